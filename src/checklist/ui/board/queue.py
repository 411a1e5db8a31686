"""The queue: a row a person, the worst first, with why, what happened and the one thing to do next."""

import streamlit as st

from checklist.alerts import Alert, Kind
from checklist.care.board import Board, Person
from checklist.ui.board.asking import draw_undo, draw_verb
from checklist.ui.board.where import looked_at
from checklist.ui.board.words import badge, happened, name_lines, name_of, since_words, team_words, who_words
from checklist.ui.places import page
from checklist.ui.session import Visit, field, fill
from checklist.ui.text import escaped

COLUMNS = (16, 19, 26, 15)  # the first takes the longest badge whole
MORE, BREAK = "board_more", "  \n"
ACROSS, ACROSS_PHONE, ACROSS_ROSTER = 18, 36, 40  # small letters of a name that stand on one line


def draw_queue(visit: Visit, now: Board) -> None:
    """Who needs somebody, then whom somebody has taken on."""
    draw_undo(visit)
    for row in now.queue:
        _row(visit, row)
    left = now.need + now.in_hand - len(now.queue)
    if left > 0:
        turns = str(int(field(MORE) or 1) + 1)
        st.button(visit.say("Show more, {n} left", n=left), key="board_show_more", on_click=fill, args=(MORE, turns))


def _row(visit: Visit, row: Person) -> None:
    """One person: a row where there is room, on a phone a card with one thing under the other."""
    if not row.alerts:
        return
    alert, say = row.alerts[0], visit.say
    with st.container(border=True, key=f"queue_{row.plan}"):
        why, who, what, do = st.columns(COLUMNS, gap="small")
        why.markdown(badge(alert.kind, say))
        with who, st.container(gap=None):
            draw_name(visit, row, ACROSS_PHONE if visit.on_phone else ACROSS)
            st.markdown(f":small[{who_words(row, say)}]")
        with what:
            st.markdown("  \n".join(_lines(visit, row, alert)))
            if alert.kind is Kind.LONG_FAST:
                st.page_link(page("policy"), label=say("Fasting policy"), icon=":material/schedule:")
        with do:
            draw_verb(visit, row, alert, escaped(name_of(row, say)))


def _lines(visit: Visit, row: Person, alert: Alert) -> list[str]:
    """What happened, since when, what the team has done, and what else stands."""
    say, others = visit.say, row.alerts[1:]
    small = [since_words(alert, row, say), team_words(alert, row, say)]
    if others:
        kinds = dict.fromkeys(badge(one.kind, say).partition(": ")[2].rstrip("]") for one in others)
        small.append(say("Also: {what}.", what=", ".join(kinds)))
    return [happened(alert, row, say), *(f":small[{words}]" for words in small if words)]


def draw_name(visit: Visit, row: Person, across: int = ACROSS_ROSTER) -> None:
    """The name, as the way to everything about this person. A link wraps nothing by itself: a long name has lines."""
    lines = map(escaped, name_lines(name_of(row, visit.say), across))
    way = {"plan": row.plan, **looked_at()}
    st.page_link(page("person"), label=f"**{BREAK.join(lines)}**", icon="", query_params=way)
