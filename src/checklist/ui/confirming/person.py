"""All medicines of one person: what waits, what holds, what was decided, and the way to the next person."""

from collections.abc import Sequence

import streamlit as st

from checklist.care.waiting import Queued, Waiting, look, waiting
from checklist.plan import Proposal
from checklist.ui.confirming.bulk import draw_bulk
from checklist.ui.confirming.card import arrives_words, draw_decision, draw_heard, draw_rule, draw_settled, name_of
from checklist.ui.confirming.words import facts_words
from checklist.ui.list_moved import draw_person_moved
from checklist.ui.session import Visit, fill

WHO = "confirm_who"


def draw_person(visit: Visit, queued: Queued, others: Sequence[Queued]) -> None:
    """Who it is and when they come in, then every medicine in the order it was entered. `others` wait too."""
    look(visit.house, visit.visitor, queued)
    say = visit.say
    st.header(name_of(visit, queued), anchor=False)
    waits = say("{n} to confirm.", n=len(queued.waiting)) if queued.waiting else say("All confirmed.")
    facts, when = facts_words(queued, say), arrives_words(queued)
    st.markdown(say("{waits} Comes in **{when}**. {facts}", waits=waits, when=when, facts=facts))
    draw_person_moved(visit, queued.plan, queued.booking.anchors.day_zero)
    draw_bulk(visit, waiting([queued]))
    for proposal in queued.medicines:
        _medicine(visit, queued, proposal)
    _next(visit, queued, [other for other in others if other.plan != queued.plan])


def _medicine(visit: Visit, queued: Queued, proposal: Proposal) -> None:
    """A card to decide on; once decided, or where the rule stands by itself, what holds."""
    with st.container(border=True):
        if not proposal.waits:
            draw_settled(visit, queued, proposal)
            return
        left, right = st.columns([5, 4], gap="large")
        with left:
            draw_rule(visit, proposal)
        with right:
            one = Waiting(queued=queued, proposal=proposal)
            draw_heard(visit, one)
            draw_decision(visit, one)


def _next(visit: Visit, queued: Queued, others: Sequence[Queued]) -> None:
    """The way to the next person who waits, once this one does not."""
    if queued.waiting or not others:
        return
    name = name_of(visit, others[0])
    st.button(
        visit.say("Next: {name}", name=name), type="primary", icon=":material/arrow_forward:", icon_position="right",
        key="confirm_next", on_click=fill, args=(WHO, others[0].plan),
    )  # fmt: skip
