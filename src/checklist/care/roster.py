"""The people staff look after: who comes when, and what still keeps them from being ready."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from checklist.access import Action, require
from checklist.care import clock
from checklist.care.content import offered
from checklist.care.house import House
from checklist.care.journey import Journey, journey_of
from checklist.care.newer import Newer, newer, runs
from checklist.care.visitor import Visitor
from checklist.discharge import Told, told
from checklist.library.load import Library
from checklist.plan import HELD_BACK, PlanId
from checklist.store.plans import kept_plans
from checklist.store.unit import AuditEntry, note


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One person on the staff's list. `open` are questions to ask, before the procedure only; `told` what they said.

    `newer`: what is offered now instead of the version that a running plan was made from.
    `held_back`: the site's fasting policy does not count for them, since their hours are a question.
    """

    plan: PlanId
    name: str
    procedure: str
    arrives: datetime
    starts: datetime
    day: int
    open: tuple[str, ...]
    phone: str | None
    told: tuple[Told, ...] = ()
    newer: Newer | None = None
    held_back: bool = False


def roster(house: House, visitor: Visitor) -> tuple[Listed, ...]:
    """Everyone with a plan, first arrival first. The look is audited."""
    require(visitor.role, Action.SEE_PEOPLE)
    with house.store.writing() as tx:
        kept = kept_plans(tx)
        note(tx, AuditEntry(at=house.real_time(), who=visitor.actor, what="see_people", plan=None))
    library = offered(house)
    rows = [_listed(journey_of(house, plan.id), library) for plan in kept]
    return tuple(sorted(rows, key=lambda row: row.arrives))


def coming(rows: Iterable[Listed]) -> tuple[Listed, ...]:
    """Those whose procedure is still ahead."""
    now = clock.now()
    return tuple(row for row in rows if row.starts > now)


def person(house: House, visitor: Visitor, plan: PlanId) -> Journey:
    """One person's plan as it stands, for staff. Every read is audited."""
    require(visitor.role, Action.SEE_PERSON)
    with house.store.writing() as tx:
        note(tx, AuditEntry(at=house.real_time(), who=visitor.actor, what="see_person", plan=plan))
    return journey_of(house, plan)


def _listed(one: Journey, library: Library) -> Listed:
    booking, line = one.plan.booking, one.timeline
    ahead = one.now < booking.anchors.procedure
    return Listed(
        plan=one.id,
        name=booking.called or "",
        procedure=one.plan.procedure.plain_title,
        arrives=booking.anchors.arrival,
        starts=booking.anchors.procedure,
        day=line.today,
        open=tuple(task.question or task.title for task in one.readiness.open) if ahead else (),
        phone=booking.contacts.ward,
        told=tuple(replace(said, at=said.at.astimezone(booking.zone)) for said in told(one.statuses, one.events)),
        newer=newer(library, one.procedure) if runs(booking) else None,
        held_back=ahead and any(notice.code == HELD_BACK for notice in one.plan.notices),
    )
