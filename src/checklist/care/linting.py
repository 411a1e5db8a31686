"""What is unclear, unsafe or missing in a guidance text, written out one remark a line: no store, no session."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path

from checklist.extraction import extract
from checklist.extraction.completeness import Component, State, completeness
from checklist.extraction.linting import lint
from checklist.extraction.remarks import Remark
from checklist.library.load import Library

SOURCE_LINE = re.compile(r"# source:[^\n]*\n?")
WHOLE = "whole text"


class CannotLint(ValueError):
    """There is no text to read; the message says why."""


def linted(path: Path) -> bytes:
    """The remarks on the guidance in a file, then what it lacks of complete guidance; lines count from the file's first."""
    text = _text(path)
    document = without_source(text)
    base = Library.open().fact_base
    findings = extract(document, frozenset(base.formulary.spellings.values()))
    remarks = lint(document, findings, base.fasting, base.terms)
    lines = [*_remarked(text, len(text) - len(document), remarks), *_missing(completeness(document, findings))]
    return "".join(f"{line}\n" for line in lines).encode()


def without_source(text: str) -> str:
    """The text without a first line that says where it is from.

    >>> without_source("# source: a hospital's page\\nStop eating at midnight.")
    'Stop eating at midnight.'
    """
    named = SOURCE_LINE.match(text)
    return text[named.end() :] if named else text


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        reason = problem.strerror if isinstance(problem, OSError) else "it is not UTF-8 text"
        raise CannotLint(f"Cannot read {path}: {reason}.") from None


def _remarked(text: str, dropped: int, remarks: tuple[Remark, ...]) -> Iterator[str]:
    """Each remark on a line of its own, with the line of the file it is about."""
    breaks = [match.start() for match in re.finditer("\n", text)]
    for remark in remarks:
        said = f'"{_shown(remark.quote)}" ' if remark.quote else ""
        where = f"line {bisect_right(breaks, dropped + remark.at[0]) + 1}" if remark.at else WHOLE
        yield f"{where}: {remark.rule}: {said}{remark.why} {remark.suggestion}"


def _missing(components: tuple[Component, ...]) -> Iterator[str]:
    lacking = (component for component in components if component.state is State.MISSING)
    return (f"missing ({one.list}): {one.item}: {one.because}" for one in lacking)


def _shown(words: str) -> str:
    """The words on one line, without characters that would steer a terminal."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in words).split())
