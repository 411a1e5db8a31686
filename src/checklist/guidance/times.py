"""The only home of date arithmetic.

Days are calendar days in the booking's time zone; hours are elapsed hours, counted in UTC, so that both stay
right across a clock change. Windows are half-open: a task is open from `start` up to, not including, `end`.
Every instant made here carries a fixed offset: two in one ZoneInfo would be compared by wall clock, which runs twice
through an hour when the clocks go back.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from enum import StrEnum
from zoneinfo import ZoneInfo

from checklist.guidance.rules import BookingError, GuidanceError

MINUTE = timedelta(minutes=1)


class Anchor(StrEnum):
    """The moments guidance counts from. `now` is when the booking was made."""

    NOW = "now"
    ARRIVAL = "arrival"
    PROCEDURE = "procedure"
    DISCHARGE = "discharge"


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchors:
    """One person's moments, all aware, and the zone their days are counted in."""

    zone: ZoneInfo
    now: datetime
    arrival: datetime
    procedure: datetime
    discharge: datetime

    def of(self, anchor: Anchor) -> datetime:
        """The moment that `anchor` stands for."""
        return {
            Anchor.NOW: self.now,
            Anchor.ARRIVAL: self.arrival,
            Anchor.PROCEDURE: self.procedure,
            Anchor.DISCHARGE: self.discharge,
        }[anchor]

    @property
    def day_zero(self) -> date:
        """The procedure's calendar day: day 0 of every timeline."""
        return local_date(self.procedure, self.zone)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offset:
    """A moment in guidance: elapsed `hours` from an anchor, or calendar `days` from its date.

    Negative is before. `days` without `at` is the local midnight that opens the day; with `at`, that clock time.
    """

    anchor: Anchor = Anchor.PROCEDURE
    hours: float | None = None
    days: int | None = None
    at: time | None = None

    def __post_init__(self) -> None:
        if self.hours is not None and self.days is not None:
            raise GuidanceError("an offset counts hours or days, not both")
        if self.at is not None and self.days is None:
            raise GuidanceError("a clock time needs a day to stand on")

    def precedes(self, later: "Offset") -> bool:
        """Whether this comes first for everyone; false only where both count alike from one anchor."""
        if self.anchor is not later.anchor or (self.days is None) != (later.days is None):
            return True
        return self._place < later._place

    @property
    def _place(self) -> tuple[float, time]:
        return (self.hours or 0 if self.days is None else self.days, self.at or time())

    def moment(self, anchors: Anchors) -> datetime:
        """The instant this offset names for one person."""
        base = anchors.of(self.anchor)
        if self.days is None:
            return after_hours(base, self.hours or 0, anchors.zone)
        day = local_date(base, anchors.zone) + timedelta(days=self.days)
        return at_clock(day, self.at or time(), anchors.zone)


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """When a deed is open: from `start` up to, not including, `end`. Both aware, never null."""

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        if not self.start < self.end:
            raise GuidanceError("a window must open before it closes")

    def holds(self, instant: datetime) -> bool:
        """Whether `instant` lies in the window."""
        return self.start <= instant < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A window as guidance states it, before anyone's dates are known."""

    opens: Offset
    closes: Offset

    def __post_init__(self) -> None:
        if not self.opens.precedes(self.closes):
            raise GuidanceError("a window must open before it closes")

    def window(self, anchors: Anchors, by: datetime | None = None) -> Window:
        """The window for one person; `by` closes it where the guidance would leave it open for longer.

        Where their moments leave no room (made after it closed, arrival before it opens) it opens at the start of the
        day before it closes: the deed is then open or overdue, never lost.
        """
        end = min(moment for moment in (self.closes.moment(anchors), by) if moment)
        start = self.opens.moment(anchors)
        if start >= end:
            start = at_clock(local_date(end, anchors.zone) - timedelta(days=1), time(), anchors.zone)
        return Window(start=start, end=end)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRange:
    """Whole days after the procedure, inclusive at both ends; `to_day` None is open ended. Day 0 is its date."""

    from_day: int
    to_day: int | None = None

    def __post_init__(self) -> None:
        if self.to_day is not None and self.to_day < self.from_day:
            raise GuidanceError(f"days run forward: {self.from_day} to {self.to_day} does not")

    def holds(self, day: int) -> bool:
        """Whether `day` lies in the range."""
        return self.from_day <= day and (self.to_day is None or day <= self.to_day)

    def dates(self, anchors: Anchors) -> tuple[date, date | None]:
        """The first and last calendar date of the range; the last is None when it is open ended."""
        return day_date(anchors, self.from_day), None if self.to_day is None else day_date(anchors, self.to_day)


def for_weeks(weeks: int) -> DayRange:
    """A restriction of `weeks` weeks: days 0 to 7n-1, so that week 1 is days 0 to 6."""
    return DayRange(from_day=0, to_day=7 * weeks - 1)


def week_of(day: int) -> int:
    """The week a day after the procedure lies in; days 0 to 6 are week 1."""
    return day // 7 + 1


def in_zone(instant: datetime, zone: ZoneInfo) -> datetime:
    """`instant` as the wall clock in `zone` shows it, with the offset that holds at that moment."""
    local = instant.astimezone(UTC).astimezone(zone)
    return local.replace(tzinfo=timezone(local.utcoffset() or timedelta()), fold=0)


def local_date(instant: datetime, zone: ZoneInfo) -> date:
    """The calendar date of `instant` in `zone`."""
    return instant.astimezone(zone).date()


def day_date(anchors: Anchors, day: int) -> date:
    """The calendar date of `day` after the procedure."""
    return anchors.day_zero + timedelta(days=day)


def day_of(instant: datetime, anchors: Anchors) -> int:
    """How many calendar days `instant` lies after the procedure's date; negative before it."""
    return (local_date(instant, anchors.zone) - anchors.day_zero).days


def at_clock(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """The instant a wall clock in `zone` shows `clock` on `day`.

    On clock-change nights the earlier of two is taken, and a time that is skipped becomes the first one after it.
    """
    wall = datetime.combine(day, clock)
    shown = in_zone(wall.replace(tzinfo=zone), zone)
    return shown if shown.replace(tzinfo=None) == wall else _change_before(shown, zone)


def _change_before(instant: datetime, zone: ZoneInfo) -> datetime:
    """The minute in which the clocks were last changed before `instant`."""
    minute = instant.replace(second=0, microsecond=0)
    while in_zone(minute - MINUTE, zone).utcoffset() == instant.utcoffset():
        minute -= MINUTE
    return minute


def after_hours(instant: datetime, hours: float, zone: ZoneInfo) -> datetime:
    """`instant` plus elapsed `hours` (negative: before), shown in `zone`."""
    return in_zone(instant.astimezone(UTC) + timedelta(hours=hours), zone)


def hours_between(earlier: datetime, later: datetime) -> float:
    """Elapsed hours from `earlier` to `later`."""
    return (later.astimezone(UTC) - earlier.astimezone(UTC)).total_seconds() / 3600


def whole_day(day: date, zone: ZoneInfo) -> Window:
    """A task's all-day window: local midnight to local midnight."""
    return Window(start=at_clock(day, time(), zone), end=at_clock(day + timedelta(days=1), time(), zone))


def years_between(born: date, day: date) -> int:
    """Whole years of age on `day`."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def months_between(born: date, day: date) -> int:
    """Whole months of age on `day`."""
    return (day.year - born.year) * 12 + day.month - born.month - (day.day < born.day)


def wall_time(local: datetime, zone: ZoneInfo) -> datetime:
    """A local wall time as an instant. One with an offset is taken as it is.

    Raises BookingError for a time that the clock change skips or shows twice: an offset must say which is meant.
    """
    if local.tzinfo is not None:
        return in_zone(local, zone)
    first, second = (in_zone(local.replace(tzinfo=zone, fold=fold), zone) for fold in (0, 1))
    if first == second:
        return first
    if first.replace(tzinfo=None) != local:
        raise BookingError(
            f"This time does not exist in {zone.key}: the clocks are put forward over it. "
            f"Check the time, or add an offset such as {_offset(second)}."
        )
    raise BookingError(
        f"This time comes twice in {zone.key}: the clocks are put back that night. "
        f"Add the offset that is meant: {_offset(first)} for the first, {_offset(second)} for the second."
    )


def _offset(instant: datetime) -> str:
    return instant.isoformat()[-6:]
