"""Today's check-in on Recovery: the way to it, or what was answered, what to do, and what the team has done."""

from collections.abc import Iterator, Mapping
from typing import Literal

import streamlit as st

from checklist.access import Action
from checklist.care.checking_in import CheckingIn, begin, checking_in, may_check_in
from checklist.care.journey import Journey
from checklist.care.photos import photo
from checklist.checkin import Answer, QuestionId
from checklist.plan import Event, EventKind
from checklist.reading import spoken_clock
from checklist.store.check_ins import PhotoId
from checklist.ui.checkin.urgent import draw_advice, draw_emergency
from checklist.ui.checkin.words import summary, whose
from checklist.ui.session import Visit, keep_going
from checklist.ui.text import escaped
from checklist.ui.when import Say, done_when


def stop_for_emergency(visit: Visit, mine: Journey) -> None:
    """An open emergency comes before everything else, and alone."""
    if visit.visitor.may(Action.CHECK_IN) and may_check_in(mine):
        one = checking_in(visit.house, visit.visitor)
        if one.emergency:
            draw_emergency(visit, one, one.emergency)
            st.stop()


def offer_check_in(visit: Visit, mine: Journey) -> None:
    """On the first page after the procedure: the way to today's check-in while it is not sent."""
    if visit.visitor.may(Action.CHECK_IN) and may_check_in(mine):
        one = checking_in(visit.house, visit.visitor)
        if one.begun or not (one.sent and one.sent.payload.get("done", True)):
            with st.container(border=True, key="today_box"):
                st.header(whose(visit, mine), anchor=False)
                _draw_way(visit, one)


def draw_check_in(visit: Visit, mine: Journey) -> None:
    """The box; nothing where there is no check-in."""
    if not (visit.visitor.may(Action.CHECK_IN) and may_check_in(mine)):
        return
    one = checking_in(visit.house, visit.visitor)
    with st.container(border=True, key="today_box"):
        st.header(whose(visit, mine), anchor="today")
        if one.sent:
            _draw_sent(visit, one, one.sent)
        if one.begun or not one.sent:
            _draw_way(visit, one)
        else:
            label = visit.say("Change today's answers")
            st.button(label, width="stretch", key="change_today", on_click=_start, args=(visit,))


def _draw_way(visit: Visit, one: CheckingIn) -> None:
    """How many questions, and the one primary button."""
    words = _how_much(one, visit.say)
    st.markdown(words)
    label = visit.say("Go on") if one.begun else visit.say("Start today's check-in")
    kind: Literal["primary", "secondary"] = "secondary" if one.sent else "primary"
    st.button(label, type=kind, width="stretch", key="to_checkin", on_click=_start, args=(visit,))


def _how_much(one: CheckingIn, say: Say) -> str:
    if not one.begun:
        return say("Answer {n} short questions.", n=len(one.questions))
    if one.question is None:
        return say("You answered all questions. Save them now.")
    return say("You are at question {n} of {last}.", n=one.number, last=len(one.questions))


def _start(visit: Visit) -> None:
    begin(visit.house, visit.visitor)
    keep_going("/checkin")


def _draw_sent(visit: Visit, one: CheckingIn, sent: Event) -> None:
    zone, language = one.journey.plan.booking.zone, one.journey.plan.language
    draw_advice(visit, one, sent)
    for line in handled_words(one, visit.say):
        st.markdown(f":material/done_all: {escaped(line)}")
    at = spoken_clock(sent.received_at.astimezone(zone), language)
    st.markdown(visit.say(":small[:gray[:material/cloud_done: Saved {at}]]", at=at))
    with st.expander(visit.say("Today's answers")):
        answers = sent.payload.get("answers")
        st.table(
            summary(one.asked(_told(answers)), _told(answers), one.journey, visit.say), border="horizontal",
            hide_index=True,
        )  # fmt: skip
        _draw_photo(visit, one, sent)


def _draw_photo(visit: Visit, one: CheckingIn, sent: Event) -> None:
    kept = sent.payload.get("photo")
    body = photo(visit.house, visit.visitor, one.journey.id, PhotoId(str(kept))) if kept else None
    if body:
        st.image(body, caption=None, width="stretch", alt=visit.say("Your photo of the cut"))


def _told(answers: object) -> dict[QuestionId, Answer]:
    kept = answers if isinstance(answers, Mapping) else {}
    return {name: tuple(said) if isinstance(said, list) else said for name, said in kept.items()}


def handled_words(one: CheckingIn, say: Say) -> Iterator[str]:
    """What the team has done about today's answers: who, what and when, never their notes."""
    journey, same = one.journey, {event.seq for event in one.own}
    steps = {
        "acknowledged": "{by} has seen your answers, {when}.", "acted": "{by} has acted on your answers, {when}.",
        "resolved": "{by} has closed this, {when}.", "patient_called": "You said that you called, {when}.",
        "mistake": "You said this was a mistake, {when}. Your team is told.",
    }  # fmt: skip
    for event in journey.events:
        alert, step = str(event.payload.get("alert", "")), str(event.payload.get("step", ""))
        about = alert.partition(":")[2]
        if event.kind is EventKind.HANDLED and step in steps and about.isdigit() and int(about) in same:
            when = done_when(
                event.received_at.astimezone(journey.plan.booking.zone), journey.now, journey.plan.language
            )
            yield say(steps[step], by=event.by or say("Your team"), when=when)
