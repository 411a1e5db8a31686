"""What stands after a check-in: what to do, who answered, what the team has done, and what was never sent."""

import pytest

from checklist.access import Part
from checklist.alerts import Outcome
from checklist.care import checking_in as check
from checklist.care import people
from checklist.care.recording import record
from checklist.checkin import Answer, QuestionId
from checklist.plan import EventKind
from tests.care.at_home import Team, goes_through
from tests.care.furnished import helps, it_is, staff
from tests.pages.patient.recovering import DAY_6, LATER, Maria, maria
from tests.pages.screen import Screen, plain

__all__ = ["maria"]
LAST_DAY, DAY_AFTER = "2027-04-27T10:00:00-04:00", "2027-04-28T09:00:00-04:00"


def test_advice_stands_on_both_pages_with_the_number_and_the_reasons(maria: Maria) -> None:
    maria.sends(temperature=38.4, cut=("spreading",), breathing="skipped")
    screen = maria.sees()
    (warning,) = [plain(element.value) for element in screen.at.warning]
    assert "Call 555-0142 now, today." in warning
    assert "Your temperature is 101.1 F (38.4 C)." in warning
    assert "The redness spreads." in warning
    assert "You did not answer: breathing and chest. If you are not sure, call 555-0142." in screen.text
    assert "Saved 10:00 am" in screen.text
    today = maria.sees("today")
    assert [plain(element.value) for element in today.at.warning] == [warning]
    assert "Start today's check-in" not in today.buttons


def test_a_calm_day_says_so_without_a_promise(maria: Maria) -> None:
    maria.sends()
    text = maria.sees().text
    assert "Nothing in today's answers needs a call." in text
    assert "Call if it gets worse, or if you are worried." in text


@pytest.mark.parametrize("answers", [{"words": "I cannot get my breath"}, {"cut": "skipped"}, {"cut": ("not_sure",)}])
def test_nothing_calm_is_said_of_what_was_skipped_or_written_in_words(maria: Maria, answers: dict[str, Answer]) -> None:
    maria.sends(**answers)
    text = maria.sees().text
    assert "needs a call." not in text
    assert "Your answers are with your team." in text
    assert "Call if it gets worse, or if you are worried." in text


def test_a_helper_reads_of_their_own_answers_alone(maria: Maria) -> None:
    maria.sends(temperature=38.4)
    link = helps(maria.house, maria.visitor, Part.RECOVERY)
    ana = people.visitor(maria.house, link.cookie)
    goes_through(maria.house, ana)
    check.send(maria.house, ana)
    text = Screen(link).opens("recovery").text
    assert "Nothing you answered needs a call." in text
    assert "today's answers needs" not in text


def test_what_answers_call_for_is_told_before_they_are_sent(maria: Maria) -> None:
    for place in ("checkin", "recovery", "today"):
        screen = maria.sees(place)
        assert list(screen.at.warning) == []
    check.begin(maria.house, maria.visitor)
    check.answer(maria.house, maria.visitor, QuestionId("temperature"), 38.4)
    for place in ("checkin", "recovery", "today"):
        screen = maria.sees(place)
        (warning,) = [plain(element.value) for element in screen.at.warning]
        assert "Call 555-0142 now, today." in warning
        assert ("101.1 F (38.4 C)" in warning) == (place != "checkin"), "a question is to stay in sight"
        assert "Your team sees this once you press Save at the end." in f"{warning} {screen.text}"
    maria.sends(temperature=38.4)
    maria.sees().presses("Change today's answers")
    screen = maria.sees()
    assert len(screen.at.warning) == 1 and "once you press Save" not in screen.text, "it is sent, and told once"


def test_what_is_changed_starts_from_what_was_said_and_the_advice_stays_in_sight(
    maria: Maria, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = maria.sends(temperature=38.4)
    it_is(monkeypatch, LATER)
    maria.sees().presses("Change today's answers")
    screen = maria.sees()
    assert ("Go on" in screen.buttons, "Change today's answers" in screen.buttons) == (True, False)
    assert len(screen.at.warning) == 1
    check.answer(maria.house, maria.visitor, QuestionId("temperature"), 37.0)
    check.send(maria.house, maria.visitor)
    assert maria.sent().seq > first.seq
    assert list(maria.sees().at.warning) == []


def test_what_the_team_did_stands_under_the_answers_without_its_notes(maria: Maria) -> None:
    alert = f"checkin:{maria.sends(temperature=38.4).seq}"
    nurse = staff(maria.house)
    said_of = {"alert": alert, "step": "acknowledged", "note": "sounds anxious"}
    maria.house.store.write(lambda tx: record(tx, nurse, maria.visitor.own_plan, EventKind.HANDLED, said_of))
    text = maria.sees().text
    assert "Ann Lee has seen your answers, 10:00 am." in text
    assert "anxious" not in text


def test_what_the_team_did_is_said_as_it_was_and_what_it_took_back_is_not(maria: Maria) -> None:
    event, team = maria.sends(temperature=38.4), Team(maria.house, maria.visitor.own_plan)
    team.does("acknowledged", event)
    team.does("acted", event, outcome=Outcome.NO_ANSWER)
    assert "Ann Lee called about your answers and reached nobody, 10:00 am." in maria.sees().text
    for step in ("acted", "resolved"):
        team.does(step, event)
    assert "Ann Lee has closed this: your answers, 10:00 am." in maria.sees().text
    team.does("reopened", event)
    assert "has closed" not in maria.sees().text


def test_a_higher_fever_after_the_team_has_called_is_told_once_and_the_call_is_of_the_earlier_answers(
    maria: Maria, monkeypatch: pytest.MonkeyPatch
) -> None:
    event, team = maria.sends(temperature=38.4), Team(maria.house, maria.visitor.own_plan)
    team.does("acted", event, outcome=Outcome.REACHED)
    it_is(monkeypatch, LATER)
    maria.sends(temperature=40.6)
    screen = maria.sees()
    (warning,) = [plain(element.value) for element in screen.at.warning]
    assert "Your temperature is 105.1 F (40.6 C)." in warning
    assert "I called" in screen.buttons
    assert "Ann Lee has called about your earlier answers, 10:00 am." in screen.text


def test_what_the_team_did_about_silence_is_not_said_of_answers(maria: Maria) -> None:
    event = maria.sends(temperature=38.4)
    said_of = {"alert": f"silent:{event.seq}", "step": "resolved"}
    nurse = staff(maria.house)
    maria.house.store.write(lambda tx: record(tx, nurse, maria.visitor.own_plan, EventKind.HANDLED, said_of))
    assert "has closed" not in maria.sees().text


def test_the_morning_after_the_team_s_work_on_yesterday_s_answers_stands_on_both_pages(
    maria: Maria, monkeypatch: pytest.MonkeyPatch
) -> None:
    event, team = maria.sends(temperature=38.4), Team(maria.house, maria.visitor.own_plan)
    team.does("acknowledged", event)
    it_is(monkeypatch, DAY_6)
    assert "Ann Lee has seen your answers, Sunday, March 21, 10:00 am." in maria.sees().text
    team.does("acted", event, outcome=Outcome.LEFT_MESSAGE)
    for name in ("today", "recovery"):
        words = "Ann Lee called about your answers of Sunday, March 21 and left a message, 9:00 am."
        assert words in maria.sees(name).text


def test_a_wish_for_a_call_stays_in_sight_until_the_team_has_closed_it(
    maria: Maria, monkeypatch: pytest.MonkeyPatch
) -> None:
    goes_through(maria.house, maria.visitor)
    check.send(maria.house, maria.visitor, call_me=True)
    assert "You asked your team for a call, 10:00 am." in maria.sees().text
    it_is(monkeypatch, DAY_6)
    assert "You asked your team for a call, Sunday, March 21, 10:00 am." in maria.sees("today").text
    team = Team(maria.house, maria.visitor.own_plan)
    for step in ("acted", "resolved"):
        team.does(step, maria.sent(), source="call_me")
    text = maria.sees("today").text
    assert "You asked your team" not in text and "has closed this" in text


def test_a_calm_helper_hides_nothing_that_the_patient_said(maria: Maria) -> None:
    maria.sends(temperature=38.4)
    ana = people.visitor(maria.house, helps(maria.house, maria.visitor, Part.RECOVERY).cookie)
    goes_through(maria.house, ana)
    check.send(maria.house, ana)
    screen = maria.sees()
    (warning,) = [plain(element.value) for element in screen.at.warning]
    assert "Because you said:" in warning
    assert "needs a call." not in screen.text
    assert "Ana answered for you, 10:00 am" in screen.text
    assert "Change today's answers" in screen.buttons


def test_what_a_helper_said_for_the_patient_is_said_as_theirs(maria: Maria) -> None:
    ana = people.visitor(maria.house, helps(maria.house, maria.visitor, Part.RECOVERY).cookie)
    goes_through(maria.house, ana, temperature=38.4)
    check.send(maria.house, ana)
    maria.sends()
    screen = maria.sees()
    (warning,) = [plain(element.value) for element in screen.at.warning]
    assert "Because Ana said:" in warning
    assert "needs a call." not in screen.text
    assert [one.label for one in screen.at.expander if "nswers" in one.label][:2] == [
        "Today's answers",
        "Answers by Ana",
    ]
    assert "Start today's check-in" not in maria.sees("today").buttons


def test_answers_unsent_at_midnight_are_offered_with_what_to_do(maria: Maria, monkeypatch: pytest.MonkeyPatch) -> None:
    goes_through(maria.house, maria.visitor, temperature=38.4)
    it_is(monkeypatch, DAY_6)
    for name in ("today", "recovery", "checkin"):
        screen = maria.sees(name)
        assert "Your answers of Sunday, March 21 were not sent." in screen.text
        assert "Your team has not seen them." in screen.text
        assert "Call 555-0142 now, today." in plain(screen.at.warning[0].value)
        assert "Start today's check-in" not in screen.buttons
    screen = maria.sees("today").presses("Send them now")
    assert screen.done == "Your answers of Sunday, March 21 are sent."
    assert "Start today's check-in" in screen.buttons
    assert len(maria.sees().at.warning) == 1, "what was sent today still says what to do"


def test_answers_unsent_at_midnight_can_be_thrown_away(maria: Maria, monkeypatch: pytest.MonkeyPatch) -> None:
    maria.sees("checkin").presses("Start today's check-in")
    it_is(monkeypatch, DAY_6)
    screen = maria.sees("checkin").presses("Throw them away")
    assert "were not sent" not in screen.text
    assert "Start today's check-in" in screen.buttons


def test_after_the_last_day_what_stands_and_what_was_never_sent_stays_in_sight(
    maria: Maria, monkeypatch: pytest.MonkeyPatch
) -> None:
    it_is(monkeypatch, LAST_DAY)
    goes_through(maria.house, maria.visitor, temperature=39.2)
    it_is(monkeypatch, DAY_AFTER)
    for name in ("today", "recovery", "checkin"):
        assert "were not sent." in maria.sees(name).text
    for screen in (maria.sees("today").presses("Send them now"), maria.sees("recovery")):
        assert len(screen.at.warning) == 1 and "I called" in screen.buttons
        assert "Start today's check-in" not in screen.buttons and "Change today's answers" not in screen.buttons
    assert "The days of your check-ins are over." in maria.sees("checkin").text
