"""Four people wait with 12 medicines: a clinician confirms them at once, takes one back, and a patient sees it."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browsing import assert_accessible, unfold
from tests.care.furnished import furnished, it_is, patient
from tests.care.test_confirming_together import GO_ON, takes
from tests.journeys.clinician import Clinician
from tests.journeys.conftest import NOW
from tests.journeys.patient import Patient
from tests.journeys.server import Server
from tests.journeys.test_keyboard import Keyboard
from tests.journeys.test_medicine_journey import add_clinician


def moves_in(folder: Path, monkeypatch: pytest.MonkeyPatch, **people: tuple[str, ...]) -> None:
    """People with a plan, in the database that the server has open."""
    it_is(monkeypatch, NOW)
    house = furnished(folder)
    for name, medicines in people.items():
        patient(house, takes(*medicines, called=name))
    house.store.close()


def builds_a_plan(maria: Patient) -> None:
    maria.starts_a_plan()
    maria.picks_the_procedure()
    maria.gives_times()
    for name in GO_ON:
        maria.adds_medicine(name)
    maria.goes_on_to_the_end()
    maria.makes_the_plan()


def test_twelve_are_confirmed_at_once_for_four_people_and_one_is_taken_back(
    server: Server, phone: Page, desktop: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_clinician(server)
    moves_in(server.folder, monkeypatch, Ada=GO_ON, Omar=GO_ON, Tom=GO_ON)
    maria, lena = Patient(phone, server.url), Clinician(desktop, server.url)
    builds_a_plan(maria)
    lena.signs_in("Lena Hart")
    lena.opens("/confirm")
    lena.sees("12 medicines to confirm, for 4 people")
    unfold(desktop, "The rule says to keep taking these: 12")
    lena.sees("Each becomes a decision of its own, with your name.")
    assert_accessible(desktop)
    lena.presses("Confirm 12 for Ada, Omar, Tom, Maria: keep taking")
    lena.sees("Confirmed: 12 to keep taking.")
    lena.sees("No medicine waits to be confirmed")
    maria.opens("/medicines")
    for name in GO_ON:
        maria.sees(f"Lena Hart says: keep taking {name}.")
    takes_one_back(lena)
    maria.opens("/medicines")
    maria.sees("Ask your team about prednisone. Do not stop it by yourself.")
    maria.sees("Lena Hart says: keep taking clonidine.")
    assert_accessible(phone)


def takes_one_back(lena: Clinician) -> None:
    unfold(lena.page, re.compile("^Confirmed together: 12 by Lena Hart"))
    lena.presses("Undo: prednisone, Maria")
    lena.sees("1 medicine to confirm, for 1 person")
    assert_accessible(lena.page)


def test_keys_alone_decide_one_medicine_after_the_other(
    server: Server, desktop: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_clinician(server)
    moves_in(server.folder, monkeypatch, Ada=("warfarin", "ibuprofen"), Omar=("Eliquis",))
    lena, keys = Clinician(desktop, server.url), Keyboard(desktop)
    lena.signs_in("Lena Hart")
    lena.opens("/confirm")
    for medicine, left in (("warfarin", "2 medicines"), ("Eliquis", "1 medicine"), ("ibuprofen", "No medicine")):
        expect(desktop.get_by_role("heading", name=re.compile(f"^{medicine}"))).to_be_visible(timeout=20_000)
        desktop.wait_for_timeout(700)
        keys.presses("Keep taking it", "Space")
        lena.sees(f"Confirm {medicine}")
        keys.presses(f"Confirm {medicine}")
        lena.sees(f"{medicine} is confirmed.")
        lena.sees(left)


def test_j_and_k_step_through_the_list(server: Server, desktop: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    add_clinician(server)
    moves_in(server.folder, monkeypatch, Ada=("warfarin",), Omar=("Eliquis",))
    lena = Clinician(desktop, server.url)
    lena.signs_in("Lena Hart")
    lena.opens("/confirm")
    for key, name in (("j", "Omar"), ("k", "Ada")):
        lena.sees("to confirm")
        desktop.wait_for_timeout(700)
        desktop.keyboard.press(key)
        expect(desktop.get_by_role("heading", name=name)).to_be_visible(timeout=20_000)
