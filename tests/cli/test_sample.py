from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from checklist.alerts import standing
from checklist.care import clock
from checklist.cli import main
from checklist.plan import EventKind
from checklist.store import Store, open_store
from checklist.store.board import behind, kept_row, row_of
from checklist.store.board_tables import board_facts
from checklist.store.board_text import facts_from
from checklist.store.events import events_of, verify
from checklist.store.plans import kept_plans


def run(folder: Path, *words: str, name: str = "crowd.db") -> Result:
    return CliRunner().invoke(main, ["sample", *words, "--database", f"sqlite:///{folder / name}"])


def opened(folder: Path, name: str = "crowd.db") -> Store:
    return open_store(f"sqlite:///{folder / name}")


def test_so_many_people_with_so_many_events_stand_in_the_database(tmp_path: Path) -> None:
    result = run(tmp_path, "--people", "30", "--events", "1000")
    assert (result.exit_code, result.stdout) == (0, "30 people with 1,000 events.\n")
    store = opened(tmp_path)
    with store.reading() as tx:
        plans = [kept.id for kept in kept_plans(tx)]
        assert len(plans) == 30
        assert sum(len(events_of(tx, plan)) for plan in plans) == 1000
    store.close()


def test_every_chain_holds_and_the_board_is_what_the_events_come_to(tmp_path: Path) -> None:
    run(tmp_path, "--people", "20")
    store = opened(tmp_path)
    with store.reading() as tx:
        facts = {row.plan: facts_from(row.facts) for row in tx.execute(board_facts.select())}
        assert behind(tx, 0, clock.now()) == ()
        for plan, known in facts.items():
            assert verify(tx, plan) is None
            assert kept_row(tx, plan) == row_of(plan, known, standing(events_of(tx, plan), known))
    store.close()


def test_what_happened_to_each_stands_in_the_order_in_which_it_came_in(tmp_path: Path) -> None:
    run(tmp_path, "--people", "20", "--events", "1200")
    store = opened(tmp_path)
    with store.reading() as tx:
        found = [events_of(tx, kept.id) for kept in kept_plans(tx)]
    store.close()
    for events in found:
        assert [event.received_at for event in events] == sorted(event.received_at for event in events)
        assert [event.at for event in events] == sorted(event.at for event in events)


def told(folder: Path, name: str) -> list[tuple[str, list[tuple[EventKind, str | None]]]]:
    store = opened(folder, name)
    with store.reading() as tx:
        found = [(plan.id, [(event.kind, event.task) for event in events_of(tx, plan.id)]) for plan in kept_plans(tx)]
    store.close()
    return sorted(found)


def test_the_same_seed_makes_the_same_people_and_another_one_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = clock.now()
    monkeypatch.setattr(clock, "now", lambda: at)
    for name, seed in (("a.db", "7"), ("b.db", "7"), ("c.db", "8")):
        assert run(tmp_path, "--people", "8", "--events", "200", "--seed", seed, name=name).exit_code == 0
    assert told(tmp_path, "a.db") == told(tmp_path, "b.db")
    assert told(tmp_path, "a.db") != told(tmp_path, "c.db")


def test_a_database_that_holds_plans_is_left_alone(tmp_path: Path) -> None:
    run(tmp_path, "--people", "2")
    again = run(tmp_path, "--people", "2", "--seed", "9")
    assert (again.exit_code, again.stderr) == (1, "This database holds plans already. Name an empty one.\n")
    assert len(told(tmp_path, "crowd.db")) == 2


def test_a_database_that_cannot_be_opened_is_one_sentence(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["sample", "--people", "1", "--database", "mysql://host/name"])
    assert (result.exit_code, result.stderr) == (1, "mysql databases are not supported: use sqlite or postgresql\n")
