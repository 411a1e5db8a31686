"""The blocks of a text: headings, items and paragraphs."""

from dataclasses import dataclass
from enum import StrEnum

from checklist.extraction.findings import Place


class Kind(StrEnum):
    """What a block is."""

    HEADING = "heading"
    ITEM = "item"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One heading, item or paragraph. `under`: its headings, outermost first; `lead`: the words that open its list."""

    kind: Kind
    at: Place
    text: str
    under: tuple[str, ...] = ()
    lead: str = ""
    level: float = 0
    indent: int = 0
