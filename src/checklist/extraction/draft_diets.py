"""A draft's diets before the stop times, where the text is plain about them, and its doses of bowel prep."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import time

from checklist.diet import NOT_CLEAR, Diet, DietKind, PrepDose
from checklist.extraction.draft_before import clock_day, clock_of, hours_of, stopped
from checklist.extraction.draft_words import Page, folded, gap, said, sentence
from checklist.extraction.findings import Fare, Fasting, Finding
from checklist.extraction.patterns import compiled
from checklist.extraction.times import clock as clock_in
from checklist.fasting import FoodClass
from checklist.guidance import ENGLISH, Gap, Offset, Span
from checklist.procedure import TaskRule

CLEAR_ID = "clear drinks only"
IN_WORDS = compiled(r"\b(?:low|reduced)[- ](?:fib(?:er|re)|residue)\b[^.;]{0,20}\b(?:diet|foods?)\b")
FORBIDS = compiled(r"\b(?:no|not|nothing|don[’']t|never|stop\w*|then)\b")
DAY_BEFORE = compiled(r"\bday (?:before|prior|preceding)\b|\bprevious day\b")
PART_OF_IT = compiled(
    r"\b(?:night|evening|afternoon|morning|noon|rest of|after|from|until|till|begin\w*|start\w*|dinner)\b"
)
MEALS = compiled(r"\b(?:breakfast|lunch|light meal|rest of the day)\b")
DAYS = compiled(r"\bdays?\b")
DOSE = compiled(
    r"\b(?:drink|take|finish)\b[^.;]{0,60}\b(?:bowel prep\w*|prep (?:drink|solution|mix\w*)|laxative drink|"
    r"(?:of|the|your) (?:prep|solution|mixture|laxative)\b)"
)
EATS = (
    (compiled(r"(?:please )?eat\b"), FoodClass.SOLIDS_FATTY),
    (compiled(r"(?:please )?drink\b"), FoodClass.CLEAR_FLUIDS),
)
LEAST_DAYS, MOST_DAYS, HOURS = 1, 60, 24


def diets(found: Iterable[Fasting], page: Page) -> dict[Fasting, Diet]:
    """The diets of a text by their findings. A finding that leaves open what, or from when, is none."""
    drawn = ((finding, _diet(finding, page)) for finding in found)
    return {finding: diet for finding, diet in drawn if diet is not None}


def diet_gaps(found: Iterable[Fasting]) -> tuple[Gap, ...]:
    """Diets that the text means for some people."""
    return tuple(
        gap("diets.condition", f"Held for everyone, but meant for some: {folded(f.condition)}")
        for f in found
        if f.condition
    )


def _diet(finding: Fasting, page: Page) -> Diet | None:
    clear, worded = _is_clear(finding), _is_worded(finding)
    begins = _begins(finding, page) if clear or worded else None
    if begins is None:
        return None
    hours, clock, day = begins
    words = sentence(finding.quote)
    return Diet(
        id=page.new_id(CLEAR_ID if clear else words), kind=DietKind.CLEAR_LIQUIDS if clear else DietKind.IN_WORDS,
        says=None if clear else said(words), source=page.cited(finding), hours=hours, clock=clock, day=day,
    )  # fmt: skip


def _is_clear(finding: Fasting) -> bool:
    return finding.what is Fare.CLEAR_FLUIDS and stopped(finding) == NOT_CLEAR


def _is_worded(finding: Fasting) -> bool:
    return finding.what is Fare.SOLIDS and bool(IN_WORDS.search(finding.quote)) and not FORBIDS.search(finding.quote)


def _begins(finding: Fasting, page: Page) -> tuple[tuple[float, float] | None, time | None, int] | None:
    """Hours before, a clock time, or whole days where the text counts in days; None where it is not plain."""
    hours, clock = hours_of(finding.hours_before), clock_of(finding.clock)
    if hours is not None and DAYS.search(finding.quote) and hours[1] % HOURS == 0:
        days = int(hours[1] // HOURS)
        return (None, time(), -days) if LEAST_DAYS <= days <= MOST_DAYS else None
    if hours is not None:
        return hours, None, 0
    if clock is not None:
        return None, clock, clock_day(finding, page)
    return (None, time(), -1) if _the_day_before(finding, page) else None


def _the_day_before(finding: Fasting, page: Page) -> bool:
    """Whether the words give the whole day before; not where the text speaks of a meal or a part of that day."""
    words = finding.quote
    return bool(DAY_BEFORE.search(words)) and not PART_OF_IT.search(words) and not MEALS.search(page.text)


def is_dose(finding: Finding) -> bool:
    """Whether the words tell to take the bowel prep drink."""
    return bool(DOSE.search(finding.quote))


def as_dose(rule: TaskRule, finding: Finding) -> TaskRule:
    """A dose at the text's time, up to the end of its day; whether it may fall into the fast, the team says."""
    opens, clock, span = rule.span.opens, clock_of(_clock(finding)), rule.span
    if clock and opens.days is not None and opens.at is None:
        span = Span(opens=replace(opens, at=clock), closes=Offset(anchor=opens.anchor, days=opens.days + 1))
    return replace(rule, span=span, bowel_prep=PrepDose.BEFORE_FAST)


def eaten(rule: TaskRule) -> TaskRule:
    """A deed that begins with eating or drinking, over when that stops; food by its earliest stop."""
    title = rule.title.said(ENGLISH)
    what = next((what for words, what in EATS if words.match(title)), None)
    return replace(rule, eats=what)


def dose_gaps(found: Iterable[Finding]) -> tuple[Gap, ...]:
    """Doses of bowel prep without a clock time."""
    return tuple(
        gap("tasks.bowel_prep", f"No clock time is given for this dose of bowel prep: {folded(f.quote)}")
        for f in found
        if is_dose(f) and _clock(f) is None
    )


def _clock(finding: Finding) -> str | None:
    """The clock time of a dose; midnight is an end more often than a beginning, and is none."""
    clock = clock_in(finding.quote)
    return None if clock == "midnight" else clock
