"""Step 1: find the procedure by name, word or body part, and press it."""

import streamlit as st

from checklist.care import drafts
from checklist.care.answers import Answers, with_procedure
from checklist.procedure import Procedure, Status
from checklist.ui.build.step import change_and_go_on
from checklist.ui.session import Visit
from checklist.ui.text import escaped


def draw_procedure(visit: Visit, answers: Answers) -> None:
    """A search field over the procedures that match it, one button each."""
    say = visit.say
    st.markdown(say("Type a word from your letter, or a body part."))
    words = st.text_input(say("Search"), key="procedure_search", autocomplete="off", live=True)
    found = drafts.procedures(visit.house, visit.visitor, words)
    if not found:
        st.markdown(say("We found nothing for “{said}”. Try another word, or ask your team.", said=escaped(words)))
    for procedure in found:
        _choice(visit, answers, procedure)


def _choice(visit: Visit, answers: Answers, procedure: Procedure) -> None:
    chosen = answers.procedure == procedure.id
    st.button(
        escaped(procedure.plain_title.said(visit.language)), key=f"choose_{procedure.id}", width="stretch", wrap=True,
        type="primary" if chosen else "secondary", icon=":material/check:" if chosen else None,
        on_click=change_and_go_on, args=(visit, with_procedure, procedure.id),
    )  # fmt: skip
    st.markdown(f":small[:gray[{escaped(procedure.title.said(visit.language))}]]")
    if procedure.status is Status.DRAFT:
        st.markdown(visit.say(":small[:blue-badge[Draft: no clinician has reviewed this text yet]]"))
