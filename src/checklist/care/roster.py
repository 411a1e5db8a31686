"""The people staff look after: who comes in and goes home when, and what still keeps them from being ready."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from checklist.access import Action, require
from checklist.care import clock
from checklist.care.content import guidance_for, offered
from checklist.care.expected import KNOWN, Expected
from checklist.care.house import House
from checklist.care.journey import Journey, journey_of, planned
from checklist.care.newer import newer, runs
from checklist.care.policies import SignedPolicy, policies_in
from checklist.care.visitor import Visitor
from checklist.discharge import SignOff, Told, Topic, Walk, readiness, record_of, told
from checklist.fasting import Stop
from checklist.guidance import day_of, in_zone, local_date, years_between
from checklist.library.load import Library
from checklist.plan import (
    HELD_BACK,
    Ask,
    Booking,
    Event,
    Plan,
    PlanId,
    Settled,
    Task,
    TaskStatus,
    asks,
    cancelled,
    settled_by_staff,
    statuses,
)
from checklist.procedure import Procedure, TaskKind
from checklist.store.events import ends_of, events_of
from checklist.store.plans import KeptPlan, kept_plans
from checklist.store.unit import AuditEntry, note

LONG_FAST = "long_fast"
NEEDED_AT_HOME = (TaskKind.TRANSPORT, TaskKind.ARRANGE_HELP)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed(Expected):
    """One person on the staff's list. `told` is what they said; `settled` what staff wrote down as settled.

    `open` are questions and `asks` what to ask about, longest first: before the procedure only. `home` is what is open
    before they go home. `fasts`: stops that make a long fast.
    `held_back`: the site's fasting policy does not count for them, since their hours are a question.
    `topics` are open before going home, and `signed` who signed it.
    """

    name: str
    age: int | None
    procedure: str
    day: int
    open: tuple[str, ...]
    phone: str | None
    asks: tuple[Ask, ...] = ()
    home: tuple[Ask, ...] = ()
    settled: tuple[Settled, ...] = ()
    fasts: tuple[Stop, ...] = ()
    told: tuple[Told, ...] = ()
    held_back: bool = False
    topics: tuple[Topic, ...] = ()
    signed: SignOff | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a look shows of a plan, but for the time: it changes with the booking, the events and the policy alone."""

    plan: Plan
    procedure: Procedure
    open: tuple[Task, ...]
    asks: tuple[Ask, ...]
    home: tuple[Ask, ...]
    settled: tuple[Settled, ...]
    told: tuple[Told, ...]
    topics: tuple[Topic, ...]
    walk: Walk
    cancelled: bool


def roster(house: House, visitor: Visitor) -> tuple[Listed, ...]:
    """Everyone with a plan whose procedure takes place, first arrival first. The look is audited."""
    require(visitor.role, Action.SEE_PEOPLE)
    with house.store.writing() as tx:
        note(tx, AuditEntry(at=house.real_time(), who=visitor.actor, what="see_people", plan=None))
    return listed(house, visitor)


def listed(house: House, visitor: Visitor, wanted: Collection[PlanId] | None = None) -> tuple[Listed, ...]:
    """Everyone of the roster, or those of them who are wanted; the caller has the look audited."""
    require(visitor.role, Action.SEE_PEOPLE)
    library, now = offered(house), clock.now()
    rows = [_listed(id_, one, library, now) for id_, one in known(house, wanted).items() if not one.cancelled]
    return tuple(sorted(rows, key=lambda row: row.arrives))


def known(house: House, wanted: Collection[PlanId] | None = None) -> Mapping[PlanId, Known]:
    """What a look shows of everyone or of those who are wanted, oldest plan first; the caller has asked access."""
    with house.store.reading() as tx:
        kept, policies, ends = kept_plans(tx, wanted), policies_in(tx), ends_of(tx, wanted)
    return {one.id: _known(house, one, policies, ends.get(one.id)) for one in kept}


def person(house: House, visitor: Visitor, plan: PlanId) -> Journey:
    """One person's plan as it stands, for staff. Every read is audited."""
    require(visitor.role, Action.SEE_PERSON)
    with house.store.writing() as tx:
        note(tx, AuditEntry(at=house.real_time(), who=visitor.actor, what="see_person", plan=plan))
    return journey_of(house, plan)


def open_before_home(found: tuple[TaskStatus, ...]) -> tuple[Task, ...]:
    """What is still open before going home: of what the plan needs, who drives and who stays."""
    return tuple(task for task in readiness(found).open if task.kind in NEEDED_AT_HOME)


@lru_cache(maxsize=KNOWN)
def _known(house: House, kept: KeptPlan, policies: tuple[SignedPolicy, ...], _ends: tuple[int, int] | None) -> Known:
    """A plan with what has happened to it, until its booking, the policy or the end of its events is another."""
    procedure, base = guidance_for(house, kept.basis)
    plan = planned(procedure, base, kept.basis.booking, policies)
    with house.store.reading() as tx:
        return _known_of(plan, procedure, events_of(tx, kept.id))


def _known_of(plan: Plan, procedure: Procedure, events: tuple[Event, ...]) -> Known:
    found = statuses(plan, events, plan.booking.made_at)  # what is ticked, and what is told, goes by no clock
    needed, walk = readiness(found).open, Walk(plan=plan, record=record_of(events))
    return Known(
        plan=plan, procedure=procedure, open=needed, asks=asks(plan, needed, events),
        home=asks(plan, open_before_home(found), events), settled=settled_by_staff(found),
        told=tuple(replace(said, at=in_zone(said.at, plan.booking.zone)) for said in told(found, events)),
        topics=walk.open_topics, walk=walk, cancelled=cancelled(events) is not None,
    )  # fmt: skip


def _listed(id_: PlanId, one: Known, library: Library, now: datetime) -> Listed:
    booking = one.plan.booking
    here, ahead = in_zone(now, booking.zone), now < booking.anchors.procedure
    return Listed(
        plan=id_,
        name=booking.called or "",
        age=_age(booking, here),
        procedure=one.plan.procedure.plain_title,
        arrives=booking.anchors.arrival,
        starts=booking.anchors.procedure,
        leaves=booking.anchors.discharge if booking.discharge_at else None,
        now=here,
        day=day_of(here, booking.anchors),
        open=tuple(task.question or task.title for task in one.open) if ahead else (),
        phone=booking.phone,
        ward=booking.contacts.ward,
        asks=one.asks if ahead else (),
        home=() if ahead else one.home,
        settled=one.settled,
        fasts=_long_fasts(one.plan) if ahead else (),
        told=one.told,
        newer=newer(library, one.procedure) if runs(booking) else None,
        held_back=ahead and any(notice.code == HELD_BACK for notice in one.plan.notices),
        topics=() if ahead else one.topics,
        signed=one.walk.record.signed,
    )


def _age(booking: Booking, now: datetime) -> int | None:
    return years_between(booking.born, local_date(now, booking.zone)) if booking.born else None


def _long_fasts(plan: Plan) -> tuple[Stop, ...]:
    """The stops of which staff are told that they make a long fast."""
    long = {notice.about for notice in plan.notices if notice.code == LONG_FAST}
    return tuple(stop for stop in plan.fasting if stop.what in long)
