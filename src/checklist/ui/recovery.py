"""The recovery screen: three sentences, the chart, the same as a list, and when to get help."""

from collections.abc import Sequence
from datetime import date
from typing import Literal

import streamlit as st

from checklist.care.journey import Journey
from checklist.checkin import Tier
from checklist.discharge import record_of
from checklist.discharge.entry_words import written
from checklist.guidance import Language
from checklist.plan import TimelineRow, WarningSign
from checklist.reading import short_date, spoken_date
from checklist.recovery import MilestoneKind
from checklist.timeline import MarkKind, Timeline, kind_words, range_words, reached_words, week_words
from checklist.ui.charts import DARK, LIGHT, ChartWords, timeline_figure
from checklist.ui.text import escaped, telephone
from checklist.ui.when import Say, day_of_all

TIERS: tuple[tuple[Tier, str, str, Literal["primary", "secondary"]], ...] = (
    (Tier.EMERGENCY, "red", ":material/e911_emergency:", "primary"),
    (Tier.SAME_DAY, "orange", ":material/call:", "secondary"),
    (Tier.MENTION, "blue", ":material/edit_note:", "secondary"),
)


def draw_written(journey: Journey, say: Say) -> None:
    """What the nurse wrote for this person before going home; nothing before anything was written."""
    found = tuple(written(record_of(journey.events), say))
    if found:
        st.header(say("Written for you by your nurse"), anchor=False)
    for name, lines in found:
        st.markdown("\n".join([f"**{escaped(name)}**\n", *(f"- {escaped(line)}" for line in lines)]))


def heading(journey: Journey, say: Say) -> str:
    """The answer the page opens with: which day it is."""
    line = journey.timeline
    if line.today < 0:
        date = spoken_date(line.day_zero, journey.plan.language)
        return say("Your {n} weeks start on {date}", n=len(line.weeks), date=date)
    return day_of_all(line, say)


def sentences(journey: Journey, say: Say) -> list[str]:
    """What the chart shows, in words: the week, what holds, what comes next."""
    line = journey.timeline
    if line.today < 0:
        return [say("Below is what to expect after your procedure, and when to get help.")]
    holding = [row.text for row in line.holding()]
    return [_week_words(line, say), *holding, *_coming_words(journey, say), *_pain_words(line, say)]


def lead(journey: Journey, say: Say) -> list[str]:
    """The same sentences as paragraphs, to be taken in one by one: where one is, what holds, what comes next."""
    line = journey.timeline
    if line.today < 0:
        return sentences(journey, say)
    holding = [f"- {escaped(row.text)}" for row in line.holding()]
    found = [escaped(" ".join([_week_words(line, say), *_pain_words(line, say)]))]
    found += ["\n".join([say("What holds now:"), *holding])] if holding else []
    return found + [escaped(words) for words in _coming_words(journey, say)]


def _week_words(line: Timeline, say: Say) -> str:
    return say("You are in week {week}.", week=line.week)


def _coming_words(journey: Journey, say: Say) -> list[str]:
    coming = journey.timeline.next_row()
    return [_next_words(coming, _spoken_range(coming, journey, say), say)] if coming else []


def _next_words(coming: TimelineRow, when: str, say: Say) -> str:
    """What comes next. Of a limit the topic alone would read as if it were allowed from then on."""
    if coming.kind is MilestoneKind.LIMIT:
        return say("Next, {when}: {text}", when=when, text=coming.text)
    return say("Next: {what}, {when}.", what=coming.topic, when=when)


def _pain_words(line: Timeline, say: Say) -> list[str]:
    if not line.pain:
        return []
    first, last = line.pain[0], line.pain[-1]
    now = say("Your pain is {pain} today.", pain=last.pain)
    if last.day != line.today:
        now = say("Your last pain answer was {pain}, on day {day}.", pain=last.pain, day=last.day)
    return [now] if first == last else [now, say("It was {pain} on day {day}.", pain=first.pain, day=first.day)]


def _spoken_range(row: TimelineRow, journey: Journey, say: Say) -> str:
    language = journey.plan.language
    if row.to_date is None:
        return say("from {date}", date=spoken_date(row.from_date, language))
    if row.to_date == row.from_date:
        return spoken_date(row.from_date, language)
    return say("{first} to {last}", first=spoken_date(row.from_date, language), last=spoken_date(row.to_date, language))


def chart(journey: Journey, say: Say) -> None:
    """The timeline as a picture; its sentence is the alternative text."""
    line, language = journey.timeline, journey.plan.language
    words = chart_words(line, language, say)
    ink = DARK if st.context.theme.type == "dark" else LIGHT
    st.plotly_chart(
        timeline_figure(line, ink, words),
        theme=None,
        config={"staticPlot": True},
        alt=" ".join([*sentences(journey, say), *own_sentences(journey, say)]),
        key="timeline",
    )
    st.markdown("  \n".join(chart_key(line, say, say("You did this"))))


def chart_words(line: Timeline, language: Language, say: Say) -> ChartWords:
    """The words on the chart, as the patient reads them."""
    return ChartWords(
        pain=say("Your pain, 0 to 10"), today=say("Today"), week=say("Wk {n}", n="{n}"),
        dates=tuple(_axis_date(day, language) for day in line.weeks), resting=say("at rest"), moving=say("moving"),
        temperature=say("Temperature"), activity=say("● You were active   ○ You rested"), marks=_marks_words(line, say),
        reached=say("You did this"),
    )  # fmt: skip


def chart_key(line: Timeline, say: Say, did: str) -> list[str]:
    """What each way of drawing on the chart means, of those that are on it; `did`: what was reached."""
    kinds = {row.kind for row in line.rows}
    key = [*(words for kind, words in _key(say) if kind in kinds), *([f"★ {did}"] if line.reached else [])]
    return [*key, *_beyond(line, say)]


def _beyond(line: Timeline, say: Say) -> list[str]:
    """That the chart ends, where something was said after its end."""
    last = line.days_shown - 1
    if all(one.day <= last for one in line.said):
        return []
    return [say("The chart ends on day {day}. Later answers stand in the list.", day=last)]


def own_sentences(journey: Journey, say: Say) -> list[str]:
    """The person's own weeks, what they reached and what happened, in words: the chart for who does not see it."""
    line = journey.timeline
    weeks = [week_words(week, say) for week in line.own_weeks()]
    reached = [f"{one.row.topic}: {reached_words(one, journey.plan.language, say)}" for one in line.reached]
    return [*weeks, *reached, *(say("Day {day}: {what}.", day=m.day, what=_mark(m.kind, say)) for m in line.marks)]


def _mark(kind: MarkKind, say: Say) -> str:
    return {
        MarkKind.CALL: say("a call"), MarkKind.VISIT: say("a visit"), MarkKind.TO_CALL: say("told to call"),
    }[kind]  # fmt: skip


def _marks_words(line: Timeline, say: Say) -> str:
    """The signs of the row of marks, each beside its meaning."""
    signs = {MarkKind.CALL: "▼", MarkKind.VISIT: "■", MarkKind.TO_CALL: "△"}
    kinds = {mark.kind for mark in line.marks}
    return "   ".join(f"{sign} {_mark(kind, say).capitalize()}" for kind, sign in signs.items() if kind in kinds)


def _key(say: Say) -> list[tuple[MilestoneKind, str]]:
    """What each way of drawing means, beside a sign drawn alike."""
    return [
        (MilestoneKind.LIMIT, say("■ Set by your team or your guidance")),
        (MilestoneKind.USUAL, say("▨ Usual time, give or take")),
        (MilestoneKind.WATCH, say("□ Keep watching")),
        (MilestoneKind.DATE, say("◆ A date")),
    ]


def _axis_date(day: date, language: Language) -> str:
    return short_date(day, language).split(", ")[-1]


def table_rows(journey: Journey, say: Say, *, staff: bool = False) -> list[dict[str, str]]:
    """The timeline as a list: what, when, and how sure; to staff also who says so and whether it was checked."""
    language, line = journey.plan.language, journey.timeline
    did = {one.row.id: f" {escaped(reached_words(one, language, say))}" for one in line.reached}
    return [
        {
            say("What"): f"**{escaped(row.topic)}.** {escaped(row.text)}{did.get(row.id, '')}",
            say("When"): f"{range_words(row, language, say)} :gray[({kind_words(row, say)})]",
            **({say("Source"): f"{escaped(row.source.title)} ({row.source.certainty.value})"} if staff else {}),
        }
        for row in line.rows
    ]


def sources(journey: Journey) -> list[str]:
    """Who says so, each source once with the topics it stands behind."""
    topics: dict[str, list[str]] = {}
    for row in journey.timeline.rows:
        topics.setdefault(row.source.title, []).append(row.topic)
    return [f"{title}: {', '.join(named)}." for title, named in topics.items()]


def tier_cards(journey: Journey, say: Say, least: Tier = Tier.MENTION) -> None:
    """The warning signs in three tiers, worst first, each with what to do and whom to call; none below `least`."""
    for tier, colour, icon, kind in TIERS:
        signs = [sign for sign in journey.plan.red_flags if sign.tier is tier]
        if signs and tier >= least:
            _tier_card(journey, signs, f"{colour}-badge[{icon} {journey.say(f'tier.{tier.word}.label')}]", kind, say)


def _tier_card(
    journey: Journey, signs: Sequence[WarningSign], badge: str, kind: Literal["primary", "secondary"], say: Say
) -> None:
    """One tier. A sign with a number of its own (thoughts of self-harm) says its own action beside it."""
    tier, action = signs[0].tier, signs[0].action
    with st.container(border=True, key=f"tier_{tier.word}"):
        st.markdown(f"### :{badge}", anchors=False)
        st.markdown(f"**{escaped(action)}**")
        lead = journey.say(f"tier.{tier.word}.lead")
        if lead not in action:
            st.markdown(escaped(lead))
        own = {sign.id: f" **{escaped(sign.action)}**" for sign in signs if sign.action != action}
        st.markdown("\n".join(f"- {escaped(sign.sign)}{own.get(sign.id, '')}" for sign in signs))
        if signs[0].phone:
            label = say("Call {phone}", phone=escaped(signs[0].phone))
            st.link_button(label, telephone(signs[0].phone), type=kind, width="stretch", icon=":material/call:")
