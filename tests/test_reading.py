from datetime import date, datetime

import pytest

from checklist.guidance import Language
from checklist.reading import NO_BREAK, short_date, spoken_clock, spoken_date, terms_in
from tests.builders import at, words

SPANISH = Language("es")


@pytest.mark.parametrize(
    ("clock", "spoken"),
    [
        ("00:00", "12:00 am"),
        ("00:59", "12:59 am"),
        ("01:05", "1:05 am"),
        ("11:59", "11:59 am"),
        ("12:00", "12:00 pm"),
        ("12:30", "12:30 pm"),
        ("13:00", "1:00 pm"),
        ("23:59", "11:59 pm"),
    ],
)
def test_a_clock_time_is_spoken_in_12_hours_and_never_broken_over_a_line(clock: str, spoken: str) -> None:
    assert spoken_clock(at(f"2027-06-15T{clock}")) == spoken.replace(" ", NO_BREAK)


def test_another_language_has_its_own_clock_in_the_instants_own_zone() -> None:
    assert spoken_clock(datetime.fromisoformat("2027-06-15T22:30-04:00"), SPANISH) == "22:30"


def test_a_date_is_spoken_in_the_persons_language_without_the_year() -> None:
    assert spoken_date(date(2027, 3, 5)) == "Friday, March 5"
    assert short_date(date(2027, 3, 5)) == "Fri, Mar 5"
    assert spoken_date(date(2027, 3, 5), SPANISH) == "viernes 5 marzo"
    assert short_date(date(2027, 3, 5), SPANISH) == "vie 5 mar"


def test_a_language_nobody_knows_gets_english_dates_and_no_crash() -> None:
    unknown = Language("qaa")
    assert (spoken_date(date(2027, 3, 5), unknown), short_date(date(2027, 3, 5), unknown)) == (
        spoken_date(date(2027, 3, 5)), short_date(date(2027, 3, 5)),
    )  # fmt: skip
    assert spoken_clock(at("2027-06-15T13:00"), unknown) == spoken_clock(at("2027-06-15T13:00"))


TERMS = {term: words(f"what {term} is") for term in ("scan", "CT scan", "drain", "stitch")}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("You may have a CT scan.", ("CT scan",)),
        ("A ct scan, then another scan.", ("CT scan", "scan")),
        ("Drains and scans", ("drain", "scan")),
        ("We scanned it; do not go down the drainage.", ()),
        ("", ()),
    ],
)
def test_terms_are_found_as_whole_words_the_longest_first_and_none_inside_another(
    text: str, found: tuple[str, ...]
) -> None:
    assert terms_in(text, TERMS) == found
