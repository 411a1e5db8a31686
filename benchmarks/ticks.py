"""Tick to durable: the same crowd at each server in turn, at growing numbers."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks import contenders, ours
from benchmarks.contenders import Contender
from benchmarks.people import Crowd, Ticked, tick
from benchmarks.serving import a_folder, serving
from benchmarks.table import Table, ms, times


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One server under one crowd."""

    server: str
    crowd: Crowd
    ticked: Ticked


FULL = (
    Crowd(people=1, ticks=40),
    Crowd(people=10, ticks=20),
    Crowd(people=50, ticks=10),
    Crowd(people=200, ticks=5),
    Crowd(people=10, ticks=50, rest=(0, 0)),
)
QUICK = (Crowd(people=1, ticks=3), Crowd(people=5, ticks=5, rest=(0, 0)))
COLUMNS = (
    "server", "people", "ticks", "median ms", "p95 ms", "ticks/s", "of (c)'s time", "faster than (a)", "server CPU ms",
    "driver",
)  # fmt: skip
NOTE = (
    "Each person ticks, waits for the answer, and rests 0.4 to 0.6 s or not at all. One tick each is made beforehand "
    "and not counted. A tick lasts from the click to the answer: the events route's 200, or the end of the script run "
    "that a changed checkbox causes. Each server's file is counted afterwards and holds what was acknowledged, with "
    "WAL and synchronous=FULL. Drawing in the browser is not counted for any of them. *Driver alone* is a server that "
    "answers at once without work: what the driver and the loopback add to every row. *Server CPU* is its processor "
    "time for one tick, *driver* the part of one core that the driver used. Where people rest, ticks a second end with "
    "them, not with a fast server."
)


class TicksLost(RuntimeError):
    """A server's file holds another number of ticks than it acknowledged."""


def everyone() -> tuple[Contender, ...]:
    """Who is compared, in the order of the table."""
    return contenders.nothing(), contenders.stock(), contenders.tuned(), contenders.bare(), ours.contender()


def table(rows: Sequence[Row]) -> Table:
    """Every server side by side, by the size of the crowd."""
    return Table(title="Tick to durable", columns=COLUMNS, rows=[_cells(row, rows) for row in rows], note=NOTE)


def measure(contenders: Sequence[Contender], crowds: Sequence[Crowd]) -> list[Row]:
    """Every server under every crowd, each time started afresh."""
    return [_row(contender, people) for people in crowds for contender in contenders]


def _row(contender: Contender, people: Crowd) -> Row:
    with a_folder() as folder:
        seats = contender.prepare(folder, people.people)
        with serving(contender.command, contender.ready, folder) as server:
            ticked = asyncio.run(tick(people, seats(server.port), server.cpu_seconds))
        check(contender.name, contender.on_disk(folder), people.people * (people.ticks + 1))
    print(f"  {contender.name}, {people.label}: median {ticked.median_ms:.1f} ms", flush=True)
    return Row(server=contender.name, crowd=people, ticked=ticked)


def check(name: str, on_disk: int, acknowledged: int) -> None:
    """Nothing, if the file holds what was acknowledged (or none is kept: -1); otherwise TicksLost."""
    if on_disk not in (acknowledged, -1):
        raise TicksLost(f"{name} acknowledged {acknowledged} ticks and kept {on_disk}")


def _cells(row: Row, rows: Sequence[Row]) -> Sequence[str]:
    ticked = row.ticked
    return (
        row.server,
        row.crowd.label,
        str(len(ticked.waits)),
        ms(ticked.median_ms / 1000),
        ms(ticked.p95_ms / 1000),
        f"{ticked.per_second:.1f}",
        times(ticked.median_ms / _same_crowd(row, rows, contenders.BARE)),
        times(_same_crowd(row, rows, contenders.STOCK) / ticked.median_ms),
        f"{ticked.server_ms:.2f}",
        f"{ticked.driver_share:.0%}",
    )


def _same_crowd(row: Row, rows: Sequence[Row], server: str) -> float:
    return next(other.ticked.median_ms for other in rows if other.server == server and other.crowd == row.crowd)
