"""Whether a plan was made from guidance that has a newer version by now. The plan keeps its own."""

from dataclasses import dataclass
from datetime import date, timedelta

from checklist.care import clock
from checklist.guidance import ENGLISH
from checklist.library.load import Library
from checklist.plan import Booking
from checklist.procedure import Procedure, ProcedureId, Review
from checklist.timeline import KEEP_SHOWING


@dataclass(frozen=True, slots=True, kw_only=True)
class Newer:
    """The version a plan `has`, and the one that is offered `now`; `review` None: no clinician has checked that."""

    procedure: ProcedureId
    title: str
    has: int
    now: int
    review: Review | None


def newer(library: Library, procedure: Procedure) -> Newer | None:
    """What is offered now instead of this version of a procedure; None where this is the newest."""
    return newer_than(library, procedure.id, procedure.version)


def newer_than(library: Library, id: ProcedureId, version: int) -> Newer | None:
    """What is offered now instead of this version; None where this is the newest."""
    now = library.procedures.get(id)
    if now is None or now.version <= version:
        return None
    title = now.plain_title.said(ENGLISH)
    return Newer(procedure=now.id, title=title, has=version, now=now.version, review=now.review)


def runs(booking: Booking) -> bool:
    """Whether a plan still matters: its last day to be shown has not passed."""
    return _last_day(booking) >= clock.now().date()


def _last_day(booking: Booking) -> date:
    return booking.anchors.day_zero + timedelta(days=KEEP_SHOWING)
