"""Every medicine name with the rules of its groups: what the fact base says of a name a person entered."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

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
from checklist.medication.spelling import Spellings, bare
from checklist.medication.taken import Taken
from checklist.medication.written import Written, parted


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

    @property
    def deciding(self) -> Part | None:
        """The part whose word is the answer; None where the parts contradict each other, so that it is a question."""
        return next((one for one in self.parts if one.group is self.group and one.action is self.action), None)

    @property
    def offered(self) -> Interval | None:
        """The interval to offer a clinician: none of one part alone, where the parts contradict each other."""
        return self.interval if self.deciding else None


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

    @cached_property
    def _spelled(self) -> Spellings:
        return Spellings(self.spellings)

    def match(self, name: str) -> Match:
        """What `name` means: exactly one medicine, a question which one, near names to ask about, or unknown.

        Words about the dose after the name do not count, unless they can make it another medicine.
        """
        whole = self._known(name)
        if whole is not None:
            return whole
        said = self.parted(name)
        known = self._known(said.name)
        if known is not None and (said.certain or known.kind is MatchKind.AMBIGUOUS):
            return known
        near = self.near(said.name or name)
        return Match(kind=MatchKind.NEAR if near else MatchKind.UNKNOWN, candidates=near)

    def parted(self, words: str) -> Written:
        """A line as a person wrote it, parted into its name, the dose as written, and how often."""
        return parted(words, self.knows)

    def knows(self, name: str) -> bool:
        """Whether one medicine or several bear just this name."""
        return folded(name) in self.spellings

    def _known(self, name: str) -> Match | None:
        """The medicine or the medicines that bear just this name, if there are any."""
        wanted = folded(name)
        if wanted in self.shared:
            meanings = tuple(self.by_name[folded(candidate)] for candidate in self.shared[wanted])
            return Match(kind=MatchKind.AMBIGUOUS, candidates=self.shared[wanted], meanings=meanings)
        medicine = self.by_name.get(wanted)
        return Match(kind=MatchKind.EXACT, medicine=medicine, meanings=(medicine,)) if medicine else None

    def near(self, name: str, most: int = 4) -> tuple[str, ...]:
        """Names much like `name` in spelling, in sound or in their words, best first: offered as a question only."""
        if len(bare(name)) < 3:
            return ()
        return tuple(self.spellings[spelled] for spelled in self._spelled.like(name, most))

    def suggested(self, typed: str, most: int = 4) -> tuple[str, ...]:
        """Names to press while typing: those that begin so, have such a word, or sound so; else those near."""
        wanted = folded(typed)
        inside = sorted((name for name in self.spellings if f" {wanted}" in name), key=len) if len(wanted) > 2 else []
        alike = [self.spellings[name] for name in (*inside, *self._spelled.begun_like(typed, most))]
        return tuple(dict.fromkeys((*self.beginning_with(typed, most), *alike)))[:most] or self.near(typed, most)

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
