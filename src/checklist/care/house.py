"""The House: what every query and command works with. Made once at start, and handed in first everywhere."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from checklist.care import clock
from checklist.library.load import Library
from checklist.plan import PlanId
from checklist.store import Store
from checklist.store.tokens import Subject


class HouseClosed(RuntimeError):
    """Nobody has opened the house in this process yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A fictional person one can sign in as with one click, only in a demonstration on this machine."""

    who: str
    label: str
    subject: Subject


def _knows_none(_house: "House", _plan: PlanId) -> Callable[[str], bool]:
    return lambda _task: False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class House:
    """The store, the library, the address people reach us at, and how tasks of a plan, and of its helpers, are known.

    `real_time` is for sessions, links and limits; what people see goes by `clock.now`.
    """

    store: Store
    content: Library | None = None
    base_url: str = ""
    task_known: Callable[[Self, PlanId], Callable[[str], bool]] = _knows_none
    task_helped: Callable[[Self, PlanId], Callable[[str], bool]] = _knows_none
    samples: tuple[Sample, ...] = ()
    real_time: Callable[[], datetime] = clock.real_time

    @property
    def library(self) -> Library:
        """All shipped content; HouseClosed where the house was opened without."""
        if self.content is None:
            raise HouseClosed("the house was opened without its library")
        return self.content


_OPEN: list[House] = []


def open_house(house: House) -> None:
    """This is the house of the process from now on."""
    _OPEN[:] = [house]


def the_house() -> House:
    """The house of the process; HouseClosed before it is opened."""
    if not _OPEN:
        raise HouseClosed("the house is not open: start it with `checklist serve`")
    return _OPEN[0]
