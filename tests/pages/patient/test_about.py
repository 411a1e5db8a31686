import pytest

from checklist.care.house import House
from checklist.guidance import ENGLISH
from tests.care.furnished import EXCISION, library, moves_in
from tests.pages.screen import Screen


@pytest.fixture
def screen(house: House) -> Screen:
    return Screen(moves_in(house)).opens("about")


def test_the_page_is_named_as_a_patient_says_it_with_the_full_name_under_it(screen: Screen) -> None:
    assert screen.title == "Surgery to take out a lump from the back or side"
    assert "Excision of a subfascial soft-tissue tumor of the back or flank, under 5 cm" in screen.text


def test_every_section_of_the_guidance_is_there_in_order(screen: Screen) -> None:
    sections = library().procedures[EXCISION].sections
    assert screen.headers == [section.heading.said(ENGLISH) for section in sections]


def test_terms_are_explained_once(screen: Screen) -> None:
    explained = [m.value for m in screen.at.markdown if m.value.startswith(":small[:gray[**")]
    terms = [line.split("**")[1] for value in explained for line in value.split("  \n")]
    assert "fascia:" in terms
    assert len(terms) == len(set(terms))


def test_the_page_says_that_no_clinician_has_reviewed_the_text_and_who_confirms_the_plan(screen: Screen) -> None:
    assert "No clinician has reviewed this text yet." in screen.text
    assert "Your own care team confirms it." in screen.text


def test_the_bar_leads_back(screen: Screen) -> None:
    assert screen.links == ["Today", "Recovery", "Get help"]
