import pytest
from playwright.sync_api import Page, expect

from tests.browsing import assert_accessible
from tests.journeys.patient import Patient
from tests.journeys.server import Server

WAITS_FOR = {
    "/": "Ready to come in",
    "/welcome": "Open my plan",
    "/recovery": "When to get help",
    "/medicines": "Each medicine",
    "/medicine-sheet": "medicine days",
    "/about": "What happens in surgery",
    "/move": "Change the date",
    "/answers": "Change my answers",
    "/link": "Keep your link",
}


def signs_in(demo: Server, page: Page, who: str) -> None:
    page.goto(f"{demo.url}/demo")
    assert_accessible(page)
    page.locator(f"form[action='/demo/{who}'] button").click()
    page.wait_for_url(lambda url: not url.endswith("/demo"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_page_of_a_patient(demo: Server, phone: Page, scheme: str) -> None:
    phone.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    signs_in(demo, phone, "patient-06")
    for path, words in WAITS_FOR.items():
        phone.goto(demo.url + path)
        expect(phone.get_by_text(words).first).to_be_visible(timeout=20_000)
        phone.wait_for_timeout(500)
        assert_accessible(phone)


def test_axe_finds_nothing_on_the_pages_of_staff(demo: Server, desktop: Page) -> None:
    signs_in(demo, desktop, "nurse")
    for path, words in {
        "/list": "not ready",
        "/confirm": "to confirm",
        "/board": "people on the list",
        "/policy": "What was signed",
        "/session": "Sign out",
    }.items():
        desktop.goto(demo.url + path)
        expect(desktop.get_by_text(words).first).to_be_visible(timeout=20_000)
        desktop.wait_for_timeout(500)
        assert_accessible(desktop)


def test_axe_finds_nothing_on_any_step_of_building_a_plan(server: Server, phone: Page) -> None:
    maria = Patient(phone, server.url)
    steps = (
        maria.starts_a_plan,
        maria.picks_the_procedure,
        maria.gives_times,
        lambda: maria.adds_medicine("Celebrax"),
        lambda: maria.presses("Not one of these"),
        lambda: maria.pastes_a_list("aspirin 81 mg daily\nsemaglutide 1 mg weekly"),
        lambda: maria.presses("Add these to my list"),
        lambda: maria.presses("Not one of these"),
        maria.goes_on_to_the_end,
        maria.makes_the_plan,
        maria.link,
    )
    for step in steps:
        step()
        phone.wait_for_timeout(700)
        assert_accessible(phone)


def test_a_page_that_needs_a_link_says_so_to_a_stranger(server: Server, phone: Page) -> None:
    stranger = Patient(phone, server.url)
    for path in ("/recovery", "/medicines", "/about", "/list", "/confirm", "/board", "/policy"):
        stranger.opens(path)
        stranger.sees("Open your link again")
    phone.wait_for_timeout(500)
    assert_accessible(phone)
