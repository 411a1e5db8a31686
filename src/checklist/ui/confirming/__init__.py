"""Medicines that wait for a clinician: everyone's, the most urgent first, or all of one person."""

from collections.abc import Sequence

import streamlit as st

from checklist.care.waiting import Queued, queue
from checklist.plan import PlanId
from checklist.reading import spoken_date
from checklist.ui.confirming.everyone import draw_everyone, draw_filters
from checklist.ui.confirming.person import WHO, draw_person
from checklist.ui.session import Visit, field, forget

EVERYONE = PlanId("")


def draw_queue(visit: Visit) -> None:
    """How many wait, then what waits of everyone, or the one person that was picked."""
    found = queue(visit.house, visit.visitor)
    waiting = [queued for queued in found if queued.waiting]
    st.title(_heading(visit, waiting), anchor=False)
    visit.show_messages()
    if not found:
        st.markdown(visit.say("Medicines stand here once a patient enters one. A clinician confirms each."))
        return
    by_plan = {queued.plan: queued for queued in (*waiting, *(one for one in found if not one.waiting))}
    if field(WHO) not in by_plan:
        forget(WHO)
    with st.container(horizontal=True):
        picked = _whose(visit, by_plan)
        shown, of = ((), 0) if picked else draw_filters(visit, found)
    if picked:
        draw_person(visit, by_plan[picked], waiting)
    else:
        draw_everyone(visit, found, shown, of)


def _whose(visit: Visit, by_plan: dict[PlanId, Queued]) -> PlanId:
    return st.selectbox(
        visit.say("Patient"), [EVERYONE, *by_plan], key=WHO, width=320,
        format_func=lambda plan: _option(visit, by_plan[plan]) if plan else visit.say("Everyone"),
    )  # fmt: skip


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
