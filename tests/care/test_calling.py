from dataclasses import replace

import pytest

from checklist.access import AccessDenied, Role
from checklist.care import people
from checklist.care.calling import (
    CLOSED,
    LONGEST_NOTE,
    Asked,
    CannotRecord,
    RecordedFirst,
    asked_of,
    record_answer,
    take_back_answer,
)
from checklist.care.house import House
from checklist.care.journey import journey
from checklist.care.roster import Listed, roster
from checklist.care.visitor import Visitor
from checklist.plan import Answer, EventKind
from checklist.store.events import verify
from tests.care.furnished import happens, it_is, patient, said, signs_in, staff

SETTLED, NOT_YET, NO_ANSWER, HEARD = Answer.SETTLED, Answer.NOT_YET, Answer.NO_ANSWER, Answer.HEARD


@pytest.fixture
def nurse(home: House) -> Visitor:
    return staff(home)


@pytest.fixture
def other(home: House) -> Visitor:
    return people.visitor(home, signs_in(home, Role.NURSE, "Bo Tran", id="u-bo").cookie)


@pytest.fixture
def maria(home: House) -> Visitor:
    return patient(home, said(called="Maria"))


def only(house: House, nurse: Visitor) -> Listed:
    (row,) = roster(house, nurse)
    return row


def look(house: House, nurse: Visitor, place: int = 0) -> Asked:
    """The first open question, as a nurse looks at it now."""
    row = only(house, nurse)
    return asked_of(row.plan, row.asks[place])


def kinds(house: House, maria: Visitor) -> list[str]:
    return [event.kind for event in journey(house, maria).events]


def test_a_settled_question_is_done_on_the_person_s_own_list_with_who_wrote_it_down(
    home: House, nurse: Visitor, maria: Visitor
) -> None:
    record_answer(home, nurse, look(home, nurse), SETTLED, "  Her   son ")
    (status,) = [status for status in journey(home, maria).statuses if status.task.id == "ride"]
    assert status.settled and status.event
    assert (status.event.by, status.event.actor) == ("Ann Lee", "nurse:u-nurse")
    assert status.event.payload == {"by": "Ann Lee", "note": "Her son"}
    row = only(home, nurse)
    assert [ask.task.id for ask in row.asks] == ["helper"]
    assert [(one.task.id, one.recorded.note) for one in row.settled] == [("ride", "Her son")]


@pytest.mark.parametrize("answer", [NOT_YET, NO_ANSWER])
def test_what_settles_nothing_stays_open_and_is_kept(
    home: House, nurse: Visitor, maria: Visitor, answer: Answer
) -> None:
    record_answer(home, nurse, look(home, nurse), answer, "Calls back")
    (first, _) = only(home, nurse).asks
    assert first.recorded and (first.recorded.answer, first.recorded.by) == (answer, "Ann Lee")
    assert not any(status.settled for status in journey(home, maria).statuses)


def test_of_a_medicine_is_written_down_what_they_said_and_it_waits_for_a_clinician(home: House, nurse: Visitor) -> None:
    patient(home, said("Eliquis"))
    with pytest.raises(CannotRecord, match="Pick an answer"):
        record_answer(home, nurse, look(home, nurse), SETTLED)
    with pytest.raises(CannotRecord, match="Write down what they said"):
        record_answer(home, nurse, look(home, nurse), HEARD, "  ")
    record_answer(home, nurse, look(home, nurse), HEARD, "Saturday evening")
    (first, *_) = only(home, nurse).asks
    assert (first.medicine, first.heard) == ("Eliquis", True)


def test_the_same_sent_twice_is_one_event(home: House, nurse: Visitor, maria: Visitor) -> None:
    asked = look(home, nurse)
    for answer in (NOT_YET, NOT_YET):
        record_answer(home, nurse, asked, answer, "Calls back")
    assert kinds(home, maria) == [EventKind.CALLED]
    asked = look(home, nurse)
    for _ in range(2):
        record_answer(home, nurse, asked, SETTLED)
    assert kinds(home, maria) == [EventKind.CALLED, EventKind.DONE]


def test_of_two_who_ask_the_first_counts_and_the_other_is_told_who_it_was(
    home: House, nurse: Visitor, other: Visitor, maria: Visitor
) -> None:
    asked = look(home, nurse)
    record_answer(home, other, asked, NOT_YET)
    for answer in (SETTLED, NOT_YET):
        with pytest.raises(RecordedFirst) as lost:
            record_answer(home, nurse, asked, answer)
        assert lost.value.by == "Bo Tran"
    assert kinds(home, maria) == [EventKind.CALLED]


def test_a_second_answer_of_one_s_own_needs_a_second_look(home: House, nurse: Visitor, maria: Visitor) -> None:
    asked = look(home, nurse)
    record_answer(home, nurse, asked, NO_ANSWER)
    with pytest.raises(RecordedFirst):
        record_answer(home, nurse, asked, SETTLED)
    record_answer(home, nurse, look(home, nurse), SETTLED)
    assert kinds(home, maria) == [EventKind.CALLED, EventKind.DONE]


def test_what_the_person_said_in_the_meantime_stands(home: House, nurse: Visitor, maria: Visitor) -> None:
    asked = look(home, nurse)
    happens(home, maria, "ride", kind=EventKind.COULD_NOT, text="Nobody can")
    with pytest.raises(RecordedFirst) as lost:
        record_answer(home, nurse, asked, SETTLED)
    assert lost.value.by is None
    assert kinds(home, maria) == [EventKind.COULD_NOT]


def test_two_questions_of_one_person_do_not_get_in_each_other_s_way(
    home: House, nurse: Visitor, other: Visitor, maria: Visitor
) -> None:
    ride, helper = look(home, nurse, 0), look(home, nurse, 1)
    record_answer(home, other, ride, SETTLED)
    record_answer(home, nurse, helper, SETTLED)
    assert only(home, nurse).asks == ()


@pytest.mark.parametrize(("answer", "kind"), [(SETTLED, EventKind.UNDONE), (NOT_YET, EventKind.CALLED)])
def test_taking_back_is_a_second_event_and_the_question_is_open_again(
    home: House, nurse: Visitor, other: Visitor, maria: Visitor, answer: Answer, kind: EventKind
) -> None:
    before = only(home, nurse)
    record_answer(home, nurse, look(home, nurse), answer)
    event = journey(home, maria).events[-1]
    asked = replace(look(home, nurse), task=event.task or "", seen=event.seq)
    for _ in range(2):
        take_back_answer(home, other, asked)
    assert kinds(home, maria)[1:] == [kind]
    row = only(home, nurse)
    assert ([ask.task.id for ask in row.asks], row.settled) == ([ask.task.id for ask in before.asks], ())
    assert row.asks[0].recorded is None


def test_taking_back_a_call_leaves_what_the_person_said_as_it_is(home: House, nurse: Visitor, maria: Visitor) -> None:
    happens(home, maria, "ride", kind=EventKind.COULD_NOT, text="Nobody can")
    record_answer(home, nurse, look(home, nurse), NOT_YET)
    take_back_answer(home, nurse, look(home, nurse))
    assert [one.words for one in only(home, nurse).told] == ["Nobody can"]


def test_an_answer_that_was_followed_by_another_is_not_taken_back(
    home: House, nurse: Visitor, other: Visitor, maria: Visitor
) -> None:
    record_answer(home, nurse, look(home, nurse), NOT_YET)
    asked = look(home, nurse)
    record_answer(home, other, asked, NO_ANSWER)
    with pytest.raises(RecordedFirst) as lost:
        take_back_answer(home, nurse, asked)
    assert lost.value.by == "Bo Tran"


def test_a_person_s_own_tick_is_not_staff_s_to_take_back(home: House, nurse: Visitor, maria: Visitor) -> None:
    happens(home, maria, "ride")
    with pytest.raises(CannotRecord, match=CLOSED):
        take_back_answer(home, nurse, Asked(plan=maria.own_plan, task=look(home, nurse).task, seen=1))


@pytest.mark.parametrize(
    ("answer", "note", "wrong"),
    [
        (None, "", "Pick an answer"),
        (HEARD, "x", "Pick an answer"),
        (SETTLED, "x" * (LONGEST_NOTE + 1), "at most"),
    ],
)
def test_an_answer_that_cannot_be_is_refused_with_a_sentence(
    home: House, nurse: Visitor, maria: Visitor, answer: Answer | None, note: str, wrong: str
) -> None:
    with pytest.raises(CannotRecord, match=wrong):
        record_answer(home, nurse, look(home, nurse), answer, note)
    assert kinds(home, maria) == []


def test_a_step_that_keeps_nobody_from_being_ready_is_not_asked_about(
    home: House, nurse: Visitor, maria: Visitor
) -> None:
    for task in ("bags", "no-such-step"):
        with pytest.raises(CannotRecord, match=CLOSED):
            record_answer(home, nurse, replace(look(home, nurse), task=task), SETTLED)


@pytest.mark.parametrize("role", [Role.ADMIN, Role.PATIENT])
def test_nobody_but_those_who_look_after_people_records_anything(
    home: House, nurse: Visitor, maria: Visitor, role: Role
) -> None:
    asked = look(home, nurse)
    stranger = maria if role is Role.PATIENT else people.visitor(home, signs_in(home, role, "Cy Dow").cookie)
    with pytest.raises(AccessDenied):
        record_answer(home, stranger, asked, SETTLED)
    with pytest.raises(AccessDenied):
        take_back_answer(home, stranger, asked)


def test_after_the_procedure_the_way_home_can_still_be_settled(
    home: House, nurse: Visitor, maria: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    it_is(monkeypatch, "2027-03-16T15:00:00-04:00")
    row = only(home, nurse)
    assert [ask.task.id for ask in row.home] == ["ride", "helper"]
    record_answer(home, nurse, asked_of(row.plan, row.home[0]), SETTLED)
    assert [ask.task.id for ask in only(home, nurse).home] == ["helper"]


def test_the_chain_of_events_holds(home: House, nurse: Visitor, maria: Visitor) -> None:
    for answer in (NO_ANSWER, NOT_YET, SETTLED):
        record_answer(home, nurse, look(home, nurse), answer)
    with home.store.reading() as tx:
        assert verify(tx, maria.own_plan) is None
