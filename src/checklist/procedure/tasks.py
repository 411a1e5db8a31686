"""A deed of guidance: who does what, when, why, and what it is to certain people instead."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from checklist.diet import PrepDose
from checklist.fasting import FoodClass
from checklist.guidance import Anchors, Condition, FactId, GuidanceError, RuleId, Source, Span, Window, Words


class Phase(StrEnum):
    """The part of the way a task belongs to."""

    PREPARE = "prepare"
    DAY_OF = "day_of"
    HOSPITAL = "hospital"
    RECOVER = "recover"


class TaskKind(StrEnum):
    """What sort of deed a task is."""

    FASTING_PREP = "fasting_prep"
    MEDICINE = "medicine"
    TEST = "test"
    TRANSPORT = "transport"
    HYGIENE = "hygiene"
    PAPERWORK = "paperwork"
    BELONGINGS = "belongings"
    ARRANGE_HELP = "arrange_help"
    LIFESTYLE = "lifestyle"
    ARRIVE = "arrive"
    WOUND = "wound"
    ACTIVITY = "activity"
    VISIT = "visit"
    OTHER = "other"


class Weight(StrEnum):
    """How much hangs on a task. A blocking one keeps a person from being ready."""

    BLOCKING = "blocking"
    IMPORTANT = "important"
    HELPFUL = "helpful"


class Actor(StrEnum):
    """Who does it."""

    PATIENT = "patient"
    CAREGIVER = "caregiver"
    STAFF = "staff"


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """What a deed is to those whom `condition` names, in place of what the rule says. None: as the rule has it."""

    condition: Condition
    title: Words | None = None
    why: Words | None = None
    note: Words | None = None
    question: Words | None = None
    weight: Weight | None = None
    actor: Actor | None = None
    source: Source | None = None

    def __post_init__(self) -> None:
        if not (self.condition.any_of or self.condition.all_of):
            raise GuidanceError("a change names the fact it is for (any_of or all_of)")
        if not self.changes:
            raise GuidanceError("a change says what is different: title, why, note, question, weight, actor or source")

    @property
    def changes(self) -> dict[str, Any]:
        """What is different, by the names of the rule's own fields."""
        said = {field.name: getattr(self, field.name) for field in fields(self) if field.name != "condition"}
        return {name: value for name, value in said.items() if value is not None}


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRule:
    """One deed: who does what, when, why, and who says so. `question` asks it in the Ready line.

    `instead` changes it for certain people; the first that is for a person counts.
    `bowel_prep`: it is a dose of the bowel prep drink, and where the document puts it. `eats`: what it has a person
    eat or drink, so that it is over when that stops.
    """

    id: RuleId
    phase: Phase
    kind: TaskKind
    title: Words
    why: Words
    span: Span
    source: Source
    weight: Weight = Weight.IMPORTANT
    actor: Actor = Actor.PATIENT
    note: Words | None = None
    question: Words | None = None
    condition: Condition = Condition()
    done_once: bool = False
    instead: tuple[Variant, ...] = ()
    bowel_prep: PrepDose | None = None
    eats: FoodClass | None = None

    def __post_init__(self) -> None:
        if self.weight is Weight.BLOCKING and self.question is None:
            raise GuidanceError(f"{self.id}: a blocking task needs the question that finds out whether it is done")
        for variant in self.instead:
            replace(self, instead=(), **variant.changes)
        if self.bowel_prep and self.phase not in (Phase.PREPARE, Phase.DAY_OF):
            raise GuidanceError(f"{self.id}: a dose of bowel prep is taken before the procedure: prepare or day_of")

    def told(self, facts: Mapping[FactId, str]) -> tuple["TaskRule", str | None]:
        """The deed as it is told to a person with these facts, and the fact that brought or changed it."""
        variant = next((one for one in self.instead if one.condition.holds(facts)), None)
        if variant is None:
            return self, self.condition.because(facts)
        return replace(self, **variant.changes), variant.condition.because(facts)

    def window(self, anchors: Anchors, stop: datetime | None = None) -> Window:
        """When it is open for one person. What is done at home before is over when they come in, or at a `stop`."""
        ends = [anchors.arrival] if self.phase is Phase.PREPARE else []
        return self.span.window(anchors, by=min([*ends, *([stop] if stop else [])], default=None))
