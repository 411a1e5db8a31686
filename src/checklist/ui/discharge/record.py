"""Who covered what and when: every event, the newest first, and the same as a file."""

import streamlit as st

from checklist.care.going_home import Going, record_file
from checklist.discharge import Section, Step, Topic
from checklist.discharge.entry_words import section_words
from checklist.plan import Event, EventKind
from checklist.reading import spoken_moment
from checklist.ui.discharge.words import topic_words
from checklist.ui.session import Visit
from checklist.ui.text import escaped
from checklist.ui.when import Say

SHOWN = 100


def draw_record(visit: Visit, one: Going) -> None:
    """The record, folded away."""
    events, say = [event for event in reversed(one.journey.events) if event.kind in WORDS], visit.say
    with st.expander(say("Who did what: {n}", n=len(events)), icon=":material/history:"):
        if not events:
            st.markdown(say("Nothing is recorded yet."))
            return
        st.markdown("\n".join(_line(visit, one, event) for event in events[:SHOWN]))
        name = say("discharge-record.csv")
        data = record_file(visit.house, visit.visitor, one.plan)
        st.download_button(say("Download the record"), data, name, "text/csv", icon=":material/download:")


def _line(visit: Visit, one: Going, event: Event) -> str:
    at = event.at.astimezone(one.journey.plan.booking.zone)
    who = str(event.payload.get("by") or event.actor)
    when = spoken_moment(at)
    return f"- {when}. {escaped(who)}: {WORDS[event.kind](event, visit.say)}"


def _covered(event: Event, say: Say) -> str:
    words = section_words(Section(str(event.payload["section"])), say)
    return say("went through: {what}", what=words) if event.payload["covered"] else say("put back: {what}", what=words)


def _noted(event: Event, say: Say) -> str:
    if event.payload.get("removed"):
        return say("removed an entry")
    words = section_words(Section(str(event.payload["section"])), say)
    return say("wrote into: {what}", what=words)


def _taught(event: Event, say: Say) -> str:
    words = topic_words(Topic(str(event.payload["topic"])), say)
    match Step(str(event.payload["step"])):
        case Step.TRY:
            heard, missed = (len(list(_of(event, key))) for key in ("heard", "missed"))
            return say("try of {what}: {heard} heard, {missed} not", what=words, heard=heard, missed=missed)
        case Step.SKIP:
            reason = str(event.payload.get("reason") or "")
            return (
                say("left out {what}: {reason}", what=words, reason=escaped(reason))
                if reason
                else say("took up again: {what}", what=words)
            )
        case Step.HEARD:
            return say("ticked in {what}", what=words)


def _of(event: Event, key: str) -> list[object]:
    found = event.payload.get(key)
    return list(found) if isinstance(found, list | dict) else []


def _signed(event: Event, say: Say) -> str:
    if event.payload.get("reopened"):
        return say("opened again: {reason}", reason=escaped(str(event.payload["reopened"])))
    return say("signed with {who}", who=escaped(str(event.payload.get("signer") or "")))


def _called(event: Event, say: Say) -> str:
    return say("called: {note}", note=escaped(str(event.payload.get("note") or event.payload.get("reached") or "")))


def _moved(event: Event, say: Say) -> str:
    if event.payload.get("took_place"):
        return say("set the real times")
    return say("moved the date or time")


WORDS = {
    EventKind.COVERED: _covered,
    EventKind.NOTED: _noted,
    EventKind.TAUGHT_BACK: _taught,
    EventKind.SIGNED: _signed,
    EventKind.FOLLOWED_UP: _called,
    EventKind.MOVED: _moved,
}
