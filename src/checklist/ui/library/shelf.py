"""The procedures of the library: found by words, each with its state in words and who runs on it."""

from collections.abc import Sequence

import streamlit as st

from checklist.access import Action, may
from checklist.care.shelf import Quoted, Shelved, quotes, shelf, similar, since
from checklist.checkin import RedFlag
from checklist.guidance import ENGLISH
from checklist.procedure import Status
from checklist.store.reviews import WorkKey
from checklist.ui.library.difference import draw_difference
from checklist.ui.library.signing import signed_words
from checklist.ui.library.source import stand_words
from checklist.ui.library.values import rule_words, sign_words
from checklist.ui.library.where import asked_procedure, asked_since, closes, opens, params
from checklist.ui.places import page
from checklist.ui.session import Visit, field, fill
from checklist.ui.text import escaped, quoted
from checklist.ui.when import Say

AT_ONCE = 20
FEW = 5
STATE = 420
SHOWN = "procedures_shown"


def draw_shelf(visit: Visit) -> None:
    """One procedure, if the address names it; else all of them, a search above."""
    rows = {row.id: row for row in shelf(visit.house, visit.visitor)}
    wanted = asked_procedure()
    if wanted in rows:
        _draw_one(visit, rows[wanted])
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
        _row(visit, row)
    if len(found) > most:
        label = say("Show {n} more", n=min(AT_ONCE, len(found) - most))
        st.button(label, key="more_procedures", on_click=fill, args=(SHOWN, most + AT_ONCE))


def _row(visit: Visit, row: Shelved) -> None:
    """A row where there is room, a card on a phone: the name, what else it is called, and its state."""
    with st.container(border=True, horizontal=True, vertical_alignment="center", gap="small"):
        with st.container(width="stretch", gap=None):
            st.button(
                f"**{escaped(row.plain_title)}**", key=f"open_{row.id}", type="tertiary", icon=":material/menu_book:",
                wrap=True, on_click=opens, args=(row.id,),
            )  # fmt: skip
            also = _also(row)
            if also:
                st.markdown(f":small[:gray[{escaped(also)}]]")
        st.container(width=STATE).markdown(_state(visit, row))


def _also(row: Shelved) -> str:
    """What else it is called: its name in the library and its codes."""
    codes = row.offered.codes if row.offered else ()
    title = [row.title] if row.title != row.plain_title else []
    return ". ".join([*title, *([", ".join(codes)] if codes else [])])


def _state(visit: Visit, row: Shelved) -> str:
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


def _draw_one(visit: Visit, row: Shelved) -> None:
    say = visit.say
    st.button(say("All procedures"), key="all", type="tertiary", icon=":material/arrow_back:", on_click=closes)
    st.title(escaped(row.plain_title), anchor=False)
    also = _also(row)
    if also:
        st.markdown(f":gray[{escaped(also)}]")
    st.markdown(_state(visit, row))
    _versions(visit, row)
    _quotes(visit, row)
    _running(visit, row)
    _similar(visit, row)


def _versions(visit: Visit, row: Shelved) -> None:
    say = visit.say
    st.header(say("Versions"), anchor=False)
    for key in reversed(row.drafts):
        _way(key, say("Draft {n}: go on with the review", n=key.version))
    for key in reversed(row.signed):
        _way(key, say("Version {n}, signed: what it says and where it is from", n=key.version))
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


def _similar(visit: Visit, row: Shelved) -> None:
    say = visit.say
    st.header(say("Similar procedures"), anchor=False)
    found = similar(visit.house, visit.visitor, row.id)
    if not found:
        st.markdown(say("None in the library yet."))
    for other in found:
        name = escaped(other.plain_title.said(ENGLISH))
        st.button(name, key=f"open_{other.id}", type="tertiary", wrap=True, on_click=opens, args=(other.id,))
