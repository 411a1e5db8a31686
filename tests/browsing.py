"""The one real Chromium of all browser tests: where it is, how it is started, and what axe says of a page."""

import os
import re
import shutil

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

PHONE = {"width": 390, "height": 844}
AGENT = (
    "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36"  # how a phone names itself
)
DESKTOP = {"width": 1280, "height": 800}
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PATH = os.environ.get("CHECKLIST_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]  # fmt: skip


DRAWN = """() => !document.querySelector('[data-testid=stApp]')
    || document.querySelector('[data-testid=stApp][data-test-script-state=notRunning]')"""
STILL = """() => Promise.race([new Promise(done => setTimeout(done, 5000)), Promise.all(document.getAnimations()
    .filter(move => Number.isFinite(move.effect.getComputedTiming().endTime))
    .map(move => move.finished.catch(() => null)))])"""  # one that is paused never ends, and nothing else would


def rest(page: Page) -> None:
    """The page is drawn, and nothing on it fades or slides any more: half faded text has no contrast, and a press on
    what slides can miss it."""
    page.wait_for_function(DRAWN)
    page.evaluate(STILL)


def unfold(page: Page, label: str | re.Pattern[str]) -> None:
    """What is folded away under a label is open and at rest."""
    page.get_by_text(label).click()
    rest(page)


def assert_accessible(page: Page) -> None:
    """axe finds nothing to complain about on the page as it stands, once it is at rest."""
    rest(page)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
