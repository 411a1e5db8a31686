from dataclasses import replace

import pytest

from checklist.care.answers import Entered, with_medicine
from checklist.care.house import House
from tests.care.furnished import said, times
from tests.pages.patient.test_build import QUESTIONS, Person
from tests.pages.screen import Screen

ASK = "Ask your team about {name}. Do not stop it by yourself."
NONE = "No medicines at all? Press Next again if so. If you take one, add it."
PICK = "Pick one, or pick Not one of these."


def adds(person: Person, name: str, **values: str) -> Screen:
    person.screen.enters("Name on the bottle", name)
    for label, value in values.items():
        person.screen.enters({"dose": "How much", "often": "How often"}[label], value)
    return person.screen.presses("Add this medicine")


def names(person: Person) -> list[tuple[str, bool]]:
    return [(medicine.name, medicine.question) for medicine in person.kept.medicines]


@pytest.fixture
def person(house: House) -> Person:
    return Person(house, times(), step=3)


def goes_on(person: Person) -> str:
    return person.screen.presses("Next: your health").title


def test_a_medicine_stands_on_the_list_with_what_holds_for_it_at_once(person: Person) -> None:
    screen = adds(person, "  Eliquis ", dose="5 mg", often="twice_daily")
    assert person.kept.medicines == (Entered(name="Eliquis", dose="5 mg", how_often="twice_daily"),)
    assert "On your list: 1" in screen.headers
    assert "**Eliquis** (apixaban)" in screen.text and "5 mg, twice a day" in screen.text
    assert ASK.format(name="Eliquis") in screen.text


def test_a_second_medicine_finds_empty_fields(person: Person) -> None:
    screen = adds(person, "Eliquis", dose="5 mg")
    assert (screen.holds("Name on the bottle"), screen.holds("How much")) == ("", "")
    adds(person, "sertraline")
    assert names(person) == [("Eliquis", False), ("sertraline", False)]


@pytest.mark.parametrize("name", ["", "   "])
def test_a_medicine_needs_a_name(person: Person, name: str) -> None:
    assert adds(person, name).wrong == ["Write the name that is on the bottle or box."]
    assert names(person) == []


@pytest.mark.parametrize("name", ["Zzyzxol", "[x](y) **b** :red[z]", "O'Neil 5%"])
def test_any_name_can_be_entered_and_the_team_is_asked_about_it(person: Person, name: str) -> None:
    assert ASK.format(name=name) in adds(person, name).text
    assert names(person) == [(name, False)]


def test_a_name_like_another_is_a_question_and_never_an_answer(person: Person) -> None:
    screen = adds(person, "Elliquis")
    assert names(person) == [("Elliquis", True)]
    assert screen.headers[0] == "Which one is on your bottle?"
    assert "You wrote **Elliquis**. It could be one of these." in screen.text
    candidates = [label for label in screen.buttons if "**" in label]
    assert candidates[0].startswith("**Eliquis** (apixaban. ") and candidates[-1] == "**Not one of these**"


def test_the_question_is_settled_by_picking_one(person: Person) -> None:
    screen = adds(person, "Elliquis").presses("**Eliquis** (apixaban")
    assert names(person) == [("Eliquis", False)]
    assert "Which one is on your bottle?" not in screen.headers


def test_not_one_of_these_keeps_the_name_as_written_and_asks_the_team(person: Person) -> None:
    screen = adds(person, "Elliquis").presses("Not one of these")
    assert names(person) == [("Elliquis", False)]
    assert ASK.format(name="Elliquis") in screen.text


def test_next_with_the_question_open_says_so_and_keeps_the_step(person: Person) -> None:
    adds(person, "Elliquis")
    assert goes_on(person) == QUESTIONS[2]
    assert person.screen.wrong == [PICK]
    assert names(person) == [("Elliquis", True)]


def test_removing_takes_away_that_medicine_and_no_other(house: House) -> None:
    person = Person(house, said("Eliquis", "sertraline"), step=3)
    person.screen.presses("Remove")
    assert names(person) == [("sertraline", False)]


def test_no_medicines_at_all_is_asked_once(person: Person) -> None:
    assert goes_on(person) == QUESTIONS[2]
    assert person.screen.wrong == [NONE]
    assert goes_on(person) == QUESTIONS[3]


def test_a_medicine_added_after_all_takes_back_that_there_are_none(person: Person) -> None:
    goes_on(person)
    adds(person, "Eliquis")
    person.screen.presses("Remove")
    assert goes_on(person) == QUESTIONS[2]
    assert person.screen.wrong == [NONE]


def test_a_name_that_was_typed_and_not_added_is_not_lost_to_next(person: Person) -> None:
    person.screen.enters("Name on the bottle", "Eliquis")
    assert goes_on(person) == QUESTIONS[2]
    assert person.screen.wrong == ["You typed a name. Press Add this medicine, or clear the name."]
    assert person.screen.holds("Name on the bottle") == "Eliquis"


def test_with_a_medicine_on_the_list_next_goes_on(house: House) -> None:
    assert goes_on(Person(house, said("Eliquis"), step=3)) == QUESTIONS[3]


def test_names_are_offered_while_typing_and_one_press_fills_it_in(person: Person) -> None:
    screen = person.screen.enters("Name on the bottle", "Eliq").looks()
    screen.presses("**Eliquis**")
    assert (screen.holds("Name on the bottle"), names(person)) == ("Eliquis", [])


def test_the_list_is_there_again_on_the_way_back(house: House) -> None:
    answers = with_medicine(said("Eliquis"), Entered(name="Celebrax", question=True))
    screen = Person(house, replace(answers, step=4), step=4).screen.presses("Back")
    assert screen.headers[:2] == ["Which one is on your bottle?", "On your list: 2"]
