"""The text of a Word document (DOCX), its unpacked size known before anything is unpacked."""

from io import BytesIO
from zipfile import ZipFile

from checklist.extraction.unreadable import Unreadable
from checklist.extraction.web_page import web_page_text

DOCUMENT = "word/document.xml"
MOST_PARTS, MOST_UNPACKED, MOST_WORDS, MOST_RATIO = 2_000, 30_000_000, 5_000_000, 200
SMALL = 100_000
ENTITIES = (b"<!DOCTYPE", b"<!ENTITY")


def word_text(raw: bytes, name: str) -> str:
    """The words of a Word document: headings, paragraphs, items and table rows; pictures left out."""
    _check(raw, name)
    import mammoth

    try:
        page: str = mammoth.convert_to_html(BytesIO(raw), convert_image=_no_picture).value
    except Exception:  # noqa: BLE001 - what a damaged document raises in the converter is not documented
        raise _damaged(name) from None
    return web_page_text(page)


def _no_picture(_image: object) -> list[object]:
    return []


def _check(raw: bytes, name: str) -> None:
    """Unreadable unless this is a Word document that unpacks to a reasonable size and defines no entities."""
    try:
        with ZipFile(BytesIO(raw)) as packed:
            parts = packed.infolist()
            if DOCUMENT not in packed.namelist():
                raise Unreadable(f"Cannot read {name}: it is an archive, not a Word document; save it as DOCX or PDF.")
            words = packed.getinfo(DOCUMENT).file_size
            swollen = any(p.file_size > max(SMALL, MOST_RATIO * p.compress_size) for p in parts)
            total = sum(part.file_size for part in parts)
            if len(parts) > MOST_PARTS or total > MOST_UNPACKED or words > MOST_WORDS or swollen:
                raise Unreadable(
                    f"Cannot read {name}: it unpacks to far more than a leaflet holds; give the guidance alone."
                )
            markup = (p for p in parts if p.filename.endswith((".xml", ".rels")))
            defines = any(mark in packed.read(part) for part in markup for mark in ENTITIES)
    except Unreadable:
        raise
    except Exception:  # noqa: BLE001 - a damaged archive raises also what is not documented
        raise _damaged(name) from None
    if defines:
        raise _damaged(name)


def _damaged(name: str) -> Unreadable:
    return Unreadable(
        f"Cannot read {name}: the Word document is damaged; open it in a word processor and save it again as DOCX."
    )
