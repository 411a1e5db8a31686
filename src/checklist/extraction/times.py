"""What a sentence says of time: days before and after the procedure, hours, minutes, a clock time.

Named days are a table. 24 hours are 1 day; under 24 hours is day 0.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from checklist.extraction.amounts import NUMBERED, Relation, Time, times
from checklist.extraction.findings import Pair
from checklist.extraction.patterns import compiled

DEED = (
    r"(?:(?:your|the|their|my)\s)?(?:scheduled\s)?(?:\w{3,20}\s)?(?:surgery|procedure|"
    r"operation|surgical|extraction|implant|injection|biopsy|endoscopy|test|exam|examination|colonoscopy|appointment|"
    r"treatment|admission|"
    r"discharge|surgury)"
)


#: named days before the procedure → how many days before
DAYS_BEFORE: tuple[tuple[str, float], ...] = (
    (
r"(?:day|night|evening|afternoon)\s(?:immediately\s|just\s)?(?:before|prior to|preceding|"
r"ahead of)(?!\s(?:bed|you eat|meal))", 1),
    (
rf"\b(?<!next\s)(?<!following\s)(?<!before\sthe\s)(?<!until\sthe\s)(?<!prior\sto\sthe\s)(?:day|morning|date|time|"
rf"hours)\s(?:of|for)\s{DEED}|"
rf"on the (?:surgical|surgery|procedure) day|(?<!before\sthe\s)(?<!until\sthe\s)\bday[- ]of\b|(?:surgery|"
rf"procedure)[- ]day\b|"
rf"\bon the day\b(?!\s(?:before|prior|after))|day of arrival|that morning|this morning|"
rf"morning of(?! discharge)", 0),
    (r"\bweek\s(?:immediately\s|just\s)?(?:before|prior to|preceding|leading up to)", 7),
    (r"\bmonth\s(?:before|prior to|preceding|leading up to)", 30),
)  # fmt: skip
#: named days after the procedure → from and to
DAYS_AFTER: tuple[tuple[str, float, float | None], ...] = (
    (
rf"(?:night|evening|rest of the day|remainder of the day)\s(?:after|of|following)\s{DEED}|"
rf"first night|(?:rest|remainder) of the (?:day|night|evening)|(?:that|this|same) (?:night|evening)|"
rf"same day", 0, 0),
    (rf"(?:day|morning)\sof\s{DEED}", 0, 0),
    (rf"(?:day|morning)\safter\s(?:{DEED})?|(?:next|following)\s(?:day|morning)\b", 1, None),
)  # fmt: skip
_DAYS_BEFORE = tuple((compiled(words), days) for words, days in DAYS_BEFORE)
_DAYS_AFTER = tuple((compiled(words), first, last) for words, first, last in DAYS_AFTER)
EVE_AND_DAY = compiled(
    r"\b(?:night|evening|day) before (?:and|or|and/or) (?:again )?(?:on )?(?:the )?(?:morning|"
    r"day) of\b"
)
FIRST_WEEK = compiled(r"\bweek (?:1|one)\b")
MIDNIGHT = compiled(r"\bmid-?night\b|\b(?:12|12:00|00:00)\s?a\.?m\.?\b")
CLOCK = compiled(
    r"\b(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap])\.?\s?m\b|"
    r"\b(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)\b|\b(?P<noon>noon|midday)\b|"
    r"\b(?P<watch>[01]\d|2[0-3])(?P<watch_minute>[0-5]\d)\s(?:hours|hrs)\b",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class After:
    """From and to which day after the procedure; `vague`: an amount without a number."""

    from_days: float | None
    to_days: float | None
    vague: bool = False


@lru_cache(maxsize=16_384)
def after(text: str) -> After | None:
    """Which days after the procedure a sentence speaks about; None when it names no time."""
    told = [time for time in times(text) if _of_days(time, text)]
    ended = [time for time in told if not time.vague and time.relation in (Relation.LIMIT, Relation.RANGE)]
    if told:
        return _after(ended[0] if told[0].vague and ended else told[0], text)
    return named_after(text) or _hours_after(text)


def _of_days(time: Time, text: str) -> bool:
    """Whether it can be days after: no age, nothing that is told again and again, no years without a number."""
    if time.relation in (Relation.OFTEN, Relation.AGE, Relation.BEFORE) or not (time.whole or time.vague):
        return False
    return not (time.vague and text[: time.at[1]].lower().endswith("years"))


def _after(time: Time, text: str) -> After:
    low, high = time.days
    if time.vague and not time.whole:
        return After(from_days=0, to_days=0)
    if time.vague:
        return After(from_days=None, to_days=None, vague=True)
    if time.relation is Relation.RANGE:
        return After(from_days=low, to_days=high)
    if time.relation in (Relation.LASTING, Relation.LIMIT) or _until(text[: time.at[0]]):
        return After(from_days=0, to_days=high)
    return After(from_days=high, to_days=None)


def _until(before: str) -> bool:
    """ "Not until you are cleared (usually 6 weeks)": the number is the end of what holds till then."""
    return bool(
        re.search(
            r"\b(?:no|not|don[’']t|avoid)\b.*\buntil\b[^.;]*\((?:usually|typically|about|around|"
            r"approximately|generally|at least)?\s*$",
            before,
            re.IGNORECASE,
        )
    )


@lru_cache(maxsize=16_384)
def headed(text: str) -> After | None:
    """The days that a heading gives to what stands below it: "Day 1" is that day alone."""
    found = after(text)
    if FIRST_WEEK.search(text) and found and found.to_days is None:
        return After(from_days=0, to_days=7)
    day = next((time for time in times(text) if NUMBERED.match(text, time.at[0])), None)
    if found and day and found.to_days is None and not found.vague:
        return After(from_days=found.from_days, to_days=day.days[1])
    return found


def named_after(text: str) -> After | None:
    """The day a sentence names ("the next morning", "the rest of the day"); None where it names none."""
    for pattern, first, last in _DAYS_AFTER:
        if pattern.search(text):
            return After(from_days=first, to_days=last)
    return None


def _hours_after(text: str) -> After | None:
    """Hours that stay within the day, when they last ("for 12 hours"): day 0."""
    for time in times(text):
        lasting = time.relation in (Relation.LASTING, Relation.LIMIT, Relation.RANGE) and not time.vague
        if lasting and (time.high or 0) >= 1 and (time.high or 0) < 24:
            return After(from_days=0, to_days=0)
    return None


@lru_cache(maxsize=16_384)
def before(text: str) -> Pair | None:
    """How many days before the procedure: "7-10 days before" is (7, 10), "within 30 days of surgery" (0, 30)."""
    for time in times(text):
        if time.vague or time.relation in (Relation.OFTEN, Relation.AGE):
            continue
        if time.relation is Relation.BEFORE:
            return (0, time.days[1]) if time.within else time.days
        if not time.whole:
            continue
        if time.within and re.search(rf"\sof\s{DEED}", text[time.at[1] : time.at[1] + 60], re.IGNORECASE):
            return 0, time.days[1]
    if EVE_AND_DAY.search(text):
        return 0, 1
    found = next((days for pattern, days in _DAYS_BEFORE if pattern.search(text)), None)
    return None if found is None else (found, found)


def hours_before(text: str) -> Pair | None:
    """How many hours before: a range, a number, days turned into hours; None where none is said."""
    for time in times(text):
        if time.relation in (Relation.OFTEN, Relation.AGE) or time.vague or (time.high or 0) < 0.5:
            continue
        return time.low, time.high
    return None


def clock(text: str) -> str | None:
    """A clock time as "midnight" or HH:MM with 24 hours; None where none is said."""
    if MIDNIGHT.search(text):
        return "midnight"
    match = CLOCK.search(text)
    if match is None:
        return None
    said = match.groupdict()
    if said["noon"]:
        return "12:00"
    if said["watch"]:
        return f"{said['watch']}:{said['watch_minute']}"
    if said["hour24"]:
        return f"{int(said['hour24']):02d}:{said['minute24']}"
    hour = int(said["hour"]) % 12 + (12 if said["half"].lower() == "p" else 0)
    return f"{hour:02d}:{said['minute'] or '00'}"


def minutes(text: str) -> Pair | None:
    """How many minutes something takes: (None, 60) for "less than one hour"."""
    for time in times(text):
        if time.relation in (Relation.OFTEN, Relation.AGE, Relation.BEFORE) or time.vague or (time.high or 0) >= 24:
            continue
        low, high = (round(hours * 60) if hours else None for hours in (time.low, time.high))
        return (None, high) if time.relation is Relation.LIMIT else (low, high)
    return None
