"""Build my plan: six steps, one topic each. Back never loses anything; nothing is preset."""

from collections.abc import Callable, Sequence

import streamlit as st

from checklist.care import drafts
from checklist.care.answers import LAST_STEP, Answers, go_to
from checklist.ui.build.check import draw_check
from checklist.ui.build.done import draw_done
from checklist.ui.build.facts import draw_health, draw_home
from checklist.ui.build.medicines import draw_medicines
from checklist.ui.build.procedure import draw_procedure
from checklist.ui.build.step import change
from checklist.ui.build.times import draw_times
from checklist.ui.places import page
from checklist.ui.session import Visit

Draw = Callable[[Visit, Answers], None]


def steps(visit: Visit) -> Sequence[tuple[str, str, Draw]]:
    """Each step's question, what the button that leads to it says, and what draws it."""
    say = visit.say
    return (
        (say("Which procedure are you having?"), say("your procedure"), draw_procedure),
        (say("When is it?"), say("the day and time"), draw_times),
        (say("Which medicines do you take?"), say("your medicines"), draw_medicines),
        (say("How is your health?"), say("your health"), draw_health),
        (say("Who is at home with you?"), say("your home and work"), draw_home),
        (say("Is this right?"), say("check your answers"), draw_check),
    )


def draw(visit: Visit) -> None:
    """The step the person is at, whole: progress, question, fields, and the way back and on."""
    if visit.visitor.plan:
        draw_done(visit)
        return
    answers = drafts.answers(visit.house, visit.visitor)
    question, _, draw_step = steps(visit)[answers.step - 1]
    st.markdown(visit.say(":gray[Build my plan. Step {n} of {last}]", n=answers.step, last=LAST_STEP))
    st.progress(answers.step / LAST_STEP)
    st.title(question, anchor=False)
    visit.show_messages()
    draw_step(visit, answers)
    _way_back(visit, answers)
    st.markdown(
        visit.say(":small[:gray[:material/cloud_done: Saved. You can stop here and come back with your link.]]")
    )
    st.page_link(page("link"), label=visit.say("Get my link"))


def _way_back(visit: Visit, answers: Answers) -> None:
    if answers.step == 1:
        return
    st.button(
        visit.say("Back"), icon=":material/arrow_back:", key="back",
        on_click=change, args=(visit, go_to, answers.step - 1),
    )  # fmt: skip
