"""What the text leaves out, as its own list, as long as it is; each waits for a reviewer's word."""

import streamlit as st

from checklist.care import reviewing
from checklist.care.reviewing import Review
from checklist.extraction.questions import LeftOut
from checklist.guidance import ENGLISH
from checklist.ui.library import desk
from checklist.ui.session import Visit, field
from checklist.ui.text import escaped
from checklist.ui.when import Say


def draw_left_out(visit: Visit, review: Review) -> None:
    """Each gap with its label, what is missing, and the reviewer's word about it."""
    say = visit.say
    st.header(say("What it leaves out: {n}", n=len(review.left_out)), anchor=False)
    if not review.left_out:
        st.markdown(say("Nothing we know of."))
    for one in review.left_out:
        _gap(visit, review, one)


def label(one: LeftOut, say: Say) -> str:
    """What the gap is called."""
    known = {
        "contacts": say("Phone number"), "red_flags": say("Warning signs"), "follow_up": say("Follow-up"),
        "medicines.named": say("Medicines by name"), "fasting": say("Food and drink"), "results": say("Lab result"),
    }  # fmt: skip
    return known.get(one.gap.field, one.gap.field.replace("_", " ").replace(".", " ").capitalize())


def _gap(visit: Visit, review: Review, one: LeftOut) -> None:
    say, said = visit.say, escaped(one.gap.what.said(ENGLISH))
    mark = ":material/check_circle:" if one.answer else ":orange[:material/report:]"
    with st.container(gap="xsmall"):
        st.markdown(f"{mark} **{escaped(label(one, say))}.** :gray[{said}]")
        if one.answer:
            told = escaped(str(one.answer.said["words"]))
            st.markdown(say(":small[**{who}:** {told}]", who=escaped(one.answer.by), told=told))
        if not desk.may_review(visit, review):
            return
        if desk.is_open(one.id):
            _form(visit, review, one)
        else:
            _button(visit, review, one)
            desk.show_problem(visit, one.id)


def _button(visit: Visit, review: Review, one: LeftOut) -> None:
    say, name = visit.say, label(one, visit.say).lower()
    if one.answer:
        st.button(say("Undo"), key=f"undo_{one.id}", on_click=desk.undo, args=(visit, review, one.id))
    else:
        words = say("Say a word about: {name}", name=name)
        st.button(words, key=f"answer_{one.id}", on_click=desk.opens, args=(one.id,))


def _form(visit: Visit, review: Review, one: LeftOut) -> None:
    say, key = visit.say, f"form_{one.id}"
    with st.form(key, enter_to_submit=False):
        st.text_area(
            say("What are patients told, or why is it not needed?"), key=f"{key}_words", height=80,
            max_chars=reviewing.LONGEST_WORDS,
        )  # fmt: skip
        desk.show_problem(visit, one.id)
        with st.container(horizontal=True):
            st.form_submit_button(say("Save the word"), on_click=_save, args=(visit, review, one.id, f"{key}_words"))
            st.form_submit_button(say("Cancel"), type="tertiary", on_click=desk.closes)


def _save(visit: Visit, review: Review, about: str, key: str) -> None:
    desk.decided(visit, about, reviewing.answer, desk.spot(review, about), field(key) or "")
