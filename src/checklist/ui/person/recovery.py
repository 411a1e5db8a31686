"""The recovery timeline for staff: the same chart as the patient's, its sentence, and the same as a list."""

from dataclasses import replace

import streamlit as st

from checklist.care.person import Person
from checklist.reading import spoken_date
from checklist.timeline import Timeline
from checklist.ui.charts import DARK, LIGHT, timeline_figure
from checklist.ui.recovery import chart_key, chart_words, own_sentences, table_rows
from checklist.ui.session import Visit
from checklist.ui.text import escaped
from checklist.ui.when import Say


def draw_recovery(visit: Visit, one: Person) -> None:
    """The chart with its key, then the table one press away."""
    say, line = visit.say, one.journey.timeline
    st.header(say("Recovery"), anchor=False)
    said = sentence(one, say)
    st.markdown(said)
    words = replace(
        chart_words(line, visit.language, say), pain=say("Pain, 0 to 10"), activity=say("● Active   ○ Rested"),
        reached=say("Reached"),
    )  # fmt: skip
    ink = DARK if st.context.theme.type == "dark" else LIGHT
    st.plotly_chart(
        timeline_figure(line, ink, words), theme=None, config={"staticPlot": True},
        alt=" ".join([said, *own_sentences(one.journey, say)]), key="timeline",
    )  # fmt: skip
    st.markdown("  \n".join(chart_key(line, say, words.reached)))
    with st.expander(say("The same as a list")):
        st.markdown("\n".join(f"- {escaped(words)}" for words in own_sentences(one.journey, say)))
        st.table(table_rows(one.journey, say), border="horizontal", hide_index=True)


def sentence(one: Person, say: Say) -> str:
    """Where they are, and their pain, in words."""
    line = one.journey.timeline
    if line.today < 0:
        return say("The weeks start on {date}.", date=spoken_date(line.day_zero))
    return " ".join([say("Day {day}, week {week}.", day=line.today, week=line.week), *_pain(line, say)])


def _pain(line: Timeline, say: Say) -> list[str]:
    if not line.pain:
        return [say("No pain was told.")]
    first, last = line.pain[0], line.pain[-1]
    now = say("Pain at rest {pain} on day {day}.", pain=last.pain, day=last.day)
    return [now] if first == last else [now, say("It was {pain} on day {day}.", pain=first.pain, day=first.day)]
