from dataclasses import replace
from datetime import time
from typing import Any

import pytest

from checklist.care import drafts, people
from checklist.care.answers import Answers
from checklist.care.house import House
from checklist.care.people import Entered
from checklist.store.plans import kept_plans
from tests.care.furnished import ARRIVAL, DAY, START, moves_in, said, starts, times
from tests.pages.screen import Screen

PROCEDURE = "Surgery to take out a lump from the back or side"
QUESTIONS = (
    "Which procedure are you having?", "When is it?", "Which medicines do you take?", "How is your health?",
    "Who is at home with you?", "Is this right?",
)  # fmt: skip


class Person:
    """Someone at one step of building their plan, and what the house has kept of it."""

    def __init__(self, house: House, answers: Answers | None = None, step: int = 1) -> None:
        self.house = house
        self.entered: Entered = starts(house, replace(answers or Answers(), step=step))
        self.screen = Screen(self.entered).opens("build")

    @property
    def kept(self) -> Answers:
        return drafts.answers(self.house, people.visitor(self.house, self.entered.cookie))

    def comes_back(self) -> Screen:
        """The same person on another tab or day."""
        return Screen(self.entered).opens("build")


def gives_times(person: Person, **values: Any) -> Screen:
    fields = {"Day": DAY, "Time to arrive": ARRIVAL, "Time it starts": START} | values
    for label, value in fields.items():
        person.screen.enters(label, value)
    return person.screen.presses("Next: your medicines")


@pytest.mark.parametrize("step", range(1, 7))
def test_each_step_asks_one_question_and_says_how_far_one_is(house: House, step: int) -> None:
    screen = Person(house, said(), step).screen
    assert screen.title == QUESTIONS[step - 1]
    assert f"Build my plan. Step {step} of 6" in screen.text
    assert "Saved. You can stop here and come back with your link." in screen.text


@pytest.mark.parametrize("step", range(2, 7))
def test_back_goes_one_step_back_and_loses_nothing(house: House, step: int) -> None:
    person = Person(house, said("Eliquis", called="Maria"), step)
    assert person.screen.presses("Back").title == QUESTIONS[step - 2]
    assert person.kept == replace(said("Eliquis", called="Maria"), step=step - 1)


def test_there_is_no_way_back_from_the_first_step(house: House) -> None:
    assert "Back" not in Person(house).screen.buttons


def test_pressing_a_procedure_chooses_it_and_goes_on(house: House) -> None:
    person = Person(house)
    assert person.screen.presses(PROCEDURE).title == QUESTIONS[1]
    assert (person.kept.procedure, person.kept.step) == (times().procedure, 2)


def test_a_procedure_that_no_clinician_has_reviewed_says_so_before_it_is_chosen(house: House) -> None:
    assert "Draft: no clinician has reviewed this text yet" in Person(house).screen.text


@pytest.mark.parametrize(("words", "found"), [("back", True), ("tumor", True), ("knee", False)])
def test_a_procedure_is_searched_by_a_word_of_the_letter(house: House, words: str, found: bool) -> None:
    screen = Person(house).screen.enters("Search", words).looks()
    assert (PROCEDURE in screen.buttons) is found
    assert ("We found nothing for “knee”. Try another word, or ask your team." in screen.text) is not found


def test_the_times_of_the_letter_are_kept_and_the_next_question_is_asked(house: House) -> None:
    person = Person(house, step=2)
    assert gives_times(person).title == QUESTIONS[2]
    assert (person.kept.day, person.kept.arrival, person.kept.start) == ("2027-03-16", "11:00", "13:00")


def test_the_time_zone_is_proposed_by_the_browser_and_can_be_changed(house: House) -> None:
    person = Person(house, step=2)
    assert person.screen.holds("Time zone") == "America/New_York"
    gives_times(person, **{"Time zone": "America/Los_Angeles"})
    assert person.kept.timezone == "America/Los_Angeles"


@pytest.mark.parametrize("empty", ["Time to arrive", "Time it starts"])
def test_one_of_the_two_times_is_enough(house: House, empty: str) -> None:
    assert gives_times(Person(house, step=2), **{empty: None}).title == QUESTIONS[2]


def test_times_left_empty_are_asked_for_all_at_once(house: House) -> None:
    screen = Person(house, step=2).screen.presses("Next: your medicines")
    assert screen.title == QUESTIONS[1]
    assert screen.wrong == ["Pick the day.", "Give the time to arrive or the time it starts."]


def test_wrong_times_are_explained_once_and_none_is_lost(house: House) -> None:
    person = Person(house, step=2)
    screen = gives_times(person, **{"Time to arrive": time(15)})
    assert screen.wrong == ["The time to arrive is after the procedure. Check both times."]
    assert screen.holds("Time to arrive") == time(15) and person.comes_back().holds("Day") == DAY
    assert screen.looks().wrong == []


def test_a_step_that_is_looked_at_again_shows_what_was_said(house: House) -> None:
    screen = Person(house, times(), step=2).screen
    shown = [screen.holds(label) for label in ("Day", "Time to arrive", "Time it starts")]
    assert shown == [DAY, ARRIVAL, START]


def test_health_and_home_are_kept_as_said_and_what_is_open_is_not_said(house: House) -> None:
    person = Person(house, said(), step=4)
    person.screen.enters("I have diabetes", True).enters("Could you be pregnant?", "no")
    person.screen.presses("Next: your home and work").enters("Do you live alone?", "yes").enters("First name", "Maria")
    assert person.screen.enters("Phone number of your ward", " 555-0142 ").presses("Next: check").title == QUESTIONS[5]
    assert dict(person.kept.facts) == {
        "conditions": ["diabetes"], "devices": [], "pregnant": False, "lives_alone": True, "called": "Maria",
        "contacts": {"ward": "555-0142"},
    }  # fmt: skip


def test_nothing_about_health_or_home_is_preset_and_all_may_stay_open(house: House) -> None:
    person = Person(house, said(), step=4)
    assert person.screen.holds("Do you smoke or vape?") is None
    person.screen.presses("Next: your home and work").presses("Next: check your answers")
    assert {key: value for key, value in person.kept.facts.items() if value not in ([], {})} == {}


def test_looking_at_health_and_home_again_changes_nothing(house: House) -> None:
    facts = {
        "conditions": ["diabetes", "asthma"], "born": "1960-05-04", "pregnant": "possible", "breastfeeding": False,
        "devices": ["cpap", "metal"], "smoker": True, "alcohol": "sometimes", "lives_alone": False, "work": "light",
        "caregiver": True, "far_away": False, "interpreter": False, "called": "Maria",
        "contacts": {"ward": "555-0142", "emergency": "911"},
    }  # fmt: skip
    person = Person(house, said(**facts), step=4)
    person.screen.presses("Next: your home and work").presses("Next: check your answers")
    assert dict(person.kept.facts) == facts


def test_an_answer_can_be_taken_back(house: House) -> None:
    person = Person(house, said(smoker=True, conditions=["diabetes"], born="1960-05-04"), step=4)
    person.screen.enters("I have diabetes", False).enters("Do you smoke or vape?", "no").enters("Birth date", None)
    person.screen.presses("Next: your home and work")
    assert dict(person.kept.facts) == {"conditions": [], "devices": [], "smoker": False}


def test_whoever_would_rather_not_say_has_not_said(house: House) -> None:
    person = Person(house, said(smoker=True, alcohol="often"), step=4)
    person.screen.enters("Do you smoke or vape?", "unsaid").enters("How often do you drink", "unsaid")
    person.screen.presses("Next: your home and work")
    assert dict(person.kept.facts) == {"conditions": [], "devices": []}


def test_the_last_step_says_everything_and_leads_back_to_each_part(house: House) -> None:
    person = Person(house, said("Eliquis", called="Maria"), step=6)
    assert "Eliquis" in person.screen.text and "First name: Maria" in person.screen.text
    assert person.screen.buttons.count("Change") == 4
    assert person.screen.presses("Change").title == QUESTIONS[0]


def test_what_is_wrong_at_the_end_is_said_and_makes_no_plan(house: House) -> None:
    person = Person(house, replace(said(), procedure=None), step=6)
    screen = person.screen.presses("Make my plan")
    assert (screen.title, screen.wrong) == (QUESTIONS[5], ["Choose a procedure."])
    with house.store.reading() as tx:
        assert kept_plans(tx) == ()
    assert person.kept == replace(said(), procedure=None, step=6)


def test_making_the_plan_shows_it_is_ready_and_leads_to_it(house: House) -> None:
    screen = Person(house, said(), step=6).screen.presses("Make my plan")
    assert screen.title == "Your plan is ready"
    assert screen.presses("Open my plan").component("today") is not None


def test_a_plan_that_is_made_takes_no_more_answers(house: House) -> None:
    screen = Screen(moves_in(house)).opens("build")
    assert screen.title == "Your plan is ready"
    assert screen.buttons == ["Open my plan", "Show my link"]


def test_the_link_can_be_had_from_every_step(house: House) -> None:
    assert [Person(house, said(), step).screen.links for step in (1, 6)] == [["Get my link"], ["Get my link"]]


def test_a_link_opened_elsewhere_goes_on_at_the_same_step(house: House) -> None:
    person = Person(house, said(), 4)
    assert person.comes_back().title == QUESTIONS[3]
