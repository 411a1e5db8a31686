"""A nurse cancels a procedure: the patient's open phone says so by itself, and shows the plan again once put back."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from checklist.care import people
from checklist.care.house import House
from checklist.care.people import Entered
from tests.browsing import assert_accessible
from tests.care.furnished import moves_in, said
from tests.journeys.clinician import PASSWORD, Clinician
from tests.journeys.server import Server

NOW = "2027-03-15T18:00:00-04:00"
NURSE = "Nadia Nair"
SIDEWAYS = "document.querySelector('[data-testid=stMain]').scrollWidth - document.documentElement.clientWidth"
TURNS = 90_000  # the page looks every 30 seconds


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

    def puts_back(self) -> None:
        self.presses("It takes place after all")
        expect(self.page.get_by_role("button", name="Move the date")).to_be_visible()


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
    expect(phone.get_by_role("link", name=re.compile("Call 555.*0142"))).to_be_visible()
    expect(phone.get_by_role("checkbox")).to_have_count(0)
    assert_accessible(phone)
    assert phone.evaluate(SIDEWAYS) <= 0
    nurse.puts_back()
    expect(phone.get_by_role("checkbox").first).to_be_visible(timeout=TURNS)
    expect(phone.get_by_role("heading", name="Your procedure is canceled")).to_have_count(0)
