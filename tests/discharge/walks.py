"""A walk-through made of the shipped procedure and of events, so that a test states only what matters."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from checklist.discharge import NONE, Listener, Point, Section, Step, Topic, Walk, record_of
from checklist.medication import Action, Confirmed, HowOften, Taken
from checklist.plan import Event, EventId, EventKind, PlanId, build_plan
from tests.builders import at
from tests.exchange.copies import a_person, library, shipped

NURSE = "Ann Lee"
LEFT = "2027-03-16T17:00"
Happening = tuple[EventKind, Mapping[str, object]]

ELIQUIS = Taken(entry="eliquis", name="Eliquis", dose="5 mg", how_often=HowOften.TWICE_DAILY)
STARTS_AGAIN = Confirmed(
    medication="Eliquis", entry="eliquis", action=Action.HOLD, by="Dr. Lena Hart", last_dose=date(2027, 3, 13),
    restart=date(2027, 3, 18),
)  # fmt: skip


def a_walk(*happened: Happening, **person: Any) -> Walk:
    """The walk of a person to whom this has happened, in this order."""
    plan = build_plan(shipped(), a_person(**person), library().fact_base)
    return Walk(plan=plan, record=record_of(events(*happened)))


def events(*happened: Happening) -> list[Event]:
    return [
        Event(
            id=EventId(f"e{seq}"), plan=PlanId("p"), seq=seq, at=at(LEFT), received_at=at(LEFT), actor="nurse:u1",
            kind=kind, payload={"by": NURSE, **said} if said else {},
        )
        for seq, (kind, said) in enumerate(happened, start=1)
    ]  # fmt: skip


def covered(section: Section, *, covered: bool = True) -> Happening:
    return EventKind.COVERED, {"section": section.value, "covered": covered}


def noted(section: Section, entry: str = "n1", **fields: str) -> Happening:
    return EventKind.NOTED, {"section": section.value, "entry": entry, "fields": fields}


def nothing(section: Section) -> Happening:
    return noted(section, f"{NONE}-{section}", none="yes")


def tried(topic: Topic, *heard: Point, missed: Mapping[Point, str] | None = None, interpreter: str = "") -> Happening:
    return EventKind.TAUGHT_BACK, {
        "step": Step.TRY.value, "topic": topic.value, "heard": [point.id for point in heard],
        "missed": {point.id: words for point, words in (missed or {}).items()}, "listener": Listener.PATIENT.value,
        "name": "", "interpreter": interpreter,
    }  # fmt: skip


def skipped(topic: Topic, reason: str = "Too tired today.", decided_by: str = "") -> Happening:
    said = {"step": Step.SKIP.value, "topic": topic.value, "reason": reason, "decided_by": decided_by}
    return EventKind.TAUGHT_BACK, said


def signed(phone: str = "", *, booklet: bool = False) -> Happening:
    said = {"signer": "Maria Ortiz", "listener": Listener.PATIENT.value, "phone": phone, "booklet": booklet, "open": []}
    return EventKind.SIGNED, said


def called(reached: str = "spoke", **outcomes: str) -> Happening:
    return EventKind.FOLLOWED_UP, {"reached": reached, "outcomes": outcomes, "note": ""}


def all_said_back(**person: Any) -> list[Happening]:
    """Everything was said back at the first try."""
    points = a_walk(**person).points
    return [tried(topic, *found) for topic, found in points.items() if found]
