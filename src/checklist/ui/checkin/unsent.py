"""Answers of an earlier day that nobody has sent: what they call for, and the choice to send them."""

from datetime import timedelta
from typing import Literal

import streamlit as st

from checklist.care.check_in import CheckingIn, answers_of
from checklist.care.checking_in import send_unsent, throw_away_unsent
from checklist.care.sent import day_of
from checklist.plan import kept_advice
from checklist.reading import spoken_date
from checklist.store.check_ins import Begun
from checklist.ui.checkin.urgent import draw_tier, draw_who_says_so
from checklist.ui.pressed import done, press
from checklist.ui.session import Visit
from checklist.ui.text import escaped


def draw_unsent(visit: Visit, one: CheckingIn, unsent: Begun) -> None:
    """That the team has not seen them, what to do about them, and two buttons."""
    date = _date(one, unsent)
    st.markdown(f"**{escaped(visit.say('Your answers of {date} were not sent.', date=date))}**")
    part = any(day_of(event) == unsent.day and event.actor == one.actor for event in one.seen)
    st.markdown(visit.say("Your team has seen a part of them.") if part else visit.say("Your team has not seen them."))
    found = one.advice_on(unsent.day, answers_of(unsent))
    if found.tier:
        draw_tier(visit, one.journey, one.base, kept_advice(found), found.tier, visit.say("Because you said:"))
        draw_who_says_so(visit, one.base, kept_advice(found))
    kind: Literal["primary", "secondary"] = "secondary" if found.tier else "primary"
    st.button(
        visit.say("Send them now"), type=kind, width="stretch", key="send_unsent", on_click=_send,
        args=(visit, date),
    )  # fmt: skip
    st.button(
        visit.say("Throw them away"), width="stretch", key="no_unsent", on_click=press,
        args=(visit, throw_away_unsent),
    )  # fmt: skip


def _date(one: CheckingIn, unsent: Begun) -> str:
    return spoken_date(one.journey.timeline.day_zero + timedelta(days=unsent.day), one.journey.plan.language)


def _send(visit: Visit, date: str) -> None:
    if done(visit, send_unsent):
        visit.keep_done(visit.say("Your answers of {date} are sent.", date=date))
