"""What a clinician does at a desk, in the words on the screen."""

import re

from playwright.sync_api import Locator, Page, expect

PASSWORD = "correct horse battery"


class Clinician:
    """A clinician with a browser."""

    def __init__(self, page: Page, url: str) -> None:
        self.page, self.url = page, url
        page.set_default_timeout(15_000)

    def signs_in(self, name: str) -> None:
        self.page.goto(f"{self.url}/sign-in")
        self.page.get_by_label("Name").fill(name)
        self.page.get_by_label("Password").fill(PASSWORD)
        self.page.get_by_role("button", name="Sign in").click()
        self.page.wait_for_url(lambda url: "/sign-in" not in url)

    def opens(self, path: str) -> None:
        self.page.goto(self.url + path)

    def sees(self, text: str | re.Pattern[str]) -> None:
        expect(self.page.get_by_text(text).first).to_be_visible(timeout=20_000)

    def presses(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def picks(self, group: str, option: str) -> None:
        """One choice of a group, once the page has drawn what it asks for next."""
        radios: Locator = self.page.get_by_role("radiogroup", name=group)
        choice = radios.get_by_text(option).first
        choice.click()
        expect(radios.get_by_role("radio", name=re.compile(re.escape(option))).first).to_be_checked()

    def confirms(self, name: str, **choices: str) -> None:
        """One medicine, by what is picked in each group."""
        for group, option in choices.items():
            self.picks({"action": f"What to do with {name}", "last": "Last dose", "again": "Start again"}.get(
                group, "On the morning"), option)  # fmt: skip
        self.presses(f"Confirm {name}")
        self.sees(f"{name} is confirmed.")
