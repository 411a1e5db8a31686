"""A helper's own page."""

from typing import Any

import pytest

from checklist.access import Part
from checklist.care import people
from checklist.care.events import Posted, record
from checklist.care.house import House
from checklist.care.people import Entered
from checklist.care.shares import change_share, helpers, stop_share
from tests.care.furnished import helps, it_is, moves_in, said
from tests.pages.screen import Screen

HOME = "2027-03-16T16:00:00-04:00"


def come_in(house: House, *parts: Part, **facts: Any) -> tuple[Entered, Entered]:
    """The sessions of a patient and of their helper."""
    told = {"called": "Maria", "contacts": {"ward": "555-0142"}} | facts
    maria = moves_in(house, said("Eliquis", **told))
    return maria, helps(house, people.visitor(house, maria.cookie), *parts)


def heading(screen: Screen) -> tuple[str, str | None]:
    data = screen.component("today")
    assert data
    return data["states"][0]["heading"].replace("\u00a0", " "), (data["states"][0]["note"] or "").replace("\u00a0", " ")


def titles(screen: Screen) -> list[str]:
    data = screen.component("today")
    assert data
    return [task["title"] for group in data["groups"] for task in group["tasks"]]


@pytest.mark.parametrize(
    ("now", "said_first", "note"),
    [
        ("2027-03-08T09:00:00-05:00", "Bring Maria at 11:00 am on Tuesday, March 16", ""),
        ("2027-03-15T18:00:00-04:00", "Bring Maria at 11:00 am tomorrow", ""),
        ("2027-03-16T10:59:00-04:00", "Bring Maria at 11:00 am today", ""),
        ("2027-03-16T11:00:00-04:00", "Maria is in the hospital", "The team tells you when you can go home."),
        ("2027-03-16T13:00:00-04:00", "Drive Maria home, then stay", "The team tells you when you can go home."),
        ("2027-03-17T00:00:00-04:00", "Stay with Maria today", "Stay until 24 hours after you came home."),
        ("2027-03-17T18:00:00-04:00", "Stay with Maria tonight", "Stay until 24 hours after you came home."),
        ("2027-03-18T00:00:00-04:00", "Maria: Day 2 of 42", ""),
    ],
)
def test_the_heading_is_what_comes_now(
    house: House, monkeypatch: pytest.MonkeyPatch, now: str, said_first: str, note: str
) -> None:
    _, ana = come_in(house)
    it_is(monkeypatch, now)
    assert heading(Screen(ana)) == (said_first, note)


@pytest.mark.parametrize(
    ("now", "said_first", "note"),
    [
        ("2027-03-16T14:00:00-04:00", "Maria is in the hospital", "Going home is planned for 4:00 pm tomorrow."),
        ("2027-03-17T15:59:00-04:00", "Drive Maria home, then stay", "Going home is planned for 4:00 pm today."),
        ("2027-03-17T16:00:00-04:00", "Stay with Maria today", "Stay until 4:00 pm tomorrow."),
        ("2027-03-18T15:59:00-04:00", "Stay with Maria today", "Stay until 4:00 pm today."),
        ("2027-03-18T16:00:00-04:00", "Maria: Day 2 of 42", ""),
    ],
)
def test_where_the_time_to_go_home_is_known_the_24_hours_end_by_the_clock(
    house: House, monkeypatch: pytest.MonkeyPatch, now: str, said_first: str, note: str
) -> None:
    _, ana = come_in(house, discharge_at="2027-03-17T16:00")
    it_is(monkeypatch, now)
    assert heading(Screen(ana)) == (said_first, note)


def test_a_helper_who_has_driven_them_home_reads_to_stay(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    maria, ana = come_in(house)
    it_is(monkeypatch, HOME)
    plan = people.visitor(house, maria.cookie).own_plan
    record(house, ana.cookie, plan, [Posted(id="e1", kind="done", at=HOME, task="help_drive_home")])
    assert heading(Screen(ana))[0] == "Stay with Maria today"


def test_the_list_is_the_helper_s_own_and_says_nothing_of_the_patient_s(house: House) -> None:
    _, ana = come_in(house)
    screen = Screen(ana)
    assert titles(screen) == [
        "Bring them to the hospital on time.",
        "Ask the nurse how to care for the cut and the bandage.",
        "Drive them home.",
        "Stay with them for 24 hours.",
        "See that they do not drive for 24 hours.",
        "Watch for the warning signs. Call if you see one.",
        "Look at the cut with them each day, if there is one.",
    ]
    assert "Eliquis" not in screen.text + str(screen.component("today"))
    assert [label for label in screen.links if label != "My list"] == []


def test_the_helper_s_screen_asks_no_question_and_has_no_stop_times(house: House) -> None:
    data = Screen(come_in(house)[1]).component("today")
    assert data and (data["tells"], data["card"], data["blocking"], data["questions"]) == (False, None, [], [])


def test_the_warning_signs_stand_there_with_whom_to_call(house: House) -> None:
    screen = Screen(come_in(house)[1])
    assert screen.headers[-1] == "When to get help"
    assert "“You” means Maria here." in screen.text
    assert "tel:5550142" in screen.calls


def test_a_helper_of_somebody_without_a_name_or_number_still_reads_what_to_do(house: House) -> None:
    screen = Screen(come_in(house, called=None, contacts={})[1])
    assert heading(screen)[0] == "Bring the patient at 11:00 am on Tuesday, March 16"
    assert "Call the hospital and ask for your team." in screen.text
    assert "Get help" in screen.links


def test_what_is_shared_has_its_way_in_and_says_whom_it_is_about(house: House) -> None:
    _, ana = come_in(house, Part.MEDICINES, Part.RECOVERY)
    screen = Screen(ana)
    assert [label for label in screen.links if "Maria" in label] == ["Medicines of Maria", "Recovery of Maria"]
    for name in ("medicines", "recovery"):
        assert "You look at the plan of Maria. “You” means Maria here." in screen.opens(name).text
    assert "Eliquis" in screen.opens("medicines").text
    assert "Eliquis" not in screen.opens("recovery").text


def test_questions_are_shown_only_where_they_are_shared(house: House) -> None:
    maria, ana = come_in(house)
    who = people.visitor(house, maria.cookie)
    asked = Posted(id="q", kind="asked", at=HOME, payload={"text": "May I drive?"})
    record(house, maria.cookie, who.own_plan, [asked])
    assert "May I drive?" not in Screen(ana).text
    change_share(house, who, helpers(house, who)[0].id, {Part.QUESTIONS})
    assert "May I drive?" in Screen(ana).text


def test_an_open_screen_is_closed_with_the_next_look_after_the_stop(house: House) -> None:
    maria, ana = come_in(house, Part.MEDICINES)
    screen = Screen(ana).opens("medicines")
    who = people.visitor(house, maria.cookie)
    stop_share(house, who, helpers(house, who)[0].id)
    assert screen.looks().title == "Open your link again"
    assert "Maria" not in screen.text and "Eliquis" not in screen.text
    assert "If the link does not open, call the hospital and ask for your team." in screen.text


def test_the_first_page_tells_whoever_was_stopped_that_they_are_out(house: House) -> None:
    maria, ana = come_in(house)
    who = people.visitor(house, maria.cookie)
    stop_share(house, who, helpers(house, who)[0].id)
    screen = Screen(ana)
    assert "You are signed out here." in screen.text
    assert "Maria" not in screen.text


def test_what_nobody_ticked_in_its_time_is_gone(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    _, ana = come_in(house)
    it_is(monkeypatch, "2027-03-20T09:00:00-04:00")
    assert titles(Screen(ana)) == ["Look at the cut with them each day, if there is one."]
