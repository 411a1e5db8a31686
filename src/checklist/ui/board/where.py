"""What of the board stands in the address, also of a person's page, so that the way back leads where one was."""

from collections.abc import Mapping

import streamlit as st

WHERE, PAGE_KEY = "state", "page"


def looked_at() -> Mapping[str, str]:
    """The state and the page that the address names."""
    return {key: st.query_params[key] for key in (WHERE, PAGE_KEY) if key in st.query_params}
