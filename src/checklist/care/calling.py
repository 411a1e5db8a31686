"""Staff ask a person and write the answer down: an event of the person's plan, and a second one takes it back.

Of two members of staff who ask at the same time the first wins, and the other is told who it was.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from checklist.access import Action, require
from checklist.care import clock
from checklist.care.house import House
from checklist.care.journey import journey_of
from checklist.care.recording import CannotRecord
from checklist.care.visitor import Visitor
from checklist.plan import (
    CONCERNS_A_TASK,
    Answer,
    Ask,
    EventId,
    EventKind,
    PlanId,
    Recorded,
    Settled,
    TaskId,
    asks,
    cancelled,
    heard_about,
)
from checklist.store.events import NewEvent, Refused, append, events_of
from checklist.store.plans import lock_plan

LONGEST_NOTE = 300
CLOSED = "This is not open any more. Look again."
PICK = "Pick an answer."
SAY_WHAT = "Write down what they said."
TOO_LONG = f"Use at most {LONGEST_NOTE} characters."


class RecordedFirst(CannotRecord):
    """Somebody was first. `by`: a member of staff, or None for the person; nothing was changed."""

    def __init__(self, by: str | None, at: datetime) -> None:
        super().__init__("It was recorded while you asked. Look again.")
        self.by, self.at = by, at


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was asked of whom, as it was looked at: `seen` is the newest event about it then."""

    plan: PlanId
    task: TaskId
    seen: int


def record_answer(house: House, visitor: Visitor, asked: Asked, answer: Answer | None, note: str = "") -> None:
    """The answer stands with who wrote it down. The same once more changes nothing.

    CannotRecord where the answer cannot be, or the question is closed; RecordedFirst when somebody was first.
    """
    require(visitor.role, Action.RECORD_ANSWER)
    said = " ".join(note.split())
    kind, payload = _event_of(answer, {"by": visitor.name or "", **({"note": said} if said else {})})
    with house.store.writing() as tx:
        desk = _Desk(tx, visitor, asked)
        if not desk.stands(f"called:{asked.seen}", kind, payload):
            desk.require_untouched()
            _check(_ask_of(house, asked), answer, said)
            desk.keep(f"called:{asked.seen}", kind, payload)


def take_back_answer(house: House, visitor: Visitor, asked: Asked) -> None:
    """The answer numbered `asked.seen` does not stand any more; that it was given stays on record."""
    require(visitor.role, Action.RECORD_ANSWER)
    with house.store.writing() as tx:
        desk = _Desk(tx, visitor, asked)
        answer = next((event for event in desk.events if event.seq == asked.seen and event.staff), None)
        if answer is None:
            raise CannotRecord(CLOSED)
        by = {"by": visitor.name or ""}
        done = answer.kind is EventKind.DONE
        kind, payload = (EventKind.UNDONE, by) if done else _event_of(Answer.TAKEN_BACK, by)
        if not desk.stands(f"taken_back:{asked.seen}", kind, payload):
            desk.require_untouched()
            desk.keep(f"taken_back:{asked.seen}", kind, payload)


def heard(house: House, visitor: Visitor, plan: PlanId, entry: str) -> Recorded | None:
    """What a person said of a medicine when they were called; the caller has the look at that person audited."""
    require(visitor.role, Action.SEE_PERSON)
    with house.store.reading() as tx:
        return heard_about(entry, events_of(tx, plan))


def asked_of(plan: PlanId, one: Ask | Settled) -> Asked:
    """What is looked at: an open question, or an answer that settled one."""
    seen = one.seen if isinstance(one, Ask) else one.recorded.seq
    return Asked(plan=plan, task=one.task.id, seen=seen)


def _event_of(answer: Answer | None, said: Mapping[str, object]) -> tuple[EventKind, Mapping[str, object]]:
    """What settles a task is the same event as the person's own tick; any other answer is a call."""
    if answer is Answer.SETTLED:
        return EventKind.DONE, said
    return EventKind.CALLED, {"answer": str(answer), **said}


def _ask_of(house: House, asked: Asked) -> Ask:
    """The question as it is open now; of a cancelled procedure none is."""
    one = journey_of(house, asked.plan)
    if cancelled(one.events):
        raise CannotRecord(CLOSED)
    task = next((task for task in one.readiness.open if task.id == asked.task), None)
    if task is None:
        raise CannotRecord(CLOSED)
    return asks(one.plan, [task], one.events)[0]


def _check(ask: Ask, answer: Answer | None, note: str) -> None:
    if answer not in ask.answers:
        raise CannotRecord(PICK)
    if answer is Answer.HEARD and not note:
        raise CannotRecord(SAY_WHAT)
    if len(note) > LONGEST_NOTE:
        raise CannotRecord(TOO_LONG)


class _Desk:
    """One person's events about one question while somebody writes an answer down, in one transaction."""

    def __init__(self, tx: Connection, visitor: Visitor, asked: Asked) -> None:
        lock_plan(tx, asked.plan)
        self.tx, self.visitor, self.asked = tx, visitor, asked
        found = events_of(tx, asked.plan)
        self.events = [event for event in found if event.task == asked.task and event.kind in CONCERNS_A_TASK]

    def id_of(self, what: str) -> EventId:
        """The name of what this member of staff does from one look."""
        return EventId(f"{what}:{self.asked.task}:{self.visitor.user or self.visitor.role}")

    def stands(self, what: str, kind: EventKind, payload: Mapping[str, object]) -> bool:
        """Whether just this is on record, from the same look by the same person."""
        same = (self.id_of(what), kind, self.visitor.actor, payload)
        return any((one.id, one.kind, one.actor, one.payload) == same for one in self.events)

    def require_untouched(self) -> None:
        """Nothing, if nobody has said anything about this since the look; otherwise RecordedFirst."""
        newest = max(self.events, key=lambda event: event.seq, default=None)
        if newest and newest.seq > self.asked.seen:
            raise RecordedFirst(newest.by, newest.received_at)

    def keep(self, what: str, kind: EventKind, payload: Mapping[str, object]) -> None:
        """It stands, once the transaction is committed."""
        now = clock.now()
        new = NewEvent(id=self.id_of(what), kind=kind, at=now, task=self.asked.task, payload=payload)
        (answer,) = append(self.tx, self.asked.plan, actor=self.visitor.actor, received_at=now, news=[new])
        if isinstance(answer, Refused):
            raise CannotRecord(CLOSED)
