"""Why this person is on the board: each reason with what the team has done about it, and the next step as a button."""

from collections.abc import Callable

import streamlit as st

from checklist.alerts import Alert, Outcome, State
from checklist.care.calling import LONGEST_NOTE, RecordedFirst
from checklist.care.handling import acknowledge, act, resolve
from checklist.care.person import Person
from checklist.care.recording import CannotRecord
from checklist.reading import spoken_clock
from checklist.ui.person.why_words import badge, outcome_words, reason_lines, reason_title, state_words
from checklist.ui.session import Visit, field, fill, forget
from checklist.ui.text import escaped, telephone

ALERT, OUTCOME, NOTE = "person_alert", "person_alert_outcome", "person_alert_note"


def draw_why(visit: Visit, one: Person) -> None:
    """The reasons, the worst first; nothing where there is none."""
    for number, alert in enumerate(one.alerts):
        with st.container(border=True):
            st.markdown(f"## {badge(alert, visit.say)} {reason_title(alert, visit.say)}", anchors=False)
            lines = [*reason_lines(one, alert, visit.say), state_words(one, alert, visit.say)]
            st.markdown("  \n".join(lines))
            with st.container(horizontal=True):
                _buttons(visit, one, alert, first=number == 0)


def _buttons(visit: Visit, one: Person, alert: Alert, *, first: bool) -> None:
    """The number, and the next step; of the first reason alone it is the primary one."""
    say = visit.say
    if first and one.phone:
        st.link_button(say("Call {phone}", phone=one.phone), telephone(one.phone), icon=":material/call:")
    if alert.state is State.OPEN:
        st.button(
            say("Take this on"), key=f"take_{alert.id}", type="primary" if first else "secondary",
            on_click=_take_on, args=(visit, one, alert),
        )  # fmt: skip
    if alert.state is State.ACTED:
        _opens(visit, alert, say("Close it"), primary=first)
    label = say("Record what was done") if alert.state is not State.ACTED else say("Record more")
    _opens(visit, alert, label, primary=first and alert.state is State.ACKNOWLEDGED, acts=True)


def _opens(visit: Visit, alert: Alert, label: str, *, primary: bool, acts: bool = False) -> None:
    value = f"{'act' if acts else 'close'} {alert.id}"
    st.button(
        label, key=f"open_{value}", type="primary" if primary else "secondary", on_click=fill, args=(ALERT, value)
    )  # fmt: skip


def draw_alert_dialog(visit: Visit, one: Person) -> None:
    """What was done about the reason that was picked, or its end, for as long as it is open."""
    how, _, picked = str(field(ALERT) or "").partition(" ")
    alert = next((alert for alert in one.alerts if alert.id == picked), None)
    if alert is None:
        _stop()
        return
    title = visit.say("What was done") if how == "act" else visit.say("Close this")
    form = _act_form if how == "act" else _close_form
    st.dialog(title, on_dismiss=_stop)(form)(visit, one, alert)


def alert_open() -> bool:
    """Whether somebody writes about a reason just now."""
    return bool(field(ALERT))


def _act_form(visit: Visit, one: Person, alert: Alert) -> None:
    if not alert_open():
        st.rerun()  # a dialog draws itself alone after a press: once it is done, the whole page has to follow
    say = visit.say
    st.markdown(f"**{reason_title(alert, say)}**")
    with st.form("act", border=False):
        st.radio(
            say("What came of it"), list(Outcome), index=None, key=OUTCOME, format_func=lambda o: outcome_words(o, say)
        )
        st.text_input(say("Note: what was said, what happens next"), key=NOTE, max_chars=LONGEST_NOTE)
        visit.alert_beside()
        st.form_submit_button(say("Save"), type="primary", key="save_act", on_click=_act, args=(visit, one, alert))


def _close_form(visit: Visit, one: Person, alert: Alert) -> None:
    if not alert_open():
        st.rerun()
    say = visit.say
    st.markdown(f"**{reason_title(alert, say)}**")
    with st.form("close", border=False):
        st.text_input(say("Note: how it ended"), key=NOTE, max_chars=LONGEST_NOTE)
        visit.alert_beside()
        st.form_submit_button(
            say("Close it"), type="primary", key="save_close", on_click=_close, args=(visit, one, alert)
        )  # fmt: skip


def _take_on(visit: Visit, one: Person, alert: Alert) -> None:
    words = visit.say("You have taken this on. Call, then record what was done.")
    _do(visit, one, lambda: acknowledge(visit.house, visit.visitor, one.id, alert.id, alert.seen), words)


def _act(visit: Visit, one: Person, alert: Alert) -> None:
    outcome, note = field(OUTCOME), str(field(NOTE) or "")
    words = visit.say("Written down.")
    _do(
        visit, one, lambda: act(visit.house, visit.visitor, one.id, alert.id, alert.seen, outcome=outcome, note=note),
        words,
    )  # fmt: skip


def _close(visit: Visit, one: Person, alert: Alert) -> None:
    note, words = str(field(NOTE) or ""), visit.say("Closed. It stands in what happened.")
    _do(visit, one, lambda: resolve(visit.house, visit.visitor, one.id, alert.id, alert.seen, note=note), words)


def _do(visit: Visit, one: Person, step: Callable[[], object], words: str) -> None:
    """The step is recorded; or who was first, or what is missing, is told."""
    try:
        step()
    except RecordedFirst as lost:
        _stop()
        at = spoken_clock(lost.at.astimezone(one.journey.plan.booking.zone))
        by = lost.by or visit.say("The patient")
        visit.keep_problems([visit.say("{by} was first, at {at}. Nothing was changed.", by=by, at=at)])
        return
    except CannotRecord as problem:
        if alert_open():
            visit.keep_beside(visit.say(str(problem)))
        else:
            visit.keep_problems([visit.say(str(problem))])
        return
    _stop()
    visit.keep_done(escaped(words))


def _stop() -> None:
    for key in (ALERT, OUTCOME, NOTE):
        forget(key)
