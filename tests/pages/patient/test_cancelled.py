"""While a procedure is cancelled, every page of its plan says so and nothing else."""

from typing import Any

import pytest

from checklist.access import Part, Role
from checklist.care import people
from checklist.care.cancelling import cancel, put_back
from checklist.care.house import House
from checklist.care.journey import journey
from checklist.care.messaging import send
from checklist.care.people import Entered
from checklist.care.visitor import Visitor
from checklist.checkin import Tier
from checklist.plan import EventKind, Reason
from checklist.store.events import events_of
from checklist.store.unit import Setting, set_value
from checklist.ui.places import PLACES
from tests.care.at_home import goes_through
from tests.care.furnished import happens, helps, it_is, moves_in, said, signs_in
from tests.pages.screen import Screen
from tests.store.builders import NOON

WARD = {"ward": "555-0142", "emergency": "911"}
TITLE = "Your procedure is canceled"
NOTE = "Surgeon is ill"


class Maria:
    """A patient, and the nurse who cancels."""

    def __init__(self, house: House, **facts: Any) -> None:
        told = {"called": "Maria", "contacts": WARD} | facts
        self.house, self.entered = house, moves_in(house, said("Eliquis", **told))
        self.visitor = people.visitor(house, self.entered.cookie)
        self.nurse = people.visitor(house, signs_in(house, Role.NURSE, "Ann Lee").cookie)

    def cancelled(self) -> "Maria":
        cancel(self.house, self.nurse, self.visitor.own_plan, Reason.HOSPITAL, NOTE)
        return self

    def put_back(self) -> None:
        with self.house.store.reading() as tx:
            found = [e for e in events_of(tx, self.visitor.own_plan) if e.kind is EventKind.CANCELLED]
        put_back(self.house, self.nurse, self.visitor.own_plan, found[-1].seq)

    def sees(self, name: str = "today") -> Screen:
        return Screen(self.entered).opens(name)

    def helped(self, *parts: Part) -> tuple[Visitor, Entered]:
        return self.visitor, helps(self.house, self.visitor, *parts)


@pytest.mark.parametrize("name", PLACES)
def test_every_page_says_that_it_is_cancelled_whom_to_ask_and_when_to_get_help_and_nothing_else(
    house: House, name: str
) -> None:
    screen = Maria(house).cancelled().sees(name)
    assert (screen.title, screen.headers) == (TITLE, ["When to get help"])
    assert [line for line in screen.text.splitlines() if not line.startswith("- ")] == [
        TITLE,
        "When to get help",
        "Do not follow the plan you had: its times do not hold any more.",
        "Ask your team now what to eat, drink and take, above all about medicines that you stopped.",
        "In an emergency: Call 911 now.",
        "The warning signs stay as they were.",
        "### :red-badge[:material/e911_emergency: Get help now]",
        "**Call 911 now.**",
        "One of these signs is enough.",
        "### :orange-badge[:material/call: Call your care team today]",
        "**Call 555-0142 now, today. If you cannot reach them in 1 hour, go to urgent care or the emergency room.**",
        ":small[:gray[This plan informs you. Your own care team confirms it. Questions? Call 555-0142.]]",
    ]
    assert screen.calls == ["tel:5550142", "tel:911", "tel:5550142"]
    assert (screen.buttons, screen.links, screen.component("today")) == ([], [], None)


def test_the_signs_that_cannot_wait_are_those_of_their_own_plan(house: House) -> None:
    maria = Maria(house)
    maria.cancelled()
    signs = journey(house, maria.visitor).plan.red_flags
    told = [line.removeprefix("- ") for line in maria.sees().text.splitlines() if line.startswith("- ")]
    assert told == [sign.sign for sign in signs if sign.tier is not Tier.MENTION]
    assert "You have chest pain or pressure." in told and len(told) < len(signs)


def test_neither_the_reason_nor_the_note_is_told(house: House) -> None:
    text = Maria(house).cancelled().sees().text
    assert NOTE not in text and "No bed" not in text and "Ann Lee" not in text


def test_without_a_number_it_says_to_call_the_hospital(house: House) -> None:
    screen = Maria(house, contacts={}).cancelled().sees()
    assert "\nCall the hospital and ask for your team.\n" in screen.text
    assert "Call your local emergency number now." in screen.text
    assert screen.calls == []


def test_without_a_number_of_their_own_the_one_that_the_unit_has_set_is_called(house: House) -> None:
    maria = Maria(house, contacts={}).cancelled()
    with house.store.writing() as tx:
        set_value(tx, Setting.WARD_PHONE, "555-0100", at=NOON, by="admin")
    assert maria.sees().calls == ["tel:5550100"]


def test_what_the_team_writes_stays_to_be_read_and_can_be_put_away(house: House) -> None:
    maria = Maria(house).cancelled()
    send(house, maria.nurse, maria.visitor.own_plan, "Take Eliquis tonight.")
    screen = maria.sees()
    assert "Take Eliquis tonight." in screen.text
    assert "Take Eliquis tonight." not in screen.presses("I have read this").text
    assert screen.title == TITLE


def test_put_back_the_plan_is_there_again_with_every_tick_as_it_was(house: House) -> None:
    maria = Maria(house)
    happens(house, maria.visitor, "ride")
    before = maria.sees().component("today")
    maria.cancelled().put_back()
    after = maria.sees().component("today")
    assert before and after
    ticked = [[(t["id"], t["state"]) for group in one["groups"] for t in group["tasks"]] for one in (before, after)]
    assert ticked[0] == ticked[1]
    assert ("ride", "done") in ticked[0]


def test_it_stays_when_the_day_of_the_procedure_comes_and_goes(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    maria = Maria(house).cancelled()
    it_is(monkeypatch, "2027-03-20T09:00:00-04:00")
    assert maria.sees("recovery").title == TITLE


def test_an_emergency_comes_before_it(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    maria = Maria(house)
    maria.cancelled()
    it_is(monkeypatch, "2027-03-20T09:00:00-04:00")
    goes_through(house, maria.visitor, breathing=("chest_pain",))
    screen = maria.sees()
    assert screen.title == "Call 911 now."
    assert screen.presses("I called").title == TITLE


@pytest.mark.parametrize("name", PLACES)
def test_a_helper_reads_whose_procedure_is_cancelled_on_every_page(house: House, name: str) -> None:
    maria = Maria(house)
    _, ana = maria.helped(*Part)
    maria.cancelled()
    send(house, maria.nurse, maria.visitor.own_plan, "For Maria alone.")
    screen = Screen(ana).opens(name)
    assert screen.title == "The procedure of Maria is canceled"
    assert "Do not follow the plan there was: its times do not hold any more." in screen.text
    assert "Ask the team now what Maria may eat, drink and take" in screen.text
    assert "“You” means Maria here." in screen.text and "- You have chest pain or pressure." in screen.text
    assert screen.calls == ["tel:5550142", "tel:911", "tel:5550142"]
    assert NOTE not in screen.text and "For Maria alone." not in screen.text and "11:00" not in screen.text
    assert (screen.buttons, screen.links) == ([], [])
    assert (screen.component("helping"), screen.component("today")) == (None, None)


def test_a_helper_of_whom_no_name_is_known_reads_the_patient(house: House) -> None:
    maria = Maria(house, called="")
    _, ana = maria.helped()
    maria.cancelled()
    assert Screen(ana).title == "The procedure of the patient is canceled"


def test_nobody_else_s_plan_is_touched(house: House) -> None:
    other = moves_in(house, said(called="Ruth"))
    Maria(house).cancelled()
    assert Screen(other).opens("today").component("today")
