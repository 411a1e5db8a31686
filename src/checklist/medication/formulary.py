"""Every medicine name with the rules of its groups: what the fact base says of a name a person entered."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz, process

from checklist.guidance import GuidanceError, Source, as_id
from checklist.medication.names import Match, MatchKind, Medicine, folded
from checklist.medication.rules import (
    GroupRule,
    Interval,
    Part,
    Person,
    RuleAction,
    action_of,
    interval_of,
    strictest,
)
from checklist.medication.taken import Taken

NEAR_ENOUGH = 70


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What the fact base says of one entered medicine, before anyone has confirmed it.

    `parts` are all groups of a combination, each with its own word; `group`, `action` and `interval` are what wins.
    """

    match: Match
    action: RuleAction
    needs_confirmation: bool
    group: GroupRule | None = None
    interval: Interval | None = None
    source: Source
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Formulary:
    """Every medicine name and group rule of the fact base, and the names that several medicines share."""

    medicines: tuple[Medicine, ...]
    rules: Mapping[str, GroupRule]
    ambiguous: Mapping[str, tuple[str, ...]]
    unmatched_source: Source

    def __post_init__(self) -> None:
        problems = [*self._without_rule(), *self._shared_names(), *self._unknown_candidates()]
        if problems:
            raise GuidanceError("; ".join(problems))

    @cached_property
    def by_name(self) -> Mapping[str, Medicine]:
        """Medicines by each of their names as it is compared."""
        return {folded(spelled): m for m in self.medicines for spelled in (m.generic, *m.names)}

    @cached_property
    def spellings(self) -> Mapping[str, str]:
        """Each name as it is compared, with its spelling as a person reads it."""
        spelled = {folded(s): s for m in self.medicines for s in (m.generic, *m.names)}
        return {folded(name): name for name in self.ambiguous} | spelled

    @cached_property
    def shared(self) -> Mapping[str, tuple[str, ...]]:
        """The names that can mean several medicines, as they are compared."""
        return {folded(name): candidates for name, candidates in self.ambiguous.items()}

    def match(self, name: str) -> Match:
        """What `name` means: exactly one medicine, a question which one, near names to ask about, or unknown."""
        wanted = folded(name)
        if wanted in self.shared:
            meanings = tuple(self.by_name[folded(candidate)] for candidate in self.shared[wanted])
            return Match(kind=MatchKind.AMBIGUOUS, candidates=self.shared[wanted], meanings=meanings)
        if wanted in self.by_name:
            medicine = self.by_name[wanted]
            return Match(kind=MatchKind.EXACT, medicine=medicine, meanings=(medicine,))
        near = self.near(wanted)
        return Match(kind=MatchKind.NEAR if near else MatchKind.UNKNOWN, candidates=near)

    def near(self, name: str, most: int = 4) -> tuple[str, ...]:
        """Names spelled much like `name`, best first: offered as a question only."""
        if len(name) < 3:
            return ()
        found = process.extract(name, list(self.spellings), scorer=fuzz.ratio, score_cutoff=NEAR_ENOUGH, limit=most)
        return tuple(self.spellings[spelled] for spelled, _, _ in found)

    def beginning_with(self, typed: str, most: int = 4) -> tuple[str, ...]:
        """Names that begin as typed, shortest first: suggestions to press, none of them chosen."""
        wanted = folded(typed)
        if len(wanted) < 2:
            return ()
        found = sorted((name for name in self.spellings if name.startswith(wanted)), key=lambda name: (len(name), name))
        return tuple(self.spellings[name] for name in found[:most])

    def rule(self, taken: Taken, person: Person) -> Ruling:
        """The fact base's word on one entered medicine. Unmatched, or a person out of scope: ask."""
        match = self.match(taken.name)
        if match.medicine is None:
            return Ruling(match=match, action=RuleAction.ASK, needs_confirmation=True, source=self.unmatched_source)
        parts = self._parts(match.medicine, _reasons(taken, person), person)
        first, action = strictest(parts)
        group = first.group
        if not person.in_scope:
            return Ruling(match=match, action=RuleAction.ASK, needs_confirmation=True, group=group, source=group.source)
        return Ruling(
            match=match, action=action, group=group, source=group.source, interval=first.interval, parts=parts,
            needs_confirmation=any(p.group.needs_confirmation for p in parts) or action is RuleAction.ASK,
        )  # fmt: skip

    def _parts(self, medicine: Medicine, reasons: frozenset[str], person: Person) -> tuple[Part, ...]:
        """What each group of a medicine says of it."""
        rules = [self.rules[group] for group in medicine.groups]
        return tuple(
            Part(
                group=rule,
                action=action_of(rule, medicine.generic, reasons),
                interval=interval_of(rule, medicine.generic, reasons, person),
            )
            for rule in rules
        )

    def _without_rule(self) -> Iterable[str]:
        return (
            f"{m.generic}: no rule for {', '.join(sorted(set(m.groups) - set(self.rules))) or 'it: name its group'}"
            for m in self.medicines
            if not m.groups or set(m.groups) - set(self.rules)
        )

    def _shared_names(self) -> Iterable[str]:
        names = {(m.generic, folded(spelled)) for m in self.medicines for spelled in (m.generic, *m.names)}
        bearers = Counter(name for _, name in names)
        shared = sorted(name for name, count in bearers.items() if count > 1 and name not in self.shared)
        return (f"{name}: several medicines have this name" for name in shared)

    def _unknown_candidates(self) -> Iterable[str]:
        named = [(name, candidate) for name, candidates in self.ambiguous.items() for candidate in candidates]
        return (f"{name}: no medicine is named {one}" for name, one in named if folded(one) not in self.by_name)


def _reasons(taken: Taken, person: Person) -> frozenset[str]:
    said = {as_id(taken.reason)} if taken.reason else set()
    return person.conditions | said
