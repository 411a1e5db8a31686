"""Today's check-in on Recovery: the way to it, or what was answered, what to do, and what the team has done."""

from typing import Literal

import streamlit as st

from checklist.access import Action
from checklist.care.check_in import CheckingIn, has_begun, look_at_check_ins, may_check_in
from checklist.care.checking_in import begin
from checklist.care.journey import Journey
from checklist.care.photos import photo
from checklist.care.sent import answers_in
from checklist.care.told_to_call import told
from checklist.plan import BY_HELPER, Event
from checklist.store.check_ins import PhotoId
from checklist.ui.checkin.advice import draw_advised, draw_so_far
from checklist.ui.checkin.told import draw_steps, draw_told
from checklist.ui.checkin.unsent import draw_unsent
from checklist.ui.checkin.words import summary, whose
from checklist.ui.pressed import done
from checklist.ui.session import Visit, keep_going
from checklist.ui.text import escaped
from checklist.ui.when import Say


def offer_check_in(visit: Visit, mine: Journey) -> None:
    """On the first page: what to do, the way to today's check-in while nobody has sent one, what the team has done."""
    one = _look(visit, mine)
    if one is None:
        return
    found, waits = told(one), _waits(one) or (may_check_in(mine) and not _answered(one))
    if waits or found.advised:
        with st.container(border=True, key="today_box"):
            st.header(whose(visit, mine), anchor=False)
            visit.show_messages()
            draw_advised(visit, one, found)
            draw_steps(visit, one, found)
            if waits:
                _draw_way(visit, one)


def _look(visit: Visit, mine: Journey) -> CheckingIn | None:
    if visit.visitor.may(Action.CHECK_IN) and has_begun(mine):
        return look_at_check_ins(visit.house, visit.visitor)
    return None


def _waits(one: CheckingIn) -> bool:
    """Whether answers are on their way."""
    return one.begun or one.unsent is not None


def _answered(one: CheckingIn) -> bool:
    """Whether somebody has gone through all of today's questions."""
    return any(event.payload.get("done", True) for event in (one.sent, *one.helped) if event)


def draw_check_in(visit: Visit, mine: Journey) -> None:
    """The box; nothing where there is no check-in and nothing of one stands."""
    one = _look(visit, mine)
    if one is None:
        return
    found = told(one)
    if not (may_check_in(mine) or one.unsent or found.advised or found.wish):
        return
    with st.container(border=True, key="today_box"):
        st.header(whose(visit, mine), anchor="today")
        visit.show_messages()
        draw_told(visit, one, found)
        _draw_answers(visit, one)
        if _waits(one) or (may_check_in(mine) and not one.sent):
            _draw_way(visit, one)
        elif may_check_in(mine):
            label = visit.say("Change today's answers")
            st.button(label, width="stretch", key="change_today", on_click=_start, args=(visit,))


def _draw_way(visit: Visit, one: CheckingIn) -> None:
    """How many questions, and the one primary button; first what to do with answers that were never sent."""
    if one.unsent:
        draw_unsent(visit, one, one.unsent)
        return
    draw_so_far(visit, one)
    words = _how_much(one, visit.say)
    st.markdown(words)
    label = visit.say("Go on") if one.begun else visit.say("Start today's check-in")
    kind: Literal["primary", "secondary"] = "secondary" if one.sent or one.helped else "primary"
    st.button(label, type=kind, width="stretch", key="to_checkin", on_click=_start, args=(visit,))


def _how_much(one: CheckingIn, say: Say) -> str:
    if not one.begun:
        return say("Answer {n} short questions.", n=len(one.questions))
    if one.question is None:
        return say("You answered all questions. Save them now.")
    return say("You are at question {n} of {last}.", n=one.number, last=len(one.questions))


def _start(visit: Visit) -> None:
    if done(visit, begin):
        keep_going("/checkin")


def _draw_answers(visit: Visit, one: CheckingIn) -> None:
    """Each person's answers of today, behind a line."""
    for event in (one.sent, *one.helped):
        if event is None:
            continue
        answers, name = answers_in(event), event.payload.get(BY_HELPER) if event.actor != one.actor else None
        with st.expander(
            visit.say("Answers by {name}", name=escaped(str(name))) if name else visit.say("Today's answers")
        ):
            rows = summary(one.asked(answers), answers, one.journey, visit.say)
            st.table(rows, border="horizontal", hide_index=True)
            _draw_photo(visit, one, event)


def _draw_photo(visit: Visit, one: CheckingIn, sent: Event) -> None:
    kept = sent.payload.get("photo")
    body = photo(visit.house, visit.visitor, one.journey.id, PhotoId(str(kept))) if kept else None
    if body:
        st.image(body, caption=None, width="stretch", alt=visit.say("Your photo of the cut"))
