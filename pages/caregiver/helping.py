"""A helper's own list: what comes now, their steps, when to get help, and what the patient shares."""

from checklist.access import Action
from checklist.care.helping import seen
from checklist.ui.checkin.box import offer_check_in
from checklist.ui.helping import draw_list, draw_shared, draw_signs, watch
from checklist.ui.page import bar, draft_banner, last_line
from checklist.ui.session import open_page

visit = open_page(Action.HELP)
mine = seen(visit.house, visit.visitor, Action.HELP)
watch(visit)
draft_banner(visit, mine)
offer_check_in(visit, mine)
draw_list(visit, mine)
draw_shared(visit, mine)
draw_signs(visit, mine)
last_line(visit, mine)
bar(visit, mine)
