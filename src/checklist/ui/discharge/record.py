"""Who covered what and when: every event, the newest first, and the same as a file."""

import streamlit as st

from checklist.care.going_home import Going, record_file
from checklist.exchange.record import IN_RECORD
from checklist.plan import Event
from checklist.reading import spoken_moment
from checklist.ui.discharge.happened import happened_words
from checklist.ui.session import Visit
from checklist.ui.text import escaped

SHOWN = 100


def draw_record(visit: Visit, one: Going) -> None:
    """The record, folded away."""
    events, say = [event for event in reversed(one.journey.events) if event.kind in IN_RECORD], visit.say
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
    return f"- {when}. {escaped(who)}: {happened_words(event, visit.say)}"
