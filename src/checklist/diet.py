"""Diets before the stop times ("clear liquids only the day before"), and doses of a bowel prep drink.

A diet adds to the fast and never replaces a final stop time. A dose may fall inside the fast on purpose, but never
inside its last hours without a word from the team (a rule from memory: staff are told each time).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum
from itertools import pairwise

from checklist.fasting import FastingCase, FastingTable, FoodClass, Instruction, Stop
from checklist.guidance import (
    Condition,
    FactId,
    GuidanceError,
    Notice,
    RuleId,
    Source,
    Window,
    Words,
    after_hours,
    hours_between,
)

CLEAR = FoodClass.CLEAR_FLUIDS
NOT_CLEAR = tuple(what for what in FoodClass if what is not CLEAR)
SGLT2 = FactId("takes:sglt2")


class DietKind(StrEnum):
    """What a diet allows: clear drinks and nothing else, or what only its words say."""

    CLEAR_LIQUIDS = "clear_liquids"
    IN_WORDS = "in_words"


class PrepDose(StrEnum):
    """Where a document puts a dose of the bowel prep drink: before the fast, or inside it on purpose."""

    BEFORE_FAST = "before_fast"
    DURING_FAST = "during_fast"


@dataclass(frozen=True, slots=True, kw_only=True)
class Diet:
    """What a document allows from a moment on, up to the stop times: `hours` before, or a `clock` time on `day`.

    `says` is the diet in the document's words; one of clear liquids needs none.
    """

    id: RuleId
    kind: DietKind
    source: Source
    says: Words | None = None
    hours: tuple[float, float] | None = None
    clock: time | None = None
    day: int = 0
    condition: Condition = Condition()

    def __post_init__(self) -> None:
        if self.clear == (self.says is not None):
            raise GuidanceError("a diet in_words says what may be eaten (says); clear_liquids needs no words")
        if (self.hours is None) == (self.clock is None):
            raise GuidanceError("a diet begins hours before, at a clock time, or days before: one of the three")
        if self.day > 0:
            raise GuidanceError("a diet begins before the procedure: day is 0 or less")
        _ = self.begins

    @property
    def clear(self) -> bool:
        """Whether clear drinks are all it allows."""
        return self.kind is DietKind.CLEAR_LIQUIDS

    @property
    def begins(self) -> Instruction:
        """Its beginning as an instruction: all but clear drinks stops then; where only words say what, nothing."""
        stops = NOT_CLEAR if self.clear else ()
        return Instruction(what=stops, source=self.source, hours=self.hours, clock=self.clock, day=self.day)


@dataclass(frozen=True, slots=True, kw_only=True)
class DietTime:
    """A diet of one person, from when until when."""

    diet: Diet
    window: Window


def diet_stops(diets: Iterable[Diet]) -> tuple[Instruction, ...]:
    """What the diets stop, and when: compared with every other rule for a class, under any policy."""
    return tuple(diet.begins for diet in diets if diet.clear)


def diet_times(diets: Sequence[Diet], stops: Sequence[Stop], case: FastingCase) -> tuple[DietTime, ...]:
    """Each diet that leaves room before it ends, in order. Of several of clear liquids the earliest counts.

    Clear liquids go on until clear drinks stop; another diet until the next begins or all but clear drinks has stopped.
    """
    begun = sorted((diet.begins.stop_at(case.base, case.anchors), n) for n, diet in enumerate(diets))
    ordered = [(at, diets[n]) for at, n in begun]
    first = next((diet for _, diet in ordered if diet.clear), None)
    kept = [(at, diet) for at, diet in ordered if not diet.clear or diet is first]
    ends = [_end(diet, [at for at, _ in kept[n + 1 :]], stops) for n, (_, diet) in enumerate(kept)]
    return tuple(
        DietTime(diet=diet, window=Window(start=at, end=end))
        for (at, diet), end in zip(kept, ends, strict=True)
        if at < end
    )


def _end(diet: Diet, next_ones: Sequence[datetime], stops: Sequence[Stop]) -> datetime:
    if diet.clear:
        return last_drink(stops)
    food = max(stop.stop_at for stop in stops if stop.stop_at and stop.what is not CLEAR)
    return min([food, *next_ones])


def last_drink(stops: Sequence[Stop]) -> datetime:
    """When clear drinks stop; where sips go on till sent for, when every other clear drink stops."""
    clear = next(stop for stop in stops if stop.what is CLEAR)
    return clear.stop_at or min(claim.stop_at for claim in clear.others)


def dose_stands(dose: PrepDose, window: Window, stops: Sequence[Stop], table: FastingTable, case: FastingCase) -> bool:
    """Whether a dose may stand at its time: it ends before the fast, or inside it on purpose but before its last hours.

    A dose at home is over when they come in.
    """
    latest = [after_hours(case.base, -table.prep_last_hours, case.anchors.zone), case.anchors.arrival]
    if dose is PrepDose.BEFORE_FAST:
        latest.append(last_drink(stops))
    return window.end <= min(latest)


def in_turn(windows: Sequence[Window]) -> bool:
    """Whether doses follow one another as the document lists them, and none begins before the one ahead is over."""
    return all(first.end <= second.start for first, second in pairwise(windows))


def diet_notices(
    diets: Sequence[Diet], times: Sequence[DietTime], case: FastingCase, *, prep: bool, facts: Mapping[FactId, str]
) -> list[Notice]:
    """What staff must look at: each diet, ranges left open, diets without room, and SGLT2 drugs beside them."""
    found = [_told(time, case) for time in times]
    held = {time.diet.id for time in times}
    found += [_range(diet.id, *diet.hours) for diet in diets if diet.hours and diet.begins.unresolved]
    found += [_no_room(diet) for diet in diets if diet.id not in held and not (diet.clear and _clear_held(times))]
    if SGLT2 in facts and (times or prep):
        found.append(Notice(code="sglt2_diet", about="fasting", text=SGLT2_TEXT))
    return found


SGLT2_TEXT = (
    "Takes an SGLT2 drug, and this plan has a diet or bowel prep. Less food raises the risk of ketoacidosis "
    "(from memory, not checked). Ask about the drug and about clear drinks with sugar."
)


def _clear_held(times: Sequence[DietTime]) -> bool:
    return any(time.diet.clear for time in times)


def _told(time: DietTime, case: FastingCase) -> Notice:
    hours = round(hours_between(time.window.start, case.base), 1)
    what = "clear drinks only" if time.diet.clear else "a diet in its own words"
    text = f"The document asks for {what}, {hours:g} hours before. It adds to the stop times. Is it meant?"
    return Notice(code="diet", about=time.diet.id, text=text)


def _range(id_: RuleId, low: float, high: float) -> Notice:
    text = f"The document asks for the diet {low:g} to {high:g} hours before. {high:g} is held until one is picked."
    return Notice(code="unresolved_range", about=id_, text=text)


def _no_room(diet: Diet) -> Notice:
    text = "This diet begins when food and drink have stopped, or another diet holds. It is not shown. Check its time."
    return Notice(code="diet_without_room", about=diet.id, text=text)
