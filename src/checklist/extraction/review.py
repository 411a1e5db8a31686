"""What reviewers decided about what was found in a text: decisions in, the findings that hold out. Pure.

Nothing is overwritten: the newest decision about a finding counts, and undoing it brings back the one before.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from checklist.extraction.findings import Finding, Findings
from checklist.extraction.kept import NAMES, from_data, gathered

NAME, ADDED = "name", "added-"


class DecisionKind(StrEnum):
    """What a reviewer can do. `answered` is a word about something left out, `named` the procedure's own names."""

    ACCEPTED = "accepted"
    CHANGED = "changed"
    REJECTED = "rejected"
    ADDED = "added"
    ANSWERED = "answered"
    NAMED = "named"
    UNDONE = "undone"
    SIGNED = "signed"
    DISCARDED = "discarded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision: who, when, about which finding or gap, and what was said. `seq` counts from 1."""

    seq: int
    kind: DecisionKind
    about: str
    by: str
    at: datetime
    said: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A finding as it stands in the review. `found` is what the rules made of it; None where a person added it."""

    id: str
    finding: Finding
    found: Finding | None
    decision: Decision | None = None

    @property
    def open(self) -> bool:
        """Whether nobody has decided yet."""
        return self.decision is None

    @property
    def rejected(self) -> bool:
        """Whether it was decided that this does not hold."""
        return self.decision is not None and self.decision.kind is DecisionKind.REJECTED

    @property
    def holds(self) -> bool:
        """Whether it goes into the procedure."""
        return not self.open and not self.rejected

    @property
    def words(self) -> str | None:
        """What the patient reads, where the reviewer wrote it."""
        said = self.decision.said.get("words") if self.decision else None
        return said if isinstance(said, str) and said.strip() else None


def ids_of(findings: Iterable[Finding]) -> tuple[tuple[str, Finding], ...]:
    """Each finding with its id: its sort and place, and a number where several are alike."""
    seen: dict[str, int] = {}
    named = []
    for finding in findings:
        base = f"{NAMES[type(finding)]}-{finding.at[0]}-{finding.at[1]}"
        seen[base] = seen.get(base, 0) + 1
        named.append((base if seen[base] == 1 else f"{base}-{seen[base]}", finding))
    return tuple(named)


def standing(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """The decision that counts about each thing, by what it is about. An undone one brings back the one before."""
    stacks: dict[str, list[Decision]] = {}
    for decision in sorted(decisions, key=lambda one: one.seq):
        stack = stacks.setdefault(decision.about, [])
        if decision.kind is not DecisionKind.UNDONE:
            stack.append(decision)
        elif stack:
            stack.pop()
    return {about: stack[-1] for about, stack in stacks.items() if stack}


def items(findings: Findings, decisions: Sequence[Decision]) -> tuple[Item, ...]:
    """Every finding as it stands, those that a person added among them, in the order of the text."""
    counts = standing(decisions)
    found = [_item(id_, one, counts.get(id_)) for id_, one in ids_of(findings)]
    known = {item.id for item in found}
    added = [_added(decisions, about, one) for about, one in counts.items() if about not in known and _adds(one)]
    return tuple(sorted([*found, *added], key=lambda item: (item.finding.at, item.id)))


def accepted(findings: Findings, decisions: Sequence[Decision]) -> Findings:
    """The findings that hold, as the reviewers left them."""
    return gathered(findings.title, [item.finding for item in items(findings, decisions) if item.holds])


def all_standing(findings: Findings, decisions: Sequence[Decision]) -> Findings:
    """The findings that hold or wait for a decision."""
    return gathered(findings.title, [item.finding for item in items(findings, decisions) if not item.rejected])


def signed(decisions: Iterable[Decision]) -> Decision | None:
    """The signature, once there is one; nothing is decided after it."""
    return next((one for one in decisions if one.kind is DecisionKind.SIGNED), None)


def discarded(decisions: Iterable[Decision]) -> Decision | None:
    """Who gave the draft up, once someone has; nothing is decided after it."""
    return next((one for one in decisions if one.kind is DecisionKind.DISCARDED), None)


def _item(id_: str, found: Finding, decision: Decision | None) -> Item:
    changed = decision is not None and decision.kind is DecisionKind.CHANGED
    finding = _changed(found, decision.said) if decision and changed else found
    return Item(id=id_, finding=finding, found=found, decision=decision)


def _changed(found: Finding, said: Mapping[str, Any]) -> Finding:
    """The finding with other values; its words and their place stay the text's own."""
    finding = from_data({"sort": NAMES[type(found)], **said["finding"]})
    return replace(finding, quote=found.quote, at=found.at, rule=found.rule, confidence=found.confidence)


def _adds(decision: Decision) -> bool:
    """Whether this brings a finding of its own: it was added, or added and then changed or rejected."""
    return decision.kind is not DecisionKind.SIGNED and decision.about.startswith(ADDED)


def _added(decisions: Sequence[Decision], about: str, now: Decision) -> Item:
    first = next(one for one in decisions if one.about == about and one.kind is DecisionKind.ADDED)
    finding = from_data(first.said["finding"])
    if now.kind is DecisionKind.CHANGED:
        finding = _changed(finding, now.said)
    return Item(id=about, finding=finding, found=None, decision=now)
