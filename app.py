"""The ASGI application: Streamlit's pages in our frame, with our own routes beside them."""

import streamlit as st

from checklist.care.opening import opened_house
from checklist.ui import FRAME, say_sorry
from checklist.web import lifespan, middleware, routes

house = opened_house()
app = st.App(
    FRAME,
    routes=routes(house),
    middleware=middleware(house),
    lifespan=lifespan(house),
    on_script_error=say_sorry,
)
