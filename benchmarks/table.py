"""A table of figures, padded so that it reads well in a terminal and in Markdown alike."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One part's figures under its title; a note says how to read them."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    note: str = ""

    def markdown(self) -> str:
        """The table as text: first column left, figures right."""
        widths = [max(len(row[place]) for row in (self.columns, *self.rows)) for place in range(len(self.columns))]
        rule = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
        lines = [_line(row, widths) for row in (self.columns, rule, *self.rows)]
        parts = [f"### {self.title}", "\n".join(lines), self.note]
        return "\n\n".join(part for part in parts if part)


def ms(seconds: float) -> str:
    """Seconds as milliseconds, with as many places as matter."""
    value = seconds * 1000
    places = 2 if value < 10 else 1 if value < 100 else 0
    return f"{value:,.{places}f}"


def times(value: float) -> str:
    """How many times as much."""
    return f"{value:,.2f}x" if value < 10 else f"{value:,.0f}x"


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *rest = zip(cells, widths, strict=True)
    padded = [first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in rest)]
    return f"| {' | '.join(padded)} |"
