"""My medicines: the last-dose calendar, and each medicine in words."""

import streamlit as st

from checklist.access import Action
from checklist.care.helping import seen
from checklist.ui.doses import draw_doses, heading
from checklist.ui.page import about_whom, bar, draft_banner, last_line
from checklist.ui.session import open_page

visit = open_page(Action.SEE_MEDICINES)
mine = seen(visit.house, visit.visitor, Action.SEE_MEDICINES)
draft_banner(visit, mine)
about_whom(visit, mine)
st.title(heading(mine, visit.say), anchor=False)
draw_doses(visit, mine)
last_line(visit, mine)
bar(visit, mine)
