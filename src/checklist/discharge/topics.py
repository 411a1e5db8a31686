"""What a walk-through before going home is about: eight topics, the sections in them, and which are heard back."""

from collections.abc import Mapping
from enum import StrEnum


class Topic(StrEnum):
    """A topic of the walk-through, in the order it is walked."""

    DONE = "what_was_done"
    MEDICINES = "medicines"
    WOUND = "wound"
    MOVING = "moving"
    WARNING_SIGNS = "warning_signs"
    VISITS = "visits"
    HOME = "home"
    QUESTIONS = "questions"


class Section(StrEnum):
    """A part of a topic that is gone through and ticked by itself."""

    PROCEDURE = "procedure"
    MEDICINES = "medicines"
    PAIN = "pain"
    WOUND = "wound"
    ACTIVITY = "activity"
    EATING = "eating"
    WARNING_SIGNS = "warning_signs"
    RESULTS = "results"
    FOLLOW_UP = "follow_up"
    EQUIPMENT = "equipment"
    SUPPORT = "support"
    QUESTIONS = "questions"


SECTIONS: Mapping[Topic, tuple[Section, ...]] = {
    Topic.DONE: (Section.PROCEDURE,),
    Topic.MEDICINES: (Section.MEDICINES, Section.PAIN),
    Topic.WOUND: (Section.WOUND,),
    Topic.MOVING: (Section.ACTIVITY, Section.EATING),
    Topic.WARNING_SIGNS: (Section.WARNING_SIGNS,),
    Topic.VISITS: (Section.FOLLOW_UP, Section.RESULTS),
    Topic.HOME: (Section.SUPPORT, Section.EQUIPMENT),
    Topic.QUESTIONS: (Section.QUESTIONS,),
}
TAUGHT = (Topic.MEDICINES, Topic.WOUND, Topic.MOVING, Topic.WARNING_SIGNS, Topic.VISITS, Topic.HOME)
GATES = frozenset({Topic.MEDICINES, Topic.WARNING_SIGNS})

FIELDS: Mapping[Section, tuple[str, ...]] = {
    Section.PROCEDURE: ("text", "summary_to"),
    Section.MEDICINES: ("name", "change", "how", "side_effects", "decided_by"),
    Section.PAIN: ("text", "decided_by"),
    Section.WOUND: ("text",),
    Section.ACTIVITY: ("text",),
    Section.EATING: ("text",),
    Section.WARNING_SIGNS: ("name", "phone", "purpose"),
    Section.RESULTS: ("what", "who", "when", "phone"),
    Section.FOLLOW_UP: ("what", "when", "place", "purpose", "transport"),
    Section.EQUIPMENT: ("what", "who", "when"),
    Section.SUPPORT: ("name", "phone", "purpose"),
    Section.QUESTIONS: ("text", "answer"),
}
MAY_BE_NONE = frozenset({Section.RESULTS, Section.EQUIPMENT, Section.FOLLOW_UP, Section.MEDICINES})


def topic_of(section: Section) -> Topic:
    """The topic that a section belongs to."""
    return next(topic for topic, sections in SECTIONS.items() if section in sections)
