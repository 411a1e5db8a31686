"""A report and a comparison as text: what to read on a terminal, or keep beside a signature."""

from collections.abc import Iterator
from itertools import groupby

from checklist.procedure import Procedure
from checklist.simulation.comparing import Change, Comparison
from checklist.simulation.laws import CONTENT_LAWS, LAWS
from checklist.simulation.running import Report, Violation

FIRST = 3
NO_PLAN_MEANS = "A plan is built for every person, without an error."


def report_text(report: Report, named: str, people: int, seed: int) -> str:
    """How many plans were looked at; each broken law, what it says, and how to see the first plans that break it."""
    head = f"{people} people, seed {seed}: {report.plans} plans, {_count(len(report.violations), 'violation')}."
    by_law = groupby(sorted(report.violations, key=lambda v: v.law), key=lambda v: v.law)
    broken = [line for law, found in by_law for line in _law(law, list(found), named, seed)]
    return "\n".join([head, *broken]) + "\n"


def _law(law: str, found: list[Violation], named: str, seed: int) -> Iterator[str]:
    yield ""
    yield f"{law}: {_count(len(found), 'violation')}"
    yield f"  {meaning(law)}"
    for violation in found[:FIRST]:
        again = (
            ""
            if violation.person is None
            else f"checklist simulate {named or violation.procedure} --seed {seed} --person {violation.person}"
        )
        yield f"  - {violation.procedure}: {violation.what}"
        if again:
            yield f"    {again}"


def meaning(law: str) -> str:
    """What a law says."""
    known = {**LAWS, **CONTENT_LAWS}.get(law)
    return (known.__doc__ or law) if known else NO_PLAN_MEANS


def comparison_text(old: Procedure, new: Procedure, found: Comparison, seed: int) -> str:
    """What changes for how many, with the first people it changes for."""
    lines = [
        f"{_version(old)} becomes {_version(new)}.",
        f"{found.people} people, seed {seed}: {found.changed} have another plan.",
    ]
    for part, changes in groupby(found.changes, key=lambda change: change.part):
        lines += ["", part, *(line for change in changes for line in _change(change))]
    return "\n".join(lines) + "\n"


def _version(procedure: Procedure) -> str:
    return f"{procedure.id}, version {procedure.version} ({procedure.status})"


def _change(change: Change) -> Iterator[str]:
    yield f"- {_count(change.people, 'person', 'people')}: {change.what}"
    yield from (f"    Person {number}: {example}" for number, example in change.examples)


def _count(number: int, one: str, many: str | None = None) -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
