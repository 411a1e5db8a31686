from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from checklist.medication import Action, Confirmed, HowOften, MorningOf
from checklist.plan import Plan, Task
from checklist.procedure import Phase, TaskKind, Weight
from tests.builders import a_booking, a_fact_base, a_formulary, a_medicine, a_plan, at, confirmed, taking

HOLD, CONTINUE, ADJUST, ASK = Action.HOLD, Action.CONTINUE, Action.ADJUST, Action.ASK


def tasks(name: str, *decisions: Confirmed, how_often: HowOften | None = HowOften.DAILY, **booking: Any) -> list[Task]:
    plan: Plan = a_plan(medications=(taking(name, how_often),), confirmed=decisions, **booking)
    return list(plan.tasks)


def shown(*given: Any, **booking: Any) -> list[str]:
    """Each task: its id and its window."""
    return [
        f"{task.id} {task.window.start:%m-%d %H:%M} to {task.window.end:%m-%d %H:%M}"
        for task in tasks(*given, **booking)
    ]


@pytest.mark.parametrize("name", ["Eliquis", "Advil", "Lantus", "Lopressor HCT", "insulin", "Elliquis", "Zzyzx"])
def test_while_unconfirmed_there_is_only_the_question(name: str) -> None:
    assert shown(name) == ["medicine_ask:m1 06-01 09:00 to 06-15 11:00"]


def test_the_question_blocks_and_says_not_to_stop() -> None:
    (ask,) = tasks("Eliquis")
    assert (ask.weight, ask.phase, ask.kind) == (Weight.BLOCKING, Phase.PREPARE, TaskKind.MEDICINE)
    assert ask.question == "what about Eliquis (apixaban)?"
    assert ask.note == "Do not stop it by yourself."
    assert ask.because == "because you take Eliquis (apixaban)"


@pytest.mark.parametrize(
    ("entered", "told"),
    [("apixaban", "apixaban"), (" Apixaban", " Apixaban"), ("Eliquis", "Eliquis (apixaban)"), ("Zzyzx", "Zzyzx")],
)
def test_a_medicine_is_named_as_entered_with_its_ingredient_where_that_says_more(entered: str, told: str) -> None:
    assert tasks(entered)[0].question == f"what about {told}?"


def test_an_ingredient_with_a_form_is_named_without_a_bracket_in_a_bracket() -> None:
    patch = a_medicine("estradiol (skin patch)", "nsaid", names=("Climara",))
    plan = a_plan(base=a_fact_base(formulary=a_formulary(medicines=(patch,))), medications=(taking("Climara"),))
    assert plan.tasks[0].question == "what about Climara (estradiol, skin patch)?"


def test_a_question_from_a_plan_made_after_arrival_is_overdue_and_not_lost() -> None:
    (ask,) = tasks("Eliquis", made_at=at("2027-06-16T09:00"))
    assert (ask.window.start, ask.window.end) == (at("2027-06-14T00:00"), at("2027-06-15T11:00"))


def test_a_hold_by_date_has_its_last_dose_each_day_without_and_the_restart() -> None:
    assert shown("Eliquis", confirmed("apixaban", HOLD, date(2027, 6, 12))) == [
        "medicine_last_dose:m1 06-12 00:00 to 06-13 00:00",
        "medicine_hold:m1:-2 06-13 00:00 to 06-14 00:00",
        "medicine_hold:m1:-1 06-14 00:00 to 06-15 00:00",
        "medicine_hold:m1:0 06-15 00:00 to 06-16 00:00",
        "medicine_restart:m1 06-15 13:00 to 06-17 00:00",
    ]


@pytest.mark.parametrize(
    ("again", "phase", "window"),
    [
        (date(2027, 6, 17), Phase.RECOVER, "06-17 00:00 to 06-18 00:00"),
        (at("2027-06-15T20:00"), Phase.HOSPITAL, "06-15 00:00 to 06-16 00:00"),
    ],
)
def test_a_day_to_start_again_is_a_deed_in_place_of_the_question(
    again: date | datetime, phase: Phase, window: str
) -> None:
    held = replace(confirmed("apixaban", HOLD, date(2027, 6, 12)), restart=again)
    assert shown("Eliquis", held)[-1] == f"medicine_start_again:m1 {window}"
    assert tasks("Eliquis", held)[-1].phase is phase
    assert tasks("Eliquis", held)[-1].why.startswith("start_again why Eliquis (apixaban) ")
    assert f"June {again.day}" in tasks("Eliquis", held)[-1].why


def test_a_hold_by_date_and_time_stands_on_the_day_it_is_where_the_person_is() -> None:
    late_evening = at("2027-06-13T23:30")
    assert shown("Eliquis", confirmed("apixaban", HOLD, late_evening)) == [
        "medicine_last_dose:m1 06-13 00:00 to 06-14 00:00",
        "medicine_hold:m1:-1 06-14 00:00 to 06-15 00:00",
        "medicine_hold:m1:0 06-15 00:00 to 06-16 00:00",
        "medicine_restart:m1 06-15 13:00 to 06-17 00:00",
    ]


def test_a_last_dose_on_day_0_has_no_day_without() -> None:
    ids = [line.split()[:2] for line in shown("Eliquis", confirmed("apixaban", HOLD, date(2027, 6, 15)))]
    assert sorted(ids) == [["medicine_last_dose:m1", "06-15"], ["medicine_restart:m1", "06-15"]]


@pytest.mark.parametrize("last", [at("2027-06-15T13:01"), date(2027, 6, 16)])
@pytest.mark.parametrize("name", ["Eliquis", "Lopressor"])
def test_a_last_dose_after_the_procedure_is_a_question_again_and_no_task(name: str, last: date) -> None:
    plan = a_plan(medications=(taking(name),), confirmed=(confirmed(name, HOLD, last),))
    (found,) = plan.medications
    assert (found.action, found.needs_confirmation, found.morning_of) == (Action.ASK, True, MorningOf.ASK)
    assert (found.last_dose, found.restart) == (None, None)
    assert found.patient_text == f"Ask your team about {name}. Do not stop it by yourself."
    assert [task.id for task in plan.tasks] == ["medicine_ask:m1"]


def test_a_hold_is_dated_by_phase() -> None:
    phases = [task.phase for task in tasks("Eliquis", confirmed("apixaban", HOLD, date(2027, 6, 13)))]
    assert phases == [Phase.PREPARE, Phase.PREPARE, Phase.DAY_OF, Phase.HOSPITAL]


def test_a_hold_of_a_weekly_medicine_has_its_days_too() -> None:
    held = shown("Eliquis", confirmed("apixaban", HOLD, date(2027, 6, 14)), how_often=HowOften.WEEKLY)
    assert [line.split()[0] for line in held] == ["medicine_last_dose:m1", "medicine_hold:m1:0", "medicine_restart:m1"]


@pytest.mark.parametrize("decision", [(), (confirmed("metoprolol", CONTINUE),)])
def test_what_goes_on_is_taken_on_the_morning_before_arrival(decision: tuple[Confirmed, ...]) -> None:
    assert shown("Lopressor", *decision) == ["medicine_morning:m1 06-15 00:00 to 06-15 11:00"]


def test_a_rule_that_only_leaves_out_the_morning_has_that_task() -> None:
    assert shown("Tums") == ["medicine_skip_morning:m1 06-15 00:00 to 06-15 11:00"]


@pytest.mark.parametrize(
    ("arrival", "procedure", "end"),
    [
        ("2027-06-15T00:01", "2027-06-15T08:00", "06-15 00:01"),
        ("2027-06-15T00:00", "2027-06-15T08:00", "06-15 08:00"),
        ("2027-06-14T18:00", "2027-06-15T08:00", "06-15 08:00"),
        ("2027-06-15T00:00", "2027-06-15T00:00", "06-16 00:00"),
    ],
)
def test_the_morning_is_day_0_for_someone_who_comes_in_the_evening_before(
    arrival: str, procedure: str, end: str
) -> None:
    times = {"arrival_at": at(arrival), "procedure_at": at(procedure)}
    assert shown("Lopressor", **times) == [f"medicine_morning:m1 06-15 00:00 to {end}"]


@pytest.mark.parametrize("how_often", [HowOften.WEEKLY, HowOften.MONTHLY, HowOften.AS_NEEDED, HowOften.PUMP, None])
@pytest.mark.parametrize("name", ["Lopressor", "Tums"])
def test_nothing_is_taken_or_left_out_that_is_not_known_to_be_taken_every_day(
    name: str, how_often: HowOften | None
) -> None:
    assert tasks(name, how_often=how_often) == []
    assert tasks(name, confirmed(name, CONTINUE), how_often=how_often) == []


def test_a_changed_dose_is_one_task_and_not_a_blocking_one() -> None:
    (adjust,) = tasks("Lantus", confirmed("insulin glargine", ADJUST))
    assert (adjust.id, adjust.weight, adjust.question) == ("medicine_adjust:m1", Weight.IMPORTANT, None)
    assert (adjust.window.start, adjust.window.end) == (a_booking().made_at, at("2027-06-15T11:00"))


def test_a_decision_to_ask_is_still_the_question() -> None:
    assert [task.id for task in tasks("Lopressor", confirmed("Lopressor", ASK))] == ["medicine_ask:m1"]


def test_two_entries_of_one_medicine_have_their_own_tasks() -> None:
    two = (taking("Lopressor", entry="m1"), taking("metoprolol", entry="m2"))
    assert {task.id for task in a_plan(medications=two).tasks} == {"medicine_morning:m1", "medicine_morning:m2"}
