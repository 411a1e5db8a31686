"""The real frame; only the session id comes from the test instead of from a cookie."""

import runpy

import streamlit as st

from checklist.ui import FRAME, session

session.session_id = lambda: st.secrets.get("session")
runpy.run_path(str(FRAME))
