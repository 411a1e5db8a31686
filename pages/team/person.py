"""One patient for staff: why they need the team, their answers, recovery, medicines, and what happened."""

from checklist.access import Action
from checklist.ui.person import draw_person
from checklist.ui.roster import who_and_out
from checklist.ui.session import open_page

visit = open_page(Action.SEE_PERSON)
who_and_out(visit)
draw_person(visit)
