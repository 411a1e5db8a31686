"""What the answers call for: the emergency that replaces the screen, and the same-day and later tiers as cards."""

from collections.abc import Mapping

import streamlit as st

from checklist.care.checking_in import CALLED, MISTAKE, CheckingIn, leave_emergency
from checklist.checkin import Tier
from checklist.guidance import RuleId
from checklist.plan import Event, advised
from checklist.ui.session import Visit
from checklist.ui.text import escaped, telephone


def draw_emergency(visit: Visit, one: CheckingIn, event: Event) -> None:
    """One label, what to do, one button; nothing else until the person says that they called, or that it was wrong."""
    action, phone = _action(one, event, Tier.EMERGENCY)
    st.markdown(f":red-badge[:material/e911_emergency: {one.journey.say('tier.emergency.label')}]")
    st.title(escaped(action), anchor=False)
    for reason in _reasons(event, Tier.EMERGENCY):
        st.markdown(escaped(str(reason["because"])))
    if phone:
        label = visit.say("Call {phone}", phone=phone)
        st.link_button(label, telephone(phone), type="primary", width="stretch", icon=":material/call:")
    for step, words in ((CALLED, visit.say("I called")), (MISTAKE, visit.say("This was a mistake"))):
        st.button(words, key=step, width="stretch", on_click=leave_emergency, args=(visit.house, visit.visitor, step))


def draw_advice(visit: Visit, one: CheckingIn, event: Event) -> None:
    """What today's answers call for, the number first, with each reason; and what was not answered."""
    tier = _tier(event)
    if tier is None:
        st.markdown(f"**{visit.say('Nothing you said needs a call today.')}**")
        st.markdown(visit.say("Call if it gets worse, or if you are worried."))
    else:
        _draw_tier(visit, one, event, tier)
    _draw_unanswered(visit, one, event)


def _draw_tier(visit: Visit, one: CheckingIn, event: Event, tier: Tier) -> None:
    action, phone = _action(one, event, tier)
    label, lead = (one.journey.say(f"tier.{tier.word}.{part}") for part in ("label", "lead"))
    reasons = "\n".join(f"- {escaped(str(reason['because']))}" for reason in _reasons(event))
    more = "" if lead in action else f"\n\n{escaped(lead)}"
    words = f"**{escaped(label)}**\n\n**{escaped(action)}**{more}\n\n{visit.say('Because you said:')}\n\n{reasons}"
    if tier is Tier.EMERGENCY:
        st.error(words, icon=":material/e911_emergency:")
    elif tier is Tier.SAME_DAY:
        st.warning(words, icon=":material/call:")
    else:
        st.info(words, icon=":material/edit_note:")
    if phone:
        label = visit.say("Call {phone}", phone=phone)
        st.link_button(label, telephone(phone), type="primary", width="stretch", icon=":material/call:")
    with st.expander(visit.say("Who says so?")):
        st.markdown("\n".join(f"- {escaped(title)}" for title in _sources(one, event)))


def _action(one: CheckingIn, event: Event, tier: Tier) -> tuple[str, str | None]:
    """What to do and the number; where thoughts of self-harm are all there is at this tier, their own line."""
    signs = {RuleId(str(reason["sign"])) for reason in _reasons(event, tier)}
    return advised(tier, one.journey.plan.booking, one.base, signs.pop() if len(signs) == 1 else None)


def _sources(one: CheckingIn, event: Event) -> list[str]:
    """Who says so, each source once; what was not checked says so."""
    named = {str(reason["sign"]) for reason in _reasons(event)}
    found = [flag.source for flag in one.base.red_flags if flag.id in named]
    found += [rule.source for rule in one.base.checkin.rules if rule.sign in named]
    return list(dict.fromkeys(source.title for source in found))


def _draw_unanswered(visit: Visit, one: CheckingIn, event: Event) -> None:
    advice = event.payload.get("advice")
    open_ = advice.get("unanswered") if isinstance(advice, Mapping) else None
    topics = [q.topic.said(visit.language).lower() for q in one.base.checkin.questions if q.id in (open_ or ())]
    if not topics:
        return
    phone = one.journey.plan.booking.contacts.ward
    whom = visit.say("call {phone}", phone=phone) if phone else visit.say("call the hospital and ask for your team")
    words = visit.say("You did not answer: {topics}. If you are not sure, {whom}.", topics=", ".join(topics), whom=whom)
    st.markdown(f":material/help: {escaped(words)}")


def _reasons(event: Event, tier: Tier | None = None) -> list[Mapping[str, object]]:
    advice = event.payload.get("advice")
    found = advice.get("reasons") if isinstance(advice, Mapping) else ()
    return [one for one in found or () if tier is None or one["tier"] == tier.word]


def _tier(event: Event) -> Tier | None:
    advice = event.payload.get("advice")
    word = advice.get("tier") if isinstance(advice, Mapping) else None
    return next((tier for tier in Tier if tier.word == word), None)
