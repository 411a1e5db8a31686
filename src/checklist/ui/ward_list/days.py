"""The parts of the nurse's list: who comes in and who goes home on which day, in which order. Pure."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from checklist.care.expected import E, Expected
from checklist.care.roster import Listed
from checklist.plan import Ask


class Part(StrEnum):
    """A part of the list."""

    TODAY = "today"
    TOMORROW = "tomorrow"
    LATER = "later"
    HOME_TODAY = "home_today"
    HOME_TOMORROW = "home_tomorrow"


class Order(StrEnum):
    """What the rows go by."""

    TIME = "time"
    OPEN = "open"
    NAME = "name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """Everyone of one part of the list, in order."""

    part: Part
    date: date
    rows: tuple[Listed, ...]

    @property
    def goes_home(self) -> bool:
        """Whether these go home, and do not come in."""
        return self.part in (Part.HOME_TODAY, Part.HOME_TOMORROW)

    def open_of(self, row: Listed) -> tuple[Ask, ...]:
        """What is open for somebody of this part."""
        return row.home if self.goes_home else row.asks

    @property
    def waiting(self) -> tuple[Listed, ...]:
        """Those of whom something is open."""
        return tuple(row for row in self.rows if self.open_of(row))

    @property
    def ready(self) -> tuple[Listed, ...]:
        """Those of whom nothing is open."""
        return tuple(row for row in self.rows if not self.open_of(row))


PARTS: tuple[tuple[Part, int, Callable[[Expected], int | None]], ...] = (
    (Part.TODAY, 0, lambda row: row.comes_in_days),
    (Part.TOMORROW, 1, lambda row: row.comes_in_days),
    (Part.HOME_TODAY, 0, lambda row: row.leaves_in_days),
    (Part.HOME_TOMORROW, 1, lambda row: row.leaves_in_days),
)


def near(rows: Sequence[Listed], now: datetime) -> tuple[Day, ...]:
    """Today and tomorrow: who comes in, then who goes home. Tomorrow stands there also when it is empty."""
    made = [
        Day(part=part, date=now.date() + timedelta(days=days), rows=tuple(row for row in rows if of(row) == days))
        for part, days, of in PARTS
    ]
    return tuple(day for day in made if day.rows or day.part is Part.TOMORROW)


def is_near(row: Expected) -> bool:
    """Whether somebody stands in a part of today or tomorrow."""
    return any(of(row) == days for _, days, of in PARTS)


def spoken_of(days: Sequence[Day]) -> Day | None:
    """The one part that the heading speaks of and that stands right under it; None where today has its own number."""
    comes_in = [day for day in days if not day.goes_home]
    if len(comes_in) > 1 and comes_in[0].waiting:
        return None
    return next((day for day in reversed(comes_in) if day.rows), comes_in[-1] if comes_in else None)


def later(rows: Iterable[E]) -> dict[date, tuple[E, ...]]:
    """Who comes in after tomorrow, by day."""
    found: dict[date, list[E]] = {}
    for row in sorted(rows, key=lambda one: one.arrives):
        if (row.comes_in_days or 0) > 1:
            found.setdefault(row.arrives.date(), []).append(row)
    return {day: tuple(of_day) for day, of_day in found.items()}


def ordered(day: Day, order: Order) -> Day:
    """The same people in this order: by time, by what takes longest to put right, or by name."""
    keys: dict[Order, Callable[[Listed], tuple[object, ...]]] = {
        Order.TIME: lambda row: (_time(row, day),),
        Order.OPEN: lambda row: (-_weight(day.open_of(row)), -len(day.open_of(row)), _time(row, day)),
        Order.NAME: lambda row: (not row.name, row.name.casefold(), _time(row, day)),
    }
    return Day(part=day.part, date=day.date, rows=tuple(sorted(day.rows, key=keys[order])))


def _time(row: Listed, day: Day) -> datetime:
    return (row.leaves or row.starts) if day.goes_home else row.arrives


def _weight(asked: Sequence[Ask]) -> int:
    """Medicines that wait for a decision count before all else."""
    return sum(1 for ask in asked if ask.medicine)


def named(rows: Iterable[Listed], words: str) -> tuple[Listed, ...]:
    """Those whose name holds each of the words, whatever the capitals."""
    sought = words.casefold().split()
    return tuple(row for row in rows if all(word in row.name.casefold() for word in sought))
