"""A procedure is cancelled and put back: by whom, when, and what stays as it was."""

from datetime import date, datetime, time

import pytest

from checklist.access import AccessDenied, Role
from checklist.care import people
from checklist.care.calling import RecordedFirst
from checklist.care.cancelling import cancel, is_cancelled, put_back
from checklist.care.discharging import took_place
from checklist.care.house import House
from checklist.care.journey import journey
from checklist.care.moving import To, move, move_for, moved_for
from checklist.care.over import is_over
from checklist.care.person import seen
from checklist.care.rebooking import PlanChanged
from checklist.care.recording import CannotRecord
from checklist.care.undoing import undo_move
from checklist.care.visitor import NOBODY, Visitor
from checklist.guidance import BookingError
from checklist.plan import Event, EventKind, Reason
from checklist.store.events import events_of
from tests.care.furnished import caregiver, happens, it_is, patient, said, signs_in, tells_pain

LATER = To(day=date(2027, 3, 18), arrival=time(11), start=time(13))


@pytest.fixture
def maria(home: House) -> Visitor:
    return patient(home, said("Eliquis", called="Maria"))


@pytest.fixture
def ann(home: House) -> Visitor:
    return nurse(home, "Ann Lee")


def nurse(house: House, name: str) -> Visitor:
    return people.visitor(house, signs_in(house, Role.NURSE, name, id=f"u-{name}").cookie)


def told(house: House, who: Visitor) -> list[Event]:
    with house.store.reading() as tx:
        return [event for event in events_of(tx, who.own_plan) if event.kind is EventKind.CANCELLED]


def test_it_stands_with_the_reason_the_note_and_who_said_so(home: House, maria: Visitor, ann: Visitor) -> None:
    assert not is_cancelled(home, maria.own_plan)
    cancel(home, ann, maria.own_plan, Reason.HOSPITAL, "  No bed\n in ICU ")
    (event,) = told(home, maria)
    assert event.payload == {"reason": "hospital", "note": "No bed in ICU", "by": "Ann Lee"}
    assert event.actor == "nurse:u-Ann Lee"
    assert is_cancelled(home, maria.own_plan)


def test_put_back_it_takes_place_with_every_tick_as_it_was(home: House, maria: Visitor, ann: Visitor) -> None:
    happens(home, maria, "ride")
    before = {status.task.id: status.state for status in journey(home, maria).statuses}
    cancel(home, ann, maria.own_plan, Reason.UNWELL)
    put_back(home, ann, maria.own_plan, told(home, maria)[0].seq)
    assert told(home, maria)[1].payload == {"back": True, "by": "Ann Lee"}
    assert not is_cancelled(home, maria.own_plan)
    assert {status.task.id: status.state for status in journey(home, maria).statuses} == before


def test_without_a_reason_or_with_a_long_note_nothing_is_recorded(home: House, maria: Visitor, ann: Visitor) -> None:
    with pytest.raises(CannotRecord, match=r"Pick why it does not take place\."):
        cancel(home, ann, maria.own_plan, None)
    with pytest.raises(CannotRecord, match="at most 300"):
        cancel(home, ann, maria.own_plan, Reason.OTHER, "x" * 301)
    cancel(home, ann, maria.own_plan, Reason.OTHER, "x" * 300)
    assert len(told(home, maria)) == 1


@pytest.mark.parametrize(("moment", "taken"), [("16T13:00:00", True), ("17T23:59:00", True), ("18T00:00:00", False)])
def test_it_is_cancelled_up_to_the_end_of_the_day_after_its_date(
    home: House, maria: Visitor, ann: Visitor, monkeypatch: pytest.MonkeyPatch, moment: str, taken: bool
) -> None:
    it_is(monkeypatch, f"2027-03-{moment}-04:00")
    if taken:
        cancel(home, ann, maria.own_plan, Reason.OTHER)
    else:
        with pytest.raises(CannotRecord, match=r"This procedure is over\. It cannot be canceled any more\."):
            cancel(home, ann, maria.own_plan, Reason.OTHER)
    assert is_cancelled(home, maria.own_plan) is taken


def test_what_took_place_is_not_cancelled(
    home: House, maria: Visitor, ann: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    it_is(monkeypatch, "2027-03-16T18:00:00-04:00")
    tells_pain(home, maria, {0: 3})
    with pytest.raises(CannotRecord, match="This procedure is over"):
        cancel(home, ann, maria.own_plan, Reason.OTHER)


def test_one_whose_real_times_are_set_took_place(
    home: House, maria: Visitor, ann: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    it_is(monkeypatch, "2027-03-16T18:00:00-04:00")
    assert not is_over(journey(home, maria))
    took_place(home, ann, maria.own_plan, 1, datetime.fromisoformat("2027-03-16T13:20:00-04:00"), None)
    assert is_over(journey(home, maria))


def test_it_can_be_put_back_also_once_its_time_has_passed(
    home: House, maria: Visitor, ann: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    cancel(home, ann, maria.own_plan, Reason.OTHER)
    it_is(monkeypatch, "2027-03-17T09:00:00-04:00")
    put_back(home, ann, maria.own_plan, told(home, maria)[0].seq)
    assert not is_cancelled(home, maria.own_plan)


def test_the_same_pressed_twice_is_recorded_once(home: House, maria: Visitor, ann: Visitor) -> None:
    for _ in range(2):
        cancel(home, ann, maria.own_plan, Reason.UNWELL, "Fever")
    for _ in range(2):
        put_back(home, ann, maria.own_plan, told(home, maria)[0].seq)
    assert len(told(home, maria)) == 2


def test_of_two_who_cancel_the_second_is_told_who_was_first(home: House, maria: Visitor, ann: Visitor) -> None:
    cancel(home, ann, maria.own_plan, Reason.UNWELL)
    with pytest.raises(RecordedFirst) as first:
        cancel(home, nurse(home, "Bea Poe"), maria.own_plan, Reason.UNWELL)
    assert first.value.by == "Ann Lee"
    with pytest.raises(RecordedFirst):
        cancel(home, ann, maria.own_plan, Reason.HOSPITAL)
    assert len(told(home, maria)) == 1


def test_of_two_who_put_it_back_the_second_is_told_who_was_first(home: House, maria: Visitor, ann: Visitor) -> None:
    bea = nurse(home, "Bea Poe")
    cancel(home, ann, maria.own_plan, Reason.UNWELL)
    looked_at = told(home, maria)[0].seq
    put_back(home, bea, maria.own_plan, looked_at)
    with pytest.raises(RecordedFirst) as first:
        put_back(home, ann, maria.own_plan, looked_at)
    assert first.value.by == "Bea Poe"


def test_who_looked_at_an_older_cancelling_does_not_put_a_newer_one_back(
    home: House, maria: Visitor, ann: Visitor
) -> None:
    cancel(home, ann, maria.own_plan, Reason.UNWELL)
    looked_at = told(home, maria)[0].seq
    put_back(home, ann, maria.own_plan, looked_at)
    cancel(home, nurse(home, "Bea Poe"), maria.own_plan, Reason.MEDICINE)
    with pytest.raises(RecordedFirst):
        put_back(home, ann, maria.own_plan, looked_at)
    assert is_cancelled(home, maria.own_plan)


def test_nobody_but_staff_cancels_or_puts_back(home: House, maria: Visitor, ann: Visitor) -> None:
    cancel(home, ann, maria.own_plan, Reason.UNWELL)
    admin = people.visitor(home, signs_in(home, Role.ADMIN, "Ada").cookie)
    for who in (maria, caregiver(home, maria), NOBODY, admin):
        with pytest.raises(AccessDenied):
            cancel(home, who, maria.own_plan, Reason.UNWELL)
        with pytest.raises(AccessDenied):
            put_back(home, who, maria.own_plan, 1)


def test_a_cancelled_procedure_is_not_moved_before_it_is_put_back(home: House, maria: Visitor, ann: Visitor) -> None:
    cancel(home, ann, maria.own_plan, Reason.HOSPITAL)
    with pytest.raises(BookingError, match="Put it back first, then move the date"):
        moved_for(home, ann, maria.own_plan, LATER)
    with pytest.raises(BookingError):
        move(home, maria, date(2027, 3, 18), time(11), time(13))
    put_back(home, ann, maria.own_plan, told(home, maria)[0].seq)
    move_for(home, ann, maria.own_plan, 1, LATER)
    assert journey(home, maria).plan.booking.anchors.day_zero == date(2027, 3, 18)


def test_a_move_is_not_undone_under_a_cancelled_procedure(home: House, maria: Visitor, ann: Visitor) -> None:
    move_for(home, ann, maria.own_plan, 1, LATER)
    undo = seen(home, ann, maria.own_plan).undo
    assert undo
    cancel(home, ann, maria.own_plan, Reason.HOSPITAL)
    assert seen(home, ann, maria.own_plan).undo is None
    with pytest.raises(PlanChanged):
        undo_move(home, ann, maria.own_plan, undo)
    assert journey(home, maria).plan.booking.anchors.day_zero == date(2027, 3, 18)
