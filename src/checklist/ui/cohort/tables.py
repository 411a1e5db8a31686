"""The same numbers as tables, on the screen and as files: the heads, then a row each. Pure."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from checklist.care.counts import Answered, Count, PainDay, Reached, Spread
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

    def csv(self, counted: Mapping[str, str]) -> bytes:
        """The same as a file, UTF-8 with BOM; no cell acts as a formula. Each row says who is `counted`, by head."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\r\n")
        rows = ((*self.heads, *counted), *((*row, *counted.values()) for row in self.rows))
        writer.writerows([[safe(cell) for cell in row] for row in rows])
        return out.getvalue().encode("utf-8-sig")


def pain_sheet(days: Sequence[PainDay], say: Say) -> Sheet:
    """Pain by day."""
    heads = (
        say("Day"), say("Told"), say("Of how many"), say("Lowest"), say("A quarter at or below"),
        say("Half at or below"), say("3 quarters at or below"), say("Highest"),
    )  # fmt: skip
    return Sheet(heads=heads, rows=tuple(_pain_row(one) for one in days))


def _pain_row(one: PainDay) -> tuple[str, ...]:
    told = one.told
    return tuple(map(str, (one.day, told.n, one.of, told.lowest, told.quarter, told.half, told.most, told.highest)))


def milestone_sheet(rows: Sequence[Reached], say: Say) -> Sheet:
    """Milestones: their usual days, the days that were told, and by week how many had told, of how many."""
    weeks = [say("Week {n}", n=count.what) for count in rows[0].weeks] if rows else []
    cells = tuple(
        (one.topic, usual_words(one, say), told_words(one.told, say), *(of_words(week, say) for week in one.weeks))
        for one in rows
    )
    return Sheet(heads=(say("Milestone"), say("Usual"), say("Told"), *weeks), rows=cells)


def told_words(told: Spread, say: Say) -> str:
    """The days on which people reached a milestone."""
    words = "{n} people, day {first} to {last}: a quarter by day {quarter}, half by {half}, 3 quarters by {most}"
    return say(
        words, n=told.n, first=told.lowest, last=told.highest, quarter=told.quarter, half=told.half, most=told.most
    )


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
