"""Whether a procedure counts as having taken place: from then on nobody cancels it, and nobody moves its date."""

from collections.abc import Iterable
from datetime import datetime

from checklist.care.journey import Journey
from checklist.care.undoing import TOOK_PLACE
from checklist.plan import Event, EventKind
from checklist.plan.cancelled import BACK

DAY_AFTER = 1


def is_over(one: Journey) -> bool:
    """Once the day after its date has ended, as lists overrun; at once where its real times are set, or somebody has
    told how they do after it. One that was canceled until then, and put back since, still waits for its date.
    """
    if one.ahead:
        return False
    return _took_place(one.events) or (_is_past(one, one.now) and not _put_back_since(one))


def _is_past(one: Journey, at: datetime) -> bool:
    """Whether the day after its date had ended at a moment."""
    booking = one.plan.booking
    return (at.astimezone(booking.zone).date() - booking.anchors.day_zero).days > DAY_AFTER


def _took_place(events: Iterable[Event]) -> bool:
    return any(event.kind is EventKind.CHECKED_IN or event.payload.get(TOOK_PLACE) for event in events)


def _put_back_since(one: Journey) -> bool:
    """Whether it was cancelled when the day after its date ended, and is not any more."""
    said = [event for event in one.events if event.kind is EventKind.CANCELLED and event.staff]
    newest = max(said, key=lambda event: event.seq, default=None)
    return newest is not None and bool(newest.payload.get(BACK)) and _is_past(one, newest.received_at)
