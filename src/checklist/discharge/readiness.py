"""Whether a person is ready to come in, and what they told their team: in words, never as a percentage."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from checklist.plan import Event, EventKind, Task, TaskState, TaskStatus
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


class ToldKind(StrEnum):
    """What sort of thing a person told their team."""

    ATE_LATE = "ate_late"
    TOOK_IT = "took_it"
    COULD_NOT = "could_not"
    ASKED = "asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Something a person told their team: in their own words, or with the reason they picked; `about` is a task."""

    kind: ToldKind
    at: datetime
    words: str
    about: str | None = None


def told(statuses: Iterable[TaskStatus], events: Iterable[Event]) -> tuple[Told, ...]:
    """What a person told their team, most pressing first. A "could not" counts until it is ticked or put back."""
    asked = [_asked(event) for event in events if event.kind is EventKind.ASKED]
    could_not = [_could_not(s.task, s.event) for s in statuses if s.state is TaskState.COULD_NOT and s.event]
    return tuple(sorted([*asked, *could_not], key=lambda one: (list(ToldKind).index(one.kind), one.at)))


def _asked(event: Event) -> Told:
    kind = ToldKind.ATE_LATE if event.payload.get("about") == ToldKind.ATE_LATE else ToldKind.ASKED
    return Told(kind=kind, at=event.at, words=_text(event))


def _could_not(task: Task, event: Event) -> Told:
    took_it = event.payload.get("reason") == ToldKind.TOOK_IT
    kind = ToldKind.TOOK_IT if took_it else ToldKind.COULD_NOT
    return Told(kind=kind, at=event.at, words=_text(event), about=task.title)


def _text(event: Event) -> str:
    return str(event.payload.get("text") or "")
