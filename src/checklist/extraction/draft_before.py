"""A draft's part before the procedure: fasting and preparation."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import time

from checklist.diet import NOT_CLEAR
from checklist.extraction.draft_medicines import MOST_DAYS, told
from checklist.extraction.draft_words import (
    ARRIVAL,
    NOW,
    UNTIL_THE_DAY,
    Deed,
    Page,
    folded,
    gap,
    in_words,
    task,
)
from checklist.extraction.findings import (
    Fare,
    Fasting,
    Pair,
    Preparation,
    PreparationKind,
)
from checklist.extraction.patterns import compiled
from checklist.fasting import FoodClass, Instruction
from checklist.guidance import Gap, Offset, Span
from checklist.procedure import Phase, TaskKind, TaskRule

CLASSES = {
    Fare.SOLIDS: (FoodClass.SOLIDS_FATTY, FoodClass.SOLIDS_LIGHT),
    Fare.CLEAR_FLUIDS: (FoodClass.CLEAR_FLUIDS,),
    Fare.MILK: (FoodClass.MILK,),
    Fare.ALL: tuple(FoodClass),
}
DAY_BEFORE = compiled(
    r"\b(?:(?:day|night|evening|afternoon|morning) (?:before|prior)|previous (?:day|night|evening))\b"
)
EVE = Offset(days=-1)
ASK_FASTING = "Ask your team when to stop food and drink."
MOST_HOURS = 1000
ONCE = frozenset(
    {PreparationKind.TEST, PreparationKind.TRANSPORT, PreparationKind.ARRANGE_HELP, PreparationKind.PAPERWORK}
)


def instructions(found: Iterable[Fasting], page: Page) -> tuple[Instruction, ...]:
    """The fasting instructions that say what to stop, and when."""
    return tuple(said for finding in found if (said := instruction(finding, page)) is not None)


def instruction(finding: Fasting, page: Page) -> Instruction | None:
    """Stop these classes of food for hours or from a clock time; None where the text leaves one of the two open."""
    what, source = stopped(finding), page.cited(finding)
    hours, clock = hours_of(finding.hours_before), clock_of(finding.clock)
    if what is None or (hours is None and clock is None):
        return None
    if hours is not None:
        return Instruction(what=what, source=source, hours=hours)
    return Instruction(what=what, source=source, clock=clock, day=clock_day(finding, page))


EVENING = "17:00"
_CLEARS = r"\b(?:clear|water|juice|black (?:coffee|tea))\b"
UNTIL = compiled(r"\b(?:until|till|up to|no later than)\b")
FORBIDDEN = compiled(rf"\b(?:no|not|don[’']t|never|stop\w*|avoid\w*|cease|without)\b(?:(?!\bonly\b)[^.;,])*{_CLEARS}")
DIET = compiled(
    rf"\bclear[- ](?:liquid|fluid)s? diet\b|\bonly\b[^.;]{{0,25}}{_CLEARS}|{_CLEARS}[^.;]{{0,25}}\bonly\b|"
    r"\bclear (?:liquids|fluids|drinks) (?:for|from|after|starting|beginning)\b",
)


def stopped(finding: Fasting) -> tuple[FoodClass, ...] | None:
    """The classes that the words stop. "Only clear drinks from midnight" stops all others; where unsure, none."""
    if finding.what is not Fare.CLEAR_FLUIDS:
        return CLASSES.get(finding.what)
    if UNTIL.search(finding.quote) or FORBIDDEN.search(finding.quote):
        return (FoodClass.CLEAR_FLUIDS,)
    return NOT_CLEAR if DIET.search(finding.quote) else None


def hours_of(pair: Pair | None) -> tuple[float, float] | None:
    """Shortest and longest, the one for the other where one is missing; None for no hours that one can fast."""
    known = sorted(hours for hours in pair or () if hours is not None)
    return (known[0], known[-1]) if known and known[0] > 0 and known[-1] <= MOST_HOURS else None


def clock_of(clock: str | None) -> time | None:
    """A clock time; midnight is the one that opens the procedure's day."""
    return time() if clock == "midnight" else time.fromisoformat(clock) if clock else None


def clock_day(finding: Fasting, page: Page) -> int:
    """The day before where the words or their heading say so, or in the evening: the earlier day is the safer one.

    Midnight always opens the day itself.
    """
    if finding.clock in ("midnight", "00:00"):
        return 0
    if finding.clock is not None and finding.clock >= EVENING:
        return -1
    return -1 if DAY_BEFORE.search(f"{page.headings(finding)} {folded(finding.quote)}") else 0


def fasting_tasks(found: Iterable[Fasting], page: Page) -> tuple[TaskRule, ...]:
    """Asking when to stop, once, where a text gives no time; what else it says about eating, in its own words."""
    open_, other = untimed(found), [finding for finding in found if finding.what is Fare.OTHER]
    ask = [replace(task(page, finding, _fasting_deed(ASK_FASTING, EVE)), done_once=True) for finding in open_[:1]]
    return (*ask, *(task(page, finding, _fasting_deed(in_words(finding), ARRIVAL)) for finding in other))


def _fasting_deed(title: str, until: Offset) -> Deed:
    return Deed(title=title, phase=Phase.PREPARE, kind=TaskKind.FASTING_PREP, span=Span(opens=NOW, closes=until))


def untimed(found: Iterable[Fasting]) -> list[Fasting]:
    """Instructions about food or drink that name no time, or do not say which of the two stops then."""
    return [f for f in found if f.what in CLASSES and not _settled(f)]


def _settled(finding: Fasting) -> bool:
    timed = hours_of(finding.hours_before) is not None or finding.clock is not None
    return timed and stopped(finding) is not None


def fasting_gaps(found: Iterable[Fasting]) -> tuple[Gap, ...]:
    """What the text leaves open about food and drink."""
    given = tuple(found)
    none = () if given else (gap("fasting", "The text says nothing about when to stop food and drink."),)
    open_ = [
        gap("fasting.hours", f"No time to stop is given, or not for what: {folded(f.quote)}") for f in untimed(given)
    ]
    some = [
        gap("fasting.condition", f"Held for everyone, but meant for some: {folded(f.condition)}")
        for f in given
        if f.condition
    ]
    return (*none, *open_, *some)


def preparation_task(finding: Preparation, page: Page) -> TaskRule:
    """A deed in the text's words, on the days that it says."""
    days = days_before(finding.offset_days)
    phase = Phase.DAY_OF if days == (0, 0) else Phase.PREPARE
    span = preparation_window(finding.kind, days)
    return replace(
        task(page, finding, told(finding, phase, TaskKind(finding.kind), span)), done_once=finding.kind in ONCE
    )


def days_before(offset: Pair | None) -> tuple[int, int] | None:
    """First and last day, counted from the procedure; a missing end is the procedure's day or the other end."""
    if offset is None or offset == (None, None):
        return None
    least, most = offset
    longest = int(min(most if most is not None else least or 0, MOST_DAYS))
    return -longest, -min(int(least or 0), longest)


def preparation_window(kind: PreparationKind, days: tuple[int, int] | None) -> Span:
    """Open until the procedure's day when no day is said, and never past it; a way of life goes on up to it."""
    if days is None:
        return UNTIL_THE_DAY
    first, last = days
    goes_on = kind is PreparationKind.LIFESTYLE or last == 0
    return Span(opens=Offset(days=first), closes=Offset(days=0 if goes_on and first < 0 else last + 1))
