from dataclasses import replace

import pytest

from checklist.access import Role
from checklist.care import links, people
from checklist.care.house import House, open_house
from checklist.care.samples import samples
from checklist.care.visitor import NOBODY
from checklist.store.plans import DraftId, kept_draft
from tests.care.furnished import moves_in, said, signs_in, starts
from tests.pages.screen import Screen

HEADING = "Get ready for your procedure, step by step"


def sent_to(screen: Screen) -> str | None:
    """The address that the tab is sent to."""
    data = screen.component("go")
    return data["to"] if data else None


def test_a_stranger_finds_three_doors(house: House) -> None:
    screen = Screen()
    assert screen.title == HEADING
    assert screen.buttons == ["I am having a procedure", "I am a nurse", "I am on a care team"]
    assert sent_to(screen) is None


def test_having_a_procedure_starts_a_draft_and_lets_this_browser_into_it_once(house: House) -> None:
    to = sent_to(Screen().presses("I am having a procedure"))
    assert to and to.startswith("/go/")
    visitor = people.visitor(house, links.enter(house, NOBODY, to.removeprefix("/go/")).cookie)
    with house.store.reading() as tx:
        assert kept_draft(tx, DraftId(visitor.draft or "")).plan is None
    with pytest.raises(links.LinkClosed):
        links.enter(house, NOBODY, to.removeprefix("/go/"))


@pytest.mark.parametrize("door", ["I am a nurse", "I am on a care team"])
def test_staff_are_sent_to_sign_in(house: House, door: str) -> None:
    assert sent_to(Screen().presses(door)) == "/sign-in"


def test_a_tab_is_sent_on_once_and_stays_after_that(house: House) -> None:
    screen = Screen().presses("I am a nurse")
    assert sent_to(screen.looks()) is None


def test_sample_people_are_offered_only_in_a_demonstration(house: House) -> None:
    assert "Look around with sample people" not in Screen().buttons
    open_house(replace(house, samples=samples()))
    assert sent_to(Screen().presses("Look around with sample people")) == "/demo"


def test_a_patient_goes_on_to_today(house: House) -> None:
    screen = Screen(moves_in(house)).opens("welcome").presses("Open my plan")
    assert screen.component("today") is not None


def test_a_patient_goes_on_to_their_recovery(house: House) -> None:
    assert (
        Screen(moves_in(house)).opens("welcome").presses("My recovery").title
        == "Your 6 weeks start on Tuesday, March 16"
    )


def test_who_is_still_answering_goes_on_where_they_stopped(house: House) -> None:
    screen = Screen(starts(house, replace(said(), step=3)))
    assert screen.buttons == ["Go on with my plan", "Sign out on this device"]
    assert screen.presses("Go on with my plan").title == "Which medicines do you take?"


@pytest.mark.parametrize("answering", [True, False])
def test_a_patient_signs_out_through_the_session_page(house: House, answering: bool) -> None:
    entered = starts(house) if answering else moves_in(house)
    assert sent_to(Screen(entered).opens("welcome").presses("Sign out on this device")) == "/session"


@pytest.mark.parametrize("role", [Role.NURSE, Role.CARE_TEAM, Role.CLINICIAN])
def test_staff_find_their_lists(house: House, role: Role) -> None:
    screen = Screen(signs_in(house, role))
    assert screen.links == ["Who comes in", "Board"]
    assert screen.buttons == []


def test_the_page_says_that_the_plan_informs_and_the_team_decides(house: House) -> None:
    assert "This plan informs you. Your own care team confirms it." in Screen().text
