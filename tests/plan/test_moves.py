from datetime import date, timedelta
from typing import Any

import pytest

from checklist.plan import Difference, Event, EventKind, Plan, difference
from tests.builders import a_booking, a_fact_base, a_plan, a_procedure, a_task_rule, an_event, at, days, until, who

DONE, COULD_NOT, UNDONE = EventKind.DONE, EventKind.COULD_NOT, EventKind.UNDONE
RULES = (
    a_task_rule("prepare", days(-7, -1)),
    a_task_rule("ride", days(-7, -1), done_once=True),
    a_task_rule("list", until(1)),
    a_task_rule("stop_smoking", days(-7, 0), condition=who("smoker")),
    a_task_rule("eat_well", days(-7, 0), condition=who(none_of=("smoker",))),
)


def plan_of(**booking: Any) -> Plan:
    return a_plan(a_procedure(tasks=RULES), a_fact_base(), **booking)


def moved_by(days: int, **booking: Any) -> Plan:
    old, later = a_booking(), timedelta(days=days)
    return plan_of(arrival_at=old.arrival_at + later, procedure_at=old.procedure_at + later, **booking)


def move(new: Plan, *events: Event, now: str = "2027-06-10T12:00") -> Difference:
    return difference(plan_of(), new, events, at(now))


def ids(tasks: tuple[object, ...]) -> set[str]:
    return {task.id for task in tasks}


def test_the_same_plan_changes_nothing_and_keeps_what_is_done() -> None:
    found = move(plan_of(), an_event(DONE, "prepare"))
    assert found.empty
    assert ids(found.kept) == {"prepare"}


def test_a_move_names_every_new_window_and_every_new_stop() -> None:
    found = move(moved_by(1))
    assert not found.empty
    assert {moved.task.id for moved in found.moved} == {"prepare", "ride", "list", "eat_well"}
    prepare = next(moved for moved in found.moved if moved.task.id == "prepare")
    assert (prepare.before.start, prepare.task.window.start) == (at("2027-06-08T00:00"), at("2027-06-09T00:00"))
    assert {(stop.what, stop.after - stop.before) for stop in found.stops} == {
        (stop.what, timedelta(days=1)) for stop in plan_of().fasting
    }


@pytest.mark.parametrize(
    ("days", "kept", "again"),
    [(1, {"prepare", "ride"}, set()), (2, {"prepare", "ride"}, set()), (3, {"ride"}, {"prepare"})],
)
def test_a_tick_is_kept_or_opens_again_by_the_new_window(days: int, kept: set[str], again: set[str]) -> None:
    """Ticked on June 10; the window opens on June 8 and moves with the date."""
    found = move(moved_by(days), an_event(DONE, "prepare"), an_event(DONE, "ride", seq=2))
    assert (ids(found.kept), ids(found.again)) == (kept, again)


def test_what_could_not_be_done_is_to_do_again_when_its_window_opens_anew() -> None:
    found = move(moved_by(7), an_event(COULD_NOT, "prepare"))
    assert (ids(found.again), ids(found.kept)) == ({"prepare"}, set())
    assert move(moved_by(1), an_event(COULD_NOT, "prepare")).again == ()


def test_a_move_to_an_earlier_date_says_what_is_now_overdue() -> None:
    found = move(moved_by(-4))
    assert ids(found.overdue) == {"prepare", "ride", "list"}
    assert move(moved_by(-3)).overdue == ()
    assert move(moved_by(-4), now="2027-06-14T12:00").overdue == (moved_by(-4).task("eat_well"),)


def test_what_is_ticked_is_never_overdue() -> None:
    found = move(moved_by(-4), an_event(DONE, "prepare"), an_event(COULD_NOT, "list", seq=2))
    assert ids(found.overdue) == {"ride"}
    assert ids(found.kept) == {"prepare"}


def test_what_opens_again_and_has_closed_already_is_told_once() -> None:
    early = an_event(DONE, "prepare", when="2027-05-20T09:00")
    found = move(moved_by(-4), early)
    assert ids(found.again) == {"prepare"}
    assert "prepare" not in ids(found.overdue)


def test_a_fact_that_changes_brings_and_takes_away_tasks() -> None:
    found = move(plan_of(smoker=True))
    assert (ids(found.added), ids(found.not_needed)) == ({"stop_smoking"}, {"eat_well"})
    assert not found.empty


def test_an_undone_tick_is_as_if_it_never_was() -> None:
    found = move(moved_by(7), an_event(DONE, "prepare"), an_event(UNDONE, "prepare", seq=2))
    assert (found.kept, found.again) == ((), ())


def test_a_stop_that_only_one_plan_has_is_no_move() -> None:
    assert move(plan_of(born=date(2020, 1, 1))).stops == ()
