"""What a plan and its events say of coming in ready and going home: readiness, teach-back, completeness, call."""

from checklist.discharge.call import TEAM, Ask, Question, due, for_the_team, script, spoke
from checklist.discharge.completeness import IDEAL, RED, Component, Item, Standing, completeness
from checklist.discharge.points import Point, PointKind, points_of
from checklist.discharge.readiness import Readiness, Told, ToldKind, needed, readiness, told
from checklist.discharge.record import (
    NONE,
    Call,
    Entry,
    EntryId,
    Listener,
    PointId,
    Reached,
    Record,
    Said,
    SignOff,
    Skip,
    Step,
    Try,
    record_of,
)
from checklist.discharge.topics import FIELDS, GATES, MAY_BE_NONE, SECTIONS, TAUGHT, Section, Topic, topic_of
from checklist.discharge.walk import Line, Stage, TopicState, Walk

__all__ = [
    "FIELDS", "GATES", "IDEAL", "MAY_BE_NONE", "NONE", "RED", "SECTIONS", "TAUGHT", "TEAM", "Ask", "Call",
    "Component", "Entry", "EntryId", "Item", "Line", "Listener", "Point", "PointId", "PointKind", "Question",
    "Reached", "Readiness", "Record", "Said", "Section", "SignOff", "Skip", "Stage", "Standing", "Step", "Told",
    "ToldKind", "Topic", "TopicState", "Try", "Walk", "completeness", "due", "for_the_team",
    "needed", "points_of", "readiness", "record_of", "script", "spoke", "told", "topic_of",
]  # fmt: skip
