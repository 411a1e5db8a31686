"""One of many people, without a name: what is counted of them, read from what the board knows and their events."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from checklist.alerts import ASKED_DAYS, Watched
from checklist.discharge import ToldKind
from checklist.plan import UNDOES, Cancelled, Event, EventKind, Reason, cancelled, check_ins, settling

DAY_BEFORE = timedelta(hours=24)
LATE = timedelta(hours=48)
KINDS = frozenset({
    EventKind.CHECKED_IN, EventKind.REACHED, EventKind.ASKED, EventKind.COULD_NOT, EventKind.DONE, EventKind.UNDONE,
    EventKind.MOVED, EventKind.CANCELLED,
})  # fmt: skip


class Notice(StrEnum):
    """How long before coming in a procedure was cancelled."""

    EARLY = "early"
    BETWEEN = "between"
    LATE = "late"


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
    due: frozenset[int]
    answered: frozenset[int]
    stuck: tuple[str, ...] | None
    ate_late: bool
    took_it: bool
    long_fast: bool
    moved_late: bool
    cancelled: Reason | None
    notice: Notice | None


def member_of(facts: Watched, events: Sequence[Event], now: datetime) -> Member:
    """What is counted of one person at `now`."""
    gone, today = cancelled(events), facts.day_of(now)
    after = () if gone else events
    said, asked = check_ins(after), range(facts.home_day + 1, min(today, ASKED_DAYS + 1))
    return Member(
        procedure=facts.procedure, day=today, begun=facts.starts <= now and not gone,
        pain={one.day: one.pain for one in said if one.pain is not None},
        reached=_reached(after), due=frozenset(() if gone else asked),
        answered=frozenset(one.day for one in said), stuck=None if gone else _stuck(facts, events, now),
        ate_late=_says(events, EventKind.ASKED, "about", ToldKind.ATE_LATE),
        took_it=_says(events, EventKind.COULD_NOT, "reason", ToldKind.TOOK_IT),
        long_fast=bool(facts.fasts), moved_late=any(map(_is_late, standing_moves(events))),
        cancelled=gone.reason if gone else None, notice=_notice(facts, gone) if gone else None,
    )  # fmt: skip


def _notice(facts: Watched, gone: Cancelled) -> Notice:
    before = facts.arrives - gone.at
    if before > LATE:
        return Notice.EARLY
    return Notice.BETWEEN if before >= DAY_BEFORE else Notice.LATE


def standing_moves(events: Sequence[Event]) -> list[Event]:
    """The moves of a date that were not undone; the real times set later, and what undoes a move, are none."""
    moves = [event for event in events if event.kind is EventKind.MOVED and not event.payload.get("took_place")]
    undone = {event.payload.get(UNDOES) for event in moves}
    return [event for event in moves if event.seq not in undone and UNDOES not in event.payload]


def _is_late(move: Event) -> bool:
    """Whether it came in the two days before the procedure was to begin."""
    before = move.payload.get("from")
    return isinstance(before, str) and timedelta() <= datetime.fromisoformat(before) - move.received_at < LATE


def _reached(events: Sequence[Event]) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for event in events:
        day, name = event.payload.get("day"), str(event.payload.get("milestone") or "")
        if event.kind is EventKind.REACHED and name:
            found.pop(name, None)
            if isinstance(day, int):
                found[name] = day
    return found


def _stuck(facts: Watched, events: Sequence[Event], now: datetime) -> tuple[str, ...] | None:
    then = facts.arrives - DAY_BEFORE
    if then > now:
        return None
    needed = [step for step in facts.steps if step.needed]
    done = settling(needed, [event for event in events if event.received_at <= then])
    return tuple(step.title for step in needed if step.id not in done or done[step.id].kind is not EventKind.DONE)


def _says(events: Sequence[Event], kind: EventKind, key: str, value: str) -> bool:
    return any(event.kind is kind and event.payload.get(key) == value for event in events)
