"""One person's plan as it stands now: what every patient screen is drawn from."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from checklist.access import Action
from checklist.care import clock
from checklist.care.content import guidance_for
from checklist.care.house import House
from checklist.care.policies import SignedPolicy, policies_in, site_policy
from checklist.care.visitor import Visitor
from checklist.discharge import Readiness, readiness
from checklist.foods import Eater, Stretch
from checklist.library.profile import booking_from_json
from checklist.plan import Event, Plan, PlanId, TaskStatus, Turn, plan_at_site, statuses, turns
from checklist.procedure import FactBase, Procedure, TaskKind
from checklist.store.events import events_of
from checklist.store.plans import Basis, kept_plan
from checklist.timeline import Timeline, timeline_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Journey:
    """A plan, what it was built from, what has happened to it, and the time it is looked at."""

    id: PlanId
    plan: Plan
    procedure: Procedure
    base: FactBase
    events: tuple[Event, ...]
    now: datetime

    @property
    def ahead(self) -> bool:
        """Whether the procedure is still to come."""
        return self.now < self.plan.booking.anchors.procedure

    @property
    def statuses(self) -> tuple[TaskStatus, ...]:
        """Each task's state now."""
        return statuses(self.plan, self.events, self.now)

    @property
    def readiness(self) -> Readiness:
        """What still keeps the person from coming in ready."""
        return readiness(self.statuses)

    @property
    def timeline(self) -> Timeline:
        """The recovery timeline with the person's own entries."""
        return timeline_of(self.plan, self.events, self.now)

    @property
    def turns(self) -> tuple[Turn, ...]:
        """The stop times in order, with what is allowed after each."""
        return turns(self.plan.fasting)

    @property
    def eater(self) -> Eater:
        """What "can I have this now?" is answered from: the stops, the steps on food that are no errand, doses."""
        diets = [t for t in self.plan.tasks if t.kind is TaskKind.FASTING_PREP and not t.done_once and not t.bowel_prep]
        doses = [task for task in self.plan.tasks if task.bowel_prep]
        return Eater(
            stops=self.plan.fasting,
            cautions=frozenset(notice.code for notice in self.plan.notices if notice.about == "fasting"),
            diets=tuple(Stretch(window=task.window, source=task.source) for task in diets),
            doses=tuple(Stretch(window=task.window, source=task.source) for task in doses),
        )

    def say(self, key: str, **values: object) -> str:
        """One sentence of the fact base's wording in the person's language."""
        return self.base.wording.say(key, self.plan.language, **values)


def journey(house: House, visitor: Visitor) -> Journey:
    """The visitor's own plan as it stands. PlanNotFound when they hold none."""
    visitor.require(Action.SEE_OWN_PLAN)
    return journey_of(house, visitor.own_plan)


def journey_of(house: House, plan_id: PlanId) -> Journey:
    """Any plan as it stands; the caller has asked access."""
    with house.store.reading() as tx:
        basis = kept_plan(tx, plan_id).basis
        events = events_of(tx, plan_id)
        policies = policies_in(tx)
    procedure, base = guidance_for(house, basis)
    plan = planned(procedure, base, basis.booking, policies)
    return Journey(id=plan_id, plan=plan, procedure=procedure, base=base, events=events, now=_here(plan))


def task_known(house: House, plan_id: PlanId) -> Callable[[str], bool]:
    """Whether a task id belongs to a plan."""
    with house.store.reading() as tx:
        basis, policies = kept_plan(tx, plan_id).basis, policies_in(tx)
    return _task_ids(house, basis, policies).__contains__


def task_helped(house: House, plan_id: PlanId) -> Callable[[str], bool]:
    """Whether a task id belongs to whoever helps the person of a plan."""
    with house.store.reading() as tx:
        basis, policies = kept_plan(tx, plan_id).basis, policies_in(tx)
    return _helper_ids(house, basis, policies).__contains__


def planned(procedure: Procedure, base: FactBase, booking: str, policies: Sequence[SignedPolicy]) -> Plan:
    """The plan that a kept booking builds, as patients see it: under what the site has signed."""
    said = booking_from_json(booking)
    return plan_at_site(procedure, said, base, site_policy(policies, said))


def _here(plan: Plan) -> datetime:
    return clock.now().astimezone(plan.booking.zone)


@lru_cache(maxsize=4096)
def _task_ids(house: House, basis: Basis, policies: tuple[SignedPolicy, ...]) -> frozenset[str]:
    return frozenset(task.id for plan in _plans(house, basis, policies) for task in plan.tasks)


@lru_cache(maxsize=1024)
def _helper_ids(house: House, basis: Basis, policies: tuple[SignedPolicy, ...]) -> frozenset[str]:
    return frozenset(task.id for plan in _plans(house, basis, policies) for task in plan.of_helper)


def _plans(house: House, basis: Basis, policies: tuple[SignedPolicy, ...]) -> tuple[Plan, ...]:
    """A plan under what the site has signed, and without it: a phone may still show the plan from before."""
    procedure, base = guidance_for(house, basis)
    return tuple(planned(procedure, base, basis.booking, signed) for signed in {(), policies})
