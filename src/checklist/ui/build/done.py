"""The plan is made: the person's own link, and the way to it."""

import streamlit as st

from checklist.ui.places import page
from checklist.ui.session import Visit
from checklist.ui.sharing import draw_link


def draw_done(visit: Visit) -> None:
    """Keep your link, then open your plan."""
    st.title(visit.say("Your plan is ready"), anchor=False)
    if st.button(visit.say("Open my plan"), type="primary", width="stretch", key="open_plan"):
        st.switch_page(page("today"))
    st.header(visit.say("Keep your link"), anchor=False)
    draw_link(visit)
