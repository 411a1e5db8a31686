"""The call after going home: what to ask, and what came of it."""

from collections.abc import Mapping
from enum import StrEnum

from checklist.access import Action, require
from checklist.care.going_home import Going
from checklist.care.house import House
from checklist.care.recording import LONGEST, CannotRecord, record, require_not_cancelled
from checklist.care.visitor import Visitor
from checklist.discharge import TEAM, Question, Reached, script
from checklist.plan import EventKind, PlanId


class Outcome(StrEnum):
    """What became of one question of the call."""

    FINE = "fine"
    EXPLAINED = "explained"
    TEAM = TEAM


def questions(going: Going) -> tuple[Question, ...]:
    """What to ask this person."""
    return script(going.walk)


def record_call(
    house: House, visitor: Visitor, plan: PlanId, reached: Reached, outcomes: Mapping[str, Outcome], note: str = ""
) -> None:
    """A call was made. CannotRecord where somebody was reached and nothing is said of it, or it is cancelled."""
    require(visitor.role, Action.DISCHARGE)
    if reached is Reached.SPOKE and not outcomes:
        raise CannotRecord("Pick what came of at least one question.")
    said = {
        "reached": reached.value, "outcomes": {key: outcome.value for key, outcome in outcomes.items()},
        "note": note.strip()[:LONGEST],
    }  # fmt: skip
    with house.store.writing() as tx:
        require_not_cancelled(tx, plan)
        record(tx, visitor, plan, EventKind.FOLLOWED_UP, said)
