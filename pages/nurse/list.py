"""Who comes in, who is not ready, and what to ask them."""

from checklist.access import Action
from checklist.ui.roster import draw_list, who_and_out
from checklist.ui.session import open_page

visit = open_page(Action.SEE_PEOPLE)
who_and_out(visit)
draw_list(visit)
