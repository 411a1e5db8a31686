"""A list of 30 checkboxes as one writes it first: drawn from the record, each saved when it changes."""

import streamlit as st

from benchmarks.apps import kept

store = st.cache_resource(kept.from_environment)()
person = st.query_params.get("person", "nobody")
state = store.state(person)


def save(task: int) -> None:
    """The tick is in the record."""
    store.save(person, task, not state.get(task, False))


st.title("Today")
for number in range(kept.TASKS):
    st.checkbox(f"Task {number}", value=state.get(number, False), key=f"task-{number}", on_change=save, args=(number,))
