from typing import Any

import pytest

from checklist.discharge import needed, readiness
from checklist.plan import Event, EventKind, Plan, statuses
from checklist.procedure import Phase, Weight
from tests.builders import a_fact_base, a_plan, a_procedure, a_task_rule, an_event, at, taking, words


def blocking(id_: str, phase: Phase = Phase.PREPARE, **more: Any) -> Any:
    return a_task_rule(id_, phase=phase, weight=Weight.BLOCKING, question=words(f"{id_}?"), **more)


RULES = (
    blocking("ride"),
    blocking("bag", Phase.DAY_OF),
    blocking("sign", Phase.HOSPITAL),
    blocking("call", Phase.RECOVER),
    a_task_rule("wash", weight=Weight.IMPORTANT),
    a_task_rule("music", weight=Weight.HELPFUL),
)


def plan_of(**booking: Any) -> Plan:
    return a_plan(a_procedure(tasks=RULES), a_fact_base(), **booking)


def still_open(*events: Event, **booking: Any) -> list[str]:
    found = readiness(statuses(plan_of(**booking), events, at("2027-06-10T12:00")))
    assert found.ready is (found.open == ())
    return [task.id for task in found.open]


def test_what_must_be_done_before_is_needed_and_nothing_else() -> None:
    assert {task.id for task in needed(plan_of().tasks)} == {"ride", "bag"}


def test_an_unconfirmed_medicine_keeps_a_person_from_being_ready() -> None:
    assert still_open(medications=(taking("Eliquis"),)) == ["medicine_ask:m1", "ride", "bag"]


def test_a_person_is_ready_when_everything_needed_is_ticked() -> None:
    assert still_open(an_event(EventKind.DONE, "ride")) == ["bag"]
    assert still_open(an_event(EventKind.DONE, "ride"), an_event(EventKind.DONE, "bag", seq=2)) == []


@pytest.mark.parametrize("kind", [EventKind.COULD_NOT, EventKind.UNDONE])
def test_only_a_tick_settles(kind: EventKind) -> None:
    assert still_open(an_event(EventKind.DONE, "ride"), an_event(kind, "ride", seq=2)) == ["ride", "bag"]


def test_without_anything_needed_a_person_is_ready() -> None:
    assert readiness(statuses(a_plan(), (), at("2027-06-10T12:00"))).ready
