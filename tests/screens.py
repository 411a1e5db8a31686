"""Photographs of every page on a phone and on a desk: `python -m tests.screens` writes them into docs/screens."""

import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image
from playwright.sync_api import Browser, Page, ViewportSize, expect, sync_playwright

from tests.browsing import DESKTOP, FLAGS, PATH, PHONE
from tests.journeys.conftest import EVENING_BEFORE, NOW
from tests.journeys.patient import Patient
from tests.journeys.server import Server

OUT = Path(__file__).parents[1] / "docs" / "screens"
COLOURS = 160
TALLEST = 9000
BESIDE = ("today-evening-before", "recovery-day-9")
AT_REST = "[data-testid=stApp][data-test-script-state=notRunning], p.brand"
TALL = "Math.max(document.body.scrollHeight, ...[...document.querySelectorAll('[data-testid=stMain]')]" \
    ".map((main) => main.scrollHeight))"  # fmt: skip
TO_THE_TOP = "document.querySelector('[data-testid=stMain]')?.scrollTo(0, 0)"
SIZES: dict[str, ViewportSize] = {
    "phone": ViewportSize(width=PHONE["width"], height=PHONE["height"]),
    "desktop": ViewportSize(width=DESKTOP["width"], height=DESKTOP["height"]),
}


@dataclass(frozen=True, slots=True)
class Camera:
    """A page in one size. On a phone each page is taken as it opens, and whole where it goes on below."""

    page: Page
    url: str
    size: str

    def opens(self, path: str, sees: str) -> None:
        """The page at `path` is drawn."""
        self.page.goto(self.url + path)
        self.sees(sees)

    def sees(self, words: str | re.Pattern[str]) -> None:
        """The words are on the screen, and nothing runs."""
        expect(self.page.get_by_text(words).first).to_be_visible(timeout=30_000)
        self.rests()

    def rests(self) -> None:
        """Nothing runs any more."""
        self.page.locator(AT_REST).first.wait_for(timeout=30_000)
        self.page.wait_for_timeout(700)

    def takes(self, name: str) -> None:
        """A photograph of the page from its top."""
        self.page.mouse.move(0, 0)
        self.page.evaluate(TO_THE_TOP)
        self.rests()
        self._screen(f"{name}-{self.size}")
        if self.size == "phone" and self.page.evaluate(TALL) > PHONE["height"]:
            self._lengthen()
            self._screen(f"{name}-{self.size}-whole")
            self.page.set_viewport_size(SIZES[self.size])

    def snaps(self, name: str) -> None:
        """A photograph of what is in sight."""
        self._screen(f"{name}-{self.size}")

    def _lengthen(self) -> None:
        """The window is as tall as the page in it, which scrolls inside a frame of its own, or very tall."""
        for _ in range(2):
            self.page.set_viewport_size(
                ViewportSize(width=PHONE["width"], height=min(self.page.evaluate(TALL), TALLEST))
            )
            self.page.wait_for_timeout(400)

    def _screen(self, name: str) -> None:
        save(Image.open(BytesIO(self.page.screenshot(animations="disabled", caret="hide"))), name)


def save(picture: Image.Image, name: str) -> None:
    """The picture in few of its own colours, so that it stays small; of colours much alike the most common counts."""
    OUT.mkdir(parents=True, exist_ok=True)
    pixels = np.asarray(picture.convert("RGB")).astype(np.int32)
    packed = (pixels[..., 0] << 16) | (pixels[..., 1] << 8) | pixels[..., 2]
    found, places, counts = np.unique(packed, return_inverse=True, return_counts=True)
    colours = np.stack([found >> 16, found >> 8 & 255, found & 255], axis=1)
    order = np.argsort(-counts)
    _, first = np.unique(colours[order] >> 3, axis=0, return_index=True)
    kept = colours[order][np.sort(first)[:COLOURS]]
    nearest = ((colours[:, None, :] - kept[None, :, :]) ** 2).sum(axis=2).argmin(axis=1)
    few = Image.fromarray(nearest[places].reshape(packed.shape).astype(np.uint8))
    few.putpalette(kept.astype(np.uint8).tobytes())
    few.save(OUT / f"{name}.png", optimize=True)


def build_a_plan(camera: Camera) -> None:
    """The way of a new patient: the doors, six steps, the plan, the link."""
    maria = Patient(camera.page, camera.url)
    camera.opens("/", "I am having a procedure")
    camera.takes("welcome")
    maria.starts_a_plan()
    camera.takes("build-1-procedure")
    maria.picks_the_procedure()
    maria.types_into("stDateInput", "03222027")
    camera.takes("build-2-when")
    maria.gives_times()
    maria.adds_medicine("Eliquis", "5 mg")
    maria.adds_medicine("Metoprolol", "50 mg")
    maria.adds_medicine("Celebrax")
    maria.sees("Which one is on your bottle?")
    camera.takes("build-3-medicines")
    maria.presses("Not one of these")
    maria.presses("Next: your health")
    maria.sees("How is your health?")
    camera.takes("build-4-health")
    maria.presses("Next: your home and work")
    finish_a_plan(camera, maria)


def finish_a_plan(camera: Camera, maria: Patient) -> None:
    """Home, the answers once more, the plan, the link, and out again."""
    maria.sees("Who is at home with you?")
    camera.page.get_by_label("First name").fill("Maria")
    camera.page.get_by_label("Phone number of your ward").fill("555-0142")
    camera.takes("build-5-home")
    maria.presses("Next: check your answers")
    maria.sees("Is this right?")
    camera.takes("build-6-check")
    maria.makes_the_plan()
    maria.link()
    camera.takes("build-done")
    camera.opens("/link", "Keep your link")
    link = maria.link()
    camera.takes("link")
    camera.opens("/session", "This browser holds a plan")
    camera.takes("session")
    ask_at_the_door(camera, link)


def ask_at_the_door(camera: Camera, link: str) -> None:
    """What a link asks a browser that holds another plan, and what a closed link says."""
    with_another_plan = camera.page.context.browser
    assert with_another_plan
    other = Camera(new_page(with_another_plan, camera.size), camera.url, camera.size)
    Patient(other.page, camera.url).starts_a_plan()
    other.page.goto(link)
    other.sees("This browser holds another plan now.")
    other.takes("invite-question")
    other.opens("/invite/no-such-link", "This link does not work any more")
    other.takes("link-closed")
    other.opens("/sign-in", "Staff sign-in")
    other.takes("sign-in")
    other.page.context.close()


def look_around(camera: Camera) -> None:
    """The sample people of a demonstration: before, the evening before, after, and the staff's lists."""
    camera.opens("/demo", "Look around as a sample person")
    camera.takes("demo")
    sign_in_as(camera, "Ines Keller")
    look_at(camera, "today-weeks-before", "/", "Ready to come in")
    look_at(camera, "recovery-before", "/recovery", "When to get help")
    sign_in_as(camera, "Maria Ortiz")
    look_at(camera, "today-evening-before", "/", "Ready to come in")
    sign_in_as(camera, "Walter Jennings")
    look_at(camera, "medicines", "/medicines", "Each medicine")
    look_at(camera, "medicine-sheet", "/medicine-sheet", "medicine days")
    sign_in_as(camera, "Maria Ortiz")
    look_at(camera, "about", "/about", "What happens in surgery")
    move(camera)
    answers(camera)
    sign_in_as(camera, "Grace Lindqvist")
    look_at(camera, "today-day-9", "/", "Day 9 of 42")
    look_at(camera, "recovery-day-9", "/recovery", "When to get help")
    camera.page.emulate_media(color_scheme="dark")
    look_at(camera, "recovery-dark", "/recovery", "When to get help")
    look_at(camera, "today-dark", "/", "Day 9 of 42")
    camera.page.emulate_media(color_scheme="light")
    look_at_staff(camera)


def look_at_staff(camera: Camera) -> None:
    """The nurse's list and the care team's board."""
    sign_in_as(camera, "Nadia Nair")
    look_at(camera, "nurse-list", "/list", "not ready")
    camera.page.get_by_role("button", name=re.compile("^Record answer")).first.click()
    camera.sees("What came of it")
    camera.snaps("record-answer")
    sign_in_as(camera, "Amara Boyd")
    look_at(camera, "team-board", "/board", "people on the list")
    look_at_library(camera)


def look_at_library(camera: Camera) -> None:
    """The clinician's pages, with the made-up leaflet in review."""
    sign_in_as(camera, "Lena Hart")
    look_at(camera, "confirm", "/confirm", "to confirm")
    look_at_policy(camera)
    look_at(camera, "procedures", "/procedures", "draft in review")
    look_at(camera, "import", "/import", "Find what it says")
    look_at(camera, "review", "/review", "As a patient gets it")


def look_at_policy(camera: Camera) -> None:
    """A policy of the site before anybody has signed it."""
    camera.opens("/policy", "Nothing has been signed yet.")
    camera.page.get_by_text("The guideline’s hours").first.click()
    camera.sees("people who are coming in")
    camera.takes("policy")


def move(camera: Camera) -> None:
    """A new day, and the difference it makes."""
    camera.opens("/move", "Change the date")
    Patient(camera.page, camera.url).types_into("stDateInput", "03182027")
    camera.sees("What changes")
    camera.takes("move")


def answers(camera: Camera) -> None:
    """Another answer, and the difference it makes."""
    camera.opens("/answers", "Change my answers")
    camera.page.get_by_text("I sleep with a CPAP device.").click()
    camera.sees("What changes")
    camera.takes("answers")


def sign_in_as(camera: Camera, name: str) -> None:
    """The browser holds this sample person."""
    camera.opens("/demo", "Look around as a sample person")
    camera.page.get_by_role("button", name=re.compile(f"^{name}")).click()
    camera.page.wait_for_url(re.compile(r"/(list|board|procedures)?$"))


def look_at(camera: Camera, name: str, path: str, sees: str) -> None:
    """The page at `path`, photographed."""
    camera.opens(path, sees)
    camera.takes(name)


def new_page(browser: Browser, size: str) -> Page:
    """A browser of its own: no cookie, nothing kept."""
    context = browser.new_context(viewport=SIZES[size], timezone_id="America/New_York", locale="en-US")
    return context.new_page()


@contextmanager
def serving(*options: str, now: str) -> Iterator[Server]:
    """The real server in an empty folder, its clock set."""
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder), *options, now=now).start()
        try:
            yield server
        finally:
            server.stop()


def put_beside() -> None:
    """Today and recovery as a phone opens them, side by side for the first page of the documentation."""
    left, right = (Image.open(OUT / f"{name}-phone.png").convert("RGB") for name in BESIDE)
    both = Image.new("RGB", (left.width + right.width + 24, left.height), "#F1F5F4")
    both.paste(left, (0, 0))
    both.paste(right, (left.width + 24, 0))
    save(both, "today-and-recovery")


def photograph(tour: Callable[[Camera], None], browser: Browser, server: Server) -> None:
    """One tour in every size."""
    for size in SIZES:
        page = new_page(browser, size)
        tour(Camera(page, server.url, size))
        page.context.close()


def main() -> int:
    """Every photograph is taken anew."""
    for old in OUT.glob("*.png"):
        old.unlink()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=PATH, args=FLAGS)
        with serving(now=NOW) as server:
            photograph(build_a_plan, browser, server)
        with serving("--demo", now=EVENING_BEFORE) as server:
            photograph(look_around, browser, server)
        browser.close()
    put_beside()
    return 0


if __name__ == "__main__":
    sys.exit(main())
