"""Every page by name: its file, its address, its title, and what one must be allowed to do to open it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from checklist.access import Action
from checklist.care.visitor import Visitor
from checklist.library import pages_folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One page. `action` None: anyone. `listed`: it stands in the staff's navigation."""

    file: str
    title: str
    icon: str
    action: Action | None = None
    listed: bool = False


PLACES: Mapping[str, Place] = {
    "welcome": Place(file="public/welcome.py", title="Periop Checklist", icon=":material/home:"),
    "build": Place(file="patient/build.py", title="Build my plan", icon=":material/edit_note:"),
    "today": Place(
        file="patient/today.py", title="Today", icon=":material/today:", action=Action.SEE_OWN_PLAN
    ),
    "recovery": Place(
        file="patient/recovery.py", title="Recovery", icon=":material/timeline:", action=Action.SEE_RECOVERY
    ),
    "checkin": Place(
        file="patient/checkin.py", title="Check-in", icon=":material/fact_check:", action=Action.CHECK_IN
    ),
    "medicines": Place(
        file="patient/medicines.py", title="My medicines", icon=":material/medication:", action=Action.SEE_MEDICINES
    ),
    "about": Place(
        file="patient/about.py", title="About my procedure", icon=":material/menu_book:", action=Action.SEE_OWN_PLAN
    ),
    "move": Place(
        file="patient/move.py", title="Change the date", icon=":material/event:", action=Action.MOVE_OWN_BOOKING
    ),
    "answers": Place(
        file="patient/answers.py", title="Change my answers", icon=":material/fact_check:",
        action=Action.CHANGE_OWN_ANSWERS,
    ),
    "link": Place(file="patient/link.py", title="My link", icon=":material/qr_code:", action=Action.SHARE_OWN_PLAN),
    "helping": Place(
        file="caregiver/helping.py", title="My list as a helper", icon=":material/group:", action=Action.HELP
    ),
    "list": Place(
        file="nurse/list.py", title="Coming in", icon=":material/assignment:", action=Action.SEE_PEOPLE, listed=True
    ),
    "discharge": Place(
        file="nurse/discharge.py", title="Going home", icon=":material/record_voice_over:", action=Action.DISCHARGE,
        listed=True,
    ),
    "calls": Place(file="nurse/calls.py", title="Calls", icon=":material/call:", action=Action.DISCHARGE, listed=True),
    "confirm": Place(
        file="nurse/medicines.py", title="Confirm medicines", icon=":material/medication:", action=Action.SEE_PEOPLE,
        listed=True,
    ),
    "board": Place(
        file="team/board.py", title="Board", icon=":material/group:", action=Action.SEE_PEOPLE, listed=True
    ),
    "cohort": Place(
        file="team/cohort.py", title="How we do", icon=":material/timeline:", action=Action.SEE_PEOPLE, listed=True
    ),
    "person": Place(
        file="team/person.py", title="One person", icon=":material/person:", action=Action.SEE_PERSON
    ),
    "procedures": Place(
        file="library/procedures.py", title="Library", icon=":material/menu_book:", action=Action.SEE_LIBRARY,
        listed=True,
    ),
    "policy": Place(
        file="admin/policy.py", title="Fasting policy", icon=":material/schedule:", action=Action.SEE_POLICY,
        listed=True,
    ),
    "import": Place(
        file="library/import.py", title="Import a text", icon=":material/add:", action=Action.SEE_LIBRARY
    ),
    "review": Place(
        file="library/review.py", title="Review", icon=":material/edit_note:", action=Action.SEE_LIBRARY
    ),
}  # fmt: skip


FIRST = {"today": Action.SEE_OWN_PLAN, "helping": Action.HELP}


def first_page(visitor: Visitor) -> str:
    """The page at the address `/`: today with a plan of one's own, a helper's own list, for all others welcome."""
    if not visitor.plan:
        return "welcome"
    own = (name for name, action in FIRST.items() if visitor.may(action))
    return next(own, "welcome")


def page(name: str, first: str | None = None) -> StreamlitPage:
    """The page as links name it; as the navigation takes it where it knows which page is the `first`."""
    place = PLACES[name]
    return st.Page(
        Path(pages_folder()) / place.file, title=place.title, icon=place.icon, url_path=name,
        default=name == first, visibility="visible" if place.listed else "hidden",
    )  # fmt: skip
