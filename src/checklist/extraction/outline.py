"""A text as blocks: headings, list items, paragraphs; each with its place in the text and the headings it stands under.

No format is assumed. Headings are found by Markdown marks, bold lines, underlines, capitals, a colon, a question, or as
short lines that stand alone; lists by bullets, numbers, and dashes inside a sentence that ends in a colon.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from checklist.extraction.blocks import Block, Kind
from checklist.extraction.lines import LABELLED, LABELLED_LINE, Line, lines_of
from checklist.extraction.sentences import END, last_sentence
from checklist.extraction.stages import staged

INLINE = re.compile(r"(?<=\s)[-–•·][ \t]+(?=\S)")
SHORT = 55
WRAPPED = 130
BRIEF = 12
RUN_IN = re.compile(
    r"(?:^|(?<=[.?!)] ))(?P<heading>[A-Z][\w'-]+(?: (?:[A-Z][\w'-]+|of|for|the|to|and|or|a|an|"
    r"in|on|with|your|from|is|are)){0,8}? [A-Z][\w'-]+\??)"
    r" (?=(?:You|The|There|If|In|With|After|Before|Your|Most|It|A|An|Many|Some|Once|When|To|"
    r"Ask|Make|As|For|This|These|Because|People|"
    r"Doctors|At|On|During|Do|Have|Try|Use|Put|Take|Be|Keep|Move|Plan|Follow|Avoid|Talk|Tell|"
    r"Set|Place|Other|Even|By|Two|Each|Some|Wear|Bring|Stop|Check|Call|Wash|Eat|Drink|"
    r"Walk) [a-z])"
)
LONG_PARAGRAPH = 500


def outline(text: str) -> tuple[Block, ...]:
    """The blocks of a text in its order."""
    return tuple(_under_headings(staged(tuple(_blocks(text, lines_of(text))))))


def _blocks(text: str, lines: Sequence[Line]) -> Iterator[Block]:
    """Lines joined where one sentence runs over several."""
    wrapped = all(line.at[1] - line.at[0] <= WRAPPED for line in lines)
    n = 0
    while n < len(lines):
        last = n
        while not lines[n].level and last + 1 < len(lines) and _goes_on(lines, n, last, wrapped):
            last += 1
        start, end = lines[n].at[0], lines[last].at[1]
        kind = Kind.HEADING if lines[n].level else Kind.ITEM if lines[n].item else Kind.PARAGRAPH
        if end > start:
            if kind is Kind.PARAGRAPH and _unmarked_item(lines, n, last):
                kind = Kind.ITEM
            block = Block(
                kind=kind, at=(start, end), text=text[start:end], level=lines[n].level, indent=lines[n].indent
            )
            yield from _parted(block) if kind is Kind.PARAGRAPH and len(block.text) > BRIEF else (block,)
        n = last + 1


def _parted(block: Block) -> Iterator[Block]:
    """A paragraph parted where it swallowed headings or a list."""
    for part in _with_run_in_headings(block):
        yield from _with_inline_items(part)


def _unmarked_item(lines: Sequence[Line], first: int, last: int) -> bool:
    """One of several short lines without a full stop, one below the other: a list without its marks."""
    if first != last:
        return False
    if LABELLED_LINE.match(lines[first].text) and _labelled_beside(lines, first):
        return True
    around = [n for n in (first - 1, first + 1) if 0 <= n < len(lines)]
    near = [lines[n] for n in around if not (lines[n].blank_after if n < first else lines[first].blank_after)]
    return _bare(lines[first]) and any(_bare(line) and not line.level for line in near)


def _labelled_beside(lines: Sequence[Line], n: int) -> bool:
    """Whether the line above or below opens with a label too, or the one above opens a list."""
    above = lines[n - 1].text if n and not lines[n].blank_before else ""
    below = lines[n + 1].text if n + 1 < len(lines) and not lines[n].blank_after else ""
    return above.endswith(":") or any(LABELLED_LINE.match(words) for words in (above, below))


def _bare(line: Line) -> bool:
    return bool(line.text) and not line.item and line.text[-1] not in ".!?:;," and len(line.text) <= SHORT + 25


def _goes_on(lines: Sequence[Line], first: int, last: int, wrapped: bool) -> bool:
    """Whether the next line carries on the sentence of this one. `wrapped`: no line of the text is very long."""
    here, after = lines[last], lines[last + 1]
    if after.level or after.item or here.blank_after or not here.text or not after.text:
        return False
    if LABELLED_LINE.match(after.text):
        return False
    if here.text[-1].isalnum() and (len(here.text) <= SHORT or not wrapped) and after.text[:1].isupper():
        return False
    if lines[first].item and after.indent <= lines[first].indent and not after.text[:1].islower():
        return len(here.text) > 55 and here.text[-1] not in ".!?:"
    return here.text[-1] not in ".!?:" or len(here.text) > 55


def _with_run_in_headings(block: Block) -> Iterator[Block]:
    """A long paragraph that swallowed its headings ("… at home. Tests Before Surgery Before the operation …")."""
    reached, base = 0, block.at[0]
    if block.kind is Kind.PARAGRAPH and len(block.text) > LONG_PARAGRAPH:
        for match in RUN_IN.finditer(block.text):
            yield _part(block, base, reached, match.start(), Kind.PARAGRAPH)
            yield replace(_part(block, base, *match.span("heading"), Kind.HEADING), level=LABELLED)
            reached = match.end("heading")
    yield _part(block, base, reached, len(block.text), block.kind) if reached else block


def _with_inline_items(block: Block) -> Iterator[Block]:
    """ "Call if you have: - fever - bleeding" is a lead-in and its items."""
    if block.kind is not Kind.PARAGRAPH:
        yield block
        return
    colon = block.text.find(":")
    dash = block.text.find(" - ")
    marks = [m for m in INLINE.finditer(block.text) if 0 <= colon < m.start() or 0 <= dash < m.start() - 2]
    if len(marks) < 2 or "\n-" in block.text:
        yield block
        return
    ends = [*(m.start() for m in marks), len(block.text)]
    base = block.at[0]
    yield _part(block, base, 0, ends[0], Kind.PARAGRAPH)
    for mark, end in zip(marks, ends[1:], strict=True):
        first = END.search(block.text, mark.end(), end)
        close = first.end() if first else end
        yield _part(block, base, mark.end(), close, Kind.ITEM)
        if block.text[close:end].strip():
            yield _part(block, base, close, end, Kind.PARAGRAPH)


def _part(block: Block, base: int, start: int, end: int, kind: Kind) -> Block:
    inner = block.text[start:end]
    left, right = start + len(inner) - len(inner.lstrip()), start + len(inner.rstrip())
    return Block(kind=kind, at=(base + left, base + right), text=block.text[left:right])


@dataclass(slots=True)
class _Headings:
    """The headings that hold at a place, by level, and the lead-in of a list."""

    open: list[Block] = field(default_factory=list)
    under: tuple[str, ...] = ()
    lead: str = ""
    opener: Block | None = None

    def take(self, block: Block) -> None:
        """A heading closes those of its level and below."""
        self.open = [heading for heading in self.open if heading.level < block.level] + [block]
        self.under = tuple(heading.text for heading in self.open)
        self.lead = ""

    def placed(self, block: Block) -> Block:
        """The block under its headings and after its lead-in: for an item within an item, the end of that item."""
        if block.kind is not Kind.ITEM or (self.opener and block.indent <= self.opener.indent):
            self.opener = None
        if block.kind is Kind.PARAGRAPH:
            self.lead = _lead(block.text) if block.text.endswith(":") else ""
        lead = last_sentence(self.opener.text) if self.opener else self.lead if block.kind is Kind.ITEM else ""
        if block.kind is Kind.ITEM and block.text.endswith(":"):
            self.opener = block
        return replace(block, under=self.under, lead=lead)


def _lead(words: str) -> str:
    """What opens a list: the paragraph, or the last sentence of a long one."""
    return words if len(words.split()) <= 40 else last_sentence(words)


def _under_headings(blocks: Iterator[Block]) -> Iterator[Block]:
    headings = _Headings()
    for block in blocks:
        yield headings.placed(block)
        if block.kind is Kind.HEADING:
            headings.take(block)
