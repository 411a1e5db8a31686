"""Step 3: the medicines. A name we do not know for sure is asked about, never taken."""

import streamlit as st

from checklist.care import drafts, medicine_list
from checklist.care.answers import (
    Answers,
    named,
    not_one_of_these,
    open_question,
    with_medicine,
    without_medicine,
)
from checklist.care.drafts import MedicineWord
from checklist.ui.build.how_often import HOW_OFTEN, how_often_words
from checklist.ui.build.pasting import draw_pasting, list_waits
from checklist.ui.build.step import change, change_and_go_on, next_label
from checklist.ui.session import Visit, field, fill
from checklist.ui.text import escaped


def draw_medicines(visit: Visit, answers: Answers) -> None:
    """The open question first, then the list, then the fields for one more, and for a whole list at once."""
    st.markdown(visit.say("Look at each bottle or box. Add pills, shots, patches, drops and herbs."))
    place = open_question(answers)
    if place is not None:
        _question(visit, answers, place)
    _listed(visit, answers)
    _one_more(visit, answers)
    draw_pasting(visit, answers)
    visit.show_beside()
    st.button(
        next_label(visit, visit.say("your health")), type="primary", width="stretch", key="medicines_next",
        icon=":material/arrow_forward:", icon_position="right", on_click=_go_on, args=(visit, answers),
    )  # fmt: skip


def _question(visit: Visit, answers: Answers, place: int) -> None:
    say, name = visit.say, answers.medicines[place].name
    with st.container(border=True):
        st.header(say("Which one is on your bottle?"), anchor=False)
        st.markdown(say("You wrote **{name}**. It could be one of these.", name=escaped(name)))
        for candidate in drafts.candidates(visit.house, name):
            label = f"**{escaped(candidate.name)}** ({escaped(candidate.means)})"
            st.button(
                label, key=f"is_{candidate.name}", width="stretch", wrap=True,
                on_click=change, args=(visit, named, place, candidate.name),
            )  # fmt: skip
        st.button(
            say("**Not one of these**"), key="none_of_these", width="stretch",
            on_click=change, args=(visit, not_one_of_these, place),
        )  # fmt: skip
        st.markdown(say(":small[Not one of these? We will ask your care team. Do not stop it by yourself.]"))


def _listed(visit: Visit, answers: Answers) -> None:
    st.header(visit.say("On your list: {n}", n=len(answers.medicines)), anchor=False)
    if not answers.medicines:
        st.markdown(visit.say("No medicines yet. Add one, or press Next if you take none."))
    for place, word in enumerate(drafts.medicine_words(visit.house, answers, visit.language)):
        _row(visit, answers, place, word)


def _row(visit: Visit, answers: Answers, place: int, word: MedicineWord) -> None:
    say, entered = visit.say, word.entered
    name = f"**{escaped(entered.name)}**" + (f" ({escaped(word.means)})" if word.means else "")
    often = how_often_words(visit).get(entered.how_often or "")
    said = ", ".join(escaped(part) for part in (entered.dose, often) if part)
    lines = [name, *([f":small[:gray[{said}]]"] if said else [])]
    with st.container(horizontal=True, vertical_alignment="top", horizontal_alignment="distribute"):
        st.markdown("  \n".join(lines), width="content")
        st.button(
            say("Remove"), key=f"remove_{place}", type="tertiary", help=None,
            on_click=change, args=(visit, without_medicine, place, entered),
        )  # fmt: skip
    if entered.question:
        st.markdown(say(":orange-background[:material/help: Which one is it? See the question above.]"))
        st.divider()
        return
    mark = ":orange-background[:material/call: {}]" if word.ask else ":small[{}]"
    st.markdown(mark.format(escaped(word.says)))
    st.divider()


def _one_more(visit: Visit, answers: Answers) -> None:
    """Fields for one medicine, with names to press as one types; none is chosen by itself."""
    say, words = visit.say, how_often_words(visit)
    st.header(say("Add one more") if answers.medicines else say("Add a medicine"), anchor=False)
    name = st.text_input(
        say("Name on the bottle"), key=_key("name", answers), autocomplete="off", max_chars=80, live=True
    )
    for suggested in drafts.suggestions(visit.house, name):
        st.button(
            f"**{escaped(suggested.name)}** ({escaped(suggested.means)})", key=f"suggested_{suggested.name}", wrap=True,
            width="stretch", on_click=fill, args=(_key("name", answers), suggested.name),
        )  # fmt: skip
    st.text_input(
        say("How much (you can leave this empty)"), key=_key("dose", answers), autocomplete="off", max_chars=80
    )
    st.selectbox(
        say("How often (you can leave this empty)"), HOW_OFTEN, index=None, key=_key("often", answers),
        format_func=lambda id_: words[id_], placeholder=say("Choose one"),
    )  # fmt: skip
    st.button(
        say("Add this medicine"), icon=":material/add:", width="stretch", on_click=_add, args=(visit, answers),
        key="add_medicine",
    )  # fmt: skip


def _add(visit: Visit, answers: Answers) -> None:
    name = " ".join((field(_key("name", answers)) or "").split())
    if not name:
        visit.keep_problems([visit.say("Write the name that is on the bottle or box.")])
        return
    dose, often = field(_key("dose", answers)) or None, field(_key("often", answers))
    entered = medicine_list.typed(visit.house, name, dose, often)
    change(visit, with_medicine, entered)


def _key(part: str, answers: Answers) -> str:
    """A field's key: each medicine is entered into fields of its own, so that none is filled by the one before."""
    return f"medicine_{part}_{len(answers.medicines)}"


def _go_on(visit: Visit, answers: Answers) -> None:
    """On, unless something would be lost or left unclear; what it is stands above and beside the button."""
    said = drafts.answers(visit.house, visit.visitor)
    if (field(_key("name", answers)) or "").strip() and len(said.medicines) == len(answers.medicines):
        visit.keep_problems([visit.say("You typed a name. Press Add this medicine, or clear the name.")], beside=True)
    elif list_waits(answers) and len(said.medicines) == len(answers.medicines):
        visit.keep_problems([visit.say("You pasted a list. Press Add these to my list, or clear it.")], beside=True)
    elif open_question(said) is not None:
        visit.keep_problems([visit.say("Pick one, or pick Not one of these.")], beside=True)
    elif not said.medicines and not said.no_medicines:
        change(visit, drafts.said_none)
        words = visit.say("No medicines at all? Press Next again if so. If you take one, add it.")
        visit.keep_problems([words], beside=True)
    else:
        change_and_go_on(visit, lambda kept: kept)
