"""Every law can fail: each meets plans that break it, and one sound plan that it lets pass."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest

from checklist.diet import Diet, DietKind, PrepDose
from checklist.fasting import Caution, FoodClass, Policy
from checklist.guidance import Anchor, Language, Offset, RuleId, Span, Window
from checklist.medication import Action, MorningOf
from checklist.plan import Booking, LeftOut, MedicineStep, Plan, Pregnant, Task
from checklist.procedure import Phase, Weight
from checklist.simulation import CONTENT_LAWS, LAWS, Case, broken, meaning
from tests.builders import (
    DOCUMENT,
    GUIDELINE,
    a_booking,
    a_fact_base,
    a_fasting_table,
    a_milestone,
    a_procedure,
    a_red_flag,
    a_task_rule,
    an_instruction,
    at,
    confirmed,
    days,
    taking,
    who,
    words,
)

Break = Callable[[Case], Case]
RIDE = a_task_rule("ride", days(-7, 0), weight=Weight.BLOCKING, question=words("who drives you home?"))
PROCEDURE = a_procedure(tasks=(RIDE,), milestones=(a_milestone(),), fasting=(an_instruction(),), red_flags=("fever",))
BASE = a_fact_base(red_flags=(a_red_flag("fever"),))
CABINET = (
    taking("Eliquis", entry="eliquis"), taking("Lopressor", entry="lopressor"), taking("Advil", entry="advil"),
    taking("Elliquis", entry="elliquis"),
)  # fmt: skip
HELD = confirmed("Advil", Action.HOLD, date(2027, 6, 12))
SOUND = Case.of(PROCEDURE, BASE, a_booking(medications=CABINET, confirmed=(HELD,)))


def plan_with(**changes: Any) -> Break:
    return lambda case: replace_plan(case, lambda plan: replace(plan, **changes))


def replace_plan(case: Case, change: Callable[[Plan], Plan]) -> Case:
    return Case(procedure=case.procedure, base=case.base, booking=case.booking, plan=change(case.plan))


def task_with(id_: str, /, **changes: Any) -> Break:
    def changed(task: Task) -> Task:
        return replace(task, **changes) if task.id == id_ else task

    return lambda case: replace_plan(case, lambda p: replace(p, tasks=tuple(changed(task) for task in p.tasks)))


def without(id_: str) -> Break:
    return lambda case: replace_plan(case, lambda p: replace(p, tasks=tuple(t for t in p.tasks if t.id != id_)))


def medicine_with(name: str, /, **changes: Any) -> Break:
    def changed(step: MedicineStep) -> MedicineStep:
        return replace(step, **changes) if step.name == name else step

    return lambda case: replace_plan(
        case, lambda p: replace(p, medications=tuple(changed(step) for step in p.medications))
    )


def stop_with(what: FoodClass, /, **changes: Any) -> Break:
    return lambda case: replace_plan(
        case,
        lambda p: replace(p, fasting=tuple(replace(s, **changes) if s.what is what else s for s in p.fasting)),
    )


def first_with(part: str, /, **changes: Any) -> Break:
    def changed(plan: Plan) -> Plan:
        first, *rest = getattr(plan, part)
        return replace(plan, **{part: (replace(first, **changes), *rest)})

    return lambda case: replace_plan(case, changed)


def twice(part: str) -> Break:
    return lambda case: replace_plan(case, lambda p: replace(p, **{part: getattr(p, part)[:1] * 2}))


def seen_as(**changes: Any) -> Break:
    """The same plan, for a person it was not made for."""
    return lambda case: Case(
        procedure=case.procedure, base=case.base, booking=replace(case.booking, **changes), plan=case.plan
    )


def made_for(**changes: Any) -> Break:
    return lambda case: Case.of(case.procedure, case.base, replace(case.booking, **changes))


def forced(start: object, end: object) -> Window:
    """A window that its own check would refuse."""
    window = Window(start=at("2027-06-10T09:00"), end=at("2027-06-11T09:00"))
    object.__setattr__(window, "start", start)
    object.__setattr__(window, "end", end)
    return window


class Trusting(Booking):
    """A booking that follows whatever policy is written into it."""

    def for_patients(self) -> "Trusting":
        return self


def trusting(case: Case) -> Case:
    said = {name: getattr(case.booking, name) for name in Booking.__dataclass_fields__}
    booking = Trusting(**{**said, "fasting_policy": Policy.GUIDELINE})
    return Case.of(case.procedure, case.base, booking)


def untold(case: Case) -> Case:
    return plan_with(notices=())(made_for(fasting_policy=Policy.GUIDELINE)(case))


def asked_of(code: str) -> Break:
    """A caution that asks, under the code of one that does not."""
    asks = Caution(condition=who("smoker"), code=code, text="Ask. No value is offered.", source=GUIDELINE)
    base = a_fact_base(red_flags=(a_red_flag("fever"),), fasting=a_fasting_table(cautions=(asks,)))
    booking = a_booking(smoker=True)
    return lambda case: Case.of(case.procedure, base, booking)


def drinking(case: Case) -> Case:
    until_arrival = Span(opens=Offset(days=0), closes=Offset(anchor=Anchor.ARRIVAL, hours=0))
    bottle = a_task_rule("bottle", until_arrival, phase=Phase.DAY_OF, title=words("Drink the bottle you were given."))
    return Case.of(replace(case.procedure, tasks=(RIDE, bottle)), case.base, case.booking)


def on_a_diet(**changes: Any) -> Break:
    """A day of clear drinks and a dose of bowel prep on its evening, and what is changed about the diet."""
    clear = Diet(id=RuleId("clear"), kind=DietKind.CLEAR_LIQUIDS, source=DOCUMENT, clock=time(), day=-1)
    evening = Span(opens=Offset(days=-1, at=time(18)), closes=Offset(days=-1, at=time(20)))
    dose = a_task_rule("dose", evening, bowel_prep=PrepDose.BEFORE_FAST)

    def changed(case: Case) -> Case:
        procedure = replace(case.procedure, diets=(clear,), tasks=(RIDE, dose), fasting=())
        made = Case.of(procedure, case.base, case.booking)
        return first_with("diets", **changes)(made) if changes else made

    return changed


def late_dose(case: Case) -> Case:
    day = Window(start=at("2027-06-15T06:00"), end=at("2027-06-15T09:01"))
    return task_with("dose", window=day)(on_a_diet()(case))


NINE, MORNING = at("2027-06-10T09:00"), at("2027-06-15T10:30")
A_DAY = Window(start=at("2027-06-10T00:00"), end=at("2027-06-11T00:00"))
BREAKS: dict[str, tuple[Break, ...]] = {
    "every_task_is_dated": (
        task_with("ride", window=forced(NINE, None)), task_with("ride", window=forced(NINE.replace(tzinfo=None), NINE)),
    ),
    "every_window_opens_before_it_closes": (task_with("ride", window=forced(NINE, NINE)),),
    "nothing_stands_outside_its_window": (task_with("ride", window=A_DAY),),
    "no_task_stands_in_the_wrong_part_of_the_way": (
        task_with("ride", phase=Phase.RECOVER), task_with("medicine_restart:advil", phase=Phase.PREPARE),
    ),
    "medicine_tasks_stand_on_their_days": (
        task_with("medicine_hold:advil:-1", window=A_DAY), task_with("medicine_last_dose:advil", window=A_DAY),
        task_with("medicine_morning:lopressor", window=A_DAY),
    ),
    "the_timeline_agrees_with_the_calendar": (
        first_with("timeline", from_date=date(2027, 6, 16)), first_with("timeline", to_day=-1),
    ),
    "every_kind_of_food_stops_once": (plan_with(fasting=()), twice("fasting"), seen_as(born=date(2020, 1, 1))),
    "every_stop_is_before_the_anchor": (
        stop_with(FoodClass.MILK, stop_at=at("2027-06-15T11:30"), hours=-0.5),
        stop_with(FoodClass.MILK, hours=11), stop_with(FoodClass.CLEAR_FLUIDS, stop_at=None, hours=None),
    ),
    "the_earliest_stop_wins": (stop_with(FoodClass.MILK, stop_at=MORNING), stop_with(FoodClass.MILK, others=())),
    "nobody_may_eat_who_may_not_drink": (stop_with(FoodClass.SOLIDS_LIGHT, stop_at=MORNING),),
    "no_task_says_to_eat_after_the_stop": (drinking,),
    "an_unsigned_policy_changes_nothing_for_patients": (trusting, untold),
    "a_policy_of_the_site_never_shortens_a_fast_that_is_a_question": (asked_of("diabetes"), asked_of("child")),
    "no_medicine_is_lost": (
        plan_with(medications=()), medicine_with("Eliquis", name="eliquis"), medicine_with("Advil", patient_text=" "),
        without("medicine_ask:eliquis"), without("medicine_ask:elliquis"), twice("medications"),
    ),
    "only_an_exact_name_is_a_medicine": (
        medicine_with("Elliquis", ingredient="apixaban"), medicine_with("Elliquis", group="anticoagulant_doac"),
        medicine_with("Eliquis", ingredient=None),
    ),
    "no_medicine_is_both_taken_and_left_out": (
        medicine_with("Lopressor", action=Action.HOLD), medicine_with("Advil", action=Action.CONTINUE),
        medicine_with("Advil", ingredient="metoprolol", entry="lopressor"),
        task_with("medicine_last_dose:advil", window=Window(start=at("2027-06-14T00:00"), end=at("2027-06-15T00:00"))),
    ),
    "an_unconfirmed_medicine_has_no_date": (
        medicine_with("Eliquis", last_dose=date(2027, 6, 12)), medicine_with("Eliquis", morning_of=MorningOf.SKIP),
        medicine_with("Eliquis", patient_text="Stop it 2 days before."),
    ),
    "whatever_is_asked_is_open": (
        medicine_with("Elliquis", needs_confirmation=False),
        medicine_with("Elliquis", action=Action.CONTINUE),
    ),
    "nobody_out_of_scope_is_told_what_to_do": (
        seen_as(born=date(2009, 6, 16)), seen_as(breastfeeding=True), seen_as(pregnant=Pregnant.POSSIBLE),
    ),
    "nothing_but_a_decision_makes_a_date": (
        seen_as(confirmed=()), medicine_with("Advil", last_dose=date(2027, 6, 11)),
        medicine_with("Advil", action=Action.CONTINUE),
    ),
    "no_last_dose_is_after_the_procedure": (
        medicine_with("Advil", last_dose=date(2027, 6, 16)), medicine_with("Advil", last_dose=at("2027-06-15T13:01")),
    ),
    "every_warning_sign_says_whom_to_call": (
        first_with("red_flags", action="Call someone."), first_with("red_flags", phone="555-0199"),
    ),
    "no_warning_sign_is_lost": (plan_with(red_flags=()), first_with("red_flags", tier=1)),
    "what_is_needed_is_there_and_asks": (
        plan_with(tasks=()), task_with("ride", question=None), without("medicine_ask:eliquis"),
    ),
    "ids_are_unique": (
        twice("tasks"), twice("red_flags"), twice("timeline"), twice("medications"),
        task_with("ride", id="ride:2027-06-08"),
    ),
    "a_diet_adds_to_the_fast": (
        on_a_diet(window=Window(start=at("2027-06-14T00:00"), end=at("2027-06-15T09:01"))),
        on_a_diet(window=Window(start=at("2027-06-13T23:00"), end=at("2027-06-15T09:00"))),
        late_dose,
    ),
    "a_plan_comes_back_from_json": (made_for(conditions=("two  spaces",)), task_with("ride", title=object())),
    "text_and_table_hold_the_whole_plan": (task_with("ride", title="\ud800"), task_with("ride", window=None)),
    "every_sentence_is_there": (task_with("ride", title=" "), task_with("ride", question="")),
    "everything_names_its_source": (
        first_with("fasting", source=replace(HELD_BY := SOUND.plan.fasting[0].source, title="")),
        task_with("ride", source=replace(HELD_BY, title=" ")),
    ),
    "whatever_is_not_there_is_explained": (
        plan_with(tasks=()), plan_with(left_out=(LeftOut(id=RuleId("ride"), what="A ride.", why="Because."),)),
        plan_with(left_out=(LeftOut(id=RuleId("other"), what="Else.", why=" "),)),
    ),
}  # fmt: skip


CAN_RAISE = ("a_plan_comes_back_from_json", "text_and_table_hold_the_whole_plan")


def test_every_law_is_broken_here() -> None:
    assert set(BREAKS) == set(LAWS)


@pytest.mark.parametrize("name", LAWS)
def test_a_sound_plan_keeps_every_law(name: str) -> None:
    assert list(LAWS[name](SOUND)) == []
    assert list(LAWS[name](on_a_diet()(SOUND))) == []


@pytest.mark.parametrize(
    ("name", "number"), [(name, number) for name, breaks in BREAKS.items() for number in range(len(breaks))]
)
def test_every_law_finds_the_plan_that_breaks_it(name: str, number: int) -> None:
    found = broken(LAWS[name], BREAKS[name][number](SOUND))
    assert found
    assert name in CAN_RAISE or not any(re.match(r"\w+Error: ", what) for what in found)


def test_a_language_that_is_claimed_is_there_or_what_lacks_it_is_named() -> None:
    complete = CONTENT_LAWS["every_language_is_complete"]
    assert list(complete(PROCEDURE, BASE)) == []
    (found,) = complete(replace(PROCEDURE, languages=(Language("en"), Language("es"))), BASE)
    assert found.startswith("no words in es: excision.title, excision.plain_title")
    assert " more" in found


def test_every_law_says_what_it_holds() -> None:
    assert all(len(meaning(name)) > len(name) / 2 and meaning(name).endswith(".") for name in (*LAWS, *CONTENT_LAWS))


def test_an_hour_less_is_enough_to_break_a_stop() -> None:
    clear = SOUND.plan.fasting[-1]
    assert clear.stop_at is not None
    later = stop_with(FoodClass.CLEAR_FLUIDS, stop_at=clear.stop_at + timedelta(minutes=1))(SOUND)
    assert broken(LAWS["the_earliest_stop_wins"], later)
