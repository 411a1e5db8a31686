"""The app itself, as `checklist serve` runs it on a fresh database, with people who came by their own links."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.contenders import Contender, Seats
from benchmarks.over_http import HttpSession
from benchmarks.serving import HOST, Running, python, serving
from checklist.access import Role
from checklist.care import drafts, links, people
from checklist.care.answers import Answers, Entered
from checklist.care.content import keep_shipped
from checklist.care.house import House
from checklist.care.journey import journey
from checklist.care.visitor import NOBODY
from checklist.library import Library
from checklist.store import open_store
from checklist.store.tokens import Subject, SubjectKind
from checklist.store.users import KeptUser, UserId
from checklist.store.users import add as add_user

READY = "/readyz"
DATABASE = "checklist.db"
COMMAND = python(
    "-c", "from checklist.cli import main; main()", "serve", "--host", HOST, "--port", "{port}",
    "--database", f"sqlite:///{DATABASE}",
)  # fmt: skip
MEDICINES = (Entered(name="Eliquis", dose="5 mg", how_often="twice_daily"), Entered(name="metoprolol", dose="50 mg"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A person with a plan and an open session: their cookie, and the tasks they may tick."""

    plan: str
    cookie: tuple[str, str]
    tasks: Sequence[str]


def contender() -> Contender:
    """Our own events route."""
    return Contender(name="(d) ours", command=COMMAND, ready=READY, prepare=_prepare, on_disk=_events_kept)


@contextmanager
def with_one_plan(folder: Path) -> Iterator[tuple[Running, Seat]]:
    """The app while it runs, and one person in it."""
    (seat,) = seated(folder, 1)
    with serving(COMMAND, READY, folder) as server:
        yield server, seat


def seated(folder: Path, count: int) -> list[Seat]:
    """People who built their plans as anyone does, in a fresh database."""
    house = House(store=open_store(f"sqlite:///{folder / DATABASE}"), content=Library.open())
    try:
        return [_seat(house) for _ in range(count)]
    finally:
        house.store.close()


@contextmanager
def a_ward(folder: Path, count: int) -> Iterator[tuple[House, people.Entered]]:
    """So many people who all come in on one day, and the session of a nurse."""
    seated(folder, count)
    house = House(store=open_store(f"sqlite:///{folder / DATABASE}"), content=Library.open())
    now = house.real_time()
    user = KeptUser(id=UserId("nurse"), name="Nurse", role=Role.NURSE, password_hash="", active=True, made_at=now)
    try:
        with house.store.writing() as tx:
            keep_shipped(tx, house.library)
            add_user(tx, user)
        yield house, people.start_session(house, NOBODY, Subject(SubjectKind.USER, user.id), Role.NURSE)
    finally:
        house.store.close()


def _prepare(folder: Path, count: int) -> Seats:
    seats = seated(folder, count)
    return lambda port: [_session(port, seat) for seat in seats]


def _session(port: int, seat: Seat) -> HttpSession:
    return HttpSession(port, seat.plan, lambda n: seat.tasks[n % len(seat.tasks)], "=".join(seat.cookie))


def _seat(house: House) -> Seat:
    entered = links.enter(house, NOBODY, drafts.begin(house, NOBODY).code)
    person = people.visitor(house, entered.cookie)
    drafts.keep(house, person, _answers(house))
    wrong = drafts.book(house, person)
    if wrong:
        raise RuntimeError(f"no plan was made: {wrong}")
    person = people.visitor(house, entered.cookie)
    tasks = [task.id for task in journey(house, person).plan.tasks]
    return Seat(plan=person.own_plan, cookie=(people.COOKIE, entered.cookie), tasks=tasks)


def _answers(house: House) -> Answers:
    day = (datetime.now(UTC) + timedelta(days=3)).date().isoformat()
    procedure = next(iter(house.library.procedures))
    return Answers(
        procedure=procedure, day=day, arrival="11:00", start="13:00", timezone="Europe/Berlin", medicines=MEDICINES
    )


def _events_kept(folder: Path) -> int:
    with closing(sqlite3.connect(folder / DATABASE)) as store:
        return int(store.execute("select count(*) from events").fetchone()[0])
