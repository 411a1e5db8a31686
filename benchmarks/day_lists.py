"""The lists of a day at the size of a hospital: who comes in, who goes home, whom to call, whose medicines wait."""

import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime, timedelta
from multiprocessing import get_context
from pathlib import Path
from statistics import median

from sqlalchemy import Connection

from benchmarks import boards
from benchmarks.serving import a_folder
from benchmarks.table import Table, ms, times
from checklist.access import Role
from checklist.care import clock, crowd
from checklist.care.board import Wanted, board
from checklist.care.expected import expectation
from checklist.care.homeward import leaving, to_call, walks
from checklist.care.house import House
from checklist.care.roster import listed
from checklist.care.visitor import Visitor
from checklist.care.waiting import queue
from checklist.plan import EventId, EventKind, PlanId
from checklist.store.board_looks import on_roster
from checklist.store.events import NewEvent, append
from checklist.store.tokens import Subject, SubjectKind
from checklist.ui.more import SHOWN
from checklist.ui.ward_list.days import is_near

NURSE = Visitor(role=Role.NURSE, subject=Subject(SubjectKind.USER, "bench"), name="Bench")
AT_ONCE = 250  # signatures in one transaction
CALLED_AFTER = timedelta(days=2.5)  # all but one of 20 are reached by then
BOARD = "the board's first page"


def measure(people: int, rounds: int) -> Table:
    """Each list beside the board's first page, among the same people, in a process of its own."""
    with a_folder() as folder:
        path = folder / "big.db"
        crowd.fill(boards.url(path), people, people * boards.EVENTS_EACH, boards.SEED)
        go_home(boards.house_of(path))
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as own:
            first, spent = own.submit(looks, path, rounds).result()
    return table(first, spent, people)


def table(first: dict[str, float], spent: boards.Spent, people: int) -> Table:
    """The first look of a process, which builds the plans that are shown, and the looks after it."""
    base = median(spent[BOARD])
    rounds = len(spent[BOARD])
    return Table(
        title="The lists of a day",
        columns=("what", "people", "first ms", "median ms", "slowest ms", "against the board"),
        rows=[
            (name, f"{people:,}", ms(first[name]), ms(median(all_)), ms(max(all_)), times(median(all_) / base))
            for name, all_ in spent.items()
        ],
        note=f"The first look of a process, then median and slowest of {rounds}, in turn; on SQLite, server time of "
        "all that a page reads with its audit entry, without drawing it. Everybody who went home is signed, and most "
        "were called. A first look builds the plan of each person of whom the page says what is open; later ones build "
        "again only what changed.",
    )


def looks(path: Path, rounds: int) -> tuple[dict[str, float], boards.Spent]:
    """What the first look and the others took, in seconds."""
    house = boards.house_of(path)
    jobs = {
        BOARD: lambda: board(house, boards.TEAM, Wanted()), "coming in": lambda: _coming_in(house),
        "whom to call": lambda: to_call(house, NURSE), "going home": lambda: _going_home(house),
        "medicines to confirm": lambda: queue(house, NURSE),
    }  # fmt: skip
    first = {name: _spent(job) for name, job in jobs.items()}
    return first, boards.in_turn(jobs, rounds)


def _coming_in(house: House) -> None:
    all_ = expectation(house, NURSE)
    listed(house, NURSE, frozenset(one.plan for one in all_.people if is_near(one)) | all_.told)


def _going_home(house: House) -> None:
    """The page says how many calls are due as well."""
    people = sorted(leaving(house, NURSE), key=lambda one: bool(one.record.signed))
    to_call(house, NURSE)
    walks(house, NURSE, [one.plan for one in people[:SHOWN]])


def _spent(job: Callable[[], object]) -> float:
    began = time.perf_counter()
    job()
    return time.perf_counter() - began


def go_home(house: House) -> None:
    """Everybody whose procedure has been has signed, and most were called."""
    now = clock.now()
    with house.store.reading() as tx:
        found, _ = on_roster(tx, now, now.date().toordinal(), Wanted(), (1_000_000, 0))
    gone = [(row.plan, row.leaves or row.starts) for row in found if row.starts <= now and not row.cancelled]
    for start in range(0, len(gone), AT_ONCE):
        with house.store.writing() as tx:
            for n, (plan, home) in enumerate(gone[start : start + AT_ONCE]):
                _sign(tx, plan, home, called=now - home > CALLED_AFTER and n % 20 > 0)
    house.store.close()


def _sign(tx: Connection, plan: PlanId, home: datetime, *, called: bool) -> None:
    """Signed on the way home, and reached by phone where there was time for it."""
    signer = {"signer": "Z", "listener": "patient"}
    news = [NewEvent(id=EventId("signed"), kind=EventKind.SIGNED, at=home, payload=signer)]
    if called:
        said = {"reached": "spoke", "outcomes": {"signs": "fine"}}
        news.append(NewEvent(id=EventId("called"), kind=EventKind.FOLLOWED_UP, at=home + CALLED_AFTER, payload=said))
    append(tx, plan, actor="nurse:bench", received_at=home, news=news)
