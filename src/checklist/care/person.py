"""One patient for staff: the plan as it stands, who did what to it, the messages, and the move that can be undone."""

from collections.abc import Mapping
from dataclasses import dataclass

from checklist.care import roster
from checklist.care.board import Person as Row
from checklist.care.board import on_board
from checklist.care.house import House
from checklist.care.journey import Journey
from checklist.care.messaging import Message, messages_in
from checklist.care.undoing import Undo, undo_of
from checklist.care.visitor import Visitor
from checklist.discharge import Told, Walk, record_of, told
from checklist.guidance import years_between
from checklist.plan import Cancelled, PlanId, Proposal, cancelled, proposals
from checklist.store.plans import kept_plan
from checklist.store.shares import shares_of
from checklist.store.users import everyone


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Everything staff see of one patient. `names`: of staff accounts and helpers, by what events call them.

    `version` is their booking's. `row` is why they stand on the board; None where it does not know them.
    """

    journey: Journey
    version: int
    names: Mapping[str, str]
    undo: Undo | None
    row: Row | None

    @property
    def id(self) -> PlanId:
        """Whose page it is."""
        return self.journey.id

    @property
    def seq(self) -> int:
        """The number of the newest event; 0 before the first."""
        return max((event.seq for event in self.journey.events), default=0)

    @property
    def age(self) -> int | None:
        """In years today; None where nobody has said when they were born."""
        born = self.journey.plan.booking.born
        return years_between(born, self.journey.now.date()) if born else None

    @property
    def phone(self) -> str | None:
        """The number to call them at: the one given before going home, else the one they gave."""
        signed = self.walk.record.signed
        return (signed.phone if signed else None) or self.journey.plan.booking.phone

    @property
    def cancelled(self) -> Cancelled | None:
        """Who cancelled the procedure and why; None where it takes place."""
        return cancelled(self.journey.events)

    @property
    def walk(self) -> Walk:
        """The walk-through before going home."""
        return Walk(plan=self.journey.plan, record=record_of(self.journey.events))

    @property
    def told(self) -> tuple[Told, ...]:
        """What they asked or told their team."""
        return told(self.journey.statuses, self.journey.events)

    @property
    def messages(self) -> tuple[Message, ...]:
        """What staff wrote to them."""
        return messages_in(self.journey.events)

    @property
    def medicines(self) -> tuple[Proposal, ...]:
        """Each medicine with its rule, and what a clinician decided about it."""
        one = self.journey
        return proposals(one.plan, one.procedure, one.base, one.now)


def seen(house: House, visitor: Visitor, plan: PlanId) -> Person:
    """One patient as they stand now. The look is audited; PlanNotFound when there is no such plan."""
    journey = roster.person(house, visitor, plan)
    with house.store.reading() as tx:
        version = kept_plan(tx, plan).version
        staff = {f"{user.role}:{user.id}": user.name for user in everyone(tx)}
        helpers = {f"caregiver:{share.id}": share.name for share in shares_of(tx, plan)}
    undo = undo_of(journey.events, version)
    row = on_board(house, visitor, plan)
    return Person(journey=journey, version=version, names=staff | helpers, undo=undo, row=row)
