import codecs
import tracemalloc
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from checklist.extraction.files import LARGEST, Unreadable, text_of
from tests.extraction.made import docx, paragraph, pdf

SENTENCE = "Don’t eat for 8 hours before surgery."
LINES = "Knee washout\n\n- Stop warfarin 5 days before.\n"


@pytest.mark.parametrize(
    "raw",
    [
        SENTENCE.encode(),
        codecs.BOM_UTF8 + SENTENCE.encode(),
        SENTENCE.encode("utf-16"),
        codecs.BOM_UTF16_BE + SENTENCE.encode("utf-16-be"),
        SENTENCE.encode("windows-1252"),
    ],
    ids=["UTF-8", "UTF-8 with a mark", "UTF-16", "UTF-16, big end first", "Windows-1252"],
)
def test_text_is_read_in_each_encoding(raw: bytes) -> None:
    assert text_of(raw, "leaflet.txt") == SENTENCE


@pytest.mark.parametrize("ends", ["\r\n", "\r", "\n", "\v", "\f", "\u2028", "\x85"])
def test_lines_end_in_a_line_feed(ends: str) -> None:
    assert text_of(LINES.replace("\n", ends).encode(), "leaflet.md") == LINES


PAGE = """<!DOCTYPE html>
<html><head><title>Hospital</title><style>p {{}}</style><script>alert("stop")</script></head>
<body><nav><a href="/">Home</a></nav>
<h1>Knee
  washout</h1><!-- not shown -->
<p>Do not eat after <b>midnight</b>.<br>Bring your <i>glasses</i>.</p>
<h2>Medicines</h2>
<ul><li>Stop warfarin</li><li><p>Take the rest</p></li><li></li></ul>
<table><tr><th>Medicine</th><th><p>Stop</p></th></tr><tr><td>Warfarin</td><td>5 days before</td></tr></table>
<p hidden>one</p><p style="display: none">two</p><div aria-hidden="true">three</div><noscript>four</noscript>
<p>Caf&eacute; &amp; bar</p></body></html>"""
SHOWN = """# Knee washout

Do not eat after midnight.
Bring your glasses.

## Medicines

- Stop warfarin
- Take the rest

Medicine: Stop
Warfarin: 5 days before

Café & bar
"""


def squeezed(text: str) -> list[str]:
    return [line for line in text.splitlines() if line]


def test_a_web_page_gives_what_it_shows() -> None:
    assert squeezed(text_of(PAGE.encode(), "page")) == squeezed(SHOWN)


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("<p>One<p>Two", ["One", "Two"]),
        ("<?xml version='1.0'?>\n<html><body>One</body></html>", ["One"]),
        ("<!-- saved --><ul><li>One<ul><li>Two</ul></ul>", ["- One", "- Two"]),
        ("<table><tr><td><h2>One</h2><p>Two</p><p>Three</p></td></tr></table>", ["## One", "Two", "Three"]),
        ("<html><head><title>x</title><body><form><p>One</form>", ["One"]),
        ("<div>" * 20_000 + "deep", ["deep"]),
        ("<p>One" + "<a " * 20_000, ["One" + "<a " * 19_999 + "<a"]),
        ("<p>Eat < 2 hours before<!-- <p>not</p> --> surgery", ["Eat < 2 hours before surgery"]),
    ],
)
def test_web_pages_written_carelessly_are_read(page: str, shown: list[str]) -> None:
    assert squeezed(text_of(page.encode(), "page.html")) == shown


def test_a_web_page_is_decoded_as_it_says() -> None:
    page = '<html><head><meta charset="iso-8859-2"></head><body>Świeże</body></html>'
    assert text_of(page.encode("iso-8859-2"), "page.html") == "Świeże\n"


def test_text_that_speaks_of_tags_is_no_web_page() -> None:
    assert text_of(b"Eat < 2 hours before. <b>Not</b> later.", "a.md") == "Eat < 2 hours before. <b>Not</b> later."


def test_a_word_document_gives_its_headings_items_and_rows() -> None:
    table = "".join(f"<w:tc>{paragraph(words)}</w:tc>" for words in ("Warfarin", "5 days before"))
    body = (
        paragraph("Knee washout", style="Heading1")
        + paragraph("Do not eat after midnight.")
        + paragraph("Bring your glasses", item=True)
        + f"<w:tbl><w:tr>{table}</w:tr></w:tbl>"
    )
    lines = squeezed(text_of(docx(body), "leaflet.docx"))
    assert lines == ["# Knee washout", "Do not eat after midnight.", "- Bring your glasses", "Warfarin: 5 days before"]


def test_a_pdf_gives_the_lines_of_its_pages_in_order() -> None:
    raw = pdf(["Knee washout", "Do not eat for 8 hours", "before surgery."], ["Keep the wound dry."])
    assert squeezed(text_of(raw, "leaflet.pdf")) == [
        "Knee washout", "Do not eat for 8 hours", "before surgery.", "Keep the wound dry.",
    ]  # fmt: skip


def zipped(**parts: str) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, words in parts.items():
            archive.writestr(name, words)
    return packed.getvalue()


WORD = docx(paragraph("Do not eat after midnight."))
ENTITIES = '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb">]><a>&b;</a>'
WIDE_ENTITIES = '<!DOCTYPE a [<!ENTITY b "c">]><a/>'.encode("utf-16-le")
WIDTHS = (
    b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts "
    b"[<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /W [0 60000000 500] >>] >>"
)
RANGE = b"1 beginbfrange <00000000> <02FFFFFF> <0041> endbfrange"
CODES = (
    b"<< /Type /Font /Subtype /TrueType /BaseFont /X /ToUnicode 6 0 R >>",
    b"<< /Length %d >>\nstream\n%b\nendstream" % (len(RANGE), RANGE),
)
PASSWORD = f"/ID [(a)(a)] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O ({'o' * 32}) /U ({'u' * 32}) >>"
REFUSED = {
    "empty": (b"", "no text"),
    "white space": (b" \n\t\r\n", "no text"),
    "a page that shows nothing": (b"<html><script>stop()</script></html>", "no text"),
    "binary": (bytes(range(256)), "not text"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not text"),
    "UTF-16 cut short": (SENTENCE.encode("utf-16")[:-1], "damaged"),
    "UTF-16 with nothing in it": (codecs.BOM_UTF16_LE + bytes(8), "not text"),
    "too large": (b"a" * (LARGEST + 1), "larger than 5 MB"),
    "an old Word document": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "save it as DOCX"),
    "rich text": (b"{\\rtf1 Do not eat.}", "save it as DOCX"),
    "an archive": (zipped(a="b"), "not a Word document"),
    "an archive cut short": (WORD[: len(WORD) // 2], "damaged"),
    "a Word document that is no XML": (zipped(**{"word/document.xml": "<a"}), "damaged"),
    "a Word document with entities": (docx("", **{"word/styles.xml": ENTITIES}), "damaged"),
    "a Word document with little behind much": (docx("", **{"word/theme.xml": " " * 9_000_000}), "far more"),
    "a Word document with entities behind another encoding": (docx("", **{"word/theme.xml": WIDE_ENTITIES}), "damaged"),
    "a Word document too long": (docx("".join(paragraph(f"{n} " * 40) for n in range(30_000))), "far more"),
    "a Word document without words": (docx(""), "no text"),
    "a PDF with a password": (pdf(["Do not eat."], trailer=PASSWORD), "password"),
    "a PDF cut short": (b"%PDF-1.7\n1 0 obj\n<<", "damaged"),
    "a PDF of pictures": (pdf([]), "pictures"),
    "a PDF of too many pages": (pdf(*[["Do not eat."]] * 101), "100 pages"),
    "a PDF with a crowded page": (pdf(["eat " * 5_000]), "far more"),
    "a PDF that unpacks to too much": (pdf(["x"], packed=b" " * 9_000_000), "far more"),
    "a PDF with a font of endless widths": (pdf(["x"], font=(WIDTHS,)), "far more"),
    "a PDF with a font of endless codes": (pdf(["x"], font=CODES), "far more"),
    "a PDF that unpacks to too much and is cut": (pdf(["x"], packed=b" " * 9_000_000, cut=8), "far more"),
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_read_is_refused_in_one_sentence(what: str) -> None:
    raw, said = REFUSED[what]
    with pytest.raises(Unreadable) as refusal:
        text_of(raw, "leaflet")
    message = str(refusal.value)
    assert message.startswith("Cannot read leaflet: ")
    assert said in message
    assert (message.count(". "), message[-1], "\n" in message) == (0, ".", False)


def test_a_word_document_that_lies_about_its_size_is_not_unpacked_further_than_a_leaflet_goes() -> None:
    raw = docx("", **{"word/theme.xml": " " * 200_000_000}).replace((200_000_000).to_bytes(4, "little"), b"\0\1\0\0")
    tracemalloc.start()
    with pytest.raises(Unreadable):
        text_of(raw, "leaflet")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 60_000_000


def test_pictures_in_a_word_document_are_passed_over() -> None:
    raw = docx(paragraph("Do not eat."), **{"word/media/a.bmp": "\0" * 9_000_000})
    assert text_of(raw, "leaflet").strip() == "Do not eat."


@pytest.mark.parametrize("part", ["Stop food.\n", "Stop food\n", "Stop food. ", "Stop food: ", "food - ", "food;\t"])
def test_a_text_of_very_many_lines_or_sentences_is_refused_in_a_sentence(part: str) -> None:
    assert text_of(part.encode() * 4_000, "long.txt").count("food") == 4_000
    with pytest.raises(Unreadable, match=r"^Cannot read long.txt: it has more than 4,000 lines and sentences; give"):
        text_of(part.encode() * 4_001, "long.txt")


def test_a_very_long_text_is_refused_in_a_sentence() -> None:
    assert len(text_of(b"stop food " * 20_000, "long.txt")) == 200_000
    with pytest.raises(Unreadable, match=r"^Cannot read long.txt: it has more than 200,000 letters; give one"):
        text_of(b"stop food " * 20_001, "long.txt")
