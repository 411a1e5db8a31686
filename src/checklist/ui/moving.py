"""Changing the date: the new time, what that changes, and one button that does it."""

from collections.abc import Sequence
from datetime import date, datetime, time

import streamlit as st

from checklist.care.journey import Journey
from checklist.care.moving import Move, move, moved
from checklist.guidance import BookingError
from checklist.plan import Difference, Task
from checklist.reading import spoken_clock, spoken_date
from checklist.ui.places import page
from checklist.ui.session import Visit
from checklist.ui.text import escaped


def draw_move(visit: Visit, mine: Journey) -> None:
    """Three fields, the difference they make, and the button that applies it."""
    day, arrival, start = _fields(visit, mine)
    anchors = mine.plan.booking.anchors
    if day is None or (day, arrival, start) == _now_booked(mine):
        st.markdown(visit.say("It is on {when} now. Pick the new day or time.", when=_when(anchors.arrival)))
        return
    try:
        change = moved(visit.house, visit.visitor, day, arrival, start)
    except BookingError as problem:
        st.error(escaped(str(problem)))
        return
    _difference(visit, change)
    st.button(
        visit.say("Change my plan to this time"), type="primary", width="stretch", key="apply_move",
        on_click=_apply, args=(visit, day, arrival, start),
    )  # fmt: skip
    st.page_link(page("today"), label=visit.say("Leave it as it is"))


def _fields(visit: Visit, mine: Journey) -> tuple[date | None, time | None, time | None]:
    say = visit.say
    day, arrival, start = _now_booked(mine)
    return (
        st.date_input(say("New day"), value=day, format="MM/DD/YYYY", key="new_day"),
        st.time_input(say("Time to arrive"), value=arrival, format="12h", step=300, key="new_arrival"),
        st.time_input(say("Time it starts"), value=start, format="12h", step=300, key="new_start"),
    )


def _now_booked(mine: Journey) -> tuple[date, time | None, time | None]:
    booking = mine.plan.booking
    arrival, start = (
        at.astimezone(booking.zone).time() if at else None for at in (booking.arrival_at, booking.procedure_at)
    )
    return booking.anchors.day_zero, arrival, start


def _apply(visit: Visit, day: date, arrival: time | None, start: time | None) -> None:
    try:
        move(visit.house, visit.visitor, day, arrival, start)
    except BookingError as problem:
        visit.keep_problems([str(problem)])
        return
    visit.keep_done(visit.say("Your plan is changed. Your ticks are kept."))


def _difference(visit: Visit, change: Move) -> None:
    say, found = visit.say, change.difference
    st.header(say("What changes"), anchor=False)
    _stops(visit, found)
    rows = [(say("Was"), say("Is now"))]
    _listed(say("To do again"), found.again)
    _listed(say("Now late"), found.overdue)
    _listed(say("New"), found.added)
    _listed(say("Not needed any more"), found.not_needed)
    _listed(say("Kept as done"), found.kept)
    if found.moved:
        st.markdown(f"### {say('New times')}", anchors=False)
        moved_rows = [
            {say("What"): m.task.title, rows[0][0]: _when(m.before.start), rows[0][1]: _when(m.task.window.start)}
            for m in found.moved
            if m.task.window.start != m.before.start
        ]
        st.table(moved_rows, border="horizontal", hide_index=True)
    st.markdown(say("If your team gave you a day for the last dose of a medicine, ask them again."))


def _stops(visit: Visit, found: Difference) -> None:
    lines = {
        visit.say("Food and drink: {after} instead of {before}.", after=_when(stop.after), before=_when(stop.before))
        for stop in found.stops
        if stop.after and stop.before
    }
    if lines:
        st.markdown(f"### {visit.say('Stop times')}", anchors=False)
        st.markdown("\n".join(f"- {line}" for line in sorted(lines)))


def _listed(title: str, tasks: Sequence[Task]) -> None:
    if tasks:
        st.markdown(f"### {title}: {len(tasks)}", anchors=False)
        st.markdown("\n".join(f"- {escaped(task.title)}" for task in tasks))


def _when(at: datetime) -> str:
    return f"{spoken_date(at.date())}, {spoken_clock(at)}"
