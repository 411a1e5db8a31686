"""The text of a web page: headings as `# `, items as `- `, rows of tables as lines; what is not shown left out."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bs4.element import Tag

DROPPED = {
    "script", "style", "nav", "title", "noscript", "template", "svg", "math", "iframe", "object", "embed", "canvas",
    "audio", "video", "button", "select", "textarea", "input", "dialog",
}  # fmt: skip
HEADINGS = {f"h{level}": level for level in range(1, 7)}
APART = {
    "p", "ul", "ol", "dl", "table", "blockquote", "pre", "figure", "section", "article", "main", "header", "footer",
    "aside", "address", "hr",
}  # fmt: skip
LINES = {
    "div", "form", "tr", "dt", "dd", "caption", "figcaption", "summary", "details", "body", "html", "thead",
    "tbody", "tfoot", "br",
}  # fmt: skip
CELLS, ENDS = {"td", "th"}, "\x1f"
MARK_ALONE = re.compile(r"^(- |#{1,6} )[ \n]+(?![-# \n\x1f])", re.MULTILINE)
LEFT_OPEN = re.compile(r"<(?=[^<>]*(?:<|\Z))")
HIDES = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def web_page_text(page: str) -> str:
    """The words that a web page shows, one block a line, blank lines between paragraphs."""
    from bs4 import BeautifulSoup

    shown = MARK_ALONE.sub(r"\1", "".join(_pieces(BeautifulSoup(_closed(page), "html.parser"))))
    lines = "\n".join(line for line in map(_line, shown.split("\n")) if line.strip("-#") or not line)
    return re.sub(r"\n{3,}", "\n\n", lines).strip() + "\n"


def _closed(page: str) -> str:
    """The page without comments and open tags, each of which the parser would follow to the end of the page.

    >>> _closed("<p>One <!-- <b> -->< 2 <b>")
    '<p>One &lt; 2 <b>'
    """
    first, *commented = page.split("<!--")
    return LEFT_OPEN.sub("&lt;", first + "".join(part.partition("-->")[2] for part in commented))


def _line(shown: str) -> str:
    """A line without needless spaces, the cells of a row parted by a colon."""
    cells = (" ".join(cell.split()) for cell in shown.split(ENDS))
    return ": ".join(cell for cell in cells if cell)


def _pieces(page: "Tag") -> Iterator[str]:
    """The words of a page and the breaks around them; the walk keeps its own stack, for pages nested deeply."""
    from bs4.element import NavigableString, Tag

    walk: list[tuple[str, Iterator[object]]] = [("", iter(page.contents))]
    while walk:
        name, children = walk[-1]
        child = next(children, None)
        if child is None:
            walk.pop()
            yield _closing(name)
        elif isinstance(child, Tag):
            if not _hidden(child):
                named = "" if _fills_a_cell(child) else child.name
                yield _opening(named)
                walk.append((named, iter(child.contents)))
        elif type(child) is NavigableString:
            yield re.sub(r"\s+", " ", child)


def _fills_a_cell(tag: "Tag") -> bool:
    """The one paragraph of a table's cell, which breaks no line."""
    home = tag.parent
    if home is None or home.name not in CELLS or tag.name not in ("p", "div") or len(home.contents) > 3:
        return False
    return all(beside is tag or not str(beside).strip() for beside in home.contents)


def _opening(name: str) -> str:
    if name in HEADINGS:
        return f"\n\n{'#' * HEADINGS[name]} "
    if name == "li":
        return "\n- "
    return _break(name)


def _closing(name: str) -> str:
    if name in CELLS:
        return ENDS
    return f"{ENDS}\n\n" if name in HEADINGS else f"{ENDS}\n" if name == "li" else _break(name)


def _break(name: str) -> str:
    return "\n\n" if name in APART else "\n" if name in LINES else ""


def _hidden(tag: "Tag") -> bool:
    """Not shown to a reader: by its kind, or because the page says so."""
    told = tag.attrs
    return (
        tag.name in DROPPED
        or "hidden" in told
        or str(told.get("aria-hidden", "")).lower() == "true"
        or str(told.get("role", "")).lower() == "navigation"
        or bool(HIDES.search(str(told.get("style", ""))))
    )
