from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browsing import AGENT, DESKTOP, PHONE
from tests.care.furnished import home
from tests.journeys.server import Server

__all__ = ["home"]

NOW = "2027-03-08T09:00:00-05:00"
EVENING_BEFORE = "2027-03-15T18:00:00-04:00"


@pytest.fixture
def new_phone(chromium: Browser) -> Iterator[Callable[[], Page]]:
    """A phone of its own each time: no cookie, nothing kept."""
    contexts = []

    def opened() -> Page:
        contexts.append(
            chromium.new_context(viewport=PHONE, user_agent=AGENT, timezone_id="America/New_York", locale="en-US")
        )
        return contexts[-1].new_page()

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def phone(new_phone: Callable[[], Page]) -> Page:
    return new_phone()


@pytest.fixture
def desktop(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport=DESKTOP, timezone_id="America/New_York", locale="en-US")
    yield context.new_page()
    context.close()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    yield from _running(Server(tmp_path, now=NOW))


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Server]:
    yield from _running(Server(tmp_path, "--demo", now=EVENING_BEFORE))


def _running(server: Server) -> Iterator[Server]:
    """The server, with no connection off this machine ever tried."""
    yield server.start()
    server.stop()
    assert server.outbound() == ""
