"""Everyone on the list: searched by name or procedure, parted by how they are, a page at a time."""

import streamlit as st

from checklist.care.board import Board, Person, Where
from checklist.ui.board.queue import draw_name
from checklist.ui.board.where import PAGE_KEY, WHERE
from checklist.ui.board.words import last_words, state_words, when_words, where_words
from checklist.ui.choosing import Choice, pick, say_unknown
from checklist.ui.session import Visit
from checklist.ui.text import escaped
from checklist.ui.when import Say

SEARCH = "board_search"
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
            for choice in choices(now, say):
                pick(choice)
    with st.container():
        say_unknown(choices(now, say)[0], say)
        if now.found != now.all:
            st.markdown(say("Found: {n} of {all}.", n=f"{now.found:,}", all=f"{now.all:,}"))
    for row in now.people:
        _row(visit, row)


def choices(now: Board, say: Say) -> list[Choice]:
    """What stands in the address: how they are, and where there is more than one page, which."""
    states = {ALL: where_words(None, now, say), **{where.value: where_words(where, now, say) for where in Where}}
    pages = {str(n): say("{n} of {all}", n=n, all=now.pages) for n in range(1, now.pages + 1)}
    found = [Choice(key=WHERE, label=say("State"), names=states, usual=ALL, width=NARROW, resets=(PAGE_KEY,))]
    if now.pages > 1:
        found.append(Choice(key=PAGE_KEY, label=say("Page"), names=pages, usual="1", width=NARROW))
    return found


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
