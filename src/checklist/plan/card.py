"""What may be eaten and drunk from one stop time to the next: the card at the top of *today*."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from checklist.fasting import FOOD, FoodClass, Stop

MILKS = frozenset({FoodClass.MILK, FoodClass.FORMULA, FoodClass.BREAST_MILK})


class Allowed(StrEnum):
    """What is still allowed, in the words of the card's heading."""

    LIGHT = "light"
    BREAST_MILK = "breast_milk"
    CLEAR = "clear"
    SIPS = "sips"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A stop time, the classes that stop there, and what is allowed from then on."""

    at: datetime
    stops: frozenset[FoodClass]
    leaves: frozenset[FoodClass]
    allowed: Allowed

    @property
    def stop_keys(self) -> tuple[str, ...]:
        """Which sentences say what stops here."""
        if not self.leaves and len(self.stops) > 1:
            return ("everything",)
        milk_left, food_left = self.leaves & MILKS, self.leaves & FOOD
        if self.stops & FOOD and not food_left and not milk_left:
            return ("food_and_milk",) if self.stops & MILKS else ("food",)
        return tuple(what for what in FoodClass if what in self.stops)


def turns(stops: Sequence[Stop]) -> tuple[Turn, ...]:
    """The stop times in order, classes that stop together taken together."""
    found: list[Turn] = []
    left = frozenset(stop.what for stop in stops)
    sips = any(stop.stop_at is None for stop in stops)
    for at in sorted({stop.stop_at for stop in stops if stop.stop_at}):
        stopping = frozenset(stop.what for stop in stops if stop.stop_at == at)
        left -= stopping
        found.append(Turn(at=at, stops=stopping, leaves=left, allowed=_allowed(left, sips)))
    return tuple(found)


def _allowed(left: frozenset[FoodClass], sips: bool) -> Allowed:
    """What may still be taken, said strictly: what has stopped is never in the words."""
    if FoodClass.CLEAR_FLUIDS not in left:
        return Allowed.NONE
    if FoodClass.SOLIDS_LIGHT in left:
        return Allowed.LIGHT
    if FoodClass.BREAST_MILK in left:
        return Allowed.BREAST_MILK
    return Allowed.SIPS if sips else Allowed.CLEAR
