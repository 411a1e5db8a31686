"""One part of the nurse's list: who is not ready, each with the one question; and the others on one closed line."""

import streamlit as st

from checklist.care.roster import Listed
from checklist.plan import Ask, Settled, to_ask
from checklist.ui.discharge.where import PATIENT
from checklist.ui.more import SHOWN, draw_more, shown
from checklist.ui.places import page
from checklist.ui.session import Visit
from checklist.ui.text import escaped
from checklist.ui.ward_list.asking import draw_button, draw_take_back
from checklist.ui.ward_list.days import Day
from checklist.ui.ward_list.words import (
    clock_of,
    home_words,
    open_words,
    question,
    ready_label,
    ready_line,
    recorded_words,
    settled_words,
    short,
    title_of,
    who,
)

NEXT = "n"
TIME, NAME, OPEN = 88, 236, 196


def draw_day(visit: Visit, day: Day, first: Listed | None, under: str | None) -> None:
    """The rows of a part; a key opens `first`. `under` stands below a heading of their own, where they have one."""
    if under is not None:
        with st.container(gap=None):
            st.header(title_of(day, visit.say), anchor=False)
            st.markdown(under)
    for row in day.waiting[: shown(_key(day))]:
        _row(visit, day, row, row is first)
    draw_more(visit, _key(day), len(day.waiting), f"more_{day.part}")
    if day.ready:
        _ready(visit, day)


def _key(day: Day) -> str:
    return f"list_shown_{day.part}_{day.date}"


def _row(visit: Visit, day: Day, row: Listed, first: bool) -> None:
    """One person: a row where there is room, on a phone a card with one thing under the other."""
    asked, say = day.open_of(row), visit.say
    with st.container(border=True, horizontal=True, gap="small"):
        st.markdown(f"**{clock_of(row, day, say)}**", width=TIME)
        st.markdown(who(row, say), width=NAME)
        st.markdown(open_words(row, asked, say), width=OPEN)
        ask = to_ask(asked)
        with st.container(gap="xsmall", width="stretch"):
            if ask or not day.goes_home:
                st.markdown(f"**{question(ask, say)}**" if ask else say("A clinician decides about the medicine."))
            if day.goes_home:
                _way_home(visit, row)
            if ask:
                draw_button(visit, row, ask, NEXT if first else None)
            elif not day.goes_home:
                st.page_link(page("confirm"), label=say("Confirm medicines"), icon=":material/medication:")
            for one in asked:
                if one.recorded:
                    what = f"{escaped(one.medicine or short(one, say))}. " if one is not ask else ""
                    _way_back(visit, row, one, f":small[{what}{recorded_words(one.recorded, row.now, say)}]")
            for done in row.settled:
                _way_back(visit, row, done, settled_words(done, row, say))


def _way_home(visit: Visit, row: Listed) -> None:
    """How far the walk-through before going home is, and the way into it."""
    st.markdown(f":small[{home_words(row, visit.say)}]")
    st.page_link(
        page("discharge"), label=visit.say("Walk through"), icon=":material/record_voice_over:",
        query_params={PATIENT: row.plan},
    )  # fmt: skip


def _way_back(visit: Visit, row: Listed, one: Ask | Settled, words: str) -> None:
    """What staff wrote down, and the way back from it."""
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
        st.markdown(words, width="content")
        draw_take_back(visit, row, one)


def _ready(visit: Visit, day: Day) -> None:
    """Those of whom nothing is open: a name a line, and what staff settled for them with the way back."""
    say = visit.say
    by_staff = [row for row in day.ready if row.settled or day.goes_home][:SHOWN]
    with st.expander(ready_label(day, say), icon=":material/check_circle:", key=f"ready_{day.part}"):
        lines = [ready_line(row, day, say) for row in day.ready if row not in by_staff]
        if lines:
            st.markdown("\n".join(lines))
        for row in by_staff:
            st.markdown(ready_line(row, day, say))
            if day.goes_home:
                _way_home(visit, row)
            for one in row.settled:
                _way_back(visit, row, one, settled_words(one, row, say))
