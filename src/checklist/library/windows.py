"""How authors write time: moments, the windows of tasks, and the days of recovery."""

from datetime import UTC, datetime, timedelta
from typing import Annotated, TypeVar
from zoneinfo import ZoneInfo

from pydantic import Field, model_validator

from checklist.guidance import Anchor, Anchors, DayRange, GuidanceError, Offset, Span, for_weeks
from checklist.library.authored import Authored, Written
from checklist.library.grammar import Clock, Context, Word

T = TypeVar("T")
DayNumber = Annotated[int, Field(ge=-1000, le=4000)]
MOST_WEEKS = 500
Weeks = Annotated[int, Field(ge=1, le=MOST_WEEKS)]
_NOON = datetime(2027, 3, 10, 12, tzinfo=UTC)
_SOMEONE = Anchors(
    zone=ZoneInfo("UTC"),
    now=_NOON - timedelta(days=365),
    arrival=_NOON - timedelta(hours=2),
    procedure=_NOON,
    discharge=_NOON + timedelta(hours=4),
)


class MomentModel(Authored):
    """A moment: `arrival`, or hours from an anchor, or a day with or without a clock time."""

    anchor: Annotated[Anchor, Word] = Anchor.PROCEDURE
    hours: Annotated[float, Field(ge=-1000, le=1000)] | None = None
    days: DayNumber | None = None
    at: Clock | None = None

    @model_validator(mode="before")
    @classmethod
    def from_anchor(cls, value: object) -> object:
        """An anchor alone is its moment."""
        if isinstance(value, str) and value not in tuple(Anchor):
            raise GuidanceError(f"is not one of the moments: {', '.join(Anchor)}. Or write days or hours from one")
        return {"anchor": value, "hours": 0} if isinstance(value, str) else value

    def built(self, _: Context) -> Offset:
        """The offset."""
        if self.hours is None and self.days is None:
            raise GuidanceError("needs hours or days from the anchor")
        return Offset(anchor=self.anchor, hours=self.hours, days=self.days, at=self.at)


Moment = Annotated[Offset, Written(MomentModel)]


class WindowModel(Authored):
    """When a deed is open: `day`, `days` (both counted from the procedure's day, inclusive), or `from` and `to`."""

    day: DayNumber | None = None
    days: list[DayNumber] | None = None
    opens: Moment | None = Field(default=None, alias="from")
    closes: Moment | None = Field(default=None, alias="to")

    def built(self, _: Context) -> Span:
        """The span. One that closes before it opens is refused."""
        span = self.span()
        if not span.opens.moment(_SOMEONE) < span.closes.moment(_SOMEONE):
            raise GuidanceError("this window closes before it opens")
        return span

    def span(self) -> Span:
        """The span as written, one of three ways."""
        ways = (self.day is not None, self.days is not None, self.opens is not None or self.closes is not None)
        if sum(ways) != 1:
            raise GuidanceError("a window is one of: day, days, or from and to")
        if self.days is not None:
            return _whole_days(*pair(self.days))
        if self.day is not None:
            return _whole_days(self.day, self.day)
        if self.opens is None or self.closes is None:
            raise GuidanceError("a window needs both from and to")
        return Span(opens=self.opens, closes=self.closes)


def _whole_days(first: int, last: int) -> Span:
    return Span(opens=Offset(days=first), closes=Offset(days=last + 1))


def pair(days: list[T]) -> tuple[T, T]:
    """Days as written, first and last."""
    if len(days) != 2:
        raise GuidanceError("days are written as first and last, such as [0, 7]")
    return days[0], days[1]


def days_of(days: list[int | None] | None, weeks: int | None) -> DayRange | None:
    """Whole days as written: `days: [first, last]` with null for open ended, or `weeks: n`."""
    if days is not None and weeks is not None:
        raise GuidanceError("write days or weeks, not both")
    if days is None:
        return for_weeks(weeks) if weeks is not None else None
    first, last = pair(days)
    if first is None:
        raise GuidanceError("days need a first day, such as [0, null]")
    return DayRange(from_day=first, to_day=last)


When = Annotated[Span, Written(WindowModel)]
