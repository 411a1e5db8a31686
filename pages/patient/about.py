"""About my procedure: every section of its guidance, terms explained."""

import streamlit as st

from checklist.access import Action
from checklist.care.journey import journey
from checklist.ui.about import draw_left_out, draw_sections
from checklist.ui.page import bar, draft_banner, last_line
from checklist.ui.session import open_page
from checklist.ui.site_policy.changed import draw_signature
from checklist.ui.text import escaped

visit = open_page(Action.SEE_OWN_PLAN)
mine = journey(visit.house, visit.visitor)
draft_banner(visit, mine)
st.title(escaped(mine.plan.procedure.plain_title), anchor=False)
st.markdown(f":gray[{escaped(mine.plan.procedure.title)}]")
draw_signature(visit, mine)
draw_sections(mine.procedure, mine.base, visit.language, visit.say)
draw_left_out(mine.plan, visit.say)
last_line(visit, mine)
bar(visit, mine)
