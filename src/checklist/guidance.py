"""The vocabulary all guidance is written in, and the only home of date arithmetic.

Days are calendar days in the booking's time zone; hours are elapsed hours, counted in UTC, so that both stay
right across a clock change. Windows are half-open: a task is open from `start` up to, not including, `end`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import NewType
from zoneinfo import ZoneInfo

RuleId = NewType("RuleId", str)
FactId = NewType("FactId", str)
Language = NewType("Language", str)

ENGLISH = Language("en")


class GuidanceError(ValueError):
    """Authored guidance breaks a rule it must keep; the message says which."""


class BookingError(ValueError):
    """What a person entered cannot be planned with; the message says why and what to do."""


class Certainty(StrEnum):
    """How far a fact was checked against its source."""

    VERIFIED = "verified"
    PARTLY_VERIFIED = "partly_verified"
    UNVERIFIED = "unverified"


class SourceKind(StrEnum):
    """Who says so: the procedure's own document, a published guideline, or a clinician."""

    DOCUMENT = "document"
    GUIDELINE = "guideline"
    CLINICIAN = "clinician"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a rule comes from. `quote` is the shortest clause that carries it, if the document was quoted."""

    kind: SourceKind
    title: str
    quote: str | None = None
    url: str | None = None
    certainty: Certainty = Certainty.VERIFIED


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One authored sentence in every language it was written in; English is always there."""

    by_language: Mapping[Language, str]

    def __post_init__(self) -> None:
        if not self.by_language.get(ENGLISH, "").strip():
            raise GuidanceError("a text needs English words (en)")

    def said(self, language: Language) -> str:
        """The sentence in `language`, or in English where nobody has translated it yet."""
        return self.by_language.get(language, self.by_language[ENGLISH])


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

    def window(self, anchors: Anchors) -> Window:
        """The window for one person. One that opens now but closed in the past is kept whole, as overdue."""
        end = self.closes.moment(anchors)
        start = self.opens.moment(anchors)
        if self.opens.anchor is Anchor.NOW and start >= end:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """Who a rule is for. Empty is everyone. A fact that is not known is not there, and never counts as "no"."""

    any_of: tuple[FactId, ...] = ()
    all_of: tuple[FactId, ...] = ()
    none_of: tuple[FactId, ...] = ()

    def holds(self, facts: Mapping[FactId, str]) -> bool:
        """Whether the rule is for a person with these facts."""
        wanted = not self.any_of or any(fact in facts for fact in self.any_of)
        return wanted and all(f in facts for f in self.all_of) and not any(f in facts for f in self.none_of)

    def because(self, facts: Mapping[FactId, str]) -> str | None:
        """The sentence of the fact that brought the rule here; None when everyone gets it."""
        return next((facts[fact] for fact in (*self.all_of, *self.any_of) if fact in facts), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something staff must look at. `about` is a rule, medicine or food class id; the text holds no patient value."""

    code: str
    about: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """What the guidance should say and does not. `field` is a dotted path into the procedure."""

    field: str
    what: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The fact base's sentences by key, in every language; `{name}` marks what is filled in."""

    sentences: Mapping[str, Words] = field(default_factory=dict)

    def say(self, key: str, language: Language, **values: object) -> str:
        """The sentence `key`, filled in. A key that does not exist is a GuidanceError, never silence."""
        if key not in self.sentences:
            raise GuidanceError(f"the wording has no sentence {key!r}")
        return self.sentences[key].said(language).format(**values)


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
    return datetime.combine(day, clock, zone).astimezone(UTC).astimezone(zone)


def after_hours(instant: datetime, hours: float, zone: ZoneInfo) -> datetime:
    """`instant` plus elapsed `hours` (negative: before), shown in `zone`."""
    return (instant.astimezone(UTC) + timedelta(hours=hours)).astimezone(zone)


def hours_between(earlier: datetime, later: datetime) -> float:
    """Elapsed hours from `earlier` to `later`."""
    return (later.astimezone(UTC) - earlier.astimezone(UTC)).total_seconds() / 3600


def whole_day(day: date, zone: ZoneInfo) -> Window:
    """A task's all-day window: local midnight to local midnight."""
    return Window(start=at_clock(day, time(), zone), end=at_clock(day + timedelta(days=1), time(), zone))


def years_between(born: date, day: date) -> int:
    """Whole years of age on `day`."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def wall_time(local: datetime, zone: ZoneInfo) -> datetime:
    """A local wall time as an instant. One with an offset is taken as it is.

    Raises BookingError for a time that the clock change skips or shows twice: an offset must say which is meant.
    """
    if local.tzinfo is not None:
        return local.astimezone(zone)
    first, second = (local.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    if first.utcoffset() == second.utcoffset():
        return first
    kind = "does not exist" if first.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != local else "comes twice"
    raise BookingError(
        f"{local:%Y-%m-%d %H:%M} {kind} in {zone.key}: the clocks change that night. "
        f"Add an offset, for example {local:%Y-%m-%dT%H:%M}{_offset(first)}."
    )


def _offset(instant: datetime) -> str:
    text = instant.strftime("%z")
    return f"{text[:3]}:{text[3:]}"
