"""The nurse's list: who is not ready and the one question to ask each, who goes home, and what people told us."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import streamlit as st

from checklist.care import clock
from checklist.care.expected import coming, expectation
from checklist.care.roster import Listed
from checklist.guidance import in_zone
from checklist.plan import to_ask
from checklist.ui.library.newer import draw_newer
from checklist.ui.list_moved import draw_list_moved
from checklist.ui.roster import draw_told
from checklist.ui.session import Visit
from checklist.ui.sharing import PRINT
from checklist.ui.ward_list.asking import draw_dialog
from checklist.ui.ward_list.days import Day, spoken_of
from checklist.ui.ward_list.filters import View, draw_filters
from checklist.ui.ward_list.rows import draw_day
from checklist.ui.ward_list.words import as_of, counted, fasts, heading, people

STALE = timedelta(minutes=10)


def draw_list(visit: Visit) -> None:
    """The answer first, then who is not ready, first arrival first, then who goes home."""
    all_ = expectation(visit.house, visit.visitor)
    top = st.container()
    if all_.now is None:
        top.title(visit.say("Nobody is coming in"), anchor=False)
        top.markdown(visit.say("People stand here once a plan is made for them."))
        return
    view = draw_filters(visit, all_, all_.now)
    with top:
        _draw_top(visit, view)
    _draw_days(visit, view)
    _draw_fasts(visit, view)
    draw_dialog(visit, view.days)
    draw_told(visit, coming(view.told))
    draw_newer(visit, [one.newer for one in coming(all_.people)])


def _draw_top(visit: Visit, view: View) -> None:
    """The heading, what it stands for, when it was drawn; the prints, and what to do when the list moves."""
    say, first = visit.say, spoken_of(view.days)
    with st.container(gap="xsmall"):
        st.title(heading(view.days, say), anchor=False)
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            draw_as_of(visit, f"{counted(first, say)} " if first else "", clock.now())
            with st.container(horizontal=True, width="content"):
                draw_list_moved(visit, [row for day in view.shown for row in day.rows if row.ahead])
                st.link_button(say("Print plans"), PRINT, icon=":material/print:")
    visit.show_messages()


@st.fragment(run_every=STALE)
def draw_as_of(visit: Visit, words: str, drawn: datetime) -> None:
    """When the list was drawn; once that is a while ago, the way to a new one. Nothing is redrawn by itself."""
    zone = ZoneInfo(visit.browser_zone() or "UTC")
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.markdown(words + as_of(in_zone(drawn, zone), visit.say), width="content")
        if clock.now() - drawn >= STALE and st.button(visit.say("Reload"), key="list_reload", type="tertiary"):
            st.rerun()


def _draw_days(visit: Visit, view: View) -> None:
    """Each part; while a name is searched for, only those with somebody found."""
    if view.search:
        found = sum(len(day.rows) for day in view.shown)
        all_ = people(sum(len(day.rows) for day in view.days), visit.say)
        st.markdown(visit.say("Found: {n} of {all}.", n=found, all=all_))
    under_heading, first = spoken_of(view.days), _first(view.shown)
    parts = sorted(zip(view.shown, view.days, strict=True), key=lambda pair: pair[1] is not under_heading)
    for day, of_all in parts:
        if day.rows or not (view.search or of_all is under_heading):
            draw_day(visit, day, first, None if of_all is under_heading else counted(of_all, visit.say))


def _first(days: tuple[Day, ...]) -> Listed | None:
    """Whom a key opens: the first person who was not called yet about what is to be asked."""
    for day in days:
        for row in day.waiting:
            ask = to_ask(day.open_of(row))
            if ask and ask.recorded is None:
                return row
    return None


def _draw_fasts(visit: Visit, view: View) -> None:
    """Where a long fast comes from, once."""
    found = {words for day in view.shown for row in day.waiting for words in fasts(row, visit.say)}
    if found:
        words = visit.say(
            "{hours}: from the guidance as it is written. Show it to the anesthesia team.",
            hours=", ".join(sorted(found)),
        )
        st.markdown(f":material/info: :small[{words}]")
