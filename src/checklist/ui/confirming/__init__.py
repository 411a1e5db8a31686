"""Medicines that wait for a clinician: whose, what the rule says of each, the decision, and the way back."""

from collections.abc import Sequence

import streamlit as st

from checklist.access import Action, may
from checklist.care.confirming import CannotConfirm, Queued, look, queue, take_back
from checklist.plan import Proposal
from checklist.reading import spoken_clock, spoken_date
from checklist.ui.confirming.bulk import draw_bulk
from checklist.ui.confirming.form import draw_form
from checklist.ui.confirming.words import (
    decided_words,
    facts_words,
    medicine_words,
    other_sources,
    proposal_words,
    standing_words,
)
from checklist.ui.list_moved import draw_person_moved
from checklist.ui.session import Visit, fill
from checklist.ui.text import escaped

WHO = "confirm_who"


def draw_queue(visit: Visit) -> None:
    """How many wait, then one person at a time: the first to arrive who waits, or the one that was picked."""
    found = queue(visit.house, visit.visitor)
    waiting = [queued for queued in found if queued.waiting]
    st.title(_heading(visit, waiting), anchor=False)
    visit.show_messages()
    if not found:
        st.markdown(visit.say("Medicines stand here once a patient enters one. A clinician confirms each."))
        return
    ordered = [*waiting, *(queued for queued in found if not queued.waiting)]
    by_plan = {queued.plan: queued for queued in ordered}
    picked = st.selectbox(
        visit.say("Patient"), list(by_plan), key=WHO, format_func=lambda plan: _option(visit, by_plan[plan])
    )
    _person(visit, by_plan[picked], waiting)


def _heading(visit: Visit, waiting: Sequence[Queued]) -> str:
    medicines, say = sum(len(queued.waiting) for queued in waiting), visit.say
    if not medicines:
        return say("No medicine waits to be confirmed")
    people = say("1 person") if len(waiting) == 1 else say("{n} people", n=len(waiting))
    if medicines == 1:
        return say("1 medicine to confirm, for {people}", people=people)
    return say("{n} medicines to confirm, for {people}", n=medicines, people=people)


def _option(visit: Visit, queued: Queued) -> str:
    """A name and a day: nothing that a decision changes, since the browser keeps the words of what is picked."""
    return f"{queued.name or visit.say('No name given')}, {spoken_date(queued.arrives.date())}"


def _person(visit: Visit, queued: Queued, waiting: Sequence[Queued]) -> None:
    """Who it is and when they come in, then every medicine in the order it was entered."""
    look(visit.house, visit.visitor, queued)
    st.header(escaped(queued.name) or visit.say("No name given"), anchor=False)
    waits = visit.say("{n} to confirm.", n=len(queued.waiting)) if queued.waiting else visit.say("All confirmed.")
    arrives = f"{spoken_date(queued.arrives.date())}, {spoken_clock(queued.arrives)}"
    st.markdown(
        visit.say(
            "{waits} Comes in **{when}**. {facts}", waits=waits, when=arrives, facts=facts_words(queued, visit.say)
        )
    )
    draw_person_moved(visit, queued.journey)
    confirms = may(visit.visitor.role, Action.CONFIRM_MEDICINE)
    if confirms:
        draw_bulk(visit, queued)
    for proposal in queued.medicines:
        _medicine(visit, queued, proposal, confirms)
    _next(visit, queued, waiting)


def _medicine(visit: Visit, queued: Queued, proposal: Proposal, confirms: bool) -> None:
    """A card to decide on; once decided, or where the rule stands by itself, what holds."""
    with st.container(border=True):
        if not proposal.waits:
            _settled(visit, queued, proposal, confirms)
            return
        left, right = st.columns([5, 4], gap="large")
        with left:
            _proposed(visit, proposal)
        with right:
            if confirms:
                draw_form(visit, queued, proposal)
            else:
                st.markdown(visit.say("A clinician confirms this. Until then the patient reads: ask your team."))


def _proposed(visit: Visit, proposal: Proposal) -> None:
    """The rule with its reasons; what other sources say one press away."""
    st.subheader(medicine_words(proposal), anchor=False)
    st.markdown(proposal_words(proposal, visit.say))
    others = other_sources(proposal)
    if others:
        with st.expander(visit.say("Other sources: {n}", n=len(others))):
            st.markdown("\n".join(f"- {line}" for line in others))


def _settled(visit: Visit, queued: Queued, proposal: Proposal, confirms: bool) -> None:
    decision, name = proposal.decided.confirmed, medicine_words(proposal)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        if decision is None:
            st.markdown(f"**{name}**  \n{standing_words(proposal, visit.say)}", width="stretch")
            return
        zone = queued.journey.plan.booking.zone
        st.markdown(f"**{name}**  \n{decided_words(proposal, zone, visit.say)}", width="stretch")
        if confirms and decision.entry is not None:
            st.button(
                visit.say("Undo: {name}", name=escaped(proposal.step.name)), icon=":material/undo:",
                key=f"undo_{queued.plan}_{decision.entry}", on_click=_undo, args=(visit, queued, decision.entry),
            )  # fmt: skip


def _undo(visit: Visit, queued: Queued, entry: str) -> None:
    try:
        take_back(visit.house, visit.visitor, queued.plan, queued.version, entry)
    except CannotConfirm as problem:
        visit.keep_problems([str(problem)])
        return
    visit.keep_done(visit.say("Taken back. It waits to be confirmed again."))


def _next(visit: Visit, queued: Queued, waiting: Sequence[Queued]) -> None:
    """The way to the next person who waits, once this one does not."""
    others = [other for other in waiting if other.plan != queued.plan]
    if queued.waiting or not others:
        return
    name = escaped(others[0].name) or visit.say("No name given")
    st.button(
        visit.say("Next: {name}", name=name), type="primary", icon=":material/arrow_forward:", icon_position="right",
        key="confirm_next", on_click=fill, args=(WHO, others[0].plan),
    )  # fmt: skip
