"""What is an answer: one that the question has, in its limits. Anything else is refused with a sentence."""

from checklist.care.recording import CannotRecord
from checklist.checkin import NOT_SURE, SKIPPED, Answer, AnswerKind, Question

NOT_MEASURED = "not_measured"
LONGEST_WORDS = 1000
COLDEST, HOTTEST = 30.0, 45.0
PICK = "Pick an answer, or press Skip this."
BAD_TEMPERATURE = "Write a temperature from 86 to 113 F, or from 30 to 45 C."
BAD_PAIN = "Pick a number from 0 to 10."
TOO_LONG = f"Use at most {LONGEST_WORDS} letters."


def checked(question: Question, said: Answer) -> Answer:
    """The answer, if it is one that the question has."""
    if said in (SKIPPED, NOT_SURE):
        return said
    if question.kind is AnswerKind.SCALE:
        return _in(said, range(11), BAD_PAIN)
    if question.kind is AnswerKind.TEMPERATURE:
        fits = isinstance(said, int | float) and COLDEST <= said <= HOTTEST
        return _kept(said, fits or said == NOT_MEASURED, BAD_TEMPERATURE)
    if question.kind is AnswerKind.WORDS:
        return _kept(said, isinstance(said, str) and len(said) <= LONGEST_WORDS, TOO_LONG)
    picked = said if isinstance(said, tuple) else (str(said),)
    known = {choice.id for choice in question.choices} | {NOT_SURE}
    alone = {choice.id for choice in question.choices if choice.none}
    fits = bool(picked) and set(picked) <= known and (len(picked) == 1 or not alone.intersection(picked))
    return _kept(picked if question.kind is AnswerKind.CHOICES else picked[0] if picked else "", fits, PICK)


def _in(said: Answer, allowed: range, problem: str) -> Answer:
    return _kept(said, isinstance(said, int) and not isinstance(said, bool) and said in allowed, problem)


def _kept(said: Answer, fits: bool, problem: str) -> Answer:
    if not fits:
        raise CannotRecord(problem)
    return said
