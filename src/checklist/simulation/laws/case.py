"""One plan with all that it was built from."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from checklist.guidance import FactId, RuleId
from checklist.plan import Booking, MedicineStep, Plan, Task, build_plan
from checklist.plan.facts import facts_of
from checklist.plan.medicines import person_of
from checklist.procedure import FactBase, Procedure, TaskRule, task_rules


@dataclass(frozen=True, kw_only=True)
class Case:
    """A plan beside its procedure, booking and fact base."""

    procedure: Procedure
    base: FactBase
    booking: Booking
    plan: Plan

    @classmethod
    def of(cls, procedure: Procedure, base: FactBase, booking: Booking) -> "Case":
        """The case of a person who has this procedure."""
        return cls(procedure=procedure, base=base, booking=booking, plan=build_plan(procedure, booking, base))

    @cached_property
    def facts(self) -> Mapping[FactId, str]:
        """What is known of the person."""
        someone = person_of(self.booking, self.procedure)
        ruled = [(taken, self.base.formulary.rule(taken, someone)) for taken in self.booking.medications]
        return facts_of(self.booking, self.procedure, ruled, self.base.wording)

    @cached_property
    def rules(self) -> Mapping[RuleId, TaskRule]:
        """The rules that tasks are made of."""
        return {rule.id: rule for rule in task_rules(self.procedure, self.base)}

    def tasks_of(self, step: MedicineStep) -> tuple[Task, ...]:
        """The deeds that one medicine asks for."""
        return tuple(task for task in self.plan.tasks if task.id.split(":")[1:2] == [step.entry])

    def say(self, key: str, **values: object) -> str:
        """A sentence of the fact base as this person reads it."""
        return self.base.wording.say(key, self.booking.language, **values)
