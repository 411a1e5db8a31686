"""What the nurse wrote before going home stands in the booklet, in the person's words and once."""

import csv
import io
from zoneinfo import ZoneInfo

from checklist.discharge import Section
from checklist.exchange.booklet import Kind
from checklist.exchange.record import COLUMNS, record_csv
from tests.builders import at
from tests.discharge.walks import covered, events, noted
from tests.exchange.copies import a_copy, print_of
from tests.pdf import words

VISIT = noted(Section.FOLLOW_UP, "v", what="Stitches out", when="Friday, March 26, 9:00 am", place="Room 3")
PILLS = noted(Section.MEDICINES, "m", name="Eliquis", change="changed", how="5 mg, 2 times a day")


def booklet(*happened) -> str:
    return words(print_of(a_copy(now=at("2027-03-16T17:00"), events=events(*happened)), kind=Kind.HOME))


def test_without_anything_written_the_booklet_has_no_such_part() -> None:
    said = booklet()
    assert "Written for you by your nurse" not in said
    assert "Ask your team." in said


def test_what_was_written_stands_there_and_a_visit_is_not_asked_for_any_more() -> None:
    said = booklet(VISIT, PILLS)
    assert "Written for you by your nurse" in said
    assert "Stitches out. When: Friday, March 26, 9:00 am. Where: Room 3" in said
    assert "Eliquis. changed. How much, how often, until when: 5 mg, 2 times a day" in said
    assert "Your visits" not in said


def test_where_the_summary_was_sent_is_for_staff_alone() -> None:
    assert "fax" not in booklet(noted(Section.PROCEDURE, "s", summary_to="Dr. Adams, by fax"))


def test_the_record_has_a_row_for_each_event_in_the_persons_time() -> None:
    rows = list(
        csv.reader(
            io.StringIO(
                record_csv(events(covered(Section.WOUND), VISIT), ZoneInfo("America/New_York")).decode("utf-8-sig")
            )
        )
    )
    assert tuple(rows[0]) == COLUMNS
    assert [row[:2] for row in rows[1:]] == [["1", "2027-03-16T17:00:00-04:00"], ["2", "2027-03-16T17:00:00-04:00"]]
    assert "Stitches out" in rows[2][-1]
