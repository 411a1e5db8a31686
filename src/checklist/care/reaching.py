"""The patient marks a milestone as reached, or takes that back. The same once more changes nothing."""

import uuid

from checklist.access import AccessDenied, Action, Role
from checklist.care import clock
from checklist.care.house import House
from checklist.care.journey import journey_of
from checklist.care.recording import CannotRecord
from checklist.care.visitor import Visitor, require_own
from checklist.guidance import RuleId
from checklist.plan import EventId, EventKind
from checklist.store.events import NewEvent, append, events_of
from checklist.store.plans import lock_plan
from checklist.timeline import days_reached

NOT_ONE = "This is not in your plan any more. Open your recovery again."


def reach(house: House, visitor: Visitor, milestone: RuleId) -> None:
    """The milestone was reached today. CannotRecord where it is not one to reach, or before the procedure."""
    _record(house, visitor, milestone, reached=True)


def take_back(house: House, visitor: Visitor, milestone: RuleId) -> None:
    """The milestone is not reached any more; that it was marked stays on record."""
    _record(house, visitor, milestone, reached=False)


def _record(house: House, visitor: Visitor, milestone: RuleId, *, reached: bool) -> None:
    require_own(visitor, Action.SEE_RECOVERY, visitor.own_plan)
    if visitor.role is not Role.PATIENT:
        raise AccessDenied(f"{visitor.role} may not mark what was reached")
    line = journey_of(house, visitor.own_plan).timeline
    if line.today < 0 or milestone not in {row.id for row in line.to_reach()}:
        raise CannotRecord(NOT_ONE)
    now = clock.now()
    payload = {"milestone": milestone, "day": line.today if reached else None}
    new = NewEvent(id=EventId(uuid.uuid4().hex), kind=EventKind.REACHED, at=now, payload=payload)
    with house.store.writing() as tx:
        lock_plan(tx, visitor.own_plan)
        if (milestone in days_reached(events_of(tx, visitor.own_plan))) is not reached:
            append(tx, visitor.own_plan, actor=visitor.actor, received_at=now, news=[new])
