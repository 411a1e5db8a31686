"""Sentences of a block, and the clauses of a sentence that each say one thing; all as places in the text."""

import re
from collections.abc import Iterator

from checklist.extraction.findings import Place

ABBREVIATED = re.compile(r"\b(?:e\.g|i\.e|vs|dr|mr|mrs|ms|st|no|approx|incl|fig|dept|tel|ext|inc|jr)\.$", re.IGNORECASE)
#: what may end a sentence too, unless a number follows
UNIT = re.compile(r"\b(?:etc|min|hrs?|a\.m|p\.m|oz|lbs?)\.$", re.IGNORECASE)
END = re.compile(
    r"(?<![.!?])[.!?]++[\"'”’)\]]*+(?=\s+[\"'“‘(\[]*[A-Z0-9•]|\s*\n\s*\n)|(?<![!?])[!?]++(?=\s)"
    r"|(?<=[a-z]{2})[.!?](?=[A-Z][a-z']{1,12} [a-z])"
)
LONGEST = 700
JOINT = re.compile(
    r"\s*(?:;\s*(?:and|but|then|or)?|,\s*(?:and|but|then|so)|,|\s(?:and|but|then))\s+(?=\S)", re.IGNORECASE
)


def sentences(text: str, start: int = 0) -> Iterator[Place]:
    """The places of the sentences of `text`, which begins at `start`; what runs on without end is parted at a space."""
    for first, last in _ended(text, start):
        begun = first - start
        while last - start - begun > LONGEST:
            space = text.rfind(" ", begun + 1, begun + LONGEST)
            cut = space if space > 0 else begun + LONGEST
            yield from _place(text, begun, cut, start)
            begun = cut
        yield from _place(text, begun, last - start, start)


def last_sentence(words: str) -> str:
    """What opens a list is said in the last sentence before it."""
    return re.split(r"(?<=[.!?])\s", words)[-1]


def _ended(text: str, start: int) -> Iterator[Place]:
    begun = 0
    for match in END.finditer(text):
        if text[match.start()] == "." and _shortened(text, match):
            continue
        yield from _place(text, begun, match.end(), start)
        begun = match.end()
    yield from _place(text, begun, len(text), start)


def _shortened(text: str, stop: re.Match[str]) -> bool:
    """Whether the full stop belongs to a shortened word: "Dr. Hill", "approx. 3 days"."""
    word = max(0, stop.start() - 8), stop.start() + 1
    numbered = text[stop.end() : stop.end() + 2].strip()[:1].isdigit()
    return bool(ABBREVIATED.search(text, *word) or (numbered and UNIT.search(text, *word)))


def _place(text: str, begun: int, end: int, start: int) -> Iterator[Place]:
    inner = text[begun:end]
    left, right = begun + len(inner) - len(inner.lstrip()), begun + len(inner.rstrip())
    if right > left:
        yield start + left, start + right


def joints(text: str) -> Iterator[Place]:
    """Where a sentence could be parted: commas, semicolons, and the words that join; none inside brackets."""
    depth = 0
    reached = 0
    for match in JOINT.finditer(text):
        between = text[reached : match.start()]
        depth = max(0, depth + between.count("(") - between.count(")"))
        reached = match.start()
        if depth == 0:
            yield match.start(), match.end()
