"""Whether a person is ready to come in: in words and open items, never as a percentage."""

from collections.abc import Iterable
from dataclasses import dataclass

from checklist.plan import Task, TaskStatus
from checklist.procedure import Phase, Weight


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """What still keeps a person from coming in ready, in the order it should be asked about."""

    open: tuple[Task, ...]

    @property
    def ready(self) -> bool:
        """Whether nothing that is needed before the procedure is open."""
        return not self.open


def needed(tasks: Iterable[Task]) -> tuple[Task, ...]:
    """The tasks that must be done before the procedure."""
    before = (Phase.PREPARE, Phase.DAY_OF)
    return tuple(task for task in tasks if task.weight is Weight.BLOCKING and task.phase in before)


def readiness(statuses: tuple[TaskStatus, ...]) -> Readiness:
    """Readiness from the state of each task: only a tick settles it, "could not" does not."""
    settled = {status.task.id: status.settled for status in statuses}
    return Readiness(open=tuple(t for t in needed(s.task for s in statuses) if not settled[t.id]))
