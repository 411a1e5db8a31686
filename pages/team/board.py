"""Who needs somebody now, why, and what the team does about it; then everyone, and what is counted of them."""

from checklist.access import Action
from checklist.ui.board import draw_board
from checklist.ui.roster import who_and_out
from checklist.ui.session import open_page

visit = open_page(Action.SEE_PEOPLE)
who_and_out(visit)
draw_board(visit)
