"""Tick to durable: the same crowd at each server in turn, at growing numbers."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.contenders import Contender
from benchmarks.people import Ticked, crowd
from benchmarks.serving import a_folder, serving


@dataclass(frozen=True, slots=True, kw_only=True)
class Crowd:
    """How many people, and how many measured ticks each."""

    people: int
    ticks: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One server under one crowd."""

    server: str
    crowd: Crowd
    ticked: Ticked


FULL = (Crowd(people=1, ticks=40), Crowd(people=10, ticks=20), Crowd(people=50, ticks=10), Crowd(people=200, ticks=5))
QUICK = (Crowd(people=1, ticks=5), Crowd(people=10, ticks=3))


class TicksLost(RuntimeError):
    """A server's file holds another number of ticks than it acknowledged."""


def measure(contenders: Sequence[Contender], crowds: Sequence[Crowd]) -> list[Row]:
    """Every server under every crowd, each time started afresh."""
    return [_row(contender, people) for people in crowds for contender in contenders]


def _row(contender: Contender, people: Crowd) -> Row:
    with a_folder() as folder:
        seats = contender.prepare(folder, people.people)
        with serving(contender.command, contender.ready, folder) as server:
            ticked = asyncio.run(crowd(seats(server.port), people.ticks))
        _check(contender.name, contender.on_disk(folder), people.people * (people.ticks + 1))
    print(f"  {contender.name}, {people.people} people: median {ticked.median_ms:.1f} ms", flush=True)
    return Row(server=contender.name, crowd=people, ticked=ticked)


def _check(name: str, on_disk: int, acknowledged: int) -> None:
    if on_disk not in (acknowledged, -1):
        raise TicksLost(f"{name} acknowledged {acknowledged} ticks and kept {on_disk}")
