"""A call to a patient that no alert asked for: what came of it, with who made it."""

from enum import StrEnum

from checklist.access import Action, require
from checklist.care.house import House
from checklist.care.recording import LONGEST, CannotRecord, record
from checklist.care.visitor import Visitor
from checklist.plan import EventKind, PlanId

WITHOUT_ALERT = "call"
PICK = "Pick what came of the call."
TOO_LONG = f"This is too long. Use at most {LONGEST:,} characters."


class Outcome(StrEnum):
    """What came of a call."""

    REACHED = "reached"
    NO_ANSWER = "no_answer"
    LEFT_MESSAGE = "left_message"


def record_phone_call(house: House, visitor: Visitor, plan: PlanId, outcome: Outcome | None, note: str = "") -> None:
    """A call was made. CannotRecord where nothing was picked, or the note is too long."""
    require(visitor.role, Action.RECORD_ANSWER)
    if outcome is None:
        raise CannotRecord(PICK)
    if len(note) > LONGEST:
        raise CannotRecord(TOO_LONG)
    said = {"alert": WITHOUT_ALERT, "step": "acted", "outcome": outcome.value, "note": note.strip()}
    with house.store.writing() as tx:
        record(tx, visitor, plan, EventKind.HANDLED, said)
