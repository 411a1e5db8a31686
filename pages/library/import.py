"""Import a guidance text: paste it or attach a file."""

from checklist.access import Action
from checklist.ui.library.importing import draw_import
from checklist.ui.roster import who_and_out
from checklist.ui.session import open_page

visit = open_page(Action.SEE_LIBRARY)
who_and_out(visit)
draw_import(visit)
