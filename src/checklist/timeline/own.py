"""A person's own entries after the procedure: each day's answers, what they did again, calls, and weeks as words."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from checklist.checkin import PAIN_AT_REST, Answer, CheckIn, QuestionId, spoken_temperature
from checklist.guidance import day_of
from checklist.plan import Event, EventKind, Plan, TimelineRow
from checklist.recovery import MilestoneKind

ACTIVITY = QuestionId("activity")
DONE_AGAIN = frozenset({MilestoneKind.USUAL, MilestoneKind.DATE})
CALLS = frozenset({EventKind.FOLLOWED_UP})
TOLD_TO_CALL = frozenset({"same_day", "emergency"})
WEEK = 7
Say = Callable[..., str]


class MarkKind(StrEnum):
    """What can stand on a day of the chart: answers that said to call, and a call by the team."""

    WARNED = "warned"
    CALLED = "called"


@dataclass(frozen=True, slots=True, kw_only=True)
class PainEntry:
    """The person's own pain at rest, 0 to 10, on one day after the procedure."""

    day: int
    pain: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """Something the person did again, and on which day after the procedure."""

    row: TimelineRow
    day: int

    @property
    def early(self) -> int:
        """By how many days it was before its usual time; 0 where it was not."""
        return max(self.row.from_day - self.day, 0)

    @property
    def late(self) -> int:
        """By how many days it was after its usual time; 0 where it was not, or where that has no end."""
        return 0 if self.row.to_day is None else max(self.day - self.row.to_day, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Something that happened on a day after the procedure."""

    day: int
    kind: MarkKind


def check_ins(events: Iterable[Event]) -> tuple[CheckIn, ...]:
    """Each day's newest answers, by day. What was kept before there were questions holds the pain alone."""
    said: dict[int, CheckIn] = {}
    for event in sorted(events, key=lambda e: e.seq):
        day = event.payload.get("day")
        if event.kind is EventKind.CHECKED_IN and isinstance(day, int):
            said[day] = CheckIn(day=day, answers=_answers(event.payload))
    return tuple(said[day] for day in sorted(said))


def pain_of(said: Iterable[CheckIn]) -> tuple[PainEntry, ...]:
    """The pain at rest of each day on which it was said."""
    return tuple(PainEntry(day=c.day, pain=c.pain) for c in said if c.pain is not None)


def can_be_reached(row: TimelineRow) -> bool:
    """Whether a line of the timeline is something one comes to, at a usual time or on a date."""
    return row.kind in DONE_AGAIN


def reached_of(plan: Plan, events: Iterable[Event]) -> tuple[Reached, ...]:
    """What was done again, in the order of the timeline; what was taken back is not there."""
    days: dict[str, int | None] = {}
    for event in sorted(events, key=lambda e: e.seq):
        day = event.payload.get("day")
        if event.kind is EventKind.REACHED:
            days[str(event.payload.get("milestone"))] = day if isinstance(day, int) else None
    found = ((row, days.get(row.id)) for row in plan.timeline)
    return tuple(Reached(row=row, day=day) for row, day in found if day is not None)


def marks_of(plan: Plan, events: Iterable[Event]) -> tuple[Mark, ...]:
    """The days on which the answers said to call, and those on which the team called; each once."""
    found: dict[Mark, None] = {}
    for event in sorted(events, key=lambda e: e.seq):
        kind, day = _mark(event), event.payload.get("day")
        at = day if isinstance(day, int) else day_of(event.received_at, plan.booking.anchors)
        if kind and at >= 0:
            found[Mark(day=at, kind=kind)] = None
    return tuple(sorted(found, key=lambda mark: (mark.day, mark.kind)))


def week_words(said: Iterable[CheckIn], today: int, say: Say) -> list[str]:
    """Each week that has begun, the newest first: on how many days there were answers, and what they were."""
    known = {one.day: one for one in said if 0 <= one.day <= today}
    weeks = range(today // WEEK, -1, -1) if today >= 0 else ()
    return [_one_week(known, week, today, say) for week in weeks if any(day // WEEK == week for day in known)]


def _one_week(known: Mapping[int, CheckIn], week: int, today: int, say: Say) -> str:
    days = range(WEEK * week, min(WEEK * (week + 1), today + 1))
    mine = [known[day] for day in days if day in known]
    words = [say("Week {n}: answers on {some} of {all} days.", n=week + 1, some=len(mine), all=len(days))]
    for label, levels in (
        (say("Pain at rest"), [c.pain for c in mine]),
        (say("Pain moving"), [c.moving for c in mine]),
    ):
        told = [level for level in levels if level is not None]
        if told:
            words.append(say("{what}: {first} to {last}.", what=label, first=min(told), last=max(told)))
    warmest = max((c.temperature for c in mine if c.temperature is not None), default=None)
    if warmest is not None:
        words.append(say("Highest temperature: {level}.", level=spoken_temperature(warmest)))
    return " ".join(words)


def reached_words(one: Reached, say: Say) -> str:
    """On which day it was done again, beside its usual time, without a judgment."""
    did = say("{what}: day {day}.", what=one.row.topic, day=one.day)
    if one.early:
        return did + " " + say("That is {n} days before the usual time.", n=one.early)
    if one.late:
        return did + " " + say("That is {n} days after the usual time.", n=one.late)
    return did + " " + say("That is in the usual time.")


def _answers(payload: Mapping[str, object]) -> Mapping[QuestionId, Answer]:
    kept, pain = payload.get("answers"), payload.get("pain")
    if isinstance(kept, Mapping):
        return {QuestionId(name): tuple(said) if isinstance(said, list) else said for name, said in kept.items()}
    return {PAIN_AT_REST: pain} if isinstance(pain, int) else {}


def _mark(event: Event) -> MarkKind | None:
    if event.kind in CALLS or (event.kind is EventKind.HANDLED and event.payload.get("step") == "acted"):
        return MarkKind.CALLED
    advice = event.payload.get("advice")
    tier = advice.get("tier") if isinstance(advice, Mapping) else None
    return MarkKind.WARNED if event.kind is EventKind.CHECKED_IN and tier in TOLD_TO_CALL else None
