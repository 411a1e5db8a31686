from datetime import time

import pytest

from checklist.access import Role
from checklist.care import people
from checklist.care.answers import Answers, with_facts, with_times
from checklist.care.house import House
from checklist.plan import EventKind
from checklist.store.unit import audit_of
from tests.care.furnished import DAY, NEW_YORK, happens, it_is, moves_in, said, signs_in
from tests.pages.screen import Screen


def coming(house: House, name: str | None, *ticked: str, arrival: time = time(11), **facts: object) -> Answers:
    """A person is on the list, with these tasks done."""
    answers = with_facts(with_times(said(**facts), DAY, arrival, time(13), NEW_YORK), called=name)
    visitor = people.visitor(house, moves_in(house, answers).cookie)
    happens(house, visitor, *ticked)
    return answers


@pytest.fixture
def nurse(house: House) -> Screen:
    return Screen(signs_in(house, Role.NURSE))


def test_nobody_coming_in_is_said(nurse: Screen) -> None:
    assert nurse.opens("list").title == "Nobody is coming in"


@pytest.mark.parametrize(
    ("ready", "waiting", "title"),
    [
        (1, 0, "Everyone is ready: 1 person"),
        (2, 0, "Everyone is ready: 2 people"),
        (2, 1, "1 person is not ready, of 3"),
        (0, 2, "2 people are not ready, of 2"),
    ],
)
def test_the_heading_counts_who_is_not_ready(house: House, nurse: Screen, ready: int, waiting: int, title: str) -> None:
    for n in range(ready):
        coming(house, f"Ready {n}", "ride", "helper")
    for n in range(waiting):
        coming(house, f"Waiting {n}", "ride")
    assert nurse.opens("list").title == title


def test_who_is_not_ready_stands_first_arrival_first_with_what_to_ask(house: House, nurse: Screen) -> None:
    coming(house, "Ann", "ride", arrival=time(11))
    coming(house, "Zoe", arrival=time(7, 30))
    text = nurse.opens("list").text
    assert text.index("**Zoe**") < text.index("**Ann**")
    assert "**Tuesday, March 16, 7:30 am**" in text
    assert "Ask]]  \n\n- Who drives you home?\n- Who stays with you for the first 24 hours?" in text


def test_many_questions_are_counted_after_the_third(house: House, nurse: Screen) -> None:
    answers = said("Eliquis", "Zzyzxol", "warfarin")
    moves_in(house, answers)
    assert "\n- and 2 more" in nurse.opens("list").text


def test_the_ready_stand_in_one_line_each(house: House, nurse: Screen) -> None:
    coming(house, "Maria", "ride", "helper")
    screen = nurse.opens("list")
    assert screen.headers == ["Ready: 1"]
    assert "- Maria, Tuesday, March 16, 11:00 am" in screen.text


def test_who_has_no_name_is_listed_too(house: House, nurse: Screen) -> None:
    coming(house, None)
    assert "**No name given**" in nurse.opens("list").text


def test_whose_procedure_has_started_is_not_coming_any_more(
    house: House, nurse: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    coming(house, "Maria")
    it_is(monkeypatch, "2027-03-16T12:59:00-04:00")
    assert "Maria" in nurse.opens("list").text
    it_is(monkeypatch, "2027-03-16T13:00:00-04:00")
    assert nurse.looks().title == "Nobody is coming in"


@pytest.mark.parametrize("name", ["[Call](https://elsewhere)", "![](https://elsewhere/x.png)", "**Bold**"])
def test_a_name_is_text_wherever_it_stands(house: House, nurse: Screen, name: str) -> None:
    coming(house, name)
    coming(house, name, "ride", "helper")
    told = people.visitor(house, moves_in(house, said(called=name)).cookie)
    happens(house, told, "ride", kind=EventKind.COULD_NOT, text=name)
    nurse.opens("list")
    assert [part.value for part in nurse.at.markdown if name in part.value] == []


def test_what_people_told_stands_below_with_when_in_their_own_time(
    house: House, nurse: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    maria = people.visitor(house, moves_in(house, said(called="Maria")).cookie)
    it_is(monkeypatch, "2027-03-15T20:30:00-04:00")
    happens(house, maria, "ride", kind=EventKind.COULD_NOT, text="There was no time")
    screen = nurse.opens("list")
    assert screen.headers[-1] == "What people told us: 1"
    assert screen.cards[-1] == {
        "Patient": "**Maria**  \n:small[Comes in Tuesday, March 16, 11:00 am]",
        "Told us": "Could not: Arrange an adult to drive you home. Why: There was no time",
        "When": "Monday, March 15, 8:30 pm",
    }


def test_each_look_is_in_the_audit(house: House, nurse: Screen) -> None:
    nurse.opens("list")
    with house.store.reading() as tx:
        assert [(entry.who, entry.what) for entry in audit_of(tx)] == [("nurse:u-nurse", "see_people")]


def test_the_name_and_the_way_out_stand_on_top(nurse: Screen) -> None:
    screen = nurse.opens("list")
    assert screen.at.markdown[0].value == "Ann Lee"
    data = screen.presses("Sign out").component("go")
    assert data == {"to": "/session"}
