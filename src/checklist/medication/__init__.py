"""Which medicine to take, hold or ask about. A name that is not matched exactly is a question, never an answer.

Rules come from the fact base's medication rules by group; a date exists only once a clinician has confirmed it.
"""

from checklist.medication.formulary import Formulary, Ruling
from checklist.medication.names import Match, MatchKind, Medicine, folded
from checklist.medication.pasted import entries_of
from checklist.medication.rules import (
    PLAN_ACTION,
    PRECEDENCE,
    BleedingRisk,
    GroupRule,
    HoldCase,
    Interval,
    Part,
    Person,
    RuleAction,
)
from checklist.medication.taken import (
    EVERY_DAY,
    LONGEST_DOSE,
    NOT_EVERY_DAY,
    Action,
    Confirmed,
    HowOften,
    MorningOf,
    Restart,
    Taken,
)
from checklist.medication.written import Written, beside

__all__ = [
    "EVERY_DAY",
    "LONGEST_DOSE",
    "NOT_EVERY_DAY",
    "PLAN_ACTION",
    "PRECEDENCE",
    "Action",
    "BleedingRisk",
    "Confirmed",
    "Formulary",
    "GroupRule",
    "HoldCase",
    "HowOften",
    "Interval",
    "Match",
    "MatchKind",
    "Medicine",
    "MorningOf",
    "Part",
    "Person",
    "Restart",
    "RuleAction",
    "Ruling",
    "Taken",
    "Written",
    "beside",
    "entries_of",
    "folded",
]
