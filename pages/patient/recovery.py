"""Which day it is, what holds, what comes next, and when to get help."""

import streamlit as st

from checklist.access import Action
from checklist.care.helping import seen
from checklist.ui import recovery
from checklist.ui.checkin.box import draw_check_in
from checklist.ui.own_entries import draw_own
from checklist.ui.page import about_whom, bar, draft_banner, last_line
from checklist.ui.session import open_page

visit = open_page(Action.SEE_RECOVERY)
mine = seen(visit.house, visit.visitor, Action.SEE_RECOVERY)
draft_banner(visit, mine)
about_whom(visit, mine)
st.title(recovery.heading(mine, visit.say), anchor=False)
visit.show_messages()
st.markdown("\n\n".join(recovery.lead(mine, visit.say)))
st.markdown(f"[{visit.say('When to get help')}](#help)")
draw_check_in(visit, mine)
recovery.draw_written(mine, visit.say)
st.header(visit.say("Your {n} weeks", n=len(mine.timeline.weeks)), anchor=False)
recovery.chart(mine, visit.say)
draw_own(visit, mine)
st.header(visit.say("The same as a list"), anchor=False)
st.table(recovery.table_rows(mine, visit.say), border="horizontal", hide_index=True)
with st.expander(visit.say("Who says so?")):
    st.markdown("\n".join(f"- {line}" for line in recovery.sources(mine)))
st.header(visit.say("When to get help"), anchor="help")
recovery.tier_cards(mine, visit.say)
last_line(visit, mine)
bar(visit, mine)
