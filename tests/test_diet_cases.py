"""Diets and doses of bowel prep of many people, each worked out by hand: start, arrival, document, clock change, zone.

A row ends in what it comes to: when food (light food) and clear drinks stop, each diet from when to when, each dose at
its time or asked about.
"""

from datetime import date, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from checklist.diet import Diet, DietKind, PrepDose
from checklist.fasting import FoodClass, Policy
from checklist.guidance import Anchor, Offset, RuleId, Span
from checklist.plan import Signed, build_plan
from checklist.procedure import TaskKind, TaskRule
from tests.builders import (
    DOCUMENT,
    NEW_YORK,
    a_booking,
    a_procedure,
    a_task_rule,
    an_instruction,
    at,
    taking,
    who,
    words,
)
from tests.shipped import BASE

LONDON, LORD_HOWE, SANTIAGO, AUCKLAND = "Europe/London", "Australia/Lord_Howe", "America/Santiago", "Pacific/Auckland"
JUNE = ("06-15 11:00", "06-15 13:00")
EVE = ("06-14 18:00", "06-15 08:00")
BY_PROCEDURE = {"fasting_anchor": Anchor.PROCEDURE}
SIGNED = {"fasting_policy_signed": Signed(by="Dr. Lee", on=date(2027, 1, 1))}
GUIDELINE = {"fasting_policy": Policy.GUIDELINE, **SIGNED}
SIPS = {"fasting_policy": Policy.SIP_TIL_SEND, **SIGNED}


def clear(name: str = "clear", **when: Any) -> Diet:
    return Diet(id=RuleId(name), kind=DietKind.CLEAR_LIQUIDS, source=DOCUMENT, **when)


def worded(name: str = "light", **when: Any) -> Diet:
    return Diet(id=RuleId(name), kind=DietKind.IN_WORDS, says=words("Eat light food."), source=DOCUMENT, **when)


def whole(days: int) -> dict[str, Any]:
    return {"clock": time(), "day": -days}


def hours(number: float, longest: float | None = None) -> dict[str, Any]:
    return {"hours": (number, longest or number)}


def dose(name: str, opens: Offset, closes: Offset, where: PrepDose = PrepDose.BEFORE_FAST) -> TaskRule:
    return a_task_rule(name, Span(opens=opens, closes=closes), kind=TaskKind.FASTING_PREP, bowel_prep=where)


def evening(where: PrepDose = PrepDose.BEFORE_FAST) -> TaskRule:
    """6 to 8 pm the day before."""
    return dose("evening", Offset(days=-1, at=time(18)), Offset(days=-1, at=time(20)), where)


def early(last: float, where: PrepDose = PrepDose.DURING_FAST, first: float = 5) -> TaskRule:
    """From 5 hours before arrival to `last` hours before it."""
    return dose("early", *(Offset(anchor=Anchor.ARRIVAL, hours=-h) for h in (first, last)), where)


def told(times: tuple[str | None, str | None], *says: Any, zone: str = NEW_YORK, **person: Any) -> str:
    """What a plan comes to, on the wall clock there with its offset."""
    arrival, start = (at(f"2027-{text.replace(' ', 'T')}", zone) if text else None for text in times)
    diets = tuple(one for one in says if isinstance(one, Diet))
    doses = tuple(one for one in says if isinstance(one, TaskRule))
    stops = tuple(one for one in says if not isinstance(one, Diet | TaskRule))
    made = a_procedure(fasting=stops, diets=diets, tasks=doses)
    booking = a_booking(made_at=at("2027-01-01T09:00", zone), timezone=zone, arrival_at=arrival, procedure_at=start,
                        **person)  # fmt: skip
    plan = build_plan(made, booking.for_patients(), BASE)

    def local(moment: Any) -> str:
        return f"{moment.astimezone(ZoneInfo(zone)):%m-%d %H:%M%z}"[:-2] if moment else "sips"

    stopped = {stop.what: local(stop.stop_at) for stop in plan.fasting}
    found = [f"food {stopped[FoodClass.SOLIDS_LIGHT]}", f"drinks {stopped[FoodClass.CLEAR_FLUIDS]}"]
    found += [f"{diet.id} {local(diet.window.start)} to {local(diet.window.end)}" for diet in plan.diets]
    kept = {task.id: task for task in plan.tasks}
    for rule in doses:
        task = kept.get(rule.id)  # type: ignore[call-overload]
        found.append(
            f"{rule.id} {local(task.window.start)} to {local(task.window.end)}" if task else f"{rule.id} asked"
        )
    return ", ".join(found)


# A diet, as the document puts its beginning. New York in June is -04: clear drinks stop at 9:00, 2 hours before 11:00.

DIETS = [
    (JUNE, [clear(**whole(1))], {},
     "food 06-14 00:00-04, drinks 06-15 09:00-04, clear 06-14 00:00-04 to 06-15 09:00-04"),
    (JUNE, [clear(**whole(2))], {},
     "food 06-13 00:00-04, drinks 06-15 09:00-04, clear 06-13 00:00-04 to 06-15 09:00-04"),
    (JUNE, [clear(**hours(24))], {},
     "food 06-14 11:00-04, drinks 06-15 09:00-04, clear 06-14 11:00-04 to 06-15 09:00-04"),
    (JUNE, [clear(**hours(24, 48))], {},
     "food 06-13 11:00-04, drinks 06-15 09:00-04, clear 06-13 11:00-04 to 06-15 09:00-04"),
    (JUNE, [clear(**hours(24))], BY_PROCEDURE,
     "food 06-14 13:00-04, drinks 06-15 11:00-04, clear 06-14 13:00-04 to 06-15 11:00-04"),
    (JUNE, [clear(clock=time(11), day=-1)], {},
     "food 06-14 11:00-04, drinks 06-15 09:00-04, clear 06-14 11:00-04 to 06-15 09:00-04"),
    (JUNE, [clear(clock=time(0), day=0)], {},
     "food 06-15 00:00-04, drinks 06-15 09:00-04, clear 06-15 00:00-04 to 06-15 09:00-04"),
    ((None, "06-15 13:00"), [clear(**whole(1))], {},
     "food 06-14 00:00-04, drinks 06-15 11:00-04, clear 06-14 00:00-04 to 06-15 11:00-04"),
    (JUNE, [clear(**whole(1)), an_instruction(hours=None, clock=time())], {},
     "food 06-14 00:00-04, drinks 06-15 00:00-04, clear 06-14 00:00-04 to 06-15 00:00-04"),
    (JUNE, [clear(**whole(1)), an_instruction(FoodClass.SOLIDS_LIGHT, hours=(48, 48))], {},
     "food 06-13 11:00-04, drinks 06-15 09:00-04, clear 06-14 00:00-04 to 06-15 09:00-04"),
    (JUNE, [clear(**hours(4))], {},
     "food 06-15 05:00-04, drinks 06-15 09:00-04, clear 06-15 07:00-04 to 06-15 09:00-04"),
    (JUNE, [clear(**hours(2))], {}, "food 06-15 05:00-04, drinks 06-15 09:00-04"),
    (JUNE, [clear("late", clock=time(12), day=-1), clear("soon", **whole(1))], {},
     "food 06-14 00:00-04, drinks 06-15 09:00-04, soon 06-14 00:00-04 to 06-15 09:00-04"),
    (JUNE, [worded(**whole(3)), clear(**whole(1))], {},
     "food 06-14 00:00-04, drinks 06-15 09:00-04, light 06-12 00:00-04 to 06-14 00:00-04, "
     "clear 06-14 00:00-04 to 06-15 09:00-04"),
    (JUNE, [worded(**whole(1))], {},
     "food 06-15 05:00-04, drinks 06-15 09:00-04, light 06-14 00:00-04 to 06-15 05:00-04"),
    (JUNE, [worded("second", **whole(1)), worded("first", **whole(3))], {},
     "food 06-15 05:00-04, drinks 06-15 09:00-04, first 06-12 00:00-04 to 06-14 00:00-04, "
     "second 06-14 00:00-04 to 06-15 05:00-04"),
    (JUNE, [worded(clock=time(6), day=0)], {}, "food 06-15 05:00-04, drinks 06-15 09:00-04"),
    (EVE, [clear(**whole(1))], {},
     "food 06-14 00:00-04, drinks 06-14 16:00-04, clear 06-14 00:00-04 to 06-14 16:00-04"),
    (EVE, [clear(**hours(24))], {},
     "food 06-13 18:00-04, drinks 06-14 16:00-04, clear 06-13 18:00-04 to 06-14 16:00-04"),
    (("06-13 15:00", "06-15 08:00"), [clear(**whole(1))], {}, "food 06-13 09:00-04, drinks 06-13 13:00-04"),
]  # fmt: skip

# The site's policy is about the fast: a diet stays. Some diets are for some people only.

PEOPLE = [
    ([clear(**whole(1))], GUIDELINE,
     "food 06-14 00:00-04, drinks 06-15 09:00-04, clear 06-14 00:00-04 to 06-15 09:00-04"),
    ([clear(**whole(1)), an_instruction()], GUIDELINE,
     "food 06-14 00:00-04, drinks 06-15 09:00-04, clear 06-14 00:00-04 to 06-15 09:00-04"),
    ([clear(**whole(1))], SIPS, "food 06-14 00:00-04, drinks sips, clear 06-14 00:00-04 to 06-15 09:00-04"),
    ([clear(**whole(1), condition=who("condition:diabetes"))], {}, "food 06-15 05:00-04, drinks 06-15 09:00-04"),
    ([clear(**whole(1), condition=who("condition:diabetes"))], {"conditions": ("diabetes",)},
     "food 06-14 00:00-04, drinks 06-15 09:00-04, clear 06-14 00:00-04 to 06-15 09:00-04"),
    ([], {"medications": (taking("Ozempic"),)}, "food 06-15 05:00-04, drinks 06-15 09:00-04"),
    ([clear(**whole(1))], {"born": date(2020, 1, 1)},
     "food 06-14 00:00-04, drinks 06-15 09:00-04, clear 06-14 00:00-04 to 06-15 09:00-04"),
]  # fmt: skip

# Doses of bowel prep: before the fast, inside it on purpose, inside its last 2 hours, after they have come in.

DOSES = [
    (JUNE, [evening()], {}, "food 06-15 05:00-04, drinks 06-15 09:00-04, evening 06-14 18:00-04 to 06-14 20:00-04"),
    (JUNE, [early(2, PrepDose.BEFORE_FAST)], {},
     "food 06-15 05:00-04, drinks 06-15 09:00-04, early 06-15 06:00-04 to 06-15 09:00-04"),
    (JUNE, [early(1.75, PrepDose.BEFORE_FAST)], {}, "food 06-15 05:00-04, drinks 06-15 09:00-04, early asked"),
    (JUNE, [early(2), an_instruction(hours=(6, 6))], {},
     "food 06-15 05:00-04, drinks 06-15 05:00-04, early 06-15 06:00-04 to 06-15 09:00-04"),
    (JUNE, [early(1.75), an_instruction(hours=(6, 6))], {}, "food 06-15 05:00-04, drinks 06-15 05:00-04, early asked"),
    (JUNE, [early(2, PrepDose.BEFORE_FAST), an_instruction(hours=(6, 6))], {},
     "food 06-15 05:00-04, drinks 06-15 05:00-04, early asked"),
    (JUNE, [early(0.5)], BY_PROCEDURE,
     "food 06-15 07:00-04, drinks 06-15 11:00-04, early 06-15 06:00-04 to 06-15 10:30-04"),
    (EVE, [evening(PrepDose.DURING_FAST)], {}, "food 06-14 12:00-04, drinks 06-14 16:00-04, evening asked"),
    (("06-15 01:00", "06-15 02:00"), [evening()], {},
     "food 06-14 19:00-04, drinks 06-14 23:00-04, evening 06-14 18:00-04 to 06-14 20:00-04"),
    (("06-14 21:30", "06-15 08:00"), [evening()], {}, "food 06-14 15:30-04, drinks 06-14 19:30-04, evening asked"),
    (("06-14 22:00", "06-15 08:00"), [evening()], {},
     "food 06-14 16:00-04, drinks 06-14 20:00-04, evening 06-14 18:00-04 to 06-14 20:00-04"),
    (JUNE, [early(2)], SIPS, "food 06-15 05:00-04, drinks sips, early 06-15 06:00-04 to 06-15 09:00-04"),
    (JUNE, [clear(**whole(1)), evening(), early(2)], {},
     "food 06-14 00:00-04, drinks 06-15 09:00-04, clear 06-14 00:00-04 to 06-15 09:00-04, "
     "evening 06-14 18:00-04 to 06-14 20:00-04, early 06-15 06:00-04 to 06-15 09:00-04"),
]  # fmt: skip

# The night the clocks change, and other zones: whole days are calendar days, hours are hours that pass.

CLOCKS = [
    (NEW_YORK, "03-14 09:00", [clear(**whole(1))],
     "food 03-13 00:00-05, drinks 03-14 07:00-04, clear 03-13 00:00-05 to 03-14 07:00-04"),
    (NEW_YORK, "03-14 09:00", [clear(**hours(24))],
     "food 03-13 08:00-05, drinks 03-14 07:00-04, clear 03-13 08:00-05 to 03-14 07:00-04"),
    (NEW_YORK, "11-07 09:00", [clear(**hours(24))],
     "food 11-06 10:00-04, drinks 11-07 07:00-05, clear 11-06 10:00-04 to 11-07 07:00-05"),
    (NEW_YORK, "11-07 05:00", [early(2)],
     "food 11-07 00:00-04, drinks 11-07 03:00-05, early 11-07 01:00-04 to 11-07 03:00-05"),
    (LONDON, "03-28 08:00", [clear(clock=time(1, 30), day=0)],
     "food 03-28 02:00+01, drinks 03-28 06:00+01, clear 03-28 02:00+01 to 03-28 06:00+01"),
    (SANTIAGO, "09-06 09:00", [clear(**whole(1))],
     "food 09-05 01:00-03, drinks 09-06 07:00-03, clear 09-05 01:00-03 to 09-06 07:00-03"),
    (LORD_HOWE, "10-03 08:00", [clear(**hours(24))],
     "food 10-02 07:30+10, drinks 10-03 06:00+11, clear 10-02 07:30+10 to 10-03 06:00+11"),
    (AUCKLAND, "09-26 10:00", [evening(), early(2)],
     "food 09-26 04:00+13, drinks 09-26 08:00+13, evening 09-25 18:00+12 to 09-25 20:00+12, "
     "early 09-26 05:00+13 to 09-26 08:00+13"),
    ("Asia/Kolkata", "06-15 09:15", [clear(**whole(1))],
     "food 06-14 00:00+05, drinks 06-15 07:15+05, clear 06-14 00:00+05 to 06-15 07:15+05"),
]  # fmt: skip


def test_at_least_25_cases_were_worked_out_by_hand() -> None:
    assert sum(map(len, (DIETS, PEOPLE, DOSES, CLOCKS))) >= 25


@pytest.mark.parametrize(("times", "says", "person", "comes_to"), DIETS)
def test_a_diet_adds_to_the_fast_and_never_replaces_a_stop(
    times: tuple[str, str], says: list[Any], person: dict[str, Any], comes_to: str
) -> None:
    assert told(times, *says, **person) == comes_to


@pytest.mark.parametrize(("says", "person", "comes_to"), PEOPLE)
def test_a_policy_ends_no_diet_and_nobody_gets_one_that_no_document_asks_of_them(
    says: list[Any], person: dict[str, Any], comes_to: str
) -> None:
    assert told(JUNE, *says, **person) == comes_to


@pytest.mark.parametrize(("times", "says", "person", "comes_to"), DOSES)
def test_a_dose_stands_at_its_time_or_the_team_is_asked(
    times: tuple[str, str], says: list[Any], person: dict[str, Any], comes_to: str
) -> None:
    assert told(times, *says, **person) == comes_to


@pytest.mark.parametrize(("zone", "arrival", "says", "comes_to"), CLOCKS)
def test_a_clock_change_makes_no_diet_and_no_dose_come_at_another_hour(
    zone: str, arrival: str, says: list[Any], comes_to: str
) -> None:
    assert told((arrival, None), *says, zone=zone) == comes_to
