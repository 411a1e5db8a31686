from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from checklist.plan import EventKind, PlanId, TaskId
from checklist.store import Store, open_store
from checklist.store.events import Refused, Saved, append, ends_of, erase, events_of, verify
from checklist.store.plans import PlanNotFound
from tests.store.builders import NOON, PLAN, an_event, appended, with_plan


def first_broken(store: Store, plan: PlanId = PLAN) -> int | None:
    with store.reading() as tx:
        return verify(tx, plan)


def test_events_are_numbered_from_1_and_read_back_as_they_were_sent(store: Store) -> None:
    with_plan(store)
    sent = an_event("a", EventKind.COULD_NOT, reason="no soap", text="naïve \U0001f6bf \x00")
    assert appended(store, sent, an_event("b")) == (Saved("a", 1), Saved("b", 2))
    with store.reading() as tx:
        first, second = events_of(tx, PLAN)
    assert (first.id, first.seq, first.kind, first.task) == ("a", 1, EventKind.COULD_NOT, TaskId("shower"))
    assert first.payload == {"reason": "no soap", "text": "naïve \U0001f6bf \x00"}
    assert (first.at, first.received_at, first.actor, second.seq) == (NOON, NOON, "patient", 2)


def test_the_devices_own_offset_is_kept(store: Store) -> None:
    with_plan(store)
    at = datetime(2027, 3, 15, 20, 40, tzinfo=timezone(timedelta(hours=-7)))
    appended(store, replace(an_event("a"), at=at))
    with store.reading() as tx:
        assert events_of(tx, PLAN)[0].at.isoformat() == "2027-03-15T20:40:00-07:00"


def test_only_events_after_a_number_are_read(store: Store) -> None:
    with_plan(store)
    appended(store, *(an_event(name) for name in "abc"))
    with store.reading() as tx:
        assert [event.id for event in events_of(tx, PLAN, after=1)] == ["b", "c"]


def test_the_same_event_again_is_saved_again_under_its_number(store: Store) -> None:
    with_plan(store)
    appended(store, an_event("a"), an_event("b"))
    assert appended(store, an_event("a"), an_event("c"), an_event("c")) == (Saved("a", 1), Saved("c", 3), Saved("c", 3))
    with store.reading() as tx:
        assert [event.seq for event in events_of(tx, PLAN)] == [1, 2, 3]


@pytest.mark.parametrize(
    "changed",
    [
        an_event("a", EventKind.UNDONE),
        an_event("a", minute=1),
        an_event("a", task="bags"),
        an_event("a", text="other"),
    ],
)
def test_another_event_under_the_same_id_is_refused(store: Store, changed: object) -> None:
    with_plan(store)
    appended(store, an_event("a"))
    assert appended(store, changed, an_event("b")) == (Refused("a", "id_reused"), Saved("b", 2))


def test_the_same_id_may_stand_in_two_plans(store: Store) -> None:
    with_plan(store)
    other = with_plan(store, PlanId("plan-2"))
    assert appended(store, an_event("a")) == appended(store, an_event("a"), plan=other)


@pytest.mark.parametrize("earlier", [(), (an_event("a"),)])
def test_a_plan_that_does_not_exist_takes_no_event(store: Store, earlier: tuple[object, ...]) -> None:
    with_plan(store)
    appended(store, *earlier)
    with pytest.raises(PlanNotFound):
        appended(store, an_event("b"), plan=PlanId("nobody"))


def test_the_chain_holds_after_every_append(store: Store) -> None:
    with_plan(store)
    for number in range(5):
        appended(store, an_event(f"a{number}"), an_event(f"b{number}", EventKind.UNDONE))
        assert first_broken(store) is None


@pytest.mark.parametrize(
    ("tampered", "broken"),
    [
        ('UPDATE payloads SET body = \'{"payload":{},"task":"bags"}\' WHERE seq = 2', 2),
        ("UPDATE payloads SET salt = 'x' WHERE seq = 3", 3),
        ("UPDATE events SET kind = 'undone' WHERE seq = 2", 2),
        ("UPDATE events SET received_at = 'x' WHERE seq = 1", 1),
        ("UPDATE events SET payload_hash = 'x' WHERE seq = 3", 3),
        ("UPDATE events SET previous_hash = 'x' WHERE seq = 2", 2),
    ],
)
def test_a_row_changed_behind_the_stores_back_is_found(store: Store, tampered: str, broken: int) -> None:
    with_plan(store)
    appended(store, an_event("a"), an_event("b"), an_event("c"))
    with store.writing() as tx:
        tx.execute(text(tampered))
    assert first_broken(store) == broken


def test_a_payload_can_be_erased_and_the_chain_still_holds(store: Store) -> None:
    with_plan(store)
    appended(store, an_event("a", text="my secret"), an_event("b"))
    with store.writing() as tx:
        erase(tx, PLAN, 1)
    assert first_broken(store) is None
    with store.reading() as tx:
        first = events_of(tx, PLAN)[0]
        assert (first.kind, first.task, first.payload) == (EventKind.DONE, None, {})
        assert tx.execute(text("SELECT count(*) FROM payloads WHERE body LIKE '%secret%'")).scalar() == 0


def test_the_end_of_each_plan_s_events_changes_with_an_event_and_with_an_erasure(store: Store) -> None:
    with_plan(store)
    with_plan(store, PlanId("empty"))
    appended(store, an_event("a"), an_event("b"))
    with store.writing() as tx:
        before = ends_of(tx)
        erase(tx, PLAN, 1)
        assert (before, ends_of(tx)) == ({PLAN: (2, 2)}, {PLAN: (2, 1)})


def test_an_erased_event_sent_again_is_still_saved_once(store: Store) -> None:
    with_plan(store)
    appended(store, an_event("a", text="my secret"))
    with store.writing() as tx:
        erase(tx, PLAN, 1)
    assert appended(store, an_event("a", text="my secret")) == (Saved("a", 1),)


@pytest.mark.parametrize("column", ["id", "previous_hash"])
def test_the_database_itself_refuses_a_fork_in_the_chain(store: Store, column: str) -> None:
    with_plan(store)
    appended(store, an_event("a"))
    values = {"id": "'x'", "previous_hash": "'x'"} | {column: column}
    copy = (
        "INSERT INTO events SELECT plan, 2, {id}, at, received_at, actor, kind, payload_hash, {previous_hash}, hash "
        "FROM events"
    )
    with pytest.raises(IntegrityError), store.writing() as tx:
        tx.execute(text(copy.format(**values)))


def test_writers_at_the_same_moment_make_one_chain(store: Store) -> None:
    with_plan(store)
    with ThreadPoolExecutor(12) as pool:
        answers = list(pool.map(lambda n: appended(store, an_event(f"e{n}"))[0], range(60)))
    assert sorted(answer.seq for answer in answers if isinstance(answer, Saved)) == list(range(1, 61))
    assert first_broken(store) is None


def test_two_servers_at_one_database_make_one_chain(store: Store, url: str) -> None:
    with_plan(store)
    other = open_store(url)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: appended((store, other)[n % 2], an_event(f"e{n}")), range(60)))
    with other.reading() as tx:
        assert [event.seq for event in events_of(tx, PLAN)] == list(range(1, 61))
    assert first_broken(store) is None
    other.close()


def test_a_transaction_that_fails_keeps_nothing(store: Store) -> None:
    with_plan(store)
    with pytest.raises(RuntimeError), store.writing() as tx:
        append(tx, PLAN, actor="patient", received_at=datetime.now(UTC), news=[an_event("a")])
        raise RuntimeError
    with store.reading() as tx:
        assert events_of(tx, PLAN) == ()
