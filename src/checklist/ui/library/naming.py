"""What the procedure is called, for staff and for patients, and the words it is found by."""

import streamlit as st

from checklist.care import reviewing
from checklist.care.reviewing import Review
from checklist.extraction.review import NAME
from checklist.extraction.reviewed import Names
from checklist.procedure import Anaesthesia
from checklist.ui.library import desk
from checklist.ui.session import Visit, field

MOST_WORDS = 30


def draw_names(visit: Visit, review: Review) -> None:
    """One fold with the names; a clinician can change them."""
    say = visit.say
    fold = st.expander(say("Name, words to find it by, anesthesia"), icon=":material/edit_note:")
    with fold, st.form("names", border=False, enter_to_submit=False):
        _fields(visit, review.names)
        desk.show_problem(visit, NAME)
        may_review = desk.may_review(visit, review)
        st.form_submit_button(say("Save the names"), on_click=_save, args=(visit, review), disabled=not may_review)


def _fields(visit: Visit, now: Names) -> None:
    say = visit.say
    st.text_input(say("Name for patients"), value=now.plain_title, key="plain_title", max_chars=200)
    st.text_input(say("Name in the library"), value=now.title, key="title", max_chars=300)
    st.text_input(
        say("Words to find it by, such as a body part (parted by commas)"), key="keywords", max_chars=400,
        value=", ".join(now.keywords),
    )  # fmt: skip
    st.text_input(say("Codes (parted by commas)"), value=", ".join(now.codes), key="codes", max_chars=200)
    options = list(Anaesthesia)
    st.selectbox(
        say("Anesthesia"), options, index=options.index(now.anaesthesia) if now.anaesthesia else None,
        key="anaesthesia", format_func=lambda one: one.capitalize(), placeholder=say("Not said"),
    )  # fmt: skip


def _save(visit: Visit, review: Review) -> None:
    given = Names(
        title=field("title") or "", plain_title=field("plain_title") or "", keywords=_listed("keywords"),
        codes=_listed("codes"), anaesthesia=field("anaesthesia"),
    )  # fmt: skip
    desk.decided(visit, NAME, reviewing.rename, desk.spot(review, NAME), given)


def _listed(key: str) -> tuple[str, ...]:
    words = (" ".join(word.split()) for word in (field(key) or "").split(","))
    return tuple(dict.fromkeys(word for word in words if word))[:MOST_WORDS]
