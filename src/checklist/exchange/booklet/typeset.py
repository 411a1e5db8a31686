"""From pages as data to a tagged PDF. Fonts and the template come with the app; nothing is fetched."""

import json
import unicodedata
from functools import cache
from importlib.resources import as_file, files

import typst

from checklist.exchange.booklet.blocks import Block

HERE = files("checklist.exchange.booklet")
NO_LETTER = "\ufffd"
JOINERS = "\u200c\u200d"


def typeset(given: Block) -> bytes:
    """The pages as PDF/UA-1. The same data always gives the same bytes."""
    data = json.dumps(printable(given), ensure_ascii=False)
    with as_file(HERE / "booklet.typ") as template:
        compiler = typst.Compiler(input=template, root=template.parent, font_paths=_fonts(), ignore_system_fonts=True)
        pdf = compiler.compile(format="pdf", sys_inputs={"data": data}, pdf_standards=["ua-1"], timestamp=0)
    assert isinstance(pdf, bytes)
    return pdf


def printable(given: object) -> object:
    """The same data with a mark for each letter that no font of ours has, and without what controls a screen."""
    if isinstance(given, str):
        if given.isascii() and given.isprintable():
            return given
        return "".join(_letter(letter) for letter in given)
    if isinstance(given, dict):
        return {key: printable(value) for key, value in given.items()}
    if isinstance(given, list | tuple):
        return [printable(value) for value in given]
    return given


@cache
def _letter(letter: str) -> str:
    if letter == "\n" or letter in JOINERS:
        return letter
    if unicodedata.category(letter) in ("Cc", "Cf", "Cs"):
        return " " if letter == "\t" else ""
    return letter if ord(letter) in letters() else NO_LETTER


@cache
def letters() -> frozenset[int]:
    """Every letter the fonts have."""
    found: set[int] = set()
    for line in (HERE / "fonts" / "letters.txt").read_text(encoding="ascii").splitlines():
        first, last = (int(end, 16) for end in line.split("-"))
        found.update(range(first, last + 1))
    return frozenset(found)


@cache
def _fonts() -> typst.Fonts:
    with as_file(HERE / "fonts") as folder:
        return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)])
