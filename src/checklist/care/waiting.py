"""Medicines that wait for a clinician: whose, what the rule says of each, and what was decided together."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from checklist.access import Action, require
from checklist.care import clock
from checklist.care.content import guidance_for
from checklist.care.house import House
from checklist.care.journey import planned
from checklist.care.policies import SignedPolicy, policies_in
from checklist.care.visitor import Visitor
from checklist.care.watching import settle
from checklist.guidance import in_zone
from checklist.medication import Confirmed
from checklist.plan import Booking, PlanId, Proposal, proposed, seen_at
from checklist.store.lists import with_medicines
from checklist.store.plans import Basis, KeptPlan, kept_plans
from checklist.store.unit import AuditEntry, note

KNOWN = (
    4096  # people with medicines ahead of their procedure whose proposals are remembered, far more than one ward has
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Queued:
    """One person whose medicines staff look at; `version` is the booking that was looked at."""

    plan: PlanId
    version: int
    booking: Booking
    procedure: str
    medicines: tuple[Proposal, ...]
    now: datetime

    @property
    def name(self) -> str:
        """What the person is called, or nothing."""
        return self.booking.called or ""

    @property
    def arrives(self) -> datetime:
        """When the person comes in, in their own zone."""
        return self.booking.anchors.arrival

    @property
    def waiting(self) -> tuple[Proposal, ...]:
        """What a clinician still has to decide."""
        return tuple(one for one in self.medicines if one.waits)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One medicine of one person that waits."""

    queued: Queued
    proposal: Proposal

    @property
    def id(self) -> str:
        """Whose and which, as one word."""
        return f"{self.queued.plan}:{self.proposal.step.entry}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What one clinician confirmed in one act, as far as it still stands and lies ahead."""

    id: str
    by: str
    at: datetime | None
    items: tuple[Waiting, ...]


def queue(house: House, visitor: Visitor) -> tuple[Queued, ...]:
    """Everyone with medicines whose procedure is ahead and not cancelled, first arrival first. The look is audited."""
    require(visitor.role, Action.SEE_PEOPLE)
    settle(house)
    now = clock.now()
    with house.store.writing() as tx:
        kept, policies = kept_plans(tx, with_medicines(tx, now)), policies_in(tx)
        note(tx, AuditEntry(at=house.real_time(), who=visitor.actor, what="see_medicines", plan=None))
    found = (_queued(house, one, now, policies) for one in kept)
    return tuple(sorted((queued for queued in found if queued.medicines), key=lambda queued: queued.arrives))


def look(house: House, visitor: Visitor, queued: Queued) -> None:
    """That this person's medicines were looked at stands in the audit."""
    require(visitor.role, Action.SEE_PERSON)
    with house.store.writing() as tx:
        note(tx, AuditEntry(at=house.real_time(), who=visitor.actor, what="see_medicines", plan=queued.plan))


def waiting(found: Iterable[Queued]) -> tuple[Waiting, ...]:
    """Every medicine that waits, the most urgent first: by its first last dose, then by who comes in first."""
    all_ = [Waiting(queued=queued, proposal=one) for queued in found for one in queued.waiting]
    return tuple(sorted(all_, key=lambda one: (one.proposal.due, one.queued.arrives, one.queued.name)))


def batches(found: Iterable[Queued]) -> tuple[Batch, ...]:
    """What was confirmed together and stands, the newest act first."""
    acts: dict[str, list[Waiting]] = {}
    for queued in found:
        for proposal, decision in _decided(queued):
            if decision.batch:
                acts.setdefault(decision.batch, []).append(Waiting(queued=queued, proposal=proposal))
    made = [_batch(id_, items) for id_, items in acts.items()]
    return tuple(sorted(made, key=lambda one: one.at.timestamp() if one.at else 0, reverse=True))


def _decided(queued: Queued) -> Iterator[tuple[Proposal, Confirmed]]:
    return ((one, one.decided.confirmed) for one in queued.medicines if one.decided.confirmed and not one.waits)


def _batch(id_: str, items: list[Waiting]) -> Batch:
    decision = items[0].proposal.decided.confirmed
    assert decision is not None  # _decided gives no other
    return Batch(id=id_, by=decision.by, at=decision.at, items=tuple(items))


def _queued(house: House, kept: KeptPlan, now: datetime, policies: tuple[SignedPolicy, ...]) -> Queued:
    booking, procedure, found = _seen(house, kept.basis, policies)
    here = in_zone(now, booking.zone)
    medicines = seen_at(found, booking, here)
    return Queued(
        plan=kept.id, version=kept.version, booking=booking, procedure=procedure, medicines=medicines, now=here
    )


@lru_cache(maxsize=KNOWN)
def _seen(house: House, basis: Basis, policies: tuple[SignedPolicy, ...]) -> tuple[Booking, str, tuple[Proposal, ...]]:
    """What a look shows of a booking, but for the time: it changes with the booking, its guidance and the policy."""
    procedure, base = guidance_for(house, basis)
    plan = planned(procedure, base, basis.booking, policies)
    return plan.booking, plan.procedure.plain_title, proposed(plan, procedure, base)
