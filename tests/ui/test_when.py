import pytest

from checklist.guidance import ENGLISH
from checklist.reading import NO_BREAK
from checklist.ui.when import day_of_all, day_title, day_words, done_when
from tests.builders import at
from tests.ui.builders import a_row, a_timeline, say


def day(when: str, now: str) -> str:
    return day_words(at(when), at(now), ENGLISH, say)


@pytest.mark.parametrize(
    ("when", "now", "words"),
    [
        ("15T16:59", "15T09:00", "today"),
        ("15T17:00", "15T09:00", "tonight"),
        ("16T04:59", "15T16:59", "tomorrow"),
        ("16T04:59", "15T17:00", "tonight, after midnight"),
        ("16T05:00", "15T17:00", "tomorrow"),
        ("16T03:00", "16T00:30", "today"),
        ("16T23:00", "15T17:00", "tomorrow"),
        ("17T00:01", "15T09:00", "on Wednesday, March 17"),
        ("17T03:00", "15T23:59", "on Wednesday, March 17"),
    ],
)
def test_a_moment_is_said_as_seen_from_now(when: str, now: str, words: str) -> None:
    assert day(f"2027-03-{when}", f"2027-03-{now}") == words


@pytest.mark.parametrize(
    ("now", "words"),
    [
        ("2027-02-22T09:00", "Monday, March 15, at night"),
        ("2027-03-14T23:59", "Monday, March 15, at night"),
        ("2027-03-15T00:00", "tonight"),
        ("2027-03-15T23:59", "tonight"),
        ("2027-03-16T00:00", "Monday, March 15, at night"),
        ("2027-03-16T09:00", "Monday, March 15, at night"),
    ],
)
def test_midnight_belongs_to_the_night_before_it_and_is_never_the_wrong_day(now: str, words: str) -> None:
    assert day("2027-03-16T00:00", now) == words


def test_a_minute_after_midnight_is_the_new_day() -> None:
    assert day("2027-03-16T00:01", "2027-03-14T09:00") == "on Tuesday, March 16"


def test_midnight_at_the_turn_of_a_year() -> None:
    assert day("2028-01-01T00:00", "2027-12-20T09:00") == "Friday, December 31, at night"


@pytest.mark.parametrize(
    ("now", "evening_of", "title"),
    [
        ("2027-03-15T16:59", "2027-03-15", "Today"),
        ("2027-03-15T17:00", "2027-03-15", "Tonight"),
        ("2027-03-15T00:00", "2027-03-15", "Today"),
        ("2027-03-15T17:00", "2027-03-16", "Tomorrow"),
        ("2027-03-15T17:00", "2027-03-17", None),
        ("2027-03-15T09:00", "2027-03-10", "Today"),
    ],
)
def test_a_day_near_now_has_a_title_and_the_others_have_their_date(
    now: str, evening_of: str, title: str | None
) -> None:
    assert day_title(at(f"{evening_of}T00:00"), at(now), say) == title


def test_what_was_done_today_says_the_clock_alone() -> None:
    assert done_when(at("2027-03-15T00:05"), at("2027-03-15T20:00"), ENGLISH) == f"12:05{NO_BREAK}am"
    earlier = done_when(at("2027-03-14T23:59"), at("2027-03-15T00:00"), ENGLISH)
    assert earlier == f"Sunday, March 14, 11:59{NO_BREAK}pm"


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (1, "Day 1 of 42"), (42, "Day 42 of 42"), (43, "Day 43 after your procedure"),
        (99, "Day 99 after your procedure"),
    ],
)  # fmt: skip
def test_after_the_last_day_nothing_is_counted_down_any_more(today: int, words: str) -> None:
    assert day_of_all(a_timeline(a_row(), today=today), say) == words
