"""Step 2: the day, the time to arrive, the time it starts, and the time zone those are in."""

from datetime import date, time
from zoneinfo import available_timezones

import streamlit as st

from checklist.care import drafts
from checklist.care.answers import Answers, with_times
from checklist.ui.build.step import change, change_and_go_on, form_next
from checklist.ui.session import Visit, field


def draw_times(visit: Visit, answers: Answers) -> None:
    """Fields as on the letter. Either time alone is enough."""
    say = visit.say
    st.markdown(say("Look at your letter. If you do not know a time, leave it empty. One of the two is enough."))
    with st.form("times", border=False, enter_to_submit=False):
        st.date_input(say("Day"), value=_day(answers), format="MM/DD/YYYY", key="day")
        st.time_input(say("Time to arrive"), value=_clock(answers.arrival), format="12h", step=300, key="arrival")
        st.time_input(say("Time it starts"), value=_clock(answers.start), format="12h", step=300, key="start")
        zones = sorted(zone for zone in available_timezones() if "/" in zone and not zone.startswith(("Etc/", "posix")))
        proposed = answers.timezone or visit.browser_zone()
        index = zones.index(proposed) if proposed in zones else None
        st.selectbox(say("Time zone of the hospital"), zones, index=index, key="zone", placeholder=say("Choose one"))
        form_next(visit, say("your medicines"), lambda: _submit(visit, answers), "times_next")


def _submit(visit: Visit, answers: Answers) -> None:
    """Times are kept as entered; the next step is shown only once a plan can be counted from them."""
    times = (field("day"), field("arrival"), field("start"), field("zone") or "")
    wrong = drafts.time_problems(with_times(answers, *times))
    visit.keep_problems(wrong)
    (change if wrong else change_and_go_on)(visit, with_times, *times)


def _day(answers: Answers) -> date | None:
    return date.fromisoformat(answers.day) if answers.day else None


def _clock(kept: str | None) -> time | None:
    return time.fromisoformat(kept) if kept else None
