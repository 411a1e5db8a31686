"""Cancelling a person's procedure, and the way back: why, a note, and what the person reads then."""

import streamlit as st

from checklist.care.calling import LONGEST_NOTE, RecordedFirst
from checklist.care.cancelling import cancel, put_back
from checklist.care.person import Person
from checklist.care.recording import CannotRecord
from checklist.guidance import ENGLISH
from checklist.plan import Cancelled, Reason
from checklist.ui.person.opened import close, opened
from checklist.ui.reasons import cancelled_words, reason_words
from checklist.ui.session import Visit, field
from checklist.ui.text import escaped
from checklist.ui.when import done_when

REASON, NOTE = "person_reason", "person_cancel_note"


def cancel_form(visit: Visit, one: Person) -> None:
    """What it does, why, with nothing picked, and a note that the patient does not read."""
    say, called = visit.say, one.journey.plan.booking.called
    whose = say("{name}’s pages", name=called) if called else say("The patient’s pages")
    words = say(
        "{pages} will say that it is canceled and to ask you what to eat, drink and take now. Call them too.",
        pages=whose,
    )
    st.markdown(escaped(words))
    with st.form("cancel", border=False):
        st.radio(say("Why"), list(Reason), index=None, key=REASON, format_func=lambda one: reason_words(one, say))
        st.text_area(say("Note for the team. The patient does not see it."), key=NOTE, max_chars=LONGEST_NOTE)
        visit.alert_beside()
        st.form_submit_button(
            say("Cancel the procedure"), type="primary", key="save_cancel", on_click=_save, args=(visit, one)
        )  # fmt: skip


def draw_cancelled(visit: Visit, one: Person, found: Cancelled) -> None:
    """Who cancelled it, when and why, and the way back."""
    say = visit.say
    with st.container(border=True):
        st.markdown(f":material/cancel: **{cancelled_words(found, one.journey, say)}**")
        if found.note:
            st.markdown(escaped(found.note))
        st.markdown(f":small[{_what_now(visit, one)}]")
        st.button(
            say("It takes place after all"), key="put_back", icon=":material/undo:", on_click=_put_back,
            args=(visit, one, found),
        )  # fmt: skip


def _what_now(visit: Visit, one: Person) -> str:
    """What the patient reads, and what has to come first where it takes place at another time."""
    read = visit.say("They read that it is canceled and to ask you what to eat, drink and take.")
    if one.journey.ahead:
        return f"{read} {visit.say('For another date, press this first, then move the date.')}"
    late = visit.say("Its time has passed: press this only if it took place, or to move the date at once after it.")
    return f"{read} {late}"


def _save(visit: Visit, one: Person) -> None:
    if not opened():
        return
    try:
        cancel(visit.house, visit.visitor, one.id, field(REASON), str(field(NOTE) or ""))
    except CannotRecord as problem:
        visit.keep_beside(_problem_words(visit, one, problem))
        return
    close(REASON, NOTE)
    visit.keep_done(visit.say("Canceled. Their pages say so now. Tell them what to eat, drink and take."))


def _put_back(visit: Visit, one: Person, found: Cancelled) -> None:
    try:
        put_back(visit.house, visit.visitor, one.id, found.seq)
    except CannotRecord as problem:
        visit.keep_problems([_problem_words(visit, one, problem)])
        return
    visit.keep_done(visit.say("It takes place. Their plan is there again, with its times and every tick. Tell them."))


def _problem_words(visit: Visit, one: Person, problem: CannotRecord) -> str:
    """What is wrong; of two who did it at once also who was first."""
    if not isinstance(problem, RecordedFirst) or not problem.by:
        return visit.say(str(problem))
    at = done_when(problem.at.astimezone(one.journey.plan.booking.zone), one.journey.now, ENGLISH)
    return visit.say("{who} was first, {when}. Close this and look again.", who=problem.by, when=at)
