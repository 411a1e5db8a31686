"""Findings as plain data under the agreed keys: what people and programs read of them."""

from collections.abc import Mapping
from enum import StrEnum

from checklist.extraction.findings import (
    Fasting,
    Finding,
    Findings,
    FollowUpVisit,
    Medication,
    Pair,
    Preparation,
    RecoveryMilestone,
    RecoveryTask,
    WarningSign,
)

Data = dict[str, object]
FIELDS: Mapping[type[Finding], tuple[str, ...]] = {
    Fasting: ("what", "hours_before", "clock"),
    Medication: ("who", "action", "offset_days", "when"),
    Preparation: ("kind", "offset_days"),
    RecoveryMilestone: ("topic", "from_days", "to_days"),
    RecoveryTask: ("kind",),
    FollowUpVisit: ("at_days",),
    WarningSign: ("sign", "urgency"),
}


def data_of(findings: Findings) -> Data:
    """The findings under their agreed keys, each item with its words, their place, its rule and confidence."""
    return {
        "title": findings.title,
        "fasting": [_item(one) for one in findings.fasting],
        "medications": [_item(one) for one in findings.medications],
        "preparation_tasks": [_item(one) for one in findings.preparation_tasks],
        "duration_minutes": _plain(findings.duration.minutes) if findings.duration else None,
        "stay": findings.stay.quote if findings.stay else None,
        "recovery_milestones": [_item(one) for one in findings.recovery_milestones],
        "recovery_tasks": [_item(one) for one in findings.recovery_tasks],
        "follow_up": [_item(one) for one in findings.follow_up],
        "red_flags": [_item(one) for one in findings.red_flags],
    }


def _item(finding: Finding) -> Data:
    said = {name: _plain(getattr(finding, name)) for name in FIELDS[type(finding)]}
    vague = {"vague": True} if isinstance(finding, RecoveryMilestone) and finding.vague else {}
    return {
        **said, "quote": finding.quote, **vague, "at": list(finding.at), "rule": finding.rule,
        "confidence": _plain(finding.confidence), "condition": finding.condition,
    }  # fmt: skip


def _plain(value: Pair | StrEnum | float | str | None) -> object:
    """A value as data: a name as its text, a pair as a list, a whole number without a fraction."""
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, StrEnum):
        return value.value
    return int(value) if isinstance(value, float) and value.is_integer() else value
