"""What a move changes: every task and stop time that differs between two plans of one person."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from checklist.fasting import FoodClass
from checklist.guidance import Window
from checklist.plan.events import Event, EventId, EventKind, PlanId, TaskId
from checklist.plan.plan import MedicineStep, Plan, Task
from checklist.plan.status import TaskState, TaskStatus, statuses
from checklist.plan.undone import UNDOES


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedTask:
    """A task whose window changed."""

    task: Task
    before: Window


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedStop:
    """A stop time that changed."""

    what: FoodClass
    before: datetime | None
    after: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedMedicine:
    """A medicine of which the plan says something else: another last dose, or that the team is asked again."""

    before: MedicineStep
    after: MedicineStep

    @property
    def asked_again(self) -> bool:
        """Whether a clinician had decided about it, and has to say something about it anew."""
        return self.after.needs_confirmation and not self.before.needs_confirmation


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What moving a booking does. `moved` names every new window; a task is in one of the other lists at most.

    `again` is what was done, or could not be done, and stands open again; `reworded` is what was open and says
    something else now; `helpers` are the moved tasks that only whoever helps has.
    """

    moved: tuple[MovedTask, ...]
    stops: tuple[MovedStop, ...]
    kept: tuple[Task, ...]
    again: tuple[Task, ...]
    overdue: tuple[Task, ...]
    not_needed: tuple[Task, ...]
    added: tuple[Task, ...]
    reworded: tuple[Task, ...] = ()
    medicines: tuple[MovedMedicine, ...] = ()
    helpers: tuple[MovedTask, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether no step and no stop time changes."""
        changed = (self.again, self.overdue, self.not_needed, self.added, self.reworded)
        return not (self.moved or self.stops or any(changed))


def difference(old: Plan, new: Plan, events: Iterable[Event], now: datetime, undoes: int | None = None) -> Difference:
    """What changes for the person if `new` replaces `old` at `now`. What says something else now is open again.

    `undoes`: the number of the move that is taken back by this.
    """
    happened = tuple(events)
    before = {status.task.id: status for status in statuses(old, happened, now)}
    reworded = _reworded(old, new)
    heard = [event for event in happened if event.task not in reworded]
    after = {status.task.id: status for status in statuses(new, (*heard, _move(happened, now, undoes)), now)}
    both = [(before[id_], after[id_]) for id_ in after if id_ in before]
    return Difference(
        moved=tuple(MovedTask(task=b.task, before=a.task.window) for a, b in both if a.task.window != b.task.window),
        stops=_stops(old, new),
        kept=tuple(b.task for a, b in both if a.settled and b.settled),
        again=tuple(b.task for a, b in both if _opened_again(a, b)),
        overdue=tuple(b.task for a, b in both if _newly_overdue(a, b)),
        not_needed=tuple(status.task for id_, status in before.items() if id_ not in after),
        added=tuple(status.task for id_, status in after.items() if id_ not in before),
        reworded=tuple(b.task for a, b in both if b.task.id in reworded and a.event is None),
        medicines=_medicines(old, new),
        helpers=_helpers(old, new),
    )


def _medicines(old: Plan, new: Plan) -> tuple[MovedMedicine, ...]:
    before = {step.entry: step for step in old.medications}
    both = ((before[step.entry], step) for step in new.medications if step.entry in before)
    return tuple(MovedMedicine(before=a, after=b) for a, b in both if _told_of(a) != _told_of(b))


def _told_of(step: MedicineStep) -> tuple[object, ...]:
    return step.action, step.needs_confirmation, step.last_dose, step.morning_of, step.restart, step.new_dose


def _helpers(old: Plan, new: Plan) -> tuple[MovedTask, ...]:
    before = {task.id: task.window for task in old.helping}
    both = ((task, before[task.id]) for task in new.helping if task.id in before)
    return tuple(MovedTask(task=task, before=window) for task, window in both if task.window != window)


def _reworded(old: Plan, new: Plan) -> frozenset[TaskId]:
    said = {task.id: task.title for task in old.tasks}
    return frozenset(task.id for task in new.tasks if said.get(task.id, task.title) != task.title)


def stops_since(plan: Plan, earlier: Sequence[Plan]) -> tuple[MovedStop, ...]:
    """Each stop that stood at another time in an earlier plan, oldest first; `before` is the last time it had."""
    return tuple(
        MovedStop(what=stop.what, before=others[-1], after=stop.stop_at)
        for stop in plan.fasting
        if (others := [at for at in _stops_of(stop.what, earlier) if at != stop.stop_at])
    )


def _stops_of(what: FoodClass, plans: Sequence[Plan]) -> list[datetime | None]:
    return [stop.stop_at for plan in plans for stop in plan.fasting if stop.what is what]


def _newly_overdue(before: TaskStatus, after: TaskStatus) -> bool:
    late = after.state is TaskState.OVERDUE and before.state is not TaskState.OVERDUE
    return late and not _opened_again(before, after)


def _opened_again(before: TaskStatus, after: TaskStatus) -> bool:
    return before.event is not None and after.event is None


def _move(events: tuple[Event, ...], now: datetime, undoes: int | None) -> Event:
    """The move itself, as it would stand after these events."""
    plan, seq = (events[-1].plan, max(e.seq for e in events) + 1) if events else (PlanId(""), 1)
    said = {UNDOES: undoes} if undoes else {}
    return Event(
        id=EventId(""), plan=plan, seq=seq, at=now, received_at=now, actor="", kind=EventKind.MOVED, payload=said
    )  # fmt: skip


def _stops(old: Plan, new: Plan) -> tuple[MovedStop, ...]:
    before = {stop.what: stop.stop_at for stop in old.fasting}
    return tuple(
        MovedStop(what=stop.what, before=before[stop.what], after=stop.stop_at)
        for stop in new.fasting
        if stop.what in before and before[stop.what] != stop.stop_at
    )
