from datetime import timedelta
from typing import Any

import pytest

from checklist.access import Role
from checklist.alerts import AlertId, Outcome
from checklist.care import board as desk
from checklist.care import clock, people
from checklist.care.answers import with_facts, with_times
from checklist.care.board import PAGE
from checklist.care.cancelling import cancel
from checklist.care.house import House
from checklist.care.visitor import Visitor
from checklist.plan import EventId, EventKind, Reason
from checklist.store.events import NewEvent, append
from tests.care.furnished import ARRIVAL, DAY, NEW_YORK, START, happens, it_is, moves_in, said, signs_in
from tests.pages.screen import Screen

DAY_5 = "2027-03-21T16:10:00-04:00"
LUMP = "Surgery to take out a lump from the back or side"


def person(house: House, name: str | None = "Daniel Okafor", **facts: Any) -> Visitor:
    answers = with_facts(with_times(said(), DAY, ARRIVAL, START, NEW_YORK), called=name, **facts)
    return people.visitor(house, moves_in(house, answers).cookie)


def tells(house: House, who: Visitor, kind: EventKind, at: str, **payload: Any) -> None:
    moment = clock.now() - timedelta(seconds=0)
    when = moment if at == "now" else moment.fromisoformat(at)
    new = NewEvent(id=EventId(f"{kind}-{at}"), kind=kind, at=when, payload=payload)
    house.store.write(lambda tx: append(tx, who.own_plan, actor="patient", received_at=when, news=[new]))


def reports(house: House, who: Visitor, tier: str = "same_day", at: str = "2027-03-21T07:50:00-04:00") -> None:
    advice = {"tier": tier, "reasons": [{"sign": "cut", "tier": tier, "because": "Cut is more red and warm."}]}
    tells(house, who, EventKind.CHECKED_IN, at, day=5, answers={"pain_rest": 3}, advice=advice)


@pytest.fixture
def team(house: House) -> Screen:
    return Screen(signs_in(house, Role.CARE_TEAM, name="Amara Boyd"))


@pytest.fixture
def daniel(house: House, monkeypatch: pytest.MonkeyPatch) -> Visitor:
    """Somebody who was told to call at 7:50 in the morning, looked at eight hours later."""
    found = person(house, born="1972-12-01", phone="555-0161")
    it_is(monkeypatch, DAY_5)
    reports(house, found)
    return found


def test_an_empty_board_says_what_will_stand_there(team: Screen) -> None:
    screen = team.opens("board")
    assert screen.title == "Nobody needs you now"
    assert "0 people on the list." in screen.text
    assert "People stand here once a plan is made for them." in screen.text


def test_where_nobody_needs_anybody_everyone_is_still_there(house: House, team: Screen) -> None:
    person(house)
    screen = team.opens("board")
    assert screen.title == "Nobody needs you now"
    assert "Monday, March 8, 9:00 am. 1 person on the list." in screen.text
    assert "**Daniel Okafor**" in screen.links
    assert "Not ready: 2 open" in screen.text


def test_a_row_says_why_who_what_happened_and_the_one_thing_to_do(team: Screen, daniel: Visitor) -> None:
    screen = team.opens("board")
    assert screen.title == "1 person needs you"
    assert ":orange-badge[:material/call: Same day]" in screen.text
    assert f"54 y. {LUMP}. Day 5" in screen.text
    assert "Cut is more red and warm." in screen.text
    assert "Told to call at 7:50 am. No call is recorded for 8 h 20 min." in screen.text
    (label,) = [label for label in screen.buttons if label != "Sign out"]
    assert label.startswith("Acknowledge ![Daniel Okafor](data:image/"), "heard with the name, seen without it"


def test_acknowledge_record_a_call_and_resolve_from_the_page(team: Screen, daniel: Visitor) -> None:
    screen = team.opens("board").presses("Acknowledge")
    assert screen.done == "Daniel Okafor is in your hands."
    assert screen.title == "Nobody needs you now"
    assert "In hand: 1." in screen.text
    assert "Amara Boyd has it since 4:10 pm." in screen.text
    screen.presses("Record call")
    assert "555-0161" in screen.text
    screen.enters("What came of it", Outcome.REACHED).enters("Note", "Comes in at 5.").presses("Save")
    screen.looks()
    assert "Amara Boyd, 4:10 pm: Spoke to them. Comes in at 5." in screen.text
    screen.presses("Resolve").enters("Note", "Seen.").presses("Save")
    screen.looks()
    assert screen.done == "Daniel Okafor: resolved."
    assert "In hand" not in screen.text
    assert "Cut is more red" not in screen.text


def test_what_was_just_done_can_be_taken_back_for_ten_seconds(
    team: Screen, daniel: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = team.opens("board").presses("Acknowledge").presses("Undo")
    assert screen.title == "1 person needs you"
    screen.presses("Acknowledge")
    it_is(monkeypatch, "2027-03-21T16:10:15-04:00")
    assert "Undo" not in screen.looks().buttons


def test_an_outcome_is_needed_and_what_was_typed_stays(team: Screen, daniel: Visitor) -> None:
    screen = team.opens("board").presses("Acknowledge").presses("Record call")
    screen.enters("Note", "Rang.").presses("Save")
    assert screen.wrong == ["Pick what came of it."]
    assert screen.holds("Note") == "Rang."


def test_whoever_comes_second_is_told_who_was_first(house: House, team: Screen, daniel: Visitor) -> None:
    nurse = people.visitor(house, signs_in(house, Role.NURSE, "Nadia Nair").cookie)
    screen = team.opens("board")
    desk.acknowledge(house, nurse, daniel.own_plan, AlertId("checkin:1"), 0)
    screen.presses("Acknowledge")
    assert screen.wrong == ["Daniel Okafor: Nadia Nair recorded this at 4:10 pm, before you. Nothing was changed."]
    assert "Nadia Nair has it since 4:10 pm." in screen.text


def test_what_nobody_acted_on_says_who_had_it(team: Screen, daniel: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    team.opens("board").presses("Acknowledge")
    it_is(monkeypatch, "2027-03-21T18:10:30-04:00")
    screen = team.opens("board")
    assert screen.title == "1 person needs you"
    assert "Acknowledged by Amara Boyd at 4:10 pm, nothing recorded since." in screen.text


@pytest.mark.parametrize(
    ("facts", "words"),
    [({}, "No check-in for 3 days."), ({"lives_alone": True}, "No check-in for 3 days. Lives alone.")],
)
def test_who_is_silent_is_said_with_the_last_answer(
    house: House, team: Screen, monkeypatch: pytest.MonkeyPatch, facts: dict[str, bool], words: str
) -> None:
    ruth = person(house, "Ruth Abel", **facts)
    it_is(monkeypatch, "2027-03-25T09:00:00-04:00")
    tells(house, ruth, EventKind.CHECKED_IN, "2027-03-22T09:00:00-04:00", day=6, answers={"pain_rest": 5})
    screen = team.opens("board")
    assert f"{words}  \n:small[Last: day 6, pain 5.]" in screen.text
    assert "No answer for 3 days" in screen.text


def test_what_was_not_answered_is_named_as_the_questions_are(house: House, team: Screen, daniel: Visitor) -> None:
    advice = {"tier": None, "reasons": [], "unanswered": ["pain_rest", "breathing", "old_one"]}
    tells(house, daniel, EventKind.CHECKED_IN, "2027-03-21T09:00:00-04:00", day=5, answers={}, advice=advice)
    assert "Did not answer: pain at rest, breathing and chest, old one." in team.opens("board").text


def test_a_long_fast_leads_to_the_policy(house: House, team: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    walter = person(house, "Walter Jennings")
    happens(house, walter, "ride", "helper")
    it_is(monkeypatch, "2027-03-15T16:10:00-04:00")
    screen = team.opens("board")
    assert "12 h without clear drinks planned." in screen.text
    assert "Fasting policy" in screen.links


@pytest.mark.parametrize(
    ("moment", "ticked", "words"),
    [
        ("2027-03-08T09:00:00-05:00", (), "Not ready: 2 open"),
        ("2027-03-15T23:59:00-04:00", ("ride",), "Not ready: 1 open"),
        ("2027-03-15T23:59:00-04:00", ("ride", "helper"), "Ready"),
        ("2027-03-16T13:00:00-04:00", (), "On track"),
        ("2027-03-19T00:00:00-04:00", (), "No answer since going home"),
        ("2027-05-16T00:00:00-04:00", (), "No check-ins asked any more"),
    ],
)
def test_the_state_is_said_in_words(
    house: House, team: Screen, monkeypatch: pytest.MonkeyPatch, moment: str, ticked: tuple[str, ...], words: str
) -> None:
    maria = person(house)
    happens(house, maria, *ticked)
    it_is(monkeypatch, moment)
    assert words in team.opens("board").text


def test_a_search_finds_by_name_and_says_how_many_of_all(house: House, team: Screen) -> None:
    person(house, "Ann")
    person(house, "Zoe")
    screen = team.opens("board").enters("Name or procedure", "zo").looks()
    assert "Found: 1 of 2." in screen.text
    assert "**Ann**" not in screen.links
    assert "**Zoe**" in screen.links


def test_the_state_stands_in_the_address_and_the_name_does_not(house: House, team: Screen) -> None:
    person(house, "Ann")
    screen = team.opens("board", state="ready")
    assert "Found: 0 of 1." in screen.text
    screen.enters("Name or procedure", "ann").enters("State", "not_ready").looks()
    assert "Found" not in screen.text
    assert "ann" not in str(dict(screen.at.query_params)).lower()


def test_what_is_picked_stands_in_the_address_by_its_id_and_is_there_again_on_another_look(
    house: House, team: Screen
) -> None:
    person(house, "Ann")
    screen = team.opens("board").enters("State", "ready").looks()
    assert screen.at.query_params["state"] == "ready"
    assert "Found: 0 of 1." in screen.looks().text
    again = team.opens("board", state="ready")
    assert again.holds("State") == "ready" and again.at.query_params["state"] == "ready"
    assert "state" not in again.enters("State", "all").looks().at.query_params


def test_the_second_page_stays_until_another_state_is_picked(house: House, team: Screen) -> None:
    for n in range(PAGE + 1):
        person(house, f"Ann {n:02}")
    screen = team.opens("board", page="2")
    assert screen.holds("Page") == "2" and screen.at.query_params["page"] == "2"
    assert len([link for link in screen.links if "Ann" in link]) == 1, "who is left of 51"
    screen.enters("State", "not_ready").looks()
    assert "page" not in screen.at.query_params


@pytest.mark.parametrize("params", [{"state": "nonsense"}, {"page": "99"}, {"page": "x"}, {"page": "-1"}])
def test_an_address_that_says_nonsense_shows_everyone(house: House, team: Screen, params: dict[str, str]) -> None:
    person(house, "Ann")
    screen = team.opens("board", **params)
    assert "**Ann**" in screen.links
    told = "State: the link asks for “nonsense”, which is not here." in screen.text
    assert told == (params == {"state": "nonsense"})


def test_who_has_no_name_is_listed_too(house: House, team: Screen) -> None:
    person(house, None)
    assert "**No name given**" in team.opens("board").links


@pytest.mark.parametrize("name", ["[Call](https://elsewhere)", "![](https://elsewhere/x.png)", "**Bold**"])
def test_a_name_and_what_was_said_are_text_and_no_link_or_picture(house: House, team: Screen, name: str) -> None:
    ann = person(house, name)
    tells(house, ann, EventKind.ASKED, "now", text=name)
    team.opens("board")
    assert [part.value for part in team.at.markdown if name in part.value] == []
    assert [label for label in team.links if name in label] == []
    assert f"Asked: {name}" in team.text


def test_the_footer_says_that_reading_is_logged_and_which_limits_are_a_choice(team: Screen) -> None:
    text = team.opens("board").text
    assert "Reading this page is logged." in text
    assert "stands again after 15 min, 2 h or 24 h without a record" in text


def test_the_name_and_the_way_out_stand_on_top(team: Screen) -> None:
    screen = team.opens("board")
    assert screen.at.markdown[0].value == "Amara Boyd"
    assert screen.presses("Sign out").component("go") == {"to": "/session"}


def test_the_care_team_may_open_the_nurse_s_list_too(team: Screen) -> None:
    assert team.opens("list").title == "Nobody is coming in"


def test_a_cancelled_one_says_so_and_is_found_by_it(
    house: House, team: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    who = person(house)
    nurse = people.visitor(house, signs_in(house, Role.NURSE, "Bea Poe").cookie)
    it_is(monkeypatch, "2027-03-15T20:00:00-04:00")
    before = team.opens("board", state="not_ready")
    assert before.title == "1 person needs you"
    assert "**Daniel Okafor**" in before.links and "Not ready:" in before.text
    cancel(house, nurse, who.own_plan, Reason.UNWELL)
    screen = team.opens("board", state="cancelled")
    assert screen.title == "Nobody needs you now"
    assert "**Daniel Okafor**" in screen.links
    assert "Canceled" in screen.text.splitlines() and "Not ready:" not in screen.text
    assert "**Daniel Okafor**" not in screen.enters("State", "not_ready").looks().links


def test_who_is_cancelled_is_not_coming_in(house: House, team: Screen) -> None:
    who = person(house)
    nurse = people.visitor(house, signs_in(house, Role.NURSE, "Bea Poe").cookie)
    assert "Daniel Okafor" in team.opens("list", day="2027-03-16").text
    cancel(house, nurse, who.own_plan, Reason.UNWELL)
    screen = team.opens("list", day="2027-03-16")
    assert screen.title == "Nobody is coming in"
    assert "Daniel Okafor" not in screen.text
