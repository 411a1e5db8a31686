from typing import Any

import pytest

from checklist.discharge import ToldKind, needed, readiness, told
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


def test_what_a_person_told_their_team_comes_most_pressing_first() -> None:
    events = (
        an_event(EventKind.ASKED, None, seq=1, text="May I swim?"),
        an_event(EventKind.COULD_NOT, "wash", seq=2, reason="other", text="ran out"),
        an_event(EventKind.COULD_NOT, "bag", seq=3, reason="took_it", text="I took it"),
        an_event(EventKind.ASKED, None, seq=4, about="ate_late"),
    )
    said = told(statuses(plan_of(), events, at("2027-06-10T12:00")), events)
    assert [one.kind for one in said] == [ToldKind.ATE_LATE, ToldKind.TOOK_IT, ToldKind.COULD_NOT, ToldKind.ASKED]
    assert [one.words for one in said] == ["", "I took it", "ran out", "May I swim?"]


def test_what_was_put_back_on_the_list_is_not_told_any_more() -> None:
    events = (an_event(EventKind.COULD_NOT, "wash", seq=1), an_event(EventKind.UNDONE, "wash", seq=2))
    assert told(statuses(plan_of(), events, at("2027-06-10T12:00")), events) == ()
