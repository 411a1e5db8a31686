"""One question as a screen: each answer a button as wide as the phone; nothing is preset."""

from collections.abc import Callable, Mapping

import streamlit as st

from checklist.care.check_in import CheckingIn
from checklist.care.checking_in import answer
from checklist.care.given import NOT_MEASURED
from checklist.checkin import NOT_SURE, SKIPPED, Answer, AnswerKind, Choice, Question, QuestionId
from checklist.ui.pressed import done
from checklist.ui.session import Visit, field, fill, keep_going
from checklist.ui.text import escaped

SCALE_BUTTON = 58
F, C = "F", "C"
SCALE = "temperature_scale"
PLACE = "question"
QUESTION = f"/checkin#{PLACE}"


def draw_question(visit: Visit, one: CheckingIn, question: Question) -> None:
    """The fields of one question, then "not sure" and "skip"."""
    if question.help:
        st.markdown(escaped(question.help.said(visit.language)))
    DRAWN[question.kind](visit, one, question)
    _draw_beside(visit, question)


def _draw_choice(visit: Visit, one: CheckingIn, question: Question) -> None:
    given = one.answers.get(question.id)
    for choice in question.choices:
        _button(visit, question, choice.id, escaped(choice.text.said(visit.language)), given == choice.id)


def _draw_choices(visit: Visit, one: CheckingIn, question: Question) -> None:
    """Boxes for what may be so, a button that goes on, and one for none of it."""
    given = one.answers.get(question.id)
    before = given if isinstance(given, tuple) else ()
    listed = [choice for choice in question.choices if not choice.none]
    st.markdown(visit.say("Tick all that are true."))
    with st.form(f"choices_{question.id}", border=False):
        for choice in listed:
            st.checkbox(
                escaped(choice.text.said(visit.language)), value=choice.id in before, key=_key(question, choice.id)
            )
        st.form_submit_button(
            visit.say("Next"), width="stretch", key=f"next_{question.id}", on_click=_ticked,
            args=(visit, question, listed),
        )  # fmt: skip
    for choice in (choice for choice in question.choices if choice.none):
        _button(visit, question, (choice.id,), escaped(choice.text.said(visit.language)), before == (choice.id,))


def _ticked(visit: Visit, question: Question, listed: list[Choice]) -> None:
    picked = tuple(choice.id for choice in listed if field(_key(question, choice.id)))
    if picked:
        _answer(visit, question.id, picked)
    else:
        none = next((choice.text.said(visit.language) for choice in question.choices if choice.none), "")
        visit.keep_problems([visit.say("Tick what is true, or press “{none}”.", none=none)])
        keep_going(QUESTION)


def _draw_scale(visit: Visit, one: CheckingIn, question: Question) -> None:
    given = one.answers.get(question.id)
    st.markdown(visit.say("0 is no pain. 10 is the worst you can think of."))
    with st.container(horizontal=True, gap="small"):
        for level in range(11):
            _button(visit, question, level, str(level), given == level, width=SCALE_BUTTON)


def _draw_temperature(visit: Visit, one: CheckingIn, question: Question) -> None:
    given = one.answers.get(question.id)
    fahrenheit = (field(SCALE) or F) == F
    shown = "" if not isinstance(given, float | int) else f"{given * 9 / 5 + 32 if fahrenheit else given:.1f}"
    with st.form("temperature", border=False):
        st.text_input(
            visit.say("Your temperature"), value=shown, key="temperature_said", autocomplete="off", max_chars=8
        )
        st.radio(
            visit.say("In"), (F, C), key="temperature_in", horizontal=True, index=0 if fahrenheit else 1,
            format_func={F: visit.say("Fahrenheit (98.6)"), C: visit.say("Celsius (37.0)")}.__getitem__,
        )  # fmt: skip
        st.form_submit_button(
            visit.say("Next"), type="primary", width="stretch", key="next_temperature", on_click=_measured,
            args=(visit, question),
        )  # fmt: skip
    _button(visit, question, NOT_MEASURED, visit.say("I have not taken it"), given == NOT_MEASURED)


def _measured(visit: Visit, question: Question) -> None:
    scale = field("temperature_in")
    fill(SCALE, str(scale))
    words = str(field("temperature_said") or "").strip().replace(",", ".").rstrip("°FCfc ").strip()
    try:
        value = float(words)
    except ValueError:
        visit.keep_problems([visit.say("Write the number on the thermometer, such as 98.6.")])
        keep_going(QUESTION)
        return
    _answer(visit, question.id, round((value - 32) * 5 / 9 if scale == F else value, 2))


def _draw_words(visit: Visit, one: CheckingIn, question: Question) -> None:
    given = one.answers.get(question.id)
    before = given if isinstance(given, str) and given not in (SKIPPED, NOT_SURE) else ""
    with st.form(f"words_{question.id}", border=False):
        label = question.topic.said(visit.language)
        st.text_area(label, value=before, key=f"words_said_{question.id}", max_chars=1000)
        st.form_submit_button(
            visit.say("Next"), type="primary", width="stretch", key=f"next_{question.id}", on_click=_wrote,
            args=(visit, question),
        )  # fmt: skip


def _wrote(visit: Visit, question: Question) -> None:
    words = str(field(f"words_said_{question.id}") or "").strip()
    _answer(visit, question.id, f"“{words}”" if words in (SKIPPED, NOT_SURE) else words or SKIPPED)


DRAWN: Mapping[AnswerKind, Callable[[Visit, CheckingIn, Question], None]] = {
    AnswerKind.CHOICE: _draw_choice,
    AnswerKind.CHOICES: _draw_choices,
    AnswerKind.SCALE: _draw_scale,
    AnswerKind.TEMPERATURE: _draw_temperature,
    AnswerKind.WORDS: _draw_words,
}


def _draw_beside(visit: Visit, question: Question) -> None:
    """ "Not sure" is an answer, and nobody has to answer."""
    with st.container(horizontal=True, gap="small"):
        if question.kind in (AnswerKind.CHOICE, AnswerKind.CHOICES, AnswerKind.SCALE):
            _button(visit, question, NOT_SURE, visit.say("Not sure"), False, width="content")
        _button(visit, question, SKIPPED, visit.say("Skip this"), False, width="content")


def _button(
    visit: Visit, question: Question, said: Answer, label: str, given: bool, width: int | str = "stretch"
) -> None:
    """One answer; the one that was given before has a mark."""
    st.button(
        label, key=f"answer_{question.id}_{said}", width=width, wrap=True,  # type: ignore[arg-type]
        icon=":material/check:" if given else None, on_click=_answer, args=(visit, question.id, said),
    )  # fmt: skip


def _answer(visit: Visit, question: QuestionId, said: Answer) -> None:
    done(visit, answer, question, said)
    keep_going(QUESTION)


def _key(question: Question, choice: str) -> str:
    return f"tick_{question.id}_{choice}"
