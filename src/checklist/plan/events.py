"""What can happen to a plan. Append only; state is derived from the newest event by `seq`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NewType

from checklist.access import STAFF

PlanId = NewType("PlanId", str)
TaskId = NewType("TaskId", str)
EventId = NewType("EventId", str)


class EventKind(StrEnum):
    """What can happen to a plan. An undone tick is a second event, never an erased first one."""

    DONE = "done"
    UNDONE = "undone"
    COULD_NOT = "could_not"
    ASKED = "asked"
    CHECKED_IN = "checked_in"
    TAUGHT_BACK = "taught_back"
    COVERED = "covered"
    NOTED = "noted"
    FOLLOWED_UP = "followed_up"
    CONFIRMED = "confirmed"
    MOVED = "moved"
    ANSWERED = "answered"
    SIGNED = "signed"
    CALLED = "called"
    HANDLED = "handled"
    MESSAGED = "messaged"
    READ = "read"
    REACHED = "reached"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened. `at` is the device's time, `received_at` ours; order and state go by `seq`."""

    id: EventId
    plan: PlanId
    seq: int
    at: datetime
    received_at: datetime
    actor: str
    kind: EventKind
    task: TaskId | None = None
    payload: Mapping[str, object] = field(default_factory=dict)

    @property
    def staff(self) -> bool:
        """Whether a member of staff did it, with their account: `actor` is a role, with an account or a share."""
        role, _, account = self.actor.partition(":")
        return bool(account) and role in STAFF

    @property
    def by(self) -> str | None:
        """The name of the member of staff who wrote it down. What anyone else says of themselves does not count."""
        return str(self.payload.get("by") or "") or None if self.staff else None
