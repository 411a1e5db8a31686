"""Which page opens for whom, and what those read for whom it does not."""

import pytest

from checklist.access import Role, may
from checklist.care.house import House
from checklist.care.people import Entered, start_session
from checklist.care.visitor import NOBODY
from checklist.store.tokens import Subject, SubjectKind
from checklist.ui.places import PLACES
from tests.care.furnished import moves_in, patient, said, signs_in, starts
from tests.pages.screen import Screen

CLOSED, NOT_YET = "Open your link again", "Your plan is not made yet"
PRIVATE = [name for name in PLACES if name != "welcome"]
OF_A_PATIENT = [name for name, place in PLACES.items() if place.file.startswith("patient/")]
OF_STAFF = [name for name, place in PLACES.items() if place.listed]


def comes_as_caregiver(house: House) -> Entered:
    return start_session(house, NOBODY, Subject(SubjectKind.PLAN, patient(house, said()).own_plan), Role.CAREGIVER)


@pytest.mark.parametrize("name", PRIVATE)
def test_a_stranger_reads_what_to_do_and_nothing_else(house: House, name: str) -> None:
    patient(house, said("Eliquis", called="Maria"))
    screen = Screen().opens(name)
    assert screen.title == CLOSED
    assert "Maria" not in screen.text and "Eliquis" not in screen.text
    assert screen.component("today") is None and screen.buttons == []


@pytest.mark.parametrize("name", PRIVATE)
def test_a_session_that_is_over_is_a_stranger_s(house: House, name: str) -> None:
    entered = Entered(cookie="never-made", lasts=None)
    assert Screen(entered).opens(name).title == CLOSED


@pytest.mark.parametrize("name", OF_STAFF)
def test_a_patient_does_not_read_the_staff_s_pages(house: House, name: str) -> None:
    patient(house, said(called="Omar"))
    screen = Screen(moves_in(house, said(called="Maria"))).opens(name)
    assert screen.title == CLOSED
    assert "Omar" not in screen.text


@pytest.mark.parametrize("name", OF_A_PATIENT)
@pytest.mark.parametrize("role", [Role.NURSE, Role.CARE_TEAM, Role.CLINICIAN, Role.ADMIN])
def test_staff_do_not_open_a_patient_s_pages(house: House, name: str, role: Role) -> None:
    screen = Screen(signs_in(house, role)).opens(name)
    assert screen.title == CLOSED


@pytest.mark.parametrize("name", OF_STAFF)
@pytest.mark.parametrize("role", [Role.NURSE, Role.CARE_TEAM, Role.CLINICIAN, Role.ADMIN])
def test_staff_open_the_pages_their_role_may_see(house: House, name: str, role: Role) -> None:
    action = PLACES[name].action
    assert action
    assert (Screen(signs_in(house, role)).opens(name).title == CLOSED) is not may(role, action)


@pytest.mark.parametrize("name", OF_A_PATIENT)
def test_a_patient_opens_each_of_their_pages(house: House, name: str) -> None:
    screen = Screen(moves_in(house)).opens(name)
    assert screen.title not in (CLOSED, NOT_YET)


@pytest.mark.parametrize(("name", "closed"), [("today", False), ("recovery", False), ("move", True), ("link", True)])
def test_a_caregiver_reads_the_plan_and_does_not_move_or_share_it(house: House, name: str, closed: bool) -> None:
    assert (Screen(comes_as_caregiver(house)).opens(name).title == CLOSED) is closed


@pytest.mark.parametrize("name", ["today", "recovery", "about", "move"])
def test_who_is_still_answering_is_sent_back_to_their_answers(house: House, name: str) -> None:
    screen = Screen(starts(house, said())).opens(name)
    assert screen.title == NOT_YET
    assert screen.links == ["Go on with my plan"]


def test_a_stranger_at_the_questions_is_shown_the_first_page(house: House) -> None:
    assert Screen().opens("build").links == ["Go to the first page"]


@pytest.mark.parametrize("role", [Role.NURSE, Role.CARE_TEAM])
def test_only_staff_see_a_navigation(house: House, role: Role) -> None:
    staff = Screen(signs_in(house, role))
    assert staff.title == "Get ready for your procedure, step by step"
    assert "Who comes in" in staff.links
    assert "Who comes in" not in Screen(moves_in(house)).links
