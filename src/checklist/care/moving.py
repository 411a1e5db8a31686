"""Moving a booking: what would change, then the change itself. Every event stays; the old booking stays too."""

import uuid
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from checklist.access import Action, require
from checklist.care import clock
from checklist.care.content import rebooked
from checklist.care.house import House
from checklist.care.journey import Journey, journey
from checklist.care.visitor import Visitor
from checklist.guidance import BookingError, wall_time
from checklist.medication import Action as MedicineAction
from checklist.plan import Booking, Difference, EventId, EventKind, Plan, build_plan, difference
from checklist.store.events import NewEvent, append
from checklist.store.plans import kept_plan, rebook


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A booking at its new time, the plan it builds, and what that changes."""

    booking: Booking
    plan: Plan
    difference: Difference


def moved(house: House, visitor: Visitor, day: date, arrival: time | None, start: time | None) -> Move:
    """What moving the visitor's own booking would change; nothing is kept. BookingError says what is wrong."""
    require(visitor.role, Action.MOVE_OWN_BOOKING)
    mine = journey(house, visitor)
    booking = at_new_time(mine.plan.booking, day, arrival, start)
    plan = build_plan(mine.procedure, booking.for_patients(), mine.base)
    return Move(booking=booking, plan=plan, difference=difference(mine.plan, plan, mine.events, mine.now))


def move(house: House, visitor: Visitor, day: date, arrival: time | None, start: time | None) -> None:
    """The booking stands at its new time, in one step with the event that says so."""
    mine, change = journey(house, visitor), moved(house, visitor, day, arrival, start)
    now = clock.now()
    news = NewEvent(id=EventId(uuid.uuid4().hex), kind=EventKind.MOVED, at=now, payload=_payload(mine, change))
    with house.store.writing() as tx:
        rebook(tx, mine.id, rebooked(kept_plan(tx, mine.id).basis, change.booking))
        append(tx, mine.id, actor=visitor.actor, received_at=now, news=[news])


def at_new_time(booking: Booking, day: date, arrival: time | None, start: time | None) -> Booking:
    """The booking at other times. A hold confirmed for the old day does not carry over: it is asked again."""
    if arrival is None and start is None:
        raise BookingError("Give the time to arrive or the time it starts.")
    arrival_at, procedure_at = (_at(day, clock_time, booking) for clock_time in (arrival, start))
    kept = tuple(c for c in booking.confirmed if c.action is not MedicineAction.HOLD)
    return replace(booking, arrival_at=arrival_at, procedure_at=procedure_at, discharge_at=None, confirmed=kept)


def _at(day: date, clock_time: time | None, booking: Booking) -> datetime | None:
    return wall_time(datetime.combine(day, clock_time), booking.zone) if clock_time else None


def _payload(mine: Journey, change: Move) -> dict[str, object]:
    before, after = mine.plan.booking.anchors, change.plan.booking.anchors
    return {"from": before.procedure.isoformat(), "to": after.procedure.isoformat()}
