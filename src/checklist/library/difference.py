"""What a new version of a procedure changes, rule by rule: added, removed, changed. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from checklist.checkin import RedFlag
from checklist.diet import Diet
from checklist.fasting import Instruction
from checklist.guidance import Gap, RuleId, Source, Words
from checklist.procedure import Procedure, TaskRule
from checklist.recovery import FollowUp, Milestone

Part = Instruction | Diet | TaskRule | Milestone | FollowUp | RuleId | RedFlag | Gap | Words | str
_NOWHERE = RuleId("same")


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """One rule before and after."""

    before: Part
    after: Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What is new, what is gone, and what reads differently."""

    added: tuple[Part, ...] = ()
    removed: tuple[Part, ...] = ()
    changed: tuple[Changed, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether both versions say the same."""
        return not (self.added or self.removed or self.changed)


def difference(before: Procedure, after: Procedure) -> Difference:
    """What `after` says that `before` does not, and the other way round. Rules that quote the same words are one."""
    parts = [_compared(old, new) for old, new in zip(_parts(before), _parts(after), strict=True)]
    return Difference(
        added=tuple(one for part in parts for one in part.added),
        removed=tuple(one for part in parts for one in part.removed),
        changed=tuple(one for part in parts for one in part.changed),
    )


def _parts(procedure: Procedure) -> list[Sequence[Part]]:
    p = procedure
    signs = (p.red_flags, p.own_red_flags)
    return [[p.plain_title], [p.title], p.fasting, p.diets, p.tasks, p.milestones, p.follow_up, *signs, p.gaps]


def _compared(old: Iterable[Part], new: Iterable[Part]) -> Difference:
    gone, changed, added = list(old), [], []
    for part in new:
        twins = sorted((one for one in gone if _same_rule(one, part)), key=lambda one: _name(one) != _name(part))
        twin = next(iter(twins), None)
        if twin is None:
            added.append(part)
            continue
        gone.remove(twin)
        if _says(twin) != _says(part):
            changed.append(Changed(before=twin, after=part))
    return Difference(added=tuple(added), removed=tuple(gone), changed=tuple(changed))


def _same_rule(one: Part, other: Part) -> bool:
    """The same words quoted, or the same id, or the one title there is."""
    if isinstance(one, Words):
        return isinstance(other, Words)
    quotes = (_quote(one), _quote(other))
    return quotes[0] == quotes[1] if all(quotes) else _name(one) == _name(other)


def _quote(part: Part) -> str | None:
    source = getattr(part, "source", None)
    return source.quote if isinstance(source, Source) else None


def _name(part: Part) -> object:
    if isinstance(part, Gap):
        return part.field
    return part if isinstance(part, str) else getattr(part, "id", part)


def _says(part: Any) -> object:
    """What a rule says, whatever its id, the name of its document, and its place there."""
    if isinstance(part, Diet | TaskRule | Milestone | FollowUp | RedFlag):
        return replace(part, id=_NOWHERE, source=_bare(part.source))
    return replace(part, source=_bare(part.source)) if isinstance(part, Instruction) else part


def _bare(source: Source) -> Source:
    return replace(source, title="", at=None)
