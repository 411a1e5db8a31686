"""Whose walk-through or call is open: the address says it, so that a reload or another tablet goes on there."""

import streamlit as st

from checklist.plan import PlanId
from checklist.ui.session import forget

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
