"""Everyone on the list: searched by name or procedure, parted by how they are, a page at a time."""

import streamlit as st

from checklist.care.board import Board, Person, Where
from checklist.ui.board.queue import draw_name
from checklist.ui.board.words import last_words, state_words, when_words, where_words
from checklist.ui.session import Visit
from checklist.ui.text import escaped

SEARCH, WHERE, PAGE_KEY = "board_search", "state", "page"
ALL = "all"
NAME, WHEN, STATE = 380, 150, 190  # on a phone the last two stand beside each other under the name
WIDE, NARROW = 200, 165


def draw_everyone(visit: Visit, now: Board) -> None:
    """The heading with search and state, then a row a person. A name is never put into the address."""
    say = visit.say
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom"):
        st.header(say("Everyone"), anchor=False, width="content")
        with st.container(horizontal=True, width="content", vertical_alignment="bottom"):
            st.text_input(say("Name or procedure"), key=SEARCH, type="search", live=True, width=WIDE)
            st.selectbox(
                say("State"), [ALL, *(where.value for where in Where)], key=WHERE, width=NARROW, bind="query-params",
                format_func=lambda one: where_words(None if one == ALL else Where(one), now, say),
            )  # fmt: skip
            if now.pages > 1:
                st.selectbox(
                    say("Page"), [str(n) for n in range(1, now.pages + 1)], key=PAGE_KEY, width=NARROW,
                    bind="query-params", format_func=lambda one: say("{n} of {all}", n=one, all=now.pages),
                )  # fmt: skip
    with st.container():
        if now.found != now.all:
            st.markdown(say("Found: {n} of {all}.", n=f"{now.found:,}", all=f"{now.all:,}"))
    for row in now.people:
        _row(visit, row)


def _row(visit: Visit, row: Person) -> None:
    """One person: name and procedure, when, and how they are."""
    say = visit.say
    with st.container(horizontal=True, gap="xsmall"):
        with st.container(width=NAME, gap=None):
            draw_name(visit, row)
            st.markdown(f":small[{escaped(row.procedure)}]")
        st.markdown(f":small[{when_words(row, say)}]", width=WHEN)
        last = last_words(row, say)
        st.markdown("  \n".join([state_words(row, say), *([f":small[:gray[{last}]]"] if last else [])]), width=STATE)
