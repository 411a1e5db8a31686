from datetime import datetime

import pytest

from checklist.access import Role
from checklist.care import people
from checklist.care.events import Posted, record
from checklist.care.house import House
from tests.care.furnished import it_is, moves_in, said, signs_in
from tests.pages.screen import Screen

EVENING = "2027-03-15T20:00:00-04:00"
QUESTION = "Can I have this now?"


@pytest.fixture
def screen(house: House, monkeypatch: pytest.MonkeyPatch) -> Screen:
    """Maria at 8:00 pm, before food and drink stop at 11:00 pm."""
    entered = moves_in(house, said(called="Maria", contacts={"ward": "555-0142"}))
    it_is(monkeypatch, EVENING)
    return Screen(entered).opens("today")


def answers(screen: Screen) -> list[str]:
    """Every answer that is on the page, its first line."""
    boxes = [*screen.at.success, *screen.at.warning, *screen.at.info]
    return [box.value.partition("  \n")[0].replace("\u00a0", " ").replace("\\", "") for box in boxes]


def asks(screen: Screen, name: str) -> list[str]:
    return answers(screen.enters("Food or drink", name).presses("Check"))


def test_nothing_is_said_before_anything_is_asked(screen: Screen) -> None:
    assert QUESTION in screen.headers and answers(screen) == []
    assert asks(screen, "   ") == []


def test_what_is_typed_is_answered_by_the_time_of_the_card(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    assert asks(screen, "black coffee") == ["**Yes, until 11:00 pm tonight.**"]
    it_is(monkeypatch, "2027-03-15T23:00:00-04:00")
    assert answers(screen.looks()) == ["**No, not since 11:00 pm tonight.**"]


def test_a_common_name_is_pressed_and_stands_in_the_field(screen: Screen) -> None:
    assert answers(screen.presses("apple juice")) == ["**Yes, until 11:00 pm tonight.**"]
    assert screen.holds("Food or drink") == "apple juice"


def test_a_misspelt_name_is_asked_about_and_one_press_answers(screen: Screen) -> None:
    assert asks(screen, "cofee") == ["**Which one is it?**"]
    screen.presses("coffee")
    assert answers(screen) == ["**Which one is it?**"]
    assert answers(screen.presses("coffee with cream")) == ["**Yes, until 11:00 pm tonight.**"]


@pytest.mark.parametrize("typed", ["[x](https://elsewhere)", "**bold**", ":red[x]", "$x$", "a" * 60])
def test_what_is_typed_stays_text(screen: Screen, typed: str) -> None:
    (line,) = asks(screen, typed)
    assert typed in line
    (box,) = screen.at.info
    assert typed not in box.value or typed.isalpha()


def test_the_card_leads_to_the_question(screen: Screen) -> None:
    data = screen.component("today")
    assert data and data["card"]["ask"] == {"link": QUESTION, "href": "#can-i-have-this-now"}
    (header,) = [header for header in screen.at.header if header.value == QUESTION]
    assert header.anchor == "can-i-have-this-now"


def test_from_the_start_of_the_procedure_on_nothing_is_asked(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    it_is(monkeypatch, "2027-03-16T13:00:00-04:00")
    assert QUESTION not in screen.looks().headers


def test_who_ate_too_late_reads_one_message_with_the_number_and_staff_see_it(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    entered = moves_in(house, said(called="Maria", contacts={"ward": "555-0142"}))
    it_is(monkeypatch, EVENING)
    data = Screen(entered).opens("today").component("today")
    assert data
    (late,) = [panel for panel in data["card"]["panels"] if panel["id"] == "late"]
    assert (late["lines"], late["phone"]) == (
        ["Call your care team now. Tell them what and when. Do not hide it."], "555-0142"
    )  # fmt: skip
    sent = Posted(id="late-1", at=datetime.fromisoformat(EVENING).isoformat(), **late["event"])
    plan = people.visitor(house, entered.cookie).own_plan
    assert record(house, entered.cookie, plan, [sent]).refused == ()
    (card,) = [card for card in Screen(signs_in(house, Role.NURSE)).opens("list").cards if "Told us" in card]
    assert card["When"] == "Monday, March 15, 8:00 pm"
    assert "Maria" in card["Patient"] and "Ate or drank" in card["Told us"]
