"""The procedures of the library: found by words, each with its state in words and who runs on it."""

from collections.abc import Sequence

import streamlit as st

from checklist.access import Action, may
from checklist.care.shelf import Shelved, shelf
from checklist.ui.library.one import draw_one
from checklist.ui.library.rows import draw_row
from checklist.ui.library.where import asked_procedure
from checklist.ui.places import page
from checklist.ui.session import Visit, field, fill
from checklist.ui.text import escaped

AT_ONCE = 20
FEW = 5
SHOWN = "procedures_shown"


def draw_shelf(visit: Visit) -> None:
    """One procedure, if the address names it; else all of them, a search above."""
    rows = {row.id: row for row in shelf(visit.house, visit.visitor)}
    wanted = asked_procedure()
    if wanted in rows:
        draw_one(visit, rows[wanted], rows)
        return
    _head(visit, list(rows.values()))
    words = st.text_input(
        visit.say("Search by name, word, code or body part"), key="library_search", autocomplete="off", live=True
    )
    found = shelf(visit.house, visit.visitor, words) if words.strip() else tuple(rows.values())
    _list(visit, _chosen(visit, found), words)


def _head(visit: Visit, rows: list[Shelved]) -> None:
    say = visit.say
    late, waiting = sum(row.overdue for row in rows), sum(len(row.drafts) for row in rows)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.title(_counted(visit, len(rows), late, waiting), anchor=False, width="content")
        if may(visit.visitor.role, Action.IMPORT_CONTENT):
            st.page_link(page("import"), label=say("Import a text"), icon=":material/add:")
    visit.show_messages()


def _counted(visit: Visit, all_: int, late: int, waiting: int) -> str:
    say = visit.say
    parts = [say("1 procedure") if all_ == 1 else say("{n} procedures", n=all_)]
    if late:
        parts.append(say("1 review overdue") if late == 1 else say("{n} reviews overdue", n=late))
    if waiting:
        parts.append(say("1 draft in review") if waiting == 1 else say("{n} drafts in review", n=waiting))
    return ", ".join(parts)


def _chosen(visit: Visit, rows: Sequence[Shelved]) -> Sequence[Shelved]:
    """The rows of the kind that is chosen. There is a choice where the list is long and not all of one kind."""
    kinds = {
        "all": rows, "late": [row for row in rows if row.overdue], "drafts": [row for row in rows if row.drafts],
        "unchecked": [row for row in rows if row.unchecked], "older": [row for row in rows if row.on_older],
    }  # fmt: skip
    offered = [kind for kind, some in kinds.items() if some]
    if len(rows) < FEW or len(offered) < 2:
        return rows
    kind = st.radio(
        visit.say("Show"), offered, horizontal=True, key="kind",
        format_func=lambda kind: _kind(kind, len(kinds[kind]), visit),
    )  # fmt: skip
    return kinds[kind]


def _kind(kind: str, n: int, visit: Visit) -> str:
    say = visit.say
    return {
        "all": say("All: {n}", n=n), "late": say("Review overdue: {n}", n=n),
        "drafts": say("Draft in review: {n}", n=n), "unchecked": say("Not checked: {n}", n=n),
        "older": say("Plans on an older version: {n}", n=n),
    }[kind]  # fmt: skip


def _list(visit: Visit, found: Sequence[Shelved], words: str) -> None:
    say = visit.say
    if not found and words.strip():
        st.markdown(say("We found nothing for “{said}”. Try another word.", said=escaped(words)))
    elif not found:
        st.markdown(say("No procedures yet. They stand here once a clinician has imported and signed a text."))
    elif words.strip():
        st.markdown(say("1 found.") if len(found) == 1 else say("{n} found, the best first.", n=len(found)))
    most = field(SHOWN) or AT_ONCE
    for row in found[:most]:
        draw_row(visit, row)
    if len(found) > most:
        label = say("Show {n} more", n=min(AT_ONCE, len(found) - most))
        st.button(label, key="more_procedures", on_click=fill, args=(SHOWN, most + AT_ONCE))
