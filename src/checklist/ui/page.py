"""What every patient page shares: the draft banner, the last line, and the bar with Today, Recovery and Call."""

import streamlit as st

from checklist.access import Action
from checklist.care.journey import Journey
from checklist.care.over import is_over
from checklist.procedure import Status
from checklist.ui.places import page
from checklist.ui.session import Visit
from checklist.ui.text import escaped, telephone


def draft_banner(visit: Visit, journey: Journey) -> None:
    """Content that no clinician has signed says so first."""
    if journey.plan.procedure.status is Status.DRAFT:
        st.markdown(f":blue-badge[:material/edit_note: {visit.say('Draft')}] :small[{journey.say('plan.draft')}]")


def last_line(visit: Visit, journey: Journey) -> None:
    """Who confirms the plan, and whom to call."""
    ward = journey.plan.booking.contacts.ward
    questions = visit.say(" Questions? Call {phone}.", phone=escaped(ward)) if ward else ""
    st.divider()
    st.markdown(f":small[:gray[{journey.say('plan.footer')}{questions}]]")


def more(visit: Visit, journey: Journey) -> None:
    """The ways to the pages that are not in the bar."""
    with st.container(horizontal=True):
        st.page_link(page("medicines"), label=visit.say("My medicines"), icon=":material/medication:")
        st.page_link(page("about"), label=visit.say("About my procedure"), icon=":material/menu_book:")
        if not is_over(journey):
            st.page_link(page("move"), label=visit.say("Change the date"), icon=":material/event:")
        st.page_link(page("answers"), label=visit.say("Change my answers"), icon=":material/fact_check:")
        st.page_link(page("link"), label=visit.say("My link"), icon=":material/qr_code:")


def about_whom(visit: Visit, journey: Journey) -> None:
    """A helper who reads a patient's page is told whom its "you" means."""
    if visit.visitor.may(Action.HELP):
        name = journey.plan.booking.called or visit.say("the patient")
        st.markdown(visit.say("You look at the plan of {name}. “You” means {name} here.", name=escaped(name)))


def bar(visit: Visit, journey: Journey) -> None:
    """Today, Recovery and Call, always in reach; to a helper their own list, what is shared, and Call."""
    ward, helps = journey.plan.booking.contacts.ward, visit.visitor.may(Action.HELP)
    with st.bottom, st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        if helps:
            st.page_link(page("helping"), label=visit.say("My list"), icon=":material/today:")
        else:
            st.page_link(page("today"), label=visit.say("Today"), icon=":material/today:")
        if visit.visitor.may(Action.SEE_RECOVERY):
            st.page_link(page("recovery"), label=visit.say("Recovery"), icon=":material/timeline:")
        if ward:
            st.link_button(visit.say("Call"), telephone(ward), type="tertiary", icon=":material/call:")
        else:
            st.page_link(page("helping" if helps else "recovery"), label=visit.say("Get help"), icon=":material/call:")
