"""The answers by day, as they were given. "Not said" and "not asked" are two things, and neither is "no"."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from checklist.care.person import Person
from checklist.checkin import (
    NOT_SURE,
    SKIPPED,
    TEMPERATURE,
    Answer,
    AnswerKind,
    CheckIn,
    QuestionId,
    spoken_temperature,
)
from checklist.guidance import Language
from checklist.plan import BY_HELPER, Event, answers_of, newest_check_ins
from checklist.procedure import FactBase
from checklist.ui.person.photo import draw_photo
from checklist.ui.person.where import HISTORY
from checklist.ui.session import Visit
from checklist.ui.text import escaped
from checklist.ui.when import Say

SHOWN_DAYS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question as a table names it: its row, its choices by id, and whether it is answered in words."""

    topic: str
    choices: Mapping[str, str]
    words: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One person's answers of a day: the patient's own, or those of a helper with this name."""

    said: CheckIn
    helper: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerTable:
    """One row a question, one column a day and person, the newest first, the patient's own before a helper's.

    `changed`: what the patient said not as on the day before, there.
    """

    days: tuple[tuple[int, str], ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    changed: frozenset[str]


def draw_answers(visit: Visit, one: Person) -> None:
    """The newest seven days, the older ones folded away."""
    say, line = visit.say, one.journey.timeline
    st.header(say("Answers"), anchor=False)
    given = given_in(one.journey.events)
    if not given:
        st.markdown(say("No check-in yet. The answers of each day stand here."))
        return
    last = max(each.said.day for each in given)
    if last < line.today:
        st.markdown(say("No check-in since day {day}. Today is day {today}.", day=last, today=line.today))
    asked = asked_of(one.journey.base, given, visit.language)
    _draw(answer_table(given, asked, range(max(last - SHOWN_DAYS + 1, 0), last + 1), say), line.today, say)
    st.markdown(f":small[:gray[{say('“Not said” is not “no”. Bold: not as the day before.')}]]")
    draw_photo(visit, one)
    older = range(max(last - SHOWN_DAYS + 1, 0))
    if older:
        with st.expander(say("Days {first} to {last}", first=older[0], last=older[-1])):
            for start in reversed(range(0, len(older), SHOWN_DAYS)):
                days = older[start : start + SHOWN_DAYS]
                _draw(answer_table(given, asked, days, say), line.today, say)


def given_in(events: Iterable[Event]) -> tuple[Given, ...]:
    """The newest answers of each day by each person."""
    return tuple(
        Given(said=answers_of(event), helper=str(event.payload.get(BY_HELPER) or ""))
        for event in newest_check_ins(events)
    )


def asked_of(base: FactBase, given: Sequence[Given], language: Language) -> Mapping[QuestionId, Asked]:
    """The questions that were ever asked of this person, in the order they are asked; unknown ones by their id."""
    found = {question for one in given for question in one.said.answers}
    signs = {str(flag.id): flag.sign.said(language) for flag in base.red_flags}
    known = {
        question.id: Asked(
            topic=question.topic.said(language),
            choices=signs | {choice.id: choice.text.said(language) for choice in question.choices},
            words=question.kind is AnswerKind.WORDS,
        )
        for question in base.checkin.questions
        if question.id in found
    }
    others = {name: Asked(topic=_plain(name), choices=signs) for name in sorted(found - known.keys())}
    return known | others


def answer_table(
    given: Sequence[Given], asked: Mapping[QuestionId, Asked], days: Sequence[int], say: Say
) -> AnswerTable:
    """The answers of these days."""
    shown = [column for day in sorted(days, reverse=True) for column in _columns(given, day)]
    rows = tuple(
        (one.topic, tuple(_cell(said, question, one, say) for _, _, said in shown)) for question, one in asked.items()
    )
    own, newest = {one.said.day: one.said for one in given if not one.helper}, max(days)
    changed = {one.topic for question, one in asked.items() if _differs(own.get(newest), own.get(newest - 1), question)}
    return AnswerTable(days=tuple((day, who) for day, who, _ in shown), rows=rows, changed=frozenset(changed))


def _columns(given: Sequence[Given], day: int) -> list[tuple[int, str, CheckIn | None]]:
    """Whoever answered on a day; one column without answers where nobody did."""
    of_day = sorted((one for one in given if one.said.day == day), key=lambda one: one.helper)
    return [(day, one.helper, one.said) for one in of_day] or [(day, "", None)]


def _differs(now: CheckIn | None, before: CheckIn | None, question: QuestionId) -> bool:
    """Whether something else was said than the day before. What was not said, or not asked, says nothing."""
    answers = [one.answers.get(question, SKIPPED) if one else SKIPPED for one in (now, before)]
    return SKIPPED not in answers and answers[0] != answers[1]


def _cell(one: CheckIn | None, question: QuestionId, asked: Asked, say: Say) -> str:
    if one is None:
        return say("no answers")
    if question not in one.answers:
        return say("not asked")
    return answer_words(question, one.answers[question], asked, say)


def answer_words(question: QuestionId, answer: Answer, asked: Asked, say: Say) -> str:
    """One answer as it was given."""
    if answer in (SKIPPED, ()):
        return say("not said")
    if answer == NOT_SURE:
        return say("not sure")
    if isinstance(answer, tuple):
        return ", ".join(_choice(choice, asked) for choice in answer)
    if isinstance(answer, str):
        return _choice(answer, asked) if not asked.words and _is_id(answer, asked) else f"“{answer}”"
    return spoken_temperature(answer) if question == TEMPERATURE else f"{answer:g}"


def _choice(name: str, asked: Asked) -> str:
    return asked.choices.get(name, _plain(name))


def _is_id(answer: str, asked: Asked) -> bool:
    """Whether an answer is a choice by its id; of a question that is not known any more, whether it looks like one."""
    return answer in asked.choices or answer.isidentifier()


def _plain(name: str) -> str:
    return name.replace("_", " ")


def _head(day: int, helper: str, today: int, say: Say) -> str:
    words = say("{day}, today", day=day) if day == today else str(day)
    return say("{day}, by {name}", day=words, name=escaped(helper)) if helper else words


def _draw(table: AnswerTable, today: int, say: Say) -> None:
    import pandas as pd

    heads = [_head(day, helper, today, say) for day, helper in table.days]
    heads[0] = f"[{heads[0]}](#{HISTORY})"  # something to focus, so that keys can scroll the table on a narrow screen
    cells = [[escaped(words) for words in row] for _, row in table.rows]
    for (topic, _), row in zip(table.rows, cells, strict=True):
        if topic in table.changed:
            row[0] = f"**{row[0]}**"
    topics = pd.Index([f"**{escaped(topic)}**" for topic, _ in table.rows], name=say("Day"))
    st.table(pd.DataFrame(cells, index=topics, columns=heads), border="horizontal")
