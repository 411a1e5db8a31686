"""The numbers in a warning sign: how hot, how many pads an hour, how long. The lower one is the earlier alarm."""

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum

from checklist.extraction.patterns import compiled

LONGEST = 400
COUNTS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "twelve": 12, "half": 0.5,
}  # fmt: skip
HOURS = {"mi": 1 / 60, "ho": 1, "hr": 1, "da": 24, "we": 168}
DIGITS = r"\d{1,4}(?:[.,]\d{1,2})?"
COUNT = rf"(?:{DIGITS}|{'|'.join(COUNTS)})"
UNIT = r"(?:minutes?|mins?|hours?|hrs?|days?|weeks?)\b"
HEAT = compiled(
    rf"(?<![\d.,])(?P<n>{DIGITS})\s*(?:°|º|˚|degrees?\b)?\s*(?P<unit>(?:f|c|fahrenheit|celsius|centigrade)\b)?"
    rf"(?!\s*(?:{UNIT}|%|times\b|beats\b|pads?\b))"
)
FEVERISH = compiled(r"\bfever|\btemperature|\btemp\b")
BELOW = compiled(r"\b(?:below|under|less than|lower than)\s+$")
PADS = compiled(
    rf"\b(?P<n>{COUNT})\s+(?:or more\s+)?(?:[a-z-]+\s+){{0,2}}?pads?\b(?:\s+or more)?\s*"
    rf"(?:an?|per|each|every|in|within|over|/)\s*(?:(?:less than|under)\s+)?(?:(?P<per>{COUNT})\s+)?(?P<unit>{UNIT})"
)
TIME = compiled(
    rf"(?:(?<![\w.,])(?P<n>{DIGITS}|{'|'.join(w for w in COUNTS if w not in ('a', 'an'))})"
    rf"|\b(?:for|in|within|after|than|about|lasts?|lasting)\s+(?P<one>an?))"
    rf"(?:\s*(?:-|–|to|or)\s*{COUNT})?\s*(?P<unit>{UNIT})(?!\s+a day)"
)


class Kind(StrEnum):
    """What a number in a warning sign measures."""

    HEAT = "heat"
    COLD = "cold"
    PADS = "pads"
    TIME = "time"


Numbers = Mapping[Kind, float]


def numbers_in(words: str) -> Numbers:
    """The lowest number of each kind: degrees Celsius, pads an hour, hours; of very many words the first are read.

    >>> sorted(numbers_in("Fever over 101 F for 2 days").items())
    [(<Kind.HEAT: 'heat'>, 38.3), (<Kind.TIME: 'time'>, 48.0)]
    >>> sorted(numbers_in("You soak two pads in an hour.").items())
    [(<Kind.PADS: 'pads'>, 2.0)]
    """
    lowest: dict[Kind, float] = {}
    for kind, number in _numbers(words[:LONGEST]):
        lowest[kind] = min(number, lowest.get(kind, number))
    return lowest


def alarms_first(one: Numbers, other: Numbers, kinds: set[Kind]) -> bool:
    """Whether `one` holds wherever `other` does. A number that is not said limits nothing."""
    nothing = float("-inf")
    return all(one.get(kind, nothing) <= other.get(kind, nothing) for kind in kinds)


def _numbers(words: str) -> Iterator[tuple[Kind, float]]:
    for match in PADS.finditer(words):
        yield Kind.PADS, _count(match["n"]) / (_count(match["per"] or "1") * _hours(match["unit"]))
    rest = PADS.sub(" ", words)
    for match in TIME.finditer(rest):
        yield Kind.TIME, _count(match["n"] or match["one"]) * _hours(match["unit"])
    for match in HEAT.finditer(rest):
        degrees = _celsius(match, feverish=FEVERISH.search(rest) is not None)
        if degrees is not None:
            yield (Kind.COLD if BELOW.search(rest[: match.start()]) else Kind.HEAT), degrees


def _celsius(match: re.Match[str], *, feverish: bool) -> float | None:
    """Degrees of a body; without a unit only beside a word for fever."""
    number, unit = _count(match["n"]), (match["unit"] or "").lower()[:1]
    if 34 <= number <= 43 and (unit == "c" or (feverish and not unit)):
        return round(number, 1)
    if 93 <= number <= 110 and (unit == "f" or (feverish and not unit)):
        return round((number - 32) / 1.8, 1)
    return None


def _count(words: str) -> float:
    return float(COUNTS.get(words.lower()) or words.replace(",", "."))


def _hours(unit: str) -> float:
    return HOURS[unit.lower()[:2]]
