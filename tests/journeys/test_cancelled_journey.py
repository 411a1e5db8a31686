"""A nurse cancels a procedure, and puts it back: an open phone says so by itself, and nothing typed is lost."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from checklist.care import people
from checklist.care.house import House
from checklist.care.people import Entered
from checklist.plan import PlanId
from tests.browsing import DESKTOP, assert_accessible
from tests.care.furnished import moves_in, said
from tests.journeys.clinician import PASSWORD, Clinician
from tests.journeys.server import Server

NOW = "2027-03-15T18:00:00-04:00"
NURSE = "Nadia Nair"
SIDEWAYS = "document.querySelector('[data-testid=stMain]').scrollWidth - document.documentElement.clientWidth"
TURNS = 90_000  # the page looks every 30 seconds


@pytest.fixture
def new_desk(chromium: Browser) -> Iterator[Callable[[], Page]]:
    """A desk of its own each time."""
    contexts = []

    def opened() -> Page:
        contexts.append(chromium.new_context(viewport=DESKTOP, timezone_id="America/New_York", locale="en-US"))
        return contexts[-1].new_page()

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def maria(home: House) -> Entered:
    return moves_in(home, said("Eliquis", called="Maria Ortiz", contacts={"ward": "555-0142"}))


@pytest.fixture
def ward(tmp_path: Path, maria: Entered) -> Iterator[Server]:
    server = Server(tmp_path, now=NOW)
    server.runs("user", "add", NURSE, "--role", "nurse", "--password", PASSWORD)
    yield server.start()
    server.stop()
    assert server.outbound() == ""


class Nurse(Clinician):
    """A nurse at one person's page."""

    def cancels(self) -> None:
        self.page.get_by_role("button", name="Cancel the procedure").click()
        dialog = self.page.get_by_role("dialog")
        expect(dialog.get_by_text("Maria Ortiz’s pages will say that it is canceled")).to_be_visible()
        expect(dialog.get_by_role("radio", checked=True)).to_have_count(0)
        assert_accessible(self.page)
        dialog.get_by_text("No bed, list or staff").click()
        dialog.get_by_role("button", name="Cancel the procedure").click()
        expect(dialog).to_have_count(0)
        expect(self.page.get_by_text(f"Canceled by {NURSE}")).to_be_visible()
        assert_accessible(self.page)

    def types_an_entry(self, plan: PlanId, words: str) -> Locator:
        """Words in a form of the walk-through; nobody has saved them."""
        self.opens(f"/discharge?patient={plan}")
        self.page.get_by_role("button", name=re.compile("^What was done")).click()
        self.page.get_by_role("button", name="Add").first.click()
        self.page.get_by_role("textbox").last.press_sequentially(words)
        return self.page.get_by_role("textbox").last

    def puts_back(self) -> None:
        self.presses("It takes place after all")
        expect(self.page.get_by_role("button", name="Move the date")).to_be_visible()


def test_what_a_nurse_is_typing_outlives_a_procedure_that_was_cancelled_by_mistake(
    home: House, maria: Entered, ward: Server, desktop: Page, new_desk: Callable[[], Page]
) -> None:
    plan = people.visitor(home, maria.cookie).own_plan
    ann, nadia = Nurse(desktop, ward.url), Nurse(new_desk(), ward.url)
    for nurse in (ann, nadia):
        nurse.signs_in(NURSE)
    typed = ann.types_an_entry(plan, "Stitches, 5 of them")
    nadia.opens(f"/person?plan={plan}")
    nadia.cancels()
    ann.sees(f"Canceled by {NURSE}")
    expect(typed).to_have_value("Stitches, 5 of them")
    assert_accessible(ann.page)
    ann.presses("Save")
    ann.sees("Nothing was recorded.")
    nadia.opens(f"/discharge?patient={plan}")
    nadia.sees("The procedure of Maria Ortiz is canceled")
    expect(nadia.page.get_by_role("checkbox")).to_have_count(0)
    assert_accessible(nadia.page)
    nadia.page.get_by_role("link", name="The page of Maria Ortiz").click()
    nadia.puts_back()
    expect(ann.page.get_by_text(f"Canceled by {NURSE}")).to_have_count(0)
    expect(typed).to_have_value("Stitches, 5 of them")
    ann.presses("Save")
    ann.sees("Change")
    ann.sees("Stitches, 5 of them")


def test_an_open_phone_says_that_it_is_cancelled_and_shows_the_plan_again_once_it_is_put_back(
    home: House, maria: Entered, ward: Server, phone: Page, desktop: Page
) -> None:
    phone.context.add_cookies([{"name": people.COOKIE, "value": maria.cookie, "url": ward.url}])
    phone.goto(ward.url)
    expect(phone.get_by_role("checkbox").first).to_be_visible(timeout=TURNS)
    nurse = Nurse(desktop, ward.url)
    nurse.signs_in(NURSE)
    nurse.opens(f"/person?plan={people.visitor(home, maria.cookie).own_plan}")
    nurse.cancels()
    expect(phone.get_by_role("heading", name="Your procedure is canceled")).to_be_visible(timeout=TURNS)
    expect(phone.get_by_role("link", name=re.compile("Call 555.*0142")).first).to_be_visible()
    expect(phone.get_by_text("You have chest pain or pressure.")).to_be_visible()
    expect(phone.get_by_role("checkbox")).to_have_count(0)
    assert_accessible(phone)
    assert phone.evaluate(SIDEWAYS) <= 0
    nurse.puts_back()
    expect(phone.get_by_role("checkbox").first).to_be_visible(timeout=TURNS)
    expect(phone.get_by_role("heading", name="Your procedure is canceled")).to_have_count(0)
