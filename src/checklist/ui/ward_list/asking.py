"""Recording an answer: the question in a dialog, what came of asking it, a note, and the way back."""

from collections.abc import Sequence

import streamlit as st

from checklist.care.calling import LONGEST_NOTE, Asked, RecordedFirst, asked_of, record_answer
from checklist.care.calling import take_back_answer as take_back
from checklist.care.recording import CannotRecord
from checklist.care.roster import Listed
from checklist.plan import Answer, Ask, Settled
from checklist.reading import spoken_clock
from checklist.ui.session import Visit, field, fill, forget
from checklist.ui.ward_list.days import Day
from checklist.ui.ward_list.words import announced, answer_words, name_of, phone, question, recorded_words, short

ASKING = "list_asking"
ANSWER, NOTE = "list_answer", "list_note"


def draw_button(visit: Visit, row: Listed, ask: Ask, shortcut: str | None) -> None:
    """The one button of a row."""
    st.button(
        visit.say("Record answer"), key=f"record_{row.plan}", on_click=fill, args=(ASKING, _key(row, ask)),
        shortcut=shortcut,
    )  # fmt: skip


def draw_dialog(visit: Visit, days: Sequence[Day]) -> None:
    """The question that was picked, for as long as it is open."""
    picked = field(ASKING)
    if not picked:
        return
    for day in days:
        for row in day.waiting:
            for ask in day.open_of(row):
                if _key(row, ask) == picked:
                    st.dialog(question(ask, visit.say), on_dismiss=_stop)(_form)(visit, day, row, ask)
                    return
    _stop()


def _key(row: Listed, ask: Ask) -> str:
    return f"{row.plan} {ask.task.id}"


def _form(visit: Visit, day: Day, row: Listed, ask: Ask) -> None:
    if not field(ASKING):
        st.rerun()  # a dialog draws itself alone after a press: once it is answered, the whole page has to follow
    say = visit.say
    st.markdown(f"**{name_of(row, say)}**  \n{phone(row, say)}")
    if ask.recorded:
        st.markdown(f":small[{recorded_words(ask.recorded, row.now, say)}]")
    with st.form("list_record", border=False):
        st.radio(
            say("What came of it"), ask.answers, index=None, key=ANSWER, format_func=lambda one: answer_words(one, say)
        )
        st.text_input(say("Note: who, when, in their words"), key=NOTE, max_chars=LONGEST_NOTE)
        visit.alert_beside()
        st.form_submit_button(
            say("Save"), type="primary", key="list_save", on_click=_save, args=(visit, day, row, ask)
        )  # fmt: skip


def _save(visit: Visit, day: Day, row: Listed, ask: Ask) -> None:
    answer, say = field(ANSWER), visit.say
    try:
        record_answer(visit.house, visit.visitor, asked_of(row.plan, ask), answer, field(NOTE) or "")
    except RecordedFirst as lost:
        _stop()
        visit.keep_problems([_first(visit, row, lost)])
        return
    except CannotRecord as problem:
        visit.keep_beside(say(str(problem)))
        return
    _stop()
    visit.keep_done(_done(visit, day, row, ask, answer))


def _done(visit: Visit, day: Day, row: Listed, ask: Ask, answer: Answer) -> str:
    say, name = visit.say, row.name or visit.say("No name given")
    if answer is not Answer.SETTLED:
        return say("{name}: the answer is written down.", name=name)
    if len(day.open_of(row)) > 1:
        return say("{name}: {what} is settled. More is open.", name=name, what=short(ask, say))
    if day.goes_home:
        return say("{name}: nothing is open any more before going home.", name=name)
    return announced(name, len(day.waiting) - 1, say)


def _first(visit: Visit, row: Listed, lost: RecordedFirst) -> str:
    say, name = visit.say, row.name or visit.say("No name given")
    at = spoken_clock(lost.at.astimezone(row.now.tzinfo))
    if lost.by:
        return say("{name}: {by} recorded this at {at}, before you. Nothing was changed.", name=name, by=lost.by, at=at)
    return say("{name}: they answered this themselves at {at}. Nothing was changed.", name=name, at=at)


def draw_take_back(visit: Visit, row: Listed, one: Ask | Settled) -> None:
    """The way back from an answer that staff recorded."""
    asked = asked_of(row.plan, one) if isinstance(one, Settled) else _answer_of(row, one)
    st.button(
        visit.say("Take back"), key=f"take_back_{row.plan}_{asked.task}", type="tertiary", icon=":material/undo:",
        on_click=_take_back, args=(visit, row, asked),
    )  # fmt: skip


def _answer_of(row: Listed, ask: Ask) -> Asked:
    assert ask.recorded is not None  # the button stands beside a recorded answer only
    return Asked(plan=row.plan, task=ask.task.id, seen=ask.recorded.seq)


def _take_back(visit: Visit, row: Listed, asked: Asked) -> None:
    try:
        take_back(visit.house, visit.visitor, asked)
    except RecordedFirst as lost:
        visit.keep_problems([_first(visit, row, lost)])
        return
    except CannotRecord as problem:
        visit.keep_problems([visit.say(str(problem))])
        return
    name = row.name or visit.say("No name given")
    visit.keep_done(visit.say("Taken back. {name} is to be asked again.", name=name))


def _stop() -> None:
    for key in (ASKING, ANSWER, NOTE):
        forget(key)
