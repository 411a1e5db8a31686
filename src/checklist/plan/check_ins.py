"""What was said in check-ins, read from a plan's events, by day."""

from collections.abc import Iterable, Mapping
from typing import Any

from checklist.checkin import NOT_SURE, PAIN_AT_REST, SKIPPED, Answer, CheckIn, QuestionId
from checklist.plan.events import Event, EventKind

BY_HELPER = "by_helper"
UNSAID = (SKIPPED, NOT_SURE, ())


def check_ins(events: Iterable[Event]) -> tuple[CheckIn, ...]:
    """Each day's newest answers, by day. What was kept before there were questions holds the pain alone.

    Where a helper answered beside the patient, the higher number stands, so that nobody's fever hides behind a calmer
    answer; of the rest, what the patient said, or else what the helper did.
    """
    said: dict[int, CheckIn] = {}
    for event in sorted(newest_check_ins(events), key=lambda e: (BY_HELPER in e.payload, e.seq)):
        one = answers_of(event)
        said[one.day] = _beside(said[one.day], one) if one.day in said else one
    return tuple(said[day] for day in sorted(said))


def newest_check_ins(events: Iterable[Event]) -> tuple[Event, ...]:
    """The newest check-in of each day by each person."""
    found: dict[tuple[int, str], Event] = {}
    for event in sorted(events, key=lambda e: e.seq):
        day = event.payload.get("day")
        if event.kind is EventKind.CHECKED_IN and isinstance(day, int):
            found[day, event.actor] = event
    return tuple(found.values())


def answers_of(event: Event) -> CheckIn:
    """The answers of a check-in that has its day."""
    return CheckIn(day=int(str(event.payload["day"])), answers=_answers(event.payload))


def _beside(one: CheckIn, other: CheckIn) -> CheckIn:
    """One person's answers with another's beside them."""
    answers = {**other.answers, **{name: said for name, said in one.answers.items() if said not in UNSAID}}
    numbers = {name: _higher(one.number(name), other.number(name)) for name in answers}
    return CheckIn(day=one.day, answers=answers | {name: level for name, level in numbers.items() if level is not None})


def _higher(one: float | None, other: float | None) -> float | None:
    """The higher of two numbers, or the one that was said."""
    return max((level for level in (one, other) if level is not None), default=None)


def as_given(kept: Mapping[str, Any]) -> Mapping[QuestionId, Answer]:
    """Answers as they were given, from how they are kept."""
    return {QuestionId(name): tuple(said) if isinstance(said, list) else said for name, said in kept.items()}


def _answers(payload: Mapping[str, object]) -> Mapping[QuestionId, Answer]:
    kept, pain = payload.get("answers"), payload.get("pain")
    if isinstance(kept, Mapping):
        return as_given(kept)
    return {PAIN_AT_REST: pain} if isinstance(pain, int) else {}
