"""The site's fasting policy: what holds, what another would change, and a clinician's signature."""

from checklist.access import Action
from checklist.ui.roster import who_and_out
from checklist.ui.session import open_page
from checklist.ui.site_policy import draw_policy

visit = open_page(Action.SEE_POLICY)
who_and_out(visit)
draw_policy(visit)
