from dataclasses import replace
from datetime import date, time

import pytest

from checklist.care.content import basis_of
from checklist.care.house import House
from checklist.care.journey import Journey, journey
from checklist.care.moving import move, moved
from checklist.care.visitor import Visitor
from checklist.guidance import BookingError
from checklist.library.profile import booking_from_json, booking_from_profile
from checklist.medication import Action
from checklist.plan import EventKind, PlanId
from checklist.store.events import verify
from checklist.store.plans import add_plan, bases_of, kept_plan
from tests.builders import at, confirmed
from tests.care.builders import inside
from tests.care.furnished import ARRIVAL, DAY, EXCISION, NEW_YORK, NOW, START, happens, it_is, patient

LATER = date(2027, 3, 24)


def with_holds(house: House, last: date = date(2027, 3, 13)) -> Visitor:
    """A person whose team has decided: stop one medicine, keep another."""
    medicines = [{"name": "apixaban", "how_often": "twice_daily"}, {"name": "metformin", "how_often": "daily"}]
    profile = {"timezone": NEW_YORK, "arrival_at": f"{DAY}T11:00", "medications": medicines}
    decided = (confirmed("apixaban", Action.HOLD, last), confirmed("metformin", Action.CONTINUE))
    booking = replace(booking_from_profile(profile, at(NOW)), confirmed=decided)
    with house.store.writing() as tx:
        add_plan(tx, PlanId("held"), basis_of(house, EXCISION, booking))
    return inside(house, PlanId("held"))[0]


def bookings(house: House, visitor: Visitor) -> int:
    with house.store.reading() as tx:
        return len(bases_of(tx, visitor.own_plan))


def held(one: Journey) -> list[str]:
    return [step.name for step in one.plan.medications if step.last_dose]


def test_looking_at_a_move_keeps_nothing(home: House) -> None:
    maria = patient(home)
    before = journey(home, maria)
    change = moved(home, maria, LATER, ARRIVAL, START)
    assert change.plan.booking.anchors.day_zero == LATER
    after = journey(home, maria)
    assert (after.plan, after.events, bookings(home, maria)) == (before.plan, (), 1)


def test_a_move_keeps_every_event_and_adds_one_that_says_so(home: House) -> None:
    maria = patient(home)
    happens(home, maria, "ride", "labs")
    before = journey(home, maria)
    move(home, maria, LATER, time(8), time(9, 30))
    after = journey(home, maria)
    assert after.events[:2] == before.events
    (event,) = after.events[2:]
    assert (event.kind, event.actor, event.task) == (EventKind.MOVED, "patient", None)
    times = {"from": "2027-03-16T13:00:00-04:00", "to": "2027-03-24T09:30:00-04:00"}
    assert event.payload == times | {"version": 1}
    with home.store.reading() as tx:
        assert verify(tx, maria.own_plan) is None
        assert kept_plan(tx, maria.own_plan).version == 2


def test_the_old_booking_stays_beside_the_new_one(home: House) -> None:
    maria = patient(home)
    move(home, maria, LATER, ARRIVAL, None)
    with home.store.reading() as tx:
        first, second = (booking_from_json(basis.booking) for basis in bases_of(tx, maria.own_plan))
    assert (first.procedure_at, second.procedure_at) == (at("2027-03-16T13:00"), None)
    assert journey(home, maria).plan.booking == second


def test_what_is_seen_before_the_move_is_what_stands_after_it(home: House) -> None:
    maria = patient(home)
    happens(home, maria, "ride", "labs")
    change = moved(home, maria, LATER, ARRIVAL, START)
    move(home, maria, LATER, ARRIVAL, START)
    after = journey(home, maria)
    assert after.plan == change.plan
    settled = {status.task.id for status in after.statuses if status.settled}
    assert settled == {task.id for task in change.difference.kept} == {"ride", "labs"}


def test_a_deed_of_the_day_before_is_to_do_again_and_a_ride_is_not(
    home: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    maria = patient(home)
    it_is(monkeypatch, "2027-03-15T19:00:00-04:00")
    happens(home, maria, "ride", "shower")
    change = moved(home, maria, LATER, ARRIVAL, START).difference
    assert ([t.id for t in change.kept], [t.id for t in change.again]) == (["ride"], ["shower"])
    move(home, maria, LATER, ARRIVAL, START)
    assert [s.task.id for s in journey(home, maria).statuses if s.settled] == ["ride"]


def test_moving_back_restores_the_plan_and_its_ticks(home: House, monkeypatch: pytest.MonkeyPatch) -> None:
    maria = patient(home)
    it_is(monkeypatch, "2027-03-15T19:00:00-04:00")
    happens(home, maria, "ride", "shower")
    before = journey(home, maria)
    move(home, maria, LATER, ARRIVAL, START)
    move(home, maria, DAY, ARRIVAL, START)
    after = journey(home, maria)
    assert after.plan == before.plan
    states = [[(status.task.id, status.state) for status in one.statuses] for one in (before, after)]
    assert states[0] == states[1]
    assert [event.kind for event in after.events[2:]] == [EventKind.MOVED, EventKind.MOVED]


def test_a_hold_confirmed_for_the_old_day_is_asked_again_and_a_go_on_stays(home: House) -> None:
    maria = with_holds(home)
    assert held(journey(home, maria)) == ["apixaban"]
    move(home, maria, LATER, ARRIVAL, START)
    after = journey(home, maria)
    assert held(after) == []
    apixaban, metformin = after.plan.medications
    assert apixaban.patient_text == "Ask your team about apixaban. Do not stop it by yourself."
    assert (apixaban.needs_confirmation, metformin.needs_confirmation) == (True, False)


@pytest.mark.parametrize(
    ("arrival", "start", "day", "sentence"),
    [
        (None, None, LATER, "Give the time to arrive or the time it starts."),
        (time(13, 5), time(13), LATER, "The time to arrive is after the procedure. Check both times."),
        (ARRIVAL, START, date(2026, 3, 1), "The procedure is more than a year past. Check the year."),
        (time(2, 30), START, date(2027, 3, 14), "This time does not exist in America/New_York"),
        (time(1, 30), START, date(2027, 11, 7), "This time comes twice in America/New_York"),
    ],
)
def test_a_time_that_cannot_be_is_refused_with_a_sentence_and_changes_nothing(
    home: House, arrival: time | None, start: time | None, day: date, sentence: str
) -> None:
    maria = patient(home)
    before = journey(home, maria).plan
    for act in (moved, move):
        with pytest.raises(BookingError, match=sentence):
            act(home, maria, day, arrival, start)
    after = journey(home, maria)
    assert (after.plan, after.events, bookings(home, maria)) == (before, (), 1)
