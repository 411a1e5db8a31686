"""A clinician signs the guideline's hours for the site; a patient's card follows, and goes back with the signature."""

import re

from playwright.sync_api import Page, expect

from tests.browsing import assert_accessible
from tests.journeys.clinician import Clinician
from tests.journeys.patient import Patient
from tests.journeys.server import Server
from tests.journeys.test_medicine_journey import add_clinician

CHANGED = "Your hospital changed its food and drink times."


def builds_without_medicines(maria: Patient) -> None:
    maria.starts_a_plan()
    maria.picks_the_procedure()
    maria.gives_times()
    maria.goes_on_to_the_end_without_medicines()
    maria.makes_the_plan()


def test_a_policy_is_signed_reaches_the_patient_and_is_taken_back(server: Server, phone: Page, desktop: Page) -> None:
    add_clinician(server)
    maria, lena = Patient(phone, server.url), Clinician(desktop, server.url)
    builds_without_medicines(maria)
    maria.sees_today()
    maria.sees("Stop all food and drink.")
    expect(phone.get_by_text("Stop clear drinks.")).to_have_count(0)
    signs_guideline_hours(lena)
    follows_the_guideline(maria)
    takes_it_back(lena)
    maria.sees_today()
    maria.sees("Stop all food and drink.")
    expect(phone.get_by_text("Stop clear drinks.")).to_have_count(0)
    phone.get_by_text(CHANGED).click()
    maria.sees(re.compile("^Clear drinks: stop Sunday, March 21, 11:00.pm, not Monday, March 22, 9:00.am"))
    maria.sees(re.compile("^Lena Hart changed them back on Monday, March 8"))
    assert_accessible(phone)


def signs_guideline_hours(lena: Clinician) -> None:
    """Looks at it, by keys; asked once more, closes; asked again, signs."""
    lena.signs_in("Lena Hart")
    lena.opens("/policy")
    lena.sees("This site follows each procedure’s document")
    assert_accessible(lena.page)
    lena.picks("This site follows", "The guideline’s hours")
    lena.sees("Patients of this site will be told that they may drink clear fluids until 2 hours before they arrive.")
    lena.sees("1 person is coming in, and gets other times.")
    assert_accessible(lena.page)
    lena.presses("Sign this policy")
    lena.sees("Sign for this site?")
    assert_accessible(lena.page)
    lena.page.keyboard.press("Escape")
    expect(lena.page.get_by_role("dialog")).to_have_count(0)
    lena.sees("Nothing has been signed yet.")
    lena.presses("Sign this policy")
    lena.presses("Sign it")
    lena.sees("Signed. It counts for every plan whose procedure is ahead.")
    lena.sees("This site follows the guideline’s hours")
    expect(lena.page.get_by_role("dialog")).to_have_count(0)
    assert_accessible(lena.page)


def follows_the_guideline(maria: Patient) -> None:
    """The card has the guideline's hours with the signature, and what changed stands above it."""
    maria.sees_today()
    maria.sees("Stop fried or fatty food. Stop meat.")
    maria.sees("Stop clear drinks.")
    maria.page.get_by_text(CHANGED).click()
    maria.sees(re.compile("^Clear drinks: stop Monday, March 22, 9:00.am, not Sunday, March 21, 11:00.pm"))
    assert_accessible(maria.page)
    maria.page.get_by_role("button", name="Who says so?").click()
    maria.sees("Your hospital set these food and drink times. Lena Hart signed them on Monday, March 8, 2027.")
    maria.opens("/about")
    maria.sees("Follow the times on Today.")
    assert_accessible(maria.page)


def takes_it_back(lena: Clinician) -> None:
    """Asked once more; both stay in the history."""
    lena.presses("Take back")
    lena.sees("Patients of this site will be told the times of their procedure’s document again.")
    lena.presses("Take it back")
    lena.sees("Taken back. Each plan follows its document again.")
    lena.sees(re.compile("^Taken back: each document is followed again. Lena Hart"))
    lena.sees(re.compile("^The guideline’s hours, counted back from arrival. Lena Hart"))
    assert_accessible(lena.page)
