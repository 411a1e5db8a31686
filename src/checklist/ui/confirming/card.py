"""One medicine of one person on a card: what the rule says and who says so, and beside it the decision."""

from collections.abc import Callable

import streamlit as st

from checklist.access import Action, may
from checklist.care.calling import heard
from checklist.care.confirming import CannotConfirm, take_back
from checklist.care.waiting import Queued, Waiting
from checklist.plan import Proposal
from checklist.reading import spoken_moment
from checklist.ui.confirming.form import Form
from checklist.ui.confirming.rules import draw_rules
from checklist.ui.confirming.words import decided_words, medicine_words, proposal_words, standing_words
from checklist.ui.session import Visit
from checklist.ui.text import escaped
from checklist.ui.ward_list.words import recorded_words


def name_of(visit: Visit, queued: Queued) -> str:
    """What a person is called, or that nobody said."""
    return escaped(queued.name) or visit.say("No name given")


def arrives_words(queued: Queued) -> str:
    """When the person comes in."""
    return spoken_moment(queued.arrives)


def decides(visit: Visit) -> bool:
    """Whether the visitor may decide, and does not only read."""
    return may(visit.visitor.role, Action.CONFIRM_MEDICINE)


def draw_rule(visit: Visit, proposal: Proposal) -> None:
    """The medicine with its rule, reasons, parts and sources."""
    st.subheader(medicine_words(proposal), anchor=False)
    st.markdown(proposal_words(proposal, visit.say))
    draw_rules(visit, proposal)


def draw_heard(visit: Visit, one: Waiting) -> None:
    """What came of calling the person about this medicine, where somebody did."""
    recorded = heard(visit.house, visit.visitor, one.queued.plan, one.proposal.step.entry)
    if recorded:
        words = recorded_words(recorded, one.queued.now, visit.say)
        st.markdown(f":material/call: {visit.say('Called about this.')} {words}")


def draw_decision(visit: Visit, one: Waiting, key: str | None = None, then: Callable[[], None] | None = None) -> None:
    """The fields of the decision, or, for those who read, that a clinician decides.

    `key`: one button for whatever stands here next, so that the focus stays on it. `then` is called after a decision.
    """
    if decides(visit):
        Form(visit, one.queued, one.proposal, then).draw(key)
    else:
        st.markdown(visit.say("A clinician confirms this. Until then the patient reads: ask your team."))


def draw_settled(visit: Visit, queued: Queued, proposal: Proposal) -> None:
    """What holds: the rule by itself, or what was decided, with the way back."""
    decision, name = proposal.decided.confirmed, medicine_words(proposal)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        if decision is None:
            st.markdown(f"**{name}**  \n{standing_words(proposal, visit.say)}", width="stretch")
            return
        st.markdown(f"**{name}**  \n{decided_words(proposal, queued.booking.zone, visit.say)}", width="stretch")
        if decides(visit) and decision.entry is not None:
            draw_undo(visit, queued, decision.entry, proposal.step.name)


def draw_undo(visit: Visit, queued: Queued, entry: str, name: str) -> None:
    """The way back from one decision."""
    st.button(
        visit.say("Undo: {name}", name=escaped(name)), icon=":material/undo:", key=f"undo_{queued.plan}_{entry}",
        on_click=_undo, args=(visit, queued, entry),
    )  # fmt: skip


def _undo(visit: Visit, queued: Queued, entry: str) -> None:
    try:
        take_back(visit.house, visit.visitor, queued.plan, queued.version, entry)
    except CannotConfirm as problem:
        visit.keep_problems([str(problem)])
        return
    visit.keep_done(visit.say("Taken back. It waits to be confirmed again."))
