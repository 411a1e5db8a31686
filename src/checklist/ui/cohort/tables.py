"""The same numbers as tables, on the screen and as files: the heads, then a row each. Pure."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from checklist.care.counts import Answered, Count, PainDay, Reached
from checklist.exchange.as_csv import safe
from checklist.ui.text import capitalized
from checklist.ui.when import Say


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One table."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def records(self) -> list[dict[str, str]]:
        """The rows by head."""
        return [dict(zip(self.heads, row, strict=True)) for row in self.rows]

    @property
    def csv(self) -> bytes:
        """The same as a file, UTF-8 with BOM; no cell acts as a formula."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerows([[safe(cell) for cell in row] for row in (self.heads, *self.rows)])
        return out.getvalue().encode("utf-8-sig")


def pain_sheet(days: Sequence[PainDay], say: Say) -> Sheet:
    """Pain by day."""
    heads = (say("Day"), say("Told"), say("Of how many"), say("Lowest"), say("Half at or below"), say("Highest"))
    rows = tuple(
        tuple(map(str, (one.day, len(one.told), one.of, one.told[0], one.middle, one.told[-1]))) for one in days
    )
    return Sheet(heads=heads, rows=rows)


def milestone_sheet(rows: Sequence[Reached], say: Say) -> Sheet:
    """Milestones by week: how many had told of it, of how many."""
    weeks = [say("Week {n}", n=count.what) for count in rows[0].weeks] if rows else []
    cells = tuple((one.topic, usual_words(one, say), *(of_words(week, say) for week in one.weeks)) for one in rows)
    return Sheet(heads=(say("Milestone"), say("Usual"), *weeks), rows=cells)


def usual_words(one: Reached, say: Say) -> str:
    """The usual days of a milestone."""
    if one.last is None:
        return say("from day {first}", first=one.first)
    return say("day {first} to {last}", first=one.first, last=one.last)


def of_words(count: Count, say: Say) -> str:
    """How many, of how many."""
    return say("{n} of {of}", n=count.n, of=count.of)


def count_sheet(counts: Sequence[Count], head: str, say: Say) -> Sheet:
    """How many, of how many."""
    rows = tuple((capitalized(one.what), str(one.n), str(one.of)) for one in counts)
    return Sheet(heads=(head, say("People"), say("Of how many")), rows=rows)


def answered_sheet(days: Sequence[Answered], say: Say) -> Sheet:
    """Check-ins by day."""
    rows = tuple((str(one.day), str(one.came), str(one.due)) for one in days)
    return Sheet(heads=(say("Day after the procedure"), say("Came"), say("Due")), rows=rows)
