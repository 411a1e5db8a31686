"""A guidance file as the text that findings point into: no store, no session."""

import re
from dataclasses import dataclass
from pathlib import Path

from checklist.extraction import Findings, extract
from checklist.extraction.files import Unreadable, text_of
from checklist.procedure import FactBase

SOURCE_LINE = re.compile(r"\ufeff?# source:[^\n]*\n?")


class CannotRead(ValueError):
    """There is no text to read; the message says why and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidanceText:
    """A guidance text, and how many characters stand before it: a first line that says where it is from."""

    words: str
    dropped: int = 0


def read(path: Path) -> GuidanceText:
    """The text of a file in any format that can be read; CannotRead with one sentence."""
    try:
        return without_source(text_of(path.read_bytes(), str(path)))
    except OSError as problem:
        raise CannotRead(f"Cannot read {path}: {problem.strerror}.") from None
    except Unreadable as problem:
        raise CannotRead(str(problem)) from None


def without_source(text: str) -> GuidanceText:
    """The text without a first line that says where it is from.

    >>> without_source("# source: a hospital's page\\nStop eating at midnight.").words
    'Stop eating at midnight.'
    """
    named = SOURCE_LINE.match(text)
    dropped = named.end() if named else 0
    return GuidanceText(words=text[dropped:], dropped=dropped)


def found_in(text: str, base: FactBase) -> Findings:
    """What a guidance text says, medicines known by every name of the fact base."""
    return extract(text, frozenset(base.formulary.spellings.values()))
