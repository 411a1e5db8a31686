"""The nights on which the clocks change: days, clock times and fasts, worked out by hand."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from checklist.fasting import FoodClass, Instruction
from checklist.guidance import (
    Anchors,
    BookingError,
    Offset,
    Window,
    at_clock,
    hours_between,
    in_zone,
    wall_time,
    whole_day,
)
from tests.builders import NEW_YORK, a_booking, a_plan, a_procedure, an_instruction, at, days

FATTY, LIGHT, CLEAR = FoodClass.SOLIDS_FATTY, FoodClass.SOLIDS_LIGHT, FoodClass.CLEAR_FLUIDS
LONDON, LORD_HOWE, SANTIAGO = "Europe/London", "Australia/Lord_Howe", "America/Santiago"
MIDNIGHT = an_instruction(hours=None, clock=time(0))


def anchors_at(procedure: str, zone: str = NEW_YORK, made: str = "2027-01-01T09:00") -> Anchors:
    booking = a_booking(made_at=at(made, zone), timezone=zone, arrival_at=None, procedure_at=at(procedure, zone))
    return booking.anchors


def on(night: str, zone: str, *instructions: Instruction) -> dict[str, str]:
    """The day, clock and offset of each stop for an arrival at `night` in `zone`."""
    moment = at(night, zone)
    given = {"timezone": zone, "made_at": at("2027-01-01T09:00", zone), "arrival_at": moment, "procedure_at": moment}
    plan = a_plan(a_procedure(fasting=instructions), **given)
    found = {stop.what: stop.stop_at.isoformat() for stop in plan.fasting if stop.stop_at}
    return {what: f"{text[8:16]}{text[19:]}" for what, text in found.items()}


# Days and clock times


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [
        (NEW_YORK, date(2027, 3, 13), 24),
        (NEW_YORK, date(2027, 3, 14), 23),
        (NEW_YORK, date(2027, 11, 7), 25),
        ("Europe/London", date(2027, 3, 28), 23),
        ("Europe/London", date(2027, 10, 31), 25),
        ("Australia/Lord_Howe", date(2027, 10, 3), 23.5),
        ("Australia/Lord_Howe", date(2027, 4, 4), 24.5),
        ("America/Santiago", date(2027, 9, 5), 23),
        ("America/Santiago", date(2027, 4, 3), 25),
    ],
)
def test_a_day_is_as_long_as_its_clocks_make_it(zone: str, day: date, hours: float) -> None:
    window = whole_day(day, ZoneInfo(zone))
    assert hours_between(window.start, window.end) == hours


@pytest.mark.parametrize(
    ("zone", "day", "clock", "shown"),
    [
        (NEW_YORK, date(2027, 3, 14), time(1, 59), "2027-03-14T01:59:00-05:00"),
        (NEW_YORK, date(2027, 3, 14), time(2, 0), "2027-03-14T03:00:00-04:00"),
        (NEW_YORK, date(2027, 3, 14), time(2, 59), "2027-03-14T03:00:00-04:00"),
        (NEW_YORK, date(2027, 3, 14), time(3, 0), "2027-03-14T03:00:00-04:00"),
        (NEW_YORK, date(2027, 11, 7), time(0, 59), "2027-11-07T00:59:00-04:00"),
        (NEW_YORK, date(2027, 11, 7), time(1, 30), "2027-11-07T01:30:00-04:00"),
        (NEW_YORK, date(2027, 11, 7), time(2, 0), "2027-11-07T02:00:00-05:00"),
        ("Australia/Lord_Howe", date(2027, 10, 3), time(2, 10), "2027-10-03T02:30:00+11:00"),
        ("America/Santiago", date(2027, 9, 5), time(0, 0), "2027-09-05T01:00:00-03:00"),
    ],
)
def test_a_clock_time_that_is_skipped_or_comes_twice_is_the_first_there_is(
    zone: str, day: date, clock: time, shown: str
) -> None:
    assert at_clock(day, clock, ZoneInfo(zone)).isoformat() == shown


def test_hours_are_elapsed_hours_through_a_clock_change() -> None:
    spring, autumn = anchors_at("2027-03-14T08:00"), anchors_at("2027-11-07T08:00")
    assert Offset(hours=-8).moment(spring).isoformat() == "2027-03-13T23:00:00-05:00"
    assert Offset(hours=-8).moment(autumn).isoformat() == "2027-11-07T01:00:00-04:00"
    assert Offset(hours=-7).moment(autumn).isoformat() == "2027-11-07T01:00:00-05:00"


def test_instants_in_the_hour_that_comes_twice_are_compared_as_instants() -> None:
    zone = ZoneInfo(NEW_YORK)
    first = in_zone(datetime.fromisoformat("2027-11-07T05:45Z"), zone)
    second = in_zone(datetime.fromisoformat("2027-11-07T06:15Z"), zone)
    assert (first.time(), second.time()) == (time(1, 45), time(1, 15))
    assert first < second
    assert Window(start=first, end=second).holds(in_zone(datetime.fromisoformat("2027-11-07T06:14Z"), zone))


@pytest.mark.parametrize(
    ("local", "zone", "said"),
    [
        ("2027-03-14T02:00", NEW_YORK, "does not exist"),
        ("2027-03-14T02:59", NEW_YORK, "does not exist"),
        ("2027-11-07T01:00", NEW_YORK, "-04:00 for the first, -05:00 for the second"),
        ("2027-11-07T01:59", NEW_YORK, "comes twice"),
        ("2027-03-28T01:30", "Europe/London", "does not exist"),
        ("2027-10-31T01:30", "Europe/London", r"\+01:00 for the first, \+00:00 for the second"),
        ("2027-10-03T02:15", "Australia/Lord_Howe", "does not exist"),
        ("2027-04-04T01:45", "Australia/Lord_Howe", "comes twice"),
        ("2027-09-05T00:00", "America/Santiago", "does not exist"),
    ],
)
def test_a_wall_time_that_is_skipped_or_comes_twice_is_refused(local: str, zone: str, said: str) -> None:
    with pytest.raises(BookingError, match=said) as refused:
        wall_time(datetime.fromisoformat(local), ZoneInfo(zone))
    assert local[11:] not in str(refused.value)


@pytest.mark.parametrize(
    ("local", "shown"),
    [
        ("2027-03-14T01:59", "2027-03-14T01:59:00-05:00"),
        ("2027-03-14T03:00", "2027-03-14T03:00:00-04:00"),
        ("2027-11-07T00:59", "2027-11-07T00:59:00-04:00"),
        ("2027-11-07T02:00", "2027-11-07T02:00:00-05:00"),
        ("2027-11-07T01:30-04:00", "2027-11-07T01:30:00-04:00"),
        ("2027-11-07T01:30-05:00", "2027-11-07T01:30:00-05:00"),
        ("2027-03-14T02:30-05:00", "2027-03-14T03:30:00-04:00"),
        ("2027-06-15T16:00Z", "2027-06-15T12:00:00-04:00"),
    ],
)
def test_a_wall_time_beside_the_change_or_with_an_offset_is_taken(local: str, shown: str) -> None:
    assert wall_time(datetime.fromisoformat(local), ZoneInfo(NEW_YORK)).isoformat() == shown


def test_the_offset_a_refusal_proposes_is_accepted() -> None:
    with pytest.raises(BookingError) as refused:
        wall_time(datetime.fromisoformat("2027-03-14T02:30"), ZoneInfo(NEW_YORK))
    offset = str(refused.value).rstrip(".").split()[-1]
    taken = wall_time(datetime.fromisoformat(f"2027-03-14T02:30{offset}"), ZoneInfo(NEW_YORK))
    assert taken.isoformat() == "2027-03-14T03:30:00-04:00"


def test_a_task_of_whole_days_keeps_its_days_across_a_clock_change() -> None:
    window = days(-1, 1).window(anchors_at("2027-03-14T08:00"))
    assert window.start.isoformat() == "2027-03-13T00:00:00-05:00"
    assert window.end.isoformat() == "2027-03-15T00:00:00-04:00"


# Nights on which the clocks change, worked out by hand


@pytest.mark.parametrize(
    ("night", "zone", "fatty", "light", "clear"),
    [
        # New York, 2 am becomes 3 am: 8 h before 10:00 -04:00 (14:00 UTC) is 06:00 UTC, still winter.
        ("2027-03-14T10:00", NEW_YORK, "14T01:00-05:00", "14T04:00-04:00", "14T08:00-04:00"),
        # New York, 2 am becomes 1 am: 8 h before 09:00 -05:00 (14:00 UTC) is 06:00 UTC, the second 1 am.
        ("2027-11-07T09:00", NEW_YORK, "07T01:00-05:00", "07T03:00-05:00", "07T07:00-05:00"),
        # London, 1 am becomes 2 am: 8 h before 07:00 +01:00 (06:00 UTC) is 22:00 UTC, 6 h is midnight.
        ("2027-03-28T07:00", LONDON, "27T22:00+00:00", "28T00:00+00:00", "28T05:00+01:00"),
        # London, 2 am becomes 1 am: 8 h before 07:00 UTC is 23:00 UTC, in summer time already midnight.
        ("2027-10-31T07:00", LONDON, "31T00:00+01:00", "31T01:00+00:00", "31T05:00+00:00"),
        # Lord Howe, 2:00 becomes 2:30: 8 h before 08:00 +11:00 (21:00 UTC) is 13:00 UTC, at +10:30.
        ("2027-10-03T08:00", LORD_HOWE, "02T23:30+10:30", "03T01:30+10:30", "03T06:00+11:00"),
        # Lord Howe, 2:00 becomes 1:30: 8 h before 08:00 +10:30 (21:30 UTC) is 13:30 UTC, at +11:00.
        ("2027-04-04T08:00", LORD_HOWE, "04T00:30+11:00", "04T02:00+10:30", "04T06:00+10:30"),
        # Santiago, midnight becomes 1 am: 8 h before 08:00 -03:00 (11:00 UTC) is 03:00 UTC, at -04:00.
        ("2027-09-05T08:00", SANTIAGO, "04T23:00-04:00", "05T02:00-03:00", "05T06:00-03:00"),
    ],
)  # fmt: skip
def test_a_fast_is_as_long_as_it_says_on_the_night_the_clocks_change(
    night: str, zone: str, fatty: str, light: str, clear: str
) -> None:
    found = on(night, zone)
    assert (found[FATTY], found[LIGHT], found[CLEAR]) == (fatty, light, clear)


@pytest.mark.parametrize(
    ("night", "zone", "stop"),
    [
        ("2027-03-14T10:00", NEW_YORK, "13T21:00-05:00"),
        ("2027-11-07T10:00", NEW_YORK, "06T23:00-04:00"),
        ("2027-03-28T10:00", LONDON, "27T21:00+00:00"),
        ("2027-10-31T10:00", LONDON, "30T23:00+01:00"),
        ("2027-10-03T10:00", LORD_HOWE, "02T21:30+10:30"),
        ("2027-04-04T10:00", LORD_HOWE, "03T22:30+11:00"),
    ],
)
def test_12_hours_are_12_hours_on_the_night_the_clocks_change(night: str, zone: str, stop: str) -> None:
    assert set(on(night, zone, an_instruction()).values()) == {stop}


@pytest.mark.parametrize(
    ("night", "zone", "midnight", "hours"),
    [
        ("2027-03-14T11:00", NEW_YORK, "14T00:00-05:00", 10),
        ("2027-11-07T11:00", NEW_YORK, "07T00:00-04:00", 12),
        ("2027-09-05T11:00", SANTIAGO, "05T01:00-03:00", 10),
    ],
)
def test_midnight_is_a_clock_time_and_its_hours_are_elapsed(night: str, zone: str, midnight: str, hours: int) -> None:
    assert set(on(night, zone, MIDNIGHT).values()) == {midnight}
    assert hours_between(at(f"{night[:8]}{midnight}"), at(night, zone)) == hours


def test_in_the_hour_that_comes_twice_the_earlier_instant_wins_and_not_the_smaller_clock() -> None:
    half_past_1 = an_instruction(FoodClass.CLEAR_FLUIDS, hours=None, clock=time(1, 30))
    found = on("2027-11-07T03:15", NEW_YORK, half_past_1)
    assert found[CLEAR] == "07T01:30-04:00"
    assert on("2027-11-07T03:15", NEW_YORK)[CLEAR] == "07T01:15-05:00"
