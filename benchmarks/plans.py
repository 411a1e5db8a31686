"""Plans built a second from the shipped content, and how long that content takes to load."""

import gc
import subprocess
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import partial
from statistics import median, quantiles

from benchmarks.serving import python
from benchmarks.table import Table, ms
from checklist.library import Library, booking_from_profile
from checklist.plan import Booking, build_plan

MADE_AT = datetime(2027, 3, 1, 9, tzinfo=UTC)
PROFILE: Mapping[str, object] = {
    "timezone": "Europe/Berlin", "procedure_at": "2027-03-15T13:00", "arrival_at": "2027-03-15T11:00",
    "born": "1958-04-07", "anaesthesia": "general", "conditions": ["diabetes", "reflux"], "lives_alone": True,
    "work": "desk", "contacts": {"ward": "555-0142", "emergency": "112"},
}  # fmt: skip
EIGHT = ("Eliquis", "metformin", "Ozempic", "lisinopril", "insulin glargine", "sertraline", "Elliquis", "Zorblax")
LOADS = 5
COLD = (
    "import time; began = time.perf_counter(); from checklist.library import Library; "
    "imported = time.perf_counter(); Library.open(); print(imported - began, time.perf_counter() - imported)"
)


def measure(rounds: int) -> Table:
    """Plans with eight medicines (one unknown, one near miss) and with none; then loading."""
    library = Library.open()
    procedure = next(iter(library.procedures.values()))
    cases = {"8 medicines, 1 unknown, 1 near miss": EIGHT, "no medicine": ()}
    rows = []
    for name, medicines in cases.items():
        build = partial(build_plan, procedure, booking(medicines), library.fact_base)
        rows.append(_row(f"a plan: {name}", _timed(build, rounds)))
    imports, reads = zip(*(_cold_load() for _ in range(LOADS)), strict=True)
    rows.append(_row("importing the library, new process", list(imports)))
    rows.append(_row("loading all content, new process", list(reads)))
    rows.append(_row("loading all content again", _timed(Library.open, LOADS)))
    return Table(
        title="Plans and content",
        columns=("what", "rounds", "median ms", "p95 ms", "a second"),
        rows=rows,
        note="One thread. Loading reads and validates every shipped YAML file.",
    )


def booking(medicines: tuple[str, ...]) -> Booking:
    """One person with these medicines."""
    taken = [{"name": name, "dose": "5 mg", "how_often": "daily"} for name in medicines]
    return booking_from_profile({**PROFILE, "medications": taken}, made_at=MADE_AT)


def _timed(work: Callable[[], object], rounds: int) -> list[float]:
    work()
    gc.collect()
    spent = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        spent.append(time.perf_counter() - began)
    return spent


def _cold_load() -> tuple[float, float]:
    done = subprocess.run(python("-c", COLD), capture_output=True, text=True, check=True, timeout=60)
    imported, loaded = done.stdout.split()
    return float(imported), float(loaded)


def _row(name: str, spent: list[float]) -> tuple[str, ...]:
    p95 = quantiles(spent, n=20, method="inclusive")[-1]
    return name, str(len(spent)), ms(median(spent)), ms(p95), f"{1 / median(spent):,.0f}"
