"""What do I do now: the stop times, what is open, and the list by day."""

from checklist.access import Action
from checklist.care.journey import journey
from checklist.ui.checkin.box import offer_check_in
from checklist.ui.foods import draw_may_have
from checklist.ui.messages import draw_messages
from checklist.ui.moving import draw_moved_by_team
from checklist.ui.page import bar, draft_banner, last_line, more
from checklist.ui.session import open_page
from checklist.ui.shares import draw_helped
from checklist.ui.site_policy.changed import draw_policy_changed
from checklist.ui.today import draw_today

visit = open_page(Action.SEE_OWN_PLAN)
mine = journey(visit.house, visit.visitor)
draft_banner(visit, mine)
draw_messages(visit, mine)
draw_moved_by_team(visit)
draw_policy_changed(visit)
offer_check_in(visit, mine)
draw_today(visit, mine)
draw_may_have(visit, mine)
draw_helped(visit, mine)
more(visit, mine)
last_line(visit, mine)
bar(visit, mine)
