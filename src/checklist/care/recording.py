"""What every record of staff needs: a name, and an event of its own in the plan's chain."""

import uuid
from collections.abc import Mapping

from sqlalchemy import Connection

from checklist.care import clock
from checklist.care.visitor import Visitor
from checklist.plan import EventId, EventKind, PlanId, cancelled
from checklist.store.events import NewEvent, append, events_of

LONGEST = 2000
CANCELLED = "This procedure is canceled. Nothing was recorded. Look at this person’s page first."
Payload = Mapping[str, object]


class CannotRecord(ValueError):
    """Nothing was recorded; the message says why and what to do, and names no patient."""


def name_of(visitor: Visitor) -> str:
    """The name of whoever records something; CannotRecord without one."""
    if not visitor.name:
        raise CannotRecord("This needs the name of who records it. Sign in again.")
    return visitor.name


def require_not_cancelled(tx: Connection, plan: PlanId) -> None:
    """Nothing, if the procedure takes place; otherwise CannotRecord."""
    if cancelled(events_of(tx, plan)):
        raise CannotRecord(CANCELLED)


def record(tx: Connection, visitor: Visitor, plan: PlanId, kind: EventKind, said: Payload) -> None:
    """It stands with who recorded it, once `tx` is committed."""
    now = clock.now()
    new = NewEvent(id=EventId(uuid.uuid4().hex), kind=kind, at=now, payload={**said, "by": name_of(visitor)})
    append(tx, plan, actor=visitor.actor, received_at=now, news=[new])
