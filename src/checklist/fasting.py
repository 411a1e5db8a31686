"""When to stop which food and drink. Every rule for a class is compared; the earliest stop wins.

Facts: the fact base's fasting table (ASA 2017 and 2023 for the hours); the instruction is the procedure's own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum

from checklist.guidance import (
    Anchor,
    Anchors,
    Condition,
    FactId,
    GuidanceError,
    Notice,
    Source,
    after_hours,
    at_clock,
    day_date,
    hours_between,
)


class FoodClass(StrEnum):
    """Kinds of food and drink that stop at different times."""

    SOLIDS_FATTY = "solids_fatty"
    SOLIDS_LIGHT = "solids_light"
    MILK = "milk"
    FORMULA = "formula"
    BREAST_MILK = "breast_milk"
    CLEAR_FLUIDS = "clear_fluids"


ADULT_CLASSES = (FoodClass.SOLIDS_FATTY, FoodClass.SOLIDS_LIGHT, FoodClass.MILK, FoodClass.CLEAR_FLUIDS)
FOOD = frozenset({FoodClass.SOLIDS_FATTY, FoodClass.SOLIDS_LIGHT})
CHILD = FactId("child")
NEEDS_SHORT_FASTS = tuple(FactId(f) for f in ("child", "pregnant", "takes:insulin", "takes:sulfonylurea"))


class Policy(StrEnum):
    """Which rules a site follows. Only a signed one may replace what the procedure's document says."""

    AS_PUBLISHED = "as_published"
    GUIDELINE = "guideline"
    SIP_TIL_SEND = "sip_til_send"


@dataclass(frozen=True, slots=True, kw_only=True)
class Minimum:
    """The guideline's least hours without one class, for those `condition` names."""

    what: FoodClass
    hours: float
    source: Source
    condition: Condition = Condition()

    def __post_init__(self) -> None:
        if self.hours <= 0:
            raise GuidanceError(f"{self.what}: a fast lasts more than 0 hours")


@dataclass(frozen=True, slots=True, kw_only=True)
class Instruction:
    """What a document says: stop `what` for `hours` (shortest, longest), or at a `clock` time on `day`.

    A clock of 00:00 on day 0 is the midnight that opens the procedure's day ("nothing after midnight").
    """

    what: tuple[FoodClass, ...]
    source: Source
    hours: tuple[float, float] | None = None
    clock: time | None = None
    day: int = 0

    def __post_init__(self) -> None:
        if (self.hours is None) == (self.clock is None):
            raise GuidanceError("a fasting instruction gives hours or a clock time, one of the two")
        if self.hours and not 0 < self.hours[0] <= self.hours[1]:
            raise GuidanceError("fasting hours run from the shortest to the longest and are more than 0")

    @property
    def unresolved(self) -> bool:
        """Whether the document leaves a range open; its stricter end is held."""
        return self.hours is not None and self.hours[0] != self.hours[1]

    def stop_at(self, base: datetime, anchors: Anchors) -> datetime:
        """When the document says to stop: hours are counted back from `base`, a clock time stands on its day."""
        if self.hours:
            return after_hours(base, -self.hours[1], anchors.zone)
        return at_clock(day_date(anchors, self.day), self.clock or time(), anchors.zone)


@dataclass(frozen=True, slots=True, kw_only=True)
class Caution:
    """A fact that makes fasting need a person's look: staff see `text`."""

    condition: Condition
    code: str
    text: str
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class FastingTable:
    """The fact base on fasting: least hours by class, who needs more care, and when a fast is long (hours).

    `prep_last_hours`: the last hours, in which no bowel prep drink is taken without a word from the team.
    """

    minimums: tuple[Minimum, ...]
    cautions: tuple[Caution, ...] = ()
    long_clear_fluids: float = 6
    long_clear_fluids_short: float = 4
    long_food: float = 12
    prep_last_hours: float = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One rule's answer for a class; `hours` is elapsed, from the anchor back to `stop_at`."""

    stop_at: datetime
    hours: float
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """When to stop one class, by the strictest rule; `others` lost. Without `stop_at`: sips till called."""

    what: FoodClass
    stop_at: datetime | None
    hours: float | None
    anchor: Anchor
    source: Source
    others: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fast:
    """All stops of one person, and what staff must look at."""

    stops: tuple[Stop, ...]
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FastingCase:
    """What fasting is worked out from: one person's moments and facts, and the policy their site follows."""

    anchors: Anchors
    facts: Mapping[FactId, str]
    policy: Policy = Policy.AS_PUBLISHED
    signed_by: Source | None = None
    anchor: Anchor = Anchor.ARRIVAL

    @property
    def base(self) -> datetime:
        """The moment counted back from: the earlier of arrival and procedure, since lists move forward."""
        if self.anchor is Anchor.PROCEDURE:
            return self.anchors.procedure
        return min(self.anchors.arrival, self.anchors.procedure)

    @property
    def counted_from(self) -> Anchor:
        """The anchor whose moment `base` is."""
        early = self.anchor is Anchor.ARRIVAL and self.anchors.arrival <= self.anchors.procedure
        return Anchor.ARRIVAL if early else Anchor.PROCEDURE


def fast(
    instructions: Sequence[Instruction], table: FastingTable, case: FastingCase, diets: Sequence[Instruction] = ()
) -> Fast:
    """Every class's stop time for one person, the strictest rule first, with notices for staff.

    `diets` is what a diet stops. It holds under any policy, which is about the fast alone, and is told of by the diet.
    """
    followed = tuple(instructions) if case.policy is Policy.AS_PUBLISHED else ()
    classes = tuple(FoodClass) if CHILD in case.facts else ADULT_CLASSES
    stops = tuple(_stop(what, (*followed, *diets), table, case) for what in classes)
    return Fast(stops=stops, notices=(*_notices(followed, stops, table, case), *_policy_notices(case)))


def _stop(what: FoodClass, instructions: Sequence[Instruction], table: FastingTable, case: FastingCase) -> Stop:
    if what is FoodClass.CLEAR_FLUIDS and case.policy is Policy.SIP_TIL_SEND:
        return _sips(table, case)
    theirs = [_claim(i.stop_at(case.base, case.anchors), i.source, case) for i in instructions if what in i.what]
    claims = dict.fromkeys([*theirs, *_guideline_claims(what, table, case)])
    first, *others = sorted(claims, key=lambda claim: claim.stop_at)
    return Stop(
        what=what, stop_at=first.stop_at, hours=first.hours, anchor=case.counted_from,
        source=first.source, others=tuple(others),
    )  # fmt: skip


def _sips(table: FastingTable, case: FastingCase) -> Stop:
    claims = _guideline_claims(FoodClass.CLEAR_FLUIDS, table, case)
    source = case.signed_by or claims[0].source
    return Stop(
        what=FoodClass.CLEAR_FLUIDS, stop_at=None, hours=None, anchor=case.counted_from,
        source=source, others=tuple(claims),
    )  # fmt: skip


def _guideline_claims(what: FoodClass, table: FastingTable, case: FastingCase) -> list[Claim]:
    """The guideline's claims for a class, strictest first. A class without any is a GuidanceError."""
    rules = [m for m in table.minimums if m.what is what and m.condition.holds(case.facts)]
    if not rules:
        raise GuidanceError(f"the fasting table has no hours for {what}")
    ordered = sorted(rules, key=lambda rule: -rule.hours)
    return [_claim(after_hours(case.base, -rule.hours, case.anchors.zone), rule.source, case) for rule in ordered]


def _claim(stop_at: datetime, source: Source, case: FastingCase) -> Claim:
    return Claim(stop_at=stop_at, hours=hours_between(stop_at, case.base), source=source)


def _notices(
    instructions: Sequence[Instruction], stops: Sequence[Stop], table: FastingTable, case: FastingCase
) -> list[Notice]:
    found = [
        Notice(code="unresolved_range", about="fasting", text=_range_text(*i.hours))
        for i in instructions
        if i.hours and i.unresolved
    ]
    found += [
        notice
        for stop in stops
        for i in instructions
        if stop.what in i.what
        for notice in _compared(i, stop, table, case)
    ]
    found += [notice for stop in stops for notice in _long(stop, table, case)]
    found += [
        Notice(code=c.code, about="fasting", text=c.text) for c in table.cautions if c.condition.holds(case.facts)
    ]
    return found


def _range_text(low: float, high: float) -> str:
    return f"The document says {low:g} to {high:g} hours. {high:g} is held until the team picks one. Clear fluids too?"


def _compared(instruction: Instruction, stop: Stop, table: FastingTable, case: FastingCase) -> list[Notice]:
    theirs = instruction.stop_at(case.base, case.anchors)
    ours = _guideline_claims(stop.what, table, case)[0]
    hours = round(max(hours_between(theirs, case.base), 0), 1)
    if theirs < ours.stop_at:
        text = f"{stop.what}: the document asks for {hours:g} hours, the guideline for {ours.hours:g}. Is it meant?"
        return [Notice(code="stricter_than_guideline", about=stop.what, text=text)]
    if theirs > ours.stop_at:
        text = f"{stop.what}: the document asks for {hours:g} hours. The guideline's {ours.hours:g} are held."
        return [Notice(code="less_strict_than_guideline", about=stop.what, text=text)]
    return []


def _long(stop: Stop, table: FastingTable, case: FastingCase) -> list[Notice]:
    limit = _limit(stop.what, table, case)
    if stop.hours is None or limit is None or stop.hours <= limit:
        return []
    text = f"{stop.what}: {round(stop.hours, 1):g} hours without. More than {limit:g} hours is a long fast."
    return [Notice(code="long_fast", about=stop.what, text=text)]


def _limit(what: FoodClass, table: FastingTable, case: FastingCase) -> float | None:
    if what in FOOD:
        return table.long_food
    if what is not FoodClass.CLEAR_FLUIDS:
        return None
    short = any(fact in case.facts for fact in NEEDS_SHORT_FASTS)
    return table.long_clear_fluids_short if short else table.long_clear_fluids


def _policy_notices(case: FastingCase) -> list[Notice]:
    if case.policy is Policy.AS_PUBLISHED or case.signed_by is not None:
        return []
    text = f"The fasting policy {case.policy} is not signed by a clinician of the site. For preview only."
    return [Notice(code="policy_unsigned", about="fasting", text=text)]
