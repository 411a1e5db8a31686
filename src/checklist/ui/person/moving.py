"""Moving a person's date: the new times, then everything that changes, then the button."""

from collections.abc import Iterator
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import streamlit as st

from checklist.care.moving import Move, To, move_for, moved_for
from checklist.care.person import Person
from checklist.care.rebooking import PlanChanged
from checklist.guidance import BookingError, Window
from checklist.plan import MedicineStep, MovedMedicine, MovedTask
from checklist.reading import spoken_date, spoken_moment
from checklist.ui.confirming.words import action_words, moment_words, morning_words
from checklist.ui.moving import BOLD, deeds_words, stops_changed
from checklist.ui.person.opened import close, opened
from checklist.ui.session import Visit
from checklist.ui.text import escaped
from checklist.ui.when import Say

FIELDS = ("person_day", "person_arrival", "person_start")


def move_form(visit: Visit, one: Person) -> None:
    """Three fields; once one of them is new, the difference and the button that applies it."""
    say, now = visit.say, _booked(one)
    to = _fields(say, now)
    if (to.day, to.arrival, to.start) == now:
        st.markdown(say("Pick the new day or time. Nothing changes before you save."))
        return
    try:
        change = moved_for(visit.house, visit.visitor, one.id, to)
    except BookingError as problem:
        st.error(escaped(say(str(problem))))
        return
    draw_difference(visit, change)
    visit.alert_beside()
    st.button(
        say("Save the new time"), type="primary", key="save_move", on_click=_save, args=(visit, one, change, to)
    )  # fmt: skip


def _booked(one: Person) -> tuple[date, time | None, time | None]:
    booking = one.journey.plan.booking
    arrival, start = (
        at.astimezone(booking.zone).time() if at else None for at in (booking.arrival_at, booking.procedure_at)
    )
    return booking.anchors.day_zero, arrival, start


def _fields(say: Say, now: tuple[date, time | None, time | None]) -> To:
    day, arrival, start = now
    cells = st.columns(3)
    return To(
        day=cells[0].date_input(say("New day"), value=day, format="MM/DD/YYYY", key=FIELDS[0]),
        arrival=cells[1].time_input(say("Time to arrive"), value=arrival, format="12h", step=300, key=FIELDS[1]),
        start=cells[2].time_input(say("Time it starts"), value=start, format="12h", step=300, key=FIELDS[2]),
    )


def draw_difference(visit: Visit, change: Move) -> None:
    """Everything a move changes: what must be done differently in sight, what only moves along one press away."""
    say, found = visit.say, change.difference
    st.markdown(f"**{say('What changes')}**")
    before, after = (plan.booking.anchors for plan in (change.before, change.plan))
    words = say("Comes in **{after}**, not {before}.", **_moments(before.arrival, after.arrival))
    st.markdown(f"{words} {say('Recovery counts from {day}.', day=spoken_date(after.day_zero))}")
    stops_changed(visit, change, BOLD)
    medicines = list(medicine_lines(found.medicines, change.plan.booking.zone, say))
    if medicines:
        st.markdown(BOLD.format(say("Medicines")))
        st.markdown("\n".join(f"- {line}" for line in medicines))
    deeds_words(visit, change, BOLD)
    lines = [*(moved_line(m, say) for m in found.moved), *(moved_line(m, say) for m in found.helpers)]
    if lines:
        with st.expander(say("Steps with a new time: {n}", n=len(lines))):
            st.markdown("\n".join(f"- {line}" for line in lines))


def _moments(before: datetime, after: datetime) -> dict[str, str]:
    return {"before": spoken_moment(before), "after": spoken_moment(after)}


def medicine_lines(medicines: tuple[MovedMedicine, ...], zone: ZoneInfo, say: Say) -> Iterator[str]:
    """What the plan says of each medicine now, and what it said."""
    for one in medicines:
        name = escaped(one.after.name)
        if one.asked_again:
            was = dose_words(one.before, zone, say)
            yield say("**{name}: ask a clinician again.** The date was set for the old day: {was}", name=name, was=was)
        else:
            after, before = (dose_words(step, zone, say) for step in (one.after, one.before))
            yield say("**{name}:** {after} Not: {before}", name=name, after=after, before=before)


def dose_words(step: MedicineStep, zone: ZoneInfo, say: Say) -> str:
    """What the plan says of a medicine, in one line."""
    parts = [action_words(step.action, say)]
    if step.last_dose:
        parts.append(say("Last dose {when}.", when=moment_words(step.last_dose, zone)))
    if step.morning_of:
        parts.append(morning_words(step.morning_of, say))
    if step.restart and step.restart.at:
        parts.append(say("Start again {when}.", when=moment_words(step.restart.at, zone)))
    return " ".join(parts)


def moved_line(moved: MovedTask, say: Say) -> str:
    """A step with its old and new time: when it opens, or until when it is done."""
    after, before = moved.task.window, moved.before
    title = escaped(moved.task.title)
    if after.start != before.start:
        return say("{what} {after}, not {before}", what=title, after=_opens(after), before=_opens(before))
    return say("{what} Until {after}, not {before}", what=title, after=_ends(after), before=_ends(before))


def _opens(window: Window) -> str:
    return _moment(window.start)


def _ends(window: Window) -> str:
    return _moment(window.end)


def _moment(at: datetime) -> str:
    """The day, with the clock time where it is not midnight."""
    return spoken_date(at.date()) if at.hour == at.minute == 0 else spoken_moment(at)


def _save(visit: Visit, one: Person, change: Move, to: To) -> None:
    if not opened():
        return
    try:
        move_for(visit.house, visit.visitor, one.id, change.version, to)
    except (BookingError, PlanChanged) as problem:
        visit.keep_beside(visit.say(str(problem)))
        return
    close(*FIELDS)
    visit.keep_done(visit.say("Moved. The patient sees what changed on their first page."))
