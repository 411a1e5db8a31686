"""A sample walk-through: a fictional nurse went through everything, and one topic stayed open for the call."""

import uuid
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from checklist.discharge import NONE, TAUGHT, Listener, PointId, Section, Step, Topic, points_of, record_of
from checklist.plan import EventId, EventKind, Plan
from checklist.store.events import NewEvent

HOURS_AFTER = 5
LEFT_OUT = Topic.VISITS
REASON = "The office sets the date next week."
SAID_INSTEAD = "Whenever it hurts"


def walked(plan: Plan, nurse: str, signer: str) -> tuple[NewEvent, ...]:
    """What the nurse recorded some hours after the procedure, up to both signatures."""
    at = plan.booking.anchors.procedure + timedelta(hours=HOURS_AFTER)
    return tuple(_event(kind, at, {**said, "by": nurse}) for kind, said in _said(plan, signer))


def _event(kind: EventKind, at: datetime, said: Mapping[str, object]) -> NewEvent:
    return NewEvent(id=EventId(uuid.uuid4().hex), kind=kind, at=at, payload=said)


def _said(plan: Plan, signer: str) -> Iterator[tuple[EventKind, dict[str, object]]]:
    for section in Section:
        if section is not Section.EATING:
            yield EventKind.COVERED, {"section": section.value, "covered": True}
    yield EventKind.NOTED, {"section": Section.EQUIPMENT.value, "entry": f"{NONE}-equipment", "fields": {NONE: "yes"}}
    for topic in TAUGHT:
        yield from _taught(plan, topic)
    signing = {"signer": signer, "listener": Listener.PATIENT.value, "phone": "555-0161", "booklet": True}
    yield EventKind.SIGNED, {**signing, "open": [Section.EATING.value]}


def _taught(plan: Plan, topic: Topic) -> Iterator[tuple[EventKind, dict[str, object]]]:
    """One topic is left out with a reason; of the medicines one point is missed, then said back."""
    if topic is LEFT_OUT:
        said: dict[str, object] = {"step": Step.SKIP.value, "topic": topic.value, "reason": REASON, "decided_by": ""}
        yield EventKind.TAUGHT_BACK, said
        return
    points = [point.id for point in points_of(topic, plan, record_of(()))]
    if topic is Topic.MEDICINES:
        yield EventKind.TAUGHT_BACK, _try(topic, points[:-1], {points[-1]: SAID_INSTEAD})
        points = points[-1:]
    yield EventKind.TAUGHT_BACK, _try(topic, points, {})


def _try(topic: Topic, heard: list[PointId], missed: Mapping[PointId, str]) -> dict[str, object]:
    return {
        "step": Step.TRY.value, "topic": topic.value, "heard": heard, "missed": missed,
        "listener": Listener.PATIENT.value, "name": "", "interpreter": "",
    }  # fmt: skip
