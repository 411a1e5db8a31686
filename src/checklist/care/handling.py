"""The team takes on an alert, says what it did, and closes it: an event each. Of two at once the first wins.

Nothing is closed before somebody has spoken with the person, or written down what was decided.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from checklist.access import Action, require
from checklist.alerts import Alert, AlertId, Outcome, StepKind
from checklist.care import clock
from checklist.care.calling import LONGEST_NOTE, TOO_LONG, RecordedFirst
from checklist.care.house import House
from checklist.care.recording import CannotRecord, name_of
from checklist.care.visitor import Visitor
from checklist.plan import Event, EventId, EventKind, PlanId
from checklist.store.board import kept_alerts
from checklist.store.events import NewEvent, Refused, append, events_of
from checklist.store.plans import lock_plan

GONE = "This does not stand any more. Look again."
ACT_FIRST = "Record first that you spoke to them, or what was decided."
PICK = "Pick what came of it."


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What was just written down; `seq` is its number, to take it back by."""

    plan: PlanId
    alert: AlertId
    step: StepKind
    seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """One alert as somebody looked at it: `seen` is the newest event about it then."""

    plan: PlanId
    alert: AlertId
    seen: int


def acknowledge(house: House, visitor: Visitor, plan: PlanId, alert: AlertId, seen: int) -> Done:
    """The visitor has taken it on. RecordedFirst when somebody did something about it since event `seen`."""
    return _record(house, visitor, _Look(plan=plan, alert=alert, seen=seen), StepKind.ACKNOWLEDGED)


def act(  # noqa: PLR0913 - the three commands take the same look, and this one what came of it
    house: House, visitor: Visitor, plan: PlanId, alert: AlertId, seen: int, *, outcome: Outcome | None, note: str = ""
) -> Done:
    """What was done about it, and what came of it. CannotRecord without an outcome; RecordedFirst as before."""
    if outcome is None:
        raise CannotRecord(PICK)
    look = _Look(plan=plan, alert=alert, seen=seen)
    return _record(house, visitor, look, StepKind.ACTED, note, outcome=outcome.value)


def resolve(house: House, visitor: Visitor, plan: PlanId, alert: AlertId, seen: int, *, note: str = "") -> Done:
    """It is closed, and leaves the queue. CannotRecord while nothing settles it; RecordedFirst as before."""
    return _record(house, visitor, _Look(plan=plan, alert=alert, seen=seen), StepKind.RESOLVED, note)


def reopen(house: House, visitor: Visitor, plan: PlanId, alert: AlertId, seen: int) -> Done:
    """The newest step, event `seen`, is taken back. RecordedFirst when somebody did something about it since."""
    return _record(house, visitor, _Look(plan=plan, alert=alert, seen=seen), StepKind.REOPENED)


def called_about(
    house: House, visitor: Visitor, plan: PlanId, about: Mapping[AlertId, int], *, outcome: Outcome, note: str = ""
) -> tuple[Done, ...]:
    """One call about several alerts, each as it was looked at. It stands on all or, refused as before, on none."""
    said = _said(visitor, StepKind.ACTED, note, outcome=outcome.value)
    looks = [_Look(plan=plan, alert=alert, seen=seen) for alert, seen in about.items()]
    with house.store.writing() as tx:
        return tuple(_Desk(tx, visitor, look).keep(StepKind.ACTED, said) for look in looks)


def _record(house: House, visitor: Visitor, look: _Look, step: StepKind, note: str = "", **said: str) -> Done:
    payload = _said(visitor, step, note, **said)
    with house.store.writing() as tx:
        return _Desk(tx, visitor, look).keep(step, payload)


def _said(visitor: Visitor, step: StepKind, note: str, **said: str) -> dict[str, str]:
    """What a step says of itself, whichever alert it is about."""
    require(visitor.role, Action.RECORD_ANSWER)
    words = " ".join(note.split())
    if len(words) > LONGEST_NOTE:
        raise CannotRecord(TOO_LONG)
    return {"step": step.value, "by": name_of(visitor), **said, **({"note": words} if words else {})}


class _Desk:
    """One alert of one person while somebody writes down a step, in one transaction."""

    def __init__(self, tx: Connection, visitor: Visitor, look: _Look) -> None:
        lock_plan(tx, look.plan)
        self.tx, self.visitor, self.plan, self.alert, self.seen = tx, visitor, look.plan, look.alert, look.seen
        found = (event for event in events_of(tx, look.plan) if event.kind is EventKind.HANDLED and event.staff)
        self.steps: list[Event] = [event for event in found if event.payload.get("alert") == self.alert]

    def keep(self, step: StepKind, said: Mapping[str, str]) -> Done:
        """It stands, once the transaction is committed. The same once more, from the same look, changes nothing."""
        payload = {"alert": self.alert, **said}
        id_ = EventId(f"handled:{self.alert}:{step}:{self.seen}:{self.visitor.user or self.visitor.role}")
        same = next((e for e in self.steps if (e.id, e.payload) == (id_, payload)), None)
        if same is None:
            self._require_untouched()
            self._check(step)
        now = clock.now()
        new = NewEvent(id=id_, kind=EventKind.HANDLED, at=same.at if same else now, payload=payload)
        (answer,) = append(self.tx, self.plan, actor=self.visitor.actor, received_at=now, news=[new])
        if isinstance(answer, Refused):
            raise CannotRecord(GONE)
        return Done(plan=self.plan, alert=self.alert, step=step, seq=answer.seq)

    def _require_untouched(self) -> None:
        newest = self.steps[-1] if self.steps else None
        if newest and newest.seq > self.seen:
            raise RecordedFirst(newest.by, newest.received_at)

    def _check(self, step: StepKind) -> None:
        """Whether the step can be taken from where the alert is."""
        if step is StepKind.REOPENED:
            if not self.steps or self.steps[-1].seq != self.seen:
                raise CannotRecord(GONE)
            return
        alert = self._standing()
        if step is StepKind.RESOLVED and not alert.settled:
            raise CannotRecord(ACT_FIRST)

    def _standing(self) -> Alert:
        now = clock.now()
        found = (one for one in kept_alerts(self.tx, self.plan) if one.id == self.alert and one.stands(now))
        alert = next(found, None)
        if alert is None:
            raise CannotRecord(GONE)
        return alert
