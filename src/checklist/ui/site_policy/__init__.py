"""The site's fasting policy: what holds and who signed it, what another would change, and signing or taking back."""

from zoneinfo import ZoneInfo

import streamlit as st

from checklist.access import Action, may
from checklist.care.policy_effects import Touched, sample, touched
from checklist.care.policy_signing import Standing, standing
from checklist.fasting import Policy
from checklist.guidance import Anchor
from checklist.library.profile_file import is_zone
from checklist.plan import SitePolicy
from checklist.ui.session import Visit
from checklist.ui.site_policy.effects import draw_kept_back, draw_people, draw_side_by_side
from checklist.ui.site_policy.signing import draw_sign, draw_take_back
from checklist.ui.site_policy.words import counted, effect, heading, name, signed_line

ZONE = "America/New_York"


def draw_policy(visit: Visit) -> None:
    """What holds first; then another policy to look at, and everything that was signed."""
    now, say = standing(visit.house, visit.visitor), visit.say
    st.title(heading(now.policy, say), anchor=False)
    visit.show_messages()
    _holds(visit, now)
    st.header(say("Look at another policy"), anchor=False)
    _another(visit, now)
    st.header(say("What was signed"), anchor=False)
    lines = [f"- {signed_line(one, _zone(visit), say)}" for one in reversed(now.history)]
    st.markdown("\n".join(lines) or say("Nothing has been signed yet."))


def _holds(visit: Visit, now: Standing) -> None:
    """Who signed what holds, whom it does not reach, and the way back; without one, what plans follow."""
    say = visit.say
    if now.now is None:
        st.markdown(say("No policy is signed. Each plan follows its document, at the stricter end of a range."))
        return
    st.markdown(say("Signed: {what}", what=signed_line(now.now, _zone(visit), say)))
    draw_kept_back(visit, _people(visit, now.policy))
    draw_take_back(visit, now)


def _another(visit: Visit, now: Standing) -> None:
    proposed = _picked(visit, now)
    if proposed is None:
        st.markdown(visit.say("Pick one to see what it means for a plan. Nothing changes before a clinician signs."))
    elif proposed == now.policy:
        st.markdown(visit.say("This is what the site follows now."))
    else:
        _proposed(visit, now, proposed)


def _picked(visit: Visit, now: Standing) -> SitePolicy | None:
    """The policy that was picked; nothing is picked beforehand, nor after a signature."""
    say = visit.say
    policy = st.radio(
        say("This site follows"), list(Policy), index=None, key=f"policy_{now.seen}",
        format_func=lambda one: name(one, say),
    )  # fmt: skip
    anchor = st.radio(
        say("Hours count back from"), [Anchor.ARRIVAL, Anchor.PROCEDURE], key=f"policy_anchor_{now.seen}",
        format_func=lambda one: counted(one, say),
    )  # fmt: skip
    return SitePolicy(policy=policy, anchor=anchor) if policy else None


def _proposed(visit: Visit, now: Standing, proposed: SitePolicy) -> None:
    """One plan side by side, everyone it touches, and the signature."""
    one = sample(visit.house, visit.visitor, proposed, _zone(visit).key)
    people = _people(visit, proposed)
    words = effect(proposed, one.then, visit.say)
    st.markdown(words)
    draw_side_by_side(visit, one, people)
    if may(visit.visitor.role, Action.SEE_PEOPLE):
        draw_people(visit, people)
    if not may(visit.visitor.role, Action.SIGN_POLICY):
        st.markdown(visit.say("A clinician signs this."))
    elif not proposed.follows_documents:
        draw_sign(visit, now, proposed, words, people)
    else:
        st.markdown(visit.say("To follow each document again, take the policy back."))


def _people(visit: Visit, proposed: SitePolicy) -> tuple[Touched, ...]:
    """Whom it touches, for those who may see people."""
    return touched(visit.house, visit.visitor, proposed) if may(visit.visitor.role, Action.SEE_PEOPLE) else ()


def _zone(visit: Visit) -> ZoneInfo:
    """The reader's own time zone, as the browser says it."""
    said = visit.browser_zone()
    return ZoneInfo(said if said and is_zone(said) else ZONE)
