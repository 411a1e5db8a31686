"""Changing the date: the new time, what that changes, and one button that does it; and what staff have changed."""

from collections.abc import Sequence
from datetime import date, datetime, time

import streamlit as st

from checklist.care.journey import Journey
from checklist.care.moving import OVER, Move, last_move, move, moved
from checklist.care.over import is_over
from checklist.guidance import BookingError
from checklist.plan import MovedTask, Task
from checklist.reading import spoken_date, spoken_moment
from checklist.ui.places import page
from checklist.ui.session import Visit
from checklist.ui.text import escaped

HEADING, BOLD = "### {}", "**{}**"


def draw_move(visit: Visit, mine: Journey) -> None:
    """Three fields, the difference they make, and the button that applies it; nothing of it once it is over."""
    if is_over(mine):
        st.markdown(visit.say(OVER))
        return
    day, arrival, start = _fields(visit, mine)
    anchors = mine.plan.booking.anchors
    if day is None or (day, arrival, start) == _now_booked(mine):
        st.markdown(visit.say("It is on {when} now. Pick the new day or time.", when=spoken_moment(anchors.arrival)))
        return
    try:
        change = moved(visit.house, visit.visitor, day, arrival, start)
    except BookingError as problem:
        st.error(escaped(str(problem)))
        return
    st.header(visit.say("What changes"), anchor=False)
    stops_changed(visit, change)
    st.button(
        visit.say("Change my plan to this time"), type="primary", width="stretch", key="apply_move",
        on_click=_apply, args=(visit, day, arrival, start),
    )  # fmt: skip
    st.page_link(page("today"), label=visit.say("Leave it as it is"))
    difference_words(visit, change)
    st.markdown(visit.say("If your team gave you a day for the last dose of a medicine, ask them again."))


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


def draw_moved_by_team(visit: Visit) -> None:
    """What staff moved, on top until the procedure: the time to come in, then what changed one press away."""
    change = last_move(visit.house, visit.visitor)
    if change is None:
        return
    after, before = change.plan.booking.anchors.arrival, change.before.booking.anchors.arrival
    label = visit.say(
        "**Your team moved your procedure.** Come in {after}. See what changed", after=spoken_moment(after)
    )
    with st.expander(label, icon=":material/event_upcoming:"):
        st.markdown(
            visit.say("Come in **{after}**, not {before}.", after=spoken_moment(after), before=spoken_moment(before))
        )
        dropped = asked_again(change)
        if dropped:
            st.markdown(visit.say("Ask your team again about: {names}.", names=escaped(", ".join(dropped))))
        stops_changed(visit, change, BOLD)
        difference_words(visit, change, BOLD)


def asked_again(change: Move) -> list[str]:
    """The medicines that a clinician had decided about, and has to say something about anew."""
    had = {step.entry for step in change.before.medications if not step.needs_confirmation}
    return [step.name for step in change.plan.medications if step.entry in had and step.needs_confirmation]


def difference_words(visit: Visit, change: Move, title: str = HEADING) -> None:
    """What must be done differently in sight; what only moves along, or stays done, one press away."""
    deeds_words(visit, change, title)
    _new_times(visit, change.difference.moved)


def deeds_words(visit: Visit, change: Move, title: str = HEADING) -> None:
    """The same but for what only moves along."""
    say, found = visit.say, change.difference
    for words, tasks in (
        (say("To do again"), found.again),
        (say("Now late"), found.overdue),
        (say("New"), found.added),
        (say("These say something else now"), found.reworded),
    ):
        _listed(title.format(f"{words}: {len(tasks)}"), tasks)
    _folded(say("Kept as done: {n}", n=len(found.kept)), [task.title for task in found.kept])
    _folded(say("Not needed any more: {n}", n=len(found.not_needed)), [task.title for task in found.not_needed])


def stops_changed(visit: Visit, change: Move, title: str = HEADING) -> None:
    """Each stop time that changes: one line for all that change alike, named where others do not."""
    alike: dict[tuple[datetime, datetime], list[str]] = {}
    for stop in change.difference.stops:
        if stop.before and stop.after:
            alike.setdefault((stop.before, stop.after), []).append(change.say(f"card.class.{stop.what}"))
    lines = [
        visit.say(
            "{what}: {after} instead of {before}.", after=spoken_moment(after), before=spoken_moment(before),
            what=visit.say("Food and drink") if len(named) == len(change.plan.fasting) else ", ".join(named),
        )
        for (before, after), named in alike.items()
    ]  # fmt: skip
    if lines:
        st.markdown(title.format(visit.say("Stop times")), anchors=False)
        st.markdown("\n".join(f"- {line}" for line in lines))


def _listed(title: str, tasks: Sequence[Task]) -> None:
    if tasks:
        st.markdown(title, anchors=False)
        st.markdown("\n".join(f"- {escaped(task.title)}" for task in tasks))


def _folded(title: str, lines: Sequence[str]) -> None:
    if lines:
        with st.expander(title):
            st.markdown("\n".join(f"- {escaped(line)}" for line in lines))


def _new_times(visit: Visit, moved_tasks: Sequence[MovedTask]) -> None:
    """Each step that opens at another time; what opens with the plan itself does not move."""
    shifted = [m for m in moved_tasks if m.task.window.start != m.before.start]
    _folded(
        visit.say("Steps with a new time: {n}", n=len(shifted)),
        [visit.say("{what} {now}", what=m.task.title, now=_opens(m.task.window.start)) for m in shifted],
    )


def _opens(at: datetime) -> str:
    """The day a step opens, with the clock time where it does not open with the day."""
    return spoken_date(at.date()) if at.hour == at.minute == 0 else spoken_moment(at)
