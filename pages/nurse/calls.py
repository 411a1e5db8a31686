"""The calls two to three days after going home."""

from checklist.access import Action
from checklist.ui.discharge.calls import draw_calls
from checklist.ui.roster import who_and_out
from checklist.ui.session import open_page

visit = open_page(Action.DISCHARGE)
who_and_out(visit)
draw_calls(visit)
