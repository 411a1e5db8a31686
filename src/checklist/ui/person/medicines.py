"""Each medicine: what the plan says, who set a date and whether it is confirmed, and a rule nobody has checked."""

import streamlit as st

from checklist.care.person import Person
from checklist.guidance import Certainty
from checklist.plan import Proposal
from checklist.ui.confirming.words import decided_words, medicine_words, source_words, standing_words
from checklist.ui.places import page
from checklist.ui.session import Visit
from checklist.ui.when import Say


def draw_medicines(visit: Visit, one: Person) -> None:
    """One row a medicine."""
    say, found = visit.say, one.medicines
    st.header(say("Medicines"), anchor=False)
    if not found:
        st.markdown(say("No medicine is in the plan."))
        return
    rows = [
        {say("Medicine"): f"**{medicine_words(proposal)}**", say("Plan"): plan_words(one, proposal, say)}
        for proposal in found
    ]
    st.table(rows, border="horizontal", hide_index=True)
    if not one.cancelled and any(proposal.step.needs_confirmation for proposal in found):
        st.page_link(page("confirm"), label=say("Confirm medicines"), icon=":material/medication:")


def plan_words(one: Person, proposal: Proposal, say: Say) -> str:
    """What stands of one medicine, and who says so."""
    zone = one.journey.plan.booking.zone
    if proposal.decided.confirmed and not proposal.step.needs_confirmation:
        words = decided_words(proposal, zone, say)
        return f"{words}  \n:material/check_circle: {say('Confirmed')}"
    if proposal.step.needs_confirmation:
        return "  \n".join([say("Ask. No date is set."), _unchecked(proposal, say)])
    return "  \n".join([standing_words(proposal, say), _unchecked(proposal, say)])


def _unchecked(proposal: Proposal, say: Say) -> str:
    source = proposal.decided.ruling.source
    if source.certainty is Certainty.VERIFIED:
        return source_words(source, say)
    return f":small[:blue-badge[{say('Rule not checked by a clinician')}]]"
