"""What a person says of advice to call; the emergency replaces their every page until they have said it."""

from dataclasses import dataclass

from checklist.access import Action
from checklist.care import clock
from checklist.care.check_in import asking
from checklist.care.house import House
from checklist.care.journey import Journey, journey_of
from checklist.care.sent import CALLED, MISTAKE, open_emergency, seen_by
from checklist.care.visitor import Visitor
from checklist.plan import Event, EventId, EventKind, advice_of, tier_of
from checklist.procedure import FactBase
from checklist.store.events import NewEvent, append, events_of
from checklist.timeline import TO_CALL


@dataclass(frozen=True, slots=True, kw_only=True)
class Emergency:
    """An emergency that nothing has ended, and what its words and its number are read from."""

    event: Event
    journey: Journey
    base: FactBase


def emergency_of(house: House, visitor: Visitor) -> Emergency | None:
    """The visitor's own open emergency, of whichever day; None for whoever checks in for nobody."""
    event = _open(house, visitor)
    if event is None:
        return None
    one = journey_of(house, visitor.own_plan)
    return Emergency(event=event, journey=one, base=asking(house, one))


def leave_emergency(house: House, visitor: Visitor, step: str) -> None:
    """The person has called, or it was a mistake: the team is told either way, and the questions go on."""
    event = _open(house, visitor)
    if event and step in (CALLED, MISTAKE):
        _say(house, visitor, event, step)


def say_called(house: House, visitor: Visitor, seq: int) -> None:
    """The person has made the call that a check-in of theirs, or of their helper, asked for: the team is told."""
    visitor.require(Action.CHECK_IN)
    with house.store.reading() as tx:
        seen = seen_by(visitor, events_of(tx, visitor.own_plan))
    event = next((one for one in seen if one.seq == seq and tier_of(advice_of(one)) in TO_CALL), None)
    if event:
        _say(house, visitor, event, CALLED)


def _say(house: House, visitor: Visitor, event: Event, step: str) -> None:
    new = NewEvent(
        id=EventId(f"{step}:{event.seq}"), kind=EventKind.HANDLED, at=clock.now(),
        payload={"alert": f"checkin:{event.seq}", "step": str(step)},
    )  # fmt: skip
    with house.store.writing() as tx:
        append(tx, visitor.own_plan, actor=visitor.actor, received_at=clock.now(), news=[new])


def _open(house: House, visitor: Visitor) -> Event | None:
    if visitor.plan is None or not visitor.may(Action.CHECK_IN):
        return None
    with house.store.reading() as tx:
        events = events_of(tx, visitor.plan)
    return open_emergency(seen_by(visitor, events), events)
