from itertools import permutations
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.plan import Event, EventKind, Plan, TaskState, TaskStatus, statuses
from tests.builders import a_fact_base, a_plan, a_procedure, a_task_rule, an_event, at, days

DONE, UNDONE, COULD_NOT, MOVED = EventKind.DONE, EventKind.UNDONE, EventKind.COULD_NOT, EventKind.MOVED
DAYS_BEFORE = days(-7, -1)  # open June 8 to 13
NOW = at("2027-06-10T12:00")


def plan_of(done_once: bool = False, **booking: Any) -> Plan:
    """A plan with one task, "ride"."""
    rule = a_task_rule("ride", DAYS_BEFORE, done_once=done_once)
    return a_plan(a_procedure(tasks=(rule,)), a_fact_base(), **booking)


def status(*events: Event, now: str = "2027-06-10T12:00", plan: Plan | None = None) -> TaskStatus:
    return statuses(plan or plan_of(), events, at(now))[0]


@pytest.mark.parametrize(
    ("now", "state"),
    [
        ("2027-06-07T23:59", TaskState.LATER),
        ("2027-06-08T00:00", TaskState.OPEN),
        ("2027-06-13T23:59", TaskState.OPEN),
        ("2027-06-14T00:00", TaskState.OVERDUE),
    ],
)
def test_without_events_the_clock_decides(now: str, state: TaskState) -> None:
    found = status(now=now)
    assert (found.state, found.event, found.settled) == (state, None, False)


@pytest.mark.parametrize(("kind", "state", "settled"), [(DONE, "done", True), (COULD_NOT, "could_not", False)])
def test_an_answer_decides_whatever_the_clock(kind: EventKind, state: str, settled: bool) -> None:
    event = an_event(kind)
    for now in ("2027-06-07T09:00", "2027-06-10T09:00", "2027-06-20T09:00"):
        found = status(event, now=now)
        assert (found.state, found.event, found.settled) == (state, event, settled)


@pytest.mark.parametrize("first", [DONE, COULD_NOT])
def test_undo_restores_what_was_before(first: EventKind) -> None:
    assert status(an_event(first, seq=1), an_event(UNDONE, seq=2)) == status()
    assert status(an_event(first, seq=1), an_event(UNDONE, seq=2), an_event(DONE, seq=3)).settled


def test_only_events_about_tasks_count_and_only_for_their_task() -> None:
    others = [an_event(kind, seq=seq) for seq, kind in enumerate(set(EventKind) - {DONE, UNDONE, COULD_NOT}, start=2)]
    assert status(an_event(DONE, seq=1), *others).settled
    assert status(an_event(DONE, "other"), an_event(DONE, None, seq=2)).event is None


def test_the_newest_event_by_number_decides_and_not_the_devices_clock() -> None:
    late_clock = an_event(DONE, seq=1, when="2027-06-10T11:00")
    assert status(late_clock, an_event(UNDONE, seq=2, when="2027-06-10T10:00")).event is None


def test_the_order_in_which_events_are_given_does_not_matter() -> None:
    events = [an_event(kind, seq=seq) for seq, kind in enumerate((DONE, UNDONE, COULD_NOT, DONE), start=1)]
    assert {status(*given).event.id for given in permutations(events)} == {"e4"}


@given(st.lists(st.sampled_from((DONE, UNDONE, COULD_NOT)), min_size=1), st.randoms())
def test_a_status_is_a_function_of_the_newest_event(kinds: list[EventKind], random: Random) -> None:
    events = [an_event(kind, seq=seq) for seq, kind in enumerate(kinds, start=1)]
    newest = status(events[-1])
    random.shuffle(events)
    assert status(*events) == newest


# After a move


@pytest.mark.parametrize(
    ("ticked", "stands"),
    [("2027-06-14T23:59", False), ("2027-06-15T00:00", True), ("2027-06-15T00:01", True)],
)
@pytest.mark.parametrize("kind", [DONE, COULD_NOT])
def test_a_tick_from_before_a_move_stands_only_if_the_new_window_had_opened(
    kind: EventKind, ticked: str, stands: bool
) -> None:
    a_week_later = plan_of(arrival_at=at("2027-06-22T11:00"), procedure_at=at("2027-06-22T13:00"))
    tick, move = an_event(kind, seq=1, when=ticked), an_event(MOVED, None, seq=2, when="2027-06-15T12:00")
    found = status(tick, move, now="2027-06-16T09:00", plan=a_week_later)
    assert (found.event == tick) is stands
    assert (found.state is TaskState.OPEN) is not stands


def test_what_is_done_once_stays_done() -> None:
    events = (an_event(DONE, seq=1, when="2027-05-01T09:00"), an_event(MOVED, None, seq=2))
    assert status(*events, plan=plan_of(done_once=True)).settled
    assert not status(*events, plan=plan_of()).settled


def test_a_tick_ahead_of_time_stands_when_nothing_moved_since() -> None:
    early = an_event(DONE, seq=2, when="2027-06-01T09:00")
    assert status(early).settled
    assert status(an_event(MOVED, None, seq=1), early).settled
    assert not status(an_event(MOVED, None, seq=1), early, an_event(MOVED, None, seq=3)).settled
