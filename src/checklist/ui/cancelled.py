"""The page of a cancelled procedure: it replaces every page of the plan, for the patient and for who helps them."""

import streamlit as st

from checklist.care.called_off import CalledOff
from checklist.care.cancelling import is_cancelled
from checklist.checkin import Tier
from checklist.ui.messages import draw_messages
from checklist.ui.page import last_line
from checklist.ui.recovery import tier_cards
from checklist.ui.session import Visit
from checklist.ui.text import escaped, telephone

LOOK_AGAIN = "30s"  # whoever cancels calls too: an open phone need not be asked more often


def draw_cancelled(visit: Visit, one: CalledOff) -> None:
    """That it is cancelled, what to do now, whom to call, what the team wrote, and when to get help; nothing else."""
    st.title(escaped(one.title(visit.say)), anchor=False)
    for line in one.lines(visit.say):
        st.markdown(escaped(line))
    if one.phone:
        label = visit.say("Call {phone}", phone=escaped(one.phone))
        st.link_button(label, telephone(one.phone), type="primary", width="stretch", icon=":material/call:")
    if one.name is None:
        draw_messages(visit, one.journey)
    _draw_signs(visit, one)
    last_line(visit, one.journey)


def _draw_signs(visit: Visit, one: CalledOff) -> None:
    """The signs that cannot wait: nobody may be without them who has stopped a medicine, or is cancelled by mistake."""
    st.header(visit.say("When to get help"), anchor=False)
    st.markdown(visit.say("The warning signs stay as they were."))
    if one.name is not None:
        st.markdown(visit.say("“You” means {name} here.", name=escaped(one.name) or visit.say("the patient")))
    tier_cards(one.journey, visit.say, least=Tier.SAME_DAY)


@st.fragment(run_every=LOOK_AGAIN)
def watch_cancelled(visit: Visit, drawn: bool) -> None:
    """An open page is drawn again as soon as the procedure is cancelled, or takes place after all."""
    if visit.visitor.plan and is_cancelled(visit.house, visit.visitor.plan) != drawn:
        st.rerun()
