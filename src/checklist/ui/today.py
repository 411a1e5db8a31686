"""The Today component: drawn by its own HTML, CSS and JavaScript, so that it goes on while the socket is down."""

from pathlib import Path

import streamlit as st

from checklist.care.journey import Journey
from checklist.ui.session import Visit
from checklist.ui.today_data import today_data
from checklist.ui.today_rows import Data, waiting
from checklist.ui.today_words import words

HERE = Path(__file__).parent

_component = st.components.v2.component(
    "periop.today",
    html=(HERE / "today.html").read_text(encoding="utf-8"),
    css=(HERE / "today.css").read_text(encoding="utf-8"),
    js=(HERE / "today.js").read_text(encoding="utf-8"),
)


def draw_today(visit: Visit, mine: Journey) -> None:
    """The card, the ready line and the list of the visitor's own plan."""
    data = today_data(mine, visit.since(), words(visit.say), visit.say)
    draw_component(data, key="today")
    later = waiting(mine)
    if later:
        said = visit.say("{n} more steps come onto this list by themselves when their day is near.", n=later)
        st.markdown(f":small[:gray[{said}]]")


def draw_component(data: Data, key: str) -> None:
    """The component with its data; it asks for a redraw by itself."""
    _component(data=data, key=key, on_refresh_change=_drawn_again)


def _drawn_again() -> None:
    """The component asked for a redraw: the rerun that calls this is all it takes."""
