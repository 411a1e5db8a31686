"""The text of a guidance file: PDF, Word and web pages known by their content, all else plain text or Markdown.

What is read is bounded by size, pages, letters and sentences, never by time: the same file always gives the same text.
"""

import codecs
import re

from checklist.extraction.unreadable import Unreadable

__all__ = ["LARGEST", "Unreadable", "text_of"]

LARGEST = 5_000_000
MOST_LETTERS, MOST_PARTS = 200_000, 4_000
PDF, ZIP, OLD_WORD, RICH_TEXT = b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf"
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
WEB_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--(?:[^-]|-(?!->)){0,2000}-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body|main|article|section|div|h[1-6]|p|ul|ol|table)\b",
    re.IGNORECASE,
)
CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*(iso-8859-\d{1,2}|windows-125\d)\b", re.IGNORECASE)
BREAKS = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
PART = re.compile(r"[.!?:;]?[ \t]*\n|[.!?:;]\s|[ \t][-–•·][ \t]")
UNWANTED = re.compile("[\0\ud800-\udfff]")


def text_of(raw: bytes, name: str) -> str:
    """The text in a file's bytes, its lines ended by a line feed; Unreadable, with `name`, where there is none."""
    if len(raw) > LARGEST:
        raise Unreadable(f"Cannot read {name}: it is larger than 5 MB; give the guidance alone, without pictures.")
    text = BREAKS.sub("\n", UNWANTED.sub("\ufffd", _converted(raw, name)))
    if not text.strip():
        raise Unreadable(f"Cannot read {name}: there is no text in it; give a file that holds the guidance as text.")
    much = "200,000 letters" if len(text) > MOST_LETTERS else "4,000 lines and sentences"
    if len(text) > MOST_LETTERS or len(PART.findall(text)) > MOST_PARTS:
        raise Unreadable(f"Cannot read {name}: it has more than {much}; give one procedure's guidance at a time.")
    return text


def _converted(raw: bytes, name: str) -> str:
    if PDF in raw[:1024]:
        from checklist.extraction.pdf import pdf_text

        return pdf_text(raw, name)
    if raw.startswith(ZIP):
        from checklist.extraction.word import word_text

        return word_text(raw, name)
    if raw.startswith((OLD_WORD, RICH_TEXT)):
        raise Unreadable(
            f"Cannot read {name}: it is an old or protected office format; save it as DOCX, without a password."
        )
    text = _decoded(raw, name)
    if WEB_PAGE.match(text):
        from checklist.extraction.web_page import web_page_text

        return web_page_text(text)
    return text


def _decoded(raw: bytes, name: str) -> str:
    """Bytes as text: by their mark, else UTF-8, else what a web page says it is, else Windows-1252."""
    try:
        if raw.startswith(UTF_16):
            return _without_nulls(raw.decode("utf-16"), name)
        return _without_nulls(raw.decode("utf-8-sig"), name)
    except UnicodeDecodeError:
        if raw.startswith(UTF_16):
            raise Unreadable(f"Cannot read {name}: its UTF-16 text is damaged; save it again as UTF-8.") from None
    declared = CHARSET.search(raw[:2048])
    try:
        text = raw.decode(declared[1].decode("ascii") if declared else "windows-1252", errors="replace")
    except LookupError:
        text = raw.decode("windows-1252", errors="replace")
    return _without_nulls(text, name)


def _without_nulls(text: str, name: str) -> str:
    if "\0" in text:
        raise Unreadable(f"Cannot read {name}: it is not text; give the guidance as text, Markdown, HTML, DOCX or PDF.")
    return text
