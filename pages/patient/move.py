"""Change the date: see what moves, then apply it."""

import streamlit as st

from checklist.access import Action
from checklist.care.journey import journey
from checklist.ui.moving import draw_move
from checklist.ui.page import bar, last_line
from checklist.ui.session import open_page

visit = open_page(Action.MOVE_OWN_BOOKING)
mine = journey(visit.house, visit.visitor)
st.title(visit.say("Change the date"), anchor=False)
visit.show_messages()
draw_move(visit, mine)
last_line(visit, mine)
bar(visit, mine)
