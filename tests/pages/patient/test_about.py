import pytest

from checklist.care import people
from checklist.care.house import House
from checklist.care.journey import journey
from checklist.guidance import ENGLISH
from tests.care.furnished import EXCISION, library, moves_in, said
from tests.pages.screen import Screen


@pytest.fixture
def screen(house: House) -> Screen:
    return Screen(moves_in(house)).opens("about")


def test_the_page_is_named_as_a_patient_says_it_with_the_full_name_under_it(screen: Screen) -> None:
    assert screen.title == "Surgery to take out a lump from the back or side"
    assert "Excision of a subfascial soft-tissue tumor of the back or flank, under 5 cm" in screen.text


def test_every_section_of_the_guidance_is_there_in_order(screen: Screen) -> None:
    sections = library().procedures[EXCISION].sections
    assert screen.headers == [*(section.heading.said(ENGLISH) for section in sections), "Not on your list"]


def test_what_one_did_not_get_is_told_with_its_reason_and_the_way_to_change_it(house: House) -> None:
    entered = moves_in(house, said(smoker=False, interpreter=True))
    screen = Screen(entered).opens("about")
    quit_smoking = "- **Stop smoking and vaping.** This is for people who smoke or vape. You told us that you do not"
    assert quit_smoking in screen.text
    assert "Ask for an interpreter" not in screen.text
    (fold,) = [fold.label for fold in screen.at.expander]
    left_out = journey(house, people.visitor(house, entered.cookie)).plan.left_out
    assert fold == f"What you did not get, and why: {len(left_out)}"
    assert "Change my answers" in screen.links


def test_terms_are_explained_once(screen: Screen) -> None:
    explained = [m.value for m in screen.at.markdown if m.value.startswith(":small[:gray[**")]
    terms = [line.split("**")[1] for value in explained for line in value.split("  \n")]
    assert "fascia:" in terms
    assert len(terms) == len(set(terms))


def test_the_page_says_that_no_clinician_has_reviewed_the_text_and_who_confirms_the_plan(screen: Screen) -> None:
    assert "No clinician has reviewed this text yet." in screen.text
    assert "Your own care team confirms it." in screen.text


def test_the_bar_leads_back(screen: Screen) -> None:
    assert screen.links[-3:] == ["Today", "Recovery", "Get help"]
