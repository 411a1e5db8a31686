"""A message to a patient: a few words that stand on their first page."""

import streamlit as st

from checklist.care.messaging import LONGEST_MESSAGE, send
from checklist.care.person import Person
from checklist.care.recording import CannotRecord
from checklist.ui.person.opened import close, opened
from checklist.ui.session import Visit, field

TEXT = "person_message"


def message_form(visit: Visit, one: Person) -> None:
    """The words, and one button."""
    say = visit.say
    st.markdown(
        say("It stands on their first page with your name. It cannot be taken back. Not for what is urgent: call.")
    )
    with st.form("message", border=False):
        st.text_area(say("Message"), key=TEXT, max_chars=LONGEST_MESSAGE)
        visit.alert_beside()
        st.form_submit_button(say("Send"), type="primary", key="send_message", on_click=_send, args=(visit, one))


def _send(visit: Visit, one: Person) -> None:
    if not opened():
        return  # pressed twice: the first press sent it
    try:
        send(visit.house, visit.visitor, one.id, str(field(TEXT) or ""))
    except CannotRecord as problem:
        visit.keep_beside(visit.say(str(problem)))
        return
    close(TEXT)
    visit.keep_done(visit.say("Sent. You see here when they have read it."))
