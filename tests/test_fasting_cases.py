"""Stop times of many people, each worked out by hand: start, arrival, policy, person, clock change and time zone.

A row is what stops when: fatty food, light food, milk, clear drinks; for children formula and breast milk before those.
"""

from datetime import date, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from checklist.fasting import FoodClass, Instruction, Policy
from checklist.guidance import Anchor
from checklist.plan import Pregnant, Signed, build_plan
from tests.builders import NEW_YORK, a_booking, a_procedure, an_instruction, at, taking
from tests.shipped import BASE

FATTY, LIGHT, MILK, CLEAR = (
    FoodClass.SOLIDS_FATTY, FoodClass.SOLIDS_LIGHT, FoodClass.MILK, FoodClass.CLEAR_FLUIDS
)  # fmt: skip
LONDON, LORD_HOWE, SANTIAGO, AUCKLAND = "Europe/London", "Australia/Lord_Howe", "America/Santiago", "Pacific/Auckland"
JUNE = ("06-15 11:00", "06-15 13:00")
MIDNIGHT = an_instruction(hours=None, clock=time(0))
EIGHT_TO_TWELVE = an_instruction(hours=(8, 12))
BY_PROCEDURE = {"fasting_anchor": Anchor.PROCEDURE}
SIGNED = {"fasting_policy_signed": Signed(by="Dr. Lee", on=date(2027, 1, 1))}
GUIDELINE = {"fasting_policy": Policy.GUIDELINE, **SIGNED}
SIPS = {"fasting_policy": Policy.SIP_TIL_SEND, **SIGNED}
CHILD = {"born": date(2020, 1, 1)}


def hours(number: float, *what: FoodClass) -> Instruction:
    return an_instruction(*what, hours=(number, number))


def until(clock: int, *what: FoodClass, day: int = 0) -> Instruction:
    return an_instruction(*what, hours=None, clock=time(clock), day=day)


def stops(
    arrival: str | None, start: str | None, *says: Instruction, zone: str = NEW_YORK, year: int = 2027, **who: Any
) -> str:
    """Every stop of one person on the wall clock there, with its offset, in the order they are told."""
    times = {"arrival_at": arrival, "procedure_at": start}
    moments = {key: at(f"{year}-{text.replace(' ', 'T')}", zone) if text else None for key, text in times.items()}
    booking = a_booking(made_at=at("2027-01-01T09:00", zone), timezone=zone, **moments, **who).for_patients()
    plan = build_plan(a_procedure(fasting=says), booking, BASE)
    local = [stop.stop_at.astimezone(ZoneInfo(zone)) if stop.stop_at else None for stop in plan.fasting]
    return ", ".join(f"{stop:%m-%d %H:%M%z}"[:-2] if stop else "sips" for stop in local)


# Start and arrival, no word in the document: 8, 6, 6 and 2 hours before the earlier of the two. New York, June: -04.

START_AND_ARRIVAL = [
    (JUNE, {}, "06-15 03:00-04, 06-15 05:00-04, 06-15 05:00-04, 06-15 09:00-04"),
    (("06-15 06:00", "06-15 07:30"), {}, "06-14 22:00-04, 06-15 00:00-04, 06-15 00:00-04, 06-15 04:00-04"),
    (("06-15 05:30", "06-15 07:00"), {}, "06-14 21:30-04, 06-14 23:30-04, 06-14 23:30-04, 06-15 03:30-04"),
    ((None, "06-15 13:00"), {}, "06-15 05:00-04, 06-15 07:00-04, 06-15 07:00-04, 06-15 11:00-04"),
    (("06-15 11:00", None), {}, "06-15 03:00-04, 06-15 05:00-04, 06-15 05:00-04, 06-15 09:00-04"),
    (("06-14 18:00", "06-15 08:00"), {}, "06-14 10:00-04, 06-14 12:00-04, 06-14 12:00-04, 06-14 16:00-04"),
    (("06-15 13:00", "06-15 13:00"), {}, "06-15 05:00-04, 06-15 07:00-04, 06-15 07:00-04, 06-15 11:00-04"),
    (JUNE, BY_PROCEDURE, "06-15 05:00-04, 06-15 07:00-04, 06-15 07:00-04, 06-15 11:00-04"),
    (("06-15 06:00", "06-15 12:15"), BY_PROCEDURE, "06-15 04:15-04, 06-15 06:15-04, 06-15 06:15-04, 06-15 10:15-04"),
    (("06-15 00:30", "06-15 02:00"), {}, "06-14 16:30-04, 06-14 18:30-04, 06-14 18:30-04, 06-14 22:30-04"),
    (("06-15 16:45", "06-15 18:00"), {}, "06-15 08:45-04, 06-15 10:45-04, 06-15 10:45-04, 06-15 14:45-04"),
    (("07-01 05:00", "07-01 06:00"), {}, "06-30 21:00-04, 06-30 23:00-04, 06-30 23:00-04, 07-01 03:00-04"),
    (("01-01 06:00", None), {"year": 2028}, "12-31 22:00-05, 01-01 00:00-05, 01-01 00:00-05, 01-01 04:00-05"),
    (("03-01 06:00", None), {"year": 2028}, "02-29 22:00-05, 03-01 00:00-05, 03-01 00:00-05, 03-01 04:00-05"),
]

# What the document says: the earlier stop wins, class by class.

DOCUMENT = [
    (("06-15 12:00", "06-15 14:00"), [MIDNIGHT], "06-15 00:00-04, 06-15 00:00-04, 06-15 00:00-04, 06-15 00:00-04"),
    (("06-15 07:00", "06-15 08:30"), [MIDNIGHT], "06-14 23:00-04, 06-15 00:00-04, 06-15 00:00-04, 06-15 00:00-04"),
    (("06-15 01:30", "06-15 03:00"), [MIDNIGHT], "06-14 17:30-04, 06-14 19:30-04, 06-14 19:30-04, 06-14 23:30-04"),
    (("06-14 23:00", "06-15 08:00"), [MIDNIGHT], "06-14 15:00-04, 06-14 17:00-04, 06-14 17:00-04, 06-14 21:00-04"),
    (JUNE, [EIGHT_TO_TWELVE], "06-14 23:00-04, 06-14 23:00-04, 06-14 23:00-04, 06-14 23:00-04"),
    (("06-14 18:00", "06-15 08:00"), [EIGHT_TO_TWELVE],
     "06-14 06:00-04, 06-14 06:00-04, 06-14 06:00-04, 06-14 06:00-04"),
    (JUNE, [hours(8)], "06-15 03:00-04, 06-15 03:00-04, 06-15 03:00-04, 06-15 03:00-04"),
    (JUNE, [hours(6)], "06-15 03:00-04, 06-15 05:00-04, 06-15 05:00-04, 06-15 05:00-04"),
    (("06-15 09:00", "06-15 11:00"), [hours(6, FATTY, LIGHT), hours(2, CLEAR)],
     "06-15 01:00-04, 06-15 03:00-04, 06-15 03:00-04, 06-15 07:00-04"),
    (JUNE, [hours(4, CLEAR)], "06-15 03:00-04, 06-15 05:00-04, 06-15 05:00-04, 06-15 07:00-04"),
    (JUNE, [hours(1, CLEAR)], "06-15 03:00-04, 06-15 05:00-04, 06-15 05:00-04, 06-15 09:00-04"),
    (JUNE, [hours(2.5, CLEAR)], "06-15 03:00-04, 06-15 05:00-04, 06-15 05:00-04, 06-15 08:30-04"),
    (JUNE, [hours(10, FATTY)], "06-15 01:00-04, 06-15 05:00-04, 06-15 05:00-04, 06-15 09:00-04"),
    (JUNE, [until(20, FATTY, LIGHT, day=-1)], "06-14 20:00-04, 06-14 20:00-04, 06-15 05:00-04, 06-15 09:00-04"),
    (JUNE, [until(6, CLEAR)], "06-15 03:00-04, 06-15 05:00-04, 06-15 05:00-04, 06-15 06:00-04"),
    (JUNE, [until(10, CLEAR)], "06-15 03:00-04, 06-15 05:00-04, 06-15 05:00-04, 06-15 09:00-04"),
    (JUNE, [MIDNIGHT, hours(8, LIGHT)], "06-15 00:00-04, 06-15 00:00-04, 06-15 00:00-04, 06-15 00:00-04"),
    (JUNE, [until(0, FATTY, LIGHT, MILK, day=-1)], "06-14 00:00-04, 06-14 00:00-04, 06-14 00:00-04, 06-15 09:00-04"),
]  # fmt: skip

# The site's policy: a signed one replaces the document, an unsigned one never reaches a patient.

POLICY = [
    (("06-15 12:00", None), MIDNIGHT, GUIDELINE, "06-15 04:00-04, 06-15 06:00-04, 06-15 06:00-04, 06-15 10:00-04"),
    (JUNE, EIGHT_TO_TWELVE, GUIDELINE, "06-15 03:00-04, 06-15 05:00-04, 06-15 05:00-04, 06-15 09:00-04"),
    (JUNE, EIGHT_TO_TWELVE, SIPS, "06-15 03:00-04, 06-15 05:00-04, 06-15 05:00-04, sips"),
    (JUNE, MIDNIGHT, SIPS | BY_PROCEDURE, "06-15 05:00-04, 06-15 07:00-04, 06-15 07:00-04, sips"),
    (("06-15 12:00", None), MIDNIGHT, {"fasting_policy": Policy.GUIDELINE},
     "06-15 00:00-04, 06-15 00:00-04, 06-15 00:00-04, 06-15 00:00-04"),
    (JUNE, EIGHT_TO_TWELVE, {"fasting_policy": Policy.SIP_TIL_SEND},
     "06-14 23:00-04, 06-14 23:00-04, 06-14 23:00-04, 06-14 23:00-04"),
    (JUNE, hours(8), SIGNED, "06-15 03:00-04, 06-15 03:00-04, 06-15 03:00-04, 06-15 03:00-04"),
    (JUNE, EIGHT_TO_TWELVE, GUIDELINE | {"pregnant": Pregnant.TRUE},
     "06-15 03:00-04, 06-15 03:00-04, 06-15 05:00-04, 06-15 09:00-04"),
]  # fmt: skip

# The person: 8 hours for all food in pregnancy, six classes under 18, and no other condition changes a time.

PERSON = [
    (JUNE, {"pregnant": Pregnant.TRUE}, "06-15 03:00-04, 06-15 03:00-04, 06-15 05:00-04, 06-15 09:00-04"),
    (("06-15 06:00", None), {"pregnant": Pregnant.POSSIBLE},
     "06-14 22:00-04, 06-14 22:00-04, 06-15 00:00-04, 06-15 04:00-04"),
    (JUNE, {"pregnant": Pregnant.FALSE}, "06-15 03:00-04, 06-15 05:00-04, 06-15 05:00-04, 06-15 09:00-04"),
    (JUNE, {"conditions": ("gastroparesis",)}, "06-15 03:00-04, 06-15 05:00-04, 06-15 05:00-04, 06-15 09:00-04"),
    (JUNE, {"conditions": ("reflux", "obesity")}, "06-15 03:00-04, 06-15 05:00-04, 06-15 05:00-04, 06-15 09:00-04"),
    (JUNE, {"conditions": ("diabetes",), "medications": (taking("Lantus"),)},
     "06-15 03:00-04, 06-15 05:00-04, 06-15 05:00-04, 06-15 09:00-04"),
    (JUNE, CHILD, "06-15 03:00-04, 06-15 05:00-04, 06-15 05:00-04, 06-15 05:00-04, 06-15 07:00-04, 06-15 09:00-04"),
    (JUNE, CHILD | BY_PROCEDURE,
     "06-15 05:00-04, 06-15 07:00-04, 06-15 07:00-04, 06-15 07:00-04, 06-15 09:00-04, 06-15 11:00-04"),
    (JUNE, CHILD | SIPS, "06-15 03:00-04, 06-15 05:00-04, 06-15 05:00-04, 06-15 05:00-04, 06-15 07:00-04, sips"),
    (JUNE, {"born": date(2009, 6, 16)},
     "06-15 03:00-04, 06-15 05:00-04, 06-15 05:00-04, 06-15 05:00-04, 06-15 07:00-04, 06-15 09:00-04"),
    (JUNE, {"born": date(2009, 6, 15)}, "06-15 03:00-04, 06-15 05:00-04, 06-15 05:00-04, 06-15 09:00-04"),
]  # fmt: skip

# The night the clocks change, and other time zones: hours are elapsed, a clock time in a document is a wall clock's.

CLOCKS = [
    (NEW_YORK, "03-14 07:00", [], {}, "03-13 22:00-05, 03-14 00:00-05, 03-14 00:00-05, 03-14 05:00-04"),
    (NEW_YORK, "03-14 09:00", [], {}, "03-14 00:00-05, 03-14 03:00-04, 03-14 03:00-04, 03-14 07:00-04"),
    (NEW_YORK, "03-14 09:00", [MIDNIGHT], {}, "03-14 00:00-05, 03-14 00:00-05, 03-14 00:00-05, 03-14 00:00-05"),
    (NEW_YORK, "03-14 09:00", [EIGHT_TO_TWELVE], {}, "03-13 20:00-05, 03-13 20:00-05, 03-13 20:00-05, 03-13 20:00-05"),
    (NEW_YORK, "11-07 07:00", [], {}, "11-07 00:00-04, 11-07 01:00-05, 11-07 01:00-05, 11-07 05:00-05"),
    (NEW_YORK, "11-07 03:00", [], {}, "11-06 20:00-04, 11-06 22:00-04, 11-06 22:00-04, 11-07 01:00-05"),
    (NEW_YORK, "11-07 09:00", [EIGHT_TO_TWELVE], {}, "11-06 22:00-04, 11-06 22:00-04, 11-06 22:00-04, 11-06 22:00-04"),
    (NEW_YORK, "11-07 07:00", [], {"pregnant": Pregnant.TRUE},
     "11-07 00:00-04, 11-07 00:00-04, 11-07 01:00-05, 11-07 05:00-05"),
    (LONDON, "03-28 08:00", [], {}, "03-27 23:00+00, 03-28 02:00+01, 03-28 02:00+01, 03-28 06:00+01"),
    (LONDON, "03-28 08:00", [MIDNIGHT], SIPS, "03-27 23:00+00, 03-28 02:00+01, 03-28 02:00+01, sips"),
    (LONDON, "10-31 07:00", [], {}, "10-31 00:00+01, 10-31 01:00+00, 10-31 01:00+00, 10-31 05:00+00"),
    (LORD_HOWE, "10-03 08:00", [], {}, "10-02 23:30+10, 10-03 01:30+10, 10-03 01:30+10, 10-03 06:00+11"),
    (SANTIAGO, "09-05 08:00", [MIDNIGHT], {}, "09-04 23:00-04, 09-05 01:00-03, 09-05 01:00-03, 09-05 01:00-03"),
    (AUCKLAND, "09-26 07:00", [], {}, "09-25 22:00+12, 09-26 00:00+12, 09-26 00:00+12, 09-26 05:00+13"),
    ("UTC", "06-15 11:00", [], {}, "06-15 03:00+00, 06-15 05:00+00, 06-15 05:00+00, 06-15 09:00+00"),
    ("Asia/Kolkata", "06-15 09:15", [], {}, "06-15 01:15+05, 06-15 03:15+05, 06-15 03:15+05, 06-15 07:15+05"),
    ("Asia/Kathmandu", "06-15 07:00", [], {}, "06-14 23:00+05, 06-15 01:00+05, 06-15 01:00+05, 06-15 05:00+05"),
    ("America/Los_Angeles", "06-15 06:30", [], {}, "06-14 22:30-07, 06-15 00:30-07, 06-15 00:30-07, 06-15 04:30-07"),
    ("Pacific/Honolulu", "06-15 05:00", [], {}, "06-14 21:00-10, 06-14 23:00-10, 06-14 23:00-10, 06-15 03:00-10"),
]  # fmt: skip


def test_at_least_60_cases_were_worked_out_by_hand() -> None:
    assert sum(map(len, (START_AND_ARRIVAL, DOCUMENT, POLICY, PERSON, CLOCKS))) >= 60


@pytest.mark.parametrize(("times", "more", "told"), START_AND_ARRIVAL)
def test_hours_count_back_from_the_earlier_of_arrival_and_start(
    times: tuple[str, str], more: dict[str, Any], told: str
) -> None:
    assert stops(*times, **more) == told


@pytest.mark.parametrize(("times", "says", "told"), DOCUMENT)
def test_the_earlier_of_the_document_and_the_guideline_holds(
    times: tuple[str, str], says: list[Instruction], told: str
) -> None:
    assert stops(*times, *says) == told


@pytest.mark.parametrize(("times", "says", "policy", "told"), POLICY)
def test_only_a_signed_policy_of_the_site_replaces_the_document(
    times: tuple[str, str], says: Instruction, policy: dict[str, Any], told: str
) -> None:
    assert stops(*times, says, **policy) == told


@pytest.mark.parametrize(("times", "who", "told"), PERSON)
def test_pregnancy_and_age_change_the_stops_and_nothing_else_does(
    times: tuple[str, str], who: dict[str, Any], told: str
) -> None:
    assert stops(*times, **who) == told


@pytest.mark.parametrize(("zone", "arrival", "says", "more", "told"), CLOCKS)
def test_a_clock_change_makes_no_fast_shorter_or_longer(
    zone: str, arrival: str, says: list[Instruction], more: dict[str, Any], told: str
) -> None:
    assert stops(arrival, None, *says, zone=zone, **more) == told
