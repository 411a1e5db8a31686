"""A long list a part at a time: a page that draws hundreds of rows would answer no press at once."""

import streamlit as st

from checklist.ui.session import Visit, field, fill

SHOWN = 30


def shown(key: str) -> int:
    """How many rows of this list are drawn."""
    return int(field(key) or SHOWN)


def draw_more(visit: Visit, key: str, all_: int, button: str) -> None:
    """The press that shows some more of `all_`; it stands there only while there are more."""
    now = shown(key)
    if all_ > now:
        label = visit.say("Show {n} more, of {all}", n=min(all_ - now, SHOWN), all=all_)
        st.button(label, key=button, on_click=fill, args=(key, str(now + SHOWN)))
