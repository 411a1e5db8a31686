"""The check-in: one question a screen, kept at each step."""

import streamlit as st

from checklist.care.check_in import CheckingIn, checking_in
from checklist.care.checking_in import back, begin
from checklist.care.recording import CannotRecord
from checklist.ui.checkin.advice import draw_so_far_in_short
from checklist.ui.checkin.ending import draw_ending
from checklist.ui.checkin.question import PLACE, QUESTION, draw_question
from checklist.ui.checkin.unsent import draw_unsent
from checklist.ui.checkin.words import whose
from checklist.ui.page import bar, draft_banner, last_line
from checklist.ui.places import page
from checklist.ui.pressed import done, press
from checklist.ui.session import Visit, keep_going


def draw(visit: Visit) -> None:
    """Where the person is: the start, the open question, or the end of it."""
    try:
        one = checking_in(visit.house, visit.visitor)
    except CannotRecord as problem:
        st.title(visit.say("No check-in today"), anchor=False)
        st.markdown(visit.say(str(problem)))
        st.page_link(page("recovery"), label=visit.say("Recovery"), icon=":material/timeline:")
        return
    _draw_step(visit, one)
    draft_banner(visit, one.journey)
    last_line(visit, one.journey)
    bar(visit, one.journey)


def _draw_step(visit: Visit, one: CheckingIn) -> None:
    if not one.begun:
        _draw_start(visit, one)
    elif one.question:
        _draw_open(visit, one)
    else:
        draw_ending(visit, one)


def _draw_start(visit: Visit, one: CheckingIn) -> None:
    st.title(whose(visit, one.journey), anchor=False)
    visit.show_messages()
    if one.unsent:
        draw_unsent(visit, one, one.unsent)
        return
    st.markdown(visit.say("Short questions, one at a time. It takes about 2 minutes. You can stop and come back."))
    label = visit.say("Change today's answers") if one.sent else visit.say("Start today's check-in")
    st.button(label, type="primary", width="stretch", key="begin", on_click=press, args=(visit, begin))


def _draw_open(visit: Visit, one: CheckingIn) -> None:
    assert one.question is not None
    n, last = one.number, len(one.questions)
    ask, place = one.question.ask.said(visit.language), visit.say("Question {n} of {last}", n=n, last=last)
    st.title(ask, anchor=PLACE)
    st.progress(n / last, text=place)
    visit.announce(f"{place}. {ask}")
    visit.show_messages()
    draw_so_far_in_short(visit, one)
    draw_question(visit, one, one.question)
    if n > 1:
        st.button(
            visit.say("Back"), icon=":material/arrow_back:", key="back", on_click=_back,
            args=(visit,),
        )  # fmt: skip
    st.markdown(visit.say(":small[:gray[:material/cloud_done: Saved as you go. It is sent at the end.]]"))


def _back(visit: Visit) -> None:
    done(visit, back)
    keep_going(QUESTION)
