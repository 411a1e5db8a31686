import pytest

from checklist.care import links, people
from checklist.care.house import House
from checklist.care.people import Entered
from checklist.care.visitor import NOBODY
from tests.care.furnished import moves_in, starts
from tests.pages.screen import ADDRESS, Screen


@pytest.fixture(params=["answering", "with a plan"])
def entered(request: pytest.FixtureRequest, house: House) -> Entered:
    return starts(house) if request.param == "answering" else moves_in(house)


def shown_link(screen: Screen) -> str:
    return str(screen.at.code[0].value)


def test_no_link_is_made_before_it_is_asked_for(house: House, entered: Entered) -> None:
    screen = Screen(entered).opens("link")
    assert (screen.title, screen.buttons[0], list(screen.at.code)) == ("Keep your link", "Show my link", [])


def test_the_link_shown_opens_the_same_plan_on_another_device(house: House, entered: Entered) -> None:
    screen = Screen(entered).opens("link").presses("Show my link")
    link = shown_link(screen)
    assert link.startswith(f"{ADDRESS}invite/")
    other = links.enter(house, NOBODY, link.rsplit("/", 1)[1])
    mine, theirs = (people.visitor(house, one.cookie) for one in (entered, other))
    assert (mine.plan, mine.role) == (theirs.plan, theirs.role)
    assert mine.plan or mine.draft == theirs.draft


def test_the_link_comes_with_a_square_that_has_words(house: House, entered: Entered) -> None:
    screen = Screen(entered).opens("link").presses("Show my link")
    (image,) = screen.at.image
    assert image.proto.imgs[0].alt == "QR code with your private link"


def test_looking_again_shows_the_same_link_and_makes_no_other(house: House, entered: Entered) -> None:
    screen = Screen(entered).opens("link").presses("Show my link")
    link = shown_link(screen)
    assert shown_link(screen.looks()) == link


def test_the_page_leads_back(house: House) -> None:
    assert Screen(moves_in(house)).opens("link").links == ["Open my plan", "First page, and sign out"]
    assert Screen(starts(house)).opens("link").links == ["Go on"]
