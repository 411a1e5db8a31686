"""Change my answers: what is asked about health and home, and what another answer changes."""

import streamlit as st

from checklist.access import Action
from checklist.care.journey import journey
from checklist.ui.answering import draw_answers
from checklist.ui.page import bar, last_line
from checklist.ui.session import open_page

visit = open_page(Action.CHANGE_OWN_ANSWERS)
mine = journey(visit.house, visit.visitor)
st.title(visit.say("Change my answers"), anchor=False)
visit.show_messages()
draw_answers(visit, mine)
last_line(visit, mine)
bar(visit, mine)
