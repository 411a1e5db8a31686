"""Signing a site's policy and taking it back: a press, then a dialog that names the effect and asks once more."""

from collections.abc import Callable, Sequence

import streamlit as st

from checklist.access import Action, may
from checklist.care.policy_effects import Touched, touched
from checklist.care.policy_signing import CannotSignPolicy, Standing, sign_policy, take_back_policy
from checklist.plan import DOCUMENTS, SitePolicy
from checklist.ui.session import Visit, field, fill, forget
from checklist.ui.site_policy.effects import changes_words, draw_too_late
from checklist.ui.text import escaped

ASKING = "policy_asking"
SIGN, TAKE_BACK = "sign", "take_back"
ICON = ":material/draw:"


def draw_sign(visit: Visit, now: Standing, proposed: SitePolicy, words: str, people: Sequence[Touched]) -> None:
    """The button, and once it is pressed the question."""
    say = visit.say
    st.button(
        say("Sign this policy"), type="primary", icon=ICON, key="policy_sign", on_click=fill, args=(ASKING, SIGN)
    )  # fmt: skip
    if field(ASKING) == SIGN:
        st.dialog(say("Sign for this site?"), on_dismiss=_stop)(_sign_form)(visit, now, proposed, words, people)


def draw_take_back(visit: Visit, now: Standing) -> None:
    """For a clinician: the way back to each document, asked once more."""
    say = visit.say
    if not may(visit.visitor.role, Action.SIGN_POLICY):
        return
    st.button(say("Take back"), icon=":material/history:", key="policy_back", on_click=fill, args=(ASKING, TAKE_BACK))
    if field(ASKING) == TAKE_BACK:
        st.dialog(say("Take the policy back?"), on_dismiss=_stop)(_back_form)(visit, now)


def _sign_form(visit: Visit, now: Standing, proposed: SitePolicy, words: str, people: Sequence[Touched]) -> None:
    _close_when_done()
    say = visit.say
    st.markdown(f"**{words}**")
    st.markdown(changes_words(visit, people))
    draw_too_late(visit, people)
    st.markdown(say("They read on their first page that the times changed, and that {by} signed.",
                    by=escaped(visit.visitor.name or "")))  # fmt: skip
    st.button(
        say("Sign it"), type="primary", icon=ICON, key="policy_sign_it", on_click=_do,
        args=(visit, lambda: sign_policy(visit.house, visit.visitor, proposed, now.seen),
              say("Signed. It counts for every plan whose procedure is ahead.")),
    )  # fmt: skip


def _back_form(visit: Visit, now: Standing) -> None:
    _close_when_done()
    say, people = visit.say, touched(visit.house, visit.visitor, DOCUMENTS)
    st.markdown(say("**Patients of this site will be told the times of their procedure’s document again.**"))
    st.markdown(changes_words(visit, people))
    draw_too_late(visit, people)
    st.button(
        say("Take it back"), type="primary", key="policy_take_it_back", on_click=_do,
        args=(visit, lambda: take_back_policy(visit.house, visit.visitor, now.seen),
              say("Taken back. Each plan follows its document again.")),
    )  # fmt: skip


def _close_when_done() -> None:
    """A dialog draws itself alone after a press: once it is answered, the whole page has to follow."""
    if not field(ASKING):
        st.rerun()


def _do(visit: Visit, command: Callable[[], None], done: str) -> None:
    _stop()
    try:
        command()
    except CannotSignPolicy as problem:
        visit.keep_problems([str(problem)])
        return
    visit.keep_done(done)


def _stop() -> None:
    forget(ASKING)
