import pytest

from checklist.access import AccessDenied
from checklist.care.house import House
from checklist.care.journey import journey_of
from checklist.care.messaging import Message
from checklist.care.reading_messages import have_read, unread
from checklist.care.recording import record
from checklist.care.visitor import Visitor
from checklist.plan import EventKind
from tests.care.furnished import caregiver, happens, patient, staff


def writes(house: House, to: Visitor, text: str) -> Visitor:
    """What a nurse writes to a patient."""
    nurse = staff(house)
    house.store.write(lambda tx: record(tx, nurse, to.own_plan, EventKind.MESSAGED, {"text": text}))
    return nurse


def open_to(house: House, maria: Visitor) -> tuple[Message, ...]:
    return unread(journey_of(house, maria.own_plan).events)


def reads(house: House, maria: Visitor) -> list[object]:
    events = journey_of(house, maria.own_plan).events
    return [event.payload for event in events if event.kind is EventKind.READ]


def test_a_message_waits_with_who_wrote_it_until_it_is_read(home: House) -> None:
    maria = patient(home)
    assert open_to(home, maria) == ()
    nurse = writes(home, maria, "Your dressing may come off.")
    (message,) = open_to(home, maria)
    assert (message.text, message.by) == ("Your dressing may come off.", nurse.name)
    have_read(home, maria, message.seq)
    assert open_to(home, maria) == ()
    assert reads(home, maria) == [{"message": message.seq}]


def test_to_have_read_it_twice_is_to_have_read_it_once(home: House) -> None:
    maria = patient(home)
    writes(home, maria, "Call us.")
    (message,) = open_to(home, maria)
    have_read(home, maria, message.seq)
    have_read(home, maria, message.seq)
    assert len(reads(home, maria)) == 1


def test_what_is_no_message_cannot_be_read(home: House) -> None:
    maria = patient(home)
    have_read(home, maria, 99)
    assert reads(home, maria) == []


def test_nobody_but_the_team_writes_for_the_team(home: House) -> None:
    maria = patient(home)
    happens(home, maria, "shower", kind=EventKind.MESSAGED, text="Take all your pills.", by="Ann Lee")
    assert open_to(home, maria) == ()


def test_a_helper_reads_no_message_for_the_patient(home: House) -> None:
    maria = patient(home)
    writes(home, maria, "Call us.")
    (message,) = open_to(home, maria)
    with pytest.raises(AccessDenied):
        have_read(home, caregiver(home, maria), message.seq)
