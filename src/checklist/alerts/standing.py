"""Everything that the board shows of one plan, folded from its events; the time decides only what is seen of it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from checklist.alerts.alert import CONDITIONS, Alert
from checklist.alerts.from_check_ins import day_said, from_check_ins
from checklist.alerts.from_events import answered, from_calls, from_told
from checklist.alerts.from_plan import before_coming_in, silence
from checklist.alerts.steps import calls, handled
from checklist.alerts.watched import LAST_DAY, Step, Watched
from checklist.plan import Event, EventKind, cancelled, check_ins, settling

QUIET = frozenset({EventKind.DONE, EventKind.UNDONE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What stands. `alerts`: those that are not resolved, with those that the clock has still to bring.

    `cancelled`: the procedure does not take place. `answered`: the days with a check-in.
    `mark` grows with each event that can change what the board shows.
    """

    alerts: tuple[Alert, ...]
    open: tuple[Step, ...]
    cancelled: bool
    last_day: int | None
    last_at: datetime | None
    last_pain: int | None
    answered: frozenset[int]
    mark: int
    seq: int


def alerts_of(events: Iterable[Event], watched: Watched, now: datetime) -> tuple[Alert, ...]:
    """What is in the queue now, the worst first."""
    standing_now = [alert for alert in standing(events, watched).alerts if alert.stands(now)]
    return tuple(sorted(standing_now, key=lambda one: (not one.needs(now), one.rank, one.since)))


def standing(events: Iterable[Event], watched: Watched) -> Standing:
    """What stands after these events."""
    ordered = sorted(events, key=lambda event: event.seq)
    still_open = _still_open(ordered, watched)
    said = _said(ordered, watched)
    last = max(said, key=lambda one: (one[0], one[1].seq), default=None)
    by_day = check_ins(event for _, event in said)
    shown = _shown_tasks(ordered, watched)
    return Standing(
        alerts=_alerts(ordered, watched, still_open, last[0] if last else None),
        open=still_open,
        cancelled=cancelled(ordered) is not None,
        last_day=last[0] if last else None,
        last_at=last[1].received_at if last else None,
        last_pain=by_day[-1].pain if by_day else None,
        answered=frozenset(day for day, _ in said if 0 <= day <= LAST_DAY),
        mark=max((e.seq for e in ordered if _shows(e, shown)), default=0),
        seq=ordered[-1].seq if ordered else 0,
    )


def _said(events: Sequence[Event], watched: Watched) -> list[tuple[int, Event]]:
    """Each check-in after the procedure, with the day it is for."""
    found = [(day_said(event, watched), event) for event in events if event.kind is EventKind.CHECKED_IN]
    return [(day, event) for day, event in found if day is not None and day >= 0]


def _alerts(
    events: Sequence[Event], watched: Watched, still_open: Sequence[Step], last_day: int | None
) -> tuple[Alert, ...]:
    """What is not resolved. Of a cancelled procedure what was told stays, and nothing that holds while it is due."""
    done = handled(events)
    silent = silence(last_day, watched, done)
    raised = [
        *from_check_ins(events, watched, done), *from_told(events, watched), *from_calls(events),
        *before_coming_in(events, watched, still_open), *([silent] if silent else []),
    ]  # fmt: skip
    unresolved = [one for one in raised if one.id not in done or done[one.id].resolved is None]
    if cancelled(events):
        unresolved = [one for one in unresolved if one.kind not in CONDITIONS]
    called = calls(events, done)
    told = [_called(answered(one, events, done.get(one.id)), called) for one in unresolved]
    return tuple(done[one.id].of(one) if one.id in done else one for one in sorted(told, key=lambda o: (o.rank, o.id)))


def _called(alert: Alert, calls: Iterable[datetime]) -> Alert:
    """The alert with the newest call that was made while it stood."""
    return replace(alert, called=max((at for at in calls if at >= alert.since), default=None))


def _still_open(events: Sequence[Event], watched: Watched) -> tuple[Step, ...]:
    """What is needed before the procedure and is not ticked; "could not" does not settle it."""
    needed = [step for step in watched.steps if step.needed]
    settled = settling(needed, events)
    return tuple(step for step in needed if step.id not in settled or settled[step.id].kind is not EventKind.DONE)


def _shows(event: Event, shown: Collection[str]) -> bool:
    """Whether an event can change what the board shows: most ticks do not."""
    return event.kind not in QUIET or event.task in shown


def _shown_tasks(events: Iterable[Event], watched: Watched) -> set[str]:
    """The tasks whose ticks change what the board shows: what is needed, and what somebody could not do."""
    could_not = {event.task for event in events if event.kind is EventKind.COULD_NOT and event.task}
    return {step.id for step in watched.steps if step.needed} | could_not
