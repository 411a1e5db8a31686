"""What is counted of one person among many: read from the plan and its events, the same whatever the clock says.

The time decides only what of it has happened yet: see `care.member`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from checklist.alerts.watched import Watched
from checklist.discharge import ToldKind
from checklist.plan import UNDOES, Cancelled, Event, EventKind, Reason, cancelled, check_ins, settling

DAY_BEFORE = timedelta(hours=24)
LATE = timedelta(hours=48)


class Notice(StrEnum):
    """How long before coming in a procedure was cancelled."""

    EARLY = "early"
    BETWEEN = "between"
    LATE = "late"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What is counted of one person.

    `stuck`: what was open a day before coming in, once that has come. A cancelled procedure has nothing after it;
    `cancelled` says why and `notice` how long before, both None where it takes place.
    """

    pain: Mapping[int, int]
    reached: Mapping[str, int]
    answered: frozenset[int]
    stuck: tuple[str, ...]
    ate_late: bool
    took_it: bool
    long_fast: bool
    moved_late: bool
    cancelled: Reason | None
    notice: Notice | None


def counted(events: Sequence[Event], facts: Watched) -> Counted:
    """What is counted of one person after these events."""
    gone = cancelled(events)
    after = () if gone else events
    said = check_ins(after)
    return Counted(
        pain={one.day: one.pain for one in said if one.pain is not None},
        reached=_reached(after), answered=frozenset(one.day for one in said),
        stuck=() if gone else _stuck(facts, events),
        ate_late=_says(events, EventKind.ASKED, "about", ToldKind.ATE_LATE),
        took_it=_says(events, EventKind.COULD_NOT, "reason", ToldKind.TOOK_IT),
        long_fast=bool(facts.fasts), moved_late=any(map(_is_late, _standing_moves(events))),
        cancelled=gone.reason if gone else None, notice=_notice(facts, gone) if gone else None,
    )  # fmt: skip


def _notice(facts: Watched, gone: Cancelled) -> Notice:
    before = facts.arrives - gone.at
    if before > LATE:
        return Notice.EARLY
    return Notice.BETWEEN if before >= DAY_BEFORE else Notice.LATE


def _standing_moves(events: Sequence[Event]) -> list[Event]:
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


def _stuck(facts: Watched, events: Sequence[Event]) -> tuple[str, ...]:
    """What is needed and was not done a day before coming in, by what has come in so far."""
    then = facts.arrives - DAY_BEFORE
    needed = [step for step in facts.steps if step.needed]
    done = settling(needed, [event for event in events if event.received_at <= then])
    return tuple(step.title for step in needed if step.id not in done or done[step.id].kind is not EventKind.DONE)


def _says(events: Sequence[Event], kind: EventKind, key: str, value: str) -> bool:
    return any(event.kind is kind and event.payload.get(key) == value for event in events)
