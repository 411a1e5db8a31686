"""Many people at once, without names: how recovery goes, where preparation gets stuck, what goes wrong."""

from checklist.access import Action
from checklist.ui.cohort import draw_cohort
from checklist.ui.roster import who_and_out
from checklist.ui.session import open_page

visit = open_page(Action.SEE_PEOPLE)
who_and_out(visit)
draw_cohort(visit)
