"""One patient for staff, on one page in order of need: why they are here, answers, recovery, medicines, history."""

from collections.abc import Callable

import streamlit as st

from checklist.care.going_home import newest
from checklist.care.person import Person, seen
from checklist.plan import PlanId
from checklist.store.plans import PlanNotFound
from checklist.ui.board.asking import asks
from checklist.ui.board.asking import draw_dialog as draw_alert_dialog
from checklist.ui.person.answers import draw_answers
from checklist.ui.person.dialogs import draw_dialog
from checklist.ui.person.head import back, draw_head
from checklist.ui.person.history import draw_history
from checklist.ui.person.medicines import draw_medicines
from checklist.ui.person.messages import draw_messages
from checklist.ui.person.open_things import draw_open
from checklist.ui.person.opened import opened
from checklist.ui.person.recovery import draw_recovery
from checklist.ui.person.where import asked_plan
from checklist.ui.person.why import draw_why
from checklist.ui.session import Visit

EVERY = "3s"
WIDE = 530  # two of these stand side by side on a desk; on a tablet and a phone one stands under the other


def draw_person(visit: Visit) -> None:
    """The page of whoever the address names."""
    plan = asked_plan()
    try:
        one = seen(visit.house, visit.visitor, plan or PlanId(""))
    except PlanNotFound:
        _nobody(visit)
        return
    _draw(visit, one)
    draw_dialog(visit, one)
    draw_alert_dialog(visit, [one.row] if one.row else [])
    if not (opened() or asks()):
        st.fragment(_watch, run_every=EVERY)(visit, one.id, one.seq)


def _nobody(visit: Visit) -> None:
    back(visit)
    st.title(visit.say("Nobody is here"), anchor=False)
    st.markdown(visit.say("Pick a person on the list of everyone. Their page opens from their name."))


def _draw(visit: Visit, one: Person) -> None:
    draw_head(visit, one)
    draw_why(visit, one)
    if one.cancelled:  # neither its stop times nor what was to be done are read out to anybody
        _beside(visit, one, draw_medicines, draw_messages)
    elif one.journey.ahead:
        _beside(visit, one, draw_open, draw_medicines)
        _beside(visit, one, draw_recovery, draw_messages)
    else:
        draw_answers(visit, one)
        _beside(visit, one, draw_recovery, _to_settle)
    draw_history(visit, one)
    st.divider()
    words = visit.say("Each look at this page is written down. This plan informs; the care team decides.")
    st.markdown(f":small[:gray[{words}]]")


def _beside(visit: Visit, one: Person, *parts: Callable[[Visit, Person], None]) -> None:
    """Parts side by side where there is room, else one under the other in this order."""
    with st.container(horizontal=True, gap="medium"):
        for part in parts:
            with st.container(width=WIDE):
                part(visit, one)


def _to_settle(visit: Visit, one: Person) -> None:
    draw_medicines(visit, one)
    draw_open(visit, one)
    draw_messages(visit, one)


def _watch(visit: Visit, plan: PlanId, seq: int) -> None:
    """What somebody else records, or the patient says, is on this screen within seconds."""
    if newest(visit.house, visit.visitor, plan) != seq:
        st.rerun()
