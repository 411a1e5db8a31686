"""Changing one's answers about health and home once the plan is made: what would change, then the change itself."""

import uuid
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from checklist.access import Action, require
from checklist.care import clock, rebooking
from checklist.care.house import House
from checklist.care.journey import Journey, journey
from checklist.care.moving import Move
from checklist.care.policies import policies_in, site_policy
from checklist.care.visitor import Visitor
from checklist.library.profile import booking_from_json, booking_from_profile, to_profile
from checklist.plan import Booking, EventId, EventKind, difference, plan_at_site
from checklist.plan.standing import standing
from checklist.store.events import NewEvent
from checklist.store.plans import kept_plan

#: what a person is asked about themselves, by the booking's own names
ASKED = (
    "born", "pregnant", "breastfeeding", "conditions", "devices", "smoker", "alcohol", "lives_alone", "far_away",
    "caregiver", "interpreter", "work", "called", "phone", "contacts",
)  # fmt: skip


def said(mine: Journey) -> dict[str, Any]:
    """The answers as they stand, in a profile's words."""
    profile = to_profile(mine.plan.booking)
    return {key: profile[key] for key in ASKED if key in profile}


def answered(house: House, visitor: Visitor, facts: Mapping[str, Any]) -> Move:
    """What other answers would change; nothing is kept. BookingError says what is wrong with them.

    A decision about a medicine stands only where the fact base says the same of it as before.
    """
    require(visitor.role, Action.CHANGE_OWN_ANSWERS)
    mine = journey(house, visitor)
    with house.store.reading() as tx:
        kept, policies = kept_plan(tx, mine.id), policies_in(tx)
    old = booking_from_json(kept.basis.booking)
    new = _with(old, facts)
    new = replace(new, confirmed=standing(mine.procedure, old, new, mine.base.formulary))
    plan = plan_at_site(mine.procedure, new, mine.base, site_policy(policies, new))
    found = difference(mine.plan, plan, mine.events, mine.now)
    return Move(booking=new, plan=plan, before=mine.plan, difference=found, version=kept.version, base=mine.base)


def answer(house: House, visitor: Visitor, facts: Mapping[str, Any], version: int) -> None:
    """The answers stand, in one step with the event that names which. PlanChanged if the plan is another by now.

    What was ticked off and says something else now is taken back: it is to be done as it says.
    """
    change = answered(house, visitor, facts)
    news = [_news(EventKind.ANSWERED, payload={"answers": changed(change), "version": version})]
    news += [_news(EventKind.UNDONE, task=task.id, payload={"because": "answers"}) for task in change.difference.again]
    rebooking.keep(house, visitor, visitor.own_plan, change.booking, version, news)


def changed(change: Move) -> list[str]:
    """The answers that are others than before, by the booking's own names."""
    before = change.before.booking
    return [name for name in ASKED if getattr(before, name) != getattr(change.booking, name)]


def _news(kind: EventKind, **more: Any) -> NewEvent:
    return NewEvent(id=EventId(uuid.uuid4().hex), kind=kind, at=clock.now(), **more)


def _with(booking: Booking, facts: Mapping[str, Any]) -> Booking:
    """The booking with these answers and without those that are left open now; all else stays as it is."""
    others = {key: value for key, value in to_profile(booking).items() if key not in ASKED}
    given = {key: value for key, value in facts.items() if value not in (None, "", [], {})}
    new = booking_from_profile({**others, **given}, made_at=booking.made_at)
    return replace(booking, **{name: getattr(new, name) for name in ASKED})
