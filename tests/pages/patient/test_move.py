from datetime import date, time

import pytest

from checklist.care import people
from checklist.care.house import House
from checklist.care.journey import journey
from checklist.store.plans import bases_of
from tests.care.furnished import ARRIVAL, DAY, START, happens, it_is, moves_in, said
from tests.pages.screen import Screen

LATER = date(2027, 3, 24)
SIGNED = {"by": "Dr. Lee", "on": "2027-01-01"}


class Mover:
    """A patient who changes the date of a booking made by themselves."""

    def __init__(self, house: House, *ticked: str, **facts: object) -> None:
        self.house, self.entered = house, moves_in(house, said(**facts))
        self.visitor = people.visitor(house, self.entered.cookie)
        happens(house, self.visitor, *ticked)
        self.screen = Screen(self.entered).opens("move")

    def looks_at(self, day: date = LATER, arrival: time = ARRIVAL, start: time = START) -> Screen:
        self.screen.enters("New day", day).enters("Time to arrive", arrival).enters("Time it starts", start)
        return self.screen.looks()

    @property
    def day(self) -> date:
        return journey(self.house, self.visitor).plan.booking.anchors.day_zero

    @property
    def bookings(self) -> int:
        with self.house.store.reading() as tx:
            return len(bases_of(tx, self.visitor.own_plan))


def test_the_page_opens_with_the_times_as_booked(house: House) -> None:
    screen = Mover(house).screen
    assert "It is on Tuesday, March 16, 11:00 am now. Pick the new day or time." in screen.text
    assert [screen.holds(label) for label in ("New day", "Time to arrive", "Time it starts")] == [DAY, ARRIVAL, START]
    assert screen.buttons == []


def test_another_day_shows_what_changes_and_changes_nothing_yet(house: House) -> None:
    maria = Mover(house, "ride")
    screen = maria.looks_at()
    assert screen.headers == ["What changes"]
    assert "- Food and drink: Tuesday, March 23, 11:00 pm instead of Monday, March 15, 11:00 pm." in screen.text
    assert "Kept as done: 1" in [fold.label for fold in screen.at.expander]
    assert (maria.day, maria.bookings) == (DAY, 1)


def test_stop_times_that_differ_are_named_by_what_stops(house: House) -> None:
    text = Mover(house, fasting_policy="guideline", fasting_policy_signed=SIGNED).looks_at().text
    assert [line for line in text.split("\n") if " instead of " in line] == [
        "- Fried or fatty food and meat: Wednesday, March 24, 3:00 am instead of Tuesday, March 16, 3:00 am.",
        "- Light food, Milk and drinks with milk: Wednesday, March 24, 5:00 am instead of Tuesday, March 16, 5:00 am.",
        "- Clear drinks: Wednesday, March 24, 9:00 am instead of Tuesday, March 16, 9:00 am.",
    ]


def test_pressing_the_button_applies_it_and_says_so(house: House) -> None:
    maria = Mover(house, "ride")
    screen = maria.looks_at().presses("Change my plan to this time")
    assert (maria.day, maria.bookings) == (LATER, 2)
    assert "Your plan is changed. Your ticks are kept." in screen.text
    assert "It is on Wednesday, March 24, 11:00 am now." in screen.text


def test_what_must_be_done_again_is_said_before_the_move(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    maria = Mover(house)
    it_is(monkeypatch, "2027-03-15T19:00:00-04:00")
    happens(house, maria.visitor, "shower")
    screen = maria.looks_at()
    assert "### To do again: 1\n- Wash with the soap the team gave you." in screen.text


def test_an_earlier_day_says_what_is_late_then(house: House) -> None:
    assert "### Now late: " in Mover(house).looks_at(date(2027, 3, 9)).text


@pytest.mark.parametrize(
    ("day", "arrival", "start", "sentence"),
    [
        (LATER, time(14), START, "The time to arrive is after the procedure. Check both times."),
        (date(2026, 3, 1), ARRIVAL, START, "The procedure is more than a year past. Check the year."),
        (date(2027, 3, 14), time(2, 30), START, "This time does not exist in America/New_York"),
    ],
)
def test_a_time_that_cannot_be_is_explained_and_there_is_nothing_to_press(
    house: House, day: date, arrival: time, start: time, sentence: str
) -> None:
    maria = Mover(house)
    screen = maria.looks_at(day, arrival, start)
    (wrong,) = screen.wrong
    assert sentence in wrong
    assert (screen.buttons, maria.day, maria.bookings) == ([], DAY, 1)


def test_leaving_it_as_it_is_is_a_way_too(house: House) -> None:
    maria = Mover(house)
    assert "Leave it as it is" in maria.looks_at().links
    assert maria.bookings == 1


def test_only_the_start_can_be_changed(house: House) -> None:
    maria = Mover(house)
    maria.looks_at(DAY, ARRIVAL, time(12)).presses("Change my plan to this time")
    booking = journey(house, maria.visitor).plan.booking
    assert (booking.anchors.arrival.hour, booking.anchors.procedure.hour) == (11, 12)


@pytest.mark.parametrize(("moment", "offered"), [("17T23:59:00", True), ("18T00:00:00", False)])
def test_once_it_is_over_the_date_cannot_be_changed_and_no_page_offers_it(
    house: House, monkeypatch: pytest.MonkeyPatch, moment: str, offered: bool
) -> None:
    maria = Mover(house)
    it_is(monkeypatch, f"2027-03-{moment}-04:00")
    screen = maria.screen.opens("move")
    assert ("This procedure is over. Its date cannot be changed any more." in screen.text) is not offered
    assert bool(screen.at.date_input) is offered
    assert ("Change the date" in screen.opens("today").links) is offered
