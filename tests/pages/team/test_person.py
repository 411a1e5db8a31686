import io
from datetime import date, time
from typing import Any

import pytest
from PIL import Image

from checklist.access import Role
from checklist.alerts import AlertId, Outcome
from checklist.care import clock, people
from checklist.care.house import House
from checklist.care.journey import journey
from checklist.care.people import Entered
from checklist.care.phoning import record_phone_call
from checklist.care.photos import keep_photo
from checklist.care.visitor import Visitor
from checklist.plan import EventId, EventKind
from checklist.store.events import NewEvent, append
from tests.care.furnished import happens, it_is, moves_in, said, signs_in, tells_pain
from tests.pages.screen import Screen, plain

DAY_4 = "2027-03-20T16:00:00-04:00"
ADVICE = {
    "tier": "same_day", "unanswered": ["breathing"],
    "reasons": [{"sign": "fever", "tier": "same_day", "because": "Your temperature is 101.1 F (38.4 C)."}],
}  # fmt: skip


@pytest.fixture
def maria(house: House) -> Entered:
    return moves_in(house, said("Eliquis", "metoprolol", called="Maria Ortiz", born="1966-04-07", phone="555-0161"))


@pytest.fixture
def nurse(house: House) -> Screen:
    return Screen(signs_in(house, Role.NURSE))


def owner(house: House, entered: Entered) -> Visitor:
    return people.visitor(house, entered.cookie)


def page_of(house: House, entered: Entered, screen: Screen) -> Screen:
    return screen.opens("person", plan=str(owner(house, entered).own_plan))


def tells(house: House, entered: Entered, kind: EventKind, actor: str = "patient", **payload: Any) -> None:
    at = clock.now()
    new = NewEvent(id=EventId(f"{kind}{payload}"[:90]), kind=kind, at=at, payload=payload)
    plan = owner(house, entered).own_plan
    house.store.write(lambda tx: append(tx, plan, actor=actor, received_at=at, news=[new]))


def history(screen: Screen) -> list[dict[str, str]]:
    rows = screen.at.table[-1].value.to_dict("records")
    return [{key: value.replace("\u00a0", " ").replace("\\", "") for key, value in row.items()} for row in rows]


def test_before_anything_has_happened_the_page_says_who_when_and_what_is_open(
    house: House, maria: Entered, nurse: Screen
) -> None:
    screen = page_of(house, maria, nurse)
    assert screen.title == "Maria Ortiz, 60"
    assert "Comes in Tuesday, March 16, 11:00 am" in screen.text
    assert "Nothing has happened yet. Plan made Monday, March 8." in screen.text
    assert any(header.startswith("Not ready:") for header in screen.headers)
    assert "- Who drives you home?" in screen.text, "a line begins with a capital"
    assert "tel:5550161" in screen.calls
    assert any("/print?who=" in call for call in screen.calls)


def test_medicines_say_that_no_date_is_set_and_that_nobody_checked_a_rule(
    house: House, maria: Entered, nurse: Screen
) -> None:
    rows = page_of(house, maria, nurse).table
    assert rows[0]["Medicine"].startswith("**Eliquis")
    assert rows[0]["Plan"].startswith("Ask. No date is set.")
    assert rows[1]["Plan"].startswith("Rule: keep taking it")


def test_nobody_stands_behind_a_wrong_address_and_the_page_says_so(nurse: Screen) -> None:
    screen = nurse.opens("person", plan="no-such-plan")
    assert screen.title == "Nobody is here"
    assert screen.links == ["Board"]


def test_a_day_with_a_warning_sign_stands_first_with_the_number_and_one_button(
    house: House, maria: Entered, nurse: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    it_is(monkeypatch, DAY_4)
    tells_pain(house, owner(house, maria), {3: 4})
    answers = {"pain_rest": 6, "temperature": 38.4, "breathing": "skipped"}
    tells(house, maria, EventKind.CHECKED_IN, day=4, answers=answers, advice=ADVICE)
    screen = page_of(house, maria, nurse)
    assert "**“Your temperature is 101.1 F (38.4 C).”**" in screen.text
    assert "Did not answer: breathing and chest." in screen.text
    named = [label for label in screen.buttons if label.startswith("Acknowledge")]
    assert ["101.1 F" in named[0], "breathing and chest" in named[1]] == [True, True], "each says what it is about"
    table = screen.at.table[0].value
    assert [head.split("]")[0].lstrip("[") for head in table.columns][:2] == ["4, today", "3"]
    cells = {
        topic.strip("*"): [plain(cell) for cell in row]
        for topic, row in zip(table.index, table.to_numpy(), strict=True)
    }
    assert cells["Pain at rest"][:2] == ["**6**", "4"]
    assert cells["Temperature"][:3] == [
        "101.1 F (38.4 C)",
        "not asked",
        "no answers",
    ]
    newest = history(screen)[0]
    assert newest["Who"] == "**Maria Ortiz**"
    assert newest["What"].startswith("Check-in, day 4: Your temperature is 101.1 F (38.4 C). Pain at rest 6.")
    assert "Shown: “Call your care team today”" in newest["What"]
    assert "Asked and not said: breathing and chest" in newest["What"]


def test_the_team_takes_on_acts_and_resolves_from_the_page(
    house: House, maria: Entered, nurse: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    it_is(monkeypatch, DAY_4)
    advice = {**ADVICE, "unanswered": []}
    tells(house, maria, EventKind.CHECKED_IN, day=4, answers={"pain_rest": 6}, advice=advice)
    screen = page_of(house, maria, nurse).presses("Acknowledge")
    screen = screen.presses("Record call").enters("What came of it", "reached").presses("Save").looks()
    assert "Ann Lee" in screen.text
    screen = screen.presses("Resolve").presses("Save").looks()
    assert "Your temperature is 101.1 F (38.4 C).**" not in screen.text
    assert [row["What"] for row in history(screen)][:3] == ["Closed this", "Called, spoke with them", "Took this on"]


def test_a_message_is_sent_and_its_reading_is_told(house: House, maria: Entered, nurse: Screen) -> None:
    screen = page_of(house, maria, nurse).presses("Message").enters("Message", "Bring your list.").presses("Send")
    screen = screen.looks()
    assert "Messages: 1" in screen.headers
    assert "**Not read yet.**" in screen.text
    tells(house, maria, EventKind.READ, message=1)
    assert "Read Monday, March 8, 9:00 am." in screen.looks().text


def test_an_empty_message_says_what_to_do_and_sends_nothing(house: House, maria: Entered, nurse: Screen) -> None:
    screen = page_of(house, maria, nurse).presses("Message").presses("Send")
    assert screen.wrong == ["Write a few words first."]
    assert journey(house, owner(house, maria)).events == ()


def test_a_call_is_written_down_with_what_came_of_it(house: House, maria: Entered, nurse: Screen) -> None:
    screen = page_of(house, maria, nurse).presses("Record a call").presses("Save the call")
    assert screen.wrong == ["Pick what came of the call."]
    screen.enters("What came of it", "no_answer").enters("Note", "Rang twice").presses("Save the call").looks()
    assert history(screen)[0]["What"] == "Called, no answer: Rang twice"


def ill_and_wishing_for_a_call(house: House, maria: Entered, monkeypatch: pytest.MonkeyPatch) -> None:
    it_is(monkeypatch, DAY_4)
    tells(house, maria, EventKind.CHECKED_IN, day=4, answers={"pain_rest": 6}, advice=ADVICE, call_me=True)


def test_a_call_is_about_every_alert_that_asks_for_one_unless_somebody_says_otherwise(
    house: House, maria: Entered, nurse: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    ill_and_wishing_for_a_call(house, maria, monkeypatch)
    screen = page_of(house, maria, nurse)
    assert "No call is recorded for 0 min." in screen.text
    screen.presses("Record a call")
    about = [(plain(box.label), box.value) for box in screen.at.checkbox]
    assert about == [("“Your temperature is 101.1 F (38.4 C).”", True), ("Wants a call.", True)]
    screen.enters("What came of it", "reached").enters("Note", "Comes in.").presses("Save the call")
    assert screen.done == "The call is written down."
    assert "No call is recorded" not in screen.text
    assert screen.text.count("Ann Lee, 4:00 pm: Spoke to them. Comes in.") == 2
    assert [label.partition(" ")[0] for label in screen.buttons].count("Resolve") == 2


def test_a_call_about_something_else_leaves_the_alerts_and_is_named_by_them(
    house: House, maria: Entered, nurse: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    ill_and_wishing_for_a_call(house, maria, monkeypatch)
    screen = page_of(house, maria, nurse).presses("Record a call")
    screen.enters("Your temperature", False).enters("Wants a call", False)
    screen.enters("What came of it", "no_answer").presses("Save the call").looks()
    assert "Last call at 4:00 pm." in screen.text
    assert "No call is recorded" not in screen.text
    assert "Spoke to them" not in screen.text


def test_who_calls_after_a_colleague_is_told_and_keeps_what_they_typed(
    house: House, maria: Entered, nurse: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    ill_and_wishing_for_a_call(house, maria, monkeypatch)
    bo, mine = people.visitor(house, signs_in(house, Role.NURSE, "Bo Tran", id="bo").cookie), owner(house, maria)
    screen = page_of(house, maria, nurse).presses("Record a call")
    record_phone_call(house, bo, mine.own_plan, Outcome.REACHED, about={AlertId("checkin:1"): 0})
    screen.enters("What came of it", "reached").enters("Note", "Comes in.").presses("Save the call")
    assert screen.wrong == ["Bo Tran recorded this at 4:00 pm, before you. Nothing was changed. Look again, then save."]
    assert [box.label for box in screen.at.checkbox] == ["Wants a call."], "only what still asks for a call"
    assert screen.holds("Note") == "Comes in."
    screen.presses("Save the call")
    assert screen.done == "The call is written down."


def test_a_dialog_opens_without_what_was_wrong_in_another(house: House, maria: Entered, nurse: Screen) -> None:
    screen = page_of(house, maria, nurse).presses("Message").presses("Send")
    assert screen.wrong == ["Write a few words first."]
    screen.at.session_state["alone"] = "Write a few words first."  # a dialog that was closed before it could say so
    screen.presses("Record a call")
    assert screen.wrong == []


def test_a_move_shows_every_change_before_it_is_saved_and_undo_restores_it(
    house: House, maria: Entered, nurse: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    it_is(monkeypatch, "2027-03-15T19:00:00-04:00")
    mine = owner(house, maria)
    happens(house, mine, "ride", "shower")
    before = journey(house, mine)
    screen = page_of(house, maria, nurse).presses("Move the date")
    assert "Save the new time" not in screen.buttons
    screen.enters("New day", date(2027, 3, 24)).enters("Time to arrive", time(8)).enters("Time it starts", time(9, 30))
    screen.looks()
    assert "Comes in **Wednesday, March 24, 8:00 am**, not Tuesday, March 16, 11:00 am." in screen.text
    assert "**To do again: 1**" in screen.text
    assert journey(house, mine).plan == before.plan
    screen.presses("Save the new time").looks()
    assert journey(house, mine).plan.booking.anchors.day_zero == date(2027, 3, 24)
    assert "Moved to **Wednesday, March 24, 9:30 am** from Tuesday, March 16, 1:00 pm. Ann Lee" in screen.text
    screen.presses("Undo the move")
    after = journey(house, mine)
    assert after.plan == before.plan
    assert [s.state for s in after.statuses] == [s.state for s in before.statuses]
    assert [row["What"] for row in history(screen)][:2] == ["Undid the move", "Moved the date or time"]


def test_a_long_history_stands_thirty_at_a_time(house: House, maria: Entered, nurse: Screen) -> None:
    for n in range(35):
        tells(house, maria, EventKind.ASKED, text=f"Question {n}")
    screen = page_of(house, maria, nurse)
    assert [len(history(screen)), history(screen)[0]["What"]] == [30, "Asked: Question 34"]
    screen.presses("Show 5 more, of 35")
    assert [len(history(screen)), history(screen)[-1]["What"]] == [35, "Asked: Question 0"]


@pytest.mark.parametrize("days", [1, 90])
def test_one_check_in_and_ninety_look_right(
    house: House, maria: Entered, nurse: Screen, monkeypatch: pytest.MonkeyPatch, days: int
) -> None:
    it_is(monkeypatch, "2027-06-14T12:00:00-04:00")
    tells_pain(house, owner(house, maria), {day: 3 for day in range(days)})
    screen = page_of(house, maria, nurse)
    assert len(screen.at.table[0].value.columns) == min(days, 7)
    assert ("No check-in since day 0. Today is day 90." in screen.text) == (days == 1)
    assert any("Days 0 to 82" in box.label for box in screen.at.expander) == (days == 90)


def test_the_newest_photo_of_the_cut_stands_under_the_answers_with_its_day(
    house: House, maria: Entered, nurse: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    it_is(monkeypatch, DAY_4)
    picture = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(picture, "PNG")
    mine = owner(house, maria)
    for day in (3, 4):
        kept = keep_photo(house, mine, picture.getvalue())
        tells(house, maria, EventKind.CHECKED_IN, day=day, answers={"pain_rest": 3}, photo=kept)
    screen = page_of(house, maria, nurse)
    assert next(box.label for box in screen.at.expander) == "Photo of the cut, day 4"
    assert len(screen.at.get("image")) == 1


def test_somebody_who_has_told_nothing_yet_has_an_empty_place_for_it(
    house: House, maria: Entered, nurse: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    it_is(monkeypatch, DAY_4)
    assert "No check-in yet. The answers of each day stand here." in page_of(house, maria, nurse).text


@pytest.mark.parametrize(("moment", "offered"), [("17T23:59:00", True), ("18T00:00:00", False)])
def test_a_procedure_that_is_over_is_neither_moved_nor_cancelled(
    house: House, maria: Entered, nurse: Screen, monkeypatch: pytest.MonkeyPatch, moment: str, offered: bool
) -> None:
    it_is(monkeypatch, f"2027-03-{moment}-04:00")
    buttons = page_of(house, maria, nurse).buttons
    assert [label in buttons for label in ("Move the date", "Cancel the procedure")] == [offered] * 2
