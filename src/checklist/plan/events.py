"""What can happen to a plan. Append only; state is derived from the newest event by `seq`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NewType

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
    CALLED = "called"
    CONFIRMED = "confirmed"
    MOVED = "moved"
    ANSWERED = "answered"
    SIGNED = "signed"


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
