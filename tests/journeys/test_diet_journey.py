"""The evening before and the day of a diet with bowel prep, on a phone: the look-alike, coming in at 11:00 am."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browsing import assert_accessible
from tests.journeys.conftest import NOW
from tests.journeys.look_alike_site import site_with
from tests.journeys.patient import Patient
from tests.journeys.server import Server

NIGHT_BEFORE = "2027-03-20T19:00:00-04:00"
DIET_DAY = "2027-03-21T14:00:00-04:00"
PREP = "2027-03-21T18:30:00-04:00"
MORNING = "2027-03-22T07:30:00-04:00"


@pytest.fixture
def bowel_look(tmp_path: Path) -> Iterator[Server]:
    folder = tmp_path / "run"
    folder.mkdir()
    server = Server(folder, now=NOW, site=site_with("bowel-look", tmp_path / "site"))
    yield server.start()
    server.stop()
    assert server.outbound() == ""


class OnADiet(Patient):
    """A person who has the camera look on Monday, March 22."""

    def has_a_plan(self) -> None:
        self.starts_a_plan()
        self.presses("A look inside your large bowel with a camera")
        self.sees("When is it?")
        self.gives_times()
        self.goes_on_to_the_end_without_medicines()
        self.makes_the_plan()

    def looks_at(self, server: Server, now: str) -> None:
        """The same phone at another time."""
        server.stop()
        server.now = now
        server.start()
        self.sees_today()

    def reads(self, heading: str, *card: str) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_have_text(heading)
        for words in card:
            expect(self.page.locator("section.card")).to_contain_text(words)
        assert_accessible(self.page)

    def asks_about(self, food: str, answer: str) -> None:
        self.page.get_by_label("Food or drink").fill(food)
        self.page.keyboard.press("Enter")
        expect(self.page.get_by_test_id("stAlert")).to_contain_text(answer)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_person_is_led_through_the_diet_and_the_bowel_prep(bowel_look: Server, phone: Page, scheme: str) -> None:
    phone.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    maria = OnADiet(phone, bowel_look.url)
    maria.has_a_plan()
    maria.looks_at(bowel_look, NIGHT_BEFORE)
    maria.reads("Eat low-fiber food only", "12:00\u00a0am tonight", "After that, have clear drinks only.")
    maria.looks_at(bowel_look, DIET_DAY)
    maria.reads("Clear drinks only today", "You may have clear drinks until", "7:00\u00a0am tomorrow", "In 17 hours")
    maria.reads("Clear drinks only today", "Clear drinks are water", "Not clear are milk", "part of the plan.")
    maria.asks_about("plain toast", "No, not since 12:00\u00a0am")
    maria.asks_about("black coffee", "Yes, until 7:00\u00a0am tomorrow.")
    maria.asks_about("bowel prep", "Ask your team first: bowel prep.")
    maria.looks_at(bowel_look, PREP)
    maria.asks_about("bowel prep", "Yes, until 8:00\u00a0pm tonight.")
    maria.ticks("Drink the first half of your bowel prep drink.")
    maria.is_saved()
    maria.looks_at(bowel_look, MORNING)
    maria.reads("Only your bowel prep drink", "Finish your bowel prep drink by", "8:00\u00a0am today", "In 30 minutes")
    expect(maria.box("Have clear drinks only.")).to_have_count(0)
