"""Counting over many people: never a number without of how many, and no name."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median_low

from checklist.alerts import ASKED_DAYS
from checklist.care.member import Member, Notice
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
class PainDay:
    """The pain that was told for one day, each person's once, the lowest first; `of` had that day behind them."""

    day: int
    told: tuple[int, ...]
    of: int

    @property
    def middle(self) -> int:
        """Half of the answers are this or lower."""
        return median_low(self.told)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """One milestone: its usual days by the guidance, the day each person told, and by week how many of how many."""

    topic: str
    first: int
    last: int | None
    days: tuple[int, ...]
    weeks: tuple[Count, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """One day after the procedure: how many check-ins were due, and how many of those came."""

    day: int
    due: int
    came: int


def pain_days(people: Sequence[Member]) -> tuple[PainDay, ...]:
    """Each day with an answer."""
    days = sorted({day for one in people for day in one.pain if 0 <= day <= ASKED_DAYS})
    return tuple(
        PainDay(
            day=day, told=tuple(sorted(one.pain[day] for one in people if day in one.pain)),
            of=sum(one.begun and one.day >= day for one in people),
        )
        for day in days
    )  # fmt: skip


def milestones(people: Sequence[Member], procedure: Procedure) -> tuple[Reached, ...]:
    """The usual times of one procedure that anybody told of, in the order of the guidance."""
    mine = [one for one in people if one.procedure == procedure.id]
    rows = [row for row in procedure.milestones if row.kind is MilestoneKind.USUAL]
    return tuple(
        Reached(
            topic=row.topic.said(ENGLISH), first=row.days.from_day, last=row.days.to_day,
            days=tuple(sorted(one.reached[row.id] for one in mine if row.id in one.reached)),
            weeks=tuple(_by_week(mine, row.id, week) for week in range(1, WEEKS + 1)),
        )
        for row in rows
        if any(row.id in one.reached for one in mine)
    )  # fmt: skip


def _by_week(people: Sequence[Member], milestone: str, week: int) -> Count:
    """How many had told of it by the end of a week, of those who have that week behind them."""
    past = [one for one in people if one.begun and one.day >= 7 * week]
    told = [one for one in past if milestone in one.reached and week_of(one.reached[milestone]) <= week]
    return Count(what=str(week), n=len(told), of=len(past))


def stuck(people: Sequence[Member]) -> tuple[Count, ...]:
    """What was open a day before coming in, the most common first."""
    known = [one.stuck for one in people if one.stuck is not None]
    counted = Counter(what for open_ in known for what in open_)
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
    days = sorted({day for one in people for day in one.due})
    return tuple(
        Answered(
            day=day, due=sum(day in one.due for one in people),
            came=sum(day in one.due & one.answered for one in people),
        )
        for day in days
    )  # fmt: skip
