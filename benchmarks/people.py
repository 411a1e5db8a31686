"""People at their phones: each ticks, waits for the answer, rests a while or not at all, and ticks again."""

import asyncio
import gc
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median, quantiles
from typing import Protocol

TICK_LIMIT = 300.0
OPEN_AT_ONCE = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Crowd:
    """How many people, how many measured ticks each, and how long they rest between two: least and most seconds."""

    people: int
    ticks: int
    rest: tuple[float, float] = (0.4, 0.6)

    @property
    def label(self) -> str:
        """How many, and whether they rest at all."""
        return str(self.people) if self.rest[1] else f"{self.people}, no rest"


class Session(Protocol):
    """One person's connection to a server."""

    async def open(self) -> None:
        """The list is on the screen."""

    async def tick(self, number: int) -> None:
        """Tick `number` is acknowledged."""

    async def close(self) -> None:
        """The connection is gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticked:
    """What a crowd went through: each wait in seconds, how long it all took, and how busy driver and server were."""

    waits: tuple[float, ...]
    seconds: float
    driver_seconds: float
    server_seconds: float

    @property
    def median_ms(self) -> float:
        """Half of the ticks were faster."""
        return median(self.waits) * 1000

    @property
    def p95_ms(self) -> float:
        """19 of 20 ticks were faster."""
        return quantiles(self.waits, n=20, method="inclusive")[-1] * 1000 if len(self.waits) > 1 else self.median_ms

    @property
    def per_second(self) -> float:
        """Acknowledged ticks a second."""
        return len(self.waits) / self.seconds

    @property
    def driver_share(self) -> float:
        """The part of one core the driver used."""
        return self.driver_seconds / self.seconds

    @property
    def server_ms(self) -> float:
        """Processor time of the server for one tick: what is left when waiting and other programs are left out."""
        return self.server_seconds / len(self.waits) * 1000


async def tick(crowd: Crowd, sessions: Sequence[Session], server_cpu: Callable[[], float]) -> Ticked:
    """Everyone opens their list and ticks once unmeasured; then each makes the crowd's measured ticks."""
    gate = asyncio.Semaphore(OPEN_AT_ONCE)
    try:
        await asyncio.gather(*(_arrive(session, gate) for session in sessions))
        gc.collect()
        began, driver, server = time.perf_counter(), time.process_time(), server_cpu()
        waits = await asyncio.gather(*(_person(session, crowd, seed) for seed, session in enumerate(sessions)))
        seconds, driver, server = time.perf_counter() - began, time.process_time() - driver, server_cpu() - server
    finally:
        await asyncio.gather(*(session.close() for session in sessions))
    flat = tuple(wait for one in waits for wait in one)
    return Ticked(waits=flat, seconds=seconds, driver_seconds=driver, server_seconds=server)


async def _arrive(session: Session, gate: asyncio.Semaphore) -> None:
    async with gate, asyncio.timeout(TICK_LIMIT):
        await session.open()
        await session.tick(0)


async def _person(session: Session, crowd: Crowd, seed: int) -> list[float]:
    pace = random.Random(seed)
    await asyncio.sleep(pace.uniform(0, crowd.rest[1]))
    waits = []
    for number in range(1, crowd.ticks + 1):
        clicked = time.perf_counter()
        async with asyncio.timeout(TICK_LIMIT):
            await session.tick(number)
        waits.append(time.perf_counter() - clicked)
        await asyncio.sleep(pace.uniform(*crowd.rest))
    return waits
