"""What a look at the board reads of the projection: counted, ordered and cut to a page by the database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Row,
    Subquery,
    and_,
    case,
    cast,
    false,
    func,
    literal,
    or_,
    select,
)

from checklist.alerts import LAST_DAY, Alert, Kind, State
from checklist.plan import PlanId
from checklist.store.board_tables import board, board_alerts
from checklist.store.board_text import alerts_from
from checklist.store.tables import bookings, plans

IN_HAND = 100  # what somebody has taken on stands after all that nobody has
SILENT = (Kind.SILENT, Kind.SILENT_ALONE)


class Where(StrEnum):
    """How a person is, as the board parts people."""

    NEEDS = "needs"
    NOT_READY = "not_ready"
    READY = "ready"
    SILENT = "silent"
    ON_TRACK = "on_track"
    OVER = "over"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRow:
    """One person on the board. Days count from the procedure; `day_zero` is its date as a proleptic ordinal."""

    plan: PlanId
    name: str
    title: str
    zone: str
    phone: str | None
    born: str | None
    arrives: datetime
    starts: datetime
    leaves: datetime | None
    day_zero: int
    open: int
    cancelled: bool
    last_day: int | None
    last_at: datetime | None
    last_pain: int | None
    alerts: tuple[Alert, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many people the board knows, how many need somebody now, and whom somebody has taken on."""

    all: int
    need: int
    in_hand: int
    where: Mapping[Where, int]


_SHOWN = [board.c[name] for name in KeptRow.__dataclass_fields__]


def _standing(now: datetime) -> ColumnElement[bool]:
    """Whether an alert is in the queue at this moment."""
    until = board_alerts.c.until
    return and_(board_alerts.c.since <= now, or_(until.is_(None), until > now))


def _needs(now: datetime) -> ColumnElement[bool]:
    """Whether nobody has taken it on, or nothing came of it in time."""
    again_at = board_alerts.c.again_at
    return or_(board_alerts.c.state == State.OPEN.value, and_(again_at.is_not(None), again_at <= now))


def _worst(now: datetime) -> Subquery:
    """Each person in the queue, with the place of their worst alert; in hand comes after all that is not."""
    place = case((_needs(now), board_alerts.c.rank), else_=board_alerts.c.rank + IN_HAND)
    silent = case((board_alerts.c.kind.in_([kind.value for kind in SILENT]), 1), else_=0)
    columns = (func.min(place).label("place"), func.min(board_alerts.c.since).label("since"),
               func.max(silent).label("silent"))  # fmt: skip
    return select(board_alerts.c.plan, *columns).where(_standing(now)).group_by(board_alerts.c.plan).subquery()


def in_queue(tx: Connection, now: datetime, limit: int, offset: int = 0) -> tuple[KeptRow, ...]:
    """Who stands in the queue, the worst and then the longest first."""
    worst = _worst(now)
    found = select(*_SHOWN).join(worst, worst.c.plan == board.c.plan)
    ordered = found.order_by(worst.c.place, worst.c.since, board.c.plan).limit(limit).offset(offset)
    return tuple(_kept(row) for row in tx.execute(ordered))


def counts(tx: Connection, now: datetime, today: int) -> Counts:
    """Everyone by how they are; `today` is the date as a proleptic ordinal."""
    worst = _worst(now)
    places = {where: func.sum(case((holds, 1), else_=0)) for where, holds in _places(now, today, worst).items()}
    need = func.sum(case((worst.c.place < IN_HAND, 1), else_=0))
    joined = select(func.count(), need, *places.values()).select_from(
        board.outerjoin(worst, worst.c.plan == board.c.plan)
    )
    all_, needed, *found = (int(value or 0) for value in tx.execute(joined).one())
    where = dict(zip(places, found, strict=True))
    return Counts(all=all_, need=needed, in_hand=where[Where.NEEDS] - needed, where=where)


def _places(now: datetime, today: int, worst: Subquery) -> dict[Where, ColumnElement[bool]]:
    """A cancelled one is nowhere else, but for what still needs the team."""
    holds, alone = board.c.cancelled == 0, worst.c.plan.is_(None)
    ahead, past = and_(holds, board.c.starts > now), and_(holds, board.c.starts <= now)
    over = board.c.day_zero < today - LAST_DAY
    return {
        Where.NEEDS: worst.c.plan.is_not(None),
        Where.NOT_READY: and_(ahead, board.c.open > 0),
        Where.READY: and_(ahead, board.c.open == 0),
        Where.SILENT: and_(past, worst.c.silent == 1),
        Where.ON_TRACK: and_(past, alone, ~over),
        Where.OVER: and_(past, alone, over),
        Where.CANCELLED: ~holds,
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Whom a page of the roster shows: those whose name or procedure holds the words, of those who are so."""

    search: str = ""
    where: Where | None = None


def on_roster(
    tx: Connection, now: datetime, today: int, wanted: Wanted, page: tuple[int, int]
) -> tuple[tuple[KeptRow, ...], int]:
    """One page, (how many, after how many): first who is still to come, then who came last; and how many there are."""
    worst = _worst(now)
    holds = [*_searched(wanted.search)]
    joined: Any = board
    if wanted.where:
        joined = board.outerjoin(worst, worst.c.plan == board.c.plan)
        holds.append(_places(now, today, worst)[wanted.where])
    ahead = board.c.starts > now
    of_ahead, of_all = _sizes(tx, joined, holds, ahead)
    limit, offset = page
    found: list[Row[Any]] = []
    for part, order, before, size in (
        (ahead, (board.c.starts, board.c.plan), 0, of_ahead),
        (~ahead, (board.c.starts.desc(), board.c.plan), of_ahead, of_all - of_ahead),
    ):
        start, left = max(offset - before, 0), limit - len(found)
        if left > 0 and start < size:
            rows = select(*_SHOWN).select_from(joined).where(part, *holds).order_by(*order)
            found += tx.execute(rows.limit(left).offset(start))
    return tuple(_kept(row) for row in found), of_all


def _sizes(tx: Connection, joined: Any, holds: Sequence[Any], ahead: ColumnElement[bool]) -> tuple[int, int]:
    sizes = select(func.sum(case((ahead, 1), else_=0)), func.count()).select_from(joined).where(*holds)
    of_ahead, of_all = tx.execute(sizes).one()
    return int(of_ahead or 0), int(of_all)


def _searched(words: str) -> list[ColumnElement[bool]]:
    """Every word of the search stands in the name or the procedure."""
    return [board.c.folded.contains(word, autoescape=True) for word in words.casefold().split()]


def pulse(tx: Connection, now: datetime) -> str:
    """Another word as soon as a look would show something else: an event, or what the clock brought."""
    (marks,) = tx.execute(select(func.sum(board.c.mark))).one()
    again = func.sum(case((_needs(now), 1), else_=0))
    standing_now, needed = tx.execute(select(func.count(), again).where(_standing(now))).one()
    (people,) = tx.execute(select(func.count()).select_from(board)).one()
    return f"{people}:{marks or 0}:{standing_now}:{needed or 0}"


def coming_in(tx: Connection, first: datetime, last: datetime) -> tuple[tuple[bool, float | None], ...]:
    """Of each person who comes in between two moments: whether they are ready, and hours without clear drinks."""
    rows = select(board.c.open, board.c.clear_hours).where(
        board.c.arrives >= first, board.c.arrives < last, board.c.cancelled == 0
    )
    return tuple((row.open == 0, row.clear_hours) for row in tx.execute(rows.order_by(board.c.arrives, board.c.plan)))


def check_ins_by_day(tx: Connection, first: int, last: int) -> tuple[tuple[int, int, int], ...]:
    """Of each date, as a proleptic ordinal: how many check-ins were due, and how many of those came."""
    columns: list[ColumnElement[Any]] = []
    for date in range(first, last + 1):
        due = and_(board.c.due_from <= date, board.c.due_to >= date)
        came = case(
            (due, board.c.answered.op(">>")(literal(date) - board.c.day_zero).op("&")(cast(1, BigInteger))), else_=0
        )
        columns += [func.sum(case((due, 1), else_=0)), func.sum(came)]
    rows = select(*columns).where(
        board.c.day_zero >= first - LAST_DAY, board.c.day_zero <= last, board.c.cancelled == 0
    )
    found = [int(value or 0) for value in tx.execute(rows).one()]
    return tuple((first + n, found[2 * n], found[2 * n + 1]) for n in range(last - first + 1))


def versions(tx: Connection, since: int) -> tuple[tuple[str, int, int], ...]:
    """Of the plans whose day 0 is no earlier than `since`: procedure, version, and how many were made from it."""
    newest = and_(bookings.c.plan == plans.c.id, bookings.c.version == plans.c.version)
    joined = board.join(plans, plans.c.id == board.c.plan).join(bookings, newest)
    made_from = (bookings.c.procedure, bookings.c.procedure_version)
    rows = select(*made_from, func.count()).select_from(joined).where(board.c.day_zero >= since).group_by(*made_from)
    return tuple((procedure, version, number) for procedure, version, number in tx.execute(rows))


def cancelled_plans(tx: Connection) -> frozenset[PlanId]:
    """Whose procedure does not take place."""
    return frozenset(PlanId(plan) for (plan,) in tx.execute(select(board.c.plan).where(board.c.cancelled == 1)))


def rows_of(tx: Connection, plans: Sequence[PlanId]) -> tuple[KeptRow, ...]:
    """These people's rows."""
    holds = board.c.plan.in_(plans) if plans else false()
    return tuple(_kept(row) for row in tx.execute(select(*_SHOWN).where(holds)))


def _kept(row: Row[Any]) -> KeptRow:
    values: dict[str, Any] = dict(row._mapping)
    return KeptRow(**values | {"alerts": alerts_from(values["alerts"]), "cancelled": bool(values["cancelled"])})
