"""A helper's screen: what comes now, their own steps, when to get help, and what the patient shares with them."""

from collections.abc import Mapping

import streamlit as st

from checklist.access import Action
from checklist.care.helping import seen
from checklist.care.journey import Journey
from checklist.ui.helping_data import helping_data, person
from checklist.ui.places import page
from checklist.ui.recovery import tier_cards
from checklist.ui.session import Visit, visitor
from checklist.ui.text import escaped
from checklist.ui.today import draw_component
from checklist.ui.today_words import words

LOOK_AGAIN = "5s"
SHARED: Mapping[str, tuple[Action, str]] = {
    "medicines": (Action.SEE_MEDICINES, ":material/medication:"),
    "recovery": (Action.SEE_RECOVERY, ":material/timeline:"),
}


def draw_list(visit: Visit, mine: Journey) -> None:
    """The heading and the helper's own steps, ticked as a patient ticks theirs."""
    draw_component(helping_data(mine, visit.since(), words(visit.say), visit.say), key="helping")


def draw_shared(visit: Visit, mine: Journey) -> None:
    """The ways to what the patient shares, and what they asked their team."""
    name = escaped(person(mine, visit.say))
    labels = {
        "medicines": visit.say("Medicines of {name}", name=name),
        "recovery": visit.say("Recovery of {name}", name=name),
    }
    for place, (action, icon) in SHARED.items():
        if visit.visitor.may(action):
            st.page_link(page(place), label=labels[place], icon=icon, width="stretch")
    if visit.visitor.may(Action.SEE_QUESTIONS):
        _questions(visit, name)


def draw_signs(visit: Visit, mine: Journey) -> None:
    """When to get help, always shown, with the numbers."""
    st.header(visit.say("When to get help"), anchor="help")
    st.markdown(visit.say("“You” means {name} here.", name=escaped(person(mine, visit.say))))
    tier_cards(mine, visit.say)


def _questions(visit: Visit, name: str) -> None:
    st.header(visit.say("What {name} asked the team", name=name), anchor=False)
    asked = seen(visit.house, visit.visitor, Action.SEE_QUESTIONS).events
    texts = [text for event in asked if isinstance(text := event.payload.get("text"), str)]
    st.markdown("\n".join(f"- {escaped(text)}" for text in texts) or visit.say("Nothing yet."))


@st.fragment(run_every=LOOK_AGAIN)
def watch(visit: Visit) -> None:
    """An open page is drawn again as soon as less is shared, or nothing."""
    now = visitor()
    if (now.share, now.shared) != (visit.visitor.share, visit.visitor.shared):
        st.rerun()
