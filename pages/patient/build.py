"""Build my plan: six steps, one topic each."""

from checklist.access import Action
from checklist.ui.build import draw
from checklist.ui.session import open_page

draw(open_page(Action.BUILD_PLAN))
