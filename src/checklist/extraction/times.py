"""The grammar of time in guidance: amounts ("8-12 hours"), their relation ("at least", "after", "every"), named days.

It reads as tables: a word becomes a relation, a phrase becomes days. 1 week is 7 days, 1 month 30, 1 year 365, and 24
hours 1 day; under 24 hours is day 0.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from checklist.extraction.findings import Pair, Place

HOURS: Mapping[str, float] = {"min": 1 / 60, "hour": 1, "hr": 1, "day": 24, "night": 24, "week": 168, "wk": 168,
                              "month": 720, "year": 8760, "yr": 8760}  # fmt: skip
WORDS: Mapping[str, float] = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "fourteen": 14, "fifteen": 15, "eighteen": 18, "twenty": 20,
    "twenty-four": 24, "thirty": 30, "forty-five": 45, "forty-eight": 48, "sixty": 60, "seventy-two": 72, "ninety": 90,
    "half a": 0.5, "half an": 0.5, "½": 0.5, "one and a half": 1.5, "two and a half": 2.5, "a full": 1, "a further": 1,
}  # fmt: skip
ORDINALS: Mapping[str, int] = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
                               "tenth": 10}  # fmt: skip

_WORD = "|".join(sorted((re.escape(word).replace(r"\ ", r"\s") for word in WORDS), key=len, reverse=True))
NUMBER = rf"(?:\d{{1,3}}(?:\.\d{{1,2}})?½?|(?<![\w-])(?:{_WORD}))"
UNIT = r"(?:minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|wks?|months?|years?|yrs?)(?![a-z])(?:\(s\))?"
VAGUE = r"(?:a\s(?:couple|number)(?:\sof)?|couple\sof|(?:the\snext\s|the\sfirst\s|next\s|first\s)?(?:a\s)?(?:very\s)?few|several|some|many)(?:\smore)?"
DASH = r"\s*(?:-|–|—|−|‐|‑|to|or|through|/)\s*"
AMOUNT = re.compile(
    rf"(?P<vague>\b{VAGUE}\s(?P<vague_unit>{UNIT})(?:\s(?:to|or)\s(?:{NUMBER})\s(?:{UNIT}))?)"
    rf"|(?P<low>{NUMBER})(?:[\s-]*(?P<low_unit>{UNIT}))?{DASH}(?P<high>{NUMBER})[\s-]*(?P<unit>{UNIT})"
    rf"|between\s(?P<low2>{NUMBER})(?:\s(?P<low_unit2>{UNIT}))?\sand\s(?P<high2>{NUMBER})[\s-]*(?P<unit2>{UNIT})"
    rf"|(?P<one>{NUMBER})(?:\s?(?:full|whole|more|calendar|working|business|extra))?[\s-]*(?:\((?:\d{{1,3}})\)\s*)?(?P<one_unit>{UNIT})(?P<half>\sand\sa\shalf)?"
    rf"|(?<=first\s)(?P<alone>{UNIT})",
    re.IGNORECASE,
)
NUMBERED = re.compile(
    r"\b(?P<unit>day|week|month|hour)s?\s(?P<low>\d{1,3})(?:\s*(?:-|–|—|to|and|through)\s*(?:(?:day|week|month)\s)?(?P<high>\d{1,3}))?(?!\d|\s?(?:am|pm|hours?)\b)"
    r"|\b(?:POD|post-?op(?:erative)?\sday)\s?#?(?P<pod>\d{1,2})"
    rf"|\b(?P<ordinal>{'|'.join(ORDINALS)}|\d(?:st|nd|rd|th))\s(?P<ordinal_unit>day|week|month)\b",
    re.IGNORECASE,
)
DEED = r"(?:(?:your|the|their|my)\s)?(?:scheduled\s)?(?:\w{3,20}\s)?(?:surgery|procedure|operation|surgical|test|exam|examination|colonoscopy|appointment|treatment|admission|discharge|surgury)"


class Relation(StrEnum):
    """How an amount stands to what it is about."""

    RANGE = "range"
    LASTING = "lasting"
    LIMIT = "limit"
    POINT = "point"
    BEFORE = "before"
    OFTEN = "often"
    AGE = "age"


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """An amount or day in a sentence. `low` and `high` in hours; both None when it is vague. `whole`: at least days."""

    at: Place
    relation: Relation
    low: float | None
    high: float | None
    whole: bool = True
    least: bool = False
    within: bool = False

    @property
    def vague(self) -> bool:
        """Whether no number is given."""
        return self.high is None

    @property
    def days(self) -> Pair:
        """In days; under 24 hours is day 0."""
        return _days(self.low), _days(self.high)


def _days(hours: float | None) -> float | None:
    if hours is None:
        return None
    days = hours / 24
    return 0 if days < 1 else int(days) if days == int(days) else round(days, 2)


#: words that end right before the amount, longest first → what they make of it
LEADING: tuple[tuple[str, Relation], ...] = (
    (r"at least|a minimum of|no less than|not less than|minimum of|more than|over", Relation.LASTING),
    (r"no more than|not more than|less than|fewer than|under|up to|a maximum of|maximum|as long as|at most", Relation.LIMIT),
    (r"(?:with)?in the (?:first|last|next|past)|within(?: about)?|inside", Relation.LASTING),
    (r"every|each|per|once (?:a|an|every)|twice (?:a|an)|times (?:a|an)|hourly", Relation.OFTEN),
    (r"as (?:early|soon) as|after|following|from|beginning|starting|start|begin(?:ning)?", Relation.POINT),
    (r"until|till|til|by|before|for|over|during|through(?:out)?|the next|next|the first|first|last|lasts?|another|remaining", Relation.LASTING),
    (r"aged?|over the age of|under the age of", Relation.AGE),
    (r"in|at|on", Relation.POINT),
)  # fmt: skip
#: words that begin right after the amount → what they make of it
TRAILING: tuple[tuple[str, Relation], ...] = (
    (r"old\b|of age\b", Relation.AGE),
    (r"before\s(?!(?:having|undergoing|receiving|arriving|coming|being admitted)\b)(?:\w+ly\s)?(?:\w+ing\b|(?:you|they|he|she|it)\b(?!\s(?:have|get|arrive|come|go|are (?:due|scheduled|admitted))\b))", Relation.LASTING),
    (r"(?:before|prior\b|ahead of|leading up|in advance|beforehand|preceding|preoperatively|pre-?op)", Relation.BEFORE),
    (r"(?:after|following|post|later|from (?:the |your |now))", Relation.POINT),
)  # fmt: skip
FILLING = r"(?:\s*(?:about|around|approximately|approx\.?|roughly|a total of|only|usually|typically|generally|the|your|last|full|another|additional))*\s*"
_LEADING = tuple((re.compile(rf"\b(?:{words}){FILLING}$", re.IGNORECASE), relation) for words, relation in LEADING)
_TRAILING = tuple((re.compile(rf"\s*,?\s*(?:{words})", re.IGNORECASE), relation) for words, relation in TRAILING)
_TIMES_A = re.compile(
    r"(?:\b(?:once|twice|times?|times?|doses?|tablets?|pills?|glass(?:es)?|mg|ml|meals|\d\s?x)\s*)$", re.IGNORECASE
)

#: named days before the procedure → how many days before
DAYS_BEFORE: tuple[tuple[str, float], ...] = (
    (r"(?:day|night|evening|afternoon)\s(?:immediately\s|just\s)?(?:before|prior to|preceding|ahead of)(?!\s(?:bed|you eat|meal))", 1),
    (rf"(?<!next\s)(?<!following\s)(?:the\s)?(?:day|morning|date|time|hours)\s(?:of|for)\s{DEED}|on the (?:surgical|surgery|procedure) day|\bday[- ]of\b|(?:surgery|procedure)[- ]day\b|\bon the day\b(?!\s(?:before|prior|after))|day of arrival|that morning|this morning|morning of(?! discharge)", 0),
    (r"\bweek\s(?:immediately\s|just\s)?(?:before|prior to|preceding|leading up to)", 7),
    (r"\bmonth\s(?:before|prior to|preceding|leading up to)", 30),
)  # fmt: skip
#: named days after the procedure → from and to
DAYS_AFTER: tuple[tuple[str, float, float | None], ...] = (
    (rf"(?:night|evening|rest of the day|remainder of the day)\s(?:after|of|following)\s{DEED}|first night|rest of the (?:day|night|evening)|(?:that|this|same) (?:night|evening)|same day", 0, 0),
    (rf"(?:day|morning)\sof\s{DEED}", 0, 0),
    (rf"(?:day|morning)\safter\s(?:{DEED})?|(?:next|following)\s(?:day|morning)\b", 1, None),
)  # fmt: skip
_DAYS_BEFORE = tuple((re.compile(words, re.IGNORECASE), days) for words, days in DAYS_BEFORE)
_DAYS_AFTER = tuple((re.compile(words, re.IGNORECASE), first, last) for words, first, last in DAYS_AFTER)
MIDNIGHT = re.compile(r"\bmid-?night\b|\b(?:12|12:00|00:00)\s?a\.?m\.?\b", re.IGNORECASE)
CLOCK = re.compile(
    r"\b(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap])\.?\s?m\b|\b(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)\b|\b(?P<noon>noon|midday)\b",
    re.IGNORECASE,
)


def times(text: str) -> tuple[Time, ...]:
    """Every amount and numbered day of a sentence, in its order; ages and "every 4 hours" are told apart."""
    found = [_amount(text, match) for match in AMOUNT.finditer(text)]
    counted = [_counted(text, match) for match in NUMBERED.finditer(text)]
    apart = [time for time in counted if not any(_overlap(time.at, other.at) for other in found)]
    return tuple(sorted([*found, *apart], key=lambda time: time.at))


def _overlap(one: Place, other: Place) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _amount(text: str, match: re.Match[str]) -> Time:
    start, end = match.span()
    low, high, unit = _numbers(match)
    relation, before = _relation(text[max(0, start - 60) : start], text[end : end + 60], low != high)
    time = Time(at=(start, end), relation=relation, low=low, high=high, whole=_hours(unit) >= 24 or (high or 0) >= 24)
    return replace(time, least=bool(re.search(r"at least|minimum|no less", before)), within="within" in before)


def _numbers(match: re.Match[str]) -> tuple[float | None, float | None, str]:
    said = match.groupdict()
    if said["vague"]:
        return None, None, said["vague_unit"]
    if said["alone"]:
        return _hours(said["alone"]), _hours(said["alone"]), said["alone"]
    unit = said["unit"] or said["unit2"] or said["one_unit"]
    high = (_number(said["high"] or said["high2"] or said["one"]) + (0.5 if said["half"] else 0)) * _hours(unit)
    first = said["low"] or said["low2"]
    if not first:
        return high, high, unit
    low = _number(first) * _hours(said["low_unit"] or said["low_unit2"] or unit)
    return min(low, high), max(low, high), unit


def _number(said: str) -> float:
    word = " ".join(said.lower().split())
    if word in WORDS:
        return WORDS[word]
    return float(word.rstrip("½")) + (0.5 if word.endswith("½") else 0)


def _hours(unit: str) -> float:
    return next(hours for name, hours in HOURS.items() if unit.lower().startswith(name))


def _relation(before: str, after: str, ranged: bool) -> tuple[Relation, str]:
    """What the words on both sides make of an amount, and the word before it that decided."""
    if _TIMES_A.search(before) and not ranged:
        return Relation.OFTEN, ""
    trailing = next((relation for pattern, relation in _TRAILING if pattern.match(after)), None)
    word, leading = next(((m.group().lower(), r) for p, r in _LEADING if (m := p.search(before))), ("", None))
    if trailing in (Relation.AGE, Relation.BEFORE) or leading in (Relation.AGE, Relation.OFTEN):
        return (leading if leading is Relation.OFTEN else trailing or leading or Relation.POINT), word
    if ranged:
        return Relation.RANGE, word
    return (leading or trailing or Relation.POINT), word


def _counted(text: str, match: re.Match[str]) -> Time:
    """ "Day 3", "weeks 2 to 6", "the second day"."""
    said = match.groupdict()
    unit = said["unit"] or said["ordinal_unit"] or "day"
    first = said["low"] or said["pod"] or said["ordinal"]
    low = float(ORDINALS.get(first.lower(), 0) or re.sub(r"\D", "", first)) * _hours(unit)
    high = float(said["high"]) * _hours(unit) if said["high"] else low
    until = re.search(
        r"\b(?:by|until|till|through|before)(?: the end of)?(?: the| about| around)?\s*$",
        text[max(0, match.start() - 30) : match.start()],
    )
    relation = Relation.RANGE if said["high"] else Relation.LASTING if until else Relation.POINT
    return Time(at=match.span(), relation=relation, low=low, high=high)


@dataclass(frozen=True, slots=True, kw_only=True)
class After:
    """From and to which day after the procedure; `vague`: an amount without a number."""

    from_days: float | None
    to_days: float | None
    vague: bool = False


def after(text: str) -> After | None:
    """Which days after the procedure a sentence speaks about; None when it names no time."""
    for time in times(text):
        if time.relation in (Relation.OFTEN, Relation.AGE, Relation.BEFORE) or not (time.whole or time.vague):
            continue
        return _after(time, text)
    return _named_after(text) or _hours_after(text)


def _after(time: Time, text: str) -> After:
    low, high = time.days
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
            r"\b(?:no|not|don[’']t|avoid)\b.*\buntil\b[^.;]*\((?:usually|typically|about|around|approximately|generally|at least)?\s*$",
            before,
            re.IGNORECASE,
        )
    )


def headed(text: str) -> After | None:
    """The days that a heading gives to what stands below it: "Day 1" is that day alone."""
    found = after(text)
    day = next((time for time in times(text) if NUMBERED.match(text, time.at[0])), None)
    if found and day and found.to_days is None and not found.vague:
        return After(from_days=found.from_days, to_days=day.days[1])
    return found


def _named_after(text: str) -> After | None:
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
