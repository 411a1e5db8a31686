"""One person's walk-through before going home as it stands, and its record."""

from dataclasses import dataclass
from datetime import date, datetime

from checklist.access import Action, require
from checklist.care.house import House
from checklist.care.journey import Journey, journey_of
from checklist.care.visitor import Visitor
from checklist.discharge import Item, Told, Walk, completeness, due, record_of, told
from checklist.exchange.record import record_csv
from checklist.guidance import local_date
from checklist.plan import Cancelled, PlanId, cancelled
from checklist.store.events import end_of
from checklist.store.plans import kept_plan
from checklist.store.unit import AuditEntry, note


@dataclass(frozen=True, slots=True, kw_only=True)
class Going:
    """One person on the way home. `version` is their booking's, `seq` the number of their newest event."""

    journey: Journey
    walk: Walk
    version: int
    seq: int

    @property
    def plan(self) -> PlanId:
        """Whose plan it is."""
        return self.journey.id

    @property
    def cancelled(self) -> Cancelled | None:
        """Who cancelled the procedure and why; None where it takes place."""
        return cancelled(self.journey.events)

    @property
    def name(self) -> str:
        """What the person is called, or nothing."""
        return self.journey.plan.booking.called or ""

    @property
    def items(self) -> tuple[Item, ...]:
        """Project RED's and IDEAL's components as they stand."""
        return completeness(self.walk)

    @property
    def asked(self) -> tuple[Told, ...]:
        """What the person asked or told their team."""
        return told(self.journey.statuses, self.journey.events)

    @property
    def leaves(self) -> date:
        """The day they go home, as far as known: the day of the procedure where no other is."""
        return local_date(self.journey.plan.booking.anchors.discharge, self.journey.plan.booking.zone)

    @property
    def call_due(self) -> tuple[datetime, datetime] | None:
        """Between when the call is due, on the person's clock; None before it was signed."""
        booking = self.journey.plan.booking
        return due(self.walk.record, booking.anchors.procedure, booking.discharge_at, booking.zone)


def going(house: House, visitor: Visitor, plan: PlanId) -> Going:
    """One person's walk-through. The look is audited; PlanNotFound when there is no such plan."""
    require(visitor.role, Action.DISCHARGE)
    with house.store.writing() as tx:
        note(tx, AuditEntry(at=house.real_time(), who=visitor.actor, what="see_discharge", plan=plan))
    return going_of(house, plan)


def going_of(house: House, plan: PlanId) -> Going:
    """One person's walk-through; the caller has asked access."""
    mine = journey_of(house, plan)
    with house.store.reading() as tx:
        version = kept_plan(tx, plan).version
    walk = Walk(plan=mine.plan, record=record_of(mine.events))
    return Going(journey=mine, walk=walk, version=version, seq=max((e.seq for e in mine.events), default=0))


def record_file(house: House, visitor: Visitor, plan: PlanId) -> bytes:
    """Who covered what and when, as CSV."""
    require(visitor.role, Action.DISCHARGE)
    mine = journey_of(house, plan)
    return record_csv(mine.events, mine.plan.booking.zone)


def newest(house: House, visitor: Visitor, plan: PlanId) -> int:
    """The number of a plan's newest event: a page asks for it to see whether somebody else wrote."""
    require(visitor.role, Action.DISCHARGE)
    with house.store.reading() as tx:
        return end_of(tx, plan)
