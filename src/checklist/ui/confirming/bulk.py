"""Several at once: what the rule itself says to keep taking, for one person or many, and the way back from it."""

from collections.abc import Sequence
from itertools import groupby

import streamlit as st

from checklist.care.confirming import Lost, Picked, confirm_together, take_back_together
from checklist.care.waiting import Batch, Queued, Waiting
from checklist.guidance import Certainty
from checklist.ui.confirming.card import decides, draw_undo, name_of
from checklist.ui.confirming.words import medicine_words, moment_words
from checklist.ui.session import Visit
from checklist.ui.text import escaped

FEWEST, NAMED, ACTS = 2, 4, 5


def draw_bulk(visit: Visit, shown: Sequence[Waiting]) -> None:
    """Of what is shown, all that the rule continues and nothing else is asked of: named, then confirmed in one press.

    It is folded away, so that opening it is a decision too. What has to be looked at alone is never in it.
    """
    found, say = [one for one in shown if one.proposal.goes_with_others], visit.say
    if not decides(visit) or len(found) < FEWEST:
        return
    with st.expander(say("The rule says to keep taking these: {n}", n=len(found)), icon=":material/checklist:"):
        for _, ones in _by_person(found):
            st.markdown(f"**{name_of(visit, ones[0].queued)}:** {', '.join(_medicine(visit, one) for one in ones)}")
        st.markdown(say("Each becomes a decision of its own, with your name. Each can be taken back."))
        label = say("Confirm {n} for {whom}: keep taking", n=len(found), whom=_whom(visit, found))
        st.button(label, type="primary", key="bulk_confirm", on_click=_confirm, args=(visit, found))


def draw_batches(visit: Visit, found: Sequence[Batch]) -> None:
    """The newest acts that still stand, each decision with its way back, and one way back for all of the act."""
    for act in found[:ACTS]:
        when = moment_words(act.at, act.items[0].queued.booking.zone) if act.at else ""
        label = visit.say("Confirmed together: {n} by {who}, {when}", n=len(act.items), who=escaped(act.by), when=when)
        with st.expander(label, icon=":material/history:"):
            for one in act.items:
                _stands(visit, one)
            if decides(visit):
                st.button(
                    visit.say("Take back all {n}", n=len(act.items)), key=f"batch_{act.id}", icon=":material/undo:",
                    on_click=_take_back, args=(visit, act),
                )  # fmt: skip


def _stands(visit: Visit, one: Waiting) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        words = f"**{name_of(visit, one.queued)}:** {medicine_words(one.proposal)}"
        st.markdown(words, width="stretch")
        if decides(visit):
            draw_undo(visit, one.queued, one.proposal.step.entry, f"{one.proposal.step.name}, {one.queued.name}")


def _medicine(visit: Visit, one: Waiting) -> str:
    checked = one.proposal.decided.ruling.source.certainty is Certainty.VERIFIED
    note = "" if checked else f" :small[({visit.say('partly checked')})]"
    return f"{medicine_words(one.proposal)}{note}"


def _by_person(found: Sequence[Waiting]) -> list[tuple[str, list[Waiting]]]:
    ordered = sorted(found, key=lambda one: (one.queued.arrives, one.queued.name, one.queued.plan))
    return [(plan, list(ones)) for plan, ones in groupby(ordered, key=lambda one: one.queued.plan)]


def _whom(visit: Visit, found: Sequence[Waiting]) -> str:
    """Each name where they are few, else how many people."""
    people: list[Queued] = [ones[0].queued for _, ones in _by_person(found)]
    if len(people) > NAMED:
        return visit.say("{n} people", n=len(people))
    return ", ".join(name_of(visit, queued) for queued in people)


def _picked(found: Sequence[Waiting]) -> list[Picked]:
    return [
        Picked(plan=one.queued.plan, version=one.queued.version, entry=one.proposal.step.entry) for one in found
    ]  # fmt: skip


def _confirm(visit: Visit, found: Sequence[Waiting]) -> None:
    lost = confirm_together(visit.house, visit.visitor, _picked(found))
    visit.keep_problems(_told(visit, found, lost))
    n = len(found) - len(lost)
    if n:
        visit.keep_done(visit.say("Confirmed: {n} to keep taking. Below, each can be taken back.", n=n))


def _take_back(visit: Visit, act: Batch) -> None:
    lost = take_back_together(visit.house, visit.visitor, _picked(act.items))
    visit.keep_problems(_told(visit, act.items, lost))
    visit.keep_done(visit.say("Taken back: {n}. They wait to be confirmed again.", n=len(act.items) - len(lost)))


def _told(visit: Visit, found: Sequence[Waiting], lost: Sequence[Lost]) -> list[str]:
    """Which were not kept, whose, and who was first."""
    by_id = {f"{one.queued.plan}:{one.proposal.step.entry}": one for one in found}
    return [_one_told(visit, by_id[f"{one.picked.plan}:{one.picked.entry}"], one.by) for one in lost]


def _one_told(visit: Visit, one: Waiting, by: str | None) -> str:
    name, whose = one.proposal.step.name, one.queued.name or visit.say("No name given")
    if by:
        return visit.say("{name}, {whose}: {by} decided first. Nothing was changed.", name=name, whose=whose, by=by)
    return visit.say("{name}, {whose}: the plan changed while you looked. Look again.", name=name, whose=whose)
