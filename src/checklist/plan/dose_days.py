"""The last-dose calendar: a row a medicine, a column a day, from the earliest last dose to the last day to start again.

It says what the plan says, day by day, and nothing more: what is not confirmed is *ask* on every day.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from checklist.guidance import day_date, in_zone, local_date
from checklist.medication import Action, MorningOf
from checklist.plan.plan import MedicineStep, Plan
from checklist.reading import spoken_clock


class DayMark(StrEnum):
    """What one medicine asks for on one day."""

    TAKE = "take"
    LAST = "last"
    NONE = "none"
    SIP = "sip"
    NO_MORNING = "no_morning"
    CHANGED = "changed"
    ASK = "ask"
    ASK_RESTART = "ask_restart"
    START = "start"


USUAL = frozenset({DayMark.TAKE})


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseRow:
    """One medicine, with a mark for each day of the calendar."""

    step: MedicineStep
    marks: tuple[DayMark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseDays:
    """The calendar. `zero` is the day of the procedure."""

    days: tuple[date, ...]
    zero: date
    rows: tuple[DoseRow, ...]

    def on(self, day: date) -> tuple[tuple[MedicineStep, DayMark], ...]:
        """What each medicine asks for on a day of the calendar."""
        place = self.days.index(day)
        return tuple((row.step, row.marks[place]) for row in self.rows)

    def weeks(self, most: int) -> Iterator[tuple[int, int]]:
        """The calendar in parts of alike many days, at most so many: where each begins and ends."""
        parts = -(-len(self.days) // most)
        size = -(-len(self.days) // parts)
        yield from ((start, min(start + size, len(self.days))) for start in range(0, len(self.days), size))


def dose_days(plan: Plan) -> DoseDays:
    """The calendar of a plan; the day before and the day itself where no medicine has a last dose."""
    days = tuple(_days(plan))
    rows = tuple(DoseRow(step=s, marks=tuple(_mark(s, day, plan) for day in days)) for s in plan.medications)
    return DoseDays(days=days, zero=plan.booking.anchors.day_zero, rows=rows)


def dose_words(plan: Plan, step: MedicineStep, mark: DayMark, tell: Callable[..., str]) -> str:
    """What a mark says, the same on the screen and on paper; a last dose has its clock time where one was set."""
    last = step.last_dose
    if mark is DayMark.LAST and isinstance(last, datetime):
        clock = spoken_clock(in_zone(last, plan.booking.zone), plan.language)
        return tell("dose.day.last_at", clock=clock)
    return tell(f"dose.day.{mark}")


def day_in(when: date | datetime | None, plan: Plan) -> date | None:
    """The day where the person is."""
    return local_date(when, plan.booking.zone) if isinstance(when, datetime) else when


def _days(plan: Plan) -> Iterator[date]:
    anchors = plan.booking.anchors
    first, last = day_date(anchors, -1), day_date(anchors, 1)
    for step in plan.medications:
        first = min(first, day_in(step.last_dose, plan) or first)
        last = max(last, _start_day(step, plan) or last)
    yield from (first + timedelta(days=n) for n in range((last - first).days + 1))


def _start_day(step: MedicineStep, plan: Plan) -> date | None:
    return day_in(step.restart.at, plan) if step.restart else None


def _mark(step: MedicineStep, day: date, plan: Plan) -> DayMark:
    if step.needs_confirmation:
        return DayMark.ASK
    if step.action is Action.ADJUST:
        return DayMark.CHANGED
    last = day_in(step.last_dose, plan)
    if last is not None:
        return _held(day, last, _start_day(step, plan), plan)
    return _morning(step) if day == plan.booking.anchors.day_zero else DayMark.TAKE


def _held(day: date, last: date, start: date | None, plan: Plan) -> DayMark:
    """Before the last dose as usual, then none; from the procedure on what was said about starting again."""
    if day <= last:
        return DayMark.LAST if day == last else DayMark.TAKE
    if day <= plan.booking.anchors.day_zero and day != start:
        return DayMark.NONE
    if start is None:
        return DayMark.ASK_RESTART
    if day == start:
        return DayMark.START
    return DayMark.NONE if day < start else DayMark.TAKE


def _morning(step: MedicineStep) -> DayMark:
    marks: dict[MorningOf | None, DayMark] = {
        MorningOf.TAKE_WITH_SIP: DayMark.SIP, MorningOf.SKIP: DayMark.NO_MORNING, MorningOf.ASK: DayMark.ASK,
    }  # fmt: skip
    return marks.get(step.morning_of, DayMark.TAKE)


def unusual(marks: Sequence[DayMark]) -> bool:
    """Whether any of these is more than going on as usual."""
    return any(mark not in USUAL for mark in marks)
