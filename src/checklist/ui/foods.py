"""The question "Can I have this now?" below the list: type or press a food or drink, and read one answer."""

import streamlit as st

from checklist.care.journey import Journey
from checklist.foods import Answer, Says, answer
from checklist.ui.foods_words import ANCHOR, spoken
from checklist.ui.session import Visit, fill
from checklist.ui.text import escaped

FIELD, LONGEST = "food", 60


def draw_may_have(visit: Visit, mine: Journey) -> None:
    """The field, the answer under it, and common names to press; only while the procedure is ahead."""
    if not mine.ahead or not mine.base.foods.foods:
        return
    st.header(visit.say("Can I have this now?"), anchor=ANCHOR)
    with st.form("may_have", border=False):
        name = st.text_input(visit.say("Food or drink"), key=FIELD, max_chars=LONGEST, autocomplete="off")
        st.form_submit_button(visit.say("Check"), width="stretch")
    if name.strip():
        _answered(visit, mine, name.strip())
    _to_press(mine.base.foods.common, visit.say("Or press one:"))


def _answered(visit: Visit, mine: Journey, name: str) -> None:
    said = answer(name, mine.base.foods, mine.eater, mine.now)
    words = spoken(said, name, mine, visit.say)
    _box(said, "  \n".join([f"**{escaped(words.first)}**", *(escaped(line) for line in words.then)]))
    for near in said.near:
        st.button(escaped(near), key=f"meant_{near}", width="stretch", on_click=fill, args=(FIELD, near))


def _box(said: Answer, words: str) -> None:
    """It appears on a press, so it is announced; its words say all, its colour and icon nothing more."""
    if said.says in (Says.YES, Says.SIPS):
        st.success(words, icon=":material/check:")
    elif said.says is Says.NO:
        st.warning(words, icon=":material/block:")
    else:
        st.info(words, icon=":material/help:")


def _to_press(common: tuple[str, ...], words: str) -> None:
    st.markdown(f":small[{words}]")
    with st.container(horizontal=True, gap="small"):
        for name in common:
            st.button(escaped(name), key=f"common_{name}", on_click=fill, args=(FIELD, name))
