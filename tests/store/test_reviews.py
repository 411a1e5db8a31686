from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import text as sql

from checklist.procedure import ProcedureId
from checklist.store import Store, open_store
from checklist.store.reviews import (
    KeptText,
    NewDecision,
    TextNotFound,
    TextTaken,
    WorkKey,
    add_text,
    decide,
    decisions_of,
    first_broken_decision,
    kept_text,
    lock_work,
    work_keys,
)
from tests.store.builders import NOON

KEY = WorkKey(procedure=ProcedureId("wrist-cyst"), version=1)
TEXT = KeptText(
    key=KEY,
    name="leaflet.txt",
    text="Do not eat\n<b>after</b> midnight.",
    findings="{}",
    added_at=NOON,
    added_by="Lena",
)


def with_text(store: Store, kept: KeptText = TEXT) -> None:
    with store.writing() as tx:
        add_text(tx, kept)


def decided(store: Store, id: str, kind: str = "accepted", about: str = "fasting-0-10", **said: object) -> int:
    new = NewDecision(id=id, kind=kind, about=about, said=said)
    with store.writing() as tx:
        return decide(tx, KEY, actor="clinician:lena", at=NOON, new=new)


def test_a_text_comes_back_as_it_was_also_after_a_restart(store: Store, url: str) -> None:
    with_text(store)
    again = open_store(url)
    with again.reading() as tx:
        assert kept_text(tx, KEY) == TEXT
        assert work_keys(tx) == (KEY,)
    again.close()


def test_a_text_is_never_overwritten_and_a_new_version_stands_beside_it(store: Store) -> None:
    with_text(store)
    with pytest.raises(TextTaken):
        with_text(store, replace(TEXT, text="Eat."))
    second = WorkKey(procedure=KEY.procedure, version=2)
    with_text(store, replace(TEXT, key=second, text="Eat."))
    with store.reading() as tx:
        assert kept_text(tx, KEY).text == TEXT.text
        assert kept_text(tx, second).text == "Eat."


@pytest.mark.parametrize("looked", [kept_text, lock_work])
def test_a_text_nobody_imported_is_not_found(store: Store, looked: Callable[..., object]) -> None:
    with pytest.raises(TextNotFound), store.writing() as tx:
        looked(tx, KEY)
    with pytest.raises(TextNotFound):
        decided(store, "one")


def test_decisions_stand_in_their_order_with_who_when_and_what(store: Store) -> None:
    with_text(store)
    assert [decided(store, "one"), decided(store, "two", "changed", hours=[6, 6])] == [1, 2]
    with store.reading() as tx:
        first, second = decisions_of(tx, KEY)
    assert (first.kind, first.about, first.actor, first.at, first.said) == (
        "accepted", "fasting-0-10", "clinician:lena", NOON, {},
    )  # fmt: skip
    assert (second.seq, second.kind, second.said) == (2, "changed", {"hours": [6, 6]})


def test_a_decision_sent_twice_is_kept_once(store: Store) -> None:
    with_text(store)
    assert [decided(store, "one"), decided(store, "two"), decided(store, "one")] == [1, 2, 1]
    with store.reading() as tx:
        assert [kept.id for kept in decisions_of(tx, KEY)] == ["one", "two"]


def test_the_chain_shows_a_decision_that_was_tampered_with(store: Store) -> None:
    with_text(store)
    for id in ("one", "two", "three"):
        decided(store, id)
    with store.writing() as tx:
        assert first_broken_decision(tx, KEY) is None
        tx.execute(sql("UPDATE decisions SET body = replace(body, 'fasting-0-10', 'fasting-0-11') WHERE seq = 2"))
        assert first_broken_decision(tx, KEY) == 2
        tx.execute(sql("DELETE FROM decisions WHERE seq = 1"))
        assert first_broken_decision(tx, KEY) == 1


def test_a_decision_cannot_be_moved_to_another_text(store: Store) -> None:
    with_text(store)
    with_text(store, replace(TEXT, key=WorkKey(procedure=KEY.procedure, version=2)))
    decided(store, "one")
    with store.writing() as tx:
        tx.execute(sql("UPDATE decisions SET version = 2"))
        assert first_broken_decision(tx, WorkKey(procedure=KEY.procedure, version=2)) == 1


def test_many_reviewers_at_once_lose_nothing(store: Store) -> None:
    with_text(store)
    with ThreadPoolExecutor(8) as people:
        numbers = list(people.map(lambda n: decided(store, f"d{n}"), range(24)))
    assert sorted(numbers) == list(range(1, 25))
    with store.reading() as tx:
        assert len(decisions_of(tx, KEY)) == 24
        assert first_broken_decision(tx, KEY) is None
