"""Day 5: fever and spreading redness. The patient is told to call, the team acts, and the patient sees that."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from checklist.care import people
from tests.browsing import assert_accessible
from tests.care.furnished import furnished, it_is, moves_in, said, tells_pain
from tests.journeys.clinician import PASSWORD
from tests.journeys.conftest import NOW
from tests.journeys.patient import AT_REST, Patient
from tests.journeys.server import Server
from tests.journeys.test_board_journey import Team

DAY_4 = "2027-03-20T09:00:00-04:00"
DAY_5 = "2027-03-21T09:00:00-04:00"
CONTACTS = {"ward": "555-0142", "emergency": "911"}
LINES_OF_NUMBERS = """() => {
  const found = document.createTreeWalker(document.querySelector("[data-testid=stMain]"), NodeFilter.SHOW_TEXT);
  const lines = [], range = document.createRange();
  while (found.nextNode()) for (const at of found.currentNode.data.matchAll(/555.{1,3}0142/g)) {
    range.setStart(found.currentNode, at.index);
    range.setEnd(found.currentNode, at.index + at[0].length);
    lines.push(new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size);
  }
  return lines;
}"""
CALM = (
    "None of these", "As usual", "No, the same or less", "No", "You eat and drink as you were told", "They moved",
    "All right", "Well", "Yes", "You rested",
)  # fmt: skip


class AtHome(Patient):
    """A patient after the procedure, with a phone and a thermometer."""

    def comes_in(self, cookie: str) -> None:
        self.page.context.add_cookies([{"name": people.COOKIE, "value": cookie, "url": self.url}])
        self.opens("/recovery")
        self.sees("How are you today?")

    def rests(self) -> None:
        self.page.wait_for_timeout(500)
        self.page.locator(AT_REST).first.wait_for()

    def starts(self, label: str = "Start today's check-in") -> None:
        """The check-in is open, at a question."""
        self.rests()
        self.presses(label)
        self.page.wait_for_url(re.compile("/checkin"))
        self.sees("Skip this")

    def question(self) -> str:
        """The question that is open, once the page has come to rest."""
        self.rests()
        heading = self.page.get_by_role("heading", level=1)
        expect(heading).to_have_count(1)
        return heading.inner_text().strip()

    def goes_on_from(self, question: str) -> None:
        expect(self.page.get_by_role("heading", level=1, name=question)).to_have_count(0)

    def ticks(self, words: str) -> None:
        self.page.get_by_test_id("stCheckbox").filter(has_text=words).locator("label").click()
        self.page.get_by_role("button", name="Next", exact=True).click()

    def measures(self, temperature: str) -> None:
        self.page.get_by_role("textbox", name="Your temperature").fill(temperature)
        self.page.get_by_role("button", name="Next", exact=True).click()

    def stays_calm(self, question: str) -> None:
        """The calm answer, whatever is asked."""
        if question.startswith("How bad is your pain"):
            self.page.get_by_role("button", name="4", exact=True).click()
            return
        calm = [self.page.get_by_role("button", name=name, exact=True) for name in CALM]
        found = next((button for button in calm if button.count()), None)
        (found or self.page.get_by_role("button", name="Skip this")).first.click()

    def answers_until(self, end: str, **answers: Callable[[], None]) -> None:
        """Each question in turn: as `answers` say by a word of the question, else calmly; up to this heading."""
        while (question := self.question()) != end:
            act = next((act for word, act in answers.items() if word in question), None)
            if act:
                act()
            else:
                self.stays_calm(question)
            self.goes_on_from(question)


@pytest.fixture
def cookie(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Maria's session, from before the procedure."""
    it_is(monkeypatch, NOW)
    house = furnished(tmp_path)
    made = moves_in(house, said(called="Maria Ortiz", phone="555-0161", contacts=CONTACTS)).cookie
    it_is(monkeypatch, DAY_4)
    tells_pain(house, people.visitor(house, made), {4: 3})
    house.store.close()
    return made


@pytest.fixture
def ward(tmp_path: Path, cookie: str) -> Iterator[Server]:
    server = Server(tmp_path, now=DAY_5)
    for name in ("Ann Lee", "Bo Tran"):
        server.runs("user", "add", name, "--role", "nurse", "--password", PASSWORD)
    yield server.start()
    server.stop()
    assert server.outbound() == ""


def test_from_a_fever_on_day_5_to_the_call_and_back_to_the_patient(
    ward: Server, cookie: str, phone: Page, desktop: Page, new_phone: Callable[[], Page]
) -> None:
    ann, bo = Team(desktop, ward.url), Team(new_phone(), ward.url)
    ann.has_the_board("Ann Lee", "Nobody needs you now")
    bo.has_the_board("Bo Tran", "Nobody needs you now")
    maria = AtHome(phone, ward.url)
    maria.comes_in(cookie)
    assert_accessible(phone)
    reports(maria, ward)
    ann.reads("1 person needs you")
    expect(desktop.get_by_text("101.1 F").first).to_be_visible()
    two_at_once(ann, bo)
    ann.records_a_call()
    expect(desktop.get_by_text(re.compile("Spoke to them"))).to_be_visible()
    ann.presses("Resolve")
    ann.saves()
    phone.reload()
    for words in ("has seen", "has called", "has closed"):
        maria.sees(re.compile(f"(Ann Lee|Bo Tran) {words}"))
    assert_accessible(phone)


def test_a_number_stays_on_one_line_in_sentences_and_on_buttons(ward: Server, cookie: str, phone: Page) -> None:
    maria = AtHome(phone, ward.url)
    maria.comes_in(cookie)
    for words in ("Call 555.*now, today", "^Call 555.{1,3}0142$", "Questions. Call 555"):
        maria.sees(re.compile(words))
    for width in range(300, 391, 3):
        phone.set_viewport_size({"width": width, "height": 844})
        assert phone.evaluate(LINES_OF_NUMBERS) == [1, 1, 1], f"{width} pixels wide"


def reports(maria: AtHome, ward: Server) -> None:
    """The answers of a bad day; the server dies on the way and nothing is lost."""
    maria.starts()
    maria.answers_until("What is your temperature?")
    assert_accessible(maria.page)
    ward.kill()
    ward.start()
    maria.page.reload()
    assert maria.question() == "What is your temperature?"
    maria.measures("hot")
    maria.sees("Write the number on the thermometer")
    maria.measures("101.1")
    maria.goes_on_from("What is your temperature?")
    maria.answers_until("Send it to your team", cut=lambda: maria.ticks("The redness spreads."))
    assert_accessible(maria.page)
    maria.presses("Save")
    maria.sees("Change today's answers")
    maria.sees("Call your care team today")
    maria.sees("Your temperature is 101.1 F (38.4 C).")
    maria.sees("The redness spreads.")
    call = maria.page.get_by_role("link", name=re.compile("Call 555.*0142")).first
    expect(call).to_have_attribute("href", "tel:5550142")


def two_at_once(ann: Team, bo: Team) -> None:
    """Both open the same alert; one takes it on, the other is told who has it."""
    bo.reads("1 person needs you")
    ann.presses("Acknowledge")
    for one in (ann, bo):
        one.reads("Nobody needs you now")
    expect(bo.page.get_by_text(re.compile("Ann Lee has it since"))).to_be_visible()


def test_an_emergency_replaces_the_screen_until_they_say_they_called(ward: Server, cookie: str, phone: Page) -> None:
    maria = AtHome(phone, ward.url)
    maria.comes_in(cookie)
    maria.starts()
    maria.answers_until("Call 911 now.", breathing=lambda: maria.ticks("You have chest pain or pressure."))
    assert_accessible(phone)
    expect(phone.get_by_role("link", name="Call 911")).to_have_attribute("href", "tel:911")
    for path in ("/checkin", "/recovery", "/medicines", "/answers", "/"):
        maria.opens(path)
        maria.sees("Call 911 now.")
        expect(phone.get_by_role("link", name="Recovery")).to_have_count(0)
    maria.presses("I called")
    maria.goes_on_from("Call 911 now.")
    maria.opens("/checkin")
    maria.sees("How are your breathing and your heart?")


def test_a_check_in_needs_no_mouse(ward: Server, cookie: str, desktop: Page) -> None:
    maria = AtHome(desktop, ward.url)
    maria.comes_in(cookie)
    maria.rests()
    desktop.get_by_role("button", name="Start today's check-in").focus()
    desktop.keyboard.press("Enter")
    desktop.wait_for_url(re.compile("/checkin"))
    maria.sees("Skip this")
    for question, name in (
        ("Is any of this true right now?", "None of these"),
        ("How are your breathing and your heart?", "As usual"),
        ("How bad is your pain when you rest?", "10"),
    ):
        assert maria.question() == question
        desktop.get_by_role("button", name=name, exact=True).focus()
        desktop.keyboard.press("Enter")
        maria.goes_on_from(question)
    assert maria.question() == "How bad is your pain when you move?"
