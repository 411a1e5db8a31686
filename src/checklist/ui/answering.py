"""Changing one's answers: the fields as they stand, what another answer changes, and one button that does it."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from checklist.care.answering import answer, answered, changed, said
from checklist.care.journey import Journey
from checklist.care.moving import Move
from checklist.care.rebooking import PlanChanged
from checklist.guidance import BookingError
from checklist.ui.build.facts import health_fields, health_said, home_fields, home_said
from checklist.ui.moving import asked_again, difference_words, stops_changed
from checklist.ui.places import page
from checklist.ui.session import Visit
from checklist.ui.text import escaped


def draw_answers(visit: Visit, mine: Journey) -> None:
    """Every answer about health and home, then what changes."""
    now = said(mine)
    st.markdown(visit.say("Change what is not right. Below you see what that changes, before it does."))
    health_fields(visit, now)
    st.header(visit.say("Home and work"), anchor=False)
    home_fields(visit, now)
    _change(visit, {**health_said(visit, now), **home_said(visit, now)})


def _change(visit: Visit, facts: Mapping[str, Any]) -> None:
    try:
        change = answered(visit.house, visit.visitor, facts)
    except BookingError as problem:
        st.error(escaped(str(problem)))
        return
    if not changed(change):
        st.markdown(visit.say("No answer is changed yet. What it changes will stand here."))
        return
    st.header(visit.say("What changes"), anchor=False)
    _said(visit, change)
    st.button(
        visit.say("Change my plan"), type="primary", width="stretch", key="apply_answers",
        on_click=_apply, args=(visit, facts, change.version),
    )  # fmt: skip
    st.page_link(page("today"), label=visit.say("Leave it as it is"))


def _said(visit: Visit, change: Move) -> None:
    again = asked_again(change)
    if again:
        st.markdown(visit.say("Your team has to say again what to do with: {names}.", names=escaped(", ".join(again))))
    if change.difference.empty and not again:
        st.markdown(visit.say("No step on your list changes. Your team sees your answer."))
    stops_changed(visit, change)
    difference_words(visit, change)


def _apply(visit: Visit, facts: Mapping[str, Any], version: int) -> None:
    try:
        answer(visit.house, visit.visitor, facts, version)
    except (BookingError, PlanChanged) as problem:
        visit.keep_problems([str(problem)])
        return
    visit.keep_done(visit.say("Your plan is changed. Your ticks are kept."))
