import re

import pytest
from playwright.sync_api import Page, expect

from tests.browsing import assert_accessible
from tests.journeys.server import Server
from tests.journeys.test_accessible import signs_in


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_food_is_asked_about_from_the_card_and_answered_in_place(demo: Server, phone: Page, scheme: str) -> None:
    phone.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    signs_in(demo, phone, "patient-06")
    phone.get_by_role("link", name="Can I have this now?").click()
    expect(phone.get_by_role("heading", name="Can I have this now?")).to_be_in_viewport()
    for typed, said in {
        "black coffee": "Yes, until 11:00 pm tonight.",
        "cofee": "Which one is it?",
        "chewing gum": "Ask your team first: chewing gum.",
    }.items():
        phone.get_by_label("Food or drink").fill(typed)
        phone.keyboard.press("Enter")
        expect(phone.get_by_test_id("stAlert")).to_contain_text(said)
        phone.wait_for_timeout(300)
        assert_accessible(phone)


def test_who_ate_too_late_reads_the_number_and_the_nurse_sees_it(demo: Server, phone: Page, desktop: Page) -> None:
    signs_in(demo, phone, "patient-06")
    phone.get_by_role("button", name="I ate or drank too late").click()
    card = phone.locator("section.card")
    expect(card).to_contain_text("Call your care team now. Tell them what and when. Do not hide it.")
    expect(card.get_by_role("link", name=re.compile("Call 555"))).to_be_visible()
    card.get_by_role("button", name="Tell my team").click()
    expect(card).to_contain_text("Your team can see this. Call them too.")
    signs_in(demo, desktop, "nurse")
    expect(desktop.get_by_text("Ate or drank after the stop time").first).to_be_visible(timeout=20_000)
