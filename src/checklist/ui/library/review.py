"""The review: the text's own words with marks beside what was made of them, what is left out, and the signature."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import streamlit as st

from checklist.access import Action, may
from checklist.care.reviewing import Review, review
from checklist.care.signing import changes
from checklist.extraction.completeness import State
from checklist.procedure import Review as Signature
from checklist.ui.library import desk
from checklist.ui.library.adding import draw_add
from checklist.ui.library.difference import draw_difference
from checklist.ui.library.discarding import draw_discard
from checklist.ui.library.finding import draw_finding, moment, state_word
from checklist.ui.library.left_out import draw_left_out
from checklist.ui.library.naming import draw_names
from checklist.ui.library.preview import draw_preview
from checklist.ui.library.signing import draw_sign, signed_words
from checklist.ui.library.source import Mark, Part, parts
from checklist.ui.library.values import sort_word
from checklist.ui.library.where import asked, asked_procedure
from checklist.ui.places import page
from checklist.ui.session import Visit
from checklist.ui.text import escaped


def draw_review(visit: Visit) -> None:
    """The review that the address names; or what will stand here, and who makes it so."""
    key = asked(visit.house, visit.visitor)
    if key is None:
        _nothing(visit)
        return
    now = review(visit.house, visit.visitor, key)
    st.title(escaped(now.names.plain_title), anchor=False)
    st.markdown(_state(visit, now))
    visit.show_messages()
    draw_names(visit, now)
    _both_sides(visit, now)
    st.divider()
    draw_preview(visit, now)
    _difference(visit, now)


def _nothing(visit: Visit) -> None:
    """Why there is no review here, and the way on."""
    say, named = visit.say, asked_procedure() is not None
    st.title(say("This draft is not here any more") if named else say("Nothing to review"), anchor=False)
    visit.show_messages()
    gone = say("A clinician discarded it, or its address is wrong.")
    st.markdown(gone if named else say("A text stands here once a clinician has imported one."))
    st.page_link(page("procedures"), label=say("All procedures"), icon=":material/menu_book:")
    if may(visit.visitor.role, Action.IMPORT_CONTENT):
        st.page_link(page("import"), label=say("Import a text"), icon=":material/add:")


def _both_sides(visit: Visit, now: Review) -> None:
    pieces = parts(now.kept.text, _marks(now))
    left, right = st.columns([5, 6], gap="large")
    with left:
        _source(visit, pieces)
        draw_left_out(visit, now)
        _completeness(visit, now)
    with right:
        _findings(visit, now, pieces)
        draw_sign(visit, now)
        draw_discard(visit, now)


def _state(visit: Visit, now: Review) -> str:
    """What version this is, where it came from, and who sees it."""
    say, version = visit.say, now.key.version
    see = say("[See as a patient](#as-a-patient)")
    if now.signed:
        said = signed_words(_signature(now.signed.said), visit.today(), say)
        return say(":green-badge[:material/check_circle: Version {n}] {said} {see}", n=version, said=said, see=see)
    return say(
        ":blue-badge[:material/edit_note: Draft {n}] From {name}, imported by {who}, {when}. "
        "Patients do not see it before it is signed. {see}",
        n=version, name=escaped(now.kept.name), who=escaped(now.kept.added_by), see=see,
        when=moment(visit, now.kept.added_at),
    )  # fmt: skip


def _signature(said: Mapping[str, Any]) -> Signature:
    on, next_review = (date.fromisoformat(said[name]) for name in ("on", "next_review"))
    return Signature(by=said["by"], on=on, next_review=next_review)


def _marks(now: Review) -> tuple[Mark, ...]:
    """A mark for each finding that is not left out and stands in the text; a decided one is unclear no more."""
    placed = ((n, item, now.stands[item.id].at) for n, item in enumerate(now.items, start=1) if not item.rejected)
    return tuple(
        Mark(at=at, number=n, unclear=item.open and item.id in now.questions)
        for n, item, at in placed
        if at is not None
    )


def _source(visit: Visit, pieces: tuple[Part, ...]) -> None:
    say = visit.say
    st.header(say("What the page says"), anchor="source")
    used, unclear = say("Used"), say("Used, unclear")
    badges = f":green-badge[:material/format_quote: {used}] :orange-badge[:material/report: {unclear}]"
    st.markdown(f":small[{say('Its own words.')} {badges}]")
    for part in pieces:
        if part.heading:
            st.subheader(part.heading, anchor=part.anchor)
        if part.body:
            st.markdown(part.body, anchors=False)


def _findings(visit: Visit, now: Review, pieces: tuple[Part, ...]) -> None:
    say = visit.say
    st.header(say("What we found: {n}", n=len(now.items)), anchor="found")
    if not now.items:
        st.markdown(say("We found nothing to use. The text may be a scan."))
    elif desk.may_review(visit, now):
        _steps(visit, now)
    for number in range(1, len(now.items) + 1):
        source = next((part for part in pieces if number in part.numbers), None)
        draw_finding(visit, now, number, source)
    if desk.may_review(visit, now):
        draw_add(visit, now)


def _steps(visit: Visit, now: Review) -> None:
    """Which finding one is at, announced as it changes; the keys J and K go on and back."""
    say, place = visit.say, desk.current(now)
    item = now.items[place]
    words = say(
        "Finding {n} of {all}, {sort}, {state}.", n=place + 1, all=len(now.items),
        sort=sort_word(item.finding, say).lower(), state=state_word(now, item, visit),
    )  # fmt: skip
    with st.container(horizontal=True, vertical_alignment="center"):
        st.info(words)
        with st.container(horizontal=True, width="content", gap="xsmall"):
            _step(say("Back"), "K", now, -1, place == 0)
            _step(say("Next"), "J", now, 1, place == len(now.items) - 1)


def _step(label: str, shortcut: str, now: Review, by: int, ended: bool) -> None:
    st.button(label, key=f"step_{shortcut}", shortcut=shortcut, disabled=ended, on_click=desk.step, args=(now, by))


def _completeness(visit: Visit, now: Review) -> None:
    """Two published lists, quietly: what is missing first."""
    say = visit.say
    words = {
        State.MISSING: say("Missing"), State.PRESENT: say("Present"), State.NOT_APPLICABLE: say("Not applicable"),
    }  # fmt: skip
    counted = [one.state for one in now.components if one.state is not State.NOT_APPLICABLE]
    there = counted.count(State.PRESENT)
    title = say("Complete guidance: {there} of {all} are there", there=there, all=len(counted))
    with st.expander(title, icon=":material/assignment:"):
        for state, label in words.items():
            lines = [
                f"- {escaped(one.item.capitalize())}: {escaped(one.because)} :gray[({escaped(one.list)})]"
                for one in now.components
                if one.state is state
            ]
            if lines:
                st.markdown("\n".join([f"**{label}**", "", *lines]))


def _difference(visit: Visit, now: Review) -> None:
    found = changes(visit.house, visit.visitor, now)
    if found is not None:
        st.header(visit.say("What this version changes"), anchor="changes")
        draw_difference(visit, found, visit.house.library.fact_base)
