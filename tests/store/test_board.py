"""The projection on real databases: after anything at all it is what the events come to, and looks find what stands."""

from typing import Any

import pytest
from sqlalchemy import text

from checklist.alerts import AlertId, Kind, State, Watched, standing
from checklist.plan import EventId, EventKind, PlanId, TaskId
from checklist.store import Store, open_store
from checklist.store.board import alert_rows, behind, keep_facts, kept_alerts, kept_row, row_of
from checklist.store.board_looks import Wanted, Where, check_ins_by_day, coming_in, counts, in_queue, on_roster, pulse
from checklist.store.board_tables import board_alerts
from checklist.store.board_text import facts_from, facts_text
from checklist.store.events import NewEvent, append, erase, events_of
from checklist.store.plans import rebook
from tests.alerts.people import RIDE, a_person, a_step, on_day
from tests.store.builders import a_basis, with_plan

PLAN = PlanId("plan-1")
TODAY = on_day(5).date().toordinal()


def watch(store: Store, plan: PlanId = PLAN, facts: Watched | None = None, *, new: bool = True) -> PlanId:
    if new:
        with_plan(store, plan)
    with store.writing() as tx:
        keep_facts(tx, plan, facts or a_person(), events_of(tx, plan), version=1, policy=0)
    return plan


def happens(store: Store, at: Any, kind: EventKind, plan: PlanId = PLAN, actor: str = "patient", **said: Any) -> None:
    task, payload = said.pop("task", None), said
    with store.writing() as tx:
        seq = len(events_of(tx, plan)) + 1
        new = NewEvent(id=EventId(f"e{seq}"), kind=kind, at=at, task=task, payload=payload)
        append(tx, plan, actor=actor, received_at=at, news=[new])


def same_day(store: Store, at: Any, plan: PlanId, tier: str = "same_day") -> None:
    advice = {"tier": tier, "reasons": [{"sign": "fever", "tier": tier, "because": "Fever."}]}
    happens(store, at, EventKind.CHECKED_IN, plan, day=5, advice=advice)


def held(store: Store, plan: PlanId = PLAN) -> tuple[Any, list[Any]]:
    with store.reading() as tx:
        rows = tx.execute(board_alerts.select().where(board_alerts.c.plan == plan).order_by(board_alerts.c.id))
        return kept_row(tx, plan), [row._mapping["id"] for row in rows]


def made_anew(store: Store, facts: Watched, plan: PlanId = PLAN) -> tuple[Any, list[Any]]:
    with store.reading() as tx:
        now = standing(events_of(tx, plan), facts)
    return row_of(plan, facts, now), sorted(row["id"] for row in alert_rows(plan, now.alerts))


def test_a_board_of_an_older_version_is_made_anew(store: Store, url: str) -> None:
    watch(store)
    with store.writing() as tx:
        assert behind(tx, 0, on_day(5)) == ()
        tx.execute(text("DROP TABLE board_counted"))
        tx.execute(text("ALTER TABLE board DROP COLUMN cancelled"))
        tx.execute(text("DROP INDEX ix_events_seldom"))
        tx.execute(text("UPDATE alembic_version SET version_num = '0006'"))
    again = open_store(url)
    with again.reading() as tx:
        assert behind(tx, 0, on_day(5)) == (PLAN,)
    again.close()


def test_what_is_kept_of_a_person_comes_back_the_same() -> None:
    person = a_person(leaves=on_day(1), phone="555-0142", lives_alone=True)
    again = facts_from(facts_text(person))
    assert again == person
    assert facts_text(again) == facts_text(person)


def test_an_event_of_a_plan_that_the_board_does_not_know_is_kept_all_the_same(store: Store) -> None:
    with_plan(store)
    happens(store, on_day(1), EventKind.DONE, task=RIDE)
    assert held(store) == (None, [])


def test_every_event_changes_the_board_in_its_own_transaction(store: Store) -> None:
    watch(store)
    assert held(store)[0]["open"] == 1
    happens(store, on_day(-3), EventKind.DONE, task=RIDE)
    assert held(store)[0]["open"] == 0
    with pytest.raises(RuntimeError), store.writing() as tx:
        new = NewEvent(id=EventId("x"), kind=EventKind.UNDONE, at=on_day(-3), task=RIDE)
        append(tx, PLAN, actor="patient", received_at=on_day(-3), news=[new])
        raise RuntimeError
    assert held(store)[0]["open"] == 0


def test_what_is_erased_changes_the_board_too(store: Store) -> None:
    watch(store)
    same_day(store, on_day(5), PLAN)
    assert "checkin:1" in held(store)[1]
    with store.writing() as tx:
        erase(tx, PLAN, 1)
    assert "checkin:1" not in held(store)[1]
    assert held(store) == made_anew(store, a_person())


def test_the_worst_stands_first_and_what_somebody_has_taken_on_last(store: Store) -> None:
    for name, tier in (("a", "same_day"), ("b", "emergency"), ("c", "emergency")):
        watch(store, PlanId(name), a_person(steps=()))
        same_day(store, on_day(5), PlanId(name), tier)
    happens(
        store, on_day(5), EventKind.HANDLED, PlanId("b"), "nurse:u-1", alert="checkin:1", step="acknowledged", by="Nia"
    )
    with store.reading() as tx:
        assert [row.plan for row in in_queue(tx, on_day(5, 9, 14), 9)] == ["c", "a", "b"]
        assert [row.plan for row in in_queue(tx, on_day(5, 9, 15), 9)] == ["b", "c", "a"], "nobody acted in 15 minutes"
        assert [row.plan for row in in_queue(tx, on_day(5, 9, 15), 1, 1)] == ["c"]
        found = counts(tx, on_day(5, 9, 14), TODAY)
    assert (found.all, found.need, found.in_hand) == (3, 2, 1)


def test_the_clock_alone_brings_silence_and_ends_what_is_over(store: Store) -> None:
    watch(store)
    with store.reading() as tx:
        before, after = pulse(tx, on_day(2, 23, 59)), pulse(tx, on_day(3, 0))
        assert before != after
        assert in_queue(tx, on_day(2, 23, 59), 9) == ()
        (row,) = in_queue(tx, on_day(3, 0), 9)
    assert [one.kind for one in row.alerts if one.stands(on_day(3, 0))] == [Kind.SILENT]


def test_the_pulse_changes_with_what_shows_and_not_with_an_ordinary_tick(store: Store) -> None:
    watch(store)

    def beat() -> str:
        with store.reading() as tx:
            return pulse(tx, on_day(-3))

    first = beat()
    happens(store, on_day(-4), EventKind.DONE, task=TaskId("bed"))
    assert beat() == first
    happens(store, on_day(-4), EventKind.DONE, task=RIDE)
    second = beat()
    happens(store, on_day(-4), EventKind.ASKED, text="?")
    assert len({first, second, beat()}) == 3


def people(store: Store) -> None:
    """One of each way to be, on day 5."""
    watch(store, PlanId("needs"), a_person(name="Needs Us", steps=()))
    same_day(store, on_day(5), PlanId("needs"))
    watch(store, PlanId("silent"), a_person(name="Silent One", steps=(), title="Hernia, keyhole"))
    watch(store, PlanId("track"), a_person(name="On Track", steps=()))
    happens(store, on_day(5), EventKind.CHECKED_IN, PlanId("track"), day=5)
    later = {"arrives": on_day(20, 11), "starts": on_day(20, 13)}
    watch(store, PlanId("open"), a_person(name="Not Ready", steps=(a_step(RIDE, "ride?", on_day(0)),), **later))
    watch(store, PlanId("ready"), a_person(name="Ready 100%", steps=(), **later))
    watch(store, PlanId("over"), a_person(name="Long Ago", steps=(), arrives=on_day(-90), starts=on_day(-90)))


@pytest.mark.parametrize(
    ("where", "who"),
    [
        (None, ["open", "ready", "needs", "silent", "track", "over"]),
        (Where.NEEDS, ["needs", "silent"]),
        (Where.NOT_READY, ["open"]),
        (Where.READY, ["ready"]),
        (Where.SILENT, ["silent"]),
        (Where.ON_TRACK, ["track"]),
        (Where.OVER, ["over"]),
    ],
)
def test_everyone_is_found_by_how_they_are_the_next_to_come_first(
    store: Store, where: Where | None, who: list[str]
) -> None:
    people(store)
    with store.reading() as tx:
        rows, found = on_roster(tx, on_day(5, 10), TODAY, Wanted(where=where), (50, 0))
        counted = counts(tx, on_day(5, 10), TODAY)
    assert ([row.plan for row in rows], found) == (who, len(who))
    assert counted.all == 6
    if where:
        assert counted.where[where] == len(who)


def test_pages_join_without_a_gap(store: Store) -> None:
    people(store)
    with store.reading() as tx:
        pages = [on_roster(tx, on_day(5, 10), TODAY, Wanted(), (2, first))[0] for first in (0, 2, 4, 6)]
        odd = [on_roster(tx, on_day(5, 10), TODAY, Wanted(), (3, first))[0] for first in (1, 4)]
    assert [[row.plan for row in page] for page in pages] == [
        ["open", "ready"],
        ["needs", "silent"],
        ["track", "over"],
        [],
    ]
    assert [row.plan for page in odd for row in page] == ["ready", "needs", "silent", "track", "over"]


@pytest.mark.parametrize(
    ("search", "who"),
    [("SILENT", ["silent"]), ("key one", ["silent"]), ("100%", ["ready"]), ("%", ["ready"]), ("_", []), ("nobody", [])],
)
def test_a_search_looks_in_name_and_procedure_and_takes_signs_as_they_are(
    store: Store, search: str, who: list[str]
) -> None:
    people(store)
    with store.reading() as tx:
        rows, found = on_roster(tx, on_day(5, 10), TODAY, Wanted(search=search), (50, 0))
    assert ([row.plan for row in rows], found) == (who, len(who))


def test_check_ins_are_counted_by_day_of_those_that_were_due(store: Store) -> None:
    watch(store, PlanId("a"), a_person(steps=()))
    watch(store, PlanId("b"), a_person(steps=(), leaves=on_day(2)))
    for day in (1, 2, 3, 3):
        happens(store, on_day(day), EventKind.CHECKED_IN, PlanId("a"), day=day)
    happens(store, on_day(0), EventKind.CHECKED_IN, PlanId("a"), day=0)
    with store.reading() as tx:
        found = check_ins_by_day(tx, TODAY - 5, TODAY)
    assert [(due, came) for _, due, came in found] == [(0, 0), (1, 1), (1, 1), (2, 1), (2, 0), (2, 0)]


def test_check_ins_are_due_up_to_day_30(store: Store) -> None:
    watch(store)
    with store.reading() as tx:
        found = check_ins_by_day(tx, TODAY + 25, TODAY + 26)
    assert [due for _, due, _ in found] == [1, 0]


def test_who_comes_in_between_two_moments_is_ready_or_not(store: Store) -> None:
    watch(store)
    with store.reading() as tx:
        assert coming_in(tx, on_day(0, 11), on_day(0, 12)) == ((False, 2.0),)
        assert coming_in(tx, on_day(0, 12), on_day(0, 13)) == ()


def test_a_plan_that_the_board_does_not_know_or_knows_by_an_older_booking_or_policy_is_behind(store: Store) -> None:
    with_plan(store)
    with store.reading() as tx:
        assert behind(tx, 0, on_day(-3)) == (PLAN,)
    watch(store, new=False)
    with store.reading() as tx:
        assert behind(tx, 0, on_day(-3)) == ()
        assert behind(tx, 1, on_day(-3)) == (PLAN,)
        assert behind(tx, 1, on_day(3)) == (), "a policy does not reach back"
    with store.writing() as tx:
        rebook(tx, PLAN, a_basis())
        assert behind(tx, 0, on_day(-3)) == (PLAN,)


def test_an_alert_comes_back_as_it_was_kept(store: Store) -> None:
    watch(store, facts=a_person(steps=()))
    same_day(store, on_day(5), PLAN)
    said = {"alert": "checkin:1", "step": "acted", "outcome": "left_message", "note": "Rang twice.", "by": "Nia"}
    happens(store, on_day(5, 10), EventKind.HANDLED, PLAN, "nurse:u-1", **said)
    with store.reading() as tx:
        now = standing(events_of(tx, PLAN), a_person(steps=())).alerts
        kept = kept_alerts(tx, PLAN)
    assert kept == now
    assert (kept[0].id, kept[0].state, kept[0].note) == (AlertId("checkin:1"), State.ACTED, "Rang twice.")
