"""One walk-through: what the plan says by section, how far each topic is, what keeps it from being signed."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from checklist.checkin import Tier
from checklist.discharge.points import HELP, Point, pain_tasks, points_of
from checklist.discharge.record import Record, Try
from checklist.discharge.topics import GATES, SECTIONS, TAUGHT, Section, Topic
from checklist.guidance import Source
from checklist.plan import MedicineStep, Plan, Task
from checklist.procedure import Phase, TaskKind, Weight
from checklist.recovery import MilestoneKind

WOUND_ROWS = frozenset({"shower", "bath", "stitches", "dressing", "wound", "infection"})


class TopicState(StrEnum):
    """How far a topic is. Nobody is graded: a topic that was not said back is one to explain again."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    EXPLAIN_AGAIN = "explain_again"
    SAID_BACK = "said_back"
    GONE_THROUGH = "gone_through"
    SKIPPED = "skipped"
    NOTHING = "nothing"


class Stage(StrEnum):
    """How the open points are asked: freely, with a hint, or after they were explained once more."""

    FREE = "free"
    CUE = "cue"
    AGAIN = "again"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing the plan says, and who says so."""

    text: str
    source: Source | None = None
    about: str = ""
    urgent: bool = False


@dataclass(frozen=True, kw_only=True)
class Walk:
    """A plan and its record, read together."""

    plan: Plan
    record: Record

    @cached_property
    def points(self) -> dict[Topic, tuple[Point, ...]]:
        """What is to be said back, by topic."""
        return {topic: points_of(topic, self.plan, self.record) for topic in TAUGHT}

    def open_points(self, topic: Topic) -> tuple[Point, ...]:
        """The points of a topic that were not heard yet, or not the last time they were asked."""
        heard = self.record.heard(topic)
        return tuple(point for point in self.points.get(topic, ()) if point.id not in heard)

    def state(self, topic: Topic) -> TopicState:
        """How far a topic is."""
        if topic not in TAUGHT:
            return TopicState.GONE_THROUGH if self.gone_through(topic) else TopicState.NOT_STARTED
        if topic in self.record.skipped:
            return TopicState.SKIPPED
        if not self.points[topic]:
            return TopicState.NOTHING
        return self._taught(topic)

    def _taught(self, topic: Topic) -> TopicState:
        if self.record.heard_now.get(topic) or self.record.said_now.get(topic):
            return TopicState.IN_PROGRESS
        if not self.record.tries_of(topic):
            return TopicState.IN_PROGRESS if self._begun(topic) else TopicState.NOT_STARTED
        return TopicState.EXPLAIN_AGAIN if self.open_points(topic) else TopicState.SAID_BACK

    def _begun(self, topic: Topic) -> bool:
        return any(section in self.record.covered for section in SECTIONS[topic])

    def gone_through(self, topic: Topic) -> bool:
        """Whether every section of a topic was ticked as gone through."""
        return all(section in self.record.covered for section in SECTIONS[topic])

    def stage(self, topic: Topic) -> Stage:
        """How the next try asks for what is open: each earlier try that missed one of these points is a step on."""
        still = {point.id for point in self.open_points(topic)}
        missed = sum(1 for one in self.record.tries_of(topic) if still & one.missed.keys())
        return (Stage.FREE, Stage.CUE, Stage.AGAIN)[min(missed, 2)]

    def last_try(self, topic: Topic) -> Try | None:
        """The newest try of a topic."""
        tries = self.record.tries_of(topic)
        return tries[-1] if tries else None

    @property
    def open_topics(self) -> tuple[Topic, ...]:
        """The topics that keep it from being signed: not said back, and not skipped with a reason."""
        settled = {TopicState.SAID_BACK, TopicState.SKIPPED, TopicState.NOTHING}
        return tuple(topic for topic in TAUGHT if self.state(topic) not in settled)

    @property
    def not_gone_through(self) -> tuple[Section, ...]:
        """The sections nobody has ticked as gone through."""
        return tuple(section for section in Section if section not in self.record.covered)

    @property
    def may_sign(self) -> bool:
        """Whether nothing keeps it from being signed."""
        return not self.open_topics

    def next_topic(self) -> Topic:
        """Where the walk goes on: the first topic that is not done."""
        done = {TopicState.SAID_BACK, TopicState.SKIPPED, TopicState.NOTHING, TopicState.GONE_THROUGH}
        return next((topic for topic in Topic if self.state(topic) not in done), Topic.QUESTIONS)

    def needs_a_name(self, topic: Topic) -> bool:
        """Whether going home without this topic said back needs the name of whoever decides it."""
        return topic in GATES

    def lines(self, section: Section) -> tuple[Line, ...]:
        """What the plan says in a section; nothing where only staff can say it."""
        return tuple(_LINES[section](self.plan)) if section in _LINES else ()


def _procedure(plan: Plan) -> Iterator[Line]:
    yield Line(text=plan.procedure.plain_title)


def _medicines(plan: Plan) -> Iterator[Line]:
    for step in plan.medications:
        yield Line(text=_medicine_words(step), source=step.source, about=step.name)


def _medicine_words(step: MedicineStep) -> str:
    again = step.restart.text if step.restart else ""
    return " ".join(part for part in (step.patient_text, again) if part)


def _pain(plan: Plan) -> Iterator[Line]:
    for task in pain_tasks(plan):
        yield _of_task(task)


def _of_task(task: Task) -> Line:
    return Line(text=" ".join(part for part in (task.title, task.note) if part), source=task.source)


def _wound(plan: Plan) -> Iterator[Line]:
    for task in plan.tasks:
        if task.phase is Phase.RECOVER and task.kind is TaskKind.WOUND:
            yield _of_task(task)
    for row in plan.timeline:
        if _about_the_wound(row.id):
            yield Line(text=row.text, source=row.source)


def _about_the_wound(row: str) -> bool:
    return bool(WOUND_ROWS & set(row.split("_")))


def _activity(plan: Plan) -> Iterator[Line]:
    """What is a limit first, then the usual times, each in the order of its days."""
    for row in sorted(plan.timeline, key=lambda row: row.kind is not MilestoneKind.LIMIT):
        if row.kind is not MilestoneKind.WATCH and not _about_the_wound(row.id):
            yield Line(text=row.text, source=row.source, about=row.topic)


def _warning_signs(plan: Plan) -> Iterator[Line]:
    for sign in plan.red_flags:
        if sign.tier is not Tier.MENTION:
            yield Line(text=sign.sign, source=sign.source, urgent=sign.tier is Tier.EMERGENCY)


def _follow_up(plan: Plan) -> Iterator[Line]:
    for visit in plan.follow_up:
        yield Line(text=visit.what, source=visit.source)


def _support(plan: Plan) -> Iterator[Line]:
    for task in plan.tasks:
        if task.kind in HELP and task.weight is Weight.BLOCKING:
            yield _of_task(task)


_LINES = {
    Section.PROCEDURE: _procedure,
    Section.MEDICINES: _medicines,
    Section.PAIN: _pain,
    Section.WOUND: _wound,
    Section.ACTIVITY: _activity,
    Section.WARNING_SIGNS: _warning_signs,
    Section.FOLLOW_UP: _follow_up,
    Section.SUPPORT: _support,
}
