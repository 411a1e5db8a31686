"""Several at once: what the rule itself says to keep taking. Nothing is ticked before somebody ticks it."""

import streamlit as st

from checklist.care.confirming import CannotConfirm, Decision, Queued, confirm
from checklist.guidance import BookingError, Certainty
from checklist.medication import Action
from checklist.plan import Proposal
from checklist.ui.confirming.words import medicine_words
from checklist.ui.session import Visit, field, fill

FEWEST = 2


def draw_bulk(visit: Visit, queued: Queued) -> None:
    """A box for each, one press that ticks those whose rule was checked, and one that confirms what is ticked."""
    found, say = [one for one in queued.waiting if one.goes_on], visit.say
    if len(found) < FEWEST:
        return
    with st.container(border=True):
        st.subheader(say("The rule says to keep taking these: {n}", n=len(found)), anchor=False)
        for proposal in found:
            checked = say("checked") if _checked(proposal) else say("rule not fully checked")
            st.checkbox(f"{medicine_words(proposal)}, {checked}", key=_key(queued, proposal))
        with st.container(horizontal=True):
            if any(_checked(proposal) for proposal in found):
                st.button(
                    say("Tick those whose rule was checked"), key="bulk_tick", on_click=_tick, args=(queued, found)
                )
            st.button(
                say("Confirm the ticked: keep taking"), type="primary", key="bulk_confirm", on_click=_confirm,
                args=(visit, queued, found),
            )  # fmt: skip


def _checked(proposal: Proposal) -> bool:
    return proposal.decided.ruling.source.certainty is Certainty.VERIFIED


def _key(queued: Queued, proposal: Proposal) -> str:
    return f"bulk_{queued.plan}_{proposal.step.entry}"


def _tick(queued: Queued, found: list[Proposal]) -> None:
    for proposal in found:
        if _checked(proposal):
            fill(_key(queued, proposal), True)


def _confirm(visit: Visit, queued: Queued, found: list[Proposal]) -> None:
    ticked = [one.step.entry for one in found if field(_key(queued, one))]
    if not ticked:
        visit.keep_problems([visit.say("Tick each medicine that they keep taking.")])
        return
    try:
        decisions = [Decision(entry=entry, action=Action.CONTINUE) for entry in ticked]
        confirm(visit.house, visit.visitor, queued.plan, queued.version, decisions)
    except (CannotConfirm, BookingError) as problem:
        visit.keep_problems([str(problem)])
        return
    visit.keep_done(visit.say("Confirmed: {n} to keep taking.", n=len(ticked)))
