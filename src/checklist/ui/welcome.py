"""The doors of the house."""

import streamlit as st

from checklist.access import STAFF, Role
from checklist.care import drafts
from checklist.ui.places import page
from checklist.ui.session import Visit, if_it_stays_closed, keep_going


def doors(visit: Visit) -> None:
    """Where a person may go from here, by who they are."""
    role = visit.visitor.role
    if role is Role.PATIENT:
        _own_plan(visit)
    elif role is Role.CAREGIVER:
        _helper(visit)
    elif role in STAFF:
        _staff(visit)
    else:
        _left(visit)
        _three(visit)


def _left(visit: Visit) -> None:
    """Whoever was let in before is told that they are not any more."""
    if visit.left:
        out = visit.say("**You are signed out here.** Open your link again.")
        st.markdown(f"{out} {if_it_stays_closed(visit)}")


def _own_plan(visit: Visit) -> None:
    if visit.visitor.plan:
        if st.button(visit.say("Open my plan"), type="primary", width="stretch", icon=":material/today:", key="open"):
            st.switch_page(page("today"))
        if st.button(visit.say("My recovery"), width="stretch", icon=":material/timeline:", key="recovery"):
            st.switch_page(page("recovery"))
    elif st.button(visit.say("Go on with my plan"), type="primary", width="stretch", key="go_on"):
        st.switch_page(page("build"))
    _out(visit)


def _helper(visit: Visit) -> None:
    st.page_link(page("helping"), label=visit.say("Open my list"), icon=":material/today:", width="stretch")
    _out(visit)


def _out(visit: Visit) -> None:
    st.button(
        visit.say("Sign out on this device"),
        key="sign_out",
        type="tertiary",
        on_click=keep_going,
        args=("/session",),
    )


def _staff(visit: Visit) -> None:
    st.page_link(page("list"), label=visit.say("Who comes in"), icon=":material/assignment:", width="stretch")
    st.page_link(page("board"), label=visit.say("Board"), icon=":material/group:", width="stretch")


def _three(visit: Visit) -> None:
    st.button(
        visit.say("I am having a procedure"), type="primary", width="stretch", key="patient", icon=":material/person:",
        on_click=_begin, args=(visit,),
    )  # fmt: skip
    st.button(
        visit.say("I am a nurse"), width="stretch", key="nurse", icon=":material/assignment:",
        on_click=keep_going, args=("/sign-in",),
    )  # fmt: skip
    st.button(
        visit.say("I am on a care team"), width="stretch", key="team", icon=":material/group:",
        on_click=keep_going, args=("/sign-in",),
    )  # fmt: skip
    if visit.house.samples:
        st.button(
            visit.say("Look around with sample people"),
            key="demo",
            type="tertiary",
            on_click=keep_going,
            args=("/demo",),
        )


def _begin(visit: Visit) -> None:
    """A draft is started, and the browser is sent through the one-use code that lets it in."""
    keep_going(f"/go/{drafts.begin(visit.house, visit.visitor).code}")
