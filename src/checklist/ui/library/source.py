"""The imported text in its own words, each quote marked and numbered. Pure, and nothing in the text can act.

A mark begins with a sign and ends with its number, so that it reads without its colour, and in print.
"""

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from checklist.extraction.blocks import Block, Kind
from checklist.extraction.findings import Place
from checklist.extraction.outline import outline
from checklist.extraction.quotes import Stand
from checklist.reading import NO_BREAK
from checklist.ui.text import quoted
from checklist.ui.when import Say

WHOLE: Place = (0, sys.maxsize)


class State(Enum):
    """Where a marked quote stands: decided, clear and waiting, or unclear and waiting; its colour and its sign."""

    DECIDED = ("green", ":material/check_circle:")
    CLEAR = ("green", ":material/radio_button_unchecked:")
    UNCLEAR = ("orange", ":material/report:")

    @property
    def colour(self) -> str:
        """The colour behind the words."""
        return self.value[0]

    @property
    def sign(self) -> str:
        """The sign before the words, which tells the same without colour."""
        return self.value[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A quote in the text: its place, the number of its finding, and where that stands."""

    at: Place
    number: int
    state: State


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A heading of the text with what stands under it, as Markdown. `anchor`: where a link can lead."""

    heading: str | None
    body: str
    anchor: str
    numbers: tuple[int, ...]


def parts(text: str, marks: Sequence[Mark], within: Place = WHOLE) -> tuple[Part, ...]:
    """The text in order, parted at its headings; of a long one only the blocks `within` a stretch of it."""
    groups: list[tuple[Block | None, list[Block]]] = [(None, [])]
    for block in (block for block in outline(text) if _meet(block.at, within)):
        if block.kind is Kind.HEADING:
            groups.append((block, []))
        else:
            groups[-1][1].append(block)
    filled = [(head, body) for head, body in groups if head or body]
    return tuple(_part(text, n, head, body, marks) for n, (head, body) in enumerate(filled, start=1))


def _part(text: str, n: int, head: Block | None, body: Sequence[Block], marks: Sequence[Mark]) -> Part:
    blocks = [*([head] if head else []), *body]
    here = [mark for mark in marks if any(_meet(block.at, mark.at) for block in blocks)]
    return Part(
        heading=marked(text, head.at, marks) if head else None, body="\n".join(_lines(text, body, marks)),
        anchor=f"source-{n}", numbers=tuple(mark.number for mark in here),
    )  # fmt: skip


def _lines(text: str, blocks: Iterable[Block], marks: Sequence[Mark]) -> Iterator[str]:
    """Each block as a paragraph or a point; a blank line parts a paragraph from what is around it."""
    was_item = True
    for block in blocks:
        is_item = block.kind is Kind.ITEM
        if not (is_item and was_item):
            yield ""
        yield ("- " if is_item else "") + marked(text, block.at, marks)
        was_item = is_item


def stand_words(stand: Stand, say: Say) -> str:
    """What to know about a quote that does not stand where its place says; nothing where it does."""
    if not stand.moved:
        return ""
    if stand.at is None:
        return say("These words are not in the text. Nothing is marked.")
    return say("These words do not stand where they were found. The first place that has them is taken.")


def marked(text: str, at: Place, marks: Iterable[Mark]) -> str:
    """The words at a place, with the marks that stand on them; the number follows where a quote ends."""
    start, end = at
    said = []
    for mark in sorted((mark for mark in marks if _meet(at, mark.at)), key=lambda mark: mark.at):
        first, last = max(mark.at[0], start), min(mark.at[1], end)
        said.append(_plain(text[start:first]))
        said.append(_mark(text[first:last], mark, whole=last == mark.at[1]))
        start = max(start, last)
    return "".join([*said, _plain(text[start:end])]).strip()


def _mark(words: str, mark: Mark, *, whole: bool) -> str:
    """Marked words with the number of their finding; words that are marked already only get one more number."""
    number = f"{NO_BREAK}[**{mark.number}**](#finding-{mark.number})" if whole else ""
    state = mark.state
    return f":{state.colour}-background[{state.sign} {quoted(words)}{number}]" if words.strip() else number


def _plain(words: str) -> str:
    """Words between marks, the space at their ends kept."""
    before, after = (" " if words[:1].isspace() else ""), (" " if words[-1:].isspace() else "")
    return f"{before}{quoted(words)}{after}" if words.strip() else before


def _meet(one: Place, other: Place) -> bool:
    return one[0] < other[1] and other[0] < one[1]
