"""Undoing a move of staff: the booking stands as it stood before, with every decision and every tick. Nothing is lost.

The move stays in the events, and what undoes it is one more. Only the newest change of a booking can be undone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from checklist.access import Action, require
from checklist.care import clock, rebooking
from checklist.care.house import House
from checklist.care.visitor import Visitor
from checklist.library.profile import booking_from_json
from checklist.plan import UNDOES, Booking, Event, EventId, EventKind, PlanId, cancelled
from checklist.store.events import NewEvent, events_of
from checklist.store.plans import bases_of

OFFERED = timedelta(hours=24)
TOOK_PLACE = "took_place"


@dataclass(frozen=True, slots=True, kw_only=True)
class Undo:
    """A move that can be undone: who made it and when, from when to when, and the booking's version it made."""

    by: str
    at: datetime
    before: datetime
    after: datetime
    seq: int
    version: int


def undo_of(events: Sequence[Event], version: int) -> Undo | None:
    """What can be undone of a plan whose booking is `version` now; None where something else changed it since.

    Nothing of a cancelled procedure can be: it is put back first.
    """
    move = max((event for event in events if _is_staffs(event)), key=lambda event: event.seq, default=None)
    if cancelled(events) or move is None:
        return None
    if move.payload.get("version") != version - 1 or clock.now() - move.received_at > OFFERED:
        return None
    before, after = (datetime.fromisoformat(str(move.payload[key])) for key in ("from", "to"))
    return Undo(by=move.by or "", at=move.received_at, before=before, after=after, seq=move.seq, version=version)


def undo_move(house: House, visitor: Visitor, plan: PlanId, undo: Undo) -> None:
    """The booking is the one from before the move, in one step with the event that says so; twice changes nothing.

    PlanChanged when the booking is another one by now.
    """
    require(visitor.role, Action.MOVE_BOOKING)
    event = f"undo:{undo.seq}:{visitor.actor}"
    with house.store.reading() as tx:
        happened, bases = events_of(tx, plan), bases_of(tx, plan)
    if any(known.id == event for known in happened):
        return
    now, then = (booking_from_json(basis.booking) for basis in (bases[-1], bases[-2]))
    said = {**_from_to(now, then), "version": undo.version, UNDOES: undo.seq, "by": visitor.name or ""}
    news = NewEvent(id=EventId(event), kind=EventKind.MOVED, at=clock.now(), payload=said)
    rebooking.keep(house, visitor, plan, then, undo.version, [news])


def _is_staffs(event: Event) -> bool:
    """Whether it is a move that staff made: not the real times set later, and not what undid a move."""
    moved = event.kind is EventKind.MOVED and event.staff
    return moved and "from" in event.payload and TOOK_PLACE not in event.payload and UNDOES not in event.payload


def _from_to(now: Booking, then: Booking) -> dict[str, str]:
    return {"from": now.anchors.procedure.isoformat(), "to": then.anchors.procedure.isoformat()}
