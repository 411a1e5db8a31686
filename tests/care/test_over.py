"""A procedure that has taken place keeps its date: nobody moves it, in whatever way they come."""

from collections.abc import Callable
from datetime import date, datetime, time

import pytest

from checklist.access import Role
from checklist.care import people
from checklist.care.cancelling import cancel, put_back
from checklist.care.discharging import took_place
from checklist.care.house import House
from checklist.care.journey import journey
from checklist.care.moving import To, move, move_for, moved, moved_for
from checklist.care.over import is_over
from checklist.care.person import seen
from checklist.care.undoing import undo_move
from checklist.care.visitor import Visitor
from checklist.guidance import BookingError
from checklist.plan import EventKind, Reason
from tests.care.furnished import it_is, patient, said, signs_in, tells_pain

LATER, ARRIVAL, START = date(2027, 3, 24), time(11), time(13)
TO = To(day=LATER, arrival=ARRIVAL, start=START)
DAY_AFTER, AFTER_THAT = "2027-03-17T23:59:00-04:00", "2027-03-18T00:00:00-04:00"
Way = Callable[[House, Visitor, Visitor], object]
WAYS: dict[str, Way] = {
    "staff look": lambda house, ann, maria: moved_for(house, ann, maria.own_plan, TO),
    "staff move": lambda house, ann, maria: move_for(house, ann, maria.own_plan, 1, TO),
    "the list moves": lambda house, ann, maria: move_for(house, ann, maria.own_plan, 1, To(minutes=30)),
    "the patient looks": lambda house, ann, maria: moved(house, maria, LATER, ARRIVAL, START),
    "the patient moves": lambda house, ann, maria: move(house, maria, LATER, ARRIVAL, START),
}


@pytest.fixture
def maria(home: House) -> Visitor:
    return patient(home, said(called="Maria"))


@pytest.fixture
def ann(home: House) -> Visitor:
    return people.visitor(home, signs_in(home, Role.NURSE, "Ann Lee").cookie)


def zero(house: House, who: Visitor) -> date:
    return journey(house, who).plan.booking.anchors.day_zero


def newest(house: House, who: Visitor, kind: EventKind) -> int:
    return max(event.seq for event in journey(house, who).events if event.kind is kind)


@pytest.mark.parametrize("way", WAYS)
def test_the_day_after_its_date_has_ended_nobody_moves_it(
    home: House, maria: Visitor, ann: Visitor, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    it_is(monkeypatch, AFTER_THAT)
    with pytest.raises(BookingError, match=r"This procedure is over\. Its date cannot be changed any more\."):
        WAYS[way](home, ann, maria)
    assert journey(home, maria).events == ()


@pytest.mark.parametrize("way", ["staff move", "the patient moves"])
def test_until_then_it_is_moved_since_lists_overrun(
    home: House, maria: Visitor, ann: Visitor, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    it_is(monkeypatch, DAY_AFTER)
    WAYS[way](home, ann, maria)
    assert zero(home, maria) == LATER
    assert not is_over(journey(home, maria))


@pytest.mark.parametrize("way", WAYS)
def test_who_has_told_how_they_do_after_it_is_not_moved_at_all(
    home: House, maria: Visitor, ann: Visitor, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    it_is(monkeypatch, "2027-03-16T18:00:00-04:00")
    tells_pain(home, maria, {0: 3})
    with pytest.raises(BookingError, match="This procedure is over"):
        WAYS[way](home, ann, maria)


def test_one_whose_real_times_are_set_is_not_moved(
    home: House, maria: Visitor, ann: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    it_is(monkeypatch, "2027-03-16T18:00:00-04:00")
    took_place(home, ann, maria.own_plan, 1, datetime.fromisoformat("2027-03-16T13:20:00-04:00"), None)
    with pytest.raises(BookingError, match="This procedure is over"):
        move_for(home, ann, maria.own_plan, 2, TO)


def test_one_that_was_cancelled_is_put_back_and_moved_however_much_later(
    home: House, maria: Visitor, ann: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    cancel(home, ann, maria.own_plan, Reason.UNWELL)
    it_is(monkeypatch, "2027-03-22T09:00:00-04:00")
    put_back(home, ann, maria.own_plan, newest(home, maria, EventKind.CANCELLED))
    move_for(home, ann, maria.own_plan, 1, TO)
    assert zero(home, maria) == LATER


def test_one_that_was_put_back_in_time_is_over_like_any_other(
    home: House, maria: Visitor, ann: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    cancel(home, ann, maria.own_plan, Reason.UNWELL)
    put_back(home, ann, maria.own_plan, newest(home, maria, EventKind.CANCELLED))
    it_is(monkeypatch, AFTER_THAT)
    assert is_over(journey(home, maria))


def test_one_that_was_put_back_later_and_took_place_is_over(
    home: House, maria: Visitor, ann: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    cancel(home, ann, maria.own_plan, Reason.UNWELL)
    it_is(monkeypatch, "2027-03-22T09:00:00-04:00")
    put_back(home, ann, maria.own_plan, newest(home, maria, EventKind.CANCELLED))
    tells_pain(home, maria, {6: 3})
    assert is_over(journey(home, maria))


def test_a_move_is_undone_also_when_its_old_date_is_over(
    home: House, maria: Visitor, ann: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    it_is(monkeypatch, DAY_AFTER)
    move_for(home, ann, maria.own_plan, 1, TO)
    it_is(monkeypatch, "2027-03-18T12:00:00-04:00")
    undo = seen(home, ann, maria.own_plan).undo
    assert undo
    undo_move(home, ann, maria.own_plan, undo)
    assert zero(home, maria) == date(2027, 3, 16)
