"""What state each task is in. Derived from the events at every look, never stored."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

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
    ordered = sorted(events, key=lambda event: event.seq)
    last: Mapping[TaskId, Event] = {e.task: e for e in ordered if e.task and e.kind in ABOUT_TASKS}
    moves = moves_in(ordered)
    return tuple(_status(task, last.get(task.id), moves, now) for task in plan.tasks)


def _status(task: Task, last: Event | None, moves: Moves, now: datetime) -> TaskStatus:
    if last is None or last.kind not in SETTLES or _opens_again(task, last, moves):
        return TaskStatus(task=task, state=_by_clock(task, now))
    return TaskStatus(task=task, state=SETTLES[last.kind], event=last)


def _opens_again(task: Task, tick: Event, moves: Moves) -> bool:
    """A tick from before a move stands only if the new window had opened by then, or it is done once."""
    return task.window.start > tick.at and not task.done_once and moves.since(tick.seq)


def _by_clock(task: Task, now: datetime) -> TaskState:
    if now < task.window.start:
        return TaskState.LATER
    if now < task.window.end:
        return TaskState.OPEN
    return TaskState.OVER if task.lapses else TaskState.OVERDUE
