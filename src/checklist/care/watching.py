"""What the board knows of each plan: kept when a plan is made or its booking changes, and put right where it is behind.

Whoever adds a plan or a booking does it here, so that nobody is left off the board.
"""

from collections.abc import Sequence

from sqlalchemy import Connection

from checklist.alerts import watched
from checklist.care import clock
from checklist.care.content import guidance_for
from checklist.care.house import House
from checklist.care.journey import planned
from checklist.care.policies import SignedPolicy, policies_in
from checklist.plan import PlanId
from checklist.store import plans
from checklist.store.board import behind, keep_facts
from checklist.store.events import events_of
from checklist.store.plans import Basis, kept_plan, kept_plans

AT_ONCE = 50  # plans in one transaction while many are put right, so that no tick waits long


def add_plan(house: House, tx: Connection, plan: PlanId, basis: Basis) -> None:
    """A new plan with its first booking, and its place on the board."""
    plans.add_plan(tx, plan, basis)
    watch(house, tx, plan)


def rebook(house: House, tx: Connection, plan: PlanId, basis: Basis) -> None:
    """Another booking holds, and the board knows it."""
    plans.rebook(tx, plan, basis)
    watch(house, tx, plan)


def watch(house: House, tx: Connection, plan: PlanId) -> None:
    """The board knows this plan as it stands, in this transaction."""
    kept, policies = kept_plan(tx, plan), policies_in(tx)
    procedure, base = guidance_for(house, kept.basis)
    facts = watched(planned(procedure, base, kept.basis.booking, policies))
    keep_facts(tx, plan, facts, events_of(tx, plan), version=kept.version, policy=number_of(policies))


def number_of(policies: Sequence[SignedPolicy]) -> int:
    """The number of the site's newest fasting policy; 0 before the first."""
    return policies[-1].version if policies else 0


def settle(house: House) -> int:
    """Every plan stands on the board by its newest booking and policy; how many had to be put right."""
    with house.store.reading() as tx:
        late = behind(tx, number_of(policies_in(tx)), clock.now())
    _watch_all(house, late)
    return len(late)


def rebuild(house: House) -> int:
    """The whole board is made anew from the plans and their events; how many plans there are."""
    with house.store.reading() as tx:
        found = tuple(kept.id for kept in kept_plans(tx))
    _watch_all(house, found)
    return len(found)


def _watch_all(house: House, found: Sequence[PlanId]) -> None:
    for start in range(0, len(found), AT_ONCE):
        with house.store.writing() as tx:
            for plan in found[start : start + AT_ONCE]:
                watch(house, tx, plan)
