"""The photo of the wound, where the patient has sent one."""

import streamlit as st

from checklist.care.person import Person
from checklist.care.photos import photo
from checklist.plan import Event, EventKind
from checklist.store.check_ins import PhotoId
from checklist.ui.session import Visit


def draw_photo(visit: Visit, one: Person) -> None:
    """The newest photo with its day, one press away; nothing where there is none, or none any more."""
    newest = max(filter(_has_photo, one.journey.events), key=lambda event: event.seq, default=None)
    if newest is None:
        return
    found = photo(visit.house, visit.visitor, one.id, PhotoId(str(newest.payload["photo"])))
    words = visit.say("Photo of the cut, day {day}", day=newest.payload.get("day", "?"))
    if found:
        with st.expander(words, icon=":material/photo_camera:"):
            st.image(found, caption=None, alt=words, width=480)


def _has_photo(event: Event) -> bool:
    return event.kind is EventKind.CHECKED_IN and bool(event.payload.get("photo"))
