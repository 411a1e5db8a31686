"""The recovery timeline of one plan: what is expected by day, the person's own entries on top, and both as words."""

from checklist.timeline.line import KEEP_SHOWING, Timeline, kind_words, range_words, timeline_of
from checklist.timeline.own import (
    ACTIVITY,
    Mark,
    MarkKind,
    PainEntry,
    Reached,
    can_be_reached,
    check_ins,
    reached_words,
    week_words,
)

__all__ = [
    "ACTIVITY",
    "KEEP_SHOWING",
    "Mark",
    "MarkKind",
    "PainEntry",
    "Reached",
    "Timeline",
    "can_be_reached",
    "check_ins",
    "kind_words",
    "range_words",
    "reached_words",
    "timeline_of",
    "week_words",
]
