from typing import Any

import pytest

from checklist.care import people
from checklist.care.answering import answer
from checklist.care.house import House
from checklist.care.journey import journey
from checklist.plan import Booking
from tests.care.furnished import happens, moves_in, said
from tests.pages.screen import Screen


class Answerer:
    """A patient who looks at their answers again."""

    def __init__(self, house: House, **facts: Any) -> None:
        self.house, self.entered = house, moves_in(house, said("Zzyzx", **facts))
        self.visitor = people.visitor(house, self.entered.cookie)

    def opens(self) -> Screen:
        return Screen(self.entered).opens("answers")

    @property
    def booking(self) -> Booking:
        return journey(self.house, self.visitor).plan.booking


@pytest.fixture
def maria(house: House) -> Answerer:
    return Answerer(house, smoker=True, conditions=["asthma"], work="desk", contacts={"ward": "555-0142"})


def test_the_page_opens_with_the_answers_as_they_were_given(maria: Answerer) -> None:
    screen = maria.opens()
    assert screen.holds("I have asthma.") is True
    assert screen.holds("I have diabetes.") is False
    assert (screen.holds("Do you smoke or vape?"), screen.holds("What is your work?")) == ("yes", "desk")
    assert screen.holds("Phone number of your ward") == "555-0142"
    assert "No answer is changed yet." in screen.text
    assert screen.buttons == []


def test_another_answer_shows_what_it_changes_and_changes_nothing_yet(maria: Answerer) -> None:
    screen = maria.opens().enters("I sleep with a CPAP device.", True).looks()
    assert "What changes" in screen.headers
    assert "- Bring your CPAP or sleep apnea device, mask and tube." in screen.text
    assert maria.booking.devices == ()


def test_pressed_it_is_kept_and_the_page_says_so(maria: Answerer) -> None:
    screen = maria.opens().enters("I have asthma.", False).enters("Do you smoke or vape?", "no").looks()
    screen.presses("Change my plan")
    assert "Your plan is changed. Your ticks are kept." in screen.text
    assert (maria.booking.conditions, maria.booking.smoker, maria.booking.work) == ((), False, "desk")
    assert screen.buttons == []


def test_an_answer_can_be_taken_back(maria: Answerer) -> None:
    maria.opens().enters("Do you smoke or vape?", "unsaid").looks().presses("Change my plan")
    assert maria.booking.smoker is None


def test_a_step_that_says_something_else_is_named_and_one_that_was_done_is_to_be_done_again(house: House) -> None:
    maria = Answerer(house)
    happens(house, maria.visitor, "pregnancy")
    text = maria.opens().enters("Could you be pregnant?", "yes").looks().text
    again, _, reworded = text.partition("### These say something else now: 1")
    assert "### To do again: 1\n- Tell your team that you are or may be pregnant." in again
    assert "- Ask your team which soap to wash with." in reworded


def test_an_answer_that_changes_no_step_says_so(maria: Answerer) -> None:
    screen = maria.opens().enters("First name", "Maria").looks()
    assert "No step on your list changes." in screen.text


def test_what_was_changed_elsewhere_meanwhile_is_told_and_not_overwritten(maria: Answerer, house: House) -> None:
    screen = maria.opens().enters("I have asthma.", False).looks()
    answer(house, maria.visitor, {"smoker": False}, 1)
    screen.presses("Change my plan")
    assert screen.wrong == ["The plan changed while you looked at it. Look again, then change it."]
    assert maria.booking.smoker is False
