"""The page of a cancelled procedure: it replaces every page of the plan, for the patient and for who helps them."""

import streamlit as st

from checklist.care.called_off import CalledOff
from checklist.care.cancelling import is_cancelled
from checklist.ui.messages import draw_messages
from checklist.ui.page import last_line
from checklist.ui.session import Visit
from checklist.ui.text import escaped, telephone

LOOK_AGAIN = "30s"  # whoever cancels calls too: an open phone need not be asked more often


def draw_cancelled(visit: Visit, one: CalledOff) -> None:
    """That it is cancelled, what to do now, whom to call, and what the team wrote; nothing of the plan."""
    st.title(escaped(one.title(visit.say)), anchor=False)
    for line in one.lines(visit.say):
        st.markdown(escaped(line))
    if one.phone:
        label = visit.say("Call {phone}", phone=escaped(one.phone))
        st.link_button(label, telephone(one.phone), type="primary", width="stretch", icon=":material/call:")
    if one.name is None:
        draw_messages(visit, one.journey)
    last_line(visit, one.journey)


@st.fragment(run_every=LOOK_AGAIN)
def watch_cancelled(visit: Visit, drawn: bool) -> None:
    """An open page is drawn again as soon as the procedure is cancelled, or takes place after all."""
    if visit.visitor.plan and is_cancelled(visit.house, visit.visitor.plan) != drawn:
        st.rerun()
