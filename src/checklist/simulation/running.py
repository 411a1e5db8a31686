"""Everybody through every procedure: the plans that break a law, and how to see each again."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from checklist.plan import Booking
from checklist.procedure import FactBase, Procedure, ProcedureId
from checklist.simulation.laws import CONTENT_LAWS, LAWS, Case, Law
from checklist.simulation.people import person

NO_PLAN = "every_person_gets_a_plan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """One broken law. The seed and the person's number show it again; None: the content alone breaks it."""

    law: str
    procedure: ProcedureId
    person: int | None
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """How many plans were looked at, and what broke a law."""

    plans: int
    violations: tuple[Violation, ...]


def simulate(procedures: Sequence[Procedure], base: FactBase, people: Iterable[int], seed: int) -> Report:
    """The people of these numbers through each procedure."""
    found = [violation for procedure in procedures for violation in _of_content(procedure, base)]
    plans = 0
    for number in people:
        booking = person(seed, number, base)
        for procedure in procedures:
            plans += 1
            found += _of_person(procedure, base, number, booking)
    return Report(plans=plans, violations=tuple(found))


def _of_content(procedure: Procedure, base: FactBase) -> Iterator[Violation]:
    for name, law in CONTENT_LAWS.items():
        yield from (Violation(law=name, procedure=procedure.id, person=None, what=w) for w in law(procedure, base))


def _of_person(procedure: Procedure, base: FactBase, number: int, booking: Booking) -> list[Violation]:
    """What breaks a law in one person's plan; that none can be made breaks one too."""
    try:
        case = Case.of(procedure, base, booking)
    except Exception as problem:  # noqa: BLE001 - whatever it is, this person has no plan
        return [Violation(law=NO_PLAN, procedure=procedure.id, person=number, what=_told(problem))]
    found = ((name, what) for name, law in LAWS.items() for what in broken(law, case))
    return [Violation(law=name, procedure=procedure.id, person=number, what=what) for name, what in found]


def broken(law: Law, case: Case) -> list[str]:
    """What breaks a law; a plan that it cannot even be asked of does."""
    try:
        return list(law(case))
    except Exception as problem:  # noqa: BLE001 - the plan is made up of anyone's content; a report is owed for it
        return [_told(problem)]


def _told(problem: Exception) -> str:
    return f"{type(problem).__name__}: {problem}"
