"""Who goes home: each with what is still open, in words, and the way into the walk-through."""

from collections.abc import Sequence

import streamlit as st

from checklist.care.homeward import Homeward, leaving, to_call, walks
from checklist.discharge import TAUGHT, TopicState, Walk
from checklist.reading import spoken_date
from checklist.ui.discharge.complete import draw_heat_map
from checklist.ui.discharge.where import show
from checklist.ui.discharge.words import name_of, topic_words
from checklist.ui.more import draw_more, shown
from checklist.ui.places import page
from checklist.ui.session import Visit
from checklist.ui.text import escaped

LEAVING = "leaving_shown"


def draw_index(visit: Visit) -> None:
    """Who is not signed yet first, then who is, then the ward's picture."""
    people, calls, say = leaving(visit.house, visit.visitor), to_call(visit.house, visit.visitor), visit.say
    waiting = [one for one in people if not one.record.signed]
    st.title(_heading(visit, people, waiting), anchor=False)
    visit.show_messages()
    if calls:
        label = say("1 call is due") if len(calls) == 1 else say("{n} calls are due", n=len(calls))
        st.page_link(page("calls"), label=label, icon=":material/call:")
    if not people:
        st.markdown(say("People stand here from the day before they go home, until the walk-through is signed."))
    ordered = [*waiting, *(one for one in people if one.record.signed)][: shown(LEAVING)]
    found = walks(visit.house, visit.visitor, [one.plan for one in ordered])
    for one in ordered:
        _row(visit, one, found[one.plan])
    draw_more(visit, LEAVING, len(people), "more_leaving")
    draw_heat_map(visit, people, found)


def _heading(visit: Visit, people: Sequence[Homeward], waiting: Sequence[Homeward]) -> str:
    say = visit.say
    if not people:
        return say("Nobody goes home today or tomorrow")
    if not waiting:
        return say("Everyone is signed: {n}", n=len(people))
    return say("{n} to walk through before going home", n=len(waiting))


def _row(visit: Visit, one: Homeward, walk: Walk) -> None:
    say, name = visit.say, name_of(one, visit.say)
    cells = st.container(border=True).columns([5, 2, 5, 3], vertical_alignment="center")
    cells[0].markdown(f"**{name}**  \n:small[{escaped(one.procedure)}]")
    cells[1].markdown(f":small[:gray[{say('Goes home')}]]  \n{_day(visit, one)}")
    cells[2].markdown(_open_words(visit, walk))
    label = say("Open") if one.record.signed else say("Walk through")
    cells[3].button(
        label, key=f"open_{one.plan}", width="stretch", type="secondary" if one.record.signed else "primary",
        on_click=show, args=(one.plan,), help=name,
    )  # fmt: skip


def _day(visit: Visit, one: Homeward) -> str:
    days = (one.leaves - one.now.date()).days
    near = {0: visit.say("Today"), 1: visit.say("Tomorrow"), -1: visit.say("Yesterday")}
    return near.get(days) or spoken_date(one.leaves)


def _open_words(visit: Visit, walk: Walk) -> str:
    """How far it is, in words, never as a share."""
    say = visit.say
    if walk.record.signed:
        return say(":material/check_circle: Signed by {who}", who=escaped(walk.record.signed.said.by))
    if all(walk.state(topic) is TopicState.NOT_STARTED for topic in TAUGHT):
        return say("Not started")
    if walk.may_sign:
        return say("**Ready to sign**")
    return say("Open: {what}", what=", ".join(topic_words(topic, say).lower() for topic in walk.open_topics))
