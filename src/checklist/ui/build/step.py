"""What the steps share: keeping answers, going on, and the words on the button that does."""

from collections.abc import Callable

import streamlit as st

from checklist.care import drafts
from checklist.care.answers import Answers, go_to
from checklist.ui.session import Visit


def keep(visit: Visit, answers: Answers) -> None:
    """Answers are kept; used in callbacks."""
    drafts.keep(visit.house, visit.visitor, answers)


def keep_and_go_on(visit: Visit, answers: Answers) -> None:
    """Answers are kept and the next step is shown; used in callbacks."""
    keep(visit, go_to(answers, answers.step + 1))


def next_label(visit: Visit, topic: str) -> str:
    """What the button that goes on says."""
    return visit.say("Next: {topic}", topic=topic)


def form_next(visit: Visit, topic: str, on_click: Callable[[], None], key: str) -> None:
    """The one primary button of a form step."""
    st.form_submit_button(
        next_label(visit, topic), type="primary", width="stretch", icon=":material/arrow_forward:",
        icon_position="right", on_click=on_click, key=key,
    )  # fmt: skip
