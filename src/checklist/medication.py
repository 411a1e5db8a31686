"""Which medicine to take, hold or ask about. A name that is not matched exactly is a question, never an answer.

Rules come from the fact base's medication rules by group; nothing here turns an interval into a date. A date exists
only once a clinician has confirmed it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property

from rapidfuzz import fuzz, process

from checklist.guidance import Certainty, GuidanceError, Source


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


class Action(StrEnum):
    """What a plan says of one medicine."""

    CONTINUE = "continue"
    HOLD = "hold"
    ADJUST = "adjust"
    ASK = "ask"


PLAN_ACTION = {
    RuleAction.CONTINUE: Action.CONTINUE,
    RuleAction.SKIP_MORNING: Action.HOLD,
    RuleAction.HOLD: Action.HOLD,
    RuleAction.STOP: Action.HOLD,
    RuleAction.ADJUST: Action.ADJUST,
    RuleAction.ASK: Action.ASK,
}


class MorningOf(StrEnum):
    """What to do with the dose due on the morning of the procedure."""

    TAKE_WITH_SIP = "take_with_sip"
    SKIP = "skip"
    ASK = "ask"


class HowOften(StrEnum):
    """How often a medicine is taken."""

    DAILY = "daily"
    TWICE_DAILY = "twice_daily"
    THREE_TIMES_DAILY = "three_times_daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    AS_NEEDED = "as_needed"
    PUMP = "pump"


EVERY_DAY = frozenset({HowOften.DAILY, HowOften.TWICE_DAILY, HowOften.THREE_TIMES_DAILY})
NOT_EVERY_DAY = frozenset({HowOften.WEEKLY, HowOften.MONTHLY, HowOften.AS_NEEDED})


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
    patient_text: str
    staff_text: str
    restart_text: str
    source: Source
    hold: Interval | None = None
    by_drug: Mapping[str, Interval] = field(default_factory=dict)
    by_case: tuple[HoldCase, ...] = ()
    by_indication: Mapping[str, Interval] = field(default_factory=dict)
    disagreements: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Medicine:
    """One medicine and every name it is known by."""

    generic: str
    drug_class: str
    groups: tuple[str, ...]
    names: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A medicine as a person entered it. `entry` tells two entries of one booking apart."""

    entry: str
    name: str
    dose: str | None = None
    how_often: HowOften | None = None
    reason: str | None = None
    last_taken: datetime | date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmed:
    """What a clinician decided for one medicine. A hold always has its last dose: a date, or date and time."""

    medication: str
    action: Action
    by: str
    last_dose: date | datetime | None = None

    def __post_init__(self) -> None:
        if self.action is Action.HOLD and self.last_dose is None:
            raise GuidanceError("a confirmed hold needs the day of the last dose")


class MatchKind(StrEnum):
    """How an entered name was understood."""

    EXACT = "exact"
    AMBIGUOUS = "ambiguous"
    NEAR = "near"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """What an entered name may mean. Only an exact match has a medicine; the rest is a question."""

    kind: MatchKind
    medicine: Medicine | None = None
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Restart:
    """When to start again: the words, and the time if a clinician set one."""

    text: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """The facts that change a medicine's rule. `in_scope` False: a child, pregnant, or breastfeeding."""

    in_scope: bool = True
    crcl: float | None = None
    bleeding_risk: BleedingRisk | None = None
    neuraxial: bool | None = None
    conditions: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What the fact base says of one entered medicine, before anyone has confirmed it."""

    match: Match
    action: RuleAction
    needs_confirmation: bool
    group: GroupRule | None = None
    interval: Interval | None = None
    source: Source


@dataclass(frozen=True, kw_only=True)
class Formulary:
    """Every medicine name and group rule of the fact base, and the names that several medicines share."""

    medicines: tuple[Medicine, ...]
    rules: Mapping[str, GroupRule]
    ambiguous: Mapping[str, tuple[str, ...]]
    unmatched_source: Source

    @cached_property
    def by_name(self) -> Mapping[str, Medicine]:
        """Medicines by each of their names in lower case."""
        return {spelled.lower(): m for m in self.medicines for spelled in (m.generic, *m.names)}

    @cached_property
    def spellings(self) -> Mapping[str, str]:
        """Each name in lower case with its spelling as a person reads it."""
        spelled = {s.lower(): s for m in self.medicines for s in (m.generic, *m.names)}
        return spelled | {name.lower(): name for name in self.ambiguous}

    def match(self, name: str) -> Match:
        """What `name` means: exactly one medicine, a question which one, near names to ask about, or unknown."""
        wanted = " ".join(name.lower().split())
        if wanted in self.ambiguous:
            return Match(kind=MatchKind.AMBIGUOUS, candidates=self.ambiguous[wanted])
        if wanted in self.by_name:
            return Match(kind=MatchKind.EXACT, medicine=self.by_name[wanted])
        near = self.near(wanted)
        return Match(kind=MatchKind.NEAR if near else MatchKind.UNKNOWN, candidates=near)

    def near(self, name: str, most: int = 4) -> tuple[str, ...]:
        """Names spelled much like `name`, best first: offered as a question only."""
        if len(name) < 3:
            return ()
        found = process.extract(name, list(self.spellings), scorer=fuzz.ratio, score_cutoff=72, limit=most)
        return tuple(self.spellings[spelled] for spelled, _, _ in found)

    def rule(self, taken: Taken, person: Person) -> Ruling:
        """The fact base's word on one entered medicine. Unmatched, or a person out of scope: ask."""
        match = self.match(taken.name)
        if match.medicine is None:
            return Ruling(match=match, action=RuleAction.ASK, needs_confirmation=True, source=self.unmatched_source)
        rules = [self.rules[group] for group in match.medicine.groups]
        group, action = _strictest(rules, match.medicine, _indications(taken, person))
        if not person.in_scope:
            return Ruling(match=match, action=RuleAction.ASK, needs_confirmation=True, group=group, source=group.source)
        return Ruling(
            match=match, action=action, group=group, source=group.source,
            needs_confirmation=any(r.needs_confirmation for r in rules) or action is RuleAction.ASK,
            interval=_interval(group, match.medicine, person),
        )  # fmt: skip


def _indications(taken: Taken, person: Person) -> frozenset[str]:
    said = {taken.reason.strip().lower().replace(" ", "_")} if taken.reason else set()
    return frozenset(said) | person.conditions


def _strictest(
    rules: Sequence[GroupRule], medicine: Medicine, indications: frozenset[str]
) -> tuple[GroupRule, RuleAction]:
    """The group and action that win for a medicine of several groups.

    A pair of which one part must never stop suddenly and another is held, skipped or changed is ask.
    """
    ruled = [(rule, _action(rule, medicine, indications)) for rule in rules]
    group, action = min(ruled, key=lambda pair: PRECEDENCE.index(pair[1]))
    keeps = any(rule.never_stop_abruptly and act is RuleAction.CONTINUE for rule, act in ruled)
    changes = any(act not in (RuleAction.CONTINUE, RuleAction.ASK) for _, act in ruled)
    return group, RuleAction.ASK if keeps and changes else action


def _action(rule: GroupRule, medicine: Medicine, indications: frozenset[str]) -> RuleAction:
    """A group's action for one medicine. A row from memory may only say keep taking it; else it is ask."""
    by_reason = next((rule.by_indication[i] for i in sorted(indications) if i in rule.by_indication), None)
    row = rule.by_drug.get(medicine.generic)
    action = (by_reason and by_reason.action) or rule.action
    source = (by_reason or row or rule.hold or Interval(unit="days")).source or rule.source
    unchecked = Certainty.UNVERIFIED in (source.certainty, rule.source.certainty)
    if unchecked and action is not RuleAction.CONTINUE and rule.id != "vitamin_mineral":
        return RuleAction.ASK
    return action


def _interval(rule: GroupRule, medicine: Medicine, person: Person) -> Interval | None:
    """The hold to offer staff, or None when no value may be offered."""
    cases = [case for case in rule.by_case if medicine.generic in case.drugs]
    if cases:
        return _by_case(cases, person)
    row = rule.by_drug.get(medicine.generic, rule.hold)
    return None if row is None or row.least is None else row


def _by_case(cases: Sequence[HoldCase], person: Person) -> Interval | None:
    """Of the rows that match, none beats every number and otherwise the longest wins; a missing fact means none."""
    fits = [(case, _fits(case, person)) for case in cases]
    if any(fit is None for _, fit in fits):
        return None
    rows = [case.interval for case, fit in fits if fit]
    if not rows or any(row.least is None for row in rows):
        return None
    return max(rows, key=lambda row: (row.most or 0, row.least or 0))


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
