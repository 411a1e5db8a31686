"""The evening before: a nurse calls who is not ready, a second one is told who was first, the patient sees it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from checklist.care import people
from checklist.care.people import COOKIE
from tests.browsing import assert_accessible, unfold
from tests.care.furnished import furnished, happens, it_is, moves_in, said
from tests.journeys.clinician import PASSWORD, Clinician
from tests.journeys.conftest import EVENING_BEFORE
from tests.journeys.patient import AT_REST, Patient
from tests.journeys.server import Server
from tests.journeys.test_keyboard import Keyboard

PEOPLE = {"Maria Ortiz": ("helper",), "Omar Haddad": (), "Walter Jennings": ("ride", "helper")}
NURSES = ("Ann Lee", "Bo Tran")
TABLET = ViewportSize(width=1024, height=768)
RECORD = re.compile("^Record answer")


@pytest.fixture
def maria(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The cookie of Maria, of whom the ride is open; Omar has both open, and Walter nothing."""
    it_is(monkeypatch, EVENING_BEFORE)
    house = furnished(tmp_path)
    cookies = {name: moves_in(house, said(called=name, phone="555-0107")).cookie for name in PEOPLE}
    for name, done in PEOPLE.items():
        happens(house, people.visitor(house, cookies[name]), *done)
    house.store.close()
    return cookies["Maria Ortiz"]


@pytest.fixture
def ward(tmp_path: Path, maria: str) -> Iterator[Server]:
    """The server of a ward with two nurses."""
    server = Server(tmp_path, now=EVENING_BEFORE)
    for name in NURSES:
        server.runs("user", "add", name, "--role", "nurse", "--password", PASSWORD)
    yield server.start()
    server.stop()
    assert server.outbound() == ""


@pytest.fixture
def tablet(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport=TABLET, timezone_id="America/New_York", locale="en-US")
    yield context.new_page()
    context.close()


class Nurse(Clinician):
    """A nurse with the list of tomorrow."""

    def has_the_list(self, name: str) -> None:
        self.signs_in(name)
        self.opens("/list")
        self.reads("Tomorrow: 2 people are not ready")

    def reads(self, heading: str) -> None:
        expect(self.page.get_by_role("heading", name=heading)).to_be_visible(timeout=20_000)
        self.page.locator(AT_REST).first.wait_for()

    def asks(self, place: int = 0) -> None:
        self.page.get_by_role("button", name=RECORD).nth(place).click()
        expect(self.page.get_by_role("dialog")).to_be_visible(timeout=20_000)

    def records(self, answer: str, note: str = "") -> None:
        dialog = self.page.get_by_role("dialog")
        dialog.get_by_text(answer).click()
        dialog.get_by_label(re.compile("^Note")).fill(note)
        dialog.get_by_role("button", name="Save").click()
        expect(dialog).to_be_hidden(timeout=20_000)


def test_a_nurse_settles_the_ride_and_the_patient_sees_who_wrote_it_down(
    ward: Server, maria: str, tablet: Page, desktop: Page, phone: Page
) -> None:
    ann, bo = Nurse(tablet, ward.url), Nurse(desktop, ward.url)
    for nurse, name in zip((ann, bo), NURSES, strict=True):
        nurse.has_the_list(name)
        assert_accessible(nurse.page)
        nurse.asks()
    assert_accessible(tablet)
    ann.records("Yes, this is settled", "Her son")
    ann.sees("Maria Ortiz is ready. 1 person is not.")
    ann.reads("Tomorrow: 1 person is not ready")
    assert_accessible(tablet)
    bo.records("Not yet")
    bo.sees(re.compile("Maria Ortiz: Ann Lee recorded this at .*, before you. Nothing was changed."))
    phone.context.add_cookies([{"name": COOKIE, "value": maria, "url": ward.url}])
    patient = Patient(phone, ward.url)
    patient.opens("/")
    patient.sees("Ready to come in: yes")
    patient.presses("Show 2 done")
    patient.sees(re.compile("Ann Lee wrote it down"))
    assert_accessible(phone)
    takes_it_back(ann)


def takes_it_back(ann: Nurse) -> None:
    unfold(ann.page, "Ready: 2 people")
    ann.sees("Settled: “Her son”. Ann Lee")
    ann.page.wait_for_timeout(400)
    assert_accessible(ann.page)
    ann.page.get_by_role("button", name="Take back").click()
    ann.sees("Taken back. Maria Ortiz is to be asked again.")
    ann.reads("Tomorrow: 2 people are not ready")


def test_on_a_phone_each_row_is_a_card_that_reads_time_name_question_button(ward: Server, phone: Page) -> None:
    ann = Nurse(phone, ward.url)
    ann.has_the_list("Ann Lee")
    assert_accessible(phone)
    tops = [
        phone.get_by_text(words).first.bounding_box()
        for words in ("11:00", "Maria Ortiz", "Who drives you home?", "Record answer")
    ]
    places = [box["y"] for box in tops if box]
    assert places == sorted(places) and len(places) == 4
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert phone.get_by_role("link", name=re.compile("555.*0107")).first.get_attribute("href") == "tel:5550107"
    ann.asks()
    assert_accessible(phone)


def test_keys_alone_find_somebody_and_record_what_came_of_the_call(ward: Server, desktop: Page) -> None:
    ann, keys = Nurse(desktop, ward.url), Keyboard(desktop)
    ann.has_the_list("Ann Lee")
    desktop.wait_for_timeout(700)
    desktop.keyboard.press("n")
    expect(desktop.get_by_role("dialog")).to_be_visible(timeout=20_000)
    keys.presses("Yes, this is settled", "ArrowDown")
    desktop.keyboard.press("ArrowDown")
    keys.reaches("Note")
    desktop.keyboard.type("Calls back at 7")
    desktop.keyboard.press("Enter")
    ann.sees("Nobody picked up: “Calls back at 7”. Ann Lee")
    expect(desktop.get_by_role("dialog")).to_be_hidden()
    keys.reaches("Search by name")
    desktop.keyboard.type("omar")
    ann.sees("Found: 1 of 3 people.")
    expect(desktop.get_by_text("Maria Ortiz")).to_have_count(0)


def test_a_reload_keeps_the_order_and_no_name_stands_in_the_address(ward: Server, desktop: Page) -> None:
    ann = Nurse(desktop, ward.url)
    ann.has_the_list("Ann Lee")
    desktop.get_by_label("Search by name").fill("o")
    ann.sees("Found: 2 of 3 people.")
    desktop.get_by_label("Order").click()
    desktop.get_by_role("option", name="Name").click()
    expect(desktop).to_have_url(re.compile("order=Name"))
    assert "search" not in desktop.url
    desktop.reload()
    ann.reads("Tomorrow: 2 people are not ready")
    expect(desktop.get_by_label("Order")).to_have_value("Name")
