"""My medicines: the last-dose calendar, and each medicine in words."""

import streamlit as st

from checklist.access import Action
from checklist.care.journey import journey
from checklist.ui.doses import draw_doses, heading
from checklist.ui.page import bar, draft_banner, last_line
from checklist.ui.session import open_page

visit = open_page(Action.SEE_OWN_PLAN)
mine = journey(visit.house, visit.visitor)
draft_banner(visit, mine)
st.title(heading(mine, visit.say), anchor=False)
draw_doses(visit, mine)
last_line(visit, mine)
bar(visit, mine)
