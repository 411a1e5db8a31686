"""The recovery timeline of one plan: what is expected by day, the person's own entries on top, and both as words."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from checklist.checkin import (
    NOT_SURE,
    PAIN_MOVING,
    CheckIn,
    QuestionId,
    Tier,
    spoken_temperature,
)
from checklist.guidance import Anchors, Language, day_of, week_of
from checklist.plan import (
    Event,
    EventKind,
    Plan,
    TimelineRow,
    advice_of,
    answers_of,
    check_ins,
    newest_check_ins,
    tier_of,
)
from checklist.reading import NO_BREAK, short_date
from checklist.recovery import MilestoneKind

KEEP_SHOWING = 42
ACTIVITY = QuestionId("activity")
RESTED = "rested"
ONE_DOES = frozenset({MilestoneKind.USUAL, MilestoneKind.DATE})
TO_CALL = frozenset({Tier.EMERGENCY, Tier.SAME_DAY})


@dataclass(frozen=True, slots=True, kw_only=True)
class PainEntry:
    """The person's own pain, 0 to 10, on one day after the procedure."""

    day: int
    pain: int


class MarkKind(StrEnum):
    """What happened on a day that is worth a mark on the chart."""

    CALL = "call"
    VISIT = "visit"
    TO_CALL = "to_call"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Mark:
    """Something that happened on one day: a call, a visit, a check-in that said to call."""

    day: int
    kind: MarkKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """A milestone that the person has marked as done, on this day after the procedure."""

    row: TimelineRow
    day: int

    @property
    def off(self) -> int:
        """Days before its range (below 0) or after it (above 0); 0 is in it."""
        row = self.row
        last = row.from_day if row.to_day is None and row.kind is MilestoneKind.DATE else row.to_day
        if self.day < row.from_day:
            return self.day - row.from_day
        return 0 if last is None or self.day <= last else self.day - last


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """One week of answers. `days` are those that have come, `answered` those with a check-in."""

    number: int
    days: int
    answered: int
    pain: tuple[int, ...]
    hottest: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Everything the chart, the table and the sentences are drawn from. `today` is the day number now."""

    day_zero: date
    today: int
    last_day: int
    rows: tuple[TimelineRow, ...]
    said: tuple[CheckIn, ...] = ()
    reached: tuple[Reached, ...] = ()
    marks: tuple[Mark, ...] = ()

    @property
    def pain(self) -> tuple[PainEntry, ...]:
        """The person's own pain at rest, by day."""
        return tuple(PainEntry(day=c.day, pain=c.pain) for c in self.said if c.pain is not None)

    def numbers(self, question: QuestionId) -> Mapping[int, float]:
        """What was said to a question with a number, by day. A day without an answer is not in it."""
        found = ((c.day, c.number(question)) for c in self.said)
        return {day: level for day, level in found if level is not None}

    def activity(self) -> Mapping[int, bool]:
        """By day, whether the person did more than rest."""
        found = ((c.day, activities(c)) for c in self.said)
        return {day: done != (RESTED,) for day, done in found if done}

    def own_days(self) -> Iterator[tuple[int, CheckIn | None]]:
        """Each day from the first to today or the last answer, with its answers; None where nothing was said."""
        by_day = {c.day: c for c in self.said}
        last = max([self.today, *by_day]) if self.today <= self.last_day else max(by_day, default=-1)
        yield from ((day, by_day.get(day)) for day in range(min([0, *by_day]), last + 1) if by_day)

    def own_weeks(self) -> tuple[Week, ...]:
        """Each week that has an answer or lies before one that has."""
        last = max((c.day for c in self.said), default=-1)
        return tuple(self._week(n) for n in range(week_of(last) if last >= 0 else 0))

    def _week(self, n: int) -> Week:
        mine = [c for c in self.said if 7 * n <= c.day < 7 * n + 7]
        come = [day for day, _ in self.own_days() if 7 * n <= day < 7 * n + 7]
        return Week(
            number=n + 1, days=len(come), answered=len(mine), pain=tuple(c.pain for c in mine if c.pain is not None),
            hottest=max((c.temperature for c in mine if c.temperature is not None), default=None),
        )  # fmt: skip

    def to_reach(self) -> tuple[TimelineRow, ...]:
        """What the person can mark as done: what one does on a later day, nothing one has from day 0 on."""
        return tuple(row for row in self.rows if can_reach(row))

    @property
    def days_shown(self) -> int:
        """How many days the chart has, from day 0: whole weeks, and the last day."""
        return max(7 * len(self.weeks), self.last_day + 1)

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
    told = tuple(events)
    ends = [row.to_day if row.to_day is not None else row.from_day for row in plan.timeline]
    return Timeline(
        day_zero=anchors.day_zero,
        today=day_of(now, anchors),
        last_day=max([*ends, KEEP_SHOWING]),
        rows=plan.timeline,
        said=check_ins(told),
        reached=_reached(plan, told),
        marks=tuple(sorted({*_marks(told, anchors), *_visits(plan)})),
    )


def activities(said: CheckIn) -> tuple[str, ...]:
    """What was done that day, by id."""
    return tuple(one for one in said.chosen(ACTIVITY) if one != NOT_SURE)


def can_reach(row: TimelineRow) -> bool:
    """Whether a row is something one does; what lasts from day 0, as soreness does, is not."""
    return row.kind in ONE_DOES and row.from_day > 0


def days_reached(events: Iterable[Event]) -> Mapping[str, int]:
    """The day each milestone was marked as done; one that was taken back is not in it."""
    found: dict[str, object] = {}
    for event in sorted(events, key=lambda e: e.seq):
        if event.kind is EventKind.REACHED:
            found[str(event.payload.get("milestone"))] = event.payload.get("day")
    return {milestone: day for milestone, day in found.items() if isinstance(day, int)}


def _reached(plan: Plan, events: Iterable[Event]) -> tuple[Reached, ...]:
    days = days_reached(events)
    return tuple(Reached(row=row, day=days[row.id]) for row in plan.timeline if can_reach(row) and row.id in days)


def _marks(events: Iterable[Event], anchors: Anchors) -> Iterator[Mark]:
    told = tuple(events)
    for event in told:
        if _is_call(event) and day_of(event.at, anchors) >= 0:
            yield Mark(day=day_of(event.at, anchors), kind=MarkKind.CALL)
    for event in newest_check_ins(told):
        if tier_of(advice_of(event)) in TO_CALL:
            yield Mark(day=answers_of(event).day, kind=MarkKind.TO_CALL)


def _is_call(event: Event) -> bool:
    acted = event.kind is EventKind.HANDLED and event.payload.get("step") in ("acted", "patient_called")
    return acted or event.kind in (EventKind.FOLLOWED_UP, EventKind.CALLED)


def _visits(plan: Plan) -> Iterator[Mark]:
    """The visits whose day is known."""
    for visit in plan.follow_up:
        if visit.from_day is not None and visit.from_day == visit.to_day:
            yield Mark(day=visit.from_day, kind=MarkKind.VISIT)


def week_words(week: Week, say: Callable[..., str]) -> str:
    """One week of answers as a sentence or three."""
    days = say("1 day") if week.days == 1 else say("{n} days", n=week.days)
    found = [say("Week {week}: answers on {n} of {days}.", week=week.number, n=week.answered, days=days)]
    found += _pain_words(week.pain, say)
    if week.hottest is not None:
        found.append(say("Highest temperature {degrees}.", degrees=spoken_temperature(week.hottest)))
    return " ".join(found)


def _pain_words(pain: Sequence[int], say: Callable[..., str]) -> Iterator[str]:
    """The first and the last of a week, and the highest where it is neither."""
    if pain and pain[0] != pain[-1]:
        yield say("Pain at rest from {first} to {last}.", first=pain[0], last=pain[-1])
    elif pain:
        yield say("Pain at rest {pain}.", pain=pain[0])
    if pain and max(pain) > max(pain[0], pain[-1]):
        yield say("Highest {pain}.", pain=max(pain))


def day_words(said: CheckIn | None, done: Mapping[str, str], say: Callable[..., str]) -> str:
    """A day's pain, temperature and what was done; `done` holds the words of each activity."""
    if said is None:
        return say("no answer")
    found = [] if said.pain is None else [say("Pain at rest {pain}.", pain=said.pain)]
    moving = said.number(PAIN_MOVING)
    found += [] if moving is None else [say("Pain moving {pain}.", pain=int(moving))]
    found += [] if said.temperature is None else [say("{degrees}.", degrees=spoken_temperature(said.temperature))]
    found += [done.get(one, one) for one in activities(said)]
    return " ".join(found) or say("Pain, temperature and activity: no answer")


def reached_words(one: Reached, language: Language, say: Callable[..., str]) -> str:
    """The day a milestone was reached, against its range; no word of judgement."""
    did = say("You did this on day {day}.", day=one.day)
    usual = say("Usual: {range}.", range=range_words(one.row, language, say))
    before = {-1: say("1 day before it."), 1: say("1 day after it."), 0: say("In it.")}
    more = say("{n} days before it.", n=-one.off) if one.off < 0 else say("{n} days after it.", n=one.off)
    return f"{did} {usual} {before.get(one.off, more)}"


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
