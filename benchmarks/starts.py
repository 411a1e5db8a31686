"""Start-up: from process start to the first good answer of the readiness address, and the memory taken then."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from benchmarks import ours
from benchmarks.contenders import HEALTH, streamlit
from benchmarks.serving import a_folder, serving
from benchmarks.table import Table, ms, times


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """One start: seconds until it answered, MB then."""

    seconds: float
    memory: float


def measure(rounds: int) -> Table:
    """Both servers started in turn, so that noise falls on both."""
    empty, own = [], []
    for _ in range(rounds):
        empty.append(_start(streamlit("empty.py"), HEALTH))
        own.append(_start(ours.COMMAND, ours.READY))
    fastest = median(start.seconds for start in empty)
    return Table(
        title="Start-up",
        columns=("server", "ms to ready", "against empty", "MB after start"),
        rows=[_row("empty Streamlit app", empty, fastest), _row("ours, fresh database", own, fastest)],
        note=f"Median of {rounds} starts each, in turn. Process start to the readiness address answering 200; "
        "ours has opened and migrated its database and loaded its content by then.",
    )


def _start(command: Sequence[str], ready: str) -> Start:
    with a_folder() as folder, serving(command, ready, folder) as server:
        return Start(seconds=server.started_in, memory=server.memory_mb())


def _row(name: str, starts: Sequence[Start], fastest: float) -> Sequence[str]:
    seconds = median(start.seconds for start in starts)
    return name, ms(seconds), times(seconds / fastest), f"{median(start.memory for start in starts):.0f}"
