"""When everyone comes in and goes home, read without their plans: what a list of a day is chosen by."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import TypeVar
from zoneinfo import ZoneInfo

from checklist.access import Action, require
from checklist.care import clock
from checklist.care.content import offered
from checklist.care.house import House
from checklist.care.newer import Newer, newer_than
from checklist.care.visitor import Visitor
from checklist.care.watching import settle
from checklist.guidance import in_zone
from checklist.library.load import Library
from checklist.library.profile import booking_from_json
from checklist.plan import EventKind, PlanId
from checklist.procedure import ProcedureId
from checklist.store import lists
from checklist.store.lists import KeptVisit
from checklist.store.unit import AuditEntry, note

KNOWN = 4096  # people whose plans are remembered between two looks, far more than one list has
TELLS = (EventKind.ASKED, EventKind.COULD_NOT)
E = TypeVar("E", bound="Expected")


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """When somebody comes in and goes home. `leaves` is None where nobody has set it; `now` is their own clock.

    `newer`: what is offered now instead of the version that a running plan was made from.
    """

    plan: PlanId
    arrives: datetime
    starts: datetime
    leaves: datetime | None
    now: datetime
    ward: str | None
    newer: Newer | None = None

    @property
    def ahead(self) -> bool:
        """Whether the procedure is still to come."""
        return self.now < self.starts

    @property
    def comes_in_days(self) -> int | None:
        """In how many days they come in, 0 for whoever came before today; None once the procedure has begun."""
        return max((self.arrives.date() - self.now.date()).days, 0) if self.ahead else None

    @property
    def leaves_in_days(self) -> int | None:
        """In how many days they go home; None before the procedure, and once that day is over."""
        days = ((self.leaves or self.starts).date() - self.now.date()).days
        return None if self.ahead or days < 0 else days


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """Who is still to come in or to go home, first arrival first. `told`: who of those to come told us something.

    `now` is the clock of whoever came in first of all, None where nobody's procedure takes place.
    """

    now: datetime | None
    people: tuple[Expected, ...]
    told: frozenset[PlanId]


def expectation(house: House, visitor: Visitor) -> Expectation:
    """Whom the staff's list is about. The look is audited."""
    require(visitor.role, Action.SEE_PEOPLE)
    settle(house)
    with house.store.writing() as tx:
        note(tx, AuditEntry(at=house.real_time(), who=visitor.actor, what="see_people", plan=None))
    library, now = offered(house), clock.now()
    with house.store.reading() as tx:
        zone, kept, told = lists.first_zone(tx), lists.expected(tx, now), lists.told_before(tx, now, TELLS)
    found = (_expected(one, library, now) for one in kept)
    people = tuple(one for one in found if one.ahead or one.leaves_in_days is not None)
    return Expectation(now=in_zone(now, ZoneInfo(zone)) if zone else None, people=people, told=told)


def coming(rows: Iterable[E]) -> tuple[E, ...]:
    """Those whose procedure is still ahead."""
    now = clock.now()
    return tuple(row for row in rows if row.starts > now)


def _expected(kept: KeptVisit, library: Library, now: datetime) -> Expected:
    zone = ZoneInfo(kept.zone)
    return Expected(
        plan=kept.plan, arrives=in_zone(kept.arrives, zone), starts=in_zone(kept.starts, zone),
        leaves=in_zone(kept.leaves, zone) if kept.leaves else None, now=in_zone(now, zone), ward=_ward(kept.booking),
        newer=newer_than(library, ProcedureId(kept.procedure), kept.procedure_version),
    )  # fmt: skip


@lru_cache(maxsize=KNOWN)
def _ward(booking: str) -> str | None:
    """A plan holds no name of a ward: it is told by the number that was given for it."""
    return booking_from_json(booking).contacts.ward
