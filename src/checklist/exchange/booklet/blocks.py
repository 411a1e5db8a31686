"""What a page is made of, as data for the typesetting: every word is data and is never read as markup."""

from collections.abc import Callable, Iterable, Sequence

Block = dict[str, object]
Say = Callable[..., str]
Parts = list[dict[str, object]]
Text = str | Parts


def parts(*pieces: tuple[str, bool]) -> Parts:
    """A text of several pieces, each plain or bold; empty ones are left out."""
    return [{"text": text, "bold": bold} for text, bold in pieces if text]


def strong(text: str) -> Parts:
    """A text that is bold as a whole."""
    return parts((text, True))


def heading(level: int, text: str, mark: str | None = None) -> Block:
    """A heading. `mark` is the name of the place, for a page number elsewhere."""
    return {"kind": "heading", "level": level, "text": text, "mark": mark}


def text(words: Text) -> Block:
    """A paragraph."""
    return {"kind": "text", "text": words}


def page_of(words: str, mark: str) -> Block:
    """A paragraph with the page of a place where {page} stands."""
    return {"kind": "page", "text": words, "mark": mark}


def banner(words: str) -> Block:
    """What must be seen first."""
    return {"kind": "banner", "text": words}


def cell(words: Text = "", *, span: int = 1, tint: bool = False, lines: int = 0) -> Block:
    """A cell of a table; `lines` to write on stand below its words."""
    return {"text": words, "span": span, "tint": tint, "lines": lines}


def table(
    header: Sequence[Text], rows: Iterable[Sequence[Block]], widths: Sequence[float], *, open_: bool = False
) -> Block:
    """A table with its header row; an open one has lines between its rows alone."""
    return {"kind": "table", "header": list(header), "rows": [list(r) for r in rows], "widths": widths, "open": open_}


def bullets(items: Iterable[Text]) -> Block:
    """A list."""
    return {"kind": "bullets", "items": list(items)}


def lines(count: int) -> Block:
    """Empty lines to write on."""
    return {"kind": "lines", "count": count}


def columns(widths: Sequence[float], *sides: list[Block]) -> Block:
    """Blocks side by side."""
    return {"kind": "columns", "widths": list(widths), "parts": list(sides)}


def together(*blocks: Block) -> Block:
    """A few blocks, never more than a page, that stay on one."""
    return {"kind": "together", "parts": list(blocks)}


def new_page() -> Block:
    """What follows begins a page."""
    return {"kind": "break"}
