"""A call to a patient: which of the standing alerts it was about, what came of it, and a note."""

from collections.abc import Sequence

import streamlit as st

from checklist.alerts import Alert
from checklist.care.board import Person as Row
from checklist.care.calling import LONGEST_NOTE, RecordedFirst
from checklist.care.person import Person
from checklist.care.phoning import BY_PHONE, record_phone_call, to_call_about
from checklist.care.recording import LONGEST, CannotRecord
from checklist.reading import spoken_clock
from checklist.ui.board.words import happened, outcome_words
from checklist.ui.person.opened import close, opened
from checklist.ui.session import Visit, field, fill, forget
from checklist.ui.text import escaped, telephone

OUTCOME, NOTE, ABOUT, AGAIN = "person_outcome", "person_note", "person_about_{}", "person_again"


def call_form(visit: Visit, one: Person) -> None:
    """The number, what the call was about, what came of it, and a note."""
    if field(AGAIN):
        forget(AGAIN)
        st.rerun()  # what stands now, of which somebody else may have done something; what was typed stays
    say, alerts = visit.say, to_call_about(one.row.alerts if one.row else ())
    if one.phone:
        st.markdown(f":material/call: [{escaped(one.phone)}]({telephone(one.phone)})")
    with st.form("call", border=False):
        if one.row and alerts:
            _draw_about(visit, one.row, alerts)
        st.radio(say("What came of it"), BY_PHONE, index=None, key=OUTCOME, format_func=lambda o: outcome_words(o, say))
        longest = LONGEST_NOTE if alerts else LONGEST
        st.text_area(say("Note: what was said, what happens next"), key=NOTE, max_chars=longest)
        visit.alert_beside()
        st.form_submit_button(
            say("Save the call"), type="primary", key="save_call", on_click=_save, args=(visit, one, alerts)
        )  # fmt: skip


def _draw_about(visit: Visit, row: Row, alerts: Sequence[Alert]) -> None:
    """What asks for a call, all of it ticked: whoever called about less says so."""
    st.markdown(f":small[{visit.say('What the call was about')}]")
    with st.container(gap="xxsmall"):
        for alert in alerts:
            st.checkbox(happened(alert, row, visit.say), value=True, key=_key(alert))


def _key(alert: Alert) -> str:
    return ABOUT.format(alert.id)


def _save(visit: Visit, one: Person, alerts: Sequence[Alert]) -> None:
    if not opened():
        return
    about, note = {alert.id: alert.seen for alert in alerts if field(_key(alert))}, str(field(NOTE) or "")
    try:
        record_phone_call(visit.house, visit.visitor, one.id, field(OUTCOME), note, about=about)
    except CannotRecord as problem:
        visit.keep_beside(_problem_words(visit, one, problem))
        fill(AGAIN, True)
        fill(NOTE, note)  # the field may have another limit then, and would be a new one
        return
    close(OUTCOME, NOTE, *map(_key, alerts))
    visit.keep_done(visit.say("The call is written down."))


def _problem_words(visit: Visit, one: Person, problem: CannotRecord) -> str:
    """What is wrong; where somebody was first, who and when."""
    if not isinstance(problem, RecordedFirst):
        return visit.say(str(problem))
    at = spoken_clock(problem.at.astimezone(one.journey.plan.booking.zone))
    words = "{by} recorded this at {at}, before you. Nothing was changed. Look again, then save."
    return visit.say(words, by=problem.by or "", at=at)
