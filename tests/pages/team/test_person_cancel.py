"""Staff cancel a procedure on a person's page, and put it back there."""

import pytest

from checklist.access import Role
from checklist.care import people
from checklist.care.cancelling import cancel, is_cancelled, put_back
from checklist.care.house import House
from checklist.care.moving import To, move_for
from checklist.care.people import Entered
from checklist.care.visitor import Visitor
from checklist.plan import EventKind, Reason
from tests.care.furnished import happens, it_is, moves_in, said, signs_in
from tests.pages.screen import Screen
from tests.pages.team.test_person import history, owner, page_of, tells

MOVE, CANCEL, BACK = "Move the date", "Cancel the procedure", "It takes place after all"


@pytest.fixture
def maria(house: House) -> Entered:
    return moves_in(house, said("Eliquis", called="Maria Ortiz", phone="555-0161"))


@pytest.fixture
def nurse(house: House) -> Screen:
    return Screen(signs_in(house, Role.NURSE))


@pytest.fixture
def bea(house: House) -> Visitor:
    return people.visitor(house, signs_in(house, Role.NURSE, "Bea Poe", id="u-bea").cookie)


def prints(screen: Screen) -> list[str]:
    return [call for call in screen.calls if "/print" in call]


def test_the_dialog_says_what_it_does_and_nothing_is_picked_before(house: House, maria: Entered, nurse: Screen) -> None:
    screen = page_of(house, maria, nurse).presses(CANCEL)
    words = "Maria Ortiz’s pages will say that it is canceled and to ask you what to eat, drink and take now."
    assert words in screen.text
    assert screen.holds("Why") is None
    assert screen.at.radio[-1].options == [
        "Unwell", "Ate or drank too late", "A medicine: taken, or not stopped in time", "Not ready",
        "No bed, list or staff", "The patient chose not to", "Another reason",
    ]  # fmt: skip


def test_somebody_without_a_name_is_the_patient(house: House, nurse: Screen) -> None:
    screen = page_of(house, moves_in(house), nurse).presses(CANCEL)
    assert "The patient’s pages will say that it is canceled" in screen.text


def test_without_a_reason_nothing_is_cancelled_and_the_note_stays(house: House, maria: Entered, nurse: Screen) -> None:
    screen = page_of(house, maria, nurse).presses(CANCEL).enters("Note for the team", "Fever since noon")
    save(screen)
    assert screen.wrong == ["Pick why it does not take place."]
    assert screen.holds("Note for the team") == "Fever since noon"
    assert not is_cancelled(house, owner(house, maria).own_plan)


def save(screen: Screen) -> Screen:
    """The button of the form is pressed: the one on the page that opens it says the same."""
    [button for button in screen.at.button if button.label == CANCEL][-1].click()
    return screen.looks()


def cancels(house: House, maria: Entered, nurse: Screen, note: str = "Fever *since* noon") -> Screen:
    screen = page_of(house, maria, nurse).presses(CANCEL)
    return save(screen.enters("Why", Reason.UNWELL).enters("Note for the team", note))


def test_the_head_says_who_cancelled_it_when_and_why_and_offers_the_way_back_alone(
    house: House, maria: Entered, nurse: Screen
) -> None:
    before = page_of(house, maria, nurse)
    assert {MOVE, CANCEL} <= set(before.buttons) and len(prints(before)) == 1
    screen = cancels(house, maria, nurse)
    assert "Canceled by Ann Lee, 9:00 am: Unwell.**\nFever *since* noon" in screen.text
    assert screen.done == "Canceled. Their pages say so now. Tell them what to eat, drink and take."
    assert "Was to come in Tuesday, March 16, 11:00 am" in screen.text
    assert "For another date, press this first, then move the date." in screen.text
    assert BACK in screen.buttons
    assert not {MOVE, CANCEL} & set(screen.buttons)
    assert prints(screen) == []
    assert history(screen)[0]["What"] == "Canceled the procedure: Unwell. Fever *since* noon"


def test_a_move_is_not_undone_before_it_is_put_back(house: House, maria: Entered, nurse: Screen, bea: Visitor) -> None:
    move_for(house, bea, owner(house, maria).own_plan, 1, To(minutes=30))
    assert "Undo the move" in page_of(house, maria, nurse).buttons
    screen = cancels(house, maria, nurse)
    assert "Undo the move" not in screen.buttons
    assert "Undo the move" in screen.presses(BACK).buttons


def test_no_stop_time_is_left_to_be_read_out(house: House, maria: Entered, nurse: Screen) -> None:
    before = page_of(house, maria, nurse)
    assert "**Stop times**" in before.text and "Confirm medicines" in before.links
    screen = cancels(house, maria, nurse)
    assert "Stop times" not in screen.text
    assert not any("ready" in header.lower() for header in screen.headers)
    assert "Medicines" in screen.headers
    assert "Confirm medicines" not in screen.links


def test_what_they_told_stays_to_be_done(house: House, maria: Entered, nurse: Screen) -> None:
    tells(house, maria, EventKind.ASKED, text="May I eat now?")
    screen = cancels(house, maria, nurse)
    assert "May I eat now?" in screen.text
    assert any(label.startswith("Acknowledge") for label in screen.buttons)


def test_put_back_the_page_is_as_before(house: House, maria: Entered, nurse: Screen) -> None:
    happens(house, owner(house, maria), "ride")
    before = page_of(house, maria, nurse)
    headers, buttons = before.headers, before.buttons
    screen = cancels(house, maria, nurse).presses(BACK)
    assert screen.done.startswith("It takes place. Their plan is there again")
    assert (screen.headers, screen.buttons) == (headers, buttons)
    assert history(screen)[0]["What"] == "Put the canceled procedure back: it takes place"
    assert not is_cancelled(house, owner(house, maria).own_plan)


def test_who_cancels_second_is_told_who_was_first(house: House, maria: Entered, nurse: Screen, bea: Visitor) -> None:
    screen = page_of(house, maria, nurse).presses(CANCEL).enters("Why", Reason.UNWELL)
    cancel(house, bea, owner(house, maria).own_plan, Reason.HOSPITAL)
    save(screen)
    assert screen.wrong == ["Bea Poe was first, 9:00 am. Close this and look again."]


def test_who_puts_back_second_is_told_who_was_first(house: House, maria: Entered, nurse: Screen, bea: Visitor) -> None:
    plan = owner(house, maria).own_plan
    cancel(house, bea, plan, Reason.HOSPITAL)
    screen = page_of(house, maria, nurse)
    put_back(house, bea, plan, 1)
    assert screen.presses(BACK).wrong == ["Bea Poe was first, 9:00 am. Close this and look again."]


def test_once_its_time_has_passed_what_is_cancelled_says_what_to_do(
    house: House, maria: Entered, nurse: Screen, bea: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    cancel(house, bea, owner(house, maria).own_plan, Reason.HOSPITAL)
    it_is(monkeypatch, "2027-03-17T09:00:00-04:00")
    screen = page_of(house, maria, nurse)
    assert "Was to come in Tuesday, March 16, 11:00 am" in screen.text
    assert "Its time has passed: press this only if it took place" in screen.text
    assert "Day 1" not in screen.text
    screen.presses(BACK)
    assert {CANCEL, MOVE} <= set(screen.buttons)
    it_is(monkeypatch, "2027-03-18T09:00:00-04:00")
    screen = page_of(house, maria, nurse)
    assert not {CANCEL, MOVE} & set(screen.buttons)
