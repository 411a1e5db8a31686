"""One's own private link: an address to copy and a square for another phone's camera."""

from urllib.parse import urlsplit

import streamlit as st

from checklist.care.sharing import my_link, qr_code
from checklist.ui.session import Visit

PRINT = "/print"


def draw_link(visit: Visit) -> None:
    """The link once it was asked for; each one shown is a new one, and older ones stay valid."""
    say, link = visit.say, visit.link()
    st.markdown(say("It opens your plan on any phone or computer. No account. Keep it to yourself."))
    if link is None:
        st.button(say("Show my link"), key="show_link", width="stretch", on_click=_make, args=(visit,))
        return
    st.code(link, language=None, wrap_lines=True)
    st.image(qr_code(link), width=280, alt=say("QR code with your private link"))
    st.markdown(say("Point the camera of another phone at this square. Or copy the address above."))


def _make(visit: Visit) -> None:
    visit.keep_link(my_link(visit.house, visit.visitor, origin()))


def origin() -> str:
    """The address the browser reached us at."""
    here = urlsplit(st.context.url or "")
    return f"{here.scheme}://{here.netloc}"
