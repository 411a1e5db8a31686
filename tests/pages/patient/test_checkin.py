from typing import Any

import pytest

from checklist.access import Part
from checklist.alerts import Outcome
from checklist.care import checking_in as check
from checklist.care import people
from checklist.care.check_in import checking_in
from checklist.care.emergencies import leave_emergency
from checklist.care.house import House
from checklist.care.recording import record
from checklist.care.sent import CALLED
from checklist.checkin import Answer, QuestionId
from checklist.plan import Event, EventKind
from checklist.store.events import events_of
from tests.care.furnished import helps, it_is, moves_in, said, staff
from tests.care.test_checking_in import Team, goes_through
from tests.care.test_photos import a_photo
from tests.pages.screen import Screen, plain

DAY_5, LATER, DAY_6 = "2027-03-21T10:00:00-04:00", "2027-03-21T15:00:00-04:00", "2027-03-22T09:00:00-04:00"
NUMBERS = {"ward": "555-0142", "emergency": "911"}


class Maria:
    """A patient on day 5 after the procedure."""

    def __init__(self, house: House, monkeypatch: pytest.MonkeyPatch, moment: str = DAY_5, **facts: Any) -> None:
        self.house = house
        self.entered = moves_in(house, said(called="Maria", **({"contacts": NUMBERS} | facts)))
        self.visitor = people.visitor(house, self.entered.cookie)
        it_is(monkeypatch, moment)

    def sends(self, **answers: Answer) -> Event:
        """A whole check-in, calm but where `answers` say otherwise."""
        goes_through(self.house, self.visitor, **answers)
        check.send(self.house, self.visitor)
        return self.sent()

    def sent(self) -> Event:
        with self.house.store.reading() as tx:
            return [e for e in events_of(tx, self.visitor.own_plan) if e.kind is EventKind.CHECKED_IN][-1]

    def sees(self, name: str = "recovery") -> Screen:
        return Screen(self.entered).opens(name)


@pytest.fixture
def maria(house: House, monkeypatch: pytest.MonkeyPatch) -> Maria:
    return Maria(house, monkeypatch)


def test_recovery_and_today_open_with_the_way_to_the_check_in(maria: Maria) -> None:
    for name in ("recovery", "today"):
        screen = maria.sees(name)
        assert "How are you today?" in screen.headers
        assert "Start today's check-in" in screen.buttons
        assert "Answer 21 short questions." in screen.text


def test_before_the_procedure_there_is_none_and_its_address_says_when(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    early = Maria(house, monkeypatch, "2027-03-10T10:00:00-05:00")
    assert "Start today's check-in" not in early.sees().buttons
    assert "Start today's check-in" not in early.sees("today").buttons
    assert "from the day of your procedure on" in early.sees("checkin").text


def test_one_question_stands_on_a_screen_with_nothing_chosen(maria: Maria) -> None:
    screen = maria.sees("checkin").presses("Start today's check-in")
    assert screen.title == "Is any of this true right now?"
    assert [box.value for box in screen.at.checkbox] == [False] * len(screen.at.checkbox)
    assert {"None of these", "Not sure", "Skip this"} <= set(screen.buttons)
    assert screen.at.get("progress")[0].proto.text == "Question 1 of 21"


def test_next_without_a_tick_says_what_to_do(maria: Maria) -> None:
    screen = maria.sees("checkin").presses("Start today's check-in").presses("Next")
    assert screen.wrong == ["Tick what is true, or press “None of these”."]
    assert screen.title == "Is any of this true right now?"


def test_back_shows_the_answer_that_was_given(maria: Maria) -> None:
    screen = maria.sees("checkin").presses("Start today's check-in").presses("None of these").presses("Back")
    assert screen.title == "Is any of this true right now?"
    (given,) = [button for button in screen.at.button if button.label == "None of these"]
    assert given.icon == ":material/check:"


def test_the_answers_are_there_on_another_screen(maria: Maria) -> None:
    maria.sees("checkin").presses("Start today's check-in").presses("None of these")
    assert maria.sees("checkin").title == "How are your breathing and your heart?"
    assert "You are at question 2 of 21." in maria.sees("today").text


@pytest.mark.parametrize(
    ("typed", "scale", "kept"),
    [("100.4", "F", 38.0), ("38,2 °C", "C", 38.2), ("98.6 F", "F", 37.0)],
)
def test_a_temperature_is_taken_in_either_scale(maria: Maria, typed: str, scale: str, kept: float) -> None:
    screen = at_temperature(maria).enters("In", scale).enters("Your temperature", typed).presses("Next")
    assert screen.title == "Is any of this true since yesterday?"
    assert checking_in(maria.house, maria.visitor).answers[QuestionId("temperature")] == kept


@pytest.mark.parametrize(
    ("typed", "told"),
    [("hot", "Write the number on the thermometer"), ("300", "Write a temperature from 86 to 113 F"), ("nan", "Write")],
)
def test_what_is_no_temperature_is_asked_again(maria: Maria, typed: str, told: str) -> None:
    screen = at_temperature(maria).enters("Your temperature", typed).presses("Next")
    assert told in screen.wrong[0]
    assert screen.title == "What is your temperature?"


def test_the_scale_once_chosen_stays(maria: Maria) -> None:
    screen = at_temperature(maria).enters("In", "C").enters("Your temperature", "37.5").presses("Next").presses("Back")
    assert (screen.holds("In"), screen.holds("Your temperature")) == ("C", "37.5")


def at_temperature(maria: Maria) -> Screen:
    screen = maria.sees("checkin").presses("Start today's check-in")
    while screen.title != "What is your temperature?":
        screen.presses("Skip this")
    return screen


def test_an_emergency_leaves_one_number_and_two_buttons_on_every_page(maria: Maria) -> None:
    goes_through(maria.house, maria.visitor, breathing=("chest_pain",))
    for name in ("checkin", "recovery", "today", "medicines", "about", "answers", "move", "link", "welcome"):
        screen = maria.sees(name)
        assert screen.title == "Call 911 now."
        assert screen.calls == ["tel:911"]
        assert (screen.buttons, screen.links) == (["I called", "This was a mistake"], [])
    screen = maria.sees("checkin").presses("I called")
    assert screen.title == "How are your breathing and your heart?"


def test_a_nurse_who_has_seen_it_and_midnight_leave_the_emergency_on_the_screen(
    maria: Maria, monkeypatch: pytest.MonkeyPatch
) -> None:
    goes_through(maria.house, maria.visitor, breathing=("chest_pain",))
    Team(maria.house, maria.visitor.own_plan).does("acknowledged", maria.sent())
    assert "You said this" not in maria.sees().text
    it_is(monkeypatch, DAY_6)
    screen = maria.sees("medicines")
    assert (screen.title, screen.buttons) == ("Call 911 now.", ["I called", "This was a mistake"])
    assert "You said this Sunday, March 21, 10:00 am." in screen.text
    assert "Recovery" in screen.presses("I called").links


def test_a_mistake_leaves_neither_the_emergency_nor_a_calm_line(maria: Maria) -> None:
    goes_through(maria.house, maria.visitor, breathing=("chest_pain",))
    maria.sees().presses("This was a mistake")
    screen = maria.sees()
    assert screen.wrong == [] and "needs a call" not in screen.text
    assert "You said this was a mistake, 10:00 am. Your team is told." in screen.text


def test_without_an_emergency_number_the_words_still_say_what_to_do(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    nobody = Maria(house, monkeypatch, contacts={})
    goes_through(house, nobody.visitor, breathing=("chest_pain",))
    screen = nobody.sees("checkin")
    assert (screen.title, screen.calls) == ("Call your local emergency number now.", [])


def test_advice_stands_on_recovery_with_the_number_and_the_reasons_until_the_day_is_over(
    maria: Maria, monkeypatch: pytest.MonkeyPatch
) -> None:
    maria.sends(temperature=38.4, cut=("spreading",), breathing="skipped")
    screen = maria.sees()
    (warning,) = [plain(element.value) for element in screen.at.warning]
    assert "Call 555-0142 now, today." in warning
    assert "Your temperature is 101.1 F (38.4 C)." in warning
    assert "The redness spreads." in warning
    assert "You did not answer: breathing and chest. If you are not sure, call 555-0142." in screen.text
    assert "Saved 10:00 am" in screen.text
    assert "Start today's check-in" not in maria.sees("today").buttons
    it_is(monkeypatch, DAY_6)
    screen = maria.sees()
    assert list(screen.at.warning) == []
    assert "Start today's check-in" in screen.buttons


def test_a_calm_day_says_so_without_a_promise(maria: Maria) -> None:
    maria.sends()
    text = maria.sees().text
    assert "Nothing in today's answers needs a call." in text
    assert "Call if it gets worse, or if you are worried." in text


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
    team.does("resolved", event)
    assert "Ann Lee has closed this: your answers, 10:00 am." in maria.sees().text
    team.does("reopened", event)
    assert "has closed" not in maria.sees().text


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
    assert "has seen" not in maria.sees().text, "what was done yesterday is of yesterday"
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


def test_a_message_of_the_team_is_on_top_of_today_until_it_is_read(maria: Maria) -> None:
    nurse = staff(maria.house)
    said_of = {"text": "Take *no* bath.\nCall us."}
    maria.house.store.write(lambda tx: record(tx, nurse, maria.visitor.own_plan, EventKind.MESSAGED, said_of))
    screen = maria.sees("today")
    assert "Message from Ann Lee, 10:00 am" in screen.text
    assert "Take *no* bath.  \nCall us." in screen.text
    assert "Message from" not in screen.presses("I have read this").text


def test_a_helper_who_is_shown_the_recovery_checks_in_by_name_of_the_patient(maria: Maria) -> None:
    ana = helps(maria.house, maria.visitor, Part.RECOVERY)
    screen = Screen(ana).opens("helping")
    assert "How is Maria today?" in screen.headers
    assert Screen(ana).opens("checkin").title == "How is Maria today?"
    bob = helps(maria.house, maria.visitor, Part.MEDICINES, name="Bob")
    assert "How is Maria today?" not in Screen(bob).opens("helping").headers
    assert Screen(bob).opens("checkin").title == "Open your link again"


def test_a_photo_goes_with_it_and_is_seen_again(maria: Maria) -> None:
    goes_through(maria.house, maria.visitor)
    check.add_photo(maria.house, maria.visitor, a_photo())
    screen = maria.sees("checkin")
    assert "Leave out the photo" in screen.buttons
    screen.presses("Save")
    assert maria.sent().payload["photo"]
    assert len(maria.sees().at.get("image")) == 1


def test_a_photo_that_is_left_out_is_not_sent(maria: Maria) -> None:
    goes_through(maria.house, maria.visitor)
    check.add_photo(maria.house, maria.visitor, a_photo())
    maria.sees("checkin").presses("Leave out the photo").presses("Save")
    assert "photo" not in maria.sent().payload


def test_a_wish_to_be_called_goes_with_it(maria: Maria) -> None:
    goes_through(maria.house, maria.visitor)
    maria.sees("checkin").enters("I need a call", True).presses("Save")
    assert maria.sent().payload["call_me"] is True


def test_thoughts_of_self_harm_show_the_crisis_line_before_and_after_the_call(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    maria = Maria(house, monkeypatch, contacts=NUMBERS | {"crisis": "988"})
    goes_through(house, maria.visitor, mood=("self_harm",))
    assert maria.sees().title == "Call 988 now."
    leave_emergency(house, maria.visitor, CALLED)
    maria.sends(mood=("self_harm",))
    assert "Call 988 now." in maria.sees().text


def test_beside_another_emergency_the_emergency_number_stands_first(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    maria = Maria(house, monkeypatch, contacts=NUMBERS | {"crisis": "988"})
    goes_through(house, maria.visitor, now=("faint",))
    assert maria.sees().title == "Call 911 now."
