"""Warning signs after the procedure, a day's answers, and what they call for."""

from checklist.checkin.answers import (
    NOT_SURE,
    PAIN_AT_REST,
    PAIN_MOVING,
    SKIPPED,
    TEMPERATURE,
    Answer,
    CheckIn,
    QuestionId,
)
from checklist.checkin.signs import RedFlag, Tier, red_flags_for

__all__ = [
    "NOT_SURE",
    "PAIN_AT_REST",
    "PAIN_MOVING",
    "SKIPPED",
    "TEMPERATURE",
    "Answer",
    "CheckIn",
    "QuestionId",
    "RedFlag",
    "Tier",
    "red_flags_for",
]
