from datetime import time

import pytest

from checklist.access import Role
from checklist.care import people
from checklist.care.answers import with_facts, with_times
from checklist.care.house import House
from checklist.care.visitor import Visitor
from tests.care.furnished import DAY, NEW_YORK, happens, it_is, moves_in, said, signs_in
from tests.pages.screen import Screen


def person(house: House, name: str | None = "Maria", arrival: time = time(11)) -> Visitor:
    answers = with_facts(with_times(said(), DAY, arrival, time(13), NEW_YORK), called=name)
    return people.visitor(house, moves_in(house, answers).cookie)


@pytest.fixture
def team(house: House) -> Screen:
    return Screen(signs_in(house, Role.CARE_TEAM, name="Bo Tran"))


def state(team: Screen) -> str:
    (row,) = team.opens("board").cards
    return row["State"]


def test_an_empty_board_says_what_will_stand_there(team: Screen) -> None:
    screen = team.opens("board")
    assert screen.title == "0 people on the list"
    assert "People stand here once a plan is made for them." in screen.text
    assert screen.cards == []


def test_everyone_stands_by_date_with_what_and_when(house: House, team: Screen) -> None:
    person(house, "Ann")
    assert team.opens("board").title == "1 person on the list"
    person(house, "Zoe", time(7, 30))
    screen = team.opens("board")
    assert screen.title == "2 people on the list"
    assert [row["Patient"].split("**")[1] for row in screen.cards] == ["Zoe", "Ann"]
    assert screen.cards[0] == {
        "Patient": "**Zoe**  \n:small[Surgery to take out a lump from the back or side]",
        "When": "Tuesday, March 16, 7:30 am",
        "State": "Not ready: 2 open",
    }


@pytest.mark.parametrize(
    ("moment", "ticked", "words"),
    [
        ("2027-03-08T09:00:00-05:00", (), "Not ready: 2 open"),
        ("2027-03-15T23:59:00-04:00", ("ride",), "Not ready: 1 open"),
        ("2027-03-15T23:59:00-04:00", ("ride", "helper"), "Ready"),
        ("2027-03-16T00:00:00-04:00", ("ride",), "Today. Not ready: 1 open"),
        ("2027-03-16T00:00:00-04:00", ("ride", "helper"), "Today"),
        ("2027-03-16T13:00:00-04:00", (), "Today"),
        ("2027-03-17T00:00:00-04:00", (), "Day 1 after"),
        ("2027-04-28T09:00:00-04:00", (), "Day 43 after"),
    ],
)
def test_the_state_is_said_in_words(
    house: House, team: Screen, monkeypatch: pytest.MonkeyPatch, moment: str, ticked: tuple[str, ...], words: str
) -> None:
    maria = person(house)
    happens(house, maria, *ticked)
    it_is(monkeypatch, moment)
    assert state(team) == words


def test_who_has_no_name_is_listed_too(house: House, team: Screen) -> None:
    person(house, None)
    assert team.opens("board").cards[0]["Patient"].startswith("**No name given**")


@pytest.mark.parametrize("name", ["[Call](https://elsewhere)", "![](https://elsewhere/x.png)", "**Bold**"])
def test_a_name_is_text_and_no_link_or_picture(house: House, team: Screen, name: str) -> None:
    person(house, name)
    team.opens("board")
    assert [part.value for part in team.at.markdown if name in part.value] == []
    assert team.cards[0]["Patient"].startswith(f"**{name}**")


def test_the_name_and_the_way_out_stand_on_top(team: Screen) -> None:
    screen = team.opens("board")
    assert screen.at.markdown[0].value == "Bo Tran"
    assert screen.presses("Sign out").component("go") == {"to": "/session"}


def test_the_care_team_may_open_the_nurse_s_list_too(team: Screen) -> None:
    assert team.opens("list").title == "Nobody is coming in"
