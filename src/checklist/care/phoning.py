"""A call to a patient that no alert asked for: what came of it, with who made it."""

from checklist.access import Action, require
from checklist.alerts import Outcome, StepKind
from checklist.care.house import House
from checklist.care.recording import LONGEST, CannotRecord, record
from checklist.care.visitor import Visitor
from checklist.plan import EventKind, PlanId

BY_PHONE = (Outcome.REACHED, Outcome.NO_ANSWER, Outcome.LEFT_MESSAGE)
WITHOUT_ALERT = "call"
PICK = "Pick what came of the call."
TOO_LONG = f"This is too long. Use at most {LONGEST:,} characters."


def record_phone_call(house: House, visitor: Visitor, plan: PlanId, outcome: Outcome | None, note: str = "") -> None:
    """A call was made. CannotRecord where nothing was picked, or the note is too long."""
    require(visitor.role, Action.RECORD_ANSWER)
    if outcome not in BY_PHONE:
        raise CannotRecord(PICK)
    if len(note) > LONGEST:
        raise CannotRecord(TOO_LONG)
    said = {"alert": WITHOUT_ALERT, "step": StepKind.ACTED.value, "outcome": str(outcome), "note": note.strip()}
    with house.store.writing() as tx:
        record(tx, visitor, plan, EventKind.HANDLED, said)
