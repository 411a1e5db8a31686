"""The frame around every page: the theme, the pages, and the way between them by role."""

import streamlit as st

from checklist.access import STAFF
from checklist.ui.go import go
from checklist.ui.places import PLACES, page
from checklist.ui.session import going, visitor

staff = visitor().role in STAFF
st.set_page_config(
    page_title="Periop Checklist", page_icon=":material/checklist:", layout="wide" if staff else "centered"
)
st.navigation([page(name) for name in PLACES], position="top" if staff else "hidden").run()

to = going()
if to:
    go(to)
