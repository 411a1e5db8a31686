"""An empty Streamlit page: a heading and nothing else."""

import streamlit as st

st.title("Today")
