"""My private link and QR code: the way back in, on any device."""

import streamlit as st

from checklist.access import Action
from checklist.ui.places import page
from checklist.ui.session import open_page
from checklist.ui.shares import draw_shares
from checklist.ui.sharing import PRINT, draw_link

visit = open_page(Action.SHARE_OWN_PLAN)
st.title(visit.say("Keep your link"), anchor=False)
draw_link(visit)
ready = visit.visitor.plan is not None
if ready:
    st.link_button(visit.say("Print my plan"), PRINT, icon=":material/print:", width="stretch")
st.page_link(page("today" if ready else "build"), label=visit.say("Open my plan") if ready else visit.say("Go on"))
if ready:
    draw_shares(visit)
    st.page_link(page("welcome"), label=visit.say("First page, and sign out"))
