"""What is still open: before coming in the questions and stop times, then the walk-through before going home."""

import streamlit as st

from checklist.care.person import Person
from checklist.care.roster import open_before_home
from checklist.reading import spoken_moment
from checklist.ui.discharge.where import PATIENT
from checklist.ui.discharge.words import state_words, topic_words
from checklist.ui.places import page
from checklist.ui.session import Visit
from checklist.ui.text import capitalized, escaped
from checklist.ui.when import Say


def draw_open(visit: Visit, one: Person) -> None:
    """What is open, in words."""
    if one.journey.ahead:
        _before(visit, one)
    else:
        _after(visit, one)


def _before(visit: Visit, one: Person) -> None:
    say, open_ = visit.say, one.journey.readiness.open
    st.header(ready_words(len(open_), say), anchor=False)
    if open_:
        st.markdown("\n".join(f"- {escaped(capitalized(task.question or task.title))}" for task in open_))
    st.markdown(f"**{say('Stop times')}**")
    st.markdown("\n".join(f"- {line}" for line in stop_lines(one, say)))


def ready_words(n: int, say: Say) -> str:
    """Whether the person is ready to come in."""
    if not n:
        return say("Ready to come in")
    return say("Not ready: 1 thing is open") if n == 1 else say("Not ready: {n} things are open", n=n)


def stop_lines(one: Person, say: Say) -> list[str]:
    """Until when they may eat and drink what."""
    return [
        say("{what}: until {when}", what=escaped(one.journey.say(f"card.class.{stop.what}")),
            when=spoken_moment(stop.stop_at))
        for stop in one.journey.plan.fasting
        if stop.stop_at
    ]  # fmt: skip


def _after(visit: Visit, one: Person) -> None:
    say, walk = visit.say, one.walk
    st.header(say("Before going home"), anchor=False)
    signed = walk.record.signed
    if signed:
        at = spoken_moment(signed.said.at.astimezone(one.journey.plan.booking.zone))
        st.markdown(say("Signed by {by}, {at}.", by=escaped(signed.said.by), at=at))
    else:
        st.markdown(say("Not signed yet."))
    tasks = [escaped(capitalized(task.question or task.title)) for task in open_before_home(one.journey.statuses)]
    topics = [f"{topic_words(topic, say)}: {state_words(walk.state(topic), say).lower()}" for topic in walk.open_topics]
    if tasks or topics:
        st.markdown("\n".join(f"- {line}" for line in (*tasks, *topics)))
    label, to = say("Walk-through"), {PATIENT: str(one.id)}
    st.page_link(page("discharge"), label=label, icon=":material/record_voice_over:", query_params=to)
