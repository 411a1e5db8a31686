"""What is counted over many people: who they are, from the board's projection, and what happened to each."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, select

from checklist.alerts import Watched
from checklist.plan import Event, EventKind, PlanId
from checklist.store.board_tables import board, board_facts
from checklist.store.board_text import facts_from
from checklist.store.events import events_of_all
from checklist.store.tables import bookings, plans


@dataclass(frozen=True, slots=True, kw_only=True)
class Between:
    """Whose procedure begins from one moment to before another; of one procedure, or of any."""

    start: datetime
    end: datetime
    procedure: str | None = None


def bookings_of(tx: Connection, between: Between, most: int) -> tuple[tuple[PlanId, str], ...]:
    """The newest of them by the day of the procedure, each with the booking as it is kept."""
    newest = (plans.c.id == bookings.c.plan) & (plans.c.version == bookings.c.version)
    joined = board.join(bookings, bookings.c.plan == board.c.plan).join(plans, newest)
    rows = select(board.c.plan, bookings.c.booking).select_from(joined).where(*_chosen(between))
    ordered = rows.order_by(board.c.starts.desc(), board.c.plan).limit(most)
    return tuple((PlanId(plan), str(booking)) for plan, booking in tx.execute(ordered))


def how_many(tx: Connection, between: Between) -> int:
    """How many people there are in all."""
    return int(tx.execute(select(func.count()).select_from(board).where(*_chosen(between))).scalar_one())


def facts_of(tx: Connection, people: Collection[PlanId]) -> Mapping[PlanId, Watched]:
    """What the board knows of each."""
    rows = select(board_facts.c.plan, board_facts.c.facts).where(board_facts.c.plan.in_(sorted(people)))
    return {PlanId(plan): facts_from(facts) for plan, facts in tx.execute(rows)}


def procedures(tx: Connection) -> Mapping[str, str]:
    """The procedures that anybody has, by id, with their plain title."""
    rows = select(board.c.procedure, func.max(board.c.title)).group_by(board.c.procedure)
    return {str(id_): str(title) for id_, title in tx.execute(rows.order_by(func.max(board.c.title)))}


def happened_to(
    tx: Connection, people: Collection[PlanId], kinds: Collection[EventKind]
) -> Mapping[PlanId, tuple[Event, ...]]:
    """What happened to each of them, of these kinds, in order."""
    found: dict[PlanId, list[Event]] = {plan: [] for plan in people}
    for event in events_of_all(tx, people, kinds):
        found[event.plan].append(event)
    return {plan: tuple(events) for plan, events in found.items()}


def _chosen(between: Between) -> list[Any]:
    chosen = [board.c.starts >= between.start, board.c.starts < between.end]
    return chosen + ([board.c.procedure == between.procedure] if between.procedure else [])
