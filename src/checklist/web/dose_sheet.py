"""The last-dose calendar on one sheet of paper: a row a medicine, a column a day, in words and borders."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from starlette.requests import Request
from starlette.responses import Response

from checklist.access import Action
from checklist.care import people
from checklist.care.helping import seen
from checklist.care.house import House
from checklist.care.journey import Journey
from checklist.care.visitor import Visitor
from checklist.plan import DayMark, DoseDays, DoseRow, dose_days, dose_words, unusual
from checklist.procedure import Status
from checklist.reading import NO_BREAK, short_date, spoken_clock, spoken_date, spoken_moment
from checklist.web.called_off import instead
from checklist.web.cookies import see_other
from checklist.web.pages import page
from checklist.web.requests import cookie_of

MOST_DAYS = 14
MOST_ROWS = 25
SIZES = {4: "large", 8: "roomy", 16: "dense"}
IN_WORDS = frozenset({DayMark.ASK, DayMark.CHANGED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """Words for one day or for several days alike."""

    mark: str
    words: str
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One medicine with what holds from day to day."""

    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One table: its days in words, which of them is the procedure's, and how many medicines it leaves out."""

    title: str
    days: tuple[str, ...]
    zero: int | None
    rows: tuple[Row, ...]
    left_out: int


def sheet(house: House, request: Request) -> Response:
    """The sheet of the visitor's own plan, also for a helper who sees the medicines; all others see the first page."""
    visitor = people.visitor(house, cookie_of(request))
    if visitor.plan is None or not visitor.may(Action.SEE_MEDICINES):
        return see_other("/")
    return instead(house, visitor) or _sheet(house, visitor)


def _sheet(house: House, visitor: Visitor) -> Response:
    mine = seen(house, visitor, Action.SEE_MEDICINES)
    language, booking, found = mine.plan.language, mine.plan.booking, parts(mine)
    arrival, rows = booking.anchors.arrival, sum(len(part.rows) for part in found)
    made = spoken_moment(mine.now, language)
    return page(
        house, "medicine_sheet.html", language=language, name=booking.called or "", parts=found,
        day=spoken_date(arrival.date(), language), clock=spoken_clock(arrival, language), made=made,
        size=_size(rows), fits=rows <= MOST_ROWS, signed=_signed(mine), phone=booking.contacts.ward,
        draft=mine.say("plan.draft") if mine.plan.procedure.status is Status.DRAFT else "",
    )  # fmt: skip


def parts(mine: Journey) -> list[Part]:
    """The calendar in tables of at most so many days. A medicine that only goes on in a later table is left out."""
    calendar = dose_days(mine.plan)
    found = list(calendar.weeks(MOST_DAYS)) if calendar.rows else []
    return [_part(mine, calendar, start, end, alone=len(found) == 1) for start, end in found]


def _part(mine: Journey, calendar: DoseDays, start: int, end: int, alone: bool) -> Part:
    days = calendar.days[start:end]
    rows = [row for row in calendar.rows if alone or unusual(row.marks[start:end])]
    return Part(
        title=_title(mine, days),
        days=tuple(_day_words(mine, day) for day in days),
        zero=days.index(calendar.zero) if calendar.zero in days else None,
        rows=tuple(_row(mine, row, start, end) for row in rows),
        left_out=len(calendar.rows) - len(rows),
    )


def _day_words(mine: Journey, day: date) -> str:
    """A day in little room; it may part after the comma only."""
    return short_date(day, mine.plan.language).replace(", ", ",\n").replace(" ", NO_BREAK).replace("\n", " ")


def _title(mine: Journey, days: tuple[date, ...]) -> str:
    first, last = (spoken_date(day, mine.plan.language) for day in (days[0], days[-1]))
    return f"{first} – {last}"


def _size(rows: int) -> str:
    """How large the print can be, for so many rows on one page."""
    return next((size for most, size in SIZES.items() if rows <= most), "packed")


def _row(mine: Journey, row: DoseRow, start: int, end: int) -> Row:
    """A medicine, and what holds from day to day: days alike are one cell, so that its words stand once, and large."""
    runs = [(mark, len(list(days))) for mark, days in groupby(row.marks[start:end])]
    cells = (Cell(mark=mark.value, words=_words(mine, row, mark), days=days) for mark, days in runs)
    return Row(name=row.step.name, cells=tuple(cells))


def _words(mine: Journey, row: DoseRow, mark: DayMark) -> str:
    """A few words for the day; the whole sentence where it is the same on every day."""
    return row.step.patient_text if mark in IN_WORDS else dose_words(mine.plan, row.step, mark, mine.say)


def _signed(mine: Journey) -> str:
    """Who set what is confirmed."""
    who = dict.fromkeys(c.by for c in mine.plan.booking.confirmed)
    return ", ".join(who)
