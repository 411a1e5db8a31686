"""The team's board at the size of a hospital: a look, its filters, a tick, a check-in; beside folding everything."""

import resource
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from itertools import count
from multiprocessing import get_context
from pathlib import Path
from statistics import median

from benchmarks.serving import a_folder
from benchmarks.table import Table, ms, times
from checklist.access import Role
from checklist.alerts import alerts_of, watched
from checklist.care import clock, crowd
from checklist.care.board import Wanted, Where, board, pulse
from checklist.care.house import House
from checklist.care.journey import journey_of
from checklist.care.visitor import Visitor
from checklist.library.load import Library
from checklist.plan import EventId, EventKind, PlanId, TaskId
from checklist.store import open_store
from checklist.store.events import NewEvent, append
from checklist.store.plans import kept_plans
from checklist.store.tokens import Subject, SubjectKind

SEED, EVENTS_EACH = 1, 50
TEAM = Visitor(role=Role.CARE_TEAM, subject=Subject(SubjectKind.USER, "bench"), name="Bench")
NUMBER = count()


def measure(people: int, naive: int, rounds: int) -> Table:
    """Looks and writes among many people, in a process of their own; everything folded anew among `naive` people."""
    with a_folder() as folder:
        small, big = folder / "small.db", folder / "big.db"
        crowd.fill(url(small), naive, naive * EVENTS_EACH, SEED)
        crowd.fill(url(big), people, people * EVENTS_EACH, SEED)
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as own:
            few = own.submit(_against_naive, small, rounds).result()
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as own:
            many, memory = own.submit(_at_size, big, rounds).result()
        size = big.stat().st_size / 1e6
    return Table(
        title="The team's board",
        columns=("what", "people", "median ms", "slowest ms", "against the first"),
        rows=[*_rows(few, naive), *_rows(many, people)],
        note=f"Median and slowest of {rounds} after one unmeasured, {EVENTS_EACH} events a person, on SQLite; server "
        "time of the query with its audit entry, without drawing the page. Everything was folded anew among "
        f"{naive} people only: for {people:,} that was not measured. The process that looked among {people:,} people "
        f"took {memory:.0f} MB of memory at most, the database {size:,.0f} MB of disk.",
    )


Spent = dict[str, list[float]]


def _rows(spent: Spent, people: int) -> Iterator[Sequence[str]]:
    first = median(next(iter(spent.values())))
    for name, all_ in spent.items():
        yield name, f"{people:,}", ms(median(all_)), ms(max(all_)), times(median(all_) / first)


def _against_naive(path: Path, rounds: int) -> Spent:
    house = house_of(path)
    with house.store.reading() as tx:
        plans = [kept.id for kept in kept_plans(tx)]
    return in_turn({
        "every plan built and its events folded": lambda: [_folded(house, plan) for plan in plans],
        "the first page": lambda: board(house, TEAM, Wanted()),
    }, rounds)  # fmt: skip


def _folded(house: House, plan: PlanId) -> object:
    mine = journey_of(house, plan)
    return mine.readiness, alerts_of(mine.events, watched(mine.plan), mine.now)


def _at_size(path: Path, rounds: int) -> tuple[Spent, float]:
    house = house_of(path)
    with house.store.reading() as tx:
        plans = [kept.id for kept in kept_plans(tx)][: 10 * rounds]
    turn = iter(plans * 10)
    spent = in_turn({
        "the first page": lambda: board(house, TEAM, Wanted()),
        **{f"of a state: {where}": lambda where=where: board(house, TEAM, Wanted(where=where)) for where in Where},
        "a search by name": lambda: board(house, TEAM, Wanted(search="okafor")),
        "the last page": lambda: board(house, TEAM, Wanted(), page=10_000),
        "the change counter": lambda: pulse(house, TEAM),
        "a check-in with a sign, on disk": lambda: _write(house, next(turn), EventKind.CHECKED_IN),
        "a tick, on disk": lambda: _write(house, next(turn), EventKind.DONE),
    }, rounds)  # fmt: skip
    return spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _write(house: House, plan: PlanId, kind: EventKind) -> None:
    at = clock.now()
    reasons = [{"sign": "fever", "tier": "same_day", "because": "Fever."}]
    said = {"day": 3, "answers": {"pain_rest": 3}, "advice": {"tier": "same_day", "reasons": reasons}}
    ticks = kind is EventKind.DONE
    id_ = EventId(f"bench-{next(NUMBER)}-{datetime.now(UTC):%H%M%S%f}")
    new = NewEvent(id=id_, kind=kind, at=at, task=TaskId("ride") if ticks else None, payload={} if ticks else said)
    house.store.write(lambda tx: append(tx, plan, actor="patient", received_at=at, news=[new]))


def in_turn(jobs: dict[str, Callable[[], object]], rounds: int) -> Spent:
    """Each job once unmeasured, then all in turn."""
    for job in jobs.values():
        job()
    spent: Spent = {name: [] for name in jobs}
    for _ in range(rounds):
        for name, job in jobs.items():
            began = time.perf_counter()
            job()
            spent[name].append(time.perf_counter() - began)
    return spent


def house_of(path: Path) -> House:
    """The house over this database."""
    return House(store=open_store(url(path)), content=Library.open())


def url(path: Path) -> str:
    """The address of this database."""
    return f"sqlite:///{path}"
