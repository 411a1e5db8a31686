"""A component without a face: it sends this tab to another address of ours, and says aloud what is there."""

from hashlib import sha256
from pathlib import Path

import streamlit as st

_component = st.components.v2.component(
    "periop.go",
    html='<span role="status"></span>\n',
    js=(Path(__file__).parent / "go.js").read_text(encoding="utf-8"),
)


def go(to: str, turn: int = 0, words: str = "") -> None:
    """The browser's tab is at `to`, a path of this server. Another `turn` goes to the same place on a page again.

    `words` are said aloud there, to whoever hears the page.
    """
    again = {"turn": turn} if "#" in to else {}
    _component(
        data={"to": to, **again, **({"words": words} if words else {})},
        key=f"go-{sha256(to.encode()).hexdigest()}-{turn}",
    )
