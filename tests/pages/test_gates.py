"""Which page opens for whom, and what those read for whom it does not."""

from collections.abc import Iterable

import pytest

from checklist.access import Part, Role, may
from checklist.care.house import House
from checklist.care.people import Entered
from checklist.ui.places import PLACES
from tests.care.furnished import helps, moves_in, patient, said, signs_in, starts
from tests.pages.screen import Screen

CLOSED, NOT_YET = "Open your link again", "Your plan is not made yet"
PRIVATE = [name for name in PLACES if name != "welcome"]
OF_A_PATIENT = [name for name, place in PLACES.items() if place.file.startswith("patient/")]
OF_STAFF = [name for name, place in PLACES.items() if place.listed]
STAFF = (Role.NURSE, Role.CARE_TEAM, Role.CLINICIAN, Role.ADMIN)


def titles(screen: Screen, names: Iterable[str]) -> dict[str, str]:
    """The heading that each page shows."""
    return {name: screen.opens(name).title for name in names}


def all_closed(names: Iterable[str]) -> dict[str, str]:
    return dict.fromkeys(names, CLOSED)


def test_a_stranger_reads_what_to_do_on_every_page_and_nothing_else(house: House) -> None:
    patient(house, said("Eliquis", called="Maria"))
    screen = Screen()
    for name in PRIVATE:
        assert screen.opens(name).title == CLOSED
        assert "Maria" not in screen.text and "Eliquis" not in screen.text
        assert screen.component("today") is None and screen.buttons == []


def test_a_session_that_is_over_is_a_stranger_s(house: House) -> None:
    over = Entered(cookie="never-made", lasts=None)
    assert titles(Screen(over), PRIVATE) == all_closed(PRIVATE)


def test_a_patient_opens_their_own_pages_and_none_of_the_staff_s(house: House) -> None:
    patient(house, said(called="Omar"))
    screen = Screen(moves_in(house, said(called="Maria")))
    assert not {CLOSED, NOT_YET} & set(titles(screen, OF_A_PATIENT).values())
    assert titles(screen, OF_STAFF) == all_closed(OF_STAFF)
    assert "Omar" not in screen.text


@pytest.mark.parametrize("role", STAFF)
def test_staff_open_no_page_of_a_patient_and_those_of_staff_that_their_role_may_see(house: House, role: Role) -> None:
    screen = Screen(signs_in(house, role))
    assert titles(screen, OF_A_PATIENT) == all_closed(OF_A_PATIENT)
    for name in OF_STAFF:
        action = PLACES[name].action
        assert action and (screen.opens(name).title == CLOSED) is not may(role, action)


@pytest.mark.parametrize(
    ("part", "opened"), [(None, set()), (Part.MEDICINES, {"medicines"}), (Part.RECOVERY, {"recovery", "checkin"})]
)
def test_a_helper_opens_their_own_list_and_the_pages_that_are_shared(
    house: House, part: Part | None, opened: set[str]
) -> None:
    maria = patient(house, said("Eliquis", called="Maria"))
    screen = Screen(helps(house, maria, *([part] if part else [])))
    assert screen.component("today") is not None
    closed = [name for name in PRIVATE if name not in {"helping", *opened}]
    assert titles(screen, closed) == all_closed(closed)
    assert CLOSED not in titles(screen, ["helping", *opened]).values()


def test_the_first_page_is_today_for_a_patient_with_a_plan(house: House) -> None:
    assert Screen(moves_in(house)).component("today") is not None


def test_every_link_names_an_address_that_opens_in_a_new_tab(house: House) -> None:
    links = {link.label: link.proto.page for link in Screen(moves_in(house)).opens("link").at.get("page_link")}
    assert links == {"Open my plan": "today", "First page, and sign out": "welcome"}


def test_who_is_still_answering_is_sent_back_to_their_answers(house: House) -> None:
    screen = Screen(starts(house, said()))
    for name in ("today", "recovery", "about", "move"):
        assert (screen.opens(name).title, screen.links) == (NOT_YET, ["Go on with my plan"])


def test_a_stranger_at_the_questions_is_shown_the_first_page(house: House) -> None:
    assert Screen().opens("build").links == ["Go to the first page"]
