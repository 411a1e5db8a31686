"""The frame around every page: the theme, the pages, and the way between them by role.

An emergency that nothing has ended stands in the place of every page; after it a procedure that is cancelled.
"""

from pathlib import Path

import streamlit as st

from checklist.access import STAFF
from checklist.care.called_off import called_off
from checklist.care.emergencies import emergency_of
from checklist.ui.cancelled import draw_cancelled, watch_cancelled
from checklist.ui.checkin.urgent import draw_emergency
from checklist.ui.go import go
from checklist.ui.places import PLACES, first_page, page
from checklist.ui.session import announced, going, open_page, turn

ICON = str(Path(__file__).parent / "static" / "icon.png")
visit = open_page()
who = visit.visitor
staff = who.role in STAFF
st.set_page_config(page_title="Periop Checklist", page_icon=ICON, layout="wide" if staff else "centered")
place = st.navigation([page(name, first_page(who)) for name in PLACES], position="top" if staff else "hidden")
emergency, cancelled = emergency_of(visit.house, who), called_off(visit.house, who)
if who.plan:
    watch_cancelled(visit, cancelled is not None)
if emergency:
    draw_emergency(visit, emergency)
elif cancelled:
    draw_cancelled(visit, cancelled)
else:
    place.run()

to, words = going(), announced()
if to:
    go(to, turn(), words)
