"""A procedure that does not take place: who of the staff says so, why, and since when. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from checklist.plan.events import Event, EventKind

BACK = "back"


class Reason(StrEnum):
    """Why a procedure does not take place."""

    UNWELL = "unwell"
    ATE_OR_DRANK = "ate_or_drank"
    MEDICINE = "medicine"
    NOT_READY = "not_ready"
    HOSPITAL = "hospital"
    PATIENT_CHOSE = "patient_chose"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cancelled:
    """The procedure does not take place. `seq` is the number of the event that says so, to take it back by."""

    reason: Reason
    note: str
    by: str
    at: datetime
    seq: int


def cancelled(events: Iterable[Event]) -> Cancelled | None:
    """What stands: the newest event of staff decides. None where the procedure takes place."""
    now: Cancelled | None = None
    said = (event for event in events if event.kind is EventKind.CANCELLED and event.staff)
    for event in sorted(said, key=lambda event: event.seq):
        now = None if _takes_back(event, now) else _read(event)
    return now


def _takes_back(event: Event, before: Cancelled | None) -> bool:
    """Whether it takes place after all. One whose words were erased says the opposite of the one before it."""
    return bool(event.payload.get(BACK)) if event.payload else before is not None


def _read(event: Event) -> Cancelled:
    note = str(event.payload.get("note") or "")
    return Cancelled(reason=reason_of(event), note=note, by=event.by or "", at=event.received_at, seq=event.seq)


def reason_of(event: Event) -> Reason:
    """Why, as far as the event still says so."""
    said = str(event.payload.get("reason"))
    return Reason(said) if said in set(Reason) else Reason.OTHER
