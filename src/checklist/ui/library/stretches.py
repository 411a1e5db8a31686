"""A long text in stretches, each with the findings whose words stand in it, so that both sides fit on a page. Pure."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from checklist.extraction.blocks import Block, Kind
from checklist.extraction.findings import Place
from checklist.extraction.outline import outline

MOST = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A part of the text, and the findings in it: numbers `first` to `last`, counted from 1."""

    at: Place
    first: int
    last: int

    @property
    def numbers(self) -> range:
        """The numbers of its findings."""
        return range(self.first, self.last + 1)


def stretches(text: str, places: Sequence[Place], most: int = MOST) -> tuple[Stretch, ...]:
    """The text in stretches of `most` findings, or a few more: no block is cut, nor a quote that spans several."""
    blocks, cuts, quoted_to = outline(text), [(0, 0)], 0
    for n, at in enumerate(places):
        start = _start(blocks, at[0]) if n - cuts[-1][0] >= most else 0
        if start and start >= quoted_to:
            cuts.append((n, start))
        quoted_to = max(quoted_to, at[1])
    ends = [*cuts[1:], (len(places), len(text))]
    both = zip(cuts, ends, strict=True)
    return tuple(Stretch(at=(start, end), first=n + 1, last=after) for (n, start), (after, end) in both)


def _start(blocks: Sequence[Block], place: int) -> int:
    """Where the block with this place begins, or the headings right above it."""
    n = bisect_right(blocks, place, key=lambda block: block.at[1])
    while n > 0 and blocks[n - 1].kind is Kind.HEADING:
        n -= 1
    return blocks[n].at[0] if n < len(blocks) else 0
