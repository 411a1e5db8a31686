"""How we do: many people at once, without names. Each chart stands with its sentence, its table and a file."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import streamlit as st

from checklist.care import counts
from checklist.care.cohort import MONTHS, NO_WARD, Choices, Chosen, Cohort, choices, cohort
from checklist.care.counts import Count
from checklist.care.member import Member, Notice
from checklist.reading import spoken_date
from checklist.ui.charts import DARK, LIGHT, Ink
from checklist.ui.cohort import figures, sentences, tables
from checklist.ui.cohort.figures import Axes
from checklist.ui.cohort.tables import Sheet
from checklist.ui.reasons import reason_words
from checklist.ui.session import Visit
from checklist.ui.text import escaped

FEWEST = 5  # fewer people than these are told in words: a chart of them says nothing, and may tell who they are
MOST_BARS = 10
ANY = "any"
WIDTH = 250


def draw_cohort(visit: Visit) -> None:
    """The choice, how many are counted, then each part."""
    say = visit.say
    st.title(say("How we do"), anchor=False)
    chosen = _filters(visit, choices(visit.house, visit.visitor))
    found = cohort(visit.house, visit.visitor, chosen, visit.browser_zone() or "UTC")
    st.markdown(counted_words(visit, found))
    if len(found.people) < FEWEST:
        st.markdown(say("Fewer than {n} people: too few to count.", n=FEWEST))
        return
    _pain(visit, found.people)
    _milestones(visit, found)
    _stuck(visit, found.people)
    _errors(visit, found.people)
    _cancelled(visit, found.people)
    _answered(visit, found.people)


def _filters(visit: Visit, known: Choices) -> Chosen:
    """Whom to count; the choice stands in the address."""
    say = visit.say
    named = {ANY: say("Any procedure"), **known.procedures}
    wards = {ANY: say("Any ward"), **{ward: ward for ward in known.wards}, NO_WARD: say("No number given")}
    months = {str(n): say("The last {n} months", n=n) if n > 1 else say("This month") for n in MONTHS}
    with st.container(horizontal=True):
        procedure = _pick(say("Procedure"), "procedure", named, ANY)
        ward = _pick(say("Ward, by its phone"), "ward", wards, ANY)
        picked = _pick(say("Months"), "months", months, str(MONTHS[1]))
    return Chosen(
        procedure=None if procedure == ANY else procedure, ward=None if ward == ANY else ward, months=int(picked)
    )  # fmt: skip


def _pick(label: str, key: str, options: Mapping[str, str], usual: str) -> str:
    values = list(options)
    picked = st.selectbox(
        label, values, index=values.index(usual), key=key, width=WIDTH, bind="query-params",
        format_func=lambda one: options[one],
    )  # fmt: skip
    return picked or usual


def counted_words(visit: Visit, found: Cohort) -> str:
    """Who is counted."""
    say, n, since = visit.say, len(found.people), since_words(found.since)
    if n < found.all:
        return say("The newest {n} of {all} people with a procedure since {since} are counted.", n=n, all=found.all,
                   since=since)  # fmt: skip
    return say("Counted: {n} people with a procedure since {since}.", n=n, since=since)


def since_words(day: date) -> str:
    """The first day that counts, with its year."""
    return f"{spoken_date(day)}, {day.year}"


def _ink() -> Ink:
    return DARK if st.context.theme.type == "dark" else LIGHT


def _too_few(visit: Visit, title: str, n: int) -> bool:
    """The heading; and whether there are so few people that words have to do."""
    st.header(title, anchor=False)
    if n >= FEWEST:
        return False
    st.markdown(visit.say("{n} of at least {fewest} people needed. Too few to show.", n=n, fewest=FEWEST))
    return True


def _sheet(visit: Visit, name: str, sheet: Sheet) -> None:
    """The table one press away, and the same as a file."""
    say = visit.say
    with st.expander(say("The same as a table")):
        records = [{head: escaped(cell) for head, cell in row.items()} for row in sheet.records]
        st.table(records, border="horizontal", hide_index=True)
    st.download_button(
        say("Download: {name}", name=f"{name}.csv"), sheet.csv, f"{name}.csv", "text/csv", key=f"csv_{name}",
        icon=":material/download:",
    )  # fmt: skip


def _chart(figure: object, sentence: str, key: str) -> None:
    st.markdown(escaped(sentence))
    st.plotly_chart(figure, theme=None, config={"staticPlot": True}, alt=sentence, key=key)


def _pain(visit: Visit, people: Sequence[Member]) -> None:
    say, days = visit.say, counts.pain_days(people)
    told = sum(bool(one.pain) for one in people)
    if _too_few(visit, say("Pain by day: {n} people", n=told), told):
        return
    axes = Axes(x=say("Day after the procedure"), y=say("Pain at rest, 0 to 10"))
    _chart(figures.pain_figure(people, _ink(), axes), sentences.pain_sentence(days, say), "pain")
    _sheet(visit, "pain-by-day", tables.pain_sheet(days, say))


def _milestones(visit: Visit, found: Cohort) -> None:
    say = visit.say
    if found.guidance is None:
        st.header(say("Milestones"), anchor=False)
        st.markdown(say("Pick one procedure: usual times are its own."))
        return
    rows = counts.milestones(found.people, found.guidance)
    told = sum(bool(one.reached) for one in found.people)
    if _too_few(visit, say("Milestones, told by {n}", n=told), told):
        return
    axes = Axes(x=say("Day after the procedure"))
    _chart(figures.milestone_figure(rows, _ink(), axes), sentences.milestone_sentence(rows, say), "milestones")
    _sheet(visit, "milestones-by-week", tables.milestone_sheet(rows, say))


def _stuck(visit: Visit, people: Sequence[Member]) -> None:
    say, found = visit.say, counts.stuck(people)
    known = sum(one.stuck is not None for one in people)
    if _too_few(visit, say("Open a day before coming in: {n} people", n=known), known):
        return
    if not found:
        st.markdown(say("Nothing was open. All {n} were ready a day before.", n=known))
        return
    axes = Axes(x=say("People, of {n}", n=known))
    _chart(figures.count_figure(found[:MOST_BARS], _ink(), axes), sentences.stuck_sentence(found, say), "stuck")
    _sheet(visit, "open-a-day-before", tables.count_sheet(found, say("What"), say))


def error_counts(people: Sequence[Member], visit: Visit) -> tuple[Count, ...]:
    """The errors with their names as people read them."""
    say = visit.say
    names = {
        "ate_late": say("Ate or drank after the stop time"), "took_it": say("Took a medicine that was to be stopped"),
        "long_fast": say("A long fast in the plan"), "moved_late": say("Moved within 2 days before"),
    }  # fmt: skip
    return tuple(Count(what=names[one.what], n=one.n, of=one.of) for one in counts.errors(people))


def _errors(visit: Visit, people: Sequence[Member]) -> None:
    say = visit.say
    st.header(say("Fasting, medicines and late moves"), anchor=False)
    st.markdown(say("As people told it, and as the plans say. What nobody told is not counted."))
    sheet = tables.count_sheet(error_counts(people, visit), say("What"), say)
    st.table(sheet.records, border="horizontal", hide_index=True)
    st.download_button(
        say("Download: {name}", name="errors.csv"), sheet.csv, "errors.csv", "text/csv", key="csv_errors",
        icon=":material/download:",
    )  # fmt: skip


def cancelled_counts(people: Sequence[Member], visit: Visit) -> tuple[Count, ...]:
    """All that were cancelled, then each reason and how long before, with their names as people read them."""
    say, found = visit.say, counts.cancelled(people)
    names = {
        Notice.EARLY: say("More than 2 days before coming in"), Notice.BETWEEN: say("2 days to 24 h before coming in"),
        Notice.LATE: say("Under 24 h before coming in"),
    }  # fmt: skip
    reasons = [replace(one, what=reason_words(why, say)) for why, one in found.reasons]
    notices = [replace(one, what=names[when]) for when, one in found.notices]
    return (replace(found.all, what=say("Canceled")), *reasons, *notices)


def _cancelled(visit: Visit, people: Sequence[Member]) -> None:
    """A table; once there are enough of them the same as a sentence. No chart: a reason is not a trend."""
    say, rows = visit.say, cancelled_counts(people, visit)
    st.header(say("Canceled: {n} of {of}", n=rows[0].n, of=rows[0].of), anchor=False)
    if rows[0].n >= FEWEST:
        st.markdown(escaped(sentences.cancelled_sentence(rows, say)))
    sheet = tables.count_sheet(rows, say("What"), say)
    st.table(sheet.records, border="horizontal", hide_index=True)
    st.download_button(
        say("Download: {name}", name="canceled.csv"), sheet.csv, "canceled.csv", "text/csv", key="csv_cancelled",
        icon=":material/download:",
    )  # fmt: skip


def _answered(visit: Visit, people: Sequence[Member]) -> None:
    say, days = visit.say, counts.answered(people)
    due = sum(bool(one.due) for one in people)
    if _too_few(visit, say("Check-ins: {n} people", n=due), due):
        return
    axes = Axes(x=say("Day after the procedure"), y=say("Check-ins"))
    _chart(figures.answered_figure(days, _ink(), axes), sentences.answered_sentence(days, say), "answered")
    _sheet(visit, "check-ins", tables.answered_sheet(days, say))
