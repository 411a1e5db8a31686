"""The months on paper: what stands on which day, in a word or two. The lists by date say the rest."""

from calendar import SUNDAY, Calendar
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime

from babel.dates import format_date, get_day_names

from checklist.exchange.booklet.blocks import Block, heading, text, together
from checklist.exchange.booklet.copy import Kind, Press
from checklist.plan import day_in
from checklist.reading import NO_BREAK
from checklist.recovery import MilestoneKind

Marks = dict[date, list[str]]
MOST_MONTHS = 4


def months(press: Press) -> Iterator[Block]:
    """Each month in which something stands."""
    marks = _home(press) if press.sheet.kind is Kind.HOME else _before(press)
    shown = sorted({(day.year, day.month) for day, words in marks.items() if words})[:MOST_MONTHS]
    if not shown:
        return
    head = heading(2, press.say("Your months"))
    note = text(press.say("The day with the thick edge is the day of your surgery."))
    first, *more = [_month(press, year, month, marks) for year, month in shown]
    yield together(head, note, first)
    yield from more


def _before(press: Press) -> Marks:
    """Stop times, coming in, last doses and days to start again."""
    marks, say, anchors = _marks(), press.say, press.plan.booking.anchors
    for at in sorted({stop.stop_at for stop in press.plan.fasting if stop.stop_at}):
        _add(marks, press, at, say("Stop {clock}", clock=_clock(press, at)))
    _doses(marks, press)
    _put(marks[anchors.day_zero], say("Surgery"))
    _add(marks, press, anchors.arrival, say("Come in {clock}", clock=_clock(press, anchors.arrival)))
    return marks


def _home(press: Press) -> Marks:
    """Visits, dates, and days to start a medicine again. No end of a limit: another may still hold."""
    marks, say = _marks(), press.say
    marks[press.plan.booking.anchors.day_zero].append(say("Surgery"))
    for visit in press.plan.follow_up:
        if visit.at:
            _add(marks, press, visit.at, say("Visit {clock}", clock=_clock(press, visit.at)))
    for row in press.plan.timeline:
        if row.kind is MilestoneKind.DATE:
            _put(marks[row.from_date], row.topic)
    _doses(marks, press)
    return marks


def _doses(marks: Marks, press: Press) -> None:
    for step in press.plan.medications:
        if step.needs_confirmation:
            continue
        last, start = day_in(step.last_dose, press.plan), day_in(step.restart.at if step.restart else None, press.plan)
        if last:
            _put(marks[last], press.say("Last dose"))
        if start:
            _put(marks[start], press.say("Start again"))


def _clock(press: Press, at: datetime) -> str:
    """A clock time that may break over two lines of a narrow day."""
    return press.clock(at).replace(NO_BREAK, " ")


def _marks() -> Marks:
    return defaultdict(list)


def _add(marks: Marks, press: Press, at: datetime, words: str) -> None:
    _put(marks[press.here(at).date()], words)


def _put(there: list[str], words: str) -> None:
    if words not in there:
        there.append(words)


def _month(press: Press, year: int, month: int, marks: Marks) -> Block:
    zero = press.plan.booking.anchors.day_zero
    days = [
        _day(day, marks.get(day, []), day == zero) if day.month == month else _day(None, [], False)
        for week in Calendar(SUNDAY).monthdatescalendar(year, month)
        for day in week
    ]
    names = get_day_names("abbreviated", locale=press.language)
    return {
        "kind": "month",
        "title": format_date(date(year, month, 1), "MMMM y", locale=press.language),
        "header": [names[day] for day in (6, 0, 1, 2, 3, 4, 5)],
        "days": days,
    }


def _day(day: date | None, marks: list[str], zero: bool) -> Block:
    """One day of a month; None is a day of the month before or after."""
    return {"number": str(day.day) if day else "", "marks": marks, "zero": zero}
