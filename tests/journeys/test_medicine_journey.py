"""Eight medicines: a patient enters them, a clinician confirms them, the patient sees the days and the deeds."""

import re

from playwright.sync_api import Page, expect

from tests.browsing import assert_accessible, unfold
from tests.journeys.clinician import PASSWORD, Clinician
from tests.journeys.patient import Patient
from tests.journeys.server import Server

EIGHT = ("Eliquis", "warfarin", "ibuprofen", "lisinopril", "metformin", "prednisone", "clonidine", "metoprolol")
ASK = "Do not stop it by yourself."


def add_clinician(server: Server, name: str = "Lena Hart", role: str = "clinician") -> None:
    server.runs("user", "add", name, "--role", role, "--password", PASSWORD)


def enters_eight(maria: Patient) -> None:
    maria.starts_a_plan()
    maria.picks_the_procedure()
    maria.gives_times()
    for name in EIGHT:
        maria.adds_medicine(name)
    maria.goes_on_to_the_end()
    maria.makes_the_plan()


def confirms_all(lena: Clinician) -> None:
    """Seven wait; what goes on goes at once, the rest one by one."""
    lena.sees("7 medicines to confirm, for 1 person")
    unfold(lena.page, "The rule says to keep taking these: 2")
    lena.presses("Confirm 2 for Maria: keep taking")
    lena.sees("Confirmed: 2 to keep taking.")
    lena.presses("All medicines of Maria")
    lena.sees("5 to confirm.")
    lena.confirms("warfarin", action="Stop it before", last="Tuesday, March 16", again="Ask before")
    lena.confirms("ibuprofen", action="Stop it before", last="Friday, March 19", again="Ask before")
    lena.confirms("lisinopril", action="Stop it before", last="Sunday, March 21, 11:00", again="Ask before")
    lena.confirms("metformin", action="Stop it before", last="Sunday, March 21: only", again="Ask before")
    lena.confirms("Eliquis", action="Change the dose")


def test_eight_medicines_are_confirmed_and_the_patient_sees_days_and_deeds(
    server: Server, phone: Page, desktop: Page
) -> None:
    add_clinician(server)
    maria, lena = Patient(phone, server.url), Clinician(desktop, server.url)
    enters_eight(maria)
    maria.opens("/medicines")
    maria.sees("Ask about 7 medicines")
    assert_accessible(phone)
    lena.signs_in("Lena Hart")
    lena.opens("/confirm")
    confirms_all(lena)
    lena.sees("No medicine waits to be confirmed")
    assert_accessible(desktop)
    maria.opens("/medicines")
    maria.sees("Last dose of warfarin: Tuesday, March 16")
    expect(phone.get_by_role("row", name="Friday, March 19")).to_contain_text("Last dose: ibuprofen")
    expect(phone.get_by_text(ASK)).to_have_count(0)
    assert_accessible(phone)
    sees_the_sheet(maria)
    the_list_moves_by_90_minutes(maria, lena)


def the_list_moves_by_90_minutes(maria: Patient, lena: Clinician) -> None:
    """From the nurse's list; the patient's first page says so, and the calendar stands."""
    lena.opens("/list")
    unfold(lena.page, "List moved")
    lena.page.get_by_test_id("stCheckbox").get_by_text(re.compile("^Maria")).click()
    lena.page.get_by_label(re.compile("^Minutes later")).fill("90")
    lena.page.keyboard.press("Enter")
    lena.sees(re.compile("^Food and drink: Monday, March 22, 12:30.am instead of Sunday, March 21, 11:00.pm"))
    assert_accessible(lena.page)
    lena.presses("Move 1 person")
    lena.sees("Moved: 1. They see what changed on their first page.")
    maria.sees_today()
    maria.sees("Your team moved your procedure.")
    maria.sees(re.compile("Monday, March 22, 12:30.pm"))
    maria.page.get_by_text("Your team moved your procedure.").click()
    maria.sees(re.compile("^Food and drink: Monday, March 22, 12:30.am instead of Sunday, March 21, 11:00.pm"))
    assert_accessible(maria.page)
    maria.opens("/medicines")
    maria.sees("Last dose of warfarin: Tuesday, March 16")


def sees_the_sheet(maria: Patient) -> None:
    """A row a medicine, a column a day."""
    maria.opens("/medicine-sheet")
    maria.sees("Maria: medicine days")
    rows = maria.page.get_by_role("row")
    names = [row.get_by_role("rowheader").inner_text() for row in rows.all()[1:]]
    assert names == list(EIGHT)
    warfarin = [cell.inner_text() for cell in rows.nth(2).get_by_role("cell").all()]
    assert warfarin == ["last dose", "do not take", "ask before you start"]
    assert_accessible(maria.page)
