"""What state each task is in. Derived from the events at every look, never stored."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from checklist.guidance import Window
from checklist.plan.events import Event, EventKind, TaskId
from checklist.plan.plan import Plan, Task
from checklist.plan.undone import Moves, moves_in


class TaskState(StrEnum):
    """Where a task stands now. What is over cannot be late, and nobody makes up for it."""

    LATER = "later"
    OPEN = "open"
    OVERDUE = "overdue"
    OVER = "over"
    DONE = "done"
    COULD_NOT = "could_not"


SETTLES = {EventKind.DONE: TaskState.DONE, EventKind.COULD_NOT: TaskState.COULD_NOT}
ABOUT_TASKS = frozenset({EventKind.DONE, EventKind.UNDONE, EventKind.COULD_NOT})


class Deed(Protocol):
    """What an event can settle: a task of a plan, or what is kept of one elsewhere."""

    @property
    def id(self) -> TaskId:
        """The task."""

    @property
    def window(self) -> Window:
        """When it is done."""

    @property
    def done_once(self) -> bool:
        """Whether it stays done when the booking moves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskStatus:
    """A task, its state, and the event that put it there (None: the clock alone)."""

    task: Task
    state: TaskState
    event: Event | None = None

    @property
    def settled(self) -> bool:
        """Whether it was ticked off; "could not" is not."""
        return self.state is TaskState.DONE


def statuses(plan: Plan, events: Iterable[Event], now: datetime) -> tuple[TaskStatus, ...]:
    """Every task's state at `now`, in the plan's order."""
    settled_by = settling(plan.tasks, events)
    return tuple(_status(task, settled_by.get(task.id), now) for task in plan.tasks)


def settling(deeds: Iterable[Deed], events: Iterable[Event]) -> Mapping[TaskId, Event]:
    """The event that settles each deed: it was done, or could not be. What was put back, or opens again, has none."""
    ordered = sorted(events, key=lambda event: event.seq)
    last = {e.task: e for e in ordered if e.task and e.kind in ABOUT_TASKS}
    moves = moves_in(ordered)
    found = ((deed, last[deed.id]) for deed in deeds if deed.id in last)
    return {deed.id: e for deed, e in found if e.kind in SETTLES and not _opens_again(deed, e, moves)}


def _status(task: Task, settled_by: Event | None, now: datetime) -> TaskStatus:
    if settled_by is None:
        return TaskStatus(task=task, state=_by_clock(task, now))
    return TaskStatus(task=task, state=SETTLES[settled_by.kind], event=settled_by)


def _opens_again(task: Deed, tick: Event, moves: Moves) -> bool:
    """A tick from before a move stands only if the new window had opened by then, or it is done once."""
    return task.window.start > tick.at and not task.done_once and moves.since(tick.seq)


def _by_clock(task: Task, now: datetime) -> TaskState:
    if now < task.window.start:
        return TaskState.LATER
    if now < task.window.end:
        return TaskState.OPEN
    return TaskState.OVER if task.lapses else TaskState.OVERDUE
