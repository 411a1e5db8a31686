"""A walk-through, or a call after it, of a procedure that is cancelled: who says so, and the way to the person's page.

Whoever has it open keeps what was typed, under that sentence, and records nothing: it may be cancelled by mistake.
"""

import streamlit as st

from checklist.care.going_home import Going
from checklist.ui.discharge.where import is_on_screen
from checklist.ui.discharge.words import name_of
from checklist.ui.places import page
from checklist.ui.reasons import cancelled_words
from checklist.ui.session import Visit


def is_closed(one: Going) -> bool:
    """Whether nothing of the plan is to be seen: it is cancelled, and this tab did not have it open before that."""
    return one.cancelled is not None and not is_on_screen(one.plan)


def draw_closed(visit: Visit, one: Going) -> None:
    """That it is cancelled, in the place of the whole page."""
    name = one.journey.plan.booking.called and name_of(one, visit.say)
    st.title(visit.say("The procedure of {name} is canceled", name=name or visit.say("the patient")), anchor=False)
    visit.show_messages()
    draw_cancelled(visit, one)


def draw_cancelled(visit: Visit, one: Going) -> None:
    """Who cancelled it, when and why, and the way to where it can be put back; nothing where it takes place."""
    if one.cancelled is None:
        return
    say, who = visit.say, cancelled_words(one.cancelled, one.journey, visit.say)
    kept = say(
        "Nothing more is recorded here. What was recorded stays, and is here again if the procedure is put back."
    )
    with st.container(border=True):
        st.markdown(f":material/cancel: **{who}**  \n{kept}")
        label = say("The page of {who}", who=name_of(one, say))
        st.page_link(page("person"), label=label, icon=":material/person:", query_params={"plan": one.plan})
