"""My private link and QR code: the way back in, on any device."""

import streamlit as st

from checklist.access import Action
from checklist.care.sharing import qr_code
from checklist.ui.places import page
from checklist.ui.session import open_page
from checklist.ui.sharing import make_link

visit = open_page(Action.SHARE_OWN_PLAN)
st.title(visit.say("Keep your link"), anchor=False)
st.markdown(visit.say("It opens your plan on any phone or computer. No account. Keep it to yourself."))
link = visit.link()
if link:
    st.code(link, language=None, wrap_lines=True)
    st.image(qr_code(link), width=280, alt=visit.say("QR code with your private link"))
    st.markdown(visit.say("Point the camera of another phone at this square. Or copy the address above."))
else:
    st.button(
        visit.say("Show my link"), key="show_link", type="primary", width="stretch", on_click=make_link, args=(visit,)
    )
ready = visit.visitor.plan is not None
st.page_link(page("today" if ready else "build"), label=visit.say("Open my plan") if ready else visit.say("Go on"))
