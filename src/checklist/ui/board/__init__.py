"""The team's board: how many people need somebody, who and why, then everyone else, then what is counted of them."""

from datetime import timedelta

import streamlit as st

from checklist.care import board as team
from checklist.care import clock
from checklist.care.board import Board, Wanted, Where
from checklist.ui.board.asking import asks, draw_dialog
from checklist.ui.board.charts import draw_charts
from checklist.ui.board.queue import draw_queue
from checklist.ui.board.roster import SEARCH, draw_everyone
from checklist.ui.board.where import PAGE_KEY, WHERE
from checklist.ui.board.words import heading, limits, under_heading
from checklist.ui.library.newer import draw_counted
from checklist.ui.session import Visit, field
from checklist.ui.text import escaped

EVERY = "1s"
OLD = timedelta(minutes=5)  # "no call for 8 h 20 min" must not stand there for an hour
LEFT, RIGHT = 780, 300


def draw_board(visit: Visit) -> None:
    """The queue and everyone at the left, the charts at the right; a phone has no room for them."""
    now = _look(visit)
    with st.container(gap=None):
        st.title(heading(now, visit.say), anchor=False)
        st.markdown(escaped(under_heading(now, visit.say)))
        if not now.all:
            st.markdown(visit.say("People stand here once a plan is made for them."))
    with st.container():
        visit.show_messages()
    with st.container(horizontal=True, gap="small"):
        with st.container(width=LEFT):
            with st.container():  # a place of its own: what comes and goes here moves nothing below, nor the focus
                draw_queue(visit, now)
            draw_everyone(visit, now)
        if not visit.on_phone:
            with st.container(width=RIGHT):
                draw_charts(visit, now)
    draw_counted(visit, now.newer)
    st.markdown(f":small[:gray[{limits(visit.say)}]]")
    draw_dialog(visit, now.queue)
    st.fragment(_watch, run_every=EVERY)(visit, now)


def _look(visit: Visit) -> Board:
    """The board for what is searched and picked; the address may hold anything."""
    where, page = (st.query_params.get(key) for key in (WHERE, PAGE_KEY))
    wanted = Wanted(search=str(field(SEARCH) or ""), where=Where(where) if where in set(Where) else None)
    number = int(str(page)) if str(page or "").isdecimal() else 1
    return team.board(
        visit.house, visit.visitor, wanted, page=number, queue=team.QUEUE * _turns(), zone=visit.browser_zone() or "UTC"
    )  # fmt: skip


def _turns() -> int:
    return int(field("board_more") or 1)


def _watch(visit: Visit, drawn: Board) -> None:
    """The page is drawn again as soon as it would show something else, or is old; not while somebody is writing."""
    old = clock.now() - drawn.now > OLD
    if not asks() and (old or team.pulse(visit.house, visit.visitor) != drawn.pulse):
        st.rerun()
