"""What is unclear, unsafe or missing in a guidance text, written out one remark a line: no store, no session."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path

from checklist.care import texts
from checklist.extraction.completeness import Component, State, completeness
from checklist.extraction.linting import lint
from checklist.extraction.remarks import Remark
from checklist.library.load import Library

WHOLE = "whole text"


def linted(path: Path) -> bytes:
    """The remarks on the guidance in a file, then what it lacks of complete guidance. Lines count from its first."""
    text = texts.read(path)
    base = Library.open().fact_base
    findings = texts.found_in(text.words, base)
    remarks = lint(text.words, findings, base.fasting, base.terms)
    lines = [*_remarked(text, remarks), *_missing(completeness(text.words, findings))]
    return "".join(f"{line}\n" for line in lines).encode()


def _remarked(text: texts.GuidanceText, remarks: tuple[Remark, ...]) -> Iterator[str]:
    """Each remark on a line of its own, with the line of the file it is about."""
    breaks = [match.start() for match in re.finditer("\n", text.words)]
    first = 2 if text.dropped else 1
    for remark in remarks:
        said = f'"{_shown(remark.quote)}" ' if remark.quote else ""
        where = f"line {bisect_right(breaks, remark.at[0]) + first}" if remark.at else WHOLE
        yield f"{where}: {remark.rule}: {said}{remark.why} {remark.suggestion}"


def _missing(components: tuple[Component, ...]) -> Iterator[str]:
    lacking = (component for component in components if component.state is State.MISSING)
    return (f"missing ({one.list}): {one.item}: {one.because}" for one in lacking)


def _shown(words: str) -> str:
    """The words on one line, without characters that would steer a terminal."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in words).split())
