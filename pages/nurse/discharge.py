"""Before going home: who is left to walk through, and one person's walk-through at the bedside."""

from checklist.access import Action
from checklist.ui.discharge import draw_discharge
from checklist.ui.roster import who_and_out
from checklist.ui.session import open_page

visit = open_page(Action.DISCHARGE)
who_and_out(visit)
draw_discharge(visit)
