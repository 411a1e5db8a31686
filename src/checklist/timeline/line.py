"""The recovery timeline of one plan: what is expected by day, the person's own entries on top, and both as words."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from checklist.checkin import CheckIn
from checklist.guidance import Language, day_of, week_of
from checklist.plan import Event, Plan, TimelineRow
from checklist.reading import NO_BREAK, short_date
from checklist.recovery import MilestoneKind
from checklist.timeline.own import Mark, PainEntry, Reached, check_ins, marks_of, pain_of, reached_of

KEEP_SHOWING = 42


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Everything the chart, the table and the sentences are drawn from. `today` is the day number now.

    `said` are the answers of each day, `reached` what was done again, `marks` calls and answers that said to call.
    """

    day_zero: date
    today: int
    last_day: int
    rows: tuple[TimelineRow, ...]
    pain: tuple[PainEntry, ...]
    said: tuple[CheckIn, ...] = ()
    reached: tuple[Reached, ...] = ()
    marks: tuple[Mark, ...] = ()

    @property
    def weeks(self) -> tuple[date, ...]:
        """The date each week begins on; week 1 is days 0 to 6. A last day that opens a week opens none here."""
        return tuple(self.day_zero + timedelta(days=7 * n) for n in range(week_of(self.last_day - 1)))

    @property
    def week(self) -> int:
        """The week of today; 1 is the first."""
        return week_of(self.today)

    def holding(self) -> tuple[TimelineRow, ...]:
        """The limits that hold today."""
        return tuple(r for r in self.rows if r.kind is MilestoneKind.LIMIT and _holds(r, self.today))

    def next_row(self) -> TimelineRow | None:
        """The next thing to come, if any is still ahead."""
        return next((r for r in self.rows if r.from_day > self.today), None)


def timeline_of(plan: Plan, events: Iterable[Event], now: datetime) -> Timeline:
    """One person's timeline at `now`."""
    anchors, events = plan.booking.anchors, tuple(events)
    said = check_ins(events)
    ends = [row.to_day if row.to_day is not None else row.from_day for row in plan.timeline]
    return Timeline(
        day_zero=anchors.day_zero,
        today=day_of(now, anchors),
        last_day=max([*ends, KEEP_SHOWING]),
        rows=plan.timeline,
        pain=pain_of(said),
        said=said,
        reached=reached_of(plan, events),
        marks=marks_of(plan, events),
    )


def _holds(row: TimelineRow, day: int) -> bool:
    return row.from_day <= day and (row.to_day is None or day <= row.to_day)


def range_words(row: TimelineRow, language: Language, say: Callable[..., str]) -> str:
    """The days of a row as dates, the same in every list."""
    first = short_date(row.from_date, language).replace(" ", NO_BREAK)
    if row.to_date is None:
        until = row.kind is MilestoneKind.LIMIT
        return say("{first} until your team says", first=first) if until else say("from {first}", first=first)
    if row.to_date == row.from_date:
        return first
    return say("{first} to {last}", first=first, last=short_date(row.to_date, language).replace(" ", NO_BREAK))


def kind_words(row: TimelineRow, say: Callable[..., str]) -> str:
    """How sure a row is, in words."""
    return {
        MilestoneKind.LIMIT: say("a limit"),
        MilestoneKind.USUAL: say("usual time"),
        MilestoneKind.WATCH: say("keep watching"),
        MilestoneKind.DATE: say("a date"),
    }[row.kind]
