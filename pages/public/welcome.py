"""Three doors: I am having a procedure, nurse, care team."""

import streamlit as st

from checklist.ui.session import open_page
from checklist.ui.welcome import doors

visit = open_page()
st.title(visit.say("Get ready for your procedure, step by step"), anchor=False)
st.markdown(visit.say("Your own list with clock times. What to do now, until when you may drink, what comes after."))
doors(visit)
st.markdown(visit.say(":small[:gray[This plan informs you. Your own care team confirms it.]]"))
