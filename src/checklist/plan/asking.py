"""What staff ask a person by phone: each open thing, the one that takes longest to put right first, and the answers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from checklist.plan.events import Event, EventKind, TaskId
from checklist.plan.plan import Plan, Task
from checklist.plan.status import ABOUT_TASKS, TaskStatus
from checklist.procedure import TaskKind

LONGEST_FIRST = (TaskKind.MEDICINE, TaskKind.TEST, TaskKind.FASTING_PREP)
CONCERNS_A_TASK = ABOUT_TASKS | {EventKind.CALLED}
MEDICINE_ASK = "medicine_ask:{}"


class Answer(StrEnum):
    """What came of asking. `HEARD`: what they said of a medicine is written down; a clinician decides."""

    SETTLED = "settled"
    NOT_YET = "not_yet"
    NO_ANSWER = "no_answer"
    HEARD = "heard"
    TAKEN_BACK = "taken_back"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """An answer as a member of staff wrote it down; `seq` is its event's."""

    answer: Answer
    by: str
    at: datetime
    note: str
    seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One open thing to ask about. `medicine`: its name, where a clinician decides and no answer settles it.

    `seen` is the number of the newest event about it, 0 without any: whoever records an answer has looked at that.
    """

    task: Task
    medicine: str | None
    seen: int
    recorded: Recorded | None

    @property
    def answers(self) -> tuple[Answer, ...]:
        """What can come of asking this."""
        if self.medicine:
            return (Answer.HEARD, Answer.NO_ANSWER)
        return (Answer.SETTLED, Answer.NOT_YET, Answer.NO_ANSWER)

    @property
    def heard(self) -> bool:
        """Whether the person has said what they can, and the rest is for a clinician."""
        return self.recorded is not None and self.recorded.answer is Answer.HEARD


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """Something that staff settled for a person, with the answer that settles it."""

    task: Task
    recorded: Recorded


def asks(plan: Plan, tasks: Iterable[Task], events: Iterable[Event]) -> tuple[Ask, ...]:
    """One question for each open task, the one that takes longest to put right first."""
    medicines = {MEDICINE_ASK.format(step.entry): step.name for step in plan.medications}
    newest = _newest(events)
    found = [_ask(task, medicines.get(task.id), newest.get(task.id, {})) for task in tasks]
    return tuple(sorted(found, key=_rank))


def to_ask(found: Iterable[Ask]) -> Ask | None:
    """The one question to ask now: what was heard about a medicine is not asked again."""
    return next((ask for ask in found if not ask.heard), None)


def heard_about(entry: str, events: Iterable[Event]) -> Recorded | None:
    """What came of the newest call about a medicine, if there was one."""
    return _called(_newest(events).get(TaskId(MEDICINE_ASK.format(entry)), {}).get(EventKind.CALLED))


def settled_by_staff(statuses: Iterable[TaskStatus]) -> tuple[Settled, ...]:
    """What stands as done because staff wrote the answer down."""
    done = ((status.task, status.event) for status in statuses if status.settled)
    return tuple(
        Settled(task=task, recorded=_recorded(event, Answer.SETTLED)) for task, event in done if event and event.staff
    )


def _newest(events: Iterable[Event]) -> Mapping[TaskId, Mapping[EventKind, Event]]:
    """The newest event of each kind about each task."""
    found: dict[TaskId, dict[EventKind, Event]] = {}
    for event in sorted(events, key=lambda one: one.seq):
        if event.task and event.kind in CONCERNS_A_TASK:
            found.setdefault(event.task, {})[event.kind] = event
    return found


def _ask(task: Task, medicine: str | None, newest: Mapping[EventKind, Event]) -> Ask:
    seen = max((event.seq for event in newest.values()), default=0)
    return Ask(task=task, medicine=medicine, seen=seen, recorded=_called(newest.get(EventKind.CALLED)))


def _called(event: Event | None) -> Recorded | None:
    """What a call came to, unless that was taken back. What only a patient's device says is no call."""
    if event is None or not event.staff:
        return None
    answer = Answer(str(event.payload.get("answer") or Answer.NO_ANSWER))
    return None if answer is Answer.TAKEN_BACK else _recorded(event, answer)


def _recorded(event: Event, answer: Answer) -> Recorded:
    note = str(event.payload.get("note") or "")
    return Recorded(answer=answer, by=event.by or "", at=event.at, note=note, seq=event.seq)


def _rank(ask: Ask) -> int:
    kind = ask.task.kind
    return LONGEST_FIRST.index(kind) if kind in LONGEST_FIRST else len(LONGEST_FIRST)
