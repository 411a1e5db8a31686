"""Where quotes stand in the text they were taken from: at their own place, or where a search finds them. Pure."""

from dataclasses import dataclass
from functools import lru_cache

from checklist.extraction.findings import Place

JOINER = "\u2060"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """Where a quote stands; None: nowhere. `moved`: not at the place that was kept with it, or none was kept."""

    at: Place | None
    moved: bool = False


def stand(text: str, quote: str, at: Place | None) -> Stand:
    """The place kept with a quote where the text has the quote there; else the first place where it has it."""
    if at is not None and stands(text, quote, at):
        return Stand(at=at)
    return Stand(at=place_of(text, quote), moved=True)


def stands(text: str, quote: str, at: Place) -> bool:
    """Whether the text has these words at this place, white space folded."""
    words = quote.split()
    return bool(words) and text[at[0] : at[1]].split() == words


def place_of(text: str, words: str) -> Place | None:
    """Where pasted words stand in the text, white space folded on both sides; None where they do not.

    Words copied from a page hold joiners that are not in the text.

    >>> place_of("Stop\\n  food at 6.", "Stop food")
    (0, 11)
    """
    places, letters = _letters(text)
    wanted = "".join(words.replace(JOINER, "").split())
    start = letters.find(wanted) if wanted else -1
    return None if start < 0 else (places[start], places[start + len(wanted) - 1] + 1)


@lru_cache(maxsize=4)
def _letters(text: str) -> tuple[tuple[int, ...], str]:
    """The text without its white space, and where each letter of that stands."""
    placed = [(n, c) for n, c in enumerate(text) if not c.isspace()]
    return tuple(n for n, _ in placed), "".join(c for _, c in placed)


def line_of(text: str, at: Place) -> int:
    """The line on which a place begins, counted from 1."""
    return text.count("\n", 0, at[0]) + 1
