"""Page load in a real Chromium: the today page of one person against an empty Streamlit page."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from benchmarks import ours
from benchmarks.contenders import HEALTH, streamlit
from benchmarks.serving import a_folder, serving
from benchmarks.table import Table, ms, times

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
PHONE = {"width": 390, "height": 844}
SEEN_AT = """(selector) => new Promise((done) => {
  const said = (element) => element.textContent.trim() || element.matches("input");
  const within = (root) => [...root.querySelectorAll(selector)].some(said)
    || [...root.querySelectorAll("*")].some((element) => element.shadowRoot && within(element.shadowRoot));
  const settled = () => document.fonts.ready.then(() => done(performance.now() / 1000));
  const look = () => within(document) ? settled() : setTimeout(look, 4);
  look();
})"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """A page to open, with the cookie it needs, and what has to be seen on it."""

    name: str
    address: str
    seen: str
    cookie: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Loads:
    """Seconds from the start of the navigation until it was seen and the fonts were there."""

    cold: Sequence[float]
    warm: Sequence[float]


def measure(rounds: int) -> Table:
    """Both servers up, the pages opened in turn, so that noise falls on both."""
    with _screens() as screens, chromium() as browser:
        for screen in screens:
            _cold(browser, screen)
        cold = in_turn(screens, rounds, lambda screen: _cold(browser, screen))
        warm = in_turn(screens, rounds, lambda screen: warm_load(browser, screen))
        version = browser.version
    loads = [Loads(cold=cold[screen.name], warm=warm[screen.name]) for screen in screens]
    return Table(
        title="Page load",
        columns=("page", "cold ms", "against empty", "warm ms", "against empty"),
        rows=[_row(screen, load, loads[0]) for screen, load in zip(screens, loads, strict=True)],
        note=f"Chromium {version}, 390x844, median of {rounds} loads each, in turn. From the start of the navigation "
        "until it is in the page and the fonts are ready. Cold is a new browser profile, warm a second load in one. "
        "All stand at the address /.",
    )


@contextmanager
def _screens() -> Iterator[Sequence[Screen]]:
    with (
        a_folder() as one,
        a_folder() as two,
        serving(streamlit("empty.py"), HEALTH, one) as empty,
        ours.with_one_plan(two) as (own, seat),
    ):
        yield (
            Screen(name="empty Streamlit page: heading", address=empty.address, seen="h1"),
            Screen(name="today: heading", address=own.address, seen="h1", cookie=seat.cookie),
            Screen(name="today: first checkbox", address=own.address, seen="input[type=checkbox]", cookie=seat.cookie),
        )


@contextmanager
def chromium() -> Iterator[Browser]:
    """A Chromium of its own."""
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(FLAGS))
        yield browser
        browser.close()


def in_turn(screens: Sequence[Screen], rounds: int, load: Callable[[Screen], float]) -> dict[str, list[float]]:
    """Seconds of each screen, one after the other in each round, so that noise falls on all."""
    found: dict[str, list[float]] = {screen.name: [] for screen in screens}
    for _ in range(rounds):
        for screen in screens:
            found[screen.name].append(load(screen))
    return found


def _cold(browser: Browser, screen: Screen) -> float:
    with _profile(browser, screen) as context:
        return _seen_at(context.new_page(), screen)


def warm_load(browser: Browser, screen: Screen) -> float:
    """Seconds until a second load in one profile was seen."""
    with _profile(browser, screen) as context:
        page = context.new_page()
        _seen_at(page, screen)
        return _seen_at(page, screen)


@contextmanager
def _profile(browser: Browser, screen: Screen) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport=PHONE)  # type: ignore[arg-type]
    if screen.cookie:
        name, value = screen.cookie
        context.add_cookies([{"name": name, "value": value, "url": screen.address}])
    yield context
    context.close()


def _seen_at(page: Page, screen: Screen) -> float:
    page.goto(screen.address, wait_until="commit")
    return float(page.evaluate(SEEN_AT, screen.seen))


def _row(screen: Screen, load: Loads, empty: Loads) -> Sequence[str]:
    cold, warm = median(load.cold), median(load.warm)
    return screen.name, ms(cold), times(cold / median(empty.cold)), ms(warm), times(warm / median(empty.warm))
