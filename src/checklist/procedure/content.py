"""One procedure's guidance with its invariants, and the fact base every procedure is read beside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import NewType

from checklist.checkin import CheckInContent, RedFlag
from checklist.diet import Diet
from checklist.fasting import Caution, FastingTable, Instruction
from checklist.foods import Foods
from checklist.guidance import (
    ENGLISH,
    Gap,
    GuidanceError,
    Language,
    RuleId,
    Source,
    Wording,
    Words,
)
from checklist.medication import Formulary
from checklist.procedure.tasks import TaskRule
from checklist.recovery import FollowUp, Milestone, PainSafety

ProcedureId = NewType("ProcedureId", str)


class Anaesthesia(StrEnum):
    """How feeling is taken away during the procedure."""

    GENERAL = "general"
    SEDATION = "sedation"
    REGIONAL = "regional"
    LOCAL = "local"
    NONE = "none"


class Status(StrEnum):
    """Whether a clinician has signed the content. A draft reaches a patient only under a banner."""

    DRAFT = "draft"
    REVIEWED = "reviewed"


class SectionId(StrEnum):
    """The parts a procedure's description always has, in reading order."""

    SUMMARY = "summary"
    PURPOSE = "purpose"
    INDICATIONS = "indications"
    PREPARATION = "preparation"
    STEPS = "steps"
    TOOLS = "tools"
    DURATION = "duration"
    SETTING = "setting"
    PERSONNEL = "personnel"
    RISKS = "risks"
    BENEFITS = "benefits"
    RECOVERY = "recovery"
    ALTERNATIVES = "alternatives"
    EXPERIENCE = "experience"
    REMINDER = "reminder"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One point of a section, with its label ("Surgeon", "Rare") where it has one."""

    text: Words
    label: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One part of a procedure's description: sentences, then points. `ordered`: the points are steps."""

    id: SectionId
    heading: Words
    text: tuple[Words, ...] = ()
    items: tuple[Item, ...] = ()
    ordered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """Who signed this version of the content, when, and when it must be looked at again."""

    by: str
    on: date
    next_review: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    """One procedure's guidance as structured, versioned content.

    `red_flags` are warning signs of the fact base by id; `own_red_flags` are those that only this procedure has.
    """

    id: ProcedureId
    version: int
    status: Status
    title: Words
    plain_title: Words
    languages: tuple[Language, ...]
    source: Source
    anaesthesia: Anaesthesia | None = None
    codes: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    fasting: tuple[Instruction, ...] = ()
    diets: tuple[Diet, ...] = ()
    tasks: tuple[TaskRule, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    follow_up: tuple[FollowUp, ...] = ()
    red_flags: tuple[RuleId, ...] = ()
    own_red_flags: tuple[RedFlag, ...] = ()
    similar: tuple[ProcedureId, ...] = ()
    gaps: tuple[Gap, ...] = ()
    duration_minutes: tuple[int, int] | None = None
    review: Review | None = None

    def __post_init__(self) -> None:
        own = (self.diets, self.tasks, self.milestones, self.follow_up, self.own_red_flags)
        refuse_repeats([rule.id for part in own for rule in part])
        refuse_repeats([*dict.fromkeys(self.red_flags), *(flag.id for flag in self.own_red_flags)])
        refuse_overlaps(self.milestones)
        if self.status is Status.REVIEWED and self.review is None:
            raise GuidanceError("reviewed content names who reviewed it, when, and the next review")
        if self.version < 1:
            raise GuidanceError("versions count from 1")


@dataclass(frozen=True, kw_only=True)
class FactBase:
    """What is true beside every procedure: fasting hours, foods, medicines, signs, what is done by whom, wording."""

    version: int
    fasting: FastingTable
    formulary: Formulary
    standard_list: tuple[TaskRule, ...]
    red_flags: tuple[RedFlag, ...]
    wording: Wording
    terms: Mapping[str, Words] = field(default_factory=dict)
    foods: Foods = field(default_factory=Foods)
    cautions: tuple[Caution, ...] = ()
    pain_safety: tuple[PainSafety, ...] = ()
    helping: tuple[TaskRule, ...] = ()
    checkin: CheckInContent = field(default_factory=CheckInContent)

    def __post_init__(self) -> None:
        refuse_repeats([rule.id for rule in (*self.standard_list, *self.helping)])
        refuse_repeats([flag.id for flag in self.red_flags])


def refuse_repeats(ids: Sequence[str]) -> None:
    """Ids are unique among the rules of one file: raises GuidanceError naming those that are not."""
    repeated = sorted({id_ for id_ in ids if ids.count(id_) > 1})
    if repeated:
        raise GuidanceError(f"used more than once: {', '.join(repeated)}")


def refuse_overlaps(milestones: Sequence[Milestone]) -> None:
    """Two milestones of one topic never speak about the same day: raises GuidanceError naming the pair."""
    ordered = sorted(milestones, key=lambda m: (m.topic.said(ENGLISH), m.days.from_day))
    for first, second in pairwise(ordered):
        same = first.topic.said(ENGLISH) == second.topic.said(ENGLISH)
        if same and first.days.holds(second.days.from_day):
            raise GuidanceError(f"{first.id} and {second.id} both speak about day {second.days.from_day} of one topic")


def known_flags(procedure: Procedure, base: FactBase) -> Mapping[RuleId, RedFlag]:
    """Every warning sign there is for this procedure by its id: the fact base's and its own."""
    return {flag.id: flag for flag in (*base.red_flags, *procedure.own_red_flags)}


def refuse_unknown_signs(procedure: Procedure, base: FactBase) -> None:
    """The signs a procedure lists are the fact base's, and its own are not: raises GuidanceError naming the others."""
    known = {flag.id for flag in base.red_flags}
    unknown = sorted(set(procedure.red_flags) - known)
    if unknown:
        raise GuidanceError(f"{procedure.id}: no such warning sign: {', '.join(unknown)}")
    taken = sorted({flag.id for flag in procedure.own_red_flags} & known)
    if taken:
        raise GuidanceError(f"{procedure.id}: the fact base has this warning sign already: {', '.join(taken)}")


def helping_rules(procedure: Procedure, base: FactBase) -> tuple[TaskRule, ...]:
    """What a helper does beside the plan's own tasks; a procedure's own task of the same id stands in its place."""
    own = {rule.id for rule in procedure.tasks}
    return tuple(rule for rule in base.helping if rule.id not in own)


def task_rules(procedure: Procedure, base: FactBase) -> tuple[TaskRule, ...]:
    """The standard list and the procedure's own tasks; where both have one id, the procedure's own counts."""
    own = {rule.id: rule for rule in procedure.tasks}
    return tuple(own.pop(rule.id, rule) for rule in base.standard_list) + tuple(own.values())
