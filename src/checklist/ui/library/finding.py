"""One finding of a review: its number, what the patient gets of it, the linter's question, and the buttons."""

from datetime import datetime
from zoneinfo import ZoneInfo

import streamlit as st

from checklist.care import reviewing
from checklist.care.reviewing import Review
from checklist.extraction.review import DecisionKind, Item
from checklist.library.profile_file import is_zone
from checklist.reading import spoken_clock, spoken_date
from checklist.ui.library import desk
from checklist.ui.library.forms import HAS_WORDS, entered, fields
from checklist.ui.library.source import Part, State, stand_words
from checklist.ui.library.values import sort_word, value_words
from checklist.ui.session import Visit, field
from checklist.ui.text import escaped, quoted


def draw_finding(visit: Visit, review: Review, number: int, source: Part | None) -> None:
    """The finding with this number, counted from 1; `source` is where its words stand in the text."""
    item, may_review = review.items[number - 1], desk.may_review(visit, review)
    here = may_review and number - 1 == desk.current(review)
    with st.container(border=here, key=f"row_{item.id}", gap="xsmall"):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            title = f"{number}. {sort_word(item.finding, visit.say)}"
            st.subheader(title, anchor=f"finding-{number}", width="content")
            if may_review and not desk.is_open(item.id):
                _buttons(visit, review, item)
        st.markdown(_value(visit, review, item))
        st.markdown(_state(visit, review, item, source))
        if may_review and desk.is_open(item.id):
            _form(visit, review, item)
        else:
            desk.show_problem(visit, item.id)


def state_word(review: Review, item: Item, visit: Visit) -> str:
    """Where the finding stands, in one word."""
    if item.decision is None:
        return visit.say("unclear") if item.id in review.questions else visit.say("clear")
    return _words_of(item.decision.kind, visit)


def moment(visit: Visit, at: datetime) -> str:
    """When something was decided, by the reviewer's own clock: without the day if that is today."""
    zone = visit.browser_zone()
    here = at.astimezone(ZoneInfo(zone)) if zone and is_zone(zone) else at
    clock = spoken_clock(here)
    return clock if here.date() == visit.today() else f"{spoken_date(here.date())}, {clock}"


def _value(visit: Visit, review: Review, item: Item) -> str:
    words = value_words(item.finding, review.rules.get(item.id), review.signs.get(item.id, ()), visit.say)
    return visit.say(":gray[Left out: {said}]", said=quoted(item.finding.quote)) if item.rejected else words


def _state(visit: Visit, review: Review, item: Item, source: Part | None) -> str:
    """Who decided; or clear, or unclear with its one question. Then the way back to the words in the text."""
    back = visit.say(" [Its words](#{anchor})", anchor=source.anchor) if source else ""
    said = _decided(visit, item) if item.decision else _question(visit, review, item)
    astray = stand_words(review.stands[item.id], visit.say)
    return f":small[{said}{back}]" + (f"  \n:small[:orange-badge[:material/report: {astray}]]" if astray else "")


def _question(visit: Visit, review: Review, item: Item) -> str:
    question, say = review.questions.get(item.id), visit.say
    if question is None:
        return _badge(State.CLEAR, say("Clear"))
    return f"{_badge(State.UNCLEAR, say('Unclear'))} :gray[{escaped(question.why)}]"


def _badge(state: State, word: str) -> str:
    """The word with the sign and the colour that the mark in the text has."""
    return f":{state.colour}-badge[{state.sign} {word}]"


def _decided(visit: Visit, item: Item) -> str:
    assert item.decision
    what = _words_of(item.decision.kind, visit)
    return visit.say(
        "{sign} **{what}** by {who}, {when}.", what=what.capitalize(), sign=State.DECIDED.sign,
        who=escaped(item.decision.by), when=moment(visit, item.decision.at),
    )  # fmt: skip


def _words_of(kind: DecisionKind, visit: Visit) -> str:
    say = visit.say
    return {
        DecisionKind.ACCEPTED: say("accepted"), DecisionKind.CHANGED: say("changed"),
        DecisionKind.REJECTED: say("left out"), DecisionKind.ADDED: say("added"),
    }[kind]  # fmt: skip


def _buttons(visit: Visit, review: Review, item: Item) -> None:
    say, args = visit.say, (visit, review, item.id)
    with st.container(horizontal=True, width="content", gap="xsmall"):
        if item.decision is None:
            st.button(say("Accept"), key=f"accept_{item.id}", on_click=desk.accept, args=args)
        st.button(say("Change"), key=f"change_{item.id}", on_click=desk.opens, args=(item.id,))
        if item.decision is None:
            st.button(say("Reject"), key=f"reject_{item.id}", on_click=desk.reject, args=args)
        else:
            st.button(say("Undo"), key=f"undo_{item.id}", on_click=desk.undo, args=args)


def _form(visit: Visit, review: Review, item: Item) -> None:
    """The text's words on top, then the fields; a suggestion is the linter's, and says so."""
    say, key, question = visit.say, f"form_{item.id}", review.questions.get(item.id)
    with st.form(key, border=False, enter_to_submit=False):
        st.markdown(say("The text says: “{said}”", said=quoted(item.finding.quote)))
        if question and question.suggestion:
            st.markdown(say(":small[:gray[One way to write it: {said}]]", said=escaped(question.suggestion)))
        fields(item.finding, key, say)
        if isinstance(item.finding, HAS_WORDS):
            st.text_area(
                say("Words for the patient (empty: the text's own)"), value=item.words or "", key=f"{key}_words",
                max_chars=reviewing.LONGEST_WORDS, height=80,
            )  # fmt: skip
        desk.show_problem(visit, item.id)
        with st.container(horizontal=True):
            st.form_submit_button(say("Save the change"), on_click=_save, args=(visit, review, item, key))
            st.form_submit_button(say("Cancel"), type="tertiary", on_click=desk.closes)


def _save(visit: Visit, review: Review, item: Item, key: str) -> None:
    spot, words = desk.spot(review, item.id), field(f"{key}_words") or ""
    desk.decided(visit, item.id, reviewing.change, spot, entered(item.finding, key), words)
