"""How we do: many people at once, without names. Each chart stands with its sentence, its table and a file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import streamlit as st

from checklist.alerts import Notice
from checklist.care import counts
from checklist.care.cohort import Cohort, choices, cohort
from checklist.care.counts import Count
from checklist.care.member import Member
from checklist.reading import spoken_date
from checklist.ui.charts import DARK, LIGHT, Ink
from checklist.ui.cohort import figures, sentences, tables
from checklist.ui.cohort.figures import Axes
from checklist.ui.cohort.filters import picked
from checklist.ui.cohort.tables import Sheet
from checklist.ui.reasons import reason_words
from checklist.ui.session import Visit
from checklist.ui.text import escaped
from checklist.ui.when import Say

FEWEST = 5  # fewer people than these are told in words: a chart of them says nothing, and may tell who they are
MOST_BARS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What one look draws: the people, and who they are in words, as each file says it too."""

    visit: Visit
    found: Cohort
    counted: Mapping[str, str]

    @property
    def people(self) -> Sequence[Member]:
        """Everybody who is counted."""
        return self.found.people


def draw_cohort(visit: Visit) -> None:
    """The choice, how many are counted, then each part."""
    say = visit.say
    st.title(say("How we do"), anchor=False)
    chosen, named = picked(visit, choices(visit.house, visit.visitor))
    found = cohort(visit.house, visit.visitor, chosen, visit.browser_zone() or "UTC")
    st.markdown(counted_words(found, say))
    if len(found.people) < FEWEST:
        st.markdown(say("Fewer than {n} people: too few to count.", n=FEWEST))
        return
    look = Look(visit=visit, found=found, counted=counted_in_file(found, named, say))
    for part in (_pain, _milestones, _stuck, _errors, _cancelled, _answered):
        part(look)


def counted_words(found: Cohort, say: Say) -> str:
    """Who is counted: everybody, from which day to which."""
    first, last = (f"{spoken_date(day)}, {day.year}" for day in (found.since, _last(found)))
    n = len(found.people)
    many = say("Counted: 1 person.") if n == 1 else say("Counted: {n:,} people.", n=n)
    who = say("That is everybody of this choice with a procedure from {first} to {last}.", first=first, last=last)
    return f"{many} {who}"


def _last(found: Cohort) -> date:
    return found.before - timedelta(days=1)


def counted_in_file(found: Cohort, named: Mapping[str, str], say: Say) -> dict[str, str]:
    """The same beside each row of a file, which is read away from this page."""
    return {
        **{say("Counted: {what}", what=label): name for label, name in named.items()},
        say("Counted from"): found.since.isoformat(), say("Counted to"): _last(found).isoformat(),
        say("People counted"): str(len(found.people)),
    }  # fmt: skip


def _ink() -> Ink:
    return DARK if st.context.theme.type == "dark" else LIGHT


def _too_few(say: Say, title: str, n: int) -> bool:
    """The heading; and whether there are so few people that words have to do."""
    st.header(title, anchor=False)
    if n >= FEWEST:
        return False
    st.markdown(say("{n} of at least {fewest} people needed. Too few to show.", n=n, fewest=FEWEST))
    return True


def _folded(look: Look, name: str, sheet: Sheet) -> None:
    """The table one press away, and the same as a file."""
    with st.expander(look.visit.say("The same as a table")):
        _table(sheet)
    _file(look, name, sheet)


def _table(sheet: Sheet) -> None:
    records = [{head: escaped(cell) for head, cell in row.items()} for row in sheet.records]
    st.table(records, border="horizontal", hide_index=True)


def _file(look: Look, name: str, sheet: Sheet) -> None:
    say, file = look.visit.say, f"{name}.csv"
    st.download_button(
        say("Download: {name}", name=file), sheet.csv(look.counted), file, "text/csv", key=f"csv_{name}",
        icon=":material/download:",
    )  # fmt: skip


def _chart(figure: object, sentence: str, key: str) -> None:
    st.markdown(escaped(sentence))
    st.plotly_chart(figure, theme=None, config={"staticPlot": True}, alt=sentence, key=key)


def _pain(look: Look) -> None:
    say, days = look.visit.say, counts.pain_days(look.people)
    told = sum(bool(one.pain) for one in look.people)
    if _too_few(say, say("Pain by day: {n:,} people", n=told), told):
        return
    axes = Axes(x=say("Day after the procedure"), y=say("Pain at rest, 0 to 10"))
    _chart(figures.pain_figure(days, _ink(), axes), sentences.pain_sentence(days, say), "pain")
    _folded(look, "pain-by-day", tables.pain_sheet(days, say))


def _milestones(look: Look) -> None:
    say, guidance = look.visit.say, look.found.guidance
    if guidance is None:
        st.header(say("Milestones"), anchor=False)
        st.markdown(say("Pick one procedure: usual times are its own."))
        return
    rows = counts.milestones(look.people, guidance)
    told = sum(bool(one.reached) for one in look.people)
    if _too_few(say, say("Milestones, told by {n:,}", n=told), told):
        return
    axes = Axes(x=say("Day after the procedure"))
    _chart(figures.milestone_figure(rows, _ink(), axes), sentences.milestone_sentence(rows, say), "milestones")
    _folded(look, "milestones-by-week", tables.milestone_sheet(rows, say))


def _stuck(look: Look) -> None:
    say, found = look.visit.say, counts.stuck(look.people)
    known = sum(one.stuck is not None for one in look.people)
    if _too_few(say, say("Open a day before coming in: {n:,} people", n=known), known):
        return
    if not found:
        st.markdown(say("Nothing was open. All {n:,} were ready a day before.", n=known))
        return
    axes = Axes(x=say("People, of {n:,}", n=known))
    _chart(figures.count_figure(found[:MOST_BARS], _ink(), axes), sentences.stuck_sentence(found, say), "stuck")
    _folded(look, "open-a-day-before", tables.count_sheet(found, say("What"), say))


def error_counts(people: Sequence[Member], say: Say) -> tuple[Count, ...]:
    """The errors with their names as people read them."""
    names = {
        "ate_late": say("Ate or drank after the stop time"), "took_it": say("Took a medicine that was to be stopped"),
        "long_fast": say("A long fast in the plan"), "moved_late": say("Moved within 2 days before"),
    }  # fmt: skip
    return tuple(Count(what=names[one.what], n=one.n, of=one.of) for one in counts.errors(people))


def _errors(look: Look) -> None:
    say = look.visit.say
    st.header(say("Fasting, medicines and late moves"), anchor=False)
    st.markdown(say("As people told it, and as the plans say. What nobody told is not counted."))
    sheet = tables.count_sheet(error_counts(look.people, say), say("What"), say)
    _table(sheet)
    _file(look, "errors", sheet)


def cancelled_counts(people: Sequence[Member], say: Say) -> tuple[Count, ...]:
    """All that were cancelled, then each reason and how long before, with their names as people read them."""
    found = counts.cancelled(people)
    names = {
        Notice.EARLY: say("More than 2 days before coming in"), Notice.BETWEEN: say("2 days to 24 h before coming in"),
        Notice.LATE: say("Under 24 h before coming in"),
    }  # fmt: skip
    reasons = [replace(one, what=reason_words(why, say)) for why, one in found.reasons]
    notices = [replace(one, what=names[when]) for when, one in found.notices]
    return (replace(found.all, what=say("Canceled")), *reasons, *notices)


def _cancelled(look: Look) -> None:
    """A table; once there are enough of them the same as a sentence. No chart: a reason is not a trend."""
    say, rows = look.visit.say, cancelled_counts(look.people, look.visit.say)
    st.header(say("Canceled: {n:,} of {of:,}", n=rows[0].n, of=rows[0].of), anchor=False)
    if rows[0].n >= FEWEST:
        st.markdown(escaped(sentences.cancelled_sentence(rows, say)))
    sheet = tables.count_sheet(rows, say("What"), say)
    _table(sheet)
    _file(look, "canceled", sheet)


def _answered(look: Look) -> None:
    say, days = look.visit.say, counts.answered(look.people)
    due = sum(bool(one.due) for one in look.people)
    if _too_few(say, say("Check-ins: {n:,} people", n=due), due):
        return
    axes = Axes(x=say("Day after the procedure"), y=say("Check-ins"))
    _chart(figures.answered_figure(days, _ink(), axes), sentences.answered_sentence(days, say), "answered")
    _folded(look, "check-ins", tables.answered_sheet(days, say))
