"""The answers by day as they were given: not said, not asked and no answers are three things, none of them "no"."""

from typing import Any

import pytest

from checklist.checkin import CheckIn, QuestionId
from checklist.guidance import ENGLISH
from checklist.locale import say as said_in
from checklist.ui.person.answers import Asked, Given, answer_table, answer_words, asked_of
from tests.care.furnished import library

BASE = library().fact_base


def say(words: str, **values: object) -> str:
    return said_in("en", words, **values)


def said(day: int, helper: str = "", **answers: Any) -> Given:
    one = CheckIn(day=day, answers={QuestionId(name): answer for name, answer in answers.items()})
    return Given(said=one, helper=helper)


def rows(*given: Given, days: range) -> dict[str, tuple[str, ...]]:
    return dict(answer_table(given, asked_of(BASE, given, ENGLISH), days, say).rows)


def test_the_newest_day_stands_first_and_what_was_not_said_is_not_what_was_not_asked() -> None:
    given = (said(1, pain_rest=5, pain_moving=7), said(2, pain_rest="skipped"), said(4, pain_rest=3))
    table = answer_table(given, asked_of(BASE, given, ENGLISH), range(1, 5), say)
    assert table.days == ((4, ""), (3, ""), (2, ""), (1, ""))
    assert dict(table.rows) == {
        "Pain at rest": ("3", "no answers", "not said", "5"),
        "Pain moving": ("not asked", "no answers", "not asked", "7"),
    }


def test_a_helper_s_answers_stand_beside_the_patient_s_and_change_none_of_theirs() -> None:
    given = (said(2, pain_rest=4), said(3, "Ana", pain_rest=1), said(3, pain_rest=4), said(4, "Ana", pain_rest=2))
    table = answer_table(given, asked_of(BASE, given, ENGLISH), range(2, 5), say)
    assert table.days == ((4, "Ana"), (3, ""), (3, "Ana"), (2, ""))
    assert dict(table.rows) == {"Pain at rest": ("2", "4", "1", "4")}
    assert table.changed == frozenset()


def test_a_change_counts_only_from_one_answer_to_another_on_the_day_before() -> None:
    questions = {"pain_rest": 4, "pain_moving": 5, "temperature": 37.0}
    given = (said(1, **questions), said(2, **questions | {"pain_rest": 6, "temperature": "skipped"}))
    assert answer_table(given, asked_of(BASE, given, ENGLISH), range(3), say).changed == {"Pain at rest"}
    later = (said(1, **questions), said(3, **questions | {"pain_rest": 6}))
    assert answer_table(later, asked_of(BASE, later, ENGLISH), range(4), say).changed == frozenset()


def test_what_was_chosen_stands_in_the_words_it_was_chosen_by() -> None:
    question = next(q for q in BASE.checkin.questions if q.choices and q.topic)
    choice = question.choices[0]
    (words,) = rows(said(3, **{question.id: choice.id}), days=range(3, 4)).values()
    assert words == (choice.text.said(ENGLISH),)
    (several,) = rows(said(3, **{question.id: tuple(c.id for c in question.choices[:2])}), days=range(3, 4)).values()
    assert several == (", ".join(c.text.said(ENGLISH) for c in question.choices[:2]),)


@pytest.mark.parametrize(
    ("name", "answer", "words"),
    [
        ("temperature", 38.4, "101.1 F (38.4 C)"),
        ("temperature", 37.0, "98.6 F (37.0 C)"),
        ("pain_rest", 0, "0"),
        ("pain_rest", "not_sure", "not sure"),
        ("pain_rest", "skipped", "not said"),
        ("cut", (), "not said"),
        ("goal", "I walked to the shop.", "“I walked to the shop.”"),
    ],
)
def test_an_answer_in_words(name: str, answer: Any, words: str) -> None:
    asked = Asked(topic="t", choices={})
    assert answer_words(QuestionId(name), answer, asked, say).replace("\u00a0", " ") == words


@pytest.mark.parametrize("typed", ["eye", "tired", "fever", "Eye"])
def test_what_was_written_stands_as_it_was_written_though_a_sign_has_that_name(typed: str) -> None:
    assert list(rows(said(2, words=typed), days=range(2, 3)).values()) == [(f"“{typed}”",)]


def test_a_question_that_the_guidance_does_not_know_any_more_keeps_its_row() -> None:
    assert rows(said(2, left_knee="stiff"), days=range(2, 3)) == {"left knee": ("stiff",)}


def test_the_questions_stand_in_the_order_they_are_asked() -> None:
    ids = [question.id for question in BASE.checkin.questions][:5]
    given = (Given(said=CheckIn(day=1, answers=dict.fromkeys(reversed(ids), "skipped"))),)
    assert list(asked_of(BASE, given, ENGLISH)) == ids
