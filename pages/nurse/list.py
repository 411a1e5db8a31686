"""Who comes in and who goes home, who is not ready, and the one question to ask each."""

from checklist.access import Action
from checklist.ui.roster import who_and_out
from checklist.ui.session import open_page
from checklist.ui.ward_list import draw_list

visit = open_page(Action.SEE_PEOPLE)
who_and_out(visit)
draw_list(visit)
