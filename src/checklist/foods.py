"""Can I have this now? Foods and drinks by name, and the answer for one person's stop times at one moment.

Only a name that is known exactly, with a class that somebody has read, is answered. Everything else is a question.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property

from rapidfuzz import fuzz, process

from checklist.fasting import FoodClass, Stop
from checklist.guidance import Certainty, GuidanceError, Source, Window, Words

NEAR_ENOUGH = 70
CLEAR = FoodClass.CLEAR_FLUIDS
NEVER_CLEAR = re.compile(r"(?<!no )(?<!without )\b(milk\w*|latte|cream\w*|pulp(?! free)|butter|oil|smoothie|shake)\b")


class Says(StrEnum):
    """What the answer is. `WHICH` is a question back, `SIPS` a yes to small sips of water until called."""

    YES = "yes"
    NO = "no"
    SIPS = "sips"
    ASK = "ask"
    WHICH = "which"


@dataclass(frozen=True, slots=True, kw_only=True)
class Food:
    """A food or drink and every name it is known by. Without a class (`what`) the team is asked.

    `ask_if`: fasting cautions of people who ask their team about it. `sips`: what sip til send allows.
    `bowel_prep`: the bowel prep drink, which is taken at its own times and has no class.
    """

    name: str
    also: tuple[str, ...] = ()
    what: FoodClass | None = None
    source: Source | None = None
    note: Words | None = None
    ask_if: tuple[str, ...] = ()
    sips: bool = False
    bowel_prep: bool = False

    def __post_init__(self) -> None:
        if self.what is None:
            return
        if self.bowel_prep:
            raise GuidanceError(f"{self.name}: the bowel prep drink has its own times. Leave its class out")
        if self.source is None or self.source.certainty is Certainty.UNVERIFIED:
            raise GuidanceError(f"{self.name}: a class needs a source that was read. Leave it out: the team is asked")
        wrong = [name for name in self.names if NEVER_CLEAR.search(folded(name))] if self.what is CLEAR else []
        if wrong:
            raise GuidanceError(f"{wrong[0]}: milk, cream, butter, oil or pulp makes a drink not clear")

    @property
    def names(self) -> tuple[str, ...]:
        """Every name, the one it is told by first."""
        return (self.name, *self.also)


@dataclass(frozen=True, kw_only=True)
class Foods:
    """The fact base on foods and drinks.

    `which`: names that several foods bear. `ask_always`, `ask_unless_clear`: fasting cautions that make a yes an "ask".
    """

    foods: tuple[Food, ...] = ()
    which: Mapping[str, tuple[str, ...]] | None = None
    common: tuple[str, ...] = ()
    ask_always: frozenset[str] = frozenset()
    ask_unless_clear: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        names = [folded(name) for food in self.foods for name in food.names] + list(self.shared)
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise GuidanceError(f"named more than once: {', '.join(twice)}")
        named = [*self.common, *(one for several in self.shared.values() for one in several)]
        unknown = sorted({name for name in named if folded(name) not in self.by_name})
        if unknown:
            raise GuidanceError(f"no food is named {', '.join(unknown)}")

    @cached_property
    def by_name(self) -> Mapping[str, Food]:
        """Foods by each of their names as it is compared."""
        return {folded(name): food for food in self.foods for name in food.names}

    @cached_property
    def shared(self) -> Mapping[str, tuple[str, ...]]:
        """What each name that can mean several foods may mean."""
        return {folded(name): several for name, several in (self.which or {}).items()}

    @cached_property
    def spelled(self) -> Mapping[str, str]:
        """Each name as it is compared, with its spelling as a person reads it."""
        spelled = [*(self.which or {}), *(name for food in self.foods for name in food.names)]
        return {folded(name): name for name in spelled}

    @property
    def cautions(self) -> frozenset[str]:
        """Every fasting caution that the foods ask about."""
        return self.ask_always | self.ask_unless_clear | {code for food in self.foods for code in food.ask_if}

    def near(self, name: str, most: int = 4) -> tuple[str, ...]:
        """What `name` may mean, best first: offered as a question only."""
        wanted = folded(name)
        if wanted in self.shared:
            return self.shared[wanted]
        known = list(self.spelled)
        alike = process.extract(wanted, known, scorer=fuzz.ratio, score_cutoff=NEAR_ENOUGH, limit=most)
        within = sorted((one for one in known if _within(one, wanted)), key=len, reverse=True)
        found = dict.fromkeys([*(one for one, _, _ in alike), *within])
        return tuple(self.spelled[one] for one in found)[:most] if len(wanted) > 2 else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Part of a plan that lasts a while: a diet that only its words describe, or a dose of bowel prep."""

    window: Window
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Eater:
    """One person's stop times, the codes of their fasting cautions, and the diets and doses of their plan."""

    stops: Sequence[Stop]
    cautions: frozenset[str] = frozenset()
    diets: Sequence[Stretch] = ()
    doses: Sequence[Stretch] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Yes until `at`, no since `at`, sips, ask, or which of `near`. `source` says so of the time."""

    says: Says
    food: Food | None = None
    at: datetime | None = None
    source: Source | None = None
    near: tuple[str, ...] = ()


def answer(name: str, foods: Foods, eater: Eater, moment: datetime) -> Answer:
    """Whether this person may have what is called `name` at `moment`."""
    food = foods.by_name.get(folded(name))
    if food is None:
        return Answer(says=Says.WHICH, near=foods.near(name))
    if food.bowel_prep:
        return _dose(food, foods, eater, moment)
    stop = next((stop for stop in eater.stops if stop.what is food.what), None)
    if stop is None:
        return Answer(says=Says.ASK, food=food, source=food.source)
    if stop.stop_at is None:
        return _sipping(food, stop, foods, eater, moment)
    return _by_the_clock(food, (stop.stop_at, stop.source), foods, eater, moment)


def _by_the_clock(food: Food, stop: tuple[datetime, Source], foods: Foods, eater: Eater, moment: datetime) -> Answer:
    """From the stop time on it is no, for everyone; a yes is only for those whose hours are settled."""
    at, source = stop
    if moment >= at:
        return Answer(says=Says.NO, food=food, at=at, source=source)
    if _unsettled(food, foods, eater):
        return Answer(says=Says.ASK, food=food, source=source)
    ahead = [] if food.what is CLEAR else [diet for diet in eater.diets if moment < diet.window.end]
    diet = min(ahead, key=lambda diet: diet.window.start, default=None)
    if diet and diet.window.start <= moment:
        return Answer(says=Says.ASK, food=food, source=diet.source)
    if diet and diet.window.start < at:
        at, source = diet.window.start, diet.source
    return Answer(says=Says.YES, food=food, at=at, source=source)


def _dose(food: Food, foods: Foods, eater: Eater, moment: datetime) -> Answer:
    """The bowel prep drink is a yes while one of its doses is due, by the document that says so; else it is asked."""
    due = next((dose for dose in eater.doses if dose.window.holds(moment)), None)
    if due is None or _unsettled(food, foods, eater):
        return Answer(says=Says.ASK, food=food, source=due.source if due else food.source)
    return Answer(says=Says.YES, food=food, at=due.window.end, source=due.source)


def _sipping(food: Food, stop: Stop, foods: Foods, eater: Eater, moment: datetime) -> Answer:
    """Sip til send is for sips of water; every other clear drink keeps the guideline's time, then it is asked about."""
    if _unsettled(food, foods, eater):
        return Answer(says=Says.ASK, food=food, source=stop.source)
    if food.sips:
        return Answer(says=Says.SIPS, food=food, source=stop.source)
    strictest = min(stop.others, key=lambda claim: claim.stop_at, default=None)
    if strictest is None or moment >= strictest.stop_at:
        return Answer(says=Says.ASK, food=food, source=stop.source)
    return Answer(says=Says.YES, food=food, at=strictest.stop_at, source=strictest.source)


def _unsettled(food: Food, foods: Foods, eater: Eater) -> bool:
    """Whether the hours of this person may be stricter for this food than the stop times say."""
    drink = food.what is CLEAR or food.bowel_prep
    codes = foods.ask_always | frozenset(food.ask_if) | (frozenset() if drink else foods.ask_unless_clear)
    return bool(codes & eater.cautions)


def folded(name: str) -> str:
    """A name as it is compared: case, hyphens, marks and extra spaces do not count.

    >>> folded(" Lemon-Lime  Soda? ")
    'lemon lime soda'
    """
    return " ".join(re.sub(r"[^\w ]", "", name.lower().replace("-", " ")).split())


def _within(known: str, typed: str) -> bool:
    """Whether all words of a known name stand in what was typed."""
    return set(known.split()) <= set(typed.split())
