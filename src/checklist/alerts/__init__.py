"""What stands in the team's queue: read from a plan's events and the time alone. Only "resolved" closes an alert."""

from checklist.alerts.alert import (
    ACT_WITHIN,
    CALLS,
    LATEST_ACT,
    ORDER,
    Alert,
    AlertId,
    Kind,
    Outcome,
    State,
    StepKind,
    rank_of,
)
from checklist.alerts.counted import DAY_BEFORE, Counted, Notice, counted
from checklist.alerts.standing import Standing, alerts_of, standing
from checklist.alerts.steps import Handled, Handling, handled
from checklist.alerts.watched import ASKED_DAYS, LAST_DAY, SILENT_DAYS, SOON_HOURS, Fast, Step, Watched, watched

__all__ = [
    "ACT_WITHIN", "ASKED_DAYS", "CALLS", "DAY_BEFORE", "LAST_DAY", "LATEST_ACT", "ORDER", "SILENT_DAYS", "SOON_HOURS",
    "Alert", "AlertId", "Counted", "Fast", "Handled", "Handling", "Kind", "Notice", "Outcome", "Standing", "State",
    "Step", "StepKind", "Watched", "alerts_of", "counted", "handled", "rank_of", "standing", "watched",
]  # fmt: skip
