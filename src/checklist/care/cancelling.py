"""Staff say that a procedure does not take place, or that it does after all: an event each, none takes one away.

Of two members of staff who do it at the same time the first wins, and the other is told who it was.
"""

from collections.abc import Mapping

from sqlalchemy import Connection

from checklist.access import Action, require
from checklist.care.calling import LONGEST_NOTE, TOO_LONG, RecordedFirst
from checklist.care.house import House
from checklist.care.journey import journey_of
from checklist.care.over import is_over
from checklist.care.recording import CannotRecord, name_of, record
from checklist.care.visitor import Visitor
from checklist.plan import Cancelled, Event, EventKind, PlanId, Reason, cancelled
from checklist.plan.cancelled import BACK
from checklist.store.events import events_of, events_of_all
from checklist.store.plans import lock_plan

PICK = "Pick why it does not take place."
OVER = "This procedure is over. It cannot be canceled any more."


def cancel(house: House, visitor: Visitor, plan: PlanId, reason: Reason | None, note: str = "") -> None:
    """It does not take place from now on. The same once more by the same person changes nothing.

    CannotRecord without a reason, or once it is over; RecordedFirst where somebody has cancelled it before.
    """
    require(visitor.role, Action.RECORD_ANSWER)
    said = {"reason": _picked(reason), "note": _short(note)}
    with house.store.writing() as tx:
        lock_plan(tx, plan)
        now = cancelled(events_of(tx, plan))
        if now:
            _require_same(now, visitor, said)
            return
        if is_over(journey_of(house, plan)):
            raise CannotRecord(OVER)
        record(tx, visitor, plan, EventKind.CANCELLED, said)


def put_back(house: House, visitor: Visitor, plan: PlanId, seq: int) -> None:
    """It takes place after all: what event `seq` said stands no more. The same once more changes nothing.

    RecordedFirst where somebody else has put it back, or has cancelled it anew, since the look.
    """
    require(visitor.role, Action.RECORD_ANSWER)
    with house.store.writing() as tx:
        lock_plan(tx, plan)
        now, newest = cancelled(events_of(tx, plan)), _newest(tx, plan)
        if now and now.seq == seq:
            record(tx, visitor, plan, EventKind.CANCELLED, {BACK: True})
        elif newest and (now or newest.actor != visitor.actor):
            raise RecordedFirst(newest.by, newest.received_at)


def is_cancelled(house: House, plan: PlanId) -> bool:
    """Whether the procedure of a plan does not take place. It tells nothing else of anybody."""
    with house.store.reading() as tx:
        return cancelled(events_of_all(tx, [plan], {EventKind.CANCELLED})) is not None


def _picked(reason: Reason | None) -> str:
    if reason is None:
        raise CannotRecord(PICK)
    return reason.value


def _short(note: str) -> str:
    words = " ".join(note.split())
    if len(words) > LONGEST_NOTE:
        raise CannotRecord(TOO_LONG)
    return words


def _require_same(now: Cancelled, visitor: Visitor, said: Mapping[str, str]) -> None:
    """Nothing, if just this stands by this person; otherwise RecordedFirst."""
    mine = {"reason": now.reason.value, "note": now.note} == said and now.by == name_of(visitor)
    if not mine:
        raise RecordedFirst(now.by, now.at)


def _newest(tx: Connection, plan: PlanId) -> Event | None:
    found = [event for event in events_of(tx, plan) if event.kind is EventKind.CANCELLED and event.staff]
    return found[-1] if found else None
