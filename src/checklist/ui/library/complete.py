"""What complete guidance holds, by two published lists: what is missing first."""

import streamlit as st

from checklist.care.reviewing import Review
from checklist.extraction.completeness import State
from checklist.ui.session import Visit
from checklist.ui.text import escaped


def draw_completeness(visit: Visit, now: Review) -> None:
    """Two published lists, quietly: what is missing first."""
    say = visit.say
    words = {
        State.MISSING: say("Missing"), State.PRESENT: say("Present"), State.NOT_APPLICABLE: say("Not applicable"),
    }  # fmt: skip
    counted = [one.state for one in now.components if one.state is not State.NOT_APPLICABLE]
    there = counted.count(State.PRESENT)
    title = say("Complete guidance: {there} of {all} are there", there=there, all=len(counted))
    with st.expander(title, icon=":material/assignment:"):
        for state, label in words.items():
            lines = [
                f"- {escaped(one.item.capitalize())}: {escaped(one.because)} :gray[({escaped(one.list)})]"
                for one in now.components
                if one.state is state
            ]
            if lines:
                st.markdown("\n".join([f"**{label}**", "", *lines]))
