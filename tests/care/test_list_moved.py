from datetime import date, time, timedelta

import pytest

from checklist.access import AccessDenied, Role
from checklist.care import people
from checklist.care.confirming import Decision, confirm
from checklist.care.house import House
from checklist.care.journey import journey
from checklist.care.moving import To, last_move, move, move_for, moved_for
from checklist.care.rebooking import PlanChanged
from checklist.care.visitor import Visitor
from checklist.care.waiting import queue
from checklist.guidance import BookingError
from checklist.medication import Action
from tests.builders import at
from tests.care.furnished import ARRIVAL, START, happens, it_is, patient, signs_in, staff
from tests.care.test_moving import LATER, bookings, held, with_holds


@pytest.fixture
def nurse(home: House) -> Visitor:
    return staff(home)


def moves(house: House, nurse: Visitor, of: Visitor, to: To, version: int = 1) -> None:
    move_for(house, nurse, of.own_plan, version, to)


def times_of(house: House, visitor: Visitor) -> list[str]:
    anchors = journey(house, visitor).plan.booking.anchors
    return [f"{at:%m-%d %H:%M}" for at in (anchors.arrival, anchors.procedure)]


@pytest.mark.parametrize(
    ("to", "times"),
    [
        (To(minutes=90), ["03-16 12:30", "03-16 14:30"]),
        (To(minutes=-90), ["03-16 09:30", "03-16 11:30"]),
        (To(minutes=13 * 60), ["03-17 00:00", "03-17 02:00"]),
        (To(day=LATER, arrival=time(8), start=None), ["03-24 08:00", "03-24 08:00"]),
    ],
)
def test_staff_move_a_booking_by_minutes_or_to_a_new_time(
    home: House, nurse: Visitor, to: To, times: list[str]
) -> None:
    maria = patient(home)
    stops = {stop.what: stop.stop_at for stop in journey(home, maria).plan.fasting}
    moves(home, nurse, maria, to)
    assert times_of(home, maria) == times
    assert {stop.what for stop in journey(home, maria).plan.fasting if stop.stop_at != stops[stop.what]} == set(stops)


def test_minutes_across_the_night_the_clock_changes_are_elapsed_minutes(home: House, nurse: Visitor) -> None:
    maria = patient(home)
    moves(home, nurse, maria, To(day=date(2027, 3, 13), arrival=time(23), start=None))
    moves(home, nurse, maria, To(minutes=240), version=2)
    assert times_of(home, maria) == ["03-14 04:00", "03-14 04:00"]


def test_what_staff_see_before_the_move_stands_after_it_and_only_a_move_keeps_anything(
    home: House, nurse: Visitor
) -> None:
    maria = patient(home)
    change = moved_for(home, nurse, maria.own_plan, To(minutes=90))
    assert (journey(home, maria).events, bookings(home, maria)) == ((), 1)
    moves(home, nurse, maria, To(minutes=90))
    assert journey(home, maria).plan == change.plan


def test_the_same_move_sent_twice_moves_once(home: House, nurse: Visitor) -> None:
    maria = patient(home)
    for _ in range(2):
        moves(home, nurse, maria, To(minutes=90))
    assert times_of(home, maria) == ["03-16 12:30", "03-16 14:30"]
    assert [event.actor for event in journey(home, maria).events] == ["nurse:u-nurse"]


def test_another_move_from_the_same_look_is_refused(home: House, nurse: Visitor) -> None:
    maria = patient(home)
    moves(home, nurse, maria, To(minutes=90))
    with pytest.raises(PlanChanged):
        moves(home, nurse, maria, To(minutes=60))
    assert times_of(home, maria) == ["03-16 12:30", "03-16 14:30"]


def test_a_move_from_a_look_that_is_old_is_refused(home: House, nurse: Visitor) -> None:
    maria = patient(home)
    move(home, maria, LATER, ARRIVAL, START)
    with pytest.raises(PlanChanged, match="changed while you looked"):
        moves(home, nurse, maria, To(minutes=90))
    assert times_of(home, maria) == ["03-24 11:00", "03-24 13:00"]


@pytest.mark.parametrize(
    ("to", "sentence"),
    [
        (To(minutes=0), "Give the minutes"),
        (To(minutes=24 * 60 + 1), "Give the minutes"),
        (To(day=date(2027, 3, 7), arrival=ARRIVAL, start=START), "This time has passed"),
    ],
)
def test_staff_read_what_is_wrong_with_a_time_and_nothing_is_kept(
    home: House, nurse: Visitor, to: To, sentence: str
) -> None:
    maria = patient(home)
    with pytest.raises(BookingError, match=sentence):
        moves(home, nurse, maria, to)
    assert bookings(home, maria) == 1


@pytest.mark.parametrize("last", [date(2027, 3, 13), at("2027-03-14T20:00")])
@pytest.mark.parametrize(("minutes", "stands"), [(90, True), (-90, False), (13 * 60, False)])
def test_on_the_same_day_a_hold_stands_unless_its_hours_would_be_fewer(
    home: House, nurse: Visitor, last: date, minutes: int, stands: bool
) -> None:
    maria = with_holds(home, last)
    moves(home, nurse, maria, To(minutes=minutes))
    by_day = type(last) is date and minutes == -90
    assert held(journey(home, maria)) == (["apixaban"] if stands or by_day else [])


def test_the_person_sees_what_staff_changed_until_the_procedure(
    home: House, nurse: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    maria = patient(home)
    happens(home, maria, "ride")
    assert last_move(home, maria) is None
    moves(home, nurse, maria, To(minutes=90))
    change = last_move(home, maria)
    assert change is not None
    assert (change.before.booking.anchors.arrival, change.plan.booking.anchors.arrival) == (
        at("2027-03-16T11:00"),
        at("2027-03-16T12:30"),
    )
    assert {stop.after - stop.before for stop in change.difference.stops if stop.after and stop.before} == {
        timedelta(minutes=90)
    }
    assert [task.id for task in change.difference.kept] == ["ride"]
    it_is(monkeypatch, "2027-03-16T14:30:00-04:00")
    assert last_move(home, maria) is None


def test_a_move_of_ones_own_is_not_told_back(home: House, nurse: Visitor) -> None:
    maria = patient(home)
    moves(home, nurse, maria, To(minutes=90))
    move(home, maria, LATER, ARRIVAL, START)
    assert last_move(home, maria) is None


def test_what_a_clinician_decides_later_is_not_told_as_part_of_the_move(home: House, nurse: Visitor) -> None:
    maria = with_holds(home)
    moves(home, nurse, maria, To(day=LATER, arrival=ARRIVAL, start=START))
    before = last_move(home, maria)
    lena = people.visitor(home, signs_in(home, Role.CLINICIAN, "Lena Hart").cookie)
    (queued,) = queue(home, lena)
    go_on = Decision(entry="apixaban", action=Action.CONTINUE)
    confirm(home, lena, queued.plan, queued.version, [go_on])
    assert last_move(home, maria) == before


@pytest.mark.parametrize("role", [Role.ADMIN, Role.PATIENT])
def test_who_is_not_the_care_team_moves_nobody_else(home: House, role: Role) -> None:
    maria, other = patient(home), patient(home) if role is Role.PATIENT else staff(home, role)
    with pytest.raises(AccessDenied):
        moves(home, other, maria, To(minutes=90))
    with pytest.raises(AccessDenied):
        moved_for(home, other, maria.own_plan, To(minutes=90))
