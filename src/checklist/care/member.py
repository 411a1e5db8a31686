"""One of many people, without a name: what is counted of them at one moment."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

from checklist.alerts import ASKED_DAYS, DAY_BEFORE, Notice
from checklist.guidance import local_date
from checklist.plan import Reason
from checklist.store.cohort import KeptPerson


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """What is counted of one person. `day` is today's, counted from the procedure; `due` the days that are over.

    `stuck`: what was open a day before coming in, None while that is ahead. A cancelled procedure has neither begun nor
    anything after it; `cancelled` says why and `notice` how long before, both None where it takes place.
    """

    procedure: str
    day: int
    begun: bool
    pain: Mapping[int, int]
    reached: Mapping[str, int]
    due: range
    answered: frozenset[int]
    stuck: tuple[str, ...] | None
    ate_late: bool
    took_it: bool
    long_fast: bool
    moved_late: bool
    cancelled: Reason | None
    notice: Notice | None


def members(people: Iterable[KeptPerson], now: datetime) -> Iterator[Member]:
    """What is counted of each at `now`; a day is one where the person is."""

    @cache
    def today(zone: str) -> int:
        return local_date(now, ZoneInfo(zone)).toordinal()

    for one in people:
        yield _member(one, today(one.zone), now)


def _member(kept: KeptPerson, today: int, now: datetime) -> Member:
    one, day = kept.counted, today - kept.day_zero
    holds = one.cancelled is None
    due = range(kept.due_from - kept.day_zero, min(day, ASKED_DAYS + 1))
    return Member(
        procedure=kept.procedure, day=day, begun=holds and kept.starts <= now, pain=one.pain, reached=one.reached,
        due=due if holds else range(0), answered=one.answered,
        stuck=one.stuck if holds and kept.arrives - DAY_BEFORE <= now else None,
        ate_late=one.ate_late, took_it=one.took_it, long_fast=one.long_fast, moved_late=one.moved_late,
        cancelled=one.cancelled, notice=one.notice,
    )  # fmt: skip
