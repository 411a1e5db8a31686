"""Booklets: how long one takes in a process that has just started, and again; and a list of people in one PDF."""

import subprocess
import time
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache, partial

from benchmarks.plans import EIGHT, booking
from benchmarks.serving import python
from benchmarks.table import Table
from checklist.exchange.booklet import Copy, Kind, Paper, Print, Sheet, to_pdf
from checklist.library import Library
from checklist.locale import say
from checklist.plan import build_plan

NOW = datetime(2027, 3, 8, 9, tzinfo=UTC)
SHEETS: Mapping[str, Sheet] = {
    "before surgery": Sheet(),
    "before surgery, large print": Sheet(print=Print.LARGE, paper=Paper.A4),
    "going home": Sheet(kind=Kind.HOME),
    "one page": Sheet(kind=Kind.FRIDGE),
}
COLD = (
    "import sys, time; from benchmarks.prints import SHEETS, copy, spent; one = copy(0); "
    "print(spent([one], SHEETS[sys.argv[1]]))"
)


def measure(people: int) -> Table:
    """Each kind of print for one person in a new process, then as the next person's; then everyone in one PDF."""
    rows = [_one(name, sheet) for name, sheet in SHEETS.items()]
    everyone = [copy(n) for n in range(people)]
    began = time.perf_counter()
    pdf = to_pdf(everyone, SHEETS["before surgery"], partial(say, "en"))
    taken = time.perf_counter() - began
    rows.append((f"{people} people before surgery, one PDF", f"{taken:.2f}", "", f"{len(pdf) / 1e6:.1f}"))
    return Table(
        title="Prints",
        columns=("what", "seconds, first", "seconds, next person", "MB"),
        rows=rows,
        note="Eight medicines each. The first print of a process loads the fonts; a plan that differs in its name only "
        "shares much of the work with the one before, as in a list.",
    )


def copy(number: int) -> Copy:
    """One person's copy with eight medicines; only name and address differ."""
    library = _library()
    person = replace(booking(EIGHT), called=f"Person {number}")
    plan = build_plan(next(iter(library.procedures.values())), person, library.fact_base)
    address = f"https://checklist.example.org/invite/{number:032d}"
    return Copy(plan=plan, wording=library.fact_base.wording, now=NOW.astimezone(person.zone), address=address)


@cache
def _library() -> Library:
    return Library.open()


def spent(copies: list[Copy], sheet: Sheet) -> float:
    """Seconds from the plans to their PDF."""
    began = time.perf_counter()
    to_pdf(copies, sheet, partial(say, "en"))
    return time.perf_counter() - began


def _one(name: str, sheet: Sheet) -> tuple[str, ...]:
    first = subprocess.run(python("-c", COLD, name), capture_output=True, text=True, check=True, timeout=120)
    to_pdf([copy(1)], sheet, partial(say, "en"))
    size = len(to_pdf([copy(2)], sheet, partial(say, "en")))
    return name, f"{float(first.stdout):.2f}", f"{spent([copy(3)], sheet):.2f}", f"{size / 1e6:.1f}"
