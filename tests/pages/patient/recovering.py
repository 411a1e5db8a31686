"""A patient on day 5 after the procedure, at their own pages."""

from typing import Any

import pytest

from checklist.care import checking_in as check
from checklist.care import people
from checklist.care.house import House
from checklist.checkin import Answer
from checklist.plan import Event, EventKind
from checklist.store.events import events_of
from tests.care.at_home import goes_through
from tests.care.furnished import it_is, moves_in, said
from tests.pages.screen import Screen

DAY_5, LATER, DAY_6 = "2027-03-21T10:00:00-04:00", "2027-03-21T15:00:00-04:00", "2027-03-22T09:00:00-04:00"
NUMBERS = {"ward": "555-0142", "emergency": "911"}


class Maria:
    """A patient on day 5 after the procedure."""

    def __init__(self, house: House, monkeypatch: pytest.MonkeyPatch, moment: str = DAY_5, **facts: Any) -> None:
        self.house = house
        self.entered = moves_in(house, said(called="Maria", **({"contacts": NUMBERS} | facts)))
        self.visitor = people.visitor(house, self.entered.cookie)
        it_is(monkeypatch, moment)

    def sends(self, **answers: Answer) -> Event:
        """A whole check-in, calm but where `answers` say otherwise."""
        goes_through(self.house, self.visitor, **answers)
        check.send(self.house, self.visitor)
        return self.sent()

    def sent(self) -> Event:
        with self.house.store.reading() as tx:
            return [e for e in events_of(tx, self.visitor.own_plan) if e.kind is EventKind.CHECKED_IN][-1]

    def sees(self, name: str = "recovery") -> Screen:
        return Screen(self.entered).opens(name)


@pytest.fixture
def maria(house: House, monkeypatch: pytest.MonkeyPatch) -> Maria:
    return Maria(house, monkeypatch)
