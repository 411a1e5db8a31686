"""A call to a patient: what came of it, and a note."""

from collections.abc import Callable

import streamlit as st

from checklist.care.person import Person
from checklist.care.phoning import BY_PHONE, record_phone_call
from checklist.care.recording import LONGEST, CannotRecord
from checklist.ui.board.words import outcome_words
from checklist.ui.session import Visit, field, forget
from checklist.ui.text import escaped, telephone

OUTCOME, NOTE = "person_outcome", "person_note"


def call_form(visit: Visit, one: Person, close: Callable[[], None]) -> None:
    """The number, what came of the call, and a note."""
    say = visit.say
    if one.phone:
        st.markdown(f":material/call: [{escaped(one.phone)}]({telephone(one.phone)})")
    with st.form("call", border=False):
        st.radio(say("What came of it"), BY_PHONE, index=None, key=OUTCOME, format_func=lambda o: outcome_words(o, say))
        st.text_area(say("Note: what was said, what happens next"), key=NOTE, max_chars=LONGEST)
        visit.alert_beside()
        st.form_submit_button(
            say("Save the call"), type="primary", key="save_call", on_click=_save, args=(visit, one, close)
        )  # fmt: skip


def _save(visit: Visit, one: Person, close: Callable[[], None]) -> None:
    try:
        record_phone_call(visit.house, visit.visitor, one.id, field(OUTCOME), str(field(NOTE) or ""))
    except CannotRecord as problem:
        visit.keep_beside(visit.say(str(problem)))
        return
    forget(OUTCOME)
    forget(NOTE)
    close()
    visit.keep_done(visit.say("The call is written down."))
