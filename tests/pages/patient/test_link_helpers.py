"""Sharing with a helper, on My link."""

from checklist.access import Part
from checklist.care import links, people
from checklist.care.events import Posted, record
from checklist.care.house import House
from checklist.care.people import Entered
from checklist.care.shares import helpers
from checklist.care.visitor import NOBODY, Visitor
from tests.care.furnished import helps, moves_in, said, starts
from tests.pages.screen import ADDRESS, Screen

MEDICINES, PAIN, ASKED = "my medicines and last doses", "my weeks of recovery and my pain", "what I asked my team"
LONG = "Ana Maria de la Concepción Fernández-Villanueva y Gutiérrez"


def visitor(house: House, entered: Entered) -> Visitor:
    return people.visitor(house, entered.cookie)


def opened(house: House) -> tuple[Entered, Screen]:
    maria = moves_in(house, said(called="Maria"))
    return maria, Screen(maria).opens("link")


def shares(screen: Screen, name: str, *parts: str) -> str:
    """The link that a helper is given."""
    screen.enters("Name of your helper", name)
    for part in parts:
        screen.enters(part, True)
    screen.presses("Make a link for my helper")
    return str(screen.at.code[-1].value)


def test_a_helper_gets_a_link_of_their_own_with_what_was_picked(house: House) -> None:
    _, screen = opened(house)
    link = shares(screen, "Ana", MEDICINES)
    assert link.startswith(f"{ADDRESS}invite/")
    ana = visitor(house, links.enter(house, NOBODY, link.rsplit("/", 1)[1]))
    assert ana.shared == {Part.MEDICINES}
    assert "The link for Ana is ready. It is shown only now." in screen.done
    assert "Sees: their own list, the warning signs, my medicines and last doses." in screen.text


def test_nothing_is_picked_beforehand_and_the_form_is_empty_after_use(house: House) -> None:
    _, screen = opened(house)
    assert [screen.holds(part) for part in (MEDICINES, PAIN, ASKED)] == [False, False, False]
    shares(screen, "Ana", ASKED)
    assert (screen.holds("Name of your helper"), screen.at.checkbox(key="new_questions").value) == ("", False)


def test_the_square_of_a_helper_has_words(house: House) -> None:
    _, screen = opened(house)
    shares(screen, "Ana")
    (image,) = screen.at.image
    assert image.proto.imgs[0].alt == "QR code with the link for Ana"


def test_the_link_is_gone_with_the_next_visit(house: House) -> None:
    maria, screen = opened(house)
    shares(screen, "Ana")
    assert list(Screen(maria).opens("link").at.code) == []


def test_without_a_name_no_link_is_made_and_the_page_says_why(house: House) -> None:
    maria, screen = opened(house)
    screen.enters("Name of your helper", "  ").enters(PAIN, True).presses("Make a link for my helper")
    assert screen.wrong == ["Write the name of your helper first."]
    assert (screen.holds(PAIN), helpers(house, visitor(house, maria))) == (True, ())


def test_what_a_helper_sees_can_be_changed(house: House) -> None:
    maria = moves_in(house, said(called="Maria"))
    ana = helps(house, visitor(house, maria), Part.MEDICINES)
    screen = Screen(maria).opens("link")
    screen.enters(MEDICINES, False).enters(PAIN, True).presses("Save")
    assert visitor(house, ana).shared == {Part.RECOVERY}
    assert "Saved. Ana sees this from now on." in screen.done


def test_stopping_closes_one_link_at_once_and_stays_on_record(house: House) -> None:
    maria = moves_in(house, said(called="Maria"))
    ana, ben = (helps(house, visitor(house, maria), name=name) for name in (LONG, "Ben"))
    screen = Screen(maria).opens("link").presses(f"Stop sharing with {LONG.split(maxsplit=1)[0]}")
    assert [visitor(house, one).plan is None for one in (ana, ben)] == [True, False]
    assert f"Stopped. The link of {LONG} is closed." in screen.done
    assert f"{LONG}: stopped" in screen.text
    assert [label for label in screen.buttons if "Stop sharing" in label] == ["Stop sharing with Ben"]


def test_what_a_helper_ticked_stands_there_with_their_name(house: House) -> None:
    maria = moves_in(house, said(called="Maria"))
    own = visitor(house, maria)
    ana = helps(house, own, name="Ana")
    at = "2027-03-08T09:00:00-05:00"
    record(house, ana.cookie, own.own_plan, [Posted(id="e1", kind="done", at=at, task="help_bring")])
    screen = Screen(maria).opens("link")
    assert "Bring them to the hospital on time." in screen.text
    assert "Ana, 9:00 am" in screen.text
    assert "Your helper: 1 of 7 steps done" in Screen(maria).links


def test_whoever_has_no_helper_reads_nothing_of_one_on_today(house: House) -> None:
    assert not [label for label in Screen(moves_in(house)).links if "helper" in label]


def test_a_helper_s_name_stays_text(house: House) -> None:
    maria = moves_in(house)
    helps(house, visitor(house, maria), name="**Ana** :red[x] [y](http://z)")
    shown = [part.value for part in Screen(maria).opens("link").at.markdown if "Ana" in part.value]
    assert all(r"\*\*Ana\*\*" in words and r"\[y\]" in words for words in shown)


def test_without_a_plan_there_is_nothing_to_share_yet(house: House) -> None:
    assert "Share with a helper" not in Screen(starts(house)).opens("link").text
