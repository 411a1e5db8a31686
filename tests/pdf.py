"""A PDF's structure as a test reads it: what a screen reader is told, in order."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

import pikepdf
from pdfminer.converter import PDFPageAggregator
from pdfminer.high_level import extract_text
from pdfminer.layout import LTChar
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage


@dataclass(frozen=True)
class Node:
    """One element of the structure tree: its tag, its alternative text, its attributes, and what is in it."""

    tag: str
    alt: str
    attributes: dict[str, str]
    kids: tuple["Node", ...]

    def all(self, *tags: str) -> list["Node"]:
        """Every element below with one of these tags, in reading order."""
        found = [kid for kid in self.kids if kid.tag in tags]
        return [node for kid in self.kids for node in ([kid] if kid in found else []) + kid.all(*tags)]


def tree(pdf: bytes) -> Node:
    """The structure tree."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return _node(document.Root.StructTreeRoot)


def _node(element: pikepdf.Object) -> Node:
    kids = element.get("/K", [])
    listed = kids if isinstance(kids, pikepdf.Array) else [kids]
    below = tuple(_node(kid) for kid in listed if isinstance(kid, pikepdf.Dictionary) and "/S" in kid)
    given = element.get("/A", {})
    each = given if isinstance(given, pikepdf.Array) else [given]
    attributes = {key: str(value) for one in each if isinstance(one, pikepdf.Dictionary) for key, value in one.items()}
    return Node(str(element.get("/S", "/Root"))[1:], str(element.get("/Alt", "")), attributes, below)


def facts(pdf: bytes) -> dict[str, object]:
    """What the document says of itself."""
    with pikepdf.open(BytesIO(pdf)) as document:
        with document.open_metadata() as metadata:
            said = {"title": metadata.get("dc:title"), "ua": metadata.get("pdfuaid:part")}
        root = document.Root
        return said | {
            "language": str(root.Lang),
            "marked": bool(root.MarkInfo.Marked),
            "shows title": bool(root.ViewerPreferences.DisplayDocTitle),
            "fonts inside": all("/FontFile" in key for fd in _fonts(document) for key in fd if "FontFile" in key),
        }


def _fonts(document: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    yield from (
        o for o in document.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/FontDescriptor"
    )


def pages(pdf: bytes) -> list[str]:
    """The words of each page on one line, with plain spaces."""
    return [plain(page) for page in extract_text(BytesIO(pdf)).split("\f")[:-1]]


def words(pdf: bytes) -> str:
    """All words."""
    return " ".join(pages(pdf))


def plain(text: str) -> str:
    """Words with single plain spaces, and without the marks that let a long one break."""
    return " ".join(text.replace("\u200b", "").replace("\xa0", " ").split())


def letters(pdf: bytes) -> Iterator[tuple[float, bool]]:
    """The size of each letter, and whether it stands inside its page."""
    resources = PDFResourceManager()
    device = PDFPageAggregator(resources, laparams=None)
    reader = PDFPageInterpreter(resources, device)
    for one in PDFPage.get_pages(BytesIO(pdf)):
        reader.process_page(one)
        page = device.get_result()
        for letter in page:
            if isinstance(letter, LTChar):
                across = letter.x0 >= 0 and letter.x1 <= page.width
                yield letter.size, across and letter.y0 >= 0 and letter.y1 <= page.height
