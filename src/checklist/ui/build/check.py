"""Step 6: the answers once more, each with the way back to it; then the plan is made."""

import streamlit as st

from checklist.care import drafts
from checklist.care.answers import Answers, go_to
from checklist.ui.build.step import change
from checklist.ui.session import Visit
from checklist.ui.text import escaped


def draw_check(visit: Visit, answers: Answers) -> None:
    """What was said, step by step, and one button that makes the plan."""
    say = visit.say
    for step, title, lines in drafts.summary(visit.house, answers, visit.say):
        with st.container(horizontal=True, vertical_alignment="top", horizontal_alignment="distribute"):
            st.header(title, anchor=False, width="content")
            st.button(say("Change"), key=f"change_{step}", type="tertiary", on_click=change, args=(visit, go_to, step))
        st.markdown("  \n".join(escaped(line) for line in lines) or say("Nothing said."))
    st.markdown(say("Your own care team confirms the plan. It informs you; it does not decide."))
    st.button(
        say("Make my plan"), type="primary", width="stretch", key="make_plan", on_click=_make, args=(visit,),
    )  # fmt: skip


def _make(visit: Visit) -> None:
    """The plan is made, or every problem is said at once; nothing is lost either way."""
    visit.keep_problems(drafts.book(visit.house, visit.visitor))
