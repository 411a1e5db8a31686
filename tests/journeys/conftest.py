import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from tests.journeys.server import Server

PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 800}
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]  # fmt: skip


def chromium() -> str | None:
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return os.environ.get("CHECKLIST_CHROMIUM") or next(filter(None, map(shutil.which, names)), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield found
        found.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=PHONE, timezone_id="America/New_York", locale="en-US")
    yield context.new_page()
    context.close()


@pytest.fixture
def another_phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=PHONE, timezone_id="America/New_York", locale="en-US")
    yield context.new_page()
    context.close()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    running = Server(tmp_path, now="2027-03-08T09:00:00-05:00").start()
    yield running
    running.stop()
    assert running.outbound() == ""


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Server]:
    running = Server(tmp_path, "--demo", now="2027-03-15T18:00:00-04:00").start()
    yield running
    running.stop()
    assert running.outbound() == ""


def assert_accessible(page: Page) -> None:
    """axe finds nothing to complain about on the page as it stands."""
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
