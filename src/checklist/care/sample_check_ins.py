"""What the sample people answered each day, with the advice that their answers call for."""

import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from checklist.care.given import NOT_MEASURED
from checklist.checkin import (
    PAIN_AT_REST,
    PAIN_MOVING,
    SKIPPED,
    TEMPERATURE,
    Answer,
    AnswerKind,
    CheckIn,
    Question,
    QuestionId,
    advise,
    questions_for,
)
from checklist.guidance import day_of
from checklist.plan import EventId, EventKind, Plan, kept_advice, known_facts_of
from checklist.procedure import FactBase, Procedure, known_flags
from checklist.store.events import NewEvent
from checklist.timeline import ACTIVITY

THIS_MORNING = time(7, 50)
GOAL: Mapping[QuestionId, Answer] = {QuestionId("goal"): "Walk to the park and back."}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A sample person with their plan, their pain at rest by day and their temperature on some days."""

    plan: Plan
    procedure: Procedure
    base: FactBase
    pain: tuple[int | None, ...]
    heat: Mapping[int, float]

    def said(self, until: int) -> list[CheckIn]:
        """The answers of each day before `until`."""
        return [
            self.check_in(day, self._own(day, pain))
            for day, pain in enumerate(self.pain)
            if pain is not None and day < until
        ]

    def check_in(self, day: int, own: Mapping[QuestionId, Answer]) -> CheckIn:
        """An answer to all that is asked on this day: their own, and to whatever else is asked a calm one."""
        answers = {**GOAL, **own}
        while rest := [one for one in self._questions(day, answers) if one.id not in answers]:
            answers |= {one.id: calm(one) for one in rest}
        return CheckIn(day=day, answers={one.id: answers[one.id] for one in self._questions(day, answers)})

    def _own(self, day: int, pain: int) -> Mapping[QuestionId, Answer]:
        heat = {TEMPERATURE: self.heat[day]} if day in self.heat else {}
        did = ("rested",) if day < 1 else ("indoors",) if day < 4 else ("outdoors",)
        return {PAIN_AT_REST: pain, PAIN_MOVING: min(pain + 2 if pain else 1, 10), **heat, ACTIVITY: did}

    def _questions(self, day: int, answers: Mapping[QuestionId, Answer]) -> tuple[Question, ...]:
        plan, base = self.plan, self.base
        return questions_for(
            base.checkin, plan_signs={sign.id for sign in plan.red_flags}, answers=answers, day=day,
            flags=known_flags(self.procedure, base), facts=known_facts_of(self.procedure, plan.booking, base),
        )  # fmt: skip

    def event(self, said: list[CheckIn], at: datetime) -> NewEvent:
        """The newest of these check-ins as it was sent at this time."""
        plan, base, newest = self.plan, self.base, said[-1]
        found = advise(
            base.checkin, flags=known_flags(self.procedure, base), said=said,
            facts=known_facts_of(self.procedure, plan.booking, base),
        )  # fmt: skip
        answers = {name: list(one) if isinstance(one, tuple) else one for name, one in newest.answers.items()}
        payload = {
            "day": newest.day, "answers": answers, "done": True, "advice": kept_advice(found),
        }  # fmt: skip
        return NewEvent(id=EventId(uuid.uuid4().hex), kind=EventKind.CHECKED_IN, at=at, payload=payload)


def calm(question: Question) -> Answer:
    """What somebody answers who is well and took no temperature: never a choice that is a warning sign."""
    plain: dict[AnswerKind, Answer] = {
        AnswerKind.SCALE: 0, AnswerKind.TEMPERATURE: NOT_MEASURED, AnswerKind.WORDS: SKIPPED,
    }  # fmt: skip
    if question.kind in plain:
        return plain[question.kind]
    well = min((one for one in question.choices if not one.signs), key=lambda one: not one.none)
    return (well.id,) if question.kind is AnswerKind.CHOICES else well.id


def checked_in(asked: Asked, last: datetime) -> Iterator[NewEvent]:
    """The check-in of each day that has come by `last`."""
    anchors = asked.plan.booking.anchors
    said = asked.said(len(asked.pain))
    for n, one in enumerate(said, start=1):
        at = min(anchors.procedure + timedelta(days=one.day, hours=8), last)
        if day_of(at, anchors) == one.day:
            yield asked.event(said[:n], at)


def checked_in_today(asked: Asked, answers: Iterable[tuple[str, object]], now: datetime) -> NewEvent:
    """This morning's check-in; before that time of day, of a minute ago."""
    day = day_of(now, asked.plan.booking.anchors)
    own = {QuestionId(name): one for name, one in answers}
    newest = asked.check_in(day, {ACTIVITY: ("indoors",), **own})  # type: ignore[dict-item]
    at = min(datetime.combine(now.date(), THIS_MORNING, now.tzinfo), now - timedelta(minutes=1))
    return asked.event([*asked.said(day), newest], at)


def reached(plan: Plan, days: Iterable[tuple[str, int]], last: datetime) -> Iterator[NewEvent]:
    """What this person marked as reached, on its day."""
    for milestone, day in days:
        at = min(plan.booking.anchors.procedure + timedelta(days=day, hours=9), last)
        payload = {"milestone": milestone, "day": day}
        yield NewEvent(id=EventId(uuid.uuid4().hex), kind=EventKind.REACHED, at=at, payload=payload)
