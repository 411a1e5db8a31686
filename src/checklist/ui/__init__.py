"""The screens' frame, session, components and charts: the only part that knows Streamlit."""

from pathlib import Path

FRAME = Path(__file__).parent / "frame.py"


def say_sorry(problem: Exception) -> bool:
    """A calm sentence stands where a page failed; the log names the kind of problem and no person."""
    import logging

    import streamlit as st

    logging.getLogger("checklist").error("page failed: %s", type(problem).__name__)
    st.title("We cannot show this page now", anchor=False)
    st.markdown("Your ticks are safe. Reload the page. If this stays, call your team.")
    return True
