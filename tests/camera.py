"""A browser that photographs pages: each as it opens, and whole where it goes on below."""

import re
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image
from playwright.sync_api import Page, ViewportSize, expect

from tests.browsing import DESKTOP, PHONE

OUT = Path(__file__).parents[1] / "docs" / "screens"
COLOURS = 160
BESIDE = ("today-evening-before", "recovery-day-9")
TALLEST = 9000
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


def put_beside() -> None:
    """Today and recovery as a phone opens them, side by side for the first page of the documentation."""
    left, right = (Image.open(OUT / f"{name}-phone.png").convert("RGB") for name in BESIDE)
    both = Image.new("RGB", (left.width + right.width + 24, left.height), "#F1F5F4")
    both.paste(left, (0, 0))
    both.paste(right, (left.width + 24, 0))
    save(both, "today-and-recovery")
