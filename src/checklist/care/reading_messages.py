"""The patient reads what the team has written: it is on their first page until they say that they have."""

from collections.abc import Iterable

from checklist.access import Action
from checklist.care import clock
from checklist.care.house import House
from checklist.care.messaging import Message, messages_in
from checklist.care.visitor import Visitor
from checklist.plan import Event, EventId, EventKind
from checklist.store.events import NewEvent, append, events_of


def unread(events: Iterable[Event]) -> tuple[Message, ...]:
    """What the patient has not read yet, newest first."""
    return tuple(message for message in reversed(messages_in(events)) if message.read_at is None)


def have_read(house: House, visitor: Visitor, message: int) -> None:
    """The patient has read it; the team sees when. The same once more changes nothing."""
    visitor.require(Action.SEE_OWN_PLAN)
    plan, now = visitor.own_plan, clock.now()
    new = NewEvent(id=EventId(f"read:{message}"), kind=EventKind.READ, at=now, payload={"message": message})
    with house.store.writing() as tx:
        if any(one.seq == message for one in unread(events_of(tx, plan))):
            append(tx, plan, actor=visitor.actor, received_at=now, news=[new])
