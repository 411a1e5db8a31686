"""Review an imported text: its words, what was found, what is left out, and the signature."""

from checklist.access import Action
from checklist.ui.library.review import draw_review
from checklist.ui.roster import who_and_out
from checklist.ui.session import open_page

visit = open_page(Action.SEE_LIBRARY)
who_and_out(visit)
draw_review(visit)
