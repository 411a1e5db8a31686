"""Whose walk-through or call is open: the address says it, so that a reload or another tablet goes on there."""

import streamlit as st

from checklist.plan import PlanId
from checklist.ui.session import field, forget

PATIENT, TOPIC = "patient", "discharge_topic"


def asked_person() -> PlanId | None:
    """The person that the address names."""
    plan = st.query_params.get(PATIENT)
    return PlanId(plan) if plan else None


def show(plan: PlanId) -> None:
    """This person is open from now on, at the topic where their walk goes on; used in callbacks."""
    forget(TOPIC)
    st.query_params[PATIENT] = plan


def show_everyone() -> None:
    """Nobody is open any more; used in callbacks."""
    st.query_params.clear()


def draw_way_back(plan: PlanId, label: str) -> None:
    """The button that leads from this person to everyone."""
    st.button(label, icon=":material/arrow_back:", key=_way_back(plan), on_click=show_everyone)


def is_on_screen(plan: PlanId) -> bool:
    """Whether this tab showed this person's page just before: its button is known until another page is drawn."""
    return field(_way_back(plan)) is not None


def _way_back(plan: PlanId) -> str:
    return f"everyone_{plan}"
