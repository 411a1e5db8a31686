"""When answers are a warning sign that no single choice names: limits, trends, and what comes together.

A clause only ever asks for more: that something was picked, that a number is as high as this, that it rises. So a
worse answer never takes a sign away, and an answer that is missing never counts as "no".
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from checklist.checkin.answers import SKIPPED, TEMPERATURE, CheckIn, QuestionId
from checklist.checkin.signs import Tier
from checklist.guidance import Condition, FactId, GuidanceError, RuleId, Source, Words

FEVER_C = 38.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One thing that holds of a day's answers: one of some choices picked, a number of at least this, or rising days.

    `unsaid`: it was asked and skipped. `fever`: the temperature is at least the unit's limit. `rising`: higher than
    the day before, on this many days in a row up to this one; a day without an answer breaks it.
    """

    question: QuestionId
    picked: frozenset[str] = frozenset()
    at_least: float | None = None
    fever: bool = False
    rising: int = 0
    unsaid: bool = False

    def __post_init__(self) -> None:
        if sum([bool(self.picked), self.at_least is not None, self.fever, self.rising > 0, self.unsaid]) != 1:
            raise GuidanceError("a clause says one of picked, at_least, fever, rising and unsaid")
        if self.fever and self.question != TEMPERATURE:
            raise GuidanceError("fever is about the temperature")

    def holds(self, said: Sequence[CheckIn], fever_c: float = FEVER_C) -> bool:
        """Whether it holds of the newest answers."""
        if self.picked:
            return bool(self.picked.intersection(said[-1].chosen(self.question)))
        if self.unsaid:
            return said[-1].answers.get(self.question) == SKIPPED
        if self.rising:
            return _rises(said, self.question, self.rising)
        level, limit = said[-1].number(self.question), fever_c if self.fever else self.at_least
        return level is not None and limit is not None and level >= limit


@dataclass(frozen=True, slots=True, kw_only=True)
class SignRule:
    """Answers that together are a warning sign, at a tier that may be above the sign's own.

    It holds when one of `any_of` does (or there is none) and all of `all_of`. `because` is said to the patient;
    {temperature} and {pain} are filled with what they said.
    """

    id: RuleId
    sign: RuleId
    tier: Tier
    because: Words
    source: Source
    any_of: tuple[Clause, ...] = ()
    all_of: tuple[Clause, ...] = ()
    condition: Condition = field(default_factory=Condition)
    from_day: int = 0

    def __post_init__(self) -> None:
        if not (self.any_of or self.all_of):
            raise GuidanceError(f"{self.id}: a rule needs an answer it speaks of (any_of or all_of)")
        if self.condition.none_of:
            raise GuidanceError(f"{self.id}: no fact may hide a warning sign (none_of)")

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """Every clause of it."""
        return (*self.any_of, *self.all_of)

    def holds(self, said: Sequence[CheckIn], facts: Mapping[FactId, str], fever_c: float) -> bool:
        """Whether the newest answers are this sign for a person with these facts."""
        if said[-1].day < self.from_day or not self.condition.holds(facts):
            return False
        enough = not self.any_of or any(clause.holds(said, fever_c) for clause in self.any_of)
        return enough and all(clause.holds(said, fever_c) for clause in self.all_of)


def _rises(said: Sequence[CheckIn], question: QuestionId, days: int) -> bool:
    """Whether the level went up each day, this many days in a row up to the newest."""
    levels = {one.day: one.number(question) for one in said}
    last = said[-1].day
    row = [levels.get(day) for day in range(last - days, last + 1)]
    known = [level for level in row if level is not None]
    return len(known) == len(row) and all(before < after for before, after in pairwise(known))
