"""Who is signed in, and what people told their team."""

from collections.abc import Sequence
from typing import Literal

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from checklist.care.roster import Listed
from checklist.discharge import Told, ToldKind
from checklist.reading import spoken_moment
from checklist.ui.library.newer import short_words
from checklist.ui.more import draw_more, shown
from checklist.ui.session import Visit, keep_going
from checklist.ui.text import escaped

NAME, DATE, STATE = 300, 280, 240
TOLD = "told_shown"


def who_and_out(visit: Visit) -> None:
    """Name and Sign out in one row above the heading."""
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.markdown(escaped(visit.visitor.name or ""), width="content")
        st.button(visit.say("Sign out"), key="sign_out", type="tertiary", on_click=keep_going, args=("/session",))


def _people(visit: Visit, n: int) -> str:
    return visit.say("1 person") if n == 1 else visit.say("{n} people", n=n)


def _card() -> DeltaGenerator:
    """One person: a row where there is room, on a phone a card with one thing under the other."""
    return st.container(border=True, horizontal=True, gap="small")


def _cell(label: str, words: str, width: int | Literal["stretch"]) -> None:
    """One thing about a person under its own label, since a card has no heads of columns."""
    with st.container(width=width):
        st.markdown(f":small[:gray[{label}]]  \n{words}")


def draw_told(visit: Visit, rows: Sequence[Listed]) -> None:
    """What people told their team, the most pressing first: ate too late, could not, asked."""
    lines = [(one, row) for row in rows for one in row.told]
    if not lines:
        return
    st.header(visit.say("What people told us: {n}", n=len(lines)), anchor=False)
    ordered = sorted(lines, key=lambda line: (list(ToldKind).index(line[0].kind), line[0].at))
    for one, row in ordered[: shown(TOLD)]:
        with _card():
            _cell(visit.say("Patient"), _who(visit, row, visit.say("Comes in {when}", when=_arrives(row))), NAME)
            _cell(visit.say("Told us"), _told_words(visit, one), "stretch")
            _cell(visit.say("When"), spoken_moment(one.at), DATE)
    draw_more(visit, TOLD, len(lines), "more_told")


def _told_words(visit: Visit, one: Told) -> str:
    words = escaped(one.words)
    if one.kind is ToldKind.ATE_LATE:
        return visit.say("**Ate or drank after the stop time.** Call now.")
    if one.kind is ToldKind.COULD_NOT:
        reason = words or visit.say("no reason given")
        return visit.say("Could not: {task} Why: {reason}", task=escaped(one.about or ""), reason=reason)
    if one.kind is ToldKind.TOOK_IT:
        return visit.say("**Took it.** {task} Call now.", task=escaped(one.about or ""))
    return visit.say("Asked: {said}", said=words)


def _name(visit: Visit, row: Listed) -> str:
    return escaped(row.name) or visit.say("No name given")


def _who(visit: Visit, row: Listed, more: str) -> str:
    """The name, and small under it what else tells this person from others."""
    return f"**{_name(visit, row)}**  \n:small[{more}]"


def _guidance(visit: Visit, row: Listed) -> str:
    """The procedure, whether its guidance has a newer version than this plan, and whose hours are a question."""
    return ". ".join([escaped(row.procedure), *([" ".join(notes)] if (notes := _staff_notes(visit, row)) else [])])


def _staff_notes(visit: Visit, row: Listed) -> list[str]:
    notes = [short_words(row.newer, visit.say)] if row.newer else []
    return notes + ([visit.say("The fasting policy does not count. Ask for the hours.")] if row.held_back else [])


def _arrives(row: Listed) -> str:
    return spoken_moment(row.arrives)
