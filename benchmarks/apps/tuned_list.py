"""The same list, tuned: each checkbox is a fragment, so that a tick draws one box again; and start-up is frozen."""

import gc

import streamlit as st

from benchmarks.apps import kept


@st.cache_resource
def freeze() -> None:
    """What start-up made is never looked at again by the garbage collector."""
    gc.collect()
    gc.freeze()


store = st.cache_resource(kept.from_environment)()
person = st.query_params.get("person", "nobody")
state = store.state(person)


def save(task: int) -> None:
    """The tick is in the record."""
    state[task] = not state.get(task, False)
    store.save(person, task, state[task])


@st.fragment
def box(task: int) -> None:
    """One checkbox, drawn again alone."""
    st.checkbox(f"Task {task}", value=state.get(task, False), key=f"task-{task}", on_change=save, args=(task,))


freeze()
st.title("Today")
for number in range(kept.TASKS):
    box(number)
