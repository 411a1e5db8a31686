"""What the figures were measured on: the machine and the versions, never its name or a path."""

import os
import platform
import sqlite3
import time
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median

from benchmarks.apps.kept import Kept
from benchmarks.serving import a_folder

LIBRARIES = ("streamlit", "starlette", "uvicorn", "sqlalchemy", "pydantic", "protobuf", "websockets")
COMMITS = 200


def described() -> str:
    """A few lines of Markdown."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    lines = [
        f"Measured on {datetime.now(UTC):%Y-%m-%d}.",
        f"Machine: {os.cpu_count()} cores ({_processor()}), {memory:.0f} GB memory, {platform.system()}; "
        f"load before the run {os.getloadavg()[0]:.1f}.",
        f"One SQLite commit (WAL, synchronous=FULL) takes {_commit_ms():.2f} ms here.",
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {libraries}.",
    ]
    return "\n".join(f"- {line}" for line in lines)


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.machine()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


def _commit_ms() -> float:
    with a_folder() as folder:
        kept = Kept(folder / "probe.db")
        return median(_timed(kept, number) for number in range(COMMITS)) * 1000


def _timed(kept: Kept, number: int) -> float:
    began = time.perf_counter()
    kept.save("probe", number, True)
    return time.perf_counter() - began
