"""Diets and doses at their boundaries: what is refused, when one ends, and what staff are told."""

from dataclasses import replace
from datetime import time
from typing import Any

import pytest

from checklist.diet import Diet, DietKind, PrepDose, dose_stands, last_drink
from checklist.fasting import FoodClass, Policy, fast
from checklist.guidance import GuidanceError, Offset, RuleId, Span, Window
from checklist.plan import TaskId, TaskState, build_plan, statuses
from checklist.plan.eating import fasting_case
from checklist.procedure import Phase, Weight
from tests.builders import (
    DOCUMENT,
    a_booking,
    a_fact_base,
    a_fasting_table,
    a_plan,
    a_procedure,
    a_task_rule,
    an_instruction,
    at,
    days,
    taking,
    who,
    words,
)
from tests.shipped import BASE

DAY_BEFORE: dict[str, Any] = {"clock": time(), "day": -1}


def a_diet(id_: str = "clear", **changes: Any) -> Diet:
    kind = DietKind.IN_WORDS if changes.get("says") else DietKind.CLEAR_LIQUIDS
    return Diet(**{"id": RuleId(id_), "kind": kind, "source": DOCUMENT, **(changes or DAY_BEFORE)})


def light(id_: str = "light", **when: Any) -> Diet:
    return a_diet(id_, says=words("Eat light food."), **(when or DAY_BEFORE))


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"kind": DietKind.IN_WORDS, **DAY_BEFORE}, "says what may be eaten"),
        ({"kind": DietKind.CLEAR_LIQUIDS, "says": words("Soup."), **DAY_BEFORE}, "needs no words"),
        ({"hours": (24, 24), **DAY_BEFORE}, "one of the three"),
        ({"day": -1}, "one of the three"),
        ({"clock": time(8), "day": 1}, "before the procedure"),
        ({"hours": (0, 24)}, "more than 0"),
        ({"hours": (48, 24)}, "shortest to the longest"),
    ],
)
def test_a_diet_that_is_not_one_is_refused(changes: dict[str, Any], what: str) -> None:
    with pytest.raises(GuidanceError, match=what):
        a_diet(**changes)


def test_a_diet_shares_its_id_with_nothing_else_in_the_procedure() -> None:
    with pytest.raises(GuidanceError, match="used more than once: clear"):
        a_procedure(diets=(a_diet(),), tasks=(a_task_rule("clear"),))


def test_everything_but_clear_drinks_stops_when_the_diet_begins_and_the_document_says_so() -> None:
    plan = a_plan(a_procedure(diets=(a_diet(),)))
    told = {stop.what: (f"{stop.stop_at:%d %H:%M}", stop.source) for stop in plan.fasting if stop.stop_at}
    clear = told.pop(FoodClass.CLEAR_FLUIDS)
    assert set(told.values()) == {("14 00:00", DOCUMENT)}
    assert clear[0] == "15 09:00"
    assert all(stop.others for stop in plan.fasting if stop.what is not FoodClass.CLEAR_FLUIDS)


def test_a_diet_is_a_step_from_its_beginning_until_clear_drinks_stop_and_then_it_is_over() -> None:
    plan = a_plan(
        a_procedure(diets=(a_diet(condition=who("condition:diabetes"), **DAY_BEFORE),)), conditions=("diabetes",)
    )
    task = plan.task(TaskId("clear"))
    assert task is not None
    assert (task.title, task.window) == ("Have clear drinks only.", plan.diets[0].window)
    assert (task.source, task.because) == (DOCUMENT, "because you have diabetes")

    def state(when: str) -> TaskState:
        return next(status.state for status in statuses(plan, (), at(when)) if status.task.id == "clear")

    assert [state(f"2027-06-{when}") for when in ("13T23:59", "14T00:00", "15T08:59", "15T09:00")] == [
        TaskState.LATER, TaskState.OPEN, TaskState.OPEN, TaskState.OVER,
    ]  # fmt: skip


def test_a_diet_in_words_stops_nothing_and_stands_in_the_document_s_words() -> None:
    plan = a_plan(a_procedure(diets=(light(),)))
    assert [diet.says for diet in plan.diets] == ["Eat light food."]
    assert plan.fasting == a_plan().fasting


def codes(*diets: Diet, prep: bool = False, **booking: Any) -> list[tuple[str, str]]:
    evening = Span(opens=Offset(days=-1, at=time(18)), closes=Offset(days=-1, at=time(20)))
    doses = (a_task_rule("dose", evening, bowel_prep=PrepDose.BEFORE_FAST),) if prep else ()
    plan = build_plan(a_procedure(diets=diets, tasks=doses), a_booking(**booking), BASE)
    ours = ("diet", "diet_without_room", "unresolved_range", "sglt2_diet", "stricter_than_guideline", "glp1")
    return [(notice.code, notice.about) for notice in plan.notices if notice.code in ours]


def test_staff_hear_of_each_diet_once_and_of_what_it_leaves_open() -> None:
    assert codes(a_diet()) == [("diet", "clear")]
    assert codes(a_diet(hours=(24, 48))) == [("diet", "clear"), ("unresolved_range", "clear")]
    assert codes(a_diet(), a_diet("later", hours=(24, 24))) == [("diet", "clear")]
    assert codes(a_diet(), light(hours=(12, 12))) == [("diet", "clear"), ("diet_without_room", "light")]
    assert codes(a_diet(hours=(2, 2))) == [("diet_without_room", "clear")]


def test_an_sglt2_drug_beside_a_diet_or_bowel_prep_is_a_notice_and_alone_it_is_not() -> None:
    jardiance = {"medications": (taking("Jardiance"),)}
    assert ("sglt2_diet", "fasting") in codes(a_diet(), **jardiance)
    assert ("sglt2_diet", "fasting") in codes(prep=True, **jardiance)
    assert codes(**jardiance) == []
    assert ("sglt2_diet", "fasting") not in codes(a_diet(), prep=True)


def test_a_glp1_drug_brings_no_diet_but_a_notice_for_staff_and_a_question_for_the_patient() -> None:
    plan = build_plan(a_procedure(), a_booking(medications=(taking("Ozempic"),)), BASE)
    assert plan.diets == ()
    assert codes(medications=(taking("Ozempic"),)) == [("glp1", "fasting")]
    assert "medicine_ask:m1" in {task.id for task in plan.tasks}
    assert plan.medications[0].patient_text.startswith("Ask your team about Ozempic.")


# Doses


@pytest.mark.parametrize(
    ("where", "end", "stands"),
    [
        (PrepDose.BEFORE_FAST, "06:59", True),
        (PrepDose.BEFORE_FAST, "07:00", True),
        (PrepDose.BEFORE_FAST, "07:01", False),
        (PrepDose.DURING_FAST, "07:01", True),
        (PrepDose.DURING_FAST, "09:00", True),
        (PrepDose.DURING_FAST, "09:01", False),
    ],
)
def test_a_dose_ends_before_the_fast_or_on_purpose_before_its_last_2_hours(
    where: PrepDose, end: str, stands: bool
) -> None:
    """Arrival 11:00 am, clear drinks stop 4 hours before."""
    table, case = a_fasting_table(), fasting_case(a_booking(), {})
    stops = fast((an_instruction(FoodClass.CLEAR_FLUIDS, hours=(4, 4)),), table, case).stops
    assert last_drink(stops) == at("2027-06-15T07:00")
    window = Window(start=at("2027-06-15T05:00"), end=at(f"2027-06-15T{end}"))
    assert dose_stands(where, window, stops, table, case) is stands
    assert dose_stands(where, window, stops, replace(table, prep_last_hours=2.5), case) is (stands and end < "08:31")


def test_a_dose_without_a_time_of_its_own_is_a_blocking_question_in_the_document_s_words() -> None:
    hours = Span(opens=Offset(hours=-3), closes=Offset(hours=-1))
    dose = a_task_rule("second", hours, bowel_prep=PrepDose.DURING_FAST, title=words("Drink the second half."))
    plan = a_plan(a_procedure(tasks=(dose,)))
    task = plan.task(TaskId("prep_ask"))
    assert plan.task(TaskId("second")) is None
    assert task is not None
    assert (task.weight, task.note) == (Weight.BLOCKING, "Your sheet says: Drink the second half.")
    assert (task.window.start, task.window.end) == (at("2027-06-01T09:00"), at("2027-06-15T10:00"))
    assert ("prep_asked", "second") in {(notice.code, notice.about) for notice in plan.notices}


def test_a_dose_inside_the_fast_on_purpose_is_kept_and_staff_hear_of_it() -> None:
    hours = Span(opens=Offset(hours=-7), closes=Offset(hours=-5))
    dose = a_task_rule("second", hours, bowel_prep=PrepDose.DURING_FAST)
    night = an_instruction(hours=None, clock=time())
    plan = a_plan(a_procedure(tasks=(dose,), fasting=(night,)))
    task = plan.task(TaskId("second"))
    assert task is not None and task.bowel_prep
    assert [notice.about for notice in plan.notices if notice.code == "prep_in_fast"] == ["second"]
    before = a_plan(a_procedure(tasks=(dose,)))
    assert [notice for notice in before.notices if notice.code == "prep_in_fast"] == []


def test_a_dose_that_is_not_this_person_s_is_not_asked_about() -> None:
    hours = Span(opens=Offset(hours=-3), closes=Offset(hours=-1))
    dose = a_task_rule("second", hours, bowel_prep=PrepDose.DURING_FAST, condition=who("child"))
    assert a_plan(a_procedure(tasks=(dose,))).tasks == ()


@pytest.mark.parametrize(
    ("first", "second", "asked"),
    [
        ((-19, -17), (-16, -14), False),
        ((-19, -17), (-17, -14), False),
        ((-19, -17), (-17.25, -14), True),
        ((-16, -14), (-19, -17), True),
        ((-19, -17), (-3, -2), True),
    ],
)
def test_where_one_dose_cannot_stand_or_comes_out_of_turn_all_are_asked_about_once(
    first: tuple[float, float], second: tuple[float, float], asked: bool
) -> None:
    spans = [Span(opens=Offset(hours=opens), closes=Offset(hours=closes)) for opens, closes in (first, second)]
    doses = [a_task_rule(f"dose{n}", span, bowel_prep=PrepDose.DURING_FAST) for n, span in enumerate(spans)]
    told = [task.id for task in a_plan(a_procedure(tasks=tuple(doses))).tasks]
    assert sorted(told) == (["prep_ask"] if asked else ["dose0", "dose1"])


@pytest.mark.parametrize("phase", [Phase.HOSPITAL, Phase.RECOVER])
def test_bowel_prep_is_taken_before_the_procedure(phase: Phase) -> None:
    with pytest.raises(GuidanceError, match="taken before the procedure"):
        a_task_rule("dose", bowel_prep=PrepDose.BEFORE_FAST, phase=phase)


# What is done at home


EVENING = {"arrival_at": at("2027-06-14T18:00")}


def test_what_is_done_at_home_is_over_when_they_come_in_the_evening_before() -> None:
    tasks = (a_task_rule("home", days(-1, 0)), a_task_rule("ward", days(-1, 0), phase=Phase.DAY_OF))
    plan = a_plan(a_procedure(tasks=tasks), **EVENING)
    ends = {task.id: f"{task.window.end:%d %H:%M}" for task in plan.tasks}
    assert ends == {"home": "14 18:00", "ward": "15 00:00"}


def test_a_deed_that_opens_after_they_have_come_in_is_open_the_day_before_and_never_lost() -> None:
    plan = a_plan(a_procedure(tasks=(a_task_rule("late", days(0, 1)),)), **EVENING)
    window = plan.tasks[0].window
    assert (window.start, window.end) == (at("2027-06-13T00:00"), at("2027-06-14T18:00"))


def test_a_deed_to_drink_is_over_when_that_stops_unless_it_is_sipped() -> None:
    bottle = a_task_rule("bottle", days(-1, 1), eats=FoodClass.CLEAR_FLUIDS)
    assert a_plan(a_procedure(tasks=(bottle,))).tasks[0].window.end == at("2027-06-15T09:00")
    assert a_plan(a_procedure(tasks=(bottle,)), **EVENING).tasks[0].window.end == at("2027-06-14T16:00")
    sipped = a_plan(a_procedure(tasks=(bottle,)), a_fact_base(), fasting_policy=Policy.SIP_TIL_SEND)
    assert sipped.tasks[0].window.end == at("2027-06-15T11:00")
