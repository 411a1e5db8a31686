from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.guidance import (
    ENGLISH,
    Anchor,
    Anchors,
    Condition,
    DayRange,
    FactId,
    GuidanceError,
    Language,
    Offset,
    Source,
    SourceKind,
    Span,
    Window,
    Words,
    day_of,
    for_weeks,
    hours_between,
    week_of,
    years_between,
)
from tests.builders import NEW_YORK, a_booking, a_wording, at, until, who

ZONES = (NEW_YORK, "Europe/London", "Australia/Lord_Howe", "America/Santiago", "Pacific/Apia", "Asia/Kolkata")
NOON = at("2027-06-15T12:00")


# Sources


def quoting(quote: str | None, at_: tuple[int, int] | None) -> Source:
    return Source(kind=SourceKind.DOCUMENT, title="A leaflet", quote=quote, at=at_)


@pytest.mark.parametrize("place", [(0, 8), (5, 13), (5, 40), None])
def test_a_quote_has_a_place_that_can_hold_it(place: tuple[int, int] | None) -> None:
    assert quoting("keep dry", place).at == place


@pytest.mark.parametrize(
    ("quote", "place", "wrong"),
    [
        ("keep dry", (0, 7), "a quote of 8 characters cannot stand between 0 and 7"),
        ("keep dry", (-1, 9), "the first character and the one after the last"),
        ("keep dry", (9, 9), "the first character and the one after the last"),
        ("keep dry", (20, 3), "the first character and the one after the last"),
        (None, (0, 8), "needs the quote"),
    ],
)
def test_a_place_that_cannot_be_the_quotes_is_refused(quote: str | None, place: tuple[int, int], wrong: str) -> None:
    with pytest.raises(GuidanceError, match=wrong):
        quoting(quote, place)


# Words


def test_words_are_said_in_the_language_asked_for_and_in_english_where_nobody_has_translated_them() -> None:
    both = Words(by_language={ENGLISH: "Eat", Language("es"): "Coma"})
    assert [both.said(Language(language)) for language in ("en", "es", "fr")] == ["Eat", "Coma", "Eat"]


@pytest.mark.parametrize("by_language", [{}, {"es": "Coma"}, {"en": " "}, {"en": "Eat", "es": ""}])
def test_words_without_english_or_with_a_blank_language_are_refused(by_language: dict[Language, str]) -> None:
    with pytest.raises(GuidanceError, match="words"):
        Words(by_language=by_language)


def test_a_sentence_that_does_not_exist_is_an_error_and_never_silence() -> None:
    wording = a_wording(greeting="Hello {name}")
    assert wording.say("greeting", ENGLISH, name="{x}") == "Hello {x}"
    with pytest.raises(GuidanceError, match="no sentence 'farewell'"):
        wording.say("farewell", ENGLISH)


# Conditions


FACTS = {FactId("child"): "you are under 18", FactId("smoker"): "you smoke"}


@pytest.mark.parametrize(
    ("condition", "holds", "because"),
    [
        (who(), True, None),
        (who("child"), True, "you are under 18"),
        (who("pregnant"), False, None),
        (who("pregnant", "smoker"), True, "you smoke"),
        (who(all_of=("child", "smoker")), True, "you are under 18"),
        (who(all_of=("child", "pregnant")), False, "you are under 18"),
        (who(none_of=("pregnant",)), True, None),
        (who("child", none_of=("smoker",)), False, "you are under 18"),
    ],
)
def test_a_rule_is_for_those_whose_facts_are_known(condition: Condition, holds: bool, because: str | None) -> None:
    assert condition.holds(FACTS) is holds
    assert condition.because(FACTS) == because


# Offsets, windows, spans


@pytest.mark.parametrize(
    ("offset", "moment"),
    [
        (Offset(), "2027-06-15T13:00"),
        (Offset(hours=-2), "2027-06-15T11:00"),
        (Offset(anchor=Anchor.ARRIVAL, hours=0.5), "2027-06-15T11:30"),
        (Offset(days=0), "2027-06-15T00:00"),
        (Offset(days=-1, at=time(18)), "2027-06-14T18:00"),
        (Offset(anchor=Anchor.DISCHARGE, days=7), "2027-06-23T00:00"),
        (Offset(anchor=Anchor.NOW, hours=0), "2027-06-01T09:00"),
    ],
)
def test_an_offset_counts_elapsed_hours_or_calendar_days_from_its_anchor(offset: Offset, moment: str) -> None:
    assert offset.moment(a_booking(discharge_at=at("2027-06-16T10:00")).anchors) == at(moment)


@pytest.mark.parametrize("wrong", [{"hours": 1, "days": 1}, {"at": time(8)}, {"hours": 1, "at": time(8)}])
def test_an_offset_that_counts_two_ways_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(GuidanceError):
        Offset(**wrong)


@pytest.mark.parametrize(("minutes", "inside"), [(-1, False), (0, True), (59, True), (60, False), (61, False)])
def test_a_window_is_half_open(minutes: int, inside: bool) -> None:
    window = Window(start=NOON, end=NOON + timedelta(hours=1))
    assert window.holds(NOON + timedelta(minutes=minutes)) is inside


@pytest.mark.parametrize("later", [timedelta(0), timedelta(minutes=-1)])
def test_a_window_that_closes_before_it_opens_is_refused(later: timedelta) -> None:
    with pytest.raises(GuidanceError, match="must open before it closes"):
        Window(start=NOON, end=NOON + later)


@pytest.mark.parametrize(
    ("opens", "closes"),
    [
        (Offset(days=0), Offset(days=0)),
        (Offset(days=-1), Offset(days=-2)),
        (Offset(days=-1, at=time(9)), Offset(days=-1, at=time(8))),
        (Offset(hours=-2), Offset(hours=-2)),
        (Offset(), Offset(hours=-1)),
    ],
)
def test_a_span_that_closes_before_it_opens_is_refused_when_it_is_written(opens: Offset, closes: Offset) -> None:
    with pytest.raises(GuidanceError, match="must open before it closes"):
        Span(opens=opens, closes=closes)


@pytest.mark.parametrize(
    ("opens", "closes"),
    [
        (Offset(days=-1), Offset(days=0)),
        (Offset(days=0, at=time(8)), Offset(days=0, at=time(9))),
        (Offset(hours=-2), Offset(hours=-1)),
        (Offset(), Offset(hours=0.5)),
        (Offset(days=5), Offset(anchor=Anchor.ARRIVAL, hours=0)),
        (Offset(days=5), Offset(hours=0)),
    ],
)
def test_a_span_that_may_open_before_it_closes_is_taken(opens: Offset, closes: Offset) -> None:
    window = Span(opens=opens, closes=closes).window(a_booking().anchors)
    assert window.start < window.end == closes.moment(a_booking().anchors)


@pytest.mark.parametrize(
    ("made", "opens"),
    [
        ("2027-06-13T23:59", "2027-06-13T23:59"),
        ("2027-06-14T00:00", "2027-06-13T00:00"),
        ("2027-06-14T00:01", "2027-06-13T00:00"),
        ("2027-06-20T09:00", "2027-06-13T00:00"),
    ],
)
def test_a_window_from_now_that_has_closed_is_kept_as_overdue(made: str, opens: str) -> None:
    window = until(1).window(a_booking(made_at=at(made)).anchors)
    assert (window.start, window.end) == (at(opens), at("2027-06-14T00:00"))


@pytest.mark.parametrize("arrival", ["2027-06-14T18:00", "2027-06-15T00:00"])
def test_a_window_until_arrival_has_room_for_someone_who_arrives_before_it_opens(arrival: str) -> None:
    span = Span(opens=Offset(days=0), closes=Offset(anchor=Anchor.ARRIVAL, hours=0))
    window = span.window(a_booking(arrival_at=at(arrival)).anchors)
    assert window.start < window.end == at(arrival)


@given(
    zone=st.sampled_from(ZONES),
    procedure=st.datetimes(datetime.fromisoformat("2026-01-01"), datetime.fromisoformat("2028-12-31")),
    earlier=st.tuples(st.integers(-60, 60), st.times()),
    later=st.tuples(st.integers(-60, 60), st.times()),
    anchor=st.sampled_from(Anchor),
)
def test_windows_open_before_they_close(
    zone: str, procedure: datetime, earlier: tuple[int, time], later: tuple[int, time], anchor: Anchor
) -> None:
    moment = procedure.replace(tzinfo=ZoneInfo(zone))
    anchors = Anchors(zone=ZoneInfo(zone), now=NOON, arrival=moment, procedure=moment, discharge=moment)
    opens, closes = Offset(anchor=anchor, days=earlier[0], at=earlier[1]), Offset(days=later[0], at=later[1])
    if opens.precedes(closes):
        window = Span(opens=opens, closes=closes).window(anchors)
        assert window.start < window.end
        assert hours_between(window.start, window.end) > 0


# Days and weeks


@pytest.mark.parametrize(("weeks", "last"), [(1, 6), (2, 13), (6, 41)])
def test_a_restriction_of_n_weeks_is_days_0_to_7n_minus_1(weeks: int, last: int) -> None:
    held = for_weeks(weeks)
    assert (held.from_day, held.to_day) == (0, last)
    assert [held.holds(day) for day in (-1, 0, last, last + 1)] == [False, True, True, False]


@pytest.mark.parametrize(("day", "week"), [(-1, 0), (0, 1), (6, 1), (7, 2), (13, 2), (14, 3), (41, 6), (42, 7)])
def test_week_1_is_days_0_to_6(day: int, week: int) -> None:
    assert week_of(day) == week


@given(st.integers(0, 400))
def test_weeks_neither_gap_nor_overlap(day: int) -> None:
    week = week_of(day)
    assert for_weeks(week).holds(day)
    assert week == 1 or not for_weeks(week - 1).holds(day)
    assert week_of(day + 1) - week == (1 if (day + 1) % 7 == 0 else 0)


def test_an_open_range_never_ends_and_a_range_of_one_day_holds_that_day() -> None:
    assert DayRange(from_day=3).holds(9999)
    assert not DayRange(from_day=3).holds(2)
    assert DayRange(from_day=3, to_day=3).holds(3)


@pytest.mark.parametrize(("first", "last"), [(1, 0), (0, -1)])
def test_days_that_run_backwards_are_refused(first: int, last: int) -> None:
    with pytest.raises(GuidanceError, match="days run forward"):
        DayRange(from_day=first, to_day=last)


def test_a_range_has_its_calendar_dates() -> None:
    anchors = a_booking().anchors
    assert DayRange(from_day=28, to_day=42).dates(anchors) == (date(2027, 7, 13), date(2027, 7, 27))
    assert DayRange(from_day=0).dates(anchors) == (date(2027, 6, 15), None)


@pytest.mark.parametrize(
    ("moment", "day"),
    [("2027-06-14T23:59", -1), ("2027-06-15T00:00", 0), ("2027-06-15T23:59", 0), ("2027-06-16T00:00", 1)],
)
def test_days_are_calendar_days_of_the_bookings_zone(moment: str, day: int) -> None:
    assert day_of(at(moment), a_booking().anchors) == day
    assert day_of(at(moment).astimezone(ZoneInfo("Asia/Tokyo")), a_booking().anchors) == day


@pytest.mark.parametrize(
    ("day", "age"), [(date(2027, 6, 14), 17), (date(2027, 6, 15), 18), (date(2027, 6, 16), 18), (date(2028, 6, 14), 18)]
)
def test_a_year_of_age_is_full_on_the_birthday(day: date, age: int) -> None:
    assert years_between(date(2009, 6, 15), day) == age
