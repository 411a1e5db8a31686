"""What the fact base says of a group of medicines, and which row of it is for one person.

Nothing here turns an interval into a date.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from checklist.guidance import Certainty, Source, Words
from checklist.medication.taken import Action


class RuleAction(StrEnum):
    """What the fact base says of a group."""

    CONTINUE = "continue_including_morning"
    SKIP_MORNING = "skip_morning_dose"
    HOLD = "hold_before"
    ADJUST = "adjust_dose"
    STOP = "stop_before"
    ASK = "ask_prescriber"


PRECEDENCE = (
    RuleAction.ASK,
    RuleAction.ADJUST,
    RuleAction.HOLD,
    RuleAction.STOP,
    RuleAction.SKIP_MORNING,
    RuleAction.CONTINUE,
)

PLAN_ACTION = {
    RuleAction.CONTINUE: Action.CONTINUE,
    RuleAction.SKIP_MORNING: Action.HOLD,
    RuleAction.HOLD: Action.HOLD,
    RuleAction.STOP: Action.HOLD,
    RuleAction.ADJUST: Action.ADJUST,
    RuleAction.ASK: Action.ASK,
}

LEFT_OUT_UNCHECKED = "vitamin_mineral"  # the one group whose rule from memory may say more than "keep taking it"


class BleedingRisk(StrEnum):
    """The surgeon's class for the procedure."""

    MINIMAL = "minimal"
    LOW_MODERATE = "low_moderate"
    HIGH = "high"


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A hold as the fact base states it. `least` and `most` None: the team will tell. `source` None: the group's."""

    unit: str
    least: float | None = None
    most: float | None = None
    note: str | None = None
    source: Source | None = None
    action: RuleAction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldCase:
    """A hold for some drugs of a group in one case. `bleeding_risk` and `crcl` None: whatever they are."""

    drugs: tuple[str, ...]
    interval: Interval
    bleeding_risk: BleedingRisk | None = None
    crcl: tuple[float, float] | None = None
    crcl_unknown: bool = False
    neuraxial: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRule:
    """The fact base's rule for a group of medicines."""

    id: str
    label: str
    action: RuleAction
    needs_confirmation: bool
    never_stop_abruptly: bool
    patient_text: Words
    staff_text: str
    restart_text: Words
    source: Source
    hold: Interval | None = None
    restart: Interval | None = None
    by_drug: Mapping[str, Interval] = field(default_factory=dict)
    by_case: tuple[HoldCase, ...] = ()
    by_indication: Mapping[str, Interval] = field(default_factory=dict)
    disagreements: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """The facts that change a medicine's rule. `in_scope` False: a child, pregnant, or breastfeeding."""

    in_scope: bool = True
    crcl: float | None = None
    bleeding_risk: BleedingRisk | None = None
    neuraxial: bool | None = None
    conditions: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What one group of a medicine says of it, each by itself."""

    group: GroupRule
    action: RuleAction
    interval: Interval | None = None


def strictest(parts: Sequence[Part]) -> tuple[Part, RuleAction]:
    """The part and action that win for a medicine of several groups.

    A pair of which one part must never stop suddenly and another is held, skipped or changed is ask.
    """
    first = min(parts, key=lambda part: PRECEDENCE.index(part.action))
    keeps = any(part.group.never_stop_abruptly and part.action is RuleAction.CONTINUE for part in parts)
    changes = any(part.action not in (RuleAction.CONTINUE, RuleAction.ASK) for part in parts)
    return first, RuleAction.ASK if keeps and changes else first.action


def action_of(rule: GroupRule, generic: str, reasons: frozenset[str]) -> RuleAction:
    """A group's action for one medicine. Reasons that disagree are ask, and rows from memory may only say keep it."""
    rows = _for_reasons(rule, reasons)
    actions = {row.action or rule.action for row in rows} or {rule.action}
    if len(actions) > 1:
        return RuleAction.ASK
    action = actions.pop()
    if action is RuleAction.CONTINUE or rule.id == LEFT_OUT_UNCHECKED:
        return action
    return RuleAction.ASK if _unchecked(rule, rows or _for_drug(rule, generic)) else action


def interval_of(rule: GroupRule, generic: str, reasons: frozenset[str], person: Person) -> Interval | None:
    """The hold to offer staff, or None when no value may be offered."""
    cases = [case for case in rule.by_case if generic in case.drugs]
    if cases:
        return _by_case(cases, person)
    return _longest(_for_reasons(rule, reasons) or _for_drug(rule, generic))


def _for_reasons(rule: GroupRule, reasons: frozenset[str]) -> list[Interval]:
    """The rows for why this person takes it; they stand before the drug's own row and the group's."""
    return [rule.by_indication[reason] for reason in sorted(reasons) if reason in rule.by_indication]


def _for_drug(rule: GroupRule, generic: str) -> list[Interval]:
    row = rule.by_drug.get(generic, rule.hold)
    return [] if row is None else [row]


def _unchecked(rule: GroupRule, rows: Iterable[Interval]) -> bool:
    sources = (rule.source, *(row.source for row in rows if row.source))
    return any(source.certainty is Certainty.UNVERIFIED for source in sources)


def _by_case(cases: Sequence[HoldCase], person: Person) -> Interval | None:
    """The longest of the rows that fit; None when any row needs a fact that is not known."""
    fits = [(case, _fits(case, person)) for case in cases]
    if any(fit is None for _, fit in fits):
        return None
    return _longest([case.interval for case, fit in fits if fit])


def _longest(rows: Sequence[Interval]) -> Interval | None:
    """Of several holds one without a value beats every number, and otherwise the longest wins."""
    if not rows or any(row.least is None for row in rows) or len({row.unit for row in rows}) > 1:
        return None
    return max(rows, key=lambda row: (row.least or 0) if row.most is None else row.most)


def _fits(case: HoldCase, person: Person) -> bool | None:
    """Whether a row is for this person; None when a fact it needs is not known."""
    answers = (_kidney_fits(case, person), _bleeding_fits(case, person), _needle_fits(case, person))
    if False in answers:
        return False
    return None if None in answers else True


def _kidney_fits(case: HoldCase, person: Person) -> bool | None:
    if case.crcl_unknown:
        return person.crcl is None
    if case.crcl is None:
        return True
    return None if person.crcl is None else case.crcl[0] <= person.crcl < case.crcl[1]


def _bleeding_fits(case: HoldCase, person: Person) -> bool | None:
    if case.bleeding_risk is None:
        return True
    return None if person.bleeding_risk is None else case.bleeding_risk is person.bleeding_risk


def _needle_fits(case: HoldCase, person: Person) -> bool | None:
    return person.neuraxial if case.neuraxial else True
