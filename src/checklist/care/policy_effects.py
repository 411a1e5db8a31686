"""What a fasting policy changes, and for whom: for staff before anybody signs, and for the person once it counts."""

from dataclasses import dataclass
from datetime import datetime

from checklist.access import Action, require
from checklist.care import clock
from checklist.care.content import guidance_for, offered
from checklist.care.house import House
from checklist.care.journey import Journey, journey, planned
from checklist.care.policies import SignedPolicy, before_start, policies_in, site_policy
from checklist.care.preview import sample_booking
from checklist.care.visitor import Visitor
from checklist.guidance import Notice, hours_between
from checklist.library.profile import booking_from_json
from checklist.plan import (
    DOCUMENTS,
    HELD_BACK,
    LIMITED,
    UNKNOWN_CONDITION,
    UNKNOWN_MEDICINE,
    Booking,
    MovedStop,
    Plan,
    PlanId,
    SitePolicy,
    asked,
    cautions_of,
    plan_at_site,
    preview_at_site,
    stops_since,
)
from checklist.procedure import FactBase, Procedure
from checklist.store.board_looks import cancelled_plans
from checklist.store.plans import KeptPlan, bases_of, kept_plans
from checklist.store.unit import AuditEntry, note

SAMPLE = PlanId("sample")
UNKNOWN = {
    UNKNOWN_CONDITION: "A condition that no rule knows",
    UNKNOWN_MEDICINE: "A medicine that no rule knows",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """One person who is still to come in: their plan as it is, as published, and under a policy.

    `reasons`: what makes their hours a question, in words for staff.
    """

    plan: PlanId
    now: Plan
    published: Plan
    then: Plan
    at: datetime
    base: FactBase
    reasons: tuple[str, ...] = ()

    def say(self, key: str) -> str:
        """One sentence of the fact base's wording."""
        return self.base.wording.say(key, self.then.language)

    @property
    def name(self) -> str:
        """What the person is called, or nothing."""
        return self.then.booking.called or ""

    @property
    def changes(self) -> bool:
        """Whether a stop time becomes another one."""
        return [stop.stop_at for stop in self.now.fasting] != [stop.stop_at for stop in self.then.fasting]

    @property
    def kept_back(self) -> Notice | None:
        """Why the policy does not count for this person, or not all of it."""
        return next((one for one in self.then.notices if one.code in (HELD_BACK, LIMITED)), None)

    @property
    def too_late(self) -> bool:
        """Whether a stop time becomes one that has passed, and had not: the person may have eaten or drunk since."""
        pairs = zip(self.now.fasting, self.then.fasting, strict=True)
        return any(_passed(before.stop_at, after.stop_at, self.at) for before, after in pairs)


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyChange:
    """What the site's newest signature changed in a person's own plan since it was made."""

    signed: SignedPolicy
    stops: tuple[MovedStop, ...]
    mine: Journey

    @property
    def too_late(self) -> bool:
        """Whether a stop time came forward and has passed already."""
        return any(_passed(stop.before, stop.after, self.mine.now) for stop in self.stops)


def touched(house: House, visitor: Visitor, proposed: SitePolicy) -> tuple[Touched, ...]:
    """Everyone still to come in, under a policy that nobody has signed yet; first arrival first. Nothing is kept.

    The look is audited.
    """
    require(visitor.role, Action.SEE_PEOPLE)
    with house.store.writing() as tx:
        gone, policies = cancelled_plans(tx), policies_in(tx)
        kept = [one for one in kept_plans(tx) if one.id not in gone]
        note(tx, AuditEntry(at=house.real_time(), who=visitor.actor, what="see_policy_effects", plan=None))
    found = (_touched(house, one, policies, proposed) for one in kept)
    ahead = (one for one in found if one.at < one.now.booking.anchors.procedure)
    return tuple(sorted(ahead, key=lambda one: one.now.booking.anchors.arrival))


def sample(house: House, visitor: Visitor, proposed: SitePolicy, zone: str) -> Touched:
    """A sample adult of the first procedure that is offered, under a policy."""
    require(visitor.role, Action.SEE_POLICY)
    (procedure, *_), base = offered(house).search(""), house.library.fact_base
    booking = sample_booking(zone)
    with house.store.reading() as tx:
        now = plan_at_site(procedure, booking, base, site_policy(policies_in(tx), booking))
    return _under(SAMPLE, now, procedure, booking, base, proposed)


def last_policy_change(house: House, visitor: Visitor) -> PolicyChange | None:
    """What changed in the visitor's own stop times by what the site signed or took back, until the procedure."""
    mine = journey(house, visitor)
    with house.store.reading() as tx:
        bases, policies = bases_of(tx, mine.id), policies_in(tx)
    counted = before_start(policies, mine.plan.booking)
    old = [one for one in counted if hours_between(one.at, bases[0].made_at) >= 0]
    if len(old) == len(counted) or not mine.ahead:
        return None
    stood = range(len(old), len(counted))
    earlier = [planned(mine.procedure, mine.base, bases[-1].booking, counted[:n]) for n in stood]
    stops = stops_since(mine.plan, earlier)
    return PolicyChange(signed=counted[-1], stops=stops, mine=mine) if stops else None


def _passed(before: datetime | None, after: datetime | None, now: datetime) -> bool:
    """Whether a stop time that is new has passed, and the one before it was later."""
    return after is not None and after <= now and (before is None or before > after)


def _touched(house: House, kept: KeptPlan, policies: tuple[SignedPolicy, ...], proposed: SitePolicy) -> Touched:
    procedure, base = guidance_for(house, kept.basis)
    now = planned(procedure, base, kept.basis.booking, policies)
    return _under(kept.id, now, procedure, booking_from_json(kept.basis.booking), base, proposed)


def _under(
    plan: PlanId, now: Plan, procedure: Procedure, booking: Booking, base: FactBase, proposed: SitePolicy
) -> Touched:
    published = plan_at_site(procedure, booking, base, DOCUMENTS)
    then = preview_at_site(procedure, booking, base, proposed)
    codes = asked(cautions_of(procedure, then, base))
    return Touched(
        plan=plan, now=now, published=published, then=then, at=clock.now(), base=base, reasons=_reasons(codes, base),
    )  # fmt: skip


def _reasons(codes: frozenset[str], base: FactBase) -> tuple[str, ...]:
    """The first sentence of each caution, and what no rule knows."""
    known = {caution.code: caution.text.partition(".")[0] for caution in base.fasting.cautions}
    return tuple(dict.fromkeys(words for code, words in {**known, **UNKNOWN}.items() if code in codes))
