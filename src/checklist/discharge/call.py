"""The call 48 to 72 hours after going home: made of what stayed open, so that nobody is asked what they have said."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from checklist.discharge.points import Point, PointKind
from checklist.discharge.record import Entry, Reached, Record
from checklist.discharge.topics import TAUGHT, Section, Topic, topic_of
from checklist.discharge.walk import Walk
from checklist.guidance import after_hours

FIRST_HOURS, LAST_HOURS = 48, 72
TEAM = "team"


class Ask(StrEnum):
    """What a question of the call is about."""

    POINT = "point"
    SECTION = "section"
    RESULT = "result"
    VISIT = "visit"
    QUESTION = "question"
    HOW_ARE_YOU = "how_are_you"
    SIGNS = "signs"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One thing to ask on the phone. `missed`: what was said instead, the last time it was asked."""

    id: str
    ask: Ask
    topic: Topic
    point: Point | None = None
    about: str = ""
    missed: str = ""
    reason: str = ""


def due(record: Record, starts: datetime, leaves: datetime | None, zone: ZoneInfo) -> tuple[datetime, datetime] | None:
    """Between which moments the call is due, on the person's clock; None before it was signed."""
    if record.signed is None:
        return None
    left = max(leaves or record.signed.said.at, starts)
    return after_hours(left, FIRST_HOURS, zone), after_hours(left, LAST_HOURS, zone)


def spoke(record: Record) -> bool:
    """Whether somebody reached the person after they went home."""
    return any(call.reached is Reached.SPOKE for call in record.calls)


def for_the_team(record: Record) -> frozenset[str]:
    """The questions whose newest outcome is that the team must act."""
    newest: dict[str, str] = {}
    for call in record.calls:
        newest |= call.outcomes
    return frozenset(id_ for id_, outcome in newest.items() if outcome == TEAM)


def script(walk: Walk) -> tuple[Question, ...]:
    """What to ask: how they are and the warning signs always, then all that stayed open, topic by topic."""
    return (
        Question(id="how_are_you", ask=Ask.HOW_ARE_YOU, topic=Topic.DONE),
        Question(id="signs", ask=Ask.SIGNS, topic=Topic.WARNING_SIGNS),
        *(question for topic in TAUGHT for question in _open_in(walk, topic)),
        *_not_gone_through(walk),
        *_entries(walk),
    )


def _open_in(walk: Walk, topic: Topic) -> Iterator[Question]:
    skipped, last = walk.record.skipped.get(topic), walk.last_try(topic)
    for point in walk.open_points(topic):
        missed = last.missed.get(point.id, "") if last else ""
        reason = skipped.reason if skipped else ""
        yield Question(id=point.id, ask=Ask.POINT, topic=topic, point=point, missed=missed, reason=reason)
    for point in walk.points[topic]:
        if point.kind is PointKind.ASK_VISIT and point not in walk.open_points(topic):
            yield Question(id=f"date:{point.id}", ask=Ask.VISIT, topic=topic, about=point.about)


def _not_gone_through(walk: Walk) -> Iterator[Question]:
    """The sections nobody went through, where nothing else of their topic is asked anyway."""
    for section in walk.not_gone_through:
        topic = topic_of(section)
        if not walk.open_points(topic):
            yield Question(id=f"section:{section}", ask=Ask.SECTION, topic=topic, about=section.value)


def _entries(walk: Walk) -> Iterator[Question]:
    for entry in walk.record.entries_in(Section.RESULTS):
        if not entry.none:
            yield _asked(entry, Ask.RESULT, Topic.VISITS, "what")
    for entry in walk.record.entries_in(Section.QUESTIONS):
        if not entry.fields.get("answer"):
            yield _asked(entry, Ask.QUESTION, Topic.QUESTIONS, "text")


def _asked(entry: Entry, ask: Ask, topic: Topic, name: str) -> Question:
    return Question(id=entry.id, ask=ask, topic=topic, about=entry.fields.get(name, ""))
