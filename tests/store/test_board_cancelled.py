"""The projection knows whose procedure is cancelled, and looks expect nothing of them."""

from typing import Any

from checklist.plan import EventKind, PlanId
from checklist.store import Store
from checklist.store.board_looks import (
    Wanted,
    Where,
    cancelled_plans,
    check_ins_by_day,
    coming_in,
    counts,
    in_queue,
    on_roster,
    pulse,
)
from tests.alerts.people import on_day
from tests.store.test_board import PLAN, TODAY, happens, people, watch


def cancels(store: Store, plan: PlanId, **said: Any) -> None:
    payload = {"reason": "hospital", "note": "", "by": "Nia"} | said
    happens(store, on_day(-1), EventKind.CANCELLED, plan, "nurse:u-1", **payload)


def test_whose_procedure_is_cancelled_is_counted_as_that_alone_before_and_after_its_time(store: Store) -> None:
    people(store)
    for plan in ("open", "ready", "silent", "track"):
        cancels(store, PlanId(plan))
    with store.reading() as tx:
        rows, found = on_roster(tx, on_day(5, 10), TODAY, Wanted(where=Where.CANCELLED), (50, 0))
        counted = counts(tx, on_day(5, 10), TODAY)
    assert ([row.plan for row in rows], found) == (["open", "ready", "silent", "track"], 4)
    assert all(row.cancelled for row in rows)
    assert {where.value: n for where, n in counted.where.items() if n} == {"needs": 1, "over": 1, "cancelled": 4}
    assert counted.all == 6


def test_who_still_needs_the_team_stands_in_the_queue_though_it_is_cancelled(store: Store) -> None:
    people(store)
    cancels(store, PlanId("needs"))
    with store.reading() as tx:
        queue = in_queue(tx, on_day(5, 10), 20)
        counted = counts(tx, on_day(5, 10), TODAY)
    assert [(row.plan, row.cancelled) for row in queue] == [("needs", True), ("silent", False)]
    assert (counted.where[Where.NEEDS], counted.where[Where.CANCELLED]) == (2, 1)


def test_of_a_cancelled_one_nobody_comes_in_and_no_check_in_is_due_until_it_is_put_back(store: Store) -> None:
    watch(store)
    cancels(store, PLAN)
    with store.reading() as tx:
        assert coming_in(tx, on_day(0, 11), on_day(0, 12)) == ()
        assert [due for _, due, _ in check_ins_by_day(tx, TODAY - 1, TODAY)] == [0, 0]
        assert cancelled_plans(tx) == {PLAN}
        before = pulse(tx, on_day(-1))
    cancels(store, PLAN, back=True)
    with store.reading() as tx:
        assert len(coming_in(tx, on_day(0, 11), on_day(0, 12))) == 1
        assert [due for _, due, _ in check_ins_by_day(tx, TODAY - 1, TODAY)] == [1, 1]
        assert cancelled_plans(tx) == frozenset()
        assert pulse(tx, on_day(-1)) != before
