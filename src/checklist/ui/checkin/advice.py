"""What check-ins call for as cards: today's, and those of earlier days that are still open with the team."""

from datetime import date, timedelta

import streamlit as st

from checklist.care.check_in import CheckingIn
from checklist.care.emergencies import say_called
from checklist.care.sent import day_of
from checklist.care.told_to_call import Advised, Told, so_far, told
from checklist.checkin import Tier
from checklist.plan import BY_HELPER, Event, advice_of
from checklist.reading import spoken_date
from checklist.ui.checkin.urgent import action_of, draw_tier, draw_who_says_so
from checklist.ui.pressed import press
from checklist.ui.session import Visit
from checklist.ui.text import escaped
from checklist.ui.when import Say


def draw_advised(visit: Visit, one: CheckingIn, found: Told) -> None:
    """A card for each check-in that calls for something, the worst first; under one that is open, "I called"."""
    for each in found.advised:
        draw_tier(visit, one.journey, one.base, advice_of(each.event), each.tier, _because(each, one, visit.say))
        if each.open:
            seq = each.event.seq
            st.button(
                visit.say("I called"), key=f"called_{seq}", width="stretch", on_click=press,
                args=(visit, say_called, seq),
            )  # fmt: skip
        draw_who_says_so(visit, one.base, advice_of(each.event))


def draw_so_far(visit: Visit, one: CheckingIn) -> None:
    """What the answers on their way call for already, before anything is sent."""
    advice = so_far(one, told(one))
    if advice:
        draw_tier(visit, one.journey, one.base, advice, Tier.SAME_DAY, visit.say("Because you said:"))
        st.markdown(visit.say("Your team sees this once you press Save at the end."))


def draw_so_far_in_short(visit: Visit, one: CheckingIn) -> None:
    """The same above the next question, which is to stay in sight."""
    advice = so_far(one, told(one))
    if advice:
        action = action_of(advice, one.journey, one.base, Tier.SAME_DAY)[0]
        more = visit.say("Your team sees this once you press Save at the end.")
        st.warning(f"**{escaped(action)}** {escaped(more)}", icon=":material/call:")


def helper_name(event: Event, one: CheckingIn) -> str | None:
    """The name of whoever else answered."""
    return None if event.actor == one.actor else str(event.payload.get(BY_HELPER) or "") or None


def date_of(event: Event, one: CheckingIn, beside: date) -> str | None:
    """The date that a check-in is for, in words; None where it is that of what is said of it."""
    day = day_of(event)
    found = one.journey.timeline.day_zero + timedelta(days=day) if isinstance(day, int) else beside
    return None if found == beside else spoken_date(found, one.journey.plan.language)


def _because(each: Advised, one: CheckingIn, say: Say) -> str:
    today = one.journey.timeline.day_zero + timedelta(days=one.day)
    name, when = helper_name(each.event, one), date_of(each.event, one, beside=today)
    if when:
        said = say("{name} said on {date}:", name=name, date=when) if name else say("You said on {date}:", date=when)
        return f"{say('This is still open with your team.')} {said}" if each.open else said
    return say("Because {name} said:", name=name) if name else say("Because you said:")
