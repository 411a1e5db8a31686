"""Who goes home, how far each one's walk-through is, and one person's walk-through as it stands."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from checklist.access import Action, require
from checklist.care import clock
from checklist.care.house import House
from checklist.care.journey import Journey, journey_of
from checklist.care.roster import roster
from checklist.care.visitor import Visitor
from checklist.discharge import Item, Told, Walk, completeness, due, for_the_team, record_of, spoke, told
from checklist.exchange.record import record_csv
from checklist.guidance import in_zone, local_date
from checklist.plan import Cancelled, PlanId, cancelled
from checklist.store.events import end_of
from checklist.store.plans import kept_plan
from checklist.store.unit import AuditEntry, note

STAYS_LISTED = timedelta(days=7)
LEAVES, CALLED = range(-1, 60), range(60)


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
        found = due(self.walk)
        zone = self.journey.plan.booking.zone
        return (in_zone(found[0], zone), in_zone(found[1], zone)) if found else None


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


def leaving(house: House, visitor: Visitor) -> tuple[Going, ...]:
    """Who goes home today or tomorrow or has not left yet, in the order of leaving. The look is audited."""
    return tuple(sorted(_listed(house, visitor, LEAVES, _is_leaving), key=lambda one: (one.leaves, _name(one))))


def to_call(house: House, visitor: Visitor) -> tuple[Going, ...]:
    """Who is to be called after going home and was not reached yet, the most pressing first. The look is audited."""
    found = [one for one in _listed(house, visitor, CALLED, _is_to_call) if one.call_due]
    return tuple(sorted(found, key=lambda one: one.call_due or (one.journey.now, one.journey.now)))


def _listed(house: House, visitor: Visitor, days: range, wanted: Callable[[Going], bool]) -> Iterator[Going]:
    """Of those whose procedure is so many days past, the ones that are wanted."""
    plans = [row.plan for row in roster(house, visitor) if row.day in days]
    return (one for one in (going_of(house, plan) for plan in plans) if wanted(one))


def _is_leaving(one: Going) -> bool:
    """Until it is signed, from the day before they leave; a week later nobody walks through it any more."""
    booking, now = one.journey.plan.booking, one.journey.now
    soon = one.leaves <= now.date() + timedelta(days=1)
    begun = booking.anchors.arrival.date() <= now.date() + timedelta(days=1)
    return soon and begun and now - booking.anchors.discharge < STAYS_LISTED


def _is_to_call(one: Going) -> bool:
    signed = one.walk.record.signed
    if signed is None or clock.now() - signed.said.at > STAYS_LISTED:
        return bool(for_the_team(one.walk))
    return not spoke(one.walk) or bool(for_the_team(one.walk))


def _name(one: Going) -> str:
    return one.journey.plan.booking.called or ""
