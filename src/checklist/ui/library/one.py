"""One procedure of the library: its versions, the plans that run on it, and procedures like it."""

from collections.abc import Mapping

import streamlit as st

from checklist.care.shelf import Quoted, Shelved, quotes, similar, since
from checklist.checkin import RedFlag
from checklist.procedure import ProcedureId
from checklist.store.reviews import WorkKey
from checklist.ui.library.difference import draw_difference
from checklist.ui.library.rows import also_words, draw_row, state_words
from checklist.ui.library.source import stand_words
from checklist.ui.library.values import rule_words, sign_words
from checklist.ui.library.where import asked_since, closes, params
from checklist.ui.places import page
from checklist.ui.session import Visit
from checklist.ui.text import escaped, quoted
from checklist.ui.when import Say


def draw_one(visit: Visit, row: Shelved, rows: Mapping[ProcedureId, Shelved]) -> None:
    """Its versions, the plans that run on it with what is newer than they have, and procedures like it."""
    say = visit.say
    st.button(say("All procedures"), key="all", type="tertiary", icon=":material/arrow_back:", on_click=closes)
    st.title(escaped(row.plain_title), anchor=False)
    also = also_words(row)
    if also:
        st.markdown(f":gray[{escaped(also)}]")
    st.markdown(state_words(visit, row))
    _versions(visit, row)
    _quotes(visit, row)
    _running(visit, row)
    _similar(visit, row, rows)


def _versions(visit: Visit, row: Shelved) -> None:
    say = visit.say
    st.header(say("Versions"), anchor=False)
    for key in reversed(row.drafts):
        _way(key, say("Draft {n}: go on reviewing", n=key.version))
    for key in reversed(row.signed):
        _way(key, say("Version {n}, as it was signed", n=key.version))
    if not row.drafts and not row.signed:
        st.markdown(say("Version 1 came with the app. Import its text to review it here as a new version."))


def _quotes(visit: Visit, row: Shelved) -> None:
    """Where the words of the newest signed version stand in the text it was made from."""
    say = visit.say
    if not row.signed:
        return
    found = quotes(visit.house, visit.visitor, row.signed[-1])
    title = say("Where version {n} is from: {all} quotes", n=row.signed[-1].version, all=len(found))
    with st.expander(title, icon=":material/format_quote:"):
        st.markdown("\n".join(f"- {_quote(one, say)}" for one in found))


def _quote(one: Quoted, say: Say) -> str:
    rule = sign_words(one.rule, say) if isinstance(one.rule, RedFlag) else rule_words(one.rule, say)
    said = quoted(one.quote)
    line = say("“{said}”, line {n}.", said=said, n=one.line) if one.line else say("“{said}”.", said=said)
    astray = stand_words(one.stand, say)
    return f"{rule}  \n:small[{line}]" + (f"  \n:small[:orange-badge[:material/report: {astray}]]" if astray else "")


def _way(key: WorkKey, label: str) -> None:
    st.page_link(page("review"), label=label, icon=":material/menu_book:", query_params=params(key))


def _running(visit: Visit, row: Shelved) -> None:
    say = visit.say
    st.header(say("Running plans"), anchor=False)
    if not row.running:
        st.markdown(say("No running plan uses it."))
    lines = [
        say("Version {version}: 1 plan", version=version)
        if n == 1
        else say("Version {version}: {n} plans", version=version, n=n)
        for version, n in sorted(row.running.items())
    ]
    st.markdown("\n".join(f"- {line}" for line in lines))
    if row.on_older:
        st.markdown(say("They keep the version they were built from."))
    for version in row.on_older:
        _since(visit, row, version)


def _since(visit: Visit, row: Shelved, version: int) -> None:
    """What the newest version changes in an older one that plans still have; open where the address asks for it."""
    now = row.offered.version if row.offered else version
    title = visit.say("What version {now} changes in version {has}", now=now, has=version)
    with st.expander(title, expanded=asked_since() == str(version)):
        found = since(visit.house, visit.visitor, WorkKey(procedure=row.id, version=version))
        draw_difference(visit, found, visit.house.library.fact_base)


def _similar(visit: Visit, row: Shelved, rows: Mapping[ProcedureId, Shelved]) -> None:
    say = visit.say
    st.header(say("Similar procedures"), anchor=False)
    found = [rows[other.id] for other in similar(visit.house, visit.visitor, row.id) if other.id in rows]
    if not found:
        st.markdown(say("None in the library yet."))
    for other in found:
        draw_row(visit, other)
