"""The text of a Word document (DOCX). Its parts are unpacked bit by bit; the sizes they declare are not believed."""

from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

from checklist.extraction.unreadable import Unreadable
from checklist.extraction.web_page import web_page_text

DOCUMENT = "word/document.xml"
MOST_PARTS, MOST_UNPACKED, MOST_WORDS = 2_000, 8_000_000, 2_000_000
MARKUP = (".xml", ".rels")
ENTITIES = ("<!DOCTYPE", "<!ENTITY")
DEFINITIONS = tuple(mark.encode(code) for mark in ENTITIES for code in ("utf-8", "utf-16-le", "utf-16-be"))


def word_text(raw: bytes, name: str) -> str:
    """The words of a Word document: headings, paragraphs, items and table rows; pictures left out."""
    slim = _slim(raw, name)
    import mammoth

    try:
        page: str = mammoth.convert_to_html(BytesIO(slim), convert_image=_no_picture).value
    except Exception:  # noqa: BLE001 - what a damaged document raises in the converter is not documented
        raise _damaged(name) from None
    return web_page_text(page)


def _no_picture(_image: object) -> list[object]:
    return []


def _slim(raw: bytes, name: str) -> bytes:
    """The document's markup alone, packed again; Unreadable where it unpacks to too much or defines entities."""
    slim = BytesIO()
    try:
        with ZipFile(BytesIO(raw)) as packed, ZipFile(slim, "w") as again:
            if DOCUMENT not in packed.namelist():
                raise Unreadable(f"Cannot read {name}: it is an archive, not a Word document; save it as DOCX or PDF.")
            for part, content in _markup(packed, name):
                again.writestr(part, content)
    except Unreadable:
        raise
    except Exception:  # noqa: BLE001 - a damaged archive raises also what is not documented
        raise _damaged(name) from None
    return slim.getvalue()


def _markup(packed: ZipFile, name: str) -> Iterator[tuple[str, bytes]]:
    """Each part of markup, unpacked no further than a leaflet goes."""
    total = 0
    for part in packed.infolist():
        if not part.filename.endswith(MARKUP):
            continue
        most = MOST_WORDS if part.filename == DOCUMENT else MOST_UNPACKED
        with packed.open(part) as opened:
            content = opened.read(most + 1)
        total += len(content)
        if len(content) > most or total > MOST_UNPACKED or len(packed.infolist()) > MOST_PARTS:
            raise Unreadable(
                f"Cannot read {name}: it unpacks to far more than a leaflet holds; give the guidance alone."
            )
        if any(mark in content for mark in DEFINITIONS):
            raise _damaged(name)
        yield part.filename, content


def _damaged(name: str) -> Unreadable:
    return Unreadable(
        f"Cannot read {name}: the Word document is damaged; open it in a word processor and save it again as DOCX."
    )
