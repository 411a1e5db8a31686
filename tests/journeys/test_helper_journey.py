"""A patient shares, a helper opens the link on their own phone and ticks, the patient sees it and stops."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browsing import assert_accessible
from tests.journeys.patient import Patient
from tests.journeys.server import Server

FIRST = "Bring them to the hospital on time."
CLOSED_SOON = 20_000


def opens_their_list(ana: Patient, link: str) -> None:
    """The helper's page, at a phone's width, with nothing on it that was not shared."""
    ana.page.goto(link)
    expect(ana.page.get_by_role("heading", level=1)).to_have_text(re.compile("Bring Maria at"), timeout=CLOSED_SOON)
    ana.sees("When to get help")
    assert "Eliquis" not in ana.page.content()
    assert_accessible(ana.page)


def reads_what_is_shared(ana: Patient) -> None:
    """The recovery opens, the medicines do not."""
    ana.page.get_by_role("link", name="Recovery of Maria").click()
    ana.sees("You look at the plan of Maria.")
    assert_accessible(ana.page)
    ana.opens("/medicines")
    ana.sees("Open your link again")


def is_out(ana: Patient, link: str) -> None:
    """The open page closes by itself, the link opens nothing, and neither says anything of the patient."""
    expect(ana.page.get_by_text("Open your link again").first).to_be_visible(timeout=CLOSED_SOON)
    assert "Maria" not in ana.page.get_by_test_id("stApp").inner_text()
    ana.page.goto(link)
    ana.sees("This link does not work any more")
    assert_accessible(ana.page)


def test_a_helper_sees_and_ticks_their_own_list_until_the_patient_stops_sharing(
    server: Server, phone: Page, new_phone: Callable[[], Page]
) -> None:
    maria, ana = Patient(phone, server.url), Patient(new_phone(), server.url)
    maria.builds_a_plan()
    link = maria.shares_with("Ana Lopez", "my weeks of recovery and my pain")
    assert_accessible(phone)
    opens_their_list(ana, link)
    ana.ticks(FIRST)
    ana.is_saved()
    reads_what_is_shared(ana)
    ana.sees_today()
    assert ana.ticked() == {FIRST}
    maria.sees_today()
    phone.get_by_role("link", name=re.compile("Your helper: 1 of 7 steps done")).click()
    maria.sees("What your helpers have done")
    expect(phone.get_by_text(FIRST)).to_be_visible()
    expect(phone.get_by_text(re.compile("Ana Lopez, ")).first).to_be_visible()
    maria.presses("Stop sharing with Ana Lopez")
    maria.sees("Stopped. The link of Ana Lopez is closed.")
    assert_accessible(phone)
    is_out(ana, link)
