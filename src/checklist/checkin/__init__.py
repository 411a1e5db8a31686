"""Warning signs after the procedure, what a check-in asks, a day's answers, and what they call for."""

from checklist.checkin.advice import Advice, Reason, advise, spoken_temperature
from checklist.checkin.answers import (
    NOT_SURE,
    OWN_WORDS,
    PAIN_AT_REST,
    PAIN_MOVING,
    SKIPPED,
    TEMPERATURE,
    Answer,
    CheckIn,
    QuestionId,
)
from checklist.checkin.questions import AnswerKind, CheckInContent, Choice, Question, questions_for
from checklist.checkin.rules import FEVER_C, Clause, SignRule
from checklist.checkin.signs import RedFlag, Tier, red_flags_for

__all__ = [
    "FEVER_C",
    "NOT_SURE",
    "OWN_WORDS",
    "PAIN_AT_REST",
    "PAIN_MOVING",
    "SKIPPED",
    "TEMPERATURE",
    "Advice",
    "Answer",
    "AnswerKind",
    "CheckIn",
    "CheckInContent",
    "Choice",
    "Clause",
    "Question",
    "QuestionId",
    "Reason",
    "RedFlag",
    "SignRule",
    "Tier",
    "advise",
    "questions_for",
    "red_flags_for",
    "spoken_temperature",
]
