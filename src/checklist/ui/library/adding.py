"""Adding a finding that the rules missed: its words pasted from the text, what sort it is, and its values."""

import streamlit as st

from checklist.care import reviewing
from checklist.care.reviewing import Review
from checklist.ui.library import desk
from checklist.ui.library.forms import EMPTY, entered, fields, sorts
from checklist.ui.session import Visit, field

ADD = "add"


def draw_add(visit: Visit, review: Review) -> None:
    """A button that opens the form, under the list."""
    say = visit.say
    if not desk.is_open(ADD):
        st.button(say("Add what we missed"), icon=":material/add:", key="add_finding", on_click=desk.opens, args=(ADD,))
        return
    with st.container(border=True):
        st.subheader(say("Add what we missed"), anchor="add")
        words = sorts(say)
        sort = st.selectbox(say("What is it?"), list(words), format_func=words.__getitem__, key="add_sort")
        _form(visit, review, sort)


def _form(visit: Visit, review: Review, sort: str) -> None:
    say, key = visit.say, f"add_{sort}"
    with st.form(key, border=False, enter_to_submit=False):
        st.text_area(say("Its words, copied from the text"), key=f"{key}_pasted", height=80, max_chars=2000)
        fields(EMPTY[sort], key, say)
        desk.show_problem(visit, ADD)
        with st.container(horizontal=True):
            st.form_submit_button(say("Add it"), on_click=_save, args=(visit, review, sort, key))
            st.form_submit_button(say("Cancel"), type="tertiary", on_click=desk.closes)


def _save(visit: Visit, review: Review, sort: str, key: str) -> None:
    pasted, finding = field(f"{key}_pasted") or "", entered(EMPTY[sort], key)
    desk.decided(visit, ADD, reviewing.add, review.key, pasted, finding)
