"""Medicines that wait for a clinician's decision, one person at a time."""

from checklist.access import Action
from checklist.ui.confirming import draw_queue
from checklist.ui.roster import who_and_out
from checklist.ui.session import open_page

visit = open_page(Action.SEE_PEOPLE)
who_and_out(visit)
draw_queue(visit)
