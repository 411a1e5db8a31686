"""Counting over many people: never a number without of how many, and no name."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from checklist.alerts import ASKED_DAYS, Notice
from checklist.care.member import Member
from checklist.guidance import ENGLISH, week_of
from checklist.plan import Reason
from checklist.procedure import Procedure
from checklist.recovery import MilestoneKind

WEEKS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many, of how many."""

    what: str
    n: int
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CancelledCounts:
    """How many of all were cancelled; of those how many for each reason that was given, and how long before."""

    all: Count
    reasons: tuple[tuple[Reason, Count], ...]
    notices: tuple[tuple[Notice, Count], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """Many numbers in six: how many, the lowest and highest, and what a quarter, half and 3 quarters are at or below.

    Each is a number that somebody told, never one between two.
    """

    n: int
    lowest: int
    quarter: int
    half: int
    most: int
    highest: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PainDay:
    """The pain that was told for one day, each person's once; `of` had that day behind them."""

    day: int
    told: Spread
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """One milestone: its usual days by the guidance, the days people told, and by week how many of how many."""

    topic: str
    first: int
    last: int | None
    told: Spread
    weeks: tuple[Count, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """One day after the procedure: how many check-ins were due, and how many of those came."""

    day: int
    due: int
    came: int


def spread_of(numbers: Iterable[int]) -> Spread:
    """Numbers, at least one, in six."""
    told = sorted(numbers)
    lowest, quarter, half, most, highest = (told[max(-(-len(told) * n // 4) - 1, 0)] for n in range(5))
    return Spread(n=len(told), lowest=lowest, quarter=quarter, half=half, most=most, highest=highest)


def pain_days(people: Sequence[Member]) -> tuple[PainDay, ...]:
    """Each day with an answer."""
    told: dict[int, list[int]] = defaultdict(list)
    for day, pain in chain.from_iterable(one.pain.items() for one in people):
        told[day].append(pain)
    ages = _ages(people)
    return tuple(
        PainDay(day=day, told=spread_of(told[day]), of=_past(ages, day))
        for day in sorted(told)
        if 0 <= day <= ASKED_DAYS
    )


def _ages(people: Iterable[Member]) -> list[int]:
    """How many days each has behind them whose procedure has begun, the fewest first."""
    return sorted(one.day for one in people if one.begun)


def _past(ages: Sequence[int], day: int) -> int:
    """How many have come to a day."""
    return len(ages) - bisect_left(ages, day)


def milestones(people: Sequence[Member], procedure: Procedure) -> tuple[Reached, ...]:
    """The usual times of one procedure that anybody told of, in the order of the guidance."""
    mine = [one for one in people if one.procedure == procedure.id]
    rows = [row for row in procedure.milestones if row.kind is MilestoneKind.USUAL]
    told = {row.id: [one for one in mine if row.id in one.reached] for row in rows}
    ages = _ages(mine)
    return tuple(
        Reached(
            topic=row.topic.said(ENGLISH), first=row.days.from_day, last=row.days.to_day,
            told=spread_of(one.reached[row.id] for one in told[row.id]),
            weeks=tuple(_by_week(told[row.id], ages, row.id, week) for week in range(1, WEEKS + 1)),
        )
        for row in rows
        if told[row.id]
    )  # fmt: skip


def _by_week(told: Iterable[Member], ages: Sequence[int], milestone: str, week: int) -> Count:
    """How many had told of it by the end of a week, of those who have that week behind them."""
    past = [one for one in told if one.begun and one.day >= 7 * week]
    n = sum(week_of(one.reached[milestone]) <= week for one in past)
    return Count(what=str(week), n=n, of=_past(ages, 7 * week))


def stuck(people: Sequence[Member]) -> tuple[Count, ...]:
    """What was open a day before coming in, the most common first."""
    known = [one.stuck for one in people if one.stuck is not None]
    counted = Counter(chain.from_iterable(known))
    return tuple(
        Count(what=what, n=n, of=len(known)) for what, n in sorted(counted.items(), key=lambda i: (-i[1], i[0]))
    )


def errors(people: Sequence[Member]) -> tuple[Count, ...]:
    """Fasting and medicine errors that were told, long fasts in the plan, and late moves. `what` names each."""
    due = [one for one in people if one.begun or one.cancelled]  # an error may be why it was cancelled
    return (
        _count("ate_late", (one.ate_late for one in due)),
        _count("took_it", (one.took_it for one in due)),
        _count("long_fast", (one.long_fast for one in people)),
        _count("moved_late", (one.moved_late for one in people)),
    )


def _count(what: str, held: Iterable[bool]) -> Count:
    found = list(held)
    return Count(what=what, n=sum(found), of=len(found))


def cancelled(people: Sequence[Member]) -> CancelledCounts:
    """Cancelled procedures, the most common reason first."""
    gone = [one for one in people if one.cancelled]
    reasons = ((why, _count(why, (one.cancelled is why for one in gone))) for why in Reason)
    notices = tuple((when, _count(when, (one.notice is when for one in gone))) for when in Notice)
    return CancelledCounts(
        all=_count("cancelled", (one.cancelled is not None for one in people)),
        reasons=tuple(sorted((one for one in reasons if one[1].n), key=lambda one: -one[1].n)),
        notices=notices if gone else (),
    )


def answered(people: Sequence[Member]) -> tuple[Answered, ...]:
    """Each day on which a check-in was due."""
    due = Counter(chain.from_iterable(one.due for one in people))
    came = Counter(day for one in people for day in one.answered if day in one.due)
    return tuple(Answered(day=day, due=due[day], came=came[day]) for day in sorted(due))
