"""Whom the lists are about, on real databases."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from checklist.plan import EventId, EventKind, PlanId
from checklist.store import Store
from checklist.store.board import keep_facts
from checklist.store.events import NewEvent, append, events_of_all
from checklist.store.lists import (
    expected,
    first_zone,
    leaving,
    may_be_called,
    stays_of,
    told_before,
    with_medicines,
)
from checklist.store.plans import add_plan
from tests.alerts.people import a_person, on_day
from tests.store.builders import a_basis

NOW = on_day(0, 14)
ASKS = frozenset({EventKind.ASKED, EventKind.COULD_NOT})


def stands(store: Store, plan: str, hours: float, booking: str = "{}", **facts: Any) -> PlanId:
    """Somebody whose procedure begins so many hours after now."""
    starts = NOW + timedelta(hours=hours)
    person = a_person(arrives=starts - timedelta(hours=2), starts=starts, **facts)
    with store.writing() as tx:
        add_plan(tx, PlanId(plan), a_basis(booking))
        keep_facts(tx, PlanId(plan), person, (), version=1, policy=0)
    return PlanId(plan)


def happens(store: Store, plan: PlanId, kind: EventKind, at: datetime = NOW, **said: Any) -> None:
    new = NewEvent(id=EventId(f"{plan}-{kind}"), kind=kind, at=at, payload=said)
    with store.writing() as tx:
        append(tx, plan, actor="nurse:u-1", received_at=NOW, news=[new])


def test_who_is_ahead_or_left_no_longer_than_a_day_ago_is_expected_first_arrival_first(store: Store) -> None:
    stands(store, "later", 500)
    stands(store, "soon", 0.1)
    stands(store, "began", 0)
    stands(store, "left", -24)
    stands(store, "gone", -48)
    stands(store, "stays", -48, leaves=NOW + timedelta(days=1))
    with store.reading() as tx:
        found = expected(tx, NOW)
    assert [one.plan for one in found] == ["stays", "left", "began", "soon", "later"]
    assert (found[0].leaves, found[1].leaves, found[2].starts) == (NOW + timedelta(days=1), None, NOW)


def test_the_first_zone_is_that_of_the_first_arrival_and_nobody_s_where_there_is_nobody(store: Store) -> None:
    with store.reading() as tx:
        assert first_zone(tx) is None
    stands(store, "near", 5)
    stands(store, "far", -5, zone="Asia/Tokyo")
    with store.reading() as tx:
        assert first_zone(tx) == "Asia/Tokyo"


def test_who_is_cancelled_is_neither_expected_nor_first_nor_told_of(store: Store) -> None:
    gone = stands(store, "gone", 5, zone="Asia/Tokyo")
    happens(store, gone, EventKind.ASKED)
    with store.reading() as tx:
        assert ([one.plan for one in expected(tx, NOW)], told_before(tx, NOW, ASKS)) == ([gone], {gone})
    happens(store, gone, EventKind.CANCELLED, reason="unwell")
    with store.reading() as tx:
        assert (expected(tx, NOW), first_zone(tx), told_before(tx, NOW, ASKS)) == ((), None, frozenset())


def test_who_went_home_within_a_week_or_goes_tomorrow_is_leaving_first_arrival_first(store: Store) -> None:
    stands(store, "tomorrow", 20)
    stands(store, "in a week", 7 * 24)
    stands(store, "now", 0)
    stands(store, "days ago", -6 * 24)
    stands(store, "stayed", -20 * 24, leaves=NOW - timedelta(days=1))
    stands(store, "stays", -24, leaves=NOW + timedelta(days=7))
    stands(store, "gone", -9 * 24)
    happens(store, stands(store, "cancelled", 1), EventKind.CANCELLED, reason="unwell")
    with store.reading() as tx:
        found = leaving(tx, NOW)
    assert [one.plan for one in found] == ["stayed", "days ago", "now", "tomorrow"]
    assert (found[0].leaves, found[1].name) == (NOW - timedelta(days=1), "Ruth Abel")


def test_who_may_be_called_has_signed_of_late_or_needed_the_team_once(store: Store) -> None:
    for plan, hours in (("signed", -48), ("long ago", -24 * 30), ("team", -24 * 40), ("fine", -48), ("over", -24 * 90)):
        stands(store, plan, hours)
    happens(store, PlanId("signed"), EventKind.SIGNED, signer="Zoe")
    happens(store, PlanId("long ago"), EventKind.SIGNED, at=NOW - timedelta(days=20), signer="Zoe")
    happens(store, PlanId("team"), EventKind.FOLLOWED_UP, outcomes={"signs": "team"})
    happens(store, PlanId("fine"), EventKind.FOLLOWED_UP, outcomes={"signs": "fine"}, note="the team")
    happens(store, PlanId("over"), EventKind.SIGNED, signer="Zoe")
    with store.reading() as tx:
        found = may_be_called(tx, NOW)
        assert found == {"signed", "team"}
        assert [one.plan for one in stays_of(tx, found)] == ["team", "signed"]


def test_what_happens_seldom_is_found_among_many_plans_as_what_happens_often_is(store: Store) -> None:
    ann, zoe = stands(store, "ann", 1), stands(store, "zoe", 1)
    for plan in (ann, zoe):
        for kind in (EventKind.SIGNED, EventKind.DONE, EventKind.ASKED):
            happens(store, plan, kind, by="x")
    for kinds in ({EventKind.SIGNED}, {EventKind.DONE, EventKind.SIGNED}):
        with store.reading() as tx:
            found = [(event.plan, event.kind) for event in events_of_all(tx, [ann, zoe], kinds)]
        assert found == [
            (plan, kind) for plan in (ann, zoe) for kind in (EventKind.SIGNED, EventKind.DONE) if kind in kinds
        ]


def test_who_takes_nothing_or_has_begun_is_not_among_those_with_medicines(store: Store) -> None:
    bookings = {
        "one": '{"medications":[{"name":"x"}]}', "past": '{"medications":[{"name":"x"}]}',
        "none": '{"called":"\\"medications","medications":[]}',
        "named": '{"called":"\\"medications\\":[]","medications":[1]}',
    }  # fmt: skip
    for plan, booking in bookings.items():
        stands(store, plan, -1 if plan == "past" else 1, booking=booking)
    with store.reading() as tx:
        assert with_medicines(tx, NOW) == {"one", "named"}


@pytest.mark.parametrize(("kind", "told"), [("asked", True), ("could_not", True), ("done", False), ("called", False)])
def test_who_told_something_is_found_by_the_kind_of_event(store: Store, kind: str, told: bool) -> None:
    ahead, past = stands(store, "ahead", 1), stands(store, "past", -1)
    for plan in (ahead, past):
        happens(store, plan, EventKind(kind))
    with store.reading() as tx:
        assert told_before(tx, NOW, ASKS) == ({ahead} if told else frozenset())
