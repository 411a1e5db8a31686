"""Why this person is on the board: each reason as the board says it, with the one thing to do next."""

import streamlit as st

from checklist.alerts import Alert
from checklist.care.board import Person as Row
from checklist.care.person import Person
from checklist.ui.board.asking import draw_undo, draw_verb
from checklist.ui.board.words import badge, happened, since_words, team_words
from checklist.ui.session import Visit
from checklist.ui.text import escaped, telephone


def draw_why(visit: Visit, one: Person) -> None:
    """The reasons, the worst first, with the number beside the first; nothing where there is none."""
    draw_undo(visit)
    if one.row is None:
        return
    for number, alert in enumerate(one.row.alerts):
        with st.container(border=True):
            st.markdown("  \n".join(reason_lines(one.row, alert, visit)))
            with st.container(horizontal=True):
                if number == 0 and one.phone:
                    label = visit.say("Call {phone}", phone=escaped(one.phone))
                    st.link_button(label, telephone(one.phone), icon=":material/call:")
                of = happened(alert, one.row, visit.say)
                draw_verb(visit, one.row, alert, of, wide=False, primary=number == 0)


def reason_lines(row: Row, alert: Alert, visit: Visit) -> list[str]:
    """What happened, since when, and what the team has done."""
    say = visit.say
    small = [words for words in (since_words(alert, row, say), team_words(alert, row, say)) if words]
    return [f"{badge(alert.kind, say)} **{happened(alert, row, say)}**", *(f":small[{words}]" for words in small)]
