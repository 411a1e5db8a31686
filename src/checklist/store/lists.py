"""Whom the lists of a day are about: chosen by the database, so that nobody else's plan is read for them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, and_, exists, func, or_, select, text

from checklist.plan import EventKind, PlanId
from checklist.store.board_tables import board
from checklist.store.tables import SELDOM, bookings, events, payloads, plans

A_DAY = timedelta(hours=27)  # the longest that a day has been anywhere, with room
A_WEEK, CALLED = timedelta(days=7), timedelta(days=60)  # as long as somebody stands on the lists, at most


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptVisit:
    """When somebody comes in and goes home, and what their newest booking and its guidance are."""

    plan: PlanId
    zone: str
    arrives: datetime
    starts: datetime
    leaves: datetime | None
    booking: str
    procedure: str
    procedure_version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptStay:
    """Who somebody is and when they go home, for lists that need nothing of their plan."""

    plan: PlanId
    name: str
    title: str
    zone: str
    starts: datetime
    leaves: datetime | None
    day_zero: int


_SHOWN = (board.c.plan, board.c.zone, board.c.arrives, board.c.starts, board.c.leaves)
_GUIDED = (bookings.c.booking, bookings.c.procedure, bookings.c.procedure_version)
_TAKES_PLACE = board.c.cancelled == 0
_FIRST = (board.c.arrives, plans.c.made_at, plans.c.id)
_NEWEST = and_(bookings.c.plan == plans.c.id, bookings.c.version == plans.c.version)
_VISITS = (
    select(*_SHOWN, *_GUIDED)
    .select_from(board.join(plans, plans.c.id == board.c.plan).join(bookings, _NEWEST))
    .where(_TAKES_PLACE)
    .order_by(*_FIRST)
)
_STAYS = (
    select(*(board.c[name] for name in KeptStay.__dataclass_fields__))
    .join(plans, plans.c.id == board.c.plan)
    .where(_TAKES_PLACE)
    .order_by(*_FIRST)
)


def expected(tx: Connection, now: datetime) -> tuple[KeptVisit, ...]:
    """Who is still to come, and who goes home today or later wherever they are, with some who left yesterday."""
    home = func.coalesce(board.c.leaves, board.c.starts) > now - A_DAY
    return tuple(KeptVisit(**row._mapping) for row in tx.execute(_VISITS.where(or_(board.c.starts > now, home))))


def first_zone(tx: Connection) -> str | None:
    """Where whoever came in first of all is; None where nobody's procedure takes place."""
    joined = select(board.c.zone).join(plans, plans.c.id == board.c.plan)
    return tx.execute(joined.where(_TAKES_PLACE).order_by(*_FIRST).limit(1)).scalar_one_or_none()


def leaving(tx: Connection, now: datetime) -> tuple[KeptStay, ...]:
    """Who goes home tomorrow or has since a week, wherever they are, with some at either end."""
    home = func.coalesce(board.c.leaves, board.c.starts)
    holds = and_(home > now - A_WEEK - A_DAY, home < now + 2 * A_DAY)
    return tuple(KeptStay(**row._mapping) for row in tx.execute(_STAYS.where(holds)))


def stays_of(tx: Connection, wanted: Collection[PlanId]) -> tuple[KeptStay, ...]:
    """These people, as far as their procedure takes place."""
    found = tx.execute(_STAYS.where(board.c.plan.in_(sorted(wanted))))
    return tuple(KeptStay(**row._mapping) for row in found)


def may_be_called(tx: Connection, now: datetime) -> frozenset[PlanId]:
    """Who signed within about a week, and whoever at any call needed the team: nobody else is to be called."""
    since = (now - A_WEEK - 2 * A_DAY).isoformat()  # the device's own clock and zone: text, of which the day counts
    begun = board.c.starts > now - CALLED - A_DAY
    signed = _whose(tx, {EventKind.SIGNED}, and_(begun, events.c.at > since))
    return signed | _whose(tx, {EventKind.FOLLOWED_UP}, and_(begun, _said('"team"')))


def _said(words: str) -> ColumnElement[bool]:
    """What was said in an event holds these words."""
    same = and_(payloads.c.plan == events.c.plan, payloads.c.seq == events.c.seq)
    return exists().where(same, payloads.c.body.contains(words, autoescape=True))


def with_medicines(tx: Connection, now: datetime) -> frozenset[PlanId]:
    """Of whose procedure is still to come, those who take something. A booking is kept without a blank."""
    joined = select(board.c.plan).select_from(board.join(plans, plans.c.id == board.c.plan).join(bookings, _NEWEST))
    takes = ~bookings.c.booking.contains('"medications":[]', autoescape=True)
    found = tx.execute(joined.where(_TAKES_PLACE, board.c.starts > now, takes))
    return frozenset(PlanId(plan) for (plan,) in found)


def told_before(tx: Connection, now: datetime, kinds: Collection[EventKind]) -> frozenset[PlanId]:
    """Of whose procedure is still to come, those to whom one of these has happened."""
    return _whose(tx, kinds, board.c.starts > now)


def _whose(tx: Connection, kinds: Collection[EventKind], holds: ColumnElement[bool]) -> frozenset[PlanId]:
    """The plans with an event of these kinds, which are among those that happen seldom."""
    joined = select(events.c.plan).join(board, board.c.plan == events.c.plan)
    found = joined.where(events.c.kind.in_(sorted(kinds)), text(f"events.{SELDOM}"), _TAKES_PLACE, holds)
    return frozenset(PlanId(plan) for (plan,) in tx.execute(found.distinct()))
