from datetime import date

import pytest

from checklist.care.content import offered
from checklist.care.house import House
from checklist.care.visitor import Visitor
from tests.care.leaflet import WRIST, decides_all, imported, look, signs
from tests.pages.screen import Screen


@pytest.fixture
def review(house: House, lena: Visitor, screen: Screen) -> Screen:
    imported(house, lena)
    return screen.opens("review")


def can_sign(screen: Screen) -> bool:
    """Whether the button can be pressed."""
    (button,) = [button for button in screen.at.button if button.label == "Sign as reviewed"]
    return not button.disabled


def test_the_button_is_off_with_its_reason_in_words(house: House, lena: Visitor, review: Screen) -> None:
    waits = look(house, lena)
    reason = f"{len(waits.questions)} unclear, {len(waits.left_out)} left out, 8 to accept."
    assert f"**Not ready to sign.** {reason}" in review.text
    assert not can_sign(review)


def test_signing_asks_name_date_and_next_review_and_then_patients_are_offered_it(
    house: House, lena: Visitor, review: Screen
) -> None:
    decides_all(house, lena)
    assert "**Ready to sign.**" in review.looks().text and can_sign(review)
    review.presses("Sign as reviewed")
    assert (review.holds("Your name"), review.holds("Date of the review")) == ("Lena Hart", date(2027, 3, 8))
    review.enters("Next review", date(2028, 1, 10)).presses("Sign it")
    assert "Signed. Patients can build a plan from it now." in review.text
    assert "Reviewed by Lena Hart, Monday, March 8, 2027. Next review Monday, January 10, 2028." in review.text
    assert offered(house).procedures[WRIST.procedure].version == 1


def test_a_signature_without_a_name_is_refused(house: House, lena: Visitor, review: Screen) -> None:
    decides_all(house, lena)
    review.looks().presses("Sign as reviewed").enters("Your name", " ").presses("Sign it")
    assert review.wrong == ["Write your name."]
    assert WRIST.procedure not in offered(house).procedures


def test_a_signed_version_shows_no_buttons_but_a_new_version(house: House, lena: Visitor, review: Screen) -> None:
    signs(house, lena)
    review.looks()
    assert "This version does not change any more." in review.text
    assert {"Accept", "Change", "Reject", "Undo"} & set(review.buttons) == set()
    gone = review.presses("Make a new version").component("go")
    assert gone == {"to": f"/review?procedure={WRIST.procedure}&version=2"}


def test_a_new_version_tells_what_it_changes(house: House, lena: Visitor, review: Screen) -> None:
    signs(house, lena)
    review.looks().presses("Make a new version")
    page = review.opens("review", procedure=WRIST.procedure, version="2")
    assert "Nothing. Both versions say the same." in page.text
    page.presses("Change").enters("Hours before: least", 6).enters("Hours before: most", 6).presses("Save the change")
    assert "**Changed: 1**" in page.text
    assert "Was: All food and drink: stop 8 hours before. The text says 6 to 8." in page.text
    assert "**Now:** All food and drink: stop 6 hours before." in page.text
