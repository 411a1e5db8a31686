"""The list moved: staff pick who, and how many minutes or a new time; what that changes stands before the button."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from checklist.care.moving import Move, To, move_for, moved_for
from checklist.care.rebooking import PlanChanged
from checklist.care.roster import Listed
from checklist.guidance import BookingError
from checklist.plan import PlanId
from checklist.reading import spoken_moment
from checklist.ui.moving import BOLD, difference_words, stops_changed
from checklist.ui.session import Visit, forget
from checklist.ui.text import escaped

MOST = 30
MINUTES, NEW_TIME = "minutes", "time"
STEP, DAY_IN_MINUTES = 5, 24 * 60


def draw_list_moved(visit: Visit, rows: Sequence[Listed]) -> None:
    """Beside the list: one or several of those who are shown move by the same minutes."""
    if not rows:
        return
    with st.popover(visit.say("List moved"), icon=":material/sync:"):
        st.markdown(visit.say("Tick who moves."))
        if len(rows) > MOST:
            st.markdown(visit.say("The first {n} are here. For others, search or pick a ward first.", n=MOST))
        picked = [row.plan for row in rows[:MOST] if st.checkbox(_who(visit, row), key=f"moved_who_{row.plan}")]
        to = _minutes(visit, "list")
        if picked and to:
            _preview(visit, picked, to, "list")


def draw_person_moved(visit: Visit, plan: PlanId, day: date) -> None:
    """One person: by minutes, or to another day and time than on `day`."""
    say, key = visit.say, str(plan)
    with st.expander(say("List moved"), icon=":material/sync:"):
        words = {MINUTES: say("By minutes"), NEW_TIME: say("To another time")}
        how = st.radio(say("How"), list(words), key=f"moved_how_{key}", format_func=words.get, horizontal=True)
        to = _minutes(visit, key) if how == MINUTES else _slot(visit, plan, day)
        if to:
            _preview(visit, [plan], to, key)


def _who(visit: Visit, row: Listed) -> str:
    name = escaped(row.name) or visit.say("No name given")
    return f"{name}, {spoken_moment(row.arrives)}"


def _minutes(visit: Visit, key: str) -> To | None:
    label = visit.say("Minutes later (with a minus: earlier)")
    minutes = st.number_input(
        label, -DAY_IN_MINUTES, DAY_IN_MINUTES, value=0, step=STEP, key=f"moved_minutes_{key}"
    )  # fmt: skip
    return To(minutes=minutes) if minutes else None


def _slot(visit: Visit, plan: PlanId, zero: date) -> To | None:
    say = visit.say
    day = st.date_input(say("New day"), value=zero, format="MM/DD/YYYY", key=f"moved_day_{plan}")
    arrival = st.time_input(say("Time to arrive"), value=None, format="12h", step=300, key=f"moved_in_{plan}")
    start = st.time_input(say("Time it starts"), value=None, format="12h", step=300, key=f"moved_at_{plan}")
    return To(day=day, arrival=arrival, start=start) if day and (arrival or start) else None


def _preview(visit: Visit, plans: Sequence[PlanId], to: To, key: str) -> None:
    """What changes for each, then the button; a time that cannot be stands in its place."""
    try:
        changes = {plan: moved_for(visit.house, visit.visitor, plan, to) for plan in plans}
    except BookingError as problem:
        st.error(escaped(str(problem)))
        return
    for change in changes.values():
        _changed(visit, change)
    n, say = len(changes), visit.say
    label = say("Move 1 person") if n == 1 else say("Move {n} people", n=n)
    st.button(
        label, type="primary", key=f"moved_apply_{key}", on_click=_apply, args=(visit, changes, to, key)
    )  # fmt: skip


def _changed(visit: Visit, change: Move) -> None:
    say, name = visit.say, escaped(change.booking.called or "") or visit.say("No name given")
    before, after = (spoken_moment(plan.booking.anchors.arrival) for plan in (change.before, change.plan))
    st.markdown(say("**{name}**: comes in **{after}**, not {before}.", name=name, after=after, before=before))
    stops_changed(visit, change, BOLD)
    difference_words(visit, change, BOLD)


def _apply(visit: Visit, changes: dict[PlanId, Move], to: To, key: str) -> None:
    try:
        for plan, change in changes.items():
            move_for(visit.house, visit.visitor, plan, change.version, to)
    except (BookingError, PlanChanged) as problem:
        visit.keep_problems([str(problem)])
        return
    for part in (f"moved_minutes_{key}", *(f"moved_who_{plan}" for plan in changes)):
        forget(part)
    visit.keep_done(visit.say("Moved: {n}. They see what changed on their first page.", n=len(changes)))
