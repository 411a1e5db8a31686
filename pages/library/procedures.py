"""The library: every procedure with its version, its review, its drafts, and who runs on it."""

from checklist.access import Action
from checklist.ui.library.shelf import draw_shelf
from checklist.ui.roster import who_and_out
from checklist.ui.session import open_page

visit = open_page(Action.SEE_LIBRARY)
who_and_out(visit)
draw_shelf(visit)
