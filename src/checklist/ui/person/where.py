"""Whose page is open, by the address, and where its history begins."""

import streamlit as st

from checklist.plan import PlanId

PLAN, HISTORY = "plan", "what-happened"


def asked_plan() -> PlanId | None:
    """The person that the address names."""
    plan = st.query_params.get(PLAN)
    return PlanId(plan) if plan else None
