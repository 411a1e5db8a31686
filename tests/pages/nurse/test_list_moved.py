from datetime import date, time

import pytest

from checklist.access import Role
from checklist.care import people
from checklist.care.confirming import Decision, confirm
from checklist.care.house import House
from checklist.care.journey import journey
from checklist.care.people import Entered
from checklist.care.waiting import queue
from checklist.medication import Action
from tests.care.furnished import it_is, moves_in, said, signs_in
from tests.pages.screen import Screen

MINUTES = "Minutes later"


@pytest.fixture
def maria(house: House) -> Entered:
    return moves_in(house, said("Eliquis", called="Maria"))


@pytest.fixture
def nurse(house: House) -> Screen:
    return Screen(signs_in(house, Role.NURSE))


def arrives(house: House, entered: Entered) -> str:
    found = journey(house, people.visitor(house, entered.cookie)).plan.booking.anchors.arrival
    return f"{found:%m-%d %H:%M}"


def plan_of(house: House, entered: Entered) -> str:
    return str(people.visitor(house, entered.cookie).plan)


def picks(screen: Screen, *plans: str) -> Screen:
    for plan in plans:
        screen.at.checkbox(key=f"moved_who_{plan}").set_value(True)
    return screen


def test_nobody_is_picked_and_nothing_moves_before_somebody_presses(
    house: House, maria: Entered, nurse: Screen
) -> None:
    screen = nurse.opens("list")
    assert [box.value for box in screen.at.checkbox] == [False]
    assert [label for label in screen.buttons if "Move" in label] == []
    picks(screen, plan_of(house, maria)).enters(MINUTES, 90).looks()
    assert "**Maria**: comes in **Tuesday, March 16, 12:30 pm**, not Tuesday, March 16, 11:00 am." in screen.text
    assert "Food and drink: Tuesday, March 16, 12:30 am instead of Monday, March 15, 11:00 pm." in screen.text
    assert arrives(house, maria) == "03-16 11:00"


def test_the_patient_sees_on_today_what_the_list_changed(house: House, maria: Entered, nurse: Screen) -> None:
    before = Screen(maria).text
    picks(nurse.opens("list"), plan_of(house, maria)).enters(MINUTES, 90).looks()
    nurse.presses("Move 1 person")
    assert "Moved: 1. They see what changed on their first page." in nurse.text
    assert arrives(house, maria) == "03-16 12:30"
    screen = Screen(maria)
    text = screen.text
    told = "Come in **Tuesday, March 16, 12:30 pm**, not Tuesday, March 16, 11:00 am."
    assert told in text and told not in before
    (moved, *_) = screen.at.expander
    assert moved.label.startswith("**Your team moved your procedure.** Come in Tuesday, March 16, 12:30")
    assert "Food and drink: Tuesday, March 16, 12:30 am instead of Monday, March 15, 11:00 pm." in text


def test_several_move_by_the_same_minutes(house: House, maria: Entered, nurse: Screen) -> None:
    omar = moves_in(house, said(called="Omar"))
    picks(nurse.opens("list"), plan_of(house, maria), plan_of(house, omar)).enters(MINUTES, -30).looks()
    nurse.presses("Move 2 people")
    assert (arrives(house, maria), arrives(house, omar)) == ("03-16 10:30", "03-16 10:30")


def test_a_time_that_has_passed_is_said_in_place_of_the_button(
    house: House, maria: Entered, nurse: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    it_is(monkeypatch, "2027-03-16T10:45:00-04:00")
    screen = picks(nurse.opens("list"), plan_of(house, maria)).enters(MINUTES, -30).looks()
    assert screen.wrong == ["This time has passed. Check the day and the time."]
    assert [label for label in screen.buttons if "Move" in label] == []


def test_one_person_moves_to_another_day_and_a_set_last_dose_is_to_be_asked_again(house: House, maria: Entered) -> None:
    entered = signs_in(house, Role.CLINICIAN, "Lena Hart")
    lena = people.visitor(house, entered.cookie)
    (queued,) = queue(house, lena)
    hold = Decision(entry="eliquis", action=Action.HOLD, last_dose=date(2027, 3, 13), ask_restart=True)
    confirm(house, lena, queued.plan, queued.version, [hold])
    screen = Screen(entered).opens("confirm").enters("Patient", queued.plan).looks()
    screen.enters("How", "time").looks()
    screen.enters("New day", date(2027, 3, 24)).enters("Time to arrive", time(8)).looks()
    screen.presses("Move 1 person")
    assert arrives(house, maria) == "03-24 08:00"
    assert screen.title == "1 medicine to confirm, for 1 person"
    assert "Ask your team again about: Eliquis." in Screen(maria).text


@pytest.mark.parametrize("name", ["[Call](https://elsewhere)", "**Bold**"])
def test_a_name_is_text_where_the_list_moves(house: House, nurse: Screen, name: str) -> None:
    entered = moves_in(house, said(called=name))
    screen = picks(nurse.opens("list"), plan_of(house, entered)).enters(MINUTES, 90).looks()
    assert [part.value for part in screen.at.markdown if name in part.value] == []
