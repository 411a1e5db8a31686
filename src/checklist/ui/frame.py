"""The frame around every page: the theme, the pages, and the way between them by role."""

from pathlib import Path

import streamlit as st

from checklist.access import STAFF
from checklist.ui.go import go
from checklist.ui.places import PLACES, first_page, page
from checklist.ui.session import announced, going, turn, visitor

ICON = str(Path(__file__).parent / "static" / "icon.png")
who = visitor()
staff = who.role in STAFF
st.set_page_config(page_title="Periop Checklist", page_icon=ICON, layout="wide" if staff else "centered")
st.navigation([page(name, first_page(who)) for name in PLACES], position="top" if staff else "hidden").run()

to, words = going(), announced()
if to:
    go(to, turn(), words)
