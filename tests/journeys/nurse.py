"""What a nurse does at the bedside, in the words on the screen."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.journeys.clinician import Clinician

TABLET = {"width": 1024, "height": 768}
TOPICS = ("Medicines", "Care of the cut", "Moving and eating", "Warning signs", "Visits and results", "Help at home")


class Nurse(Clinician):
    """A nurse with a tablet."""

    def __init__(self, page: Page, url: str) -> None:
        super().__init__(page, url)
        self.page.set_default_timeout(30_000)

    def rests(self) -> None:
        """What was pressed has begun, and nothing runs any more."""
        self.page.wait_for_timeout(500)
        self.page.locator("[data-testid=stApp][data-test-script-state=notRunning]").first.wait_for()

    def opens_topic(self, topic: str) -> None:
        self.page.get_by_role("button", name=re.compile(f"{topic} (Not|In|Explain|Said|Left|Gone|Nothing)")).tap()
        expect(self.page.get_by_role("heading", name=topic, exact=True)).to_be_visible()
        self.rests()

    def box(self, words: str) -> Locator:
        return self.page.locator("[data-testid=stCheckbox]").filter(has_text=re.compile(words)).first

    def ticks(self, words: str) -> None:
        """A box is ticked, and the page has taken it."""
        self.box(words).locator("label").tap()
        expect(self.box(words).get_by_role("checkbox")).to_be_checked()
        self.rests()

    def points(self) -> list[str]:
        """What is to be said back in this topic, as far as it is not ticked."""
        heard = self.page.get_by_role("heading", name="Heard in their own words")
        boxes = heard.locator("xpath=following::*[@data-testid='stCheckbox']")
        return [
            boxes.nth(n).inner_text().split("\n")[0]
            for n in range(boxes.count())
            if not boxes.nth(n).get_by_role("checkbox").is_checked()
        ]

    def hears(self, *words: str) -> None:
        for one in words:
            self.ticks(re.escape(one))

    def ends_try(self, number: int) -> None:
        self.page.get_by_role("button", name=f"Record try {number}").tap()
        expect(self.page.get_by_role("button", name=f"Record try {number}")).to_have_count(0)
        self.rests()

    def hears_all(self, topic: str) -> None:
        """A whole topic, said back at the first try."""
        self.opens_topic(topic)
        self.hears(*self.points())
        self.ends_try(1)
        self.sees(re.compile(f"{topic}.*Said it back"))
