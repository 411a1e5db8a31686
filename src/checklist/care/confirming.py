"""Staff confirm medicines: one decision or several, of one person or many, and taking back. All stays on record.

Of two clinicians who decide about one medicine the first wins, and the other is told. Other medicines of the same
person are not touched by that.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import Connection

from checklist.access import Action, require
from checklist.care import clock, watching
from checklist.care.content import rebooked
from checklist.care.house import House
from checklist.care.visitor import Visitor
from checklist.guidance import BookingError
from checklist.library.profile import booking_from_json
from checklist.medication import Action as MedicineAction
from checklist.medication import Confirmed, MorningOf
from checklist.plan import Booking, EventId, EventKind, PlanId, cancelled, check_dates
from checklist.store.events import NewEvent, append, events_of
from checklist.store.plans import Basis, KeptPlan, bases_of, kept_plan, lock_plan

CHANGED = "The plan changed while you looked at it. Look again, then decide."
DECIDED = "It was decided while you looked at it. Look again."
NAMELESS = "A decision needs the name of who makes it."
GONE = "This medicine is not in the plan any more."


class CannotConfirm(ValueError):
    """The decision was not kept; the message says why and names nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a clinician decides for one entry of a booking. `new_dose`: in their own words, for a changed dose."""

    entry: str
    action: MedicineAction
    last_dose: date | datetime | None = None
    morning_of: MorningOf | None = None
    restart: date | datetime | None = None
    ask_restart: bool = False
    new_dose: str | None = None
    batch: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Picked:
    """One medicine of one person, as it was looked at."""

    plan: PlanId
    version: int
    entry: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """One medicine about which nothing was kept, since it changed after the look. `by`: who decided, if anyone did."""

    picked: Picked
    by: str | None


def confirm(house: House, visitor: Visitor, plan: PlanId, version: int, decisions: Sequence[Decision]) -> None:
    """The decisions stand, all or none, with an event each. The same once more changes nothing.

    CannotConfirm when somebody decided since, or the plan is another; BookingError when a date cannot be.
    """
    require(visitor.role, Action.CONFIRM_MEDICINE)
    with house.store.writing() as tx:
        desk = _Desk(house, tx, visitor, plan, version)
        lost = desk.decide(decisions)
        if lost:
            raise CannotConfirm(DECIDED if any(one.by for one in lost) else CHANGED)


def confirm_together(house: House, visitor: Visitor, picked: Sequence[Picked]) -> tuple[Lost, ...]:
    """Each of these goes on: a decision of its own each, in one act. What could not be kept comes back."""
    require(visitor.role, Action.CONFIRM_MEDICINE)
    batch, lost = _act_of(visitor, picked), []
    with house.store.writing() as tx:
        for plan, version, entries in _by_plan(picked):
            desk = _Desk(house, tx, visitor, plan, version)
            given = [Decision(entry=e, action=MedicineAction.CONTINUE, batch=batch) for e in entries]
            lost += desk.decide(given)
    return tuple(lost)


def take_back(house: House, visitor: Visitor, plan: PlanId, version: int, entry: str) -> None:
    """The newest decision about this entry does not stand any more; that it was made stays on record."""
    require(visitor.role, Action.CONFIRM_MEDICINE)
    with house.store.writing() as tx:
        if _Desk(house, tx, visitor, plan, version).take_back([entry]):
            raise CannotConfirm(CHANGED)


def take_back_together(house: House, visitor: Visitor, picked: Sequence[Picked]) -> tuple[Lost, ...]:
    """None of these decisions stands any more. What somebody has decided anew since the look stays, and comes back."""
    require(visitor.role, Action.CONFIRM_MEDICINE)
    lost: list[Lost] = []
    with house.store.writing() as tx:
        for plan, version, entries in _by_plan(picked):
            lost += _Desk(house, tx, visitor, plan, version).take_back(entries)
    return tuple(lost)


def _by_plan(picked: Sequence[Picked]) -> Iterator[tuple[PlanId, int, list[str]]]:
    """What was picked of each person, in one order for everyone, so that two who write never wait for each other."""
    for plan, version in sorted({(one.plan, one.version) for one in picked}):
        yield plan, version, [one.entry for one in picked if (one.plan, one.version) == (plan, version)]


def _act_of(visitor: Visitor, picked: Sequence[Picked]) -> str:
    """The name of one act: the same picked again from the same look is the same act."""
    said = [visitor.actor, *sorted(f"{one.plan}:{one.version}:{one.entry}" for one in picked)]
    return hashlib.sha256("\n".join(said).encode()).hexdigest()[:16]


class _Desk:
    """One person's booking while somebody decides about it, in one transaction: as it was seen, and as it stands."""

    def __init__(self, house: House, tx: Connection, visitor: Visitor, plan: PlanId, version: int) -> None:
        lock_plan(tx, plan)
        self.house, self.tx, self.visitor, self.plan, self.version = house, tx, visitor, plan, version
        self.now = clock.now()
        self.kept: KeptPlan = kept_plan(tx, plan)
        self.seen: Basis = bases_of(tx, plan)[version - 1]
        self.events = {event.id: event for event in events_of(tx, plan)}
        self.booking = booking_from_json(self.kept.basis.booking)
        self.then = booking_from_json(self.seen.booking)

    def decide(self, decisions: Sequence[Decision]) -> list[Lost]:
        """What can be kept stands with an event each; the others come back."""
        new = [one for one in decisions if not self.stands(one)]
        lost = [self.lost(one.entry) for one in new if self.changed(one.entry)]
        kept = [one for one in new if not self.changed(one.entry)]
        given = tuple(_confirmed(one, self.booking, self.visitor, self.now) for one in kept)
        self.keep((*self.booking.confirmed, *given), [self.said(one) for one in kept])
        return lost

    def take_back(self, entries: Sequence[str]) -> list[Lost]:
        """The newest decision about each entry stands no more."""
        lost = [entry for entry in entries if self.changed(entry) or not _of(self.then, entry)]
        left = list(self.booking.confirmed)
        for entry in entries:
            if entry not in lost:
                left.remove(_of(self.booking, entry)[-1])
        self.keep(tuple(left), [self.undone(entry) for entry in entries if entry not in lost])
        return [self.lost(entry) for entry in lost]

    def stands(self, decision: Decision) -> bool:
        """Whether this clinician's same decision from the same look is on record."""
        said = self.said(decision)
        event = self.events.get(said.id)
        return event is not None and (event.actor, event.payload) == (self.visitor.actor, said.payload)

    def changed(self, entry: str) -> bool:
        """Whether what was looked at is something else by now: the decisions about the entry, or the rest of it all.

        Nothing is decided about a cancelled procedure: its days do not hold any more.
        """
        if cancelled(self.events.values()):
            return True
        if {self.id_of("confirmed", entry), self.id_of("taken_back", entry)} & self.events.keys():
            return True
        same = replace(self.then, confirmed=()) == replace(self.booking, confirmed=())
        guidance = ("procedure", "procedure_version", "fact_base_version")
        same_guidance = all(getattr(self.seen, key) == getattr(self.kept.basis, key) for key in guidance)
        return not (same and same_guidance and _of(self.then, entry) == _of(self.booking, entry))

    def lost(self, entry: str) -> Lost:
        """What is told about an entry that changed."""
        now = _of(self.booking, entry)
        picked = Picked(plan=self.plan, version=self.version, entry=entry)
        return Lost(picked=picked, by=now[-1].by if now and now != _of(self.then, entry) else None)

    def said(self, decision: Decision) -> NewEvent:
        """One decision about one entry of one version of the booking is one event, however often it is sent."""
        id_ = self.id_of("confirmed", decision.entry)
        return NewEvent(id=id_, kind=EventKind.CONFIRMED, at=self.now, payload=_payload(decision))

    def id_of(self, what: str, entry: str) -> EventId:
        """The name of what is done about an entry from one look."""
        return EventId(f"{what}:{entry}:{self.version}")

    def undone(self, entry: str) -> NewEvent:
        """That the decision about an entry was taken back."""
        id_ = self.id_of("taken_back", entry)
        return NewEvent(id=id_, kind=EventKind.UNDONE, at=self.now, payload={"confirmed": entry})

    def keep(self, confirmed: tuple[Confirmed, ...], news: Sequence[NewEvent]) -> None:
        """The booking with these decisions, and what happened; nothing where nothing did."""
        if news:
            booking = replace(self.booking, confirmed=confirmed)
            watching.rebook(self.house, self.tx, self.plan, rebooked(self.kept.basis, booking))
            append(self.tx, self.plan, actor=self.visitor.actor, received_at=self.now, news=news)


def _of(booking: Booking, entry: str) -> list[Confirmed]:
    return [one for one in booking.confirmed if one.entry == entry]


def _payload(decision: Decision) -> Mapping[str, object]:
    more = {"new_dose": decision.new_dose, "batch": decision.batch}
    return {
        "entry": decision.entry,
        "action": decision.action.value,
        "last_dose": _said(decision.last_dose),
        "morning_of": decision.morning_of.value if decision.morning_of else None,
        "restart": "ask" if decision.ask_restart else _said(decision.restart),
        **{key: value for key, value in more.items() if value},
    }


def _said(when: date | datetime | None) -> str | None:
    return when.isoformat() if when else None


def _confirmed(decision: Decision, booking: Booking, visitor: Visitor, now: datetime) -> Confirmed:
    taken = next((one for one in booking.medications if one.entry == decision.entry), None)
    if taken is None:
        raise CannotConfirm(GONE)
    if decision.action is MedicineAction.ASK:
        raise BookingError("Pick what to do with it.")
    if not visitor.name:
        raise CannotConfirm(NAMELESS)
    made = Confirmed(
        medication=taken.name, entry=taken.entry, action=decision.action, by=visitor.name, at=now,
        last_dose=decision.last_dose, morning_of=decision.morning_of, restart=decision.restart,
        ask_restart=decision.ask_restart, new_dose=decision.new_dose, batch=decision.batch,
    )  # fmt: skip
    check_dates(made, booking)
    return made
