import pytest

from checklist.care.answers import Entered
from checklist.care.house import House
from tests.care.furnished import times
from tests.pages.patient.test_build import Person
from tests.pages.screen import Screen

LIST = "Eliquis 5 mg twice a day\nElliquis\nZzyzxol 3 mg"


@pytest.fixture
def person(house: House) -> Person:
    return Person(house, times(), step=3)


def pastes(person: Person, text: str) -> Screen:
    return person.screen.enters("Your list, as it is", text).presses("Read my list")


def test_what_was_understood_of_a_pasted_list_is_shown_and_nothing_is_added_yet(person: Person) -> None:
    screen = pastes(person, LIST)
    assert [screen.holds(f"Name of medicine {n}") for n in (1, 2, 3)] == ["Eliquis", "Elliquis", "Zzyzxol"]
    assert (screen.holds("How much of medicine 1"), screen.holds("How often medicine 1")) == ("5 mg", "twice_daily")
    assert "We are not sure about **Elliquis**. We will ask you next." in screen.text
    assert person.kept.medicines == ()


def test_pasted_medicines_are_added_as_corrected_and_one_whose_name_is_cleared_is_not(person: Person) -> None:
    pastes(person, LIST).enters("How much of medicine 1", "2.5 mg").enters("Name of medicine 3", " ")
    screen = person.screen.presses("Add these to my list")
    assert person.kept.medicines == (
        Entered(name="Eliquis", dose="2.5 mg", how_often="twice_daily"),
        Entered(name="Elliquis", question=True),
    )
    assert screen.headers[:2] == ["Which one is on your bottle?", "On your list: 2"]


def test_the_field_is_empty_again_once_the_list_is_added(person: Person) -> None:
    pastes(person, "aspirin")
    assert person.screen.presses("Add these to my list").holds("Your list, as it is") == ""


def test_another_text_is_read_into_fields_of_its_own(person: Person) -> None:
    pastes(person, "aspirin 81 mg").enters("How much of medicine 1", "100 mg")
    screen = pastes(person, "Tums\nmetformin")
    assert [screen.holds(f"Name of medicine {n}") for n in (1, 2)] == ["Tums", "metformin"]
    assert screen.holds("How much of medicine 1") == ""


def test_a_list_with_nothing_in_it_shows_nothing_to_add(person: Person) -> None:
    assert "Add these to my list" not in pastes(person, " \n").buttons


def test_a_list_that_was_pasted_and_not_added_is_not_lost_to_next(person: Person) -> None:
    screen = pastes(person, "aspirin 81 mg").presses("Next: your health")
    assert screen.wrong == ["You pasted a list. Press Add these to my list, or clear it."]
    assert screen.holds("Your list, as it is") == "aspirin 81 mg"
    screen.presses("Add these to my list").presses("Next: your health")
    assert screen.title == "How is your health?"
