"""What the steps share: changing the answers as they stand now, going on, and the words on the button that does."""

from collections.abc import Callable

import streamlit as st

from checklist.care import drafts
from checklist.care.answers import Answers, go_to
from checklist.ui.session import Visit

Change = Callable[..., Answers]


def change(visit: Visit, how: Change, *values: object) -> None:
    """The answers as kept now, changed by `how`: a slow phone may press twice before it is drawn again."""
    said = drafts.answers(visit.house, visit.visitor)
    drafts.keep(visit.house, visit.visitor, how(said, *values))


def change_and_go_on(visit: Visit, how: Change, *values: object) -> None:
    """The answers changed by `how`, and the next step shown."""
    step = drafts.answers(visit.house, visit.visitor).step
    change(visit, how, *values)
    change(visit, go_to, step + 1)


def next_label(visit: Visit, topic: str) -> str:
    """What the button that goes on says."""
    return visit.say("Next: {topic}", topic=topic)


def form_next(visit: Visit, topic: str, on_click: Callable[[], None], key: str) -> None:
    """The one primary button of a form step."""
    st.form_submit_button(
        next_label(visit, topic), type="primary", width="stretch", icon=":material/arrow_forward:",
        icon_position="right", on_click=on_click, key=key,
    )  # fmt: skip
