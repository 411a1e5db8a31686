"""A fasting policy that a clinician signed for a whole site: for whom it counts, and one person's plan under it.

A site-wide signature never shortens the fast of somebody whose hours are a question: they keep the published times.
"""

from dataclasses import dataclass, replace

from checklist.fasting import Policy
from checklist.guidance import Anchor, Notice
from checklist.plan.booking import Booking, Signed
from checklist.plan.build import build_plan
from checklist.plan.facts import facts_of
from checklist.plan.medicines import ruled
from checklist.plan.plan import Plan
from checklist.procedure import FactBase, Procedure

SAME_HOURS = frozenset({"planned_cesarean", "diabetes", "child", "local_only"})
UNKNOWN_CONDITION, UNKNOWN_MEDICINE = "unknown_condition", "unknown_medicine"
HELD_BACK, LIMITED = "policy_held_back", "policy_limited"


@dataclass(frozen=True, slots=True, kw_only=True)
class SitePolicy:
    """Which hours a site follows, and what they count back from. Without `signed` it is for staff to look at only."""

    policy: Policy = Policy.AS_PUBLISHED
    anchor: Anchor = Anchor.ARRIVAL
    signed: Signed | None = None

    @property
    def follows_documents(self) -> bool:
        """Whether it says no more than each procedure's document does."""
        return self.policy is Policy.AS_PUBLISHED and self.anchor is Anchor.ARRIVAL


DOCUMENTS = SitePolicy()


def reach(policy: Policy, cautions: frozenset[str]) -> Policy | None:
    """How far a site's policy counts for a person with these fasting cautions; None: they keep the published times.

    The cautions of `SAME_HOURS` ask nothing about the guideline's hours, but none of them speaks of sips until called.
    """
    if cautions - SAME_HOURS:
        return None
    return Policy.GUIDELINE if cautions and policy is Policy.SIP_TIL_SEND else policy


def plan_at_site(procedure: Procedure, booking: Booking, base: FactBase, site: SitePolicy) -> Plan:
    """The plan as patients see it. What nobody signed changes nothing; what was signed for this person stands."""
    followed = site if site.signed else DOCUMENTS
    return preview_at_site(procedure, booking, base, followed)


def preview_at_site(procedure: Procedure, booking: Booking, base: FactBase, site: SitePolicy) -> Plan:
    """The plan under a policy, signed or not: for staff to look at before anybody signs."""
    own = build_plan(procedure, booking.for_patients(), base)
    if site.follows_documents or booking.fasting_policy_signed is not None:
        return own
    codes = cautions_of(procedure, own, base)
    reached = reach(site.policy, codes)
    theirs = own if reached is None else build_plan(procedure, _under(booking, site, reached), base)
    if reached is site.policy:
        return theirs
    return replace(theirs, notices=(*theirs.notices, _notice(site, reached, asked(codes))))


def asked(cautions: frozenset[str]) -> frozenset[str]:
    """Those of a person's cautions that keep a site's policy from counting, or from counting whole."""
    return cautions - SAME_HOURS or cautions


def cautions_of(procedure: Procedure, plan: Plan, base: FactBase) -> frozenset[str]:
    """What makes this person's hours a question: fasting cautions, and whatever no rule knows of them."""
    known = {caution.code for caution in base.fasting.cautions} | {UNKNOWN_CONDITION}
    codes = frozenset(notice.code for notice in plan.notices if notice.code in known)
    return codes | {UNKNOWN_MEDICINE} if _takes_something_unknown(procedure, plan.booking, base) else codes


def _takes_something_unknown(procedure: Procedure, booking: Booking, base: FactBase) -> bool:
    """Whether no group is known of a medicine: its name may be misspelt, and it may slow the stomach."""
    each = (facts_of(booking, procedure, [one], base.wording) for one in ruled(procedure, booking, base.formulary))
    return any(sum(fact.startswith("takes:") for fact in facts) < 2 for facts in each)


def _under(booking: Booking, site: SitePolicy, reached: Policy) -> Booking:
    return replace(
        booking, fasting_policy=reached, fasting_policy_signed=site.signed, fasting_anchor=site.anchor
    )  # fmt: skip


def _notice(site: SitePolicy, reached: Policy | None, codes: frozenset[str]) -> Notice:
    because = ", ".join(sorted(codes))
    if reached is None:
        text = f"The site's policy {site.policy} does not count here ({because}). The published times are kept. Ask."
        return Notice(code=HELD_BACK, about="fasting", text=text)
    text = f"No sips until called here ({because}). The guideline's hours are kept."
    return Notice(code=LIMITED, about="fasting", text=text)
