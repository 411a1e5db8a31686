"""Making one's own private link."""

from urllib.parse import urlsplit

import streamlit as st

from checklist.care.sharing import my_link
from checklist.ui.session import Visit


def make_link(visit: Visit) -> None:
    """A new private link stands on the page, until it is left."""
    visit.keep_link(my_link(visit.house, visit.visitor, origin()))


def origin() -> str:
    """The address the browser reached us at."""
    here = urlsplit(st.context.url or "")
    return f"{here.scheme}://{here.netloc}"
