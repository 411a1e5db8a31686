"""Simulated people through procedures, and through two versions of one: no store, no session, no clock."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from checklist.care.printing import CannotPrint, procedure_named
from checklist.guidance import GuidanceError
from checklist.library.load import Library, ProcedureNotFound
from checklist.library.profile import to_profile
from checklist.procedure import Procedure
from checklist.simulation import compare, comparison_text, person, report_text, simulate


class CannotSimulate(ValueError):
    """There is nothing to simulate with; the message says why and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Simulated:
    """What to print, how many plans were built, and whether all of them keep every law."""

    text: str
    plans: int
    sound: bool


def simulated(named: Sequence[str], seed: int, people: int) -> Simulated:
    """So many people through the procedures named (ids or YAML paths), or through all that are shipped."""
    library, procedures = _opened(named)
    report = simulate(procedures, library.fact_base, range(1, people + 1), seed)
    text = report_text(report, " ".join(named), people, seed)
    return Simulated(text=text, plans=report.plans, sound=not report.violations)


def replayed(named: Sequence[str], seed: int, number: int) -> Simulated:
    """One person again: their profile, as a profile file has it, and what their plans break."""
    library, procedures = _opened(named)
    booking = person(seed, number, library.fact_base)
    report = simulate(procedures, library.fact_base, [number], seed)
    profile = yaml.safe_dump(to_profile(booking), sort_keys=False, allow_unicode=True)
    made = f"# Person {number} of seed {seed}. Plan made at {booking.made_at.isoformat()}.\n"
    broken = "".join(f"# {violation.law}: {violation.what}\n" for violation in report.violations)
    return Simulated(text=made + profile + (broken or "# No law is broken.\n"), plans=report.plans, sound=not broken)


def compared(old: Path, new: Path, seed: int, people: int) -> str:
    """How the plans of the same people change between two procedure files."""
    library, (before, after) = _opened([str(old), str(new)])
    found = compare(before, after, library.fact_base, range(1, people + 1), seed)
    return comparison_text(before, after, found, seed)


def _opened(named: Sequence[str]) -> tuple[Library, tuple[Procedure, ...]]:
    try:
        library = Library.open()
        wanted = tuple(procedure_named(one, library) for one in named)
    except (CannotPrint, GuidanceError, ProcedureNotFound) as problem:
        raise CannotSimulate(str(problem)) from None
    return library, wanted or tuple(library.procedures.values())
