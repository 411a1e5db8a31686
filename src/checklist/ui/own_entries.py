"""What the person told about their recovery, by week and day, and what they have reached."""

import streamlit as st

from checklist.access import Role
from checklist.care.check_in import asking
from checklist.care.journey import Journey
from checklist.care.reaching import reach, take_back
from checklist.guidance import Language, RuleId
from checklist.plan import TimelineRow
from checklist.procedure import FactBase
from checklist.timeline import ACTIVITY, day_words, range_words, reached_words, week_words
from checklist.ui.pressed import done
from checklist.ui.session import Visit
from checklist.ui.text import escaped
from checklist.ui.when import Say

SHORT = 14


def draw_own(visit: Visit, mine: Journey) -> None:
    """The weeks in a sentence each, each day in a list, and what the patient has reached. Nothing before day 0."""
    line = mine.timeline
    if line.said:
        st.markdown("\n".join(f"- {escaped(week_words(week, visit.say))}" for week in line.own_weeks()))
        rows = day_rows(mine, asking(visit.house, mine), visit.say)
        with st.expander(visit.say("Your answers, day by day"), expanded=len(rows) <= SHORT):
            st.table(rows, border="horizontal", hide_index=True)
    if visit.visitor.role is Role.PATIENT and line.today >= 0 and line.to_reach():
        st.subheader(visit.say("What you have done"), anchor=False)
        for row in line.to_reach():
            _draw_reach(visit, mine, row)


def day_rows(mine: Journey, base: FactBase, say: Say) -> list[dict[str, str]]:
    """Each day and what was said, the newest first; every day the chart shows, and those beyond it."""
    done = _activity_words(base, mine.plan.language)
    return [
        {say("Day"): str(day), say("Your answers"): escaped(day_words(said, done, say))}
        for day, said in reversed(list(mine.timeline.own_days()))
    ]


def _activity_words(base: FactBase, language: Language) -> dict[str, str]:
    asked = (question for question in base.checkin.questions if question.id == ACTIVITY)
    return {choice.id: choice.text.said(language) for question in asked for choice in question.choices}


def _draw_reach(visit: Visit, mine: Journey, row: TimelineRow) -> None:
    """One milestone: the day it was reached and a way back, or the days it is usual and a button."""
    language, say = mine.plan.language, visit.say
    reached = next((one for one in mine.timeline.reached if one.row.id == row.id), None)
    words = reached_words(reached, language, say) if reached else range_words(row, language, say)
    st.markdown(f"**{escaped(row.topic)}.** {escaped(words)}")
    label = say("Take back: {what}", what=row.topic) if reached else say("Done: {what}", what=row.topic)
    st.button(label, key=f"reach_{row.id}", on_click=_press, args=(visit, row.id, reached is not None))


def _press(visit: Visit, milestone: RuleId, reached: bool) -> None:
    done(visit, take_back if reached else reach, milestone)
