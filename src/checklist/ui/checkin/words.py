"""The words of a check-in: whose day it is, an answer as it was given, a temperature in both scales."""

from collections.abc import Iterator, Mapping

from checklist.access import Action
from checklist.care.given import NOT_MEASURED
from checklist.care.journey import Journey
from checklist.checkin import NOT_SURE, SKIPPED, Answer, AnswerKind, Question, QuestionId, spoken_temperature
from checklist.ui.session import Visit
from checklist.ui.text import escaped
from checklist.ui.when import Say


def whose(visit: Visit, journey: Journey) -> str:
    """The question a check-in opens with, to the patient or to whoever helps."""
    if not visit.visitor.may(Action.HELP):
        return visit.say("How are you today?")
    name = journey.plan.booking.called or visit.say("the patient")
    return visit.say("How is {name} today?", name=name)


def answer_words(question: Question, said: Answer | None, journey: Journey, say: Say) -> str:
    """An answer as it was given. What was not said is no answer of any kind."""
    plain = {
        None: say("not asked"),
        SKIPPED: say("not said"),
        NOT_SURE: say("not sure"),
        NOT_MEASURED: say("not taken"),
    }
    if said is None or (isinstance(said, str) and said in plain):
        return plain[said]
    if question.kind is AnswerKind.TEMPERATURE and isinstance(said, int | float):
        return spoken_temperature(float(said))
    if question.kind is AnswerKind.SCALE:
        return say("{n} of 10", n=said)
    if question.kind is AnswerKind.WORDS:
        return str(said)
    return " ".join(_picked(question, said, journey, say))


def _picked(question: Question, said: Answer, journey: Journey, say: Say) -> Iterator[str]:
    signs: Mapping[str, str] = {sign.id: sign.sign for sign in journey.plan.red_flags}
    for id_ in said if isinstance(said, tuple) else (str(said),):
        choice = question.choice(id_)
        known = choice.text.said(journey.plan.language) if choice else signs.get(id_, id_)
        yield say("not sure") if id_ == NOT_SURE else known if known.endswith(".") else f"{known}."


def summary(
    questions: tuple[Question, ...], answers: Mapping[QuestionId, Answer], journey: Journey, say: Say
) -> list[dict[str, str]]:
    """Today's answers as rows: what was asked, and what was said."""
    return [
        {
            say("Question"): escaped(question.topic.said(journey.plan.language)),
            say("Answer"): escaped(answer_words(question, answers.get(question.id), journey, say)),
        }
        for question in questions
    ]
