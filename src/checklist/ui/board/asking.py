"""What the team does about an alert: take it on, say what came of it, close it; and the way back for ten seconds."""

import json
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

import streamlit as st

from checklist.alerts import Alert, AlertId, Outcome, State, StepKind
from checklist.care import clock
from checklist.care.board import Person, acknowledge, act, reopen, resolve
from checklist.care.calling import LONGEST_NOTE, RecordedFirst
from checklist.care.handling import Done
from checklist.care.recording import CannotRecord
from checklist.plan import PlanId
from checklist.reading import spoken_clock
from checklist.ui.board.words import DECIDED, happened, name_of, outcome_words, verb
from checklist.ui.session import Visit, field, fill, forget
from checklist.ui.text import escaped, heard, telephone

ASKING, OUTCOME, NOTE, UNDO = "board_asking", "board_outcome", "board_note", "board_undo"
BACK_WITHIN = timedelta(seconds=10)
OF_CALLS = (Outcome.REACHED, Outcome.NO_ANSWER, Outcome.LEFT_MESSAGE)
OF_DECISIONS = (Outcome.DECIDED, Outcome.REACHED, Outcome.NO_ANSWER, Outcome.LEFT_MESSAGE)


def asks() -> bool:
    """Whether somebody is writing down what they did."""
    return bool(field(ASKING))


def draw_verb(visit: Visit, row: Person, alert: Alert, of: str, *, wide: bool = True, primary: bool = False) -> None:
    """The one button of an alert: taking it on is one press, the rest opens the dialog.

    `of`, escaped: what tells it from the others on the page, for whoever hears them.
    """
    label, takes = f"{verb(alert, row.now, visit.say)} {heard(of)}", _takes_on(alert, row)
    press = (_acknowledge, (visit, row, alert)) if takes else (fill, (ASKING, _key(row, alert)))
    st.button(
        label, key=f"verb_{row.plan}_{alert.id}", on_click=press[0], args=press[1], wrap=True,
        width="stretch" if wide else "content", type="primary" if primary else "secondary",
    )  # fmt: skip


def _takes_on(alert: Alert, row: Person) -> bool:
    return alert.state is State.OPEN or (alert.state is State.ACKNOWLEDGED and alert.again(row.now))


def _key(row: Person, alert: Alert) -> str:
    return f"{row.plan} {alert.id}"


def draw_dialog(visit: Visit, rows: Sequence[Person]) -> None:
    """What was picked, for as long as it stands."""
    picked = field(ASKING)
    found = ((row, one) for row in rows for one in row.alerts if _key(row, one) == picked)
    row, alert = next(found, (None, None))
    if row and alert:
        st.dialog(verb(alert, row.now, visit.say), on_dismiss=_stop)(_form)(visit, row, alert)
    elif picked:
        _stop()


def _form(visit: Visit, row: Person, alert: Alert) -> None:
    if not field(ASKING):
        st.rerun()  # a dialog draws itself alone after a press: once it is answered, the whole page has to follow
    say, closing = visit.say, alert.state is State.ACTED and alert.again_at is None
    st.markdown(f"**{escaped(name_of(row, say))}**  \n{_phone(row, visit)}  \n{happened(alert, row, say)}")
    with st.form("board_record", border=False):
        if not closing:
            ways = OF_DECISIONS if alert.kind in DECIDED else OF_CALLS
            st.radio(
                say("What came of it"), ways, index=None, key=OUTCOME, format_func=lambda one: outcome_words(one, say)
            )
        st.text_input(say("Note: who, when, what was said"), key=NOTE, max_chars=LONGEST_NOTE)
        visit.alert_beside()
        st.form_submit_button(
            say("Save"), type="primary", key="board_save",
            on_click=_resolve if closing else _act, args=(visit, row, alert),
        )  # fmt: skip


def _phone(row: Person, visit: Visit) -> str:
    if not row.phone:
        return visit.say("No phone number given")
    return f":material/call: [{escaped(row.phone)}]({telephone(row.phone)})"


def _acknowledge(visit: Visit, row: Person, alert: Alert) -> None:
    _do(visit, row, lambda: acknowledge(visit.house, visit.visitor, row.plan, alert.id, alert.seen))


def _act(visit: Visit, row: Person, alert: Alert) -> None:
    if not asks():
        return  # pressed twice: the first press wrote it down
    outcome, note, at = field(OUTCOME), str(field(NOTE) or ""), (row.plan, alert.id, alert.seen)
    _do(visit, row, lambda: act(visit.house, visit.visitor, *at, outcome=outcome, note=note))


def _resolve(visit: Visit, row: Person, alert: Alert) -> None:
    if not asks():
        return
    note, at = str(field(NOTE) or ""), (row.plan, alert.id, alert.seen)
    _do(visit, row, lambda: resolve(visit.house, visit.visitor, *at, note=note))


def _do(visit: Visit, row: Person, step: Callable[[], Done]) -> None:
    """The step stands and can be taken back for a while; or the page says who was first, or what is missing."""
    name = name_of(row, visit.say)
    try:
        done = step()
    except RecordedFirst as lost:
        _stop()
        visit.keep_problems([_first(visit, row, lost)])
    except CannotRecord as problem:
        if asks():
            visit.keep_beside(visit.say(str(problem)))
        else:
            visit.keep_problems([f"{name}: {visit.say(str(problem))}"])
    else:
        _stop()
        fill(UNDO, _kept(done, name))


def _first(visit: Visit, row: Person, lost: RecordedFirst) -> str:
    at = spoken_clock(lost.at.astimezone(row.now.tzinfo))
    words = "{name}: {by} recorded this at {at}, before you. Nothing was changed."
    return visit.say(words, name=name_of(row, visit.say), by=lost.by or "", at=at)


def _kept(done: Done, name: str) -> str:
    said = {"plan": done.plan, "alert": done.alert, "seq": done.seq, "step": done.step, "name": name}
    return json.dumps(said | {"at": clock.now().isoformat()})


@st.fragment(run_every="2s")
def draw_undo(visit: Visit) -> None:
    """What was just done, and the way back, for ten seconds."""
    kept = field(UNDO)
    if not kept:
        return
    done = json.loads(kept)
    if clock.now() - datetime.fromisoformat(done["at"]) > BACK_WITHIN:
        forget(UNDO)
        return
    words = {
        StepKind.ACKNOWLEDGED: visit.say("{name} is in your hands.", name=done["name"]),
        StepKind.ACTED: visit.say("{name}: written down.", name=done["name"]),
        StepKind.RESOLVED: visit.say("{name}: resolved.", name=done["name"]),
    }
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.success(escaped(words[StepKind(done["step"])]), icon=":material/check_circle:", width=420)
        st.button(
            visit.say("Undo"), key="board_take_back", icon=":material/undo:", type="tertiary", on_click=_take_back,
            args=(visit, done),
        )  # fmt: skip


def _take_back(visit: Visit, done: dict[str, str]) -> None:
    forget(UNDO)
    try:
        reopen(visit.house, visit.visitor, PlanId(done["plan"]), AlertId(done["alert"]), int(done["seq"]))
    except RecordedFirst as lost:
        words = "{name}: {by} went on with this meanwhile. Nothing was changed."
        visit.keep_problems([visit.say(words, name=done["name"], by=lost.by or "")])
    except CannotRecord as problem:
        visit.keep_problems([visit.say(str(problem))])


def _stop() -> None:
    for key in (ASKING, OUTCOME, NOTE):
        forget(key)
