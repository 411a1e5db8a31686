"""A procedure as a row of the library: what it is called, its version and review, its drafts, plans on an older one."""

import streamlit as st

from checklist.care.shelf import Shelved
from checklist.procedure import Status
from checklist.ui.library.signing import signed_words
from checklist.ui.library.where import opens
from checklist.ui.session import Visit
from checklist.ui.text import escaped

STATE = 400


def draw_row(visit: Visit, row: Shelved) -> None:
    """A row where there is room, a card on a phone: the name, what else it is called, and its state."""
    with st.container(border=True, horizontal=True, vertical_alignment="center", gap="small"):
        with st.container(width="stretch", gap=None):
            st.markdown(f"**{escaped(row.plain_title)}**")
            also = also_words(row)
            if also:
                st.markdown(f":small[:gray[{escaped(also)}]]")
        st.container(width=STATE).markdown(state_words(visit, row))
        st.button(visit.say("Open"), key=f"open_{row.id}", on_click=opens, args=(row.id,))


def also_words(row: Shelved) -> str:
    """What else it is called: its name in the library and its codes."""
    codes = row.offered.codes if row.offered else ()
    title = [row.title] if row.title != row.plain_title else []
    return ". ".join([*title, *([", ".join(codes)] if codes else [])])


def state_words(visit: Visit, row: Shelved) -> str:
    """The version patients are offered, its review, drafts in work, and plans on an older version."""
    say, now = visit.say, row.offered
    lines = []
    if now and now.status is Status.REVIEWED and now.review:
        badge = ":orange-badge[:material/report: {}]" if row.overdue else ":green-badge[:material/check_circle: {}]"
        words = badge.format(say("Version {n}", n=now.version))
        lines.append(f"{words} :small[{signed_words(now.review, visit.today(), say)}]")
    elif now:
        words = say("Version {n}, shipped. Not checked by a clinician.", n=now.version)
        lines.append(f":blue-badge[:material/edit_note: {say('Draft')}] :small[{words}]")
    lines += [f":blue-badge[:material/edit_note: {say('Draft {n} in review', n=key.version)}]" for key in row.drafts]
    lines += [f":small[{_older(visit, version, n)}]" for version, n in row.on_older.items()]
    return "  \n".join(lines)


def _older(visit: Visit, version: int, n: int) -> str:
    say = visit.say
    if n == 1:
        return say("A newer version exists. 1 running plan uses version {version}.", version=version)
    return say("A newer version exists. {n} running plans use version {version}.", n=n, version=version)
