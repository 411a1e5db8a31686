"""Pasting a whole list of medicines: what was understood of it, for the person to correct before it is added."""

import streamlit as st

from checklist.care import medicine_list
from checklist.care.answers import Answers, Entered, with_medicines
from checklist.ui.build.how_often import HOW_OFTEN, how_often_words
from checklist.ui.build.step import change
from checklist.ui.session import Visit, field
from checklist.ui.text import escaped

MOST_CHARS = 4000


def draw_pasting(visit: Visit, answers: Answers) -> None:
    """A field for the whole list; below it what was understood, each medicine with its own fields."""
    say, n = visit.say, len(answers.medicines)
    with st.expander(say("Paste a whole list"), key=f"paste_{n}"):
        text = st.text_area(
            say("Your list, as it is"), key=_pasted(answers), max_chars=MOST_CHARS,
            placeholder=say("One medicine on each line"),
        )  # fmt: skip
        st.button(say("Read my list"), width="stretch", key=f"read_{n}")
        understood = medicine_list.pasted(visit.house, text or "")
        if understood:
            _correct(visit, answers, understood)


def list_waits(answers: Answers) -> bool:
    """Whether a list was pasted and not added."""
    return bool((field(_pasted(answers)) or "").strip())


def _correct(visit: Visit, answers: Answers, understood: tuple[Entered, ...]) -> None:
    say = visit.say
    st.markdown(say("This is what we read. Check each one. To leave one out, clear its name."))
    with st.form(f"understood_{len(answers.medicines)}", border=False):
        for place, entered in enumerate(understood):
            _fields(visit, _key(answers, understood, place), place + 1, entered)
        st.form_submit_button(
            say("Add these to my list"), icon=":material/add:", width="stretch", on_click=_add,
            args=(visit, answers, understood), key=f"add_pasted_{len(answers.medicines)}",
        )  # fmt: skip


def _fields(visit: Visit, key: str, number: int, entered: Entered) -> None:
    say, words = visit.say, how_often_words(visit)
    with st.container(border=True):
        if entered.question:
            st.markdown(say("We are not sure about **{name}**. We will ask you next.", name=escaped(entered.name)))
        st.text_input(say("Name of medicine {n}", n=number), entered.name, key=f"{key}_name", autocomplete="off")
        st.text_input(
            say("How much of medicine {n}", n=number), entered.dose or "", key=f"{key}_dose", autocomplete="off"
        )
        place = HOW_OFTEN.index(entered.how_often) if entered.how_often else None
        st.selectbox(
            say("How often medicine {n}", n=number), HOW_OFTEN, index=place, key=f"{key}_often",
            format_func=lambda id_: words[id_], placeholder=say("Choose one"),
        )  # fmt: skip


def _add(visit: Visit, answers: Answers, understood: tuple[Entered, ...]) -> None:
    corrected = [_corrected(visit, _key(answers, understood, place)) for place in range(len(understood))]
    change(visit, with_medicines, tuple(entered for entered in corrected if entered.name))


def _corrected(visit: Visit, key: str) -> Entered:
    """The medicine as it stands in its fields now."""
    name, dose = (" ".join((field(f"{key}_{part}") or "").split()) for part in ("name", "dose"))
    return medicine_list.typed(visit.house, name, dose or None, field(f"{key}_often"))


def _pasted(answers: Answers) -> str:
    return f"pasted_{len(answers.medicines)}"


def _key(answers: Answers, understood: tuple[Entered, ...], place: int) -> str:
    """Another text pasted has fields of its own, so that none is filled by the text before."""
    return f"{_pasted(answers)}_{place}_{understood[place].name}"
