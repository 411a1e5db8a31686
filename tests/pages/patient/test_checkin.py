import pytest

from checklist.access import Part
from checklist.care import checking_in as check
from checklist.care.check_in import checking_in
from checklist.care.emergencies import leave_emergency
from checklist.care.house import House
from checklist.care.recording import record
from checklist.care.sent import CALLED
from checklist.checkin import QuestionId
from checklist.plan import EventKind
from tests.care.at_home import Team, goes_through
from tests.care.furnished import helps, it_is, staff
from tests.care.test_photos import a_photo
from tests.pages.patient.recovering import DAY_6, NUMBERS, Maria, maria
from tests.pages.screen import Screen

__all__ = ["maria"]


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
