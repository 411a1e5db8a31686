"""When the procedure really started and when the person goes home: the recovery is counted from these."""

from datetime import date, datetime, time

import streamlit as st

from checklist.care.discharging import took_place
from checklist.care.going_home import Going
from checklist.care.recording import CannotRecord
from checklist.guidance import in_zone, wall_time
from checklist.reading import spoken_moment
from checklist.ui.discharge.acting import done
from checklist.ui.session import Visit, field

STEP = 300


def draw_times(visit: Visit, going: Going) -> None:
    """What the plan counts from now, and the form to set it right."""
    booking, say = going.journey.plan.booking, visit.say
    started = in_zone(booking.anchors.procedure, booking.zone)
    leaves = in_zone(booking.discharge_at, booking.zone) if booking.discharge_at else None
    words = say("Recovery is counted from **{when}**.", when=spoken_moment(started))
    st.markdown(words + (" " + say("Goes home **{when}**.", when=spoken_moment(leaves)) if leaves else ""))
    with st.expander(say("Set the real times"), icon=":material/schedule:"):
        with st.container(horizontal=True):
            _moment_fields(visit, going, "started", say("It started"), started)
        with st.container(horizontal=True):
            _moment_fields(visit, going, "leaves", say("Goes home"), leaves or going.journey.now)
        st.button(say("Save the times"), key="save_times", on_click=_save, args=(visit, going))


def _moment_fields(visit: Visit, going: Going, name: str, label: str, at: datetime) -> None:
    st.date_input(
        visit.say("{what}, day", what=label), value=at.date(), format="MM/DD/YYYY", key=_key(going, name, "day")
    )  # fmt: skip
    clock = at.time().replace(minute=at.minute - at.minute % 5, second=0, microsecond=0)
    st.time_input(
        visit.say("{what}, time", what=label), value=clock, format="12h", step=STEP, key=_key(going, name, "time")
    )  # fmt: skip


def _key(going: Going, name: str, part: str) -> str:
    return f"times_{name}_{part}_{going.plan}_{going.version}"


def _save(visit: Visit, going: Going) -> None:
    def save() -> None:
        started, leaves = _filled(going, "started"), _filled(going, "leaves")
        took_place(visit.house, visit.visitor, going.plan, going.version, started, leaves)

    done(visit, save)


def _filled(going: Going, name: str) -> datetime:
    day, clock = field(_key(going, name, "day")), field(_key(going, name, "time"))
    if not isinstance(day, date) or not isinstance(clock, time):
        raise CannotRecord("Give the day and the time of both.")
    return wall_time(datetime.combine(day, clock), going.journey.plan.booking.zone)
