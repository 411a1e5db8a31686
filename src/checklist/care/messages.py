"""What the team has written to a patient: on their first page until they say that they have read it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from checklist.access import Action
from checklist.care import clock
from checklist.care.house import House
from checklist.care.visitor import Visitor
from checklist.plan import Event, EventId, EventKind
from checklist.store.events import NewEvent, append, events_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A message of the team, by the number of its event, with who wrote it and when."""

    seq: int
    text: str
    by: str | None
    at: datetime


def unread(events: Sequence[Event]) -> tuple[Unread, ...]:
    """What the team wrote and the patient has not read, newest first. Nobody else writes for the team."""
    read = {event.payload.get("message") for event in events if event.kind is EventKind.READ}
    sent = [e for e in events if e.kind is EventKind.MESSAGED and e.staff and e.seq not in read]
    return tuple(
        Unread(seq=event.seq, text=str(event.payload.get("text") or ""), by=event.by, at=event.received_at)
        for event in sorted(sent, key=lambda event: -event.seq)
    )


def have_read(house: House, visitor: Visitor, message: int) -> None:
    """The patient has read it; the team sees when. The same once more changes nothing."""
    visitor.require(Action.SEE_OWN_PLAN)
    plan, now = visitor.own_plan, clock.now()
    new = NewEvent(id=EventId(f"read:{message}"), kind=EventKind.READ, at=now, payload={"message": message})
    with house.store.writing() as tx:
        if any(one.seq == message for one in unread(events_of(tx, plan))):
            append(tx, plan, actor=visitor.actor, received_at=now, news=[new])
