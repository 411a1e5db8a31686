"""The two sides of a review: the text in its own words with marks, and what was made of them. Long texts in parts."""

import streamlit as st

from checklist.care.reviewing import Review
from checklist.extraction.review import Item
from checklist.ui.library import desk
from checklist.ui.library.adding import draw_add
from checklist.ui.library.complete import draw_completeness
from checklist.ui.library.discarding import draw_discard
from checklist.ui.library.finding import draw_finding, state_word
from checklist.ui.library.left_out import draw_left_out
from checklist.ui.library.signing import draw_sign
from checklist.ui.library.source import Mark, Part, State, parts
from checklist.ui.library.stretches import Stretch, stretches
from checklist.ui.library.values import sort_word
from checklist.ui.session import Visit


def draw_sides(visit: Visit, now: Review) -> None:
    """The text and its findings; of a long text one stretch at a time."""
    every = stretches(now.kept.text, [now.stands[item.id].at or item.finding.at for item in now.items])
    here = next(one for one in every if desk.current(now) < one.last or one is every[-1])
    marks = _marks(now)
    pieces = parts(now.kept.text, marks, here.at)
    left, right = st.columns([5, 6], gap="large")
    with left:
        st.header(visit.say("What the page says"), anchor="source")
        _key(visit, marks)
        _ways(visit, now, here, every, key="above")
        _source(pieces)
        draw_left_out(visit, now)
        draw_completeness(visit, now)
    with right:
        _findings(visit, now, pieces, here)
        _ways(visit, now, here, every, key="below")
        if desk.may_review(visit, now):
            draw_add(visit, now)
        draw_sign(visit, now)
        draw_discard(visit, now)


def _ways(visit: Visit, now: Review, here: Stretch, every: tuple[Stretch, ...], *, key: str) -> None:
    """Which part of a long text this is, and the way to the one before and after it."""
    if len(every) == 1:
        return
    say, place = visit.say, every.index(here)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(say("Part {n} of {all} of the text", n=place + 1, all=len(every)), width="content")
        for label, other in ((say("Part before"), place - 1), (say("Part after"), place + 1)):
            there = 0 <= other < len(every)
            first = every[other].first - 1 if there else 0
            st.button(label, key=f"{key}_{other - place}", disabled=not there, on_click=desk.goes, args=(now, first))


def _marks(now: Review) -> tuple[Mark, ...]:
    """A mark for each finding that is not left out and stands in the text."""
    placed = ((n, item, now.stands[item.id].at) for n, item in enumerate(now.items, start=1) if not item.rejected)
    return tuple(Mark(at=at, number=n, state=_state_of(now, item)) for n, item, at in placed if at is not None)


def _state_of(now: Review, item: Item) -> State:
    """Where a finding stands; one that somebody has decided about is unclear no more."""
    if not item.open:
        return State.DECIDED
    return State.UNCLEAR if item.id in now.questions else State.CLEAR


def _key(visit: Visit, marks: tuple[Mark, ...]) -> None:
    """What the marks in the text mean, of those that are there."""
    say, there = visit.say, {mark.state for mark in marks}
    words = {State.DECIDED: say("Decided"), State.CLEAR: say("Clear, to accept"), State.UNCLEAR: say("Unclear")}
    badges = [f":{state.colour}-badge[{state.sign} {said}]" for state, said in words.items() if state in there]
    st.markdown(f":small[{' '.join([say('Its own words.'), *badges])}]")


def _source(pieces: tuple[Part, ...]) -> None:
    for part in pieces:
        if part.heading:
            st.subheader(part.heading, anchor=part.anchor)
        if part.body:
            st.markdown(part.body, anchors=False)


def _findings(visit: Visit, now: Review, pieces: tuple[Part, ...], here: Stretch) -> None:
    say = visit.say
    st.header(say("What we found: {n}", n=len(now.items)), anchor="found")
    if not now.items:
        st.markdown(say("We found nothing to use. The text may be a scan."))
    elif desk.may_review(visit, now):
        _steps(visit, now)
    for number in here.numbers:
        source = next((part for part in pieces if number in part.numbers), None)
        draw_finding(visit, now, number, source)


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
