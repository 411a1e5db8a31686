"""What the team has written, on top of the patient's first page until they have read it."""

import streamlit as st

from checklist.care.journey import Journey
from checklist.care.messaging import Message
from checklist.care.reading_messages import have_read, unread
from checklist.ui.session import Visit
from checklist.ui.text import escaped
from checklist.ui.when import done_when


def draw_messages(visit: Visit, mine: Journey) -> None:
    """Each message that is not read yet, newest first; nothing where there is none."""
    for message in unread(mine.events):
        _draw(visit, mine, message)


def _draw(visit: Visit, mine: Journey, message: Message) -> None:
    at = done_when(message.at.astimezone(mine.plan.booking.zone), mine.now, mine.plan.language)
    by = message.by or visit.say("your team")
    with st.container(border=True, key=f"message_{message.seq}"):
        st.markdown(f":material/mail: **{visit.say('Message from {by}, {at}', by=escaped(by), at=at)}**")
        st.markdown("  \n".join(escaped(line) for line in message.text.splitlines()))
        st.button(
            visit.say("I have read this"), key=f"read_{message.seq}", width="stretch", on_click=have_read,
            args=(visit.house, visit.visitor, message.seq),
        )  # fmt: skip
