"""Staff confirm medicines: who waits, one decision or several, and taking one back. Every booking and event stays."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import Connection

from checklist.access import Action, require
from checklist.care import clock
from checklist.care.content import rebooked
from checklist.care.house import House
from checklist.care.journey import Journey, journey_of
from checklist.care.visitor import Visitor
from checklist.guidance import BookingError
from checklist.library.profile import booking_from_json
from checklist.medication import Action as MedicineAction
from checklist.medication import Confirmed, MorningOf
from checklist.plan import Booking, Event, EventId, EventKind, PlanId, Proposal, check_dates, proposals
from checklist.store.events import NewEvent, append, events_of
from checklist.store.plans import Basis, KeptPlan, kept_plan, kept_plans, lock_plan, rebook
from checklist.store.unit import AuditEntry, note

CHANGED = "The plan changed while you looked at it. Look again, then decide."
GONE = "This medicine is not in the plan any more."


class CannotConfirm(ValueError):
    """The decision was not kept; the message says why and names nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a clinician decides for one entry of a booking."""

    entry: str
    action: MedicineAction
    last_dose: date | datetime | None = None
    morning_of: MorningOf | None = None
    restart: date | datetime | None = None
    ask_restart: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Queued:
    """One person whose medicines staff look at; `version` is the booking that was looked at."""

    plan: PlanId
    version: int
    journey: Journey
    medicines: tuple[Proposal, ...]

    @property
    def name(self) -> str:
        """What the person is called, or nothing."""
        return self.journey.plan.booking.called or ""

    @property
    def arrives(self) -> datetime:
        """When the person comes in, in their own zone."""
        return self.journey.plan.booking.anchors.arrival

    @property
    def waiting(self) -> tuple[Proposal, ...]:
        """What a clinician still has to decide."""
        return tuple(one for one in self.medicines if one.waits)


def queue(house: House, visitor: Visitor) -> tuple[Queued, ...]:
    """Everyone with medicines whose procedure is ahead, first arrival first. The look is audited."""
    require(visitor.role, Action.SEE_PEOPLE)
    with house.store.writing() as tx:
        kept = kept_plans(tx)
        note(tx, AuditEntry(at=house.real_time(), who=visitor.actor, what="see_medicines", plan=None))
    found = (_queued(house, one) for one in kept)
    return tuple(sorted((q for q in found if q.medicines and q.journey.ahead), key=lambda q: q.arrives))


def look(house: House, visitor: Visitor, queued: Queued) -> None:
    """That this person's medicines were looked at stands in the audit."""
    require(visitor.role, Action.SEE_PERSON)
    with house.store.writing() as tx:
        note(tx, AuditEntry(at=house.real_time(), who=visitor.actor, what="see_medicines", plan=queued.plan))


def confirm(house: House, visitor: Visitor, plan: PlanId, version: int, decisions: Sequence[Decision]) -> None:
    """The decisions stand, in one step with an event each. The same once more changes nothing.

    CannotConfirm when the booking is not `version` any more; BookingError when a date cannot be.
    """
    require(visitor.role, Action.CONFIRM_MEDICINE)
    now = clock.now()
    with house.store.writing() as tx:
        lock_plan(tx, plan)
        news = [_news(decision, version, now) for decision in decisions]
        if _stand_already(events_of(tx, plan), news):
            return
        kept = _as_seen(tx, plan, version)
        booking = booking_from_json(kept.basis.booking)
        given = tuple(_confirmed(decision, booking, visitor, now) for decision in decisions)
        _keep(tx, visitor, kept, replace(booking, confirmed=(*booking.confirmed, *given)), news)


def take_back(house: House, visitor: Visitor, plan: PlanId, version: int, entry: str) -> None:
    """The newest decision about this entry does not stand any more; that it was made stays on record."""
    require(visitor.role, Action.CONFIRM_MEDICINE)
    now = clock.now()
    with house.store.writing() as tx:
        lock_plan(tx, plan)
        kept = _as_seen(tx, plan, version)
        booking = booking_from_json(kept.basis.booking)
        places = [place for place, one in enumerate(booking.confirmed) if one.entry == entry]
        if not places:
            raise CannotConfirm(CHANGED)
        left = tuple(one for place, one in enumerate(booking.confirmed) if place != places[-1])
        id_ = EventId(f"taken_back:{entry}:{version}")
        news = NewEvent(id=id_, kind=EventKind.UNDONE, at=now, payload={"confirmed": entry})
        _keep(tx, visitor, kept, replace(booking, confirmed=left), [news])


def _queued(house: House, kept: KeptPlan) -> Queued:
    one = journey_of(house, kept.id)
    found = proposals(one.plan, one.procedure, one.base, one.now)
    return Queued(plan=kept.id, version=kept.version, journey=one, medicines=found)


def _as_seen(tx: Connection, plan: PlanId, version: int) -> KeptPlan:
    kept = kept_plan(tx, plan)
    if kept.version != version:
        raise CannotConfirm(CHANGED)
    return kept


def _keep(tx: Connection, visitor: Visitor, kept: KeptPlan, booking: Booking, news: Sequence[NewEvent]) -> None:
    basis: Basis = rebooked(kept.basis, booking)
    rebook(tx, kept.id, basis)
    append(tx, kept.id, actor=visitor.actor, received_at=clock.now(), news=news)


def _news(decision: Decision, version: int, now: datetime) -> NewEvent:
    """One decision about one entry of one version of the booking is one event, however often it is sent."""
    id_ = EventId(f"confirmed:{decision.entry}:{version}")
    return NewEvent(id=id_, kind=EventKind.CONFIRMED, at=now, payload=_payload(decision))


def _payload(decision: Decision) -> Mapping[str, object]:
    return {
        "entry": decision.entry,
        "action": decision.action.value,
        "last_dose": _said(decision.last_dose),
        "morning_of": decision.morning_of.value if decision.morning_of else None,
        "restart": "ask" if decision.ask_restart else _said(decision.restart),
    }


def _said(when: date | datetime | None) -> str | None:
    return when.isoformat() if when else None


def _stand_already(events: Sequence[Event], news: Sequence[NewEvent]) -> bool:
    """Whether exactly these decisions are on record; CannotConfirm when others were made from the same look."""
    known = {event.id: event.payload for event in events}
    stored = [new for new in news if new.id in known]
    if any(known[new.id] != new.payload for new in stored):
        raise CannotConfirm(CHANGED)
    return len(stored) == len(news)


def _confirmed(decision: Decision, booking: Booking, visitor: Visitor, now: datetime) -> Confirmed:
    taken = next((one for one in booking.medications if one.entry == decision.entry), None)
    if taken is None:
        raise CannotConfirm(GONE)
    if decision.action is MedicineAction.ASK:
        raise BookingError("Pick what to do with it.")
    made = Confirmed(
        medication=taken.name, entry=taken.entry, action=decision.action, by=visitor.name or "Your care team", at=now,
        last_dose=decision.last_dose, morning_of=decision.morning_of, restart=decision.restart,
        ask_restart=decision.ask_restart,
    )  # fmt: skip
    check_dates(made, booking)
    return made
