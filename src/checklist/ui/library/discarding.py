"""Discarding a draft: a button, then the question with what it means, then the command."""

import streamlit as st

from checklist.access import Action, may
from checklist.care.discarding import discard
from checklist.care.reviewing import CannotDecide, Review
from checklist.ui.library import desk
from checklist.ui.session import Visit, fill, forget
from checklist.ui.text import escaped

DISCARD = "discard"


def draw_discard(visit: Visit, review: Review) -> None:
    """For whoever may import, while the version is not signed."""
    if review.signed or not may(visit.visitor.role, Action.IMPORT_CONTENT):
        return
    label = visit.say("Discard this draft")
    if desk.is_open(DISCARD):
        _question(visit, review)
    else:
        st.button(
            label, icon=":material/delete:", key="discard", type="tertiary", on_click=fill, args=(desk.OPEN, DISCARD)
        )


def _question(visit: Visit, review: Review) -> None:
    say, title = visit.say, escaped(review.names.plain_title)
    with st.container(border=True):
        st.markdown(say("**Discard draft {n} of {title}?**", n=review.key.version, title=title))
        st.markdown(
            say("It goes from every list, with all that was decided about it. This cannot be undone. ")
            + say("Patients never saw it. You can import the text again.")
        )
        with st.container(horizontal=True):
            st.button(say("Discard it"), key="discard_it", on_click=_discard, args=(visit, review))
            st.button(say("Keep it"), key="keep_it", type="tertiary", on_click=desk.closes)


def _discard(visit: Visit, review: Review) -> None:
    forget(desk.OPEN)
    try:
        discard(visit.house, visit.visitor, review)
    except CannotDecide as problem:
        visit.keep_problems([str(problem)])
        return
    visit.keep_done(visit.say("The draft is discarded."))
