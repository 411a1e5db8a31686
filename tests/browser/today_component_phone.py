"""The patient's phone: a real Chromium with the Today component open in it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page

from tests.browser.today_component_server import Server

SLEEP = """(ms) => {
  const now = Date.now;
  for (const hidden of [true, false]) {
    Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
    Date.now = () => now() + ms;
  }
}"""


class Phone:
    """One browser with one tab on the screen; `errors` holds every script error."""

    def __init__(self, browser: Browser, server: Server, **context: Any) -> None:
        self.server = server
        self.context = browser.new_context(**({"viewport": {"width": 390, "height": 844}} | context))
        self.page = self.context.new_page()
        self.errors: list[str] = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def open(self, page: Page | None = None, theme: str = "light") -> Page:
        """The screen, drawn."""
        page = page or self.page
        page.goto(f"{self.server.url}/?theme={theme}")
        page.get_by_role("heading", level=1).wait_for()
        page.wait_for_function("typeof window.leave === 'function'")
        return page

    def redraw(self) -> None:
        """Python draws again, with everything on disk in it."""
        self.page.evaluate("draw()")

    def box(self, title: str) -> Locator:
        """The checkbox of one task."""
        return self.page.get_by_role("checkbox", name=title, exact=True)

    def row(self, title: str) -> Locator:
        """The whole row of one task."""
        return self.page.locator("li.row").filter(has=self.page.get_by_label(title, exact=True))

    def press(self, name: str, inside: Locator | None = None) -> None:
        """One press on a button."""
        (inside or self.page).get_by_role("button", name=name).first.click()

    def could_not(self, title: str, reason: str) -> None:
        """Tells the team why a task was not done."""
        self.press(f"Why? {title}")
        row = self.row(title)
        self.press("I could not do this", row)
        row.get_by_role("radio", name=reason).check()
        self.press("Tell my team", row)

    def said(self) -> list[str]:
        """What a screen reader was told, last three."""
        return [words.strip() for words in self.page.locator(".aloud span").all_inner_texts()]

    def focused(self) -> str:
        """The id of the element with the focus."""
        return str(self.page.evaluate("document.getElementById('place').shadowRoot.activeElement?.id ?? ''"))

    def queued(self) -> int:
        """How many events this browser still keeps."""
        return int(self.page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('checklist:')).length"))

    def until(self, holds: Callable[[], bool]) -> None:
        """Waits for what must come true in the end."""
        for _ in range(400):
            if holds():
                return
            self.page.wait_for_timeout(50)
        raise AssertionError("it never came true")

    def until_saved(self, count: int) -> None:
        """Waits until the server has `count` events and the browser keeps none."""
        self.until(lambda: len(self.server.events()) == count and self.queued() == 0)

    def later(self, minutes: int) -> None:
        """The phone sleeps: time passes that the page did not count, then the screen is looked at again."""
        self.page.evaluate(SLEEP, minutes * 60_000)


@pytest.fixture
def today_server(tmp_path: Path) -> Iterator[Server]:
    server = Server(tmp_path / "events.db")
    server.start()
    yield server
    if server.thread.is_alive():
        server.stop()


@pytest.fixture
def phone(chromium: Browser, today_server: Server) -> Iterator[Phone]:
    one = Phone(chromium, today_server)
    yield one
    one.context.close()
    assert one.errors == []
