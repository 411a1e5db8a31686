"""Alerts of the plan and the clock: not ready near the procedure, a long fast, and no check-in after going home."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from checklist.alerts.alert import Alert, AlertId, Kind
from checklist.alerts.steps import Handling
from checklist.alerts.watched import ASKED_DAYS, LAST_DAY, SILENT_DAYS, SOON_HOURS, Step, Watched
from checklist.guidance import after_hours, at_clock
from checklist.plan import Event, EventKind


def before_coming_in(events: Sequence[Event], watched: Watched, still_open: Sequence[Step]) -> Iterator[Alert]:
    """What is not ready and what makes a long fast, from two days before coming in until the procedure."""
    zone, date = ZoneInfo(watched.zone), watched.day_zero.isoformat()
    soon = after_hours(watched.arrives, -SOON_HOURS, zone)
    if still_open:
        begins = max(soon, min(step.window.start for step in still_open))
        id_ = AlertId(f"not_ready:{date}:{_put_back(events, still_open)}")
        said = tuple(step.title for step in still_open)
        yield Alert(id=id_, kind=Kind.NOT_READY, since=begins, until=watched.starts, said=said)
    if watched.fasts:
        said = tuple(f"{fast.what}:{fast.hours:g}" for fast in watched.fasts)
        id_ = AlertId(f"long_fast:{date}")
        yield Alert(id=id_, kind=Kind.LONG_FAST, since=soon, until=watched.starts, said=said)


def _put_back(events: Sequence[Event], still_open: Sequence[Step]) -> int:
    """The newest event that opened one of the steps again: after it, what was resolved before does not count."""
    opens, ids = (EventKind.UNDONE, EventKind.COULD_NOT), {step.id for step in still_open}
    return max((e.seq for e in events if e.kind in opens and e.task in ids), default=0)


def silence(last_day: int | None, watched: Watched, done: Mapping[AlertId, Handling]) -> Alert | None:
    """No check-in for some whole days. Who resolved it has spoken to them: the days count from then."""
    day, kind = max(watched.home_day, last_day or 0), Kind.SILENT_ALONE if watched.lives_alone else Kind.SILENT
    heard = last_day
    while (first := day + SILENT_DAYS + 1) <= ASKED_DAYS:
        id_ = AlertId(f"silent:{first}")
        handling = done.get(id_)
        if handling is None or handling.resolved is None:
            return Alert(
                id=id_, kind=kind, since=_begins(watched, first), until=_begins(watched, LAST_DAY + 1), day=heard
            )
        day = max(day + 1, watched.day_of(handling.resolved.at))
    return None


def _begins(watched: Watched, day: int) -> datetime:
    """The first moment of a day after the procedure, where the person is."""
    return at_clock(watched.day_zero + timedelta(days=day), time(), ZoneInfo(watched.zone))
