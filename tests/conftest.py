from collections.abc import Iterator

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from tests.browsing import FLAGS, PATH

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")  # speed is measured in benchmarks; a busy machine must not fail a test


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One real Chromium for every browser test: playwright can run only once in a process."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=PATH, args=FLAGS)
        yield browser
        browser.close()
