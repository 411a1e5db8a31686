"""Amounts of time in a sentence: "8-12 hours", "a few days", "day 3", and how each stands to what it is about.

It reads as tables: a word becomes a number of hours, the words around an amount its relation ("at least", "after",
"every"). 1 week is 7 days, 1 month 30, 1 year 365.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from checklist.extraction.findings import Pair, Place
from checklist.extraction.patterns import compiled

HOURS: Mapping[str, float] = {"min": 1 / 60, "h": 1, "day": 24, "night": 24, "fortnight": 336, "week": 168, "wk": 168,
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
UNIT = r"(?:minutes?|mins?|hours?|hrs?|h|fortnights?|days?|nights?|weeks?|wks?|months?|years?|yrs?)(?![a-z])(?:\(s\))?"
VAGUE = (
    r"(?:a\s(?:couple|number)(?:\sof)?|couple\sof|(?:first|next|last)\scouple|(?:the\snext\s|the\sfirst\s|next\s|"
    r"first\s)?(?:a\s)?(?:very\s)?few|several|some|many)(?:\smore)?"
)
DASH = r"\s*(?:-|~|–|—|−|‐|‑|to|or|through|/)\s*"
AMOUNT = compiled(
    rf"(?P<vague>\b{VAGUE}\s(?P<vague_unit>{UNIT})(?:\s(?:to|or)\s(?:{NUMBER}|{VAGUE})\s(?P<vague_last>{UNIT}))?)"
    rf"|"
    rf"(?P<low>{NUMBER})(?:[\s-]*(?P<low_unit>{UNIT})(?P<low_half>\sand\sa\shalf)?)?{DASH}(?P<high>{NUMBER})[\s-]*(?P<unit>{UNIT})"
    rf"|between\s(?P<low2>{NUMBER})(?:\s(?P<low_unit2>{UNIT}))?\sand\s(?P<high2>{NUMBER})[\s-]*(?P<unit2>{UNIT})"
    rf"|(?<![\w-])(?:an?|one|first)\s(?P<or_two>{UNIT})\sor\s(?:two|so)\b"
    rf"|(?P<one>{NUMBER})\+?(?:\s?(?:full|whole|more|calendar|working|business|"
    rf"extra))?[\s-]*(?:\((?:\d{{1,3}})\)\s*)?(?P<one_unit>{UNIT})(?P<half>\sand\sa\shalf)?"
    rf"|(?<=first\s)(?P<alone>(?!night){UNIT})"
    rf"|(?:(?<=coming\s)|(?<=following\s)|(?<=next\s))(?P<plural>days|weeks|months)\b",
)
#: every amount and day has one of these in it; most sentences have none, and this is quick to look for
PERHAPS = compiled(r"min|hour|hr|day|night|week|wk|month|year|yr|pod|\d\s?h\b|[\s-]h\b")
COUNT = r"(?:\d{1,3}|(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve)\b)"
NUMBERED = compiled(
    rf"\b(?P<unit>day|week|month|hour)s?\s(?P<low>{COUNT})(?:\s*(?:-|–|—|to|and|or|"
    rf"through)\s*(?:(?:day|week|month)\s)?(?P<high>{COUNT}))?(?!\d|\s?(?:am|pm|hours?)\b)"
    r"|\b(?:POD|post-?op(?:erative)?\sday)\s?#?(?P<pod>\d{1,2})"
    rf"|\b(?:(?P<ordinal_low>{'|'.join(ORDINALS)}|\d(?:st|nd|rd|th))\s?(?:-|–|to|and|or|through)\s?(?:the\s)?)?"
    rf"(?P<ordinal>{'|'.join(ORDINALS)}|\d(?:st|nd|rd|th))\s(?:post-?op(?:erative)?\s)?(?P<ordinal_unit>day|week|"
    rf"month)\b",
)


WEEK = 7


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
    return int(days) if days < WEEK else round(days, 1) if days % 1 else int(days)


#: words that end right before the amount, longest first → what they make of it
LEADING: tuple[tuple[str, Relation], ...] = (
    (r"at least|a minimum of|no less than|not less than|minimum of|more than|over", Relation.LASTING),
    (
r"no more than|not more than|less than|fewer than|under|up to|a maximum of|maximum|"
r"as long as|at most", Relation.LIMIT),
    (r"(?:after|following|beyond) the (?:first|initial)", Relation.POINT),
    (r"(?:with)?in the (?:first|last|next|past)|within(?: about)?|inside", Relation.LASTING),
    (r"every|each|per|once (?:a|an|every)|twice (?:a|an)|times (?:a|an)|hourly", Relation.OFTEN),
    (r"as (?:early|soon) as|after|following|from|beginning|starting|start|begin(?:ning)?", Relation.POINT),
    (
r"until|till|til|by|before|for|over|during|through(?:out)?|the next|next|the first|first|"
r"last|lasts?|another|remaining|x|×", Relation.LASTING),
    (r"aged?|over the age of|under the age of", Relation.AGE),
    (r"in|at|on", Relation.POINT),
)  # fmt: skip
#: words that begin right after the amount → what they make of it
TRAILING: tuple[tuple[str, Relation], ...] = (
    (r"old\b|of age\b", Relation.AGE),
    (r"(?:case|unit|ward|surgery|patient)\b", Relation.OFTEN),
    (r"(?:daily|nightly|at a time|(?:a|per|each|every) (?:day|night|session|time|week|month))\b", Relation.OFTEN),
    (
r"before\s(?!(?:having|undergoing|receiving|arriving|coming|"
r"being admitted)\b)(?:\w+ly\s)?(?:\w+ing\b|(?:you|they|he|she|it)\b(?!\s(?:have|get|"
r"arrive|come|go|are (?:due|scheduled|admitted))\b))", Relation.LASTING),
    (r"(?:before|prior\b|ahead of|leading up|in advance|beforehand|preceding|preoperatively|pre-?op)", Relation.BEFORE),
    (r"off\b|(?:ban|break|wait|restriction)\b", Relation.LASTING),
    (r"(?:after|following|post|later|from (?:the |your |now))", Relation.POINT),
)  # fmt: skip
FILLING = (
    r"(?:\s*(?:about|around|approximately|approx\.?|roughly|a total of|only|usually|typically|"
    r"generally|the|your|last|full|another|additional))*\s*"
)
_LEADING = tuple((compiled(rf"\b(?:{words}){FILLING}$"), relation) for words, relation in LEADING)
_TRAILING = tuple((compiled(rf"\s*,?\s*(?:{words})"), relation) for words, relation in TRAILING)
LEAST = re.compile(r"at least|minimum|no less")
UNTIL = compiled(r"\b(?:by|until|till|through|before)(?: the end of)?(?: the| about| around)?\s*$")
#: "8 cups of water a day"
EACH = compiled(r"an? (?:day|week|hour|month|night)")
OF_A_MEASURE = compiled(
    r"\d[^.;]*\b(?:of|water|fluids?|glasses|cups|lit(?:er|re)s?|minutes|miles|steps|"
    r"walks)\b[^.;]{0,15}$"
)
#: "waiting 4 weeks before having …"
WAITS = compiled(r"\bwait(?:ing|s)?(?: for)?(?: at least| about| around| another)*\s*$")
_TIMES_A = compiled(r"(?:\b(?:once|twice|times?|times?|doses?|tablets?|pills?|glass(?:es)?|mg|ml|meals|\d\s?x)\s*)$")


@lru_cache(maxsize=16_384)
def times(text: str) -> tuple[Time, ...]:
    """Every amount and numbered day of a sentence, in its order; ages and "every 4 hours" are told apart."""
    if PERHAPS.search(text) is None:
        return ()
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
    if relation is Relation.POINT and not before and EACH.fullmatch(match.group()):
        relation = Relation.OFTEN if OF_A_MEASURE.search(text[max(0, start - 40) : start]) else relation
    return Time(
        at=(start, end), relation=relation, low=low, high=high, whole=_hours(unit) >= 24 or (high or 0) >= 24,
        least=bool(before and LEAST.search(before)), within="within" in before,
    )  # fmt: skip


def _numbers(match: re.Match[str]) -> tuple[float | None, float | None, str]:
    said = match.groupdict()
    if said["vague"] or said["plural"]:
        return None, None, said["vague_last"] or said["vague_unit"] or said["plural"]
    if said["alone"] and said["alone"].lower().endswith("s"):
        return None, None, said["alone"]
    if said["alone"]:
        return _hours(said["alone"]), _hours(said["alone"]), said["alone"]
    if said["or_two"]:
        return _hours(said["or_two"]), 2 * _hours(said["or_two"]), said["or_two"]
    unit = said["unit"] or said["unit2"] or said["one_unit"]
    high = (_number(said["high"] or said["high2"] or said["one"]) + (0.5 if said["half"] else 0)) * _hours(unit)
    first = said["low"] or said["low2"]
    if not first:
        return high, high, unit
    low = (_number(first) + (0.5 if said["low_half"] else 0)) * _hours(said["low_unit"] or said["low_unit2"] or unit)
    return min(low, high), max(low, high), unit


def _number(said: str) -> float:
    word = " ".join(said.lower().split())
    if word in WORDS:
        return WORDS[word]
    return float(word.rstrip("½")) + (0.5 if word.endswith("½") else 0)


@lru_cache(maxsize=256)
def _hours(unit: str) -> float:
    return next(hours for name, hours in HOURS.items() if unit.lower().startswith(name))


def _relation(before: str, after: str, ranged: bool) -> tuple[Relation, str]:
    """What the words on both sides make of an amount, and the word before it that decided."""
    if _TIMES_A.search(before) and not ranged:
        return Relation.OFTEN, ""
    trailing = next((relation for pattern, relation in _TRAILING if pattern.match(after)), None)
    word, leading = next(((m.group().lower(), r) for p, r in _LEADING if (m := p.search(before))), ("", None))
    if trailing is Relation.BEFORE and WAITS.search(before):
        return (Relation.RANGE if ranged else Relation.LASTING), word
    if trailing in (Relation.AGE, Relation.BEFORE, Relation.OFTEN) or leading in (Relation.AGE, Relation.OFTEN):
        return (leading if leading is Relation.OFTEN else trailing or leading or Relation.POINT), word
    if ranged:
        return Relation.RANGE, word
    return (leading or trailing or Relation.POINT), word


@lru_cache(maxsize=256)
def _count(said: str) -> float:
    return float(ORDINALS.get(said) or WORDS.get(said) or re.sub(r"\D", "", said))


def _counted(text: str, match: re.Match[str]) -> Time:
    """ "Day 3", "weeks 2 to 6", "the second day"."""
    said = match.groupdict()
    unit = said["unit"] or said["ordinal_unit"] or "day"
    first = said["low"] or said["pod"] or said["ordinal_low"] or said["ordinal"]
    last = said["high"] or (said["ordinal"] if said["ordinal_low"] else None)
    low = _count(first) * _hours(unit)
    high = _count(last) * _hours(unit) if last else low
    until = UNTIL.search(text[max(0, match.start() - 30) : match.start()])
    relation = Relation.RANGE if last else Relation.LASTING if until else Relation.POINT
    return Time(at=match.span(), relation=relation, low=low, high=high)
