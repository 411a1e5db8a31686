"""Everyone with a plan, by date, with their state in words."""

from checklist.access import Action
from checklist.ui.roster import draw_everyone, who_and_out
from checklist.ui.session import open_page

visit = open_page(Action.SEE_PEOPLE)
who_and_out(visit)
draw_everyone(visit)
