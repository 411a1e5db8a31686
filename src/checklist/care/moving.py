"""Moving a booking: what would change, then the change itself. Every event stays; the old booking stays too.

Patients move their own; staff move anyone's, when the list moves. The person sees what staff changed.
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from checklist.access import Action, require
from checklist.care import clock, rebooking
from checklist.care.content import guidance_for
from checklist.care.house import House
from checklist.care.journey import Journey, journey, journey_of, planned
from checklist.care.over import is_over
from checklist.care.policies import policies_in, site_policy
from checklist.care.visitor import Visitor
from checklist.guidance import BookingError, after_hours, hours_between, wall_time
from checklist.library.profile import booking_from_json
from checklist.medication import Action as MedicineAction
from checklist.medication import Confirmed
from checklist.plan import (
    UNDOES,
    Booking,
    Difference,
    Event,
    EventId,
    EventKind,
    Plan,
    PlanId,
    cancelled,
    difference,
    plan_at_site,
)
from checklist.procedure import FactBase
from checklist.store.events import NewEvent, events_of
from checklist.store.plans import bases_of, kept_plan
from checklist.store.unit import AuditEntry, note

MOST_MINUTES = 24 * 60
CANCELLED = "It is canceled. Put it back first, then move the date."
OVER = "This procedure is over. Its date cannot be changed any more. For a new procedure, make a new plan."


@dataclass(frozen=True, slots=True, kw_only=True)
class To:
    """Where a booking goes: so many minutes later (fewer than 0: earlier), or to a day and times."""

    minutes: int | None = None
    day: date | None = None
    arrival: time | None = None
    start: time | None = None

    def moves(self, booking: Booking) -> Booking:
        """The booking there. BookingError where it cannot be."""
        if self.day is None:
            return _shifted(booking, self.minutes or 0)
        return at_new_time(booking, self.day, self.arrival, self.start)


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A booking at its new time, the plan it builds, and what that changes. `version` is the booking it moves."""

    booking: Booking
    plan: Plan
    before: Plan
    difference: Difference
    version: int
    base: FactBase

    def say(self, key: str, **values: object) -> str:
        """One sentence of the fact base's wording in the person's language."""
        return self.base.wording.say(key, self.plan.language, **values)


def moved(house: House, visitor: Visitor, day: date, arrival: time | None, start: time | None) -> Move:
    """What moving the visitor's own booking would change; nothing is kept. BookingError says what is wrong."""
    require(visitor.role, Action.MOVE_OWN_BOOKING)
    return _change(house, journey(house, visitor), To(day=day, arrival=arrival, start=start))


def move(house: House, visitor: Visitor, day: date, arrival: time | None, start: time | None) -> None:
    """The booking stands at its new time, in one step with the event that says so."""
    change = moved(house, visitor, day, arrival, start)
    _keep(house, visitor, visitor.own_plan, change, uuid.uuid4().hex, {})


def moved_for(house: House, visitor: Visitor, plan: PlanId, to: To) -> Move:
    """What moving somebody's booking would change, for staff; the look is audited. BookingError as for `moved`."""
    require(visitor.role, Action.MOVE_BOOKING)
    with house.store.writing() as tx:
        note(tx, AuditEntry(at=house.real_time(), who=visitor.actor, what="see_move", plan=plan))
    change = _change(house, journey_of(house, plan), to)
    if hours_between(change.booking.anchors.arrival, clock.now()) > 0:
        raise BookingError("This time has passed. Check the day and the time.")
    return change


def move_for(house: House, visitor: Visitor, plan: PlanId, version: int, to: To) -> None:
    """Staff move somebody's booking, once for each booking looked at. PlanChanged when it is not `version` any more."""
    require(visitor.role, Action.MOVE_BOOKING)
    event = f"moved:{version}:{visitor.actor}:{to.minutes}:{to.day}:{to.arrival}:{to.start}"
    with house.store.reading() as tx:
        if any(known.id == event for known in events_of(tx, plan)):
            return
    change = moved_for(house, visitor, plan, to)
    _keep(house, visitor, plan, replace(change, version=version), event, {"by": visitor.name or ""})


def at_new_time(booking: Booking, day: date, arrival: time | None, start: time | None) -> Booking:
    """The booking at other times."""
    if arrival is None and start is None:
        raise BookingError("Give the time to arrive or the time it starts.")
    arrival_at, procedure_at = (_at(day, clock_time, booking) for clock_time in (arrival, start))
    return _rebooked(booking, arrival_at, procedure_at)


def _shifted(booking: Booking, minutes: int) -> Booking:
    if minutes == 0 or abs(minutes) > MOST_MINUTES:
        raise BookingError("Give the minutes, at most 24 hours either way.")

    def later(at: datetime | None) -> datetime | None:
        return after_hours(at, minutes / 60, booking.zone) if at else None

    return _rebooked(booking, later(booking.arrival_at), later(booking.procedure_at))


def _rebooked(booking: Booking, arrival_at: datetime | None, procedure_at: datetime | None) -> Booking:
    """The booking at these instants. A hold that was confirmed for another time is asked again."""
    new = replace(booking, arrival_at=arrival_at, procedure_at=procedure_at, discharge_at=None)
    return replace(new, confirmed=tuple(c for c in booking.confirmed if _still_holds(c, booking, new)))


def _still_holds(confirmed: Confirmed, old: Booking, new: Booking) -> bool:
    """A last dose was chosen for one day. On that day it stands, unless its hours would now be fewer than decided."""
    if confirmed.action is not MedicineAction.HOLD:
        return True
    if new.anchors.day_zero != old.anchors.day_zero:
        return False
    earlier = hours_between(old.anchors.arrival, new.anchors.arrival) < 0
    return not (isinstance(confirmed.last_dose, datetime) and earlier)


def last_move(house: House, visitor: Visitor) -> Move | None:
    """What the newest move changed in the visitor's own plan, if staff made it and the procedure is still ahead."""
    mine = journey(house, visitor)
    event = next((e for e in reversed(mine.events) if e.kind is EventKind.MOVED), None)
    version = event.payload.get("version") if event else None
    if event is None or not isinstance(version, int) or _by_themselves(event) or not mine.ahead:
        return None
    with house.store.reading() as tx:
        old, new = bases_of(tx, mine.id)[version - 1 : version + 1]
        policies = policies_in(tx)
    before, after = (planned(*guidance_for(house, basis), basis.booking, policies) for basis in (old, new))
    base = guidance_for(house, new)[1]
    happened = tuple(e for e in mine.events if e.seq < event.seq)
    undoes = event.payload.get(UNDOES)
    found = difference(before, after, happened, event.received_at, undoes if isinstance(undoes, int) else None)
    return Move(booking=after.booking, plan=after, before=before, difference=found, version=version, base=base)


def _by_themselves(event: Event) -> bool:
    return ":" not in event.actor


def _change(house: House, mine: Journey, to: To) -> Move:
    """The kept booking moves, not the one of the plan: that one is read under the site's policy of the day."""
    if cancelled(mine.events):
        raise BookingError(CANCELLED)
    if is_over(mine):
        raise BookingError(OVER)
    with house.store.reading() as tx:
        kept, policies = kept_plan(tx, mine.id), policies_in(tx)
    booking = to.moves(booking_from_json(kept.basis.booking))
    plan = plan_at_site(mine.procedure, booking, mine.base, site_policy(policies, booking))
    found = difference(mine.plan, plan, mine.events, mine.now)
    return Move(booking=booking, plan=plan, before=mine.plan, difference=found, version=kept.version, base=mine.base)


def _keep(house: House, visitor: Visitor, plan: PlanId, change: Move, event: str, more: Mapping[str, object]) -> None:
    payload = {**_payload(change), **more}
    news = NewEvent(id=EventId(event), kind=EventKind.MOVED, at=clock.now(), payload=payload)
    rebooking.keep(house, visitor, plan, change.booking, change.version, [news])


def _at(day: date, clock_time: time | None, booking: Booking) -> datetime | None:
    return wall_time(datetime.combine(day, clock_time), booking.zone) if clock_time else None


def _payload(change: Move) -> dict[str, object]:
    before, after = change.before.booking.anchors, change.plan.booking.anchors
    return {"from": before.procedure.isoformat(), "to": after.procedure.isoformat(), "version": change.version}
