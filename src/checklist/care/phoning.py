"""A call to a patient: what came of it, with who made it, and which of the standing alerts it was about."""

from collections.abc import Iterable, Mapping

from checklist.access import Action, require
from checklist.alerts import Alert, AlertId, Outcome, StepKind
from checklist.care.handling import called_about
from checklist.care.house import House
from checklist.care.recording import LONGEST, CannotRecord, record
from checklist.care.visitor import Visitor
from checklist.plan import EventKind, PlanId

BY_PHONE = (Outcome.REACHED, Outcome.NO_ANSWER, Outcome.LEFT_MESSAGE)
WITHOUT_ALERT = "call"
NO_ALERT: Mapping[AlertId, int] = {}
PICK = "Pick what came of the call."
TOO_LONG = f"This is too long. Use at most {LONGEST:,} characters."


def to_call_about(alerts: Iterable[Alert]) -> tuple[Alert, ...]:
    """The alerts that ask for a call, in their order."""
    return tuple(alert for alert in alerts if alert.asks_for_a_call)


def record_phone_call(
    house: House,
    visitor: Visitor,
    plan: PlanId,
    outcome: Outcome | None,
    note: str = "",
    *,
    about: Mapping[AlertId, int] = NO_ALERT,
) -> None:
    """A call was made. `about`: the alerts it was about, each with the newest event about it that was seen.

    CannotRecord where nothing was picked, the note is too long, or an alert does not stand any more; RecordedFirst
    where somebody else did something about one of them meanwhile. Then nothing is recorded.
    """
    require(visitor.role, Action.RECORD_ANSWER)
    if outcome not in BY_PHONE:
        raise CannotRecord(PICK)
    if about:
        called_about(house, visitor, plan, about, outcome=outcome, note=note)
    else:
        _record(house, visitor, plan, outcome, note)


def _record(house: House, visitor: Visitor, plan: PlanId, outcome: Outcome, note: str) -> None:
    if len(note) > LONGEST:
        raise CannotRecord(TOO_LONG)
    said = {"alert": WITHOUT_ALERT, "step": StepKind.ACTED.value, "outcome": str(outcome), "note": note.strip()}
    with house.store.writing() as tx:
        record(tx, visitor, plan, EventKind.HANDLED, said)
