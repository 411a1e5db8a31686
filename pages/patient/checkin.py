"""How are you today? One question after the other, then what to do about the answers."""

from checklist.access import Action
from checklist.ui.checkin import draw
from checklist.ui.session import open_page

draw(open_page(Action.CHECK_IN))
