"""Staff at one person's page: what is on it in every size, a move and its undo, and a message by keyboard alone."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from checklist.access import Role
from checklist.alerts import AlertId, Outcome
from checklist.care import clock, people
from checklist.care.house import House
from checklist.care.journey import journey
from checklist.care.phoning import record_phone_call
from checklist.care.visitor import Visitor
from checklist.plan import EventId, EventKind
from checklist.store.events import NewEvent, append
from tests.browsing import assert_accessible
from tests.care.furnished import it_is, moves_in, said, signs_in
from tests.journeys.clinician import PASSWORD, Clinician
from tests.journeys.server import Server

NOW, DAY_9 = "2027-03-08T09:00:00-05:00", "2027-03-25T09:00:00-04:00"
NURSE = "Nadia Nair"
SIZES = ((390, 844), (1024, 768), (1280, 800))
SIDEWAYS = "document.querySelector('[data-testid=stMain]').scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def daniel(home: House, monkeypatch: pytest.MonkeyPatch) -> Visitor:
    """Somebody with nine days of answers, the last of them a reason to call."""
    answers = said("Eliquis", "metoprolol", called="Daniel Okafor", phone="555-0161", born="1972-12-01")
    found = people.visitor(home, moves_in(home, answers).cookie)
    it_is(monkeypatch, DAY_9)
    for day in range(1, 10):
        told = {"pain_rest": 9 - day, "pain_moving": 6, "temperature": 38.4 if day == 9 else 36.9}
        words = {"cut": ["red"] if day == 9 else ["same"], "breathing": "skipped", "free_words": "I slept well."}
        reasons = [{"sign": "fever", "tier": "same_day", "because": "Your temperature is 101.1 F (38.4 C)."}]
        advice = {"tier": "same_day", "reasons": reasons, "unanswered": ["breathing"]} if day == 9 else None
        payload = {"day": day, "answers": told | words, "advice": advice or {"tier": None, "reasons": []}}
        new = NewEvent(id=EventId(f"c{day}"), kind=EventKind.CHECKED_IN, at=clock.now(), payload=payload)
        append_to(home, found, new)
    return found


def append_to(home: House, who: Visitor, new: NewEvent) -> None:
    home.store.write(lambda tx: append(tx, who.own_plan, actor="patient", received_at=clock.now(), news=[new]))


@pytest.fixture
def ward(tmp_path: Path, daniel: Visitor) -> Iterator[Server]:
    yield from has_a_nurse(Server(tmp_path, now=DAY_9))


def has_a_nurse(server: Server) -> Iterator[Server]:
    server.runs("user", "add", NURSE, "--role", "nurse", "--password", PASSWORD)
    yield server.start()
    server.stop()
    assert server.outbound() == ""


@pytest.fixture
def walter(home: House) -> Visitor:
    """Somebody whose procedure is next week."""
    return people.visitor(home, moves_in(home, said("Eliquis", "metoprolol", called="Walter Jennings")).cookie)


@pytest.fixture
def ward_before(tmp_path: Path, walter: Visitor) -> Iterator[Server]:
    yield from has_a_nurse(Server(tmp_path, now=NOW))


class Nurse(Clinician):
    """A nurse at one person's page."""

    def has_the_page(self, who: Visitor, sees: str = "Check-in, day 9") -> None:
        self.signs_in(NURSE)
        self.opens(f"/person?plan={who.own_plan}")
        self.sees(sees)
        self.rests()

    def opens_dialog(self, name: str) -> Locator:
        """What is done in a dialog, once it is drawn."""
        self.page.get_by_role("button", name=re.compile(f"{name}$")).click()
        dialog = self.page.get_by_role("dialog")
        expect(dialog.get_by_role("button", name=re.compile("^(Send|Save)"))).to_be_visible()
        self.rests()
        return dialog

    def rests(self) -> None:
        self.page.wait_for_timeout(600)
        self.page.locator("[data-testid=stApp][data-test-script-state=notRunning]").first.wait_for()


@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_in_any_size_and_nothing_scrolls_sideways(
    chromium: Browser, ward: Server, daniel: Visitor, size: tuple[int, int]
) -> None:
    context = chromium.new_context(viewport={"width": size[0], "height": size[1]}, timezone_id="America/New_York")
    nurse = Nurse(context.new_page(), ward.url)
    nurse.has_the_page(daniel)
    expect(nurse.page.locator("[data-testid=stPlotlyChart]")).to_be_visible()
    assert_accessible(nurse.page)
    assert nurse.page.evaluate(SIDEWAYS) <= 0
    nurse.opens("/cohort")
    nurse.sees("Fewer than 5 people: too few to count.")
    assert_accessible(nurse.page)
    assert "Daniel" not in nurse.page.locator("[data-testid=stMain]").inner_text()
    context.close()


def test_a_move_is_looked_at_saved_and_undone_in_the_browser(
    home: House, ward_before: Server, walter: Visitor, desktop: Page
) -> None:
    before = journey(home, walter)
    nurse = Nurse(desktop, ward_before.url)
    nurse.has_the_page(walter, "Walter Jennings")
    nurse.page.get_by_role("button", name="Move the date").click()
    dialog = nurse.page.get_by_role("dialog")
    expect(dialog.get_by_text("Nothing changes before you save.")).to_be_visible()
    assert_accessible(nurse.page)
    dialog.get_by_test_id("stDateInput").get_by_role("spinbutton").first.click()
    nurse.page.keyboard.type("04202027")
    nurse.page.keyboard.press("Enter")
    nurse.page.keyboard.press("Escape")
    expect(dialog.get_by_text("Tuesday, April 20, 11:00 am").first).to_be_visible()
    nurse.rests()
    assert_accessible(nurse.page)
    assert journey(home, walter).plan == before.plan
    dialog.get_by_role("button", name="Save the new time").click()
    nurse.sees("Moved. The patient sees what changed on their first page.")
    nurse.page.get_by_role("button", name="Undo the move").click()
    nurse.sees("The move is undone.")
    after = journey(home, walter)
    assert after.plan == before.plan
    assert after.events[: len(before.events)] == before.events


def test_a_message_sent_with_a_double_click_is_one_and_leaves_nothing_in_the_next_dialog(
    home: House, ward: Server, daniel: Visitor, desktop: Page
) -> None:
    nurse = Nurse(desktop, ward.url)
    nurse.has_the_page(daniel)
    dialog = nurse.opens_dialog("Message")
    dialog.get_by_label("Message", exact=True).last.fill("Please call us today.")
    dialog.get_by_role("button", name="Send").dblclick()
    nurse.sees("Messages: 1")
    expect(dialog).to_be_hidden()
    nurse.rests()
    expect(nurse.opens_dialog("Record a call").get_by_role("alert")).to_have_count(0)
    assert [event.kind for event in journey(home, daniel).events[9:]] == [EventKind.MESSAGED]


def test_of_two_who_record_a_call_at_once_the_second_is_told_and_sees_what_stands_with_what_they_typed(
    home: House, ward: Server, daniel: Visitor, desktop: Page
) -> None:
    nurse = Nurse(desktop, ward.url)
    nurse.has_the_page(daniel)
    dialog = nurse.opens_dialog("Record a call")
    expect(dialog.get_by_role("checkbox")).to_be_checked()
    assert_accessible(nurse.page)
    bo = people.visitor(home, signs_in(home, Role.NURSE, "Bo Tran").cookie)
    record_phone_call(home, bo, daniel.own_plan, Outcome.REACHED, about={AlertId("checkin:9"): 0})
    dialog.get_by_text("Left a message.").click()
    dialog.get_by_label("Note").fill("With his wife.")
    dialog.get_by_role("button", name="Save the call").click()
    expect(dialog.get_by_role("alert")).to_contain_text("Bo Tran recorded this")
    expect(dialog.get_by_role("checkbox")).to_have_count(0)
    expect(dialog.get_by_label("Note")).to_have_value("With his wife.")
    nurse.rests()
    dialog.get_by_role("button", name="Save the call").click()
    nurse.sees("The call is written down.")
    expect(nurse.page.get_by_text("No call is recorded")).to_have_count(0)


def test_a_message_is_written_with_the_keyboard_alone(
    home: House, ward: Server, daniel: Visitor, desktop: Page
) -> None:
    nurse = Nurse(desktop, ward.url)
    nurse.has_the_page(daniel)
    nurse.page.get_by_role("button", name=re.compile("Message$")).focus()
    nurse.page.keyboard.press("Enter")
    words = nurse.page.get_by_role("dialog").get_by_label("Message", exact=True).last
    expect(words).to_be_visible()
    nurse.rests()
    words.focus()
    nurse.page.keyboard.type("Please call us today.")
    nurse.page.keyboard.press("Tab")
    assert_accessible(nurse.page)
    nurse.page.keyboard.press("Enter")
    nurse.sees("Messages: 1")
    nurse.sees("Not read yet.")
    append_to(home, daniel, NewEvent(id=EventId("r"), kind=EventKind.READ, at=clock.now(), payload={"message": 10}))
    nurse.sees(re.compile("Read Thursday, March 25"))
