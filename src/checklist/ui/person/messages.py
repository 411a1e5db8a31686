"""What staff wrote to the patient, and when each message was read."""

from datetime import datetime
from zoneinfo import ZoneInfo

import streamlit as st

from checklist.care.messaging import Message
from checklist.care.person import Person
from checklist.reading import spoken_moment
from checklist.ui.session import Visit
from checklist.ui.text import escaped
from checklist.ui.when import Say

SHOWN = 5


def draw_messages(visit: Visit, one: Person) -> None:
    """The newest messages; nothing before the first."""
    sent, zone = one.messages, one.journey.plan.booking.zone
    if sent:
        st.header(visit.say("Messages: {n}", n=len(sent)), anchor=False)
    for message in reversed(sent[-SHOWN:]):
        about = f":gray[{escaped(message.by)}, {_when(message.at, zone)}.] {read_words(message, zone, visit.say)}"
        st.markdown(f"{escaped(message.text)}  \n:small[{about}]")


def read_words(message: Message, zone: ZoneInfo, say: Say) -> str:
    """Whether the patient has read it, and when."""
    return say("Read {when}.", when=_when(message.read_at, zone)) if message.read_at else say("**Not read yet.**")


def _when(at: datetime, zone: ZoneInfo) -> str:
    return spoken_moment(at.astimezone(zone))
