"""What usually happens after the procedure, by day: limits, usual times, things to watch, dates."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from checklist.guidance import Condition, DayRange, FactId, RuleId, Source, Words


class MilestoneKind(StrEnum):
    """How a milestone is drawn and read: set by the team, usual give or take, keep watching, or a date."""

    LIMIT = "limit"
    USUAL = "usual"
    WATCH = "watch"
    DATE = "date"


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """One line of the recovery timeline. A vague range ("a few days to a week") is held as a band with a notice."""

    id: RuleId
    topic: Words
    text: Words
    days: DayRange
    kind: MilestoneKind
    source: Source
    condition: Condition = Condition()
    vague: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """A visit or call that belongs to recovery. `days` None: the document names no date."""

    id: RuleId
    what: Words
    source: Source
    days: DayRange | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PainSafety:
    """One rule for strong pain medicine at home: its safe use, or what becomes of what is left."""

    id: RuleId
    text: Words
    source: Source


def milestones_for(milestones: tuple[Milestone, ...], facts: Mapping[FactId, str]) -> tuple[Milestone, ...]:
    """The milestones meant for a person with these facts, earliest first."""
    mine = [m for m in milestones if m.condition.holds(facts)]
    return tuple(sorted(mine, key=lambda m: (m.days.from_day, m.days.to_day is None, m.days.to_day or 0)))
