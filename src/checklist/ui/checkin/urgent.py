"""What answers call for: the emergency that replaces the screen, and the same-day and later tiers as cards."""

from collections.abc import Mapping

import streamlit as st

from checklist.care.emergencies import Emergency, leave_emergency
from checklist.care.journey import Journey
from checklist.care.sent import CALLED, MISTAKE
from checklist.checkin import Tier
from checklist.guidance import RuleId
from checklist.plan import advice_of, advised, reasons_of, signs_of, unanswered_in
from checklist.procedure import FactBase
from checklist.ui.session import Visit
from checklist.ui.text import escaped, telephone
from checklist.ui.when import done_when

Kept = Mapping[str, object]


def draw_emergency(visit: Visit, one: Emergency) -> None:
    """One label, what to do, one button; nothing else until the person says that they called, or that it was wrong."""
    advice = advice_of(one.event)
    action, phone = action_of(advice, one.journey, one.base, Tier.EMERGENCY)
    st.markdown(f":red-badge[:material/e911_emergency: {one.journey.say('tier.emergency.label')}]")
    st.title(escaped(action), anchor=False)
    for reason in reasons_of(advice, Tier.EMERGENCY):
        st.markdown(escaped(str(reason["because"])))
    _draw_earlier(visit, one)
    if phone:
        label = visit.say("Call {phone}", phone=escaped(phone))
        st.link_button(label, telephone(phone), type="primary", width="stretch", icon=":material/call:")
    for step, words in ((CALLED, visit.say("I called")), (MISTAKE, visit.say("This was a mistake"))):
        st.button(words, key=step, width="stretch", on_click=leave_emergency, args=(visit.house, visit.visitor, step))


def _draw_earlier(visit: Visit, one: Emergency) -> None:
    """Of an emergency that nobody answered for before midnight, when it was said."""
    now, zone = one.journey.now, one.journey.plan.booking.zone
    at = one.event.received_at.astimezone(zone)
    if at.date() != now.date():
        st.markdown(escaped(visit.say("You said this {when}.", when=done_when(at, now, one.journey.plan.language))))


def draw_tier(visit: Visit, one: Journey, base: FactBase, advice: Kept, tier: Tier, because: str) -> None:
    """What an advice calls for, the number first, then each reason under the words `because`."""
    action, phone = action_of(advice, one, base, tier)
    label, lead = (one.say(f"tier.{tier.word}.{part}") for part in ("label", "lead"))
    reasons = "\n".join(f"- {escaped(str(reason['because']))}" for reason in reasons_of(advice))
    more = "" if lead in action else f"\n\n{escaped(lead)}"
    words = f"**{escaped(label)}**\n\n**{escaped(action)}**{more}\n\n{escaped(because)}\n\n{reasons}"
    if tier is Tier.EMERGENCY:
        st.error(words, icon=":material/e911_emergency:")
    elif tier is Tier.SAME_DAY:
        st.warning(words, icon=":material/call:")
    else:
        st.info(words, icon=":material/edit_note:")
    if phone:
        label = visit.say("Call {phone}", phone=escaped(phone))
        st.link_button(label, telephone(phone), type="primary", width="stretch", icon=":material/call:")


def draw_who_says_so(visit: Visit, base: FactBase, advice: Kept) -> None:
    """The sources of an advice, folded away."""
    with st.expander(visit.say("Who says so?")):
        st.markdown("\n".join(f"- {escaped(title)}" for title in _sources(advice, base)))


def draw_unanswered(visit: Visit, one: Journey, base: FactBase, advice: Kept) -> None:
    """What about warning signs was asked and not said, and whom to call when not sure."""
    named = unanswered_in(advice)
    topics = [q.topic.said(visit.language).lower() for q in base.checkin.questions if q.id in named]
    if not topics:
        return
    phone = one.plan.booking.contacts.ward
    whom = visit.say("call {phone}", phone=phone) if phone else visit.say("call the hospital and ask for your team")
    words = visit.say("You did not answer: {topics}. If you are not sure, {whom}.", topics=", ".join(topics), whom=whom)
    st.markdown(f":material/help: {escaped(words)}")


def action_of(advice: Kept, one: Journey, base: FactBase, tier: Tier) -> tuple[str, str | None]:
    """What to do and the number; where thoughts of self-harm are all there is at this tier, their own line."""
    signs = [RuleId(sign) for sign in signs_of(advice, tier)]
    return advised(tier, one.plan.booking, base, signs[0] if len(signs) == 1 else None)


def _sources(advice: Kept, base: FactBase) -> list[str]:
    """Who says so, each source once; what was not checked says so."""
    named = signs_of(advice)
    found = [flag.source for flag in base.red_flags if flag.id in named]
    found += [rule.source for rule in base.checkin.rules if rule.sign in named]
    return list(dict.fromkeys(source.title for source in found))
