"""A pasted list of medicines parted into entries, one a medicine. No line is dropped, and none is guessed at."""

import re
from collections.abc import Iterable, Iterator

from checklist.medication.formulary import Formulary
from checklist.medication.written import TWO_AMOUNTS, Written

LINE = re.compile(r"[\r\n;]+|[•▪●◦‣·]|\s(?=\d{1,2}[.)]\s*[A-Za-z])")
BULLET = re.compile(r"^(?:[-–—*+>→✓☐☑\s]|\[[ xX]?\]|\(?\d{1,2}[.)](?!\d)|[a-z]\)\s)+\s*")
#: commas, bars and tabs, but not those within brackets or within a number
PART = re.compile(r"(?:,(?!\d{3}\b)|[|\t])(?![^()]*\))")
AND = re.compile(r"\s+(?:and|&|plus)\s+", re.IGNORECASE)
BESIDE = re.compile(
    r"(?:(?:and|or|then|in|at|on|the|about|around|early|mid|late|noon|midday|lunch(?:time)?|morning|afternoon|evening|night"
    r"|other|days?|[ap]\.?m)\b[\s.]*)+",
    re.IGNORECASE,
)


def entries_of(text: str, formulary: Formulary) -> tuple[Written, ...]:
    """Every medicine of a pasted list. What only tells a dose belongs to the medicine before it."""
    said: list[str] = []
    for part in _parts(text, formulary):
        if said and _only_dose(part, formulary):
            said[-1] = f"{said[-1]}, {part}"
        else:
            said.append(part)
    return tuple(_entry(part, formulary) for part in said)


def _entry(words: str, formulary: Formulary) -> Written:
    """One entry; without a name the words stand as the name, for the person to correct."""
    entry = formulary.parted(words)
    return entry if _named(entry) else Written(name=words, certain=False)


def _named(entry: Written) -> bool:
    return re.search(r"[^\W\d_]", entry.name) is not None


def _only_dose(words: str, formulary: Formulary) -> bool:
    entry = formulary.parted(words)
    return not _named(entry) or bool(BESIDE.fullmatch(entry.name))


def _parts(text: str, formulary: Formulary) -> Iterator[str]:
    """The pieces between lines, commas and the word "and", each of which may be a medicine."""
    for line in LINE.split(text):
        for piece in PART.split(BULLET.sub("", line)):
            part = piece.strip(" \t\"'.,|")
            if re.search(r"\w", part):
                yield from _joined_by_and(part, formulary)


def _joined_by_and(part: str, formulary: Formulary) -> Iterable[str]:
    """Two medicines with "and" between them, when both names are known and together they are no name."""
    halves = AND.split(part)
    several = all(formulary.knows(formulary.parted(half).name) for half in halves) and not TWO_AMOUNTS.search(part)
    return halves if several and not formulary.knows(part) else [part]
