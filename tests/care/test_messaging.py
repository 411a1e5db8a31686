import pytest

from checklist.access import AccessDenied, Role
from checklist.alerts import Outcome
from checklist.care import clock, people
from checklist.care.house import House
from checklist.care.journey import journey_of
from checklist.care.messaging import LONGEST_MESSAGE, Message, messages_in, send
from checklist.care.phoning import record_phone_call
from checklist.care.recording import CannotRecord
from checklist.care.visitor import NOBODY, Visitor
from checklist.plan import Event, EventId, EventKind
from checklist.store.events import NewEvent, append
from checklist.store.plans import PlanNotFound
from tests.care.furnished import it_is, patient, signs_in, staff


def sent(house: House, maria: Visitor) -> tuple[Message, ...]:
    return messages_in(events(house, maria))


def events(house: House, maria: Visitor) -> tuple[Event, ...]:
    return journey_of(house, maria.own_plan).events


def test_a_message_stands_with_who_wrote_it_and_is_not_read_yet(home: House) -> None:
    maria, nurse = patient(home), staff(home)
    send(home, nurse, maria.own_plan, "  Please send a photo of your cut.  ")
    (one,) = sent(home, maria)
    assert (one.text, one.by, one.read_at) == ("Please send a photo of your cut.", "Ann Lee", None)
    assert [(e.kind, e.payload) for e in events(home, maria)] == [
        (EventKind.MESSAGED, {"text": "Please send a photo of your cut.", "by": "Ann Lee"})
    ]


def test_once_the_patient_has_read_it_staff_see_when_and_of_which(home: House) -> None:
    maria, nurse = patient(home), staff(home)
    send(home, nurse, maria.own_plan, "One")
    send(home, nurse, maria.own_plan, "Two")
    at = clock.now()
    read = NewEvent(id=EventId("r"), kind=EventKind.READ, at=at, payload={"message": 1})
    home.store.write(lambda tx: append(tx, maria.own_plan, actor="patient", received_at=at, news=[read]))
    assert [(one.text, one.read_at) for one in sent(home, maria)] == [("One", at), ("Two", None)]


@pytest.mark.parametrize(
    ("text", "kept"), [("a" * LONGEST_MESSAGE, 1), ("a" * (LONGEST_MESSAGE + 1), 0), ("a", 1), ("  \n ", 0), ("", 0)]
)
def test_a_message_says_something_in_at_most_500_characters(home: House, text: str, kept: int) -> None:
    maria, nurse = patient(home), staff(home)
    if kept:
        send(home, nurse, maria.own_plan, text)
    else:
        with pytest.raises(CannotRecord):
            send(home, nurse, maria.own_plan, text)
    assert len(sent(home, maria)) == kept


def test_send_pressed_twice_is_one_message_and_the_same_words_later_are_another(
    home: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    maria, nurse = patient(home), staff(home)
    send(home, nurse, maria.own_plan, "Call us.")
    send(home, nurse, maria.own_plan, "Call us.")
    assert len(sent(home, maria)) == 1
    it_is(monkeypatch, "2027-03-08T10:00:00-05:00")
    send(home, nurse, maria.own_plan, "Call us.")
    assert len(sent(home, maria)) == 2


def test_what_a_patient_s_device_calls_a_message_of_staff_is_none(home: House) -> None:
    maria, at = patient(home), clock.now()
    said = NewEvent(id=EventId("m"), kind=EventKind.MESSAGED, at=at, payload={"text": "Take 2", "by": "Dr. Lee"})
    home.store.write(lambda tx: append(tx, maria.own_plan, actor="patient", received_at=at, news=[said]))
    assert sent(home, maria) == ()


@pytest.mark.parametrize("role", [Role.PATIENT, Role.VISITOR, Role.ADMIN])
def test_only_staff_who_care_for_people_write_or_record_a_call(home: House, role: Role) -> None:
    maria = patient(home)
    who = {Role.PATIENT: maria, Role.VISITOR: NOBODY}.get(role) or staff(home, role)
    with pytest.raises(AccessDenied):
        send(home, who, maria.own_plan, "Hello")
    with pytest.raises(AccessDenied):
        record_phone_call(home, who, maria.own_plan, Outcome.REACHED)


def test_a_message_to_nobody_is_refused(home: House) -> None:
    with pytest.raises(PlanNotFound):
        send(home, staff(home), "no-such-plan", "Hello")  # type: ignore[arg-type]


def test_two_of_staff_may_both_write(home: House) -> None:
    maria = patient(home)
    for name in ("Ann Lee", "Bo Tran"):
        entered = signs_in(home, Role.NURSE, name=name, id=name)
        send(home, people.visitor(home, entered.cookie), maria.own_plan, "Hello")
    assert [one.by for one in sent(home, maria)] == ["Ann Lee", "Bo Tran"]
