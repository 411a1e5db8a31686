import pytest

from checklist.care.discarding import discard
from checklist.care.house import House
from checklist.care.reviewing import in_review
from checklist.care.visitor import Visitor
from tests.care.leaflet import WRIST, imported, look, signs
from tests.pages.screen import Screen


@pytest.fixture
def review(house: House, lena: Visitor, screen: Screen) -> Screen:
    imported(house, lena)
    return screen.opens("review")


def test_discarding_asks_first_and_says_what_it_means(house: House, lena: Visitor, review: Screen) -> None:
    review.presses("Discard this draft")
    assert "**Discard draft 1 of Taking a cyst off the wrist?**" in review.text
    assert "This cannot be undone." in review.text
    review.presses("Keep it")
    assert "Discard draft 1 of" not in review.text
    assert in_review(house, lena) == (WRIST,)


def test_a_discarded_draft_is_gone_from_its_page_and_from_the_list(review: Screen) -> None:
    gone = review.presses("Discard this draft").presses("Discard it")
    assert gone.title == "This draft is not here any more"
    assert "The draft is discarded." in gone.text
    assert "Do not eat or drink" not in gone.text
    assert {"All procedures", "Import a text"} <= set(gone.links)
    assert review.opens("procedures").title == "1 procedure"


def test_an_address_of_a_discarded_draft_opens_no_other_one(house: House, lena: Visitor, review: Screen) -> None:
    discard(house, lena, look(house, lena))
    other = imported(house, lena)
    assert review.looks().title == "This draft is not here any more"
    assert review.opens("review", procedure=other.procedure).title == "Taking a cyst off the wrist"


def test_a_press_on_a_draft_that_someone_else_has_discarded_says_who(
    house: House, lena: Visitor, review: Screen
) -> None:
    discard(house, lena, look(house, lena))
    assert review.presses("Accept").wrong == ["Lena Hart has discarded this draft."]
    assert review.title == "This draft is not here any more"


def test_a_signed_version_has_no_button_to_discard_it(house: House, lena: Visitor, review: Screen) -> None:
    signs(house, lena)
    assert "Discard this draft" not in review.looks().buttons


def test_whoever_may_not_import_has_no_button_to_discard(house: House, lena: Visitor, nurse: Screen) -> None:
    imported(house, lena)
    assert "Discard this draft" not in nurse.opens("review").buttons
