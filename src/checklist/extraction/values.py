"""What a reviewer may write into a finding: the limits within which it can become part of a plan. Pure."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from checklist.extraction.findings import (
    Duration,
    Fasting,
    Finding,
    FollowUpVisit,
    Medication,
    Pair,
    Preparation,
    RecoveryMilestone,
    Urgency,
    WarningSign,
)

CLOCK = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d|midnight")
MOST_HOURS, MOST_DAYS, MOST_MINUTES = 72, 730, 2880


def problem_with(finding: Finding) -> str | None:
    """What is wrong with the values of a finding, in one sentence; None where nothing is."""
    check = _CHECKS.get(type(finding))
    return check(finding) if check else None


def _fasting(finding: Fasting) -> str | None:
    if finding.hours_before is None and finding.clock is None:
        return "Give the hours before, or a clock time."
    if finding.clock is not None and not CLOCK.fullmatch(finding.clock):
        return "Write the clock time with 24 hours, such as 22:00, or write midnight."
    return _pair(finding.hours_before, "hours", 1, MOST_HOURS)


def _medication(finding: Medication) -> str | None:
    if not finding.who.strip():
        return "Name the medicine."
    return _days(finding.offset_days)


def _preparation(finding: Preparation) -> str | None:
    return _days(finding.offset_days)


def _milestone(finding: RecoveryMilestone) -> str | None:
    if finding.from_days is None and finding.to_days is None and not finding.vague:
        return "Give the first day or the last day."
    return _days((finding.from_days, finding.to_days))


def _visit(finding: FollowUpVisit) -> str | None:
    return _days(finding.at_days)


def _sign(finding: WarningSign) -> str | None:
    if not finding.sign.strip():
        return "Say what the sign is."
    unsaid = finding.overrules and finding.urgency is Urgency.UNSPECIFIED
    return "Say how urgent it is, to show it instead of our list's." if unsaid else None


def _duration(finding: Duration) -> str | None:
    return _pair(finding.minutes, "minutes", 1, MOST_MINUTES)


def _days(pair: Pair | None) -> str | None:
    return _pair(pair, "days", 0, MOST_DAYS)


def _pair(pair: Pair | None, unit: str, least: int, most: int) -> str | None:
    """A shortest and a longest, each within its limits and in this order."""
    given = [number for number in pair or () if number is not None]
    if any(not least <= number <= most for number in given):
        return f"Give {unit} from {least} to {most}."
    return "The first number is the smaller one." if given != sorted(given) else None


_CHECKS: Mapping[type[Finding], Callable[[Any], str | None]] = {
    Fasting: _fasting,
    Medication: _medication,
    Preparation: _preparation,
    RecoveryMilestone: _milestone,
    FollowUpVisit: _visit,
    WarningSign: _sign,
    Duration: _duration,
}
