"""Findings as plain data to keep, and back: what was found on the day a text came in does not change with the rules."""

import json
from collections.abc import Mapping
from dataclasses import fields
from enum import StrEnum
from typing import Any, TypeVar

from checklist.extraction.findings import (
    Duration,
    Fare,
    Fasting,
    Finding,
    Findings,
    FollowUpVisit,
    Medication,
    MedicineAction,
    Preparation,
    PreparationKind,
    RecoveryKind,
    RecoveryMilestone,
    RecoveryTask,
    Stay,
    Topic,
    Urgency,
    WarningSign,
    When,
)

F = TypeVar("F", bound=Finding)

KINDS: Mapping[str, type[Finding]] = {
    "fasting": Fasting,
    "medication": Medication,
    "preparation": Preparation,
    "duration": Duration,
    "stay": Stay,
    "milestone": RecoveryMilestone,
    "task": RecoveryTask,
    "visit": FollowUpVisit,
    "sign": WarningSign,
}
NAMES: Mapping[type[Finding], str] = {kind: name for name, kind in KINDS.items()}
LISTS: Mapping[type[Finding], str] = {
    Fasting: "fasting",
    Medication: "medications",
    Preparation: "preparation_tasks",
    RecoveryMilestone: "recovery_milestones",
    RecoveryTask: "recovery_tasks",
    FollowUpVisit: "follow_up",
    WarningSign: "red_flags",
}
WORDS: Mapping[tuple[type[Finding], str], type[StrEnum]] = {
    (Fasting, "what"): Fare,
    (Medication, "action"): MedicineAction,
    (Medication, "when"): When,
    (Preparation, "kind"): PreparationKind,
    (RecoveryMilestone, "topic"): Topic,
    (RecoveryTask, "kind"): RecoveryKind,
    (WarningSign, "urgency"): Urgency,
}


class NotAFinding(ValueError):
    """The data is not a finding; the message says what is wrong with it and holds no words of the text."""


def to_data(finding: Finding) -> dict[str, Any]:
    """The finding as JSON can hold it; `sort` says what sort of finding it is."""
    return {"sort": NAMES[type(finding)]} | {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in ((field.name, getattr(finding, field.name)) for field in fields(finding))
    }


def from_data(data: Mapping[str, Any]) -> Finding:
    """The finding that `to_data` gave this for; NotAFinding where it is none."""
    kind = KINDS.get(str(data.get("sort")))
    if kind is None:
        raise NotAFinding("there is no such sort of finding")
    try:
        values: dict[str, Any] = {name: _value(kind, name, value) for name, value in data.items() if name != "sort"}
        return kind(**values)
    except (TypeError, ValueError) as problem:
        raise NotAFinding("a finding of this sort has other fields, or other words in them") from problem


def to_text(findings: Findings) -> str:
    """Every finding, and the title, as JSON text."""
    return json.dumps({"title": findings.title, "findings": [to_data(finding) for finding in findings]})


def from_text(text: str) -> Findings:
    """The findings that `to_text` gave this for."""
    kept = json.loads(text)
    return gathered(kept["title"], [from_data(data) for data in kept["findings"]])


def gathered(title: str, found: list[Finding]) -> Findings:
    """Findings in their lists, each list in the order given; of durations and stays the first counts."""
    lists: dict[str, Any] = {name: _only(found, kind) for kind, name in LISTS.items()}
    duration, stay = _only(found, Duration), _only(found, Stay)
    return Findings(title=title, duration=next(iter(duration), None), stay=next(iter(stay), None), **lists)


def _only(found: list[Finding], kind: type[F]) -> tuple[F, ...]:
    return tuple(finding for finding in found if isinstance(finding, kind))


def _value(kind: type[Finding], name: str, value: Any) -> object:
    if isinstance(value, list):
        return tuple(value)
    words = WORDS.get((kind, name))
    return words(value) if words else value
