"""The team's board: who needs somebody now, everyone else, and what is counted of them. Every look is audited."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from checklist.access import Action, require
from checklist.alerts import Alert, Kind
from checklist.care import clock
from checklist.care.content import offered
from checklist.care.handling import acknowledge, act, reopen, resolve
from checklist.care.house import House
from checklist.care.newer import Newer, newer_than
from checklist.care.policies import policies_in
from checklist.care.visitor import Visitor
from checklist.care.watching import number_of, settle
from checklist.guidance import at_clock, in_zone, years_between
from checklist.plan import PlanId
from checklist.procedure import ProcedureId
from checklist.store import board_looks as looks
from checklist.store.board import behind
from checklist.store.board_looks import KeptRow, Wanted, Where
from checklist.store.unit import AuditEntry, note
from checklist.timeline import KEEP_SHOWING

__all__ = [
    "Board", "Person", "Wanted", "Where", "acknowledge", "act", "board", "on_board", "pulse", "reopen", "resolve",
]  # fmt: skip

QUEUE = 20  # people of the queue that one look shows; the heading counts all
PAGE = 50
DAYS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One person on the board. `day` counts from the procedure.

    `alerts`: what stands now, the worst first; questions that were not answered are named by what they are about.
    """

    plan: PlanId
    name: str
    age: int | None
    procedure: str
    phone: str | None
    arrives: datetime
    starts: datetime
    now: datetime
    day: int
    open: int
    cancelled: bool
    last_day: int | None
    last_pain: int | None
    alerts: tuple[Alert, ...]

    @property
    def ahead(self) -> bool:
        """Whether the procedure is still to come."""
        return self.now < self.starts


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """One date: how many check-ins were due, and how many of those came."""

    on: date
    due: int
    came: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """One look. `queue`: who needs somebody now, then whom somebody has taken on; `found`: how many a search found."""

    now: datetime
    queue: tuple[Person, ...]
    need: int
    in_hand: int
    all: int
    where: Mapping[Where, int]
    people: tuple[Person, ...]
    found: int
    page: int
    coming: tuple[tuple[bool, float | None], ...]
    week: tuple[Answered, ...]
    newer: Mapping[Newer, int]
    pulse: str

    @property
    def pages(self) -> int:
        """How many pages the roster has; one where nobody is on it."""
        return max(-(-self.found // PAGE), 1)


def board(
    house: House, visitor: Visitor, wanted: Wanted, *, page: int = 1, queue: int = QUEUE, zone: str = "UTC"
) -> Board:
    """The board as it is now; `zone` is where the reader's tomorrow begins."""
    require(visitor.role, Action.SEE_PEOPLE)
    _put_right(house)
    here = ZoneInfo(zone)
    now = in_zone(clock.now(), here)
    today, topic = now.date().toordinal(), _topics(house, visitor)
    with house.store.writing() as tx:
        note(tx, AuditEntry(at=house.real_time(), who=visitor.actor, what="see_board", plan=None))
    with house.store.reading() as tx:
        counted = looks.counts(tx, now, today)
        page = max(page, 1)
        rows, found = looks.on_roster(tx, now, today, wanted, (PAGE, (page - 1) * PAGE))
        if found and not rows:  # the address names a page that a search or the time has done away with
            page = -(-found // PAGE)
            rows, _ = looks.on_roster(tx, now, today, wanted, (PAGE, (page - 1) * PAGE))
        return Board(
            now=now, queue=tuple(_person(row, now, topic) for row in looks.in_queue(tx, now, queue)), need=counted.need,
            in_hand=counted.in_hand, all=counted.all, where=counted.where,
            people=tuple(_person(row, now, topic) for row in rows), found=found, page=page,
            coming=looks.coming_in(tx, *_tomorrow(now, here)), week=_week(looks.check_ins_by_day(tx, today - 6, today)),
            newer=_newer(house, looks.versions(tx, today - KEEP_SHOWING)), pulse=looks.pulse(tx, now),
        )  # fmt: skip


def pulse(house: House, visitor: Visitor) -> str:
    """Another word than before as soon as the board would show something else. It tells nothing of anybody."""
    require(visitor.role, Action.SEE_PEOPLE)
    with house.store.reading() as tx:
        return looks.pulse(tx, clock.now())


def on_board(house: House, visitor: Visitor, plan: PlanId) -> Person | None:
    """One person as the board has them; None of one that it does not know. The caller has the look audited."""
    require(visitor.role, Action.SEE_PERSON)
    with house.store.reading() as tx:
        found = looks.rows_of(tx, [plan])
    return _person(found[0], clock.now(), _topics(house, visitor)) if found else None


def _put_right(house: House) -> None:
    """Nobody is left off: a plan that the board does not know by now is taken in first."""
    with house.store.reading() as tx:
        late = behind(tx, number_of(policies_in(tx)), clock.now())
    if late:
        settle(house)


def _newer(house: House, made_from: Sequence[tuple[str, int, int]]) -> Mapping[Newer, int]:
    """Each newer version of running plans, and how many of them there are."""
    library = offered(house)
    found = ((newer_than(library, ProcedureId(id_), version), n) for id_, version, n in made_from)
    return {one: n for one, n in found if one is not None}


def _tomorrow(now: datetime, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """From when to when the reader's tomorrow is."""
    day = now.date() + timedelta(days=1)
    return at_clock(day, time(), zone), at_clock(day + timedelta(days=1), time(), zone)


def _week(days: tuple[tuple[int, int, int], ...]) -> tuple[Answered, ...]:
    return tuple(Answered(on=date.fromordinal(day), due=due, came=came) for day, due, came in days)


def _topics(house: House, visitor: Visitor) -> Callable[[str], str]:
    """What the check-in's questions are about, by their ids."""
    return lambda id_: house.library.fact_base.checkin.topic(id_, visitor.language)


def _named(alert: Alert, topic: Callable[[str], str]) -> Alert:
    return replace(alert, said=tuple(map(topic, alert.said))) if alert.kind is Kind.SKIPPED else alert


def _person(row: KeptRow, now: datetime, topic: Callable[[str], str]) -> Person:
    zone = ZoneInfo(row.zone)
    here = in_zone(now, zone)
    standing = sorted((one for one in row.alerts if one.stands(now)), key=lambda o: (not o.needs(now), o.rank, o.since))
    return Person(
        plan=row.plan, name=row.name, procedure=row.title, phone=row.phone,
        age=years_between(date.fromisoformat(row.born), here.date()) if row.born else None,
        arrives=in_zone(row.arrives, zone), starts=in_zone(row.starts, zone), now=here,
        day=here.date().toordinal() - row.day_zero, open=row.open, cancelled=row.cancelled,
        last_day=row.last_day, last_pain=row.last_pain, alerts=tuple(_named(alert, topic) for alert in standing),
    )  # fmt: skip
