"""What a patient would get of what is accepted: the checklist by phase, stop times, warning signs, the timeline."""

from datetime import datetime, timedelta
from itertools import groupby

import streamlit as st

from checklist.care.journey import Journey
from checklist.care.preview import everyones, own_tasks, preview
from checklist.care.reviewing import Review
from checklist.plan import Task
from checklist.procedure import Phase
from checklist.reading import spoken_date, spoken_moment
from checklist.ui import recovery
from checklist.ui.library.values import food_words
from checklist.ui.session import Visit
from checklist.ui.site_policy.words import signature
from checklist.ui.text import quoted
from checklist.ui.when import Say

ZONE = "America/New_York"


def draw_preview(visit: Visit, review: Review) -> None:
    """The plan of a sample person, and who that is."""
    say = visit.say
    st.header(say("As a patient gets it"), anchor="as-a-patient")
    if not any(item.holds for item in review.items):
        st.markdown(say("Nothing is accepted yet. What you accept shows here as a patient's list and timeline."))
        return
    mine = preview(visit.house, visit.visitor, review, visit.browser_zone() or ZONE)
    when = _at(mine.plan.booking.anchors.arrival.astimezone(mine.plan.booking.zone), say)
    st.markdown(say(":gray[A sample adult with no medicines, arriving {when}.]", when=when))
    left, right = st.columns([5, 6], gap="large")
    with left:
        _checklist(mine, say)
    with right:
        _timeline(mine, say)
        st.subheader(say("Warning signs"), anchor=False)
        recovery.tier_cards(mine, say)


def _checklist(mine: Journey, say: Say) -> None:
    st.subheader(say("Checklist"), anchor=False)
    st.markdown("\n".join([say("**Stop times**"), "", *_stops(mine, say)]))
    signed = signature(mine.plan, say)
    if signed:
        st.markdown(f":gray[{quoted(signed)}]")
    own = own_tasks(mine)
    order = list(Phase)
    for phase, tasks in groupby(sorted(own, key=lambda t: order.index(t.phase)), key=lambda t: t.phase):
        lines = [f"- {quoted(task.title)} :small[:gray[{_window(task, say)}]]" for task in tasks]
        st.markdown("\n".join([f"**{_phase(phase, say)}**", "", *lines]))
    st.markdown(say(":gray[And {n} steps from the list that everyone gets.]", n=everyones(mine.plan, own)))


def _stops(mine: Journey, say: Say) -> list[str]:
    """Each stop time once, with all that stops then."""
    times = groupby(sorted(mine.plan.fasting, key=lambda s: (s.stop_at is None, s.stop_at)), key=lambda s: s.stop_at)
    found = [(_at(at, say), food_words(tuple(stop.what for stop in stops), say).lower()) for at, stops in times]
    return [say("- **{when}:** stop {food}", when=when, food=food) for when, food in found]


def _timeline(mine: Journey, say: Say) -> None:
    st.subheader(say("Timeline"), anchor=False)
    if not mine.timeline.rows:
        st.markdown(say("Nothing about recovery is accepted yet."))
        return
    recovery.chart(mine, say)
    st.table(recovery.table_rows(mine, say), border="horizontal", hide_index=True)


def _at(at: datetime | None, say: Say) -> str:
    return spoken_moment(at) if at else say("when called")


def _window(task: Task, say: Say) -> str:
    """Its last day: a window ends just before its closing moment."""
    last = task.window.end - timedelta(minutes=1)
    return say("by {day}", day=spoken_date(last.date()))


def _phase(phase: Phase, say: Say) -> str:
    return {
        Phase.PREPARE: say("Before"), Phase.DAY_OF: say("On the day"), Phase.HOSPITAL: say("In hospital"),
        Phase.RECOVER: say("At home"),
    }[phase]  # fmt: skip
