"""The text of a PDF. Pages, drawn forms, characters and unpacked bytes are all counted, and too many are refused."""

import logging
import re
import zlib
from collections import Counter
from io import BytesIO, StringIO
from typing import Any

from checklist.extraction.unreadable import Unreadable

MOST_PAGES, MOST_LETTERS_A_PAGE, MOST_DRAWN, MOST_UNPACKED = 100, 15_000, 4_000_000, 8_000_000
MOST_BOXES_IN_ORDER = 150
MOST_CODE, MOST_WIDTHS, MOST_CODES = 70_000, 6_000, 200_000
CODES = re.compile(rb"<\s*([0-9a-fA-F]{1,16})\s*>\s*<\s*([0-9a-fA-F]{1,16})\s*>\s*(?=[<\[\d])")


class _TooMuch(Exception):
    """More than a leaflet holds."""


class _Unpacking:
    """One stream unpacked bit by bit, never to more than a leaflet holds."""

    def __init__(self) -> None:
        self._unpacker, self._size = zlib.decompressobj(), 0

    def decompress(self, data: bytes) -> bytes:
        """The next part unpacked."""
        part = self._unpacker.decompress(data, MOST_UNPACKED + 1)
        self._size += len(part)
        if self._size > MOST_UNPACKED:
            raise _TooMuch
        return part

    @property
    def complete(self) -> bool:
        """The stream has ended."""
        return self._unpacker.eof


class _BoundedZlib:
    """What pdfminer uses of zlib, which itself would unpack 5 MB to 5 GB."""

    error = zlib.error
    decompressobj = _Unpacking

    @staticmethod
    def decompress(data: bytes) -> bytes:
        """A whole stream unpacked."""
        unpacking = _Unpacking()
        unpacked = unpacking.decompress(data)
        if not unpacking.complete:
            raise zlib.error("the stream is incomplete")
        return unpacked


def pdf_text(raw: bytes, name: str) -> str:
    """The words of a PDF in reading order; Unreadable when it is encrypted, damaged, too long, or pictures only."""
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect

    try:
        text = _pages_text(raw)
    except (PDFEncryptionError, PDFPasswordIncorrect):
        raise Unreadable(f"Cannot read {name}: the PDF asks for a password; save a copy without one.") from None
    except _TooMuch:
        raise Unreadable(
            f"Cannot read {name}: the PDF holds more than {MOST_PAGES} pages or far more than a leaflet does; "
            "give the guidance alone."
        ) from None
    except Exception:  # noqa: BLE001 - what a damaged PDF raises in the parser is not documented
        raise Unreadable(
            f"Cannot read {name}: the PDF is damaged; open it and print it to a new PDF, or copy its text."
        ) from None
    if not text.strip():
        raise Unreadable(f"Cannot read {name}: the PDF holds pictures of text only; give the text itself.")
    return text


def _pages_text(raw: bytes) -> str:
    from pdfminer import pdftypes
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfpage import PDFPage
    from pdfminer.pdfparser import PDFParser

    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    pdftypes.zlib = _BoundedZlib  # type: ignore[assignment, attr-defined]
    written, manager = StringIO(), _fonts()
    interpreter = _drawing(manager, written)
    for number, page in enumerate(PDFPage.create_pages(PDFDocument(PDFParser(BytesIO(raw))))):
        if number >= MOST_PAGES:
            raise _TooMuch
        interpreter.process_page(page)
    return written.getvalue()


def _fonts() -> Any:
    """A keeper of fonts that refuses one whose ranges of codes would fill the memory before a letter is drawn."""
    from pdfminer.pdfinterp import PDFResourceManager

    class Fonts(PDFResourceManager):
        def get_font(self, objid: Any, spec: Any) -> Any:
            _check_font(spec)
            return super().get_font(objid, spec)

    return Fonts()


def _check_font(spec: Any) -> None:
    from pdfminer.pdftypes import PDFStream, resolve1

    for key in ("W", "W2"):
        given = [resolve1(value) for value in resolve1(spec.get(key)) or ()]
        numbers = [value for value in given if isinstance(value, int | float)]
        if len(numbers) > MOST_WIDTHS or any(abs(number) > MOST_CODE for number in numbers):
            raise _TooMuch
    for key in ("ToUnicode", "Encoding"):
        codes = resolve1(spec.get(key))
        if isinstance(codes, PDFStream) and _codes_in(codes.get_data()) > MOST_CODES:
            raise _TooMuch


def _codes_in(table: bytes) -> int:
    """How many codes the ranges of a table stand for."""
    return sum(max(0, int(last, 16) - int(first, 16)) for first, last in CODES.findall(table))


def _drawing(manager: Any, written: StringIO) -> Any:
    """An interpreter that writes each page's words, and counts what it draws."""
    from pdfminer.converter import PDFLayoutAnalyzer
    from pdfminer.layout import IndexAssigner, LAParams, LTPage, LTTextBox
    from pdfminer.pdfinterp import PDFPageInterpreter
    from pdfminer.pdftypes import stream_value

    counted = Counter[str]()

    class Device(PDFLayoutAnalyzer):
        def render_char(self, *args: Any, **named: Any) -> float:
            counted["letters"] += 1
            if counted["letters"] > MOST_LETTERS_A_PAGE:
                raise _TooMuch
            return super().render_char(*args, **named)

        def receive_layout(self, ltpage: LTPage) -> None:
            counted["letters"] = 0
            boxes = [box for box in ltpage if isinstance(box, LTTextBox)]
            if 1 < len(boxes) <= MOST_BOXES_IN_ORDER:
                order, assigner = LAParams(), IndexAssigner()
                for group in ltpage.group_textboxes(order, boxes):
                    group.analyze(order)
                    assigner.run(group)
                boxes.sort(key=lambda box: box.index)
            written.write("".join(f"{box.get_text()}\n" for box in boxes) + "\n")

    class Interpreter(PDFPageInterpreter):
        def execute(self, streams: Any) -> None:
            counted["drawn"] += 100 + sum(len(stream_value(one).get_data()) for one in streams)
            if counted["drawn"] > MOST_DRAWN:
                raise _TooMuch
            super().execute(streams)

    return Interpreter(manager, Device(manager, laparams=LAParams(boxes_flow=None)))
