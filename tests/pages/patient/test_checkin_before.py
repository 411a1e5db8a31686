"""Advice to call from a day before: it stands until somebody is known to have called, and says of when it is."""

import pytest

from checklist.access import Part
from checklist.alerts import Outcome
from checklist.care import checking_in as check
from checklist.care import people
from checklist.care.emergencies import leave_emergency
from checklist.care.sent import CALLED
from checklist.plan import EventKind
from checklist.store.events import events_of
from tests.care.at_home import Team, goes_through
from tests.care.furnished import helps, it_is
from tests.pages.patient.recovering import DAY_6, Maria, maria
from tests.pages.screen import Screen, plain

__all__ = ["maria"]
DAY_7 = "2027-03-23T09:00:00-04:00"
FEVER = "Your temperature is 101.1 F (38.4 C)."


def cards(screen: Screen) -> list[str]:
    return [plain(element.value) for element in screen.at.warning]


def test_it_stands_on_both_pages_with_its_date_beside_the_way_to_the_new_questions(
    maria: Maria, monkeypatch: pytest.MonkeyPatch
) -> None:
    maria.sends(temperature=38.4)
    it_is(monkeypatch, DAY_6)
    for name in ("today", "recovery"):
        screen = maria.sees(name)
        (card,) = cards(screen)
        assert "Call 555-0142 now, today." in card and FEVER in card
        assert "This is still open with your team. You said on Sunday, March 21:" in card
        assert "Start today's check-in" in screen.buttons


def test_it_rests_once_they_say_that_they_called_and_the_team_reads_so(
    maria: Maria, monkeypatch: pytest.MonkeyPatch
) -> None:
    event = maria.sends(temperature=38.4)
    it_is(monkeypatch, DAY_6)
    screen = maria.sees("today").presses("I called")
    assert cards(screen) == []
    assert "You said that you called, 9:00 am." in screen.text
    with maria.house.store.reading() as tx:
        told = [e.payload for e in events_of(tx, maria.visitor.own_plan) if e.kind is EventKind.HANDLED]
    assert told == [{"alert": f"checkin:{event.seq}", "step": "patient_called"}]


def test_on_the_same_day_it_stays_in_sight_after_the_call_without_asking_again(maria: Maria) -> None:
    maria.sends(temperature=38.4)
    screen = maria.sees("today").presses("I called")
    assert len(cards(screen)) == 1
    assert "I called" not in screen.buttons
    assert "You said that you called, 10:00 am." in screen.text


def test_it_rests_once_the_team_has_spoken_with_them_not_while_it_only_tries(
    maria: Maria, monkeypatch: pytest.MonkeyPatch
) -> None:
    event, team = maria.sends(temperature=38.4), Team(maria.house, maria.visitor.own_plan)
    it_is(monkeypatch, DAY_6)
    team.does("acted", event, outcome=Outcome.NO_ANSWER)
    assert len(cards(maria.sees())) == 1
    team.does("acted", event, outcome=Outcome.REACHED)
    assert cards(maria.sees()) == []


def test_a_calm_new_day_neither_hides_it_nor_says_that_no_call_is_needed(
    maria: Maria, monkeypatch: pytest.MonkeyPatch
) -> None:
    maria.sends(temperature=38.4)
    it_is(monkeypatch, DAY_6)
    maria.sends()
    screen = maria.sees()
    assert len(cards(screen)) == 1
    assert "needs a call." not in screen.text


def test_a_day_that_says_as_much_stands_in_its_place_and_one_that_says_less_beside_it(
    maria: Maria, monkeypatch: pytest.MonkeyPatch
) -> None:
    maria.sends(temperature=38.4)
    it_is(monkeypatch, DAY_6)
    maria.sends(cut=("spreading",))
    newer, older = cards(maria.sees())
    assert "Because you said:" in newer and "You said on Sunday, March 21:" in older
    it_is(monkeypatch, DAY_7)
    maria.sends(temperature=38.6, cut=("spreading",))
    (card,) = cards(maria.sees())
    assert "Because you said:" in card and "still open" not in card


def test_what_a_helper_said_stands_with_their_name_and_either_may_say_that_they_called(
    maria: Maria, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana = people.visitor(maria.house, helps(maria.house, maria.visitor, Part.RECOVERY).cookie)
    goes_through(maria.house, ana, temperature=38.4)
    check.send(maria.house, ana)
    it_is(monkeypatch, DAY_6)
    screen = maria.sees()
    assert "Ana said on Sunday, March 21:" in cards(screen)[0]
    assert cards(screen.presses("I called")) == []


def test_an_emergency_that_was_called_about_is_not_told_again_the_day_after(
    maria: Maria, monkeypatch: pytest.MonkeyPatch
) -> None:
    goes_through(maria.house, maria.visitor, breathing=("chest_pain",))
    leave_emergency(maria.house, maria.visitor, CALLED)
    check.send(maria.house, maria.visitor)
    it_is(monkeypatch, DAY_6)
    screen = maria.sees("today")
    assert list(screen.at.error) == []
    assert "Start today's check-in" in screen.buttons
