"""What the paper says: the same as the app, with its sources, and nothing that nobody has confirmed."""

import subprocess
import sys
from dataclasses import replace
from datetime import date, datetime

import pytest

from checklist.exchange.booklet import Kind, Print
from checklist.exchange.booklet.typeset import letters, printable, typeset
from checklist.fasting import Policy
from checklist.medication import Action, Confirmed
from checklist.plan import Contacts, EventKind, Signed
from checklist.procedure import Review, Status
from tests.builders import an_event, at
from tests.exchange.copies import a_copy, a_person, print_of, shipped, tablets
from tests.pdf import pages, plain, words

FIXED = "Ask your team about {name}. Do not stop it by yourself."
BANNER = "No clinician has reviewed this text yet. Check each step with your team."
REVIEW = Review(by="Dr. Lena Hart", on=date(2027, 1, 5), next_review=date(2029, 1, 5))
HOLD = Confirmed(medication="Eliquis", action=Action.HOLD, by="Dr. Lena Hart", last_dose=date(2027, 3, 13))
STRANGE = (
    "#let x = 1",
    "*bold* _no_",
    "$a^2$",
    '[#image("x")] // gone',
    "<label> @ref `raw` \\u{41} ~ -- ...",
    "{page}",
)


@pytest.mark.parametrize("name", STRANGE)
def test_a_name_is_printed_as_it_is_and_never_read_as_markup(name: str) -> None:
    said = words(print_of(a_copy(called=name, medications=tablets(name))))
    assert f"{name}: before your surgery" in said
    assert FIXED.format(name=name) in said


def test_a_name_written_from_right_to_left_is_printed_whole() -> None:
    name = "محمد الأمين"
    first = pages(print_of(a_copy(called=name)))[0]
    assert set(name) - {" "} <= set(first)


def test_a_letter_no_font_has_is_marked_and_the_rest_stands() -> None:
    assert "Li \ufffd\ufffd Wei" in words(print_of(a_copy(called="Li 李伟 Wei")))


def test_what_controls_a_screen_is_left_out() -> None:
    assert printable({"a": ["x\u202ey\x00z\ud800"]}) == {"a": ["xyz"]}


def test_every_letter_that_counts_as_printable_is_in_the_fonts() -> None:
    """A missing letter would be refused by the standard, so that this could not be made."""
    heading = {"kind": "heading", "level": 1, "text": "All", "mark": None}
    text = {"kind": "text", "text": " ".join(chr(letter) for letter in sorted(letters()))}
    person = {"blocks": [heading, text], "fitted": [], "footer": "", "end": "end"}
    given = {"title": "All", "language": "en", "size": 14, "paper": "a4", "people": [person]}
    assert typeset(given).startswith(b"%PDF")


def test_the_same_plan_at_the_same_moment_is_the_same_bytes_in_another_process() -> None:
    script = (
        "import sys; from tests.exchange.copies import a_copy, print_of; sys.stdout.buffer.write(print_of(a_copy()))"
    )
    again = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, env={"PYTHONPATH": "src:."})
    assert again.stdout == print_of(a_copy())


def test_the_first_page_has_the_name_the_numbers_the_address_and_both_times() -> None:
    first = pages(print_of(a_copy()))[0].replace(" ", "")
    for said in (
        "MariaOrtiz",
        "555-0142",
        "Call911now.",
        "11:00am",
        "1:00pm",
        "Tuesday,March16,2027",
        "invite/AbCdEfG",
    ):
        assert said in first


def test_an_unconfirmed_medicine_is_the_fixed_sentence_and_no_last_dose() -> None:
    said = words(print_of(a_copy(medications=tablets("Eliquis"))))
    assert said.count(FIXED.format(name="Eliquis")) == 2
    assert said.count("Ask your team about Eliquis") == 2
    assert "Last dose" not in said
    assert "Day by day" not in said


def test_a_confirmed_hold_has_its_days_and_who_set_them() -> None:
    said = words(print_of(a_copy(medications=tablets("Eliquis"), confirmed=(HOLD,))))
    for part in ("Last dose", "Do not take", "Ask before you start", "Dr. Lena Hart"):
        assert part in said
    assert FIXED.format(name="Eliquis") not in said


def test_a_draft_says_so_first_and_a_reviewed_text_does_not() -> None:
    reviewed = replace(shipped(), status=Status.REVIEWED, review=REVIEW)
    for kind in Kind:
        assert BANNER in pages(print_of(a_copy(), kind=kind))[0]
        assert BANNER not in words(print_of(a_copy(procedure=reviewed), kind=kind))


@pytest.mark.parametrize("kind", Kind)
def test_without_numbers_the_words_stand_in_and_there_is_room_to_write_one(kind: Kind) -> None:
    first = pages(print_of(a_copy(contacts=Contacts()), kind=kind))[0]
    assert "Call the hospital and ask for your team." in first
    assert "Call your local emergency number now." in first
    assert "Number:" in first


@pytest.mark.parametrize(
    ("arrival", "said"),
    [
        ("2027-03-16T11:59", "11:59 pm"),
        ("2027-03-16T12:00", "Night from Mon, Mar 15 to Tue, Mar 16"),
        ("2027-03-16T16:59", "Night from Mon, Mar 15 to Tue, Mar 16"),
        ("2027-03-16T17:00", "Tuesday, March 16"),
    ],
)
def test_a_stop_after_midnight_names_both_days(arrival: str, said: str) -> None:
    copy = a_copy(arrival_at=at(arrival), procedure_at=at("2027-03-16T18:00"))
    days = words(print_of(copy, print=Print.LARGE))
    assert said in days
    assert ("Night from" in days) == said.startswith("Night")


def test_small_sips_are_said_where_the_site_signed_for_them() -> None:
    signed = Signed(by="Dr. Lena Hart", on=date(2027, 1, 5))
    said = words(print_of(a_copy(fasting_policy=Policy.SIP_TIL_SEND, fasting_policy_signed=signed)))
    assert "Small sips of water until you are called" in said


@pytest.mark.parametrize("conditions", [(), ("diabetes",)])
def test_low_sugar_is_for_those_who_may_have_it(conditions: tuple[str, ...]) -> None:
    said = words(print_of(a_copy(conditions=conditions)))
    assert ("Treat low sugar first" in said) == bool(conditions)


def test_what_is_ticked_is_done_and_what_is_late_says_so() -> None:
    events = [an_event(EventKind.DONE, "ride"), an_event(EventKind.COULD_NOT, "helper", 2, reason="other")]
    said = words(print_of(a_copy(events=events, now=at("2027-03-16T10:00"))))
    assert "Done. Arrange an adult to drive you home." in said
    assert "Could not do. Arrange an adult to stay with you" in said
    assert "Was due" in said


def test_questions_asked_in_the_app_stand_before_the_empty_lines() -> None:
    asked = an_event(EventKind.ASKED, None, text="May I fly on day 5?")
    late = an_event(EventKind.ASKED, None, 2, text="Ate late", about="ate_late")
    said = words(print_of(a_copy(events=[asked, late])))
    assert "May I fly on day 5?" in said
    assert "Ate late" not in said


def test_every_step_sign_and_row_has_a_source_that_the_list_names() -> None:
    copy = a_copy(medications=tablets("Eliquis", "metoprolol"))
    said = words(print_of(copy))
    for title in {task.source.title for task in copy.plan.tasks if task.phase != "recover"}:
        assert plain(title) in said
    assert "Not checked by a clinician." in said
    assert "version" in said


@pytest.mark.parametrize("kind", [Kind.BEFORE, Kind.HOME])
def test_every_warning_sign_stands_under_its_tier(kind: Kind) -> None:
    copy = a_copy()
    said = words(print_of(copy, kind=kind))
    for sign in copy.plan.red_flags:
        assert plain(sign.sign) in said
    places = [
        said.index(label) for label in ("One of these signs is enough.", "Call 555-0142 now, today.", "Tell us at")
    ]
    assert places == sorted(places)


def test_the_way_home_has_the_wound_the_limits_and_the_days_after_but_no_fasting() -> None:
    copy = a_copy(now=at("2027-03-16T16:00"))
    said = words(print_of(copy, kind=Kind.HOME))
    for part in (
        "Your wound",
        "Day 14",
        "What you may do, and when",
        "Your recovery, week by week",
        "Care for your cut",
    ):
        assert part in said
    assert "Stop all food" not in said


def test_pages_are_numbered_for_each_person_and_carry_one_name() -> None:
    found = pages(print_of(a_copy(called="Ana Lee"), a_copy(called="Ben Roy", medications=tablets("Eliquis"))))
    own = [[page for page in found if f"{name}. Page" in page] for name in ("Ana Lee", "Ben Roy")]
    assert sum(map(len, own)) == len(found)
    for name, mine in zip(("Ana Lee", "Ben Roy"), own, strict=True):
        for number, page in enumerate(mine, start=1):
            assert page.endswith(f"{name}. Page {number} of {len(mine)}.") or f"Page {number} of {len(mine)}" in page


def test_a_printed_moment_is_on_the_persons_own_clock() -> None:
    tokyo = a_person(timezone="Asia/Tokyo")
    copy = a_copy(timezone="Asia/Tokyo", now=datetime.fromisoformat("2027-03-09T08:00:00+09:00"))
    assert copy.plan.booking.zone == tokyo.zone
    assert "Printed Tuesday, March 9, 2027, 8:00 am." in words(print_of(copy))


@pytest.mark.parametrize("kind", [Kind.BEFORE, Kind.HOME])
def test_the_day_of_surgery_is_named_in_its_month_and_not_by_its_edge_alone(kind: Kind) -> None:
    cells = [plain(cell) for cell in words(print_of(a_copy(), kind=kind)).split("March 2027")[1:]]
    assert "Surgery" in cells[0]
