"""The recovery timeline of one plan: what is expected by day, the person's own entries on top, and both as words."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from checklist.checkin import PAIN_AT_REST, Answer, CheckIn, QuestionId
from checklist.guidance import Language, day_of, week_of
from checklist.plan import Event, EventKind, Plan, TimelineRow
from checklist.reading import NO_BREAK, short_date
from checklist.recovery import MilestoneKind

KEEP_SHOWING = 42


@dataclass(frozen=True, slots=True, kw_only=True)
class PainEntry:
    """The person's own pain, 0 to 10, on one day after the procedure."""

    day: int
    pain: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Everything the chart, the table and the sentences are drawn from. `today` is the day number now."""

    day_zero: date
    today: int
    last_day: int
    rows: tuple[TimelineRow, ...]
    pain: tuple[PainEntry, ...]

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
    anchors = plan.booking.anchors
    ends = [row.to_day if row.to_day is not None else row.from_day for row in plan.timeline]
    return Timeline(
        day_zero=anchors.day_zero,
        today=day_of(now, anchors),
        last_day=max([*ends, KEEP_SHOWING]),
        rows=plan.timeline,
        pain=_pain(check_ins(events)),
    )


def check_ins(events: Iterable[Event]) -> tuple[CheckIn, ...]:
    """Each day's newest answers, by day. What was kept before there were questions holds the pain alone."""
    said: dict[int, CheckIn] = {}
    for event in sorted(events, key=lambda e: e.seq):
        day = event.payload.get("day")
        if event.kind is EventKind.CHECKED_IN and isinstance(day, int):
            said[day] = CheckIn(day=day, answers=_answers(event.payload))
    return tuple(said[day] for day in sorted(said))


def _answers(payload: Mapping[str, object]) -> Mapping[QuestionId, Answer]:
    kept, pain = payload.get("answers"), payload.get("pain")
    if isinstance(kept, Mapping):
        return {QuestionId(name): tuple(said) if isinstance(said, list) else said for name, said in kept.items()}
    return {PAIN_AT_REST: pain} if isinstance(pain, int) else {}


def _pain(said: Iterable[CheckIn]) -> tuple[PainEntry, ...]:
    return tuple(PainEntry(day=c.day, pain=c.pain) for c in said if c.pain is not None)


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
