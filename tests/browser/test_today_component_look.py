# ruff: noqa: F811 (fixtures)
import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from tests.browser.today_component_phone import Phone, phone, today_server  # noqa: F401
from tests.browser.today_component_plan import WORDS
from tests.browser.today_component_server import UI, Server

ELIQUIS = "Do not take Eliquis (apixaban) tonight."
SOAP = "Wash with the soap the team gave you."
POLISH = "Take off nail polish."
PRESSED = "button:visible, a:visible, input:visible, textarea:visible"
STYLE = "(node, [part, name]) => getComputedStyle(node, part)[name]"


def offline(phone: Phone) -> None:
    phone.server.mode = "down"
    phone.box(POLISH).check()
    expect(phone.page.locator(".net.away")).to_be_visible()


def why(phone: Phone) -> None:
    phone.press(f"Why? {ELIQUIS}")


def reasons(phone: Phone) -> None:
    why(phone)
    phone.press("I could not do this")
    phone.press("Tell my team")
    phone.page.get_by_role("radio", name="I took it").check()


def could_not(phone: Phone) -> None:
    phone.could_not(ELIQUIS, "I took it")
    phone.could_not(SOAP, "I forgot")


def ate_late(phone: Phone) -> None:
    phone.press("I ate or drank too late")


def all_done(phone: Phone) -> None:
    for box in phone.page.locator("section:has-text('Tonight') input").all():
        box.check()


def refused(phone: Phone) -> None:
    phone.server.refuse = {"polish"}
    phone.box(POLISH).click()
    phone.press("Add question")


SIGHTS: list[Callable[[Phone], None]] = [offline, why, reasons, could_not, ate_late, all_done, refused]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("sight", SIGHTS, ids=lambda sight: sight.__name__)
def test_axe_finds_nothing(phone: Phone, sight: Callable[[Phone], None], theme: str) -> None:
    phone.open(theme=theme)
    sight(phone)
    found = Axe().run(phone.page)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("sight", SIGHTS, ids=lambda sight: sight.__name__)
def test_everything_one_presses_is_at_least_44_px(phone: Phone, sight: Callable[[Phone], None]) -> None:
    phone.open()
    sight(phone)
    boxes = [node.bounding_box() for node in phone.page.locator(".today").locator(PRESSED).all()]
    assert len(boxes) > 20
    assert all(box and box["height"] >= 44 and box["width"] >= 44 for box in boxes)


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_is_wider_than_the_screen(chromium: Browser, today_server: Server, width: int) -> None:
    narrow = Phone(chromium, today_server, viewport={"width": width, "height": 800})
    narrow.open()
    could_not(narrow)
    why(narrow)
    assert narrow.page.evaluate("document.documentElement.scrollWidth") == width
    narrow.context.close()


def test_the_heading_the_stop_and_the_ready_line_are_in_sight_without_scrolling(phone: Phone) -> None:
    ready = phone.open().locator(".ready").bounding_box()
    assert ready is not None
    assert ready["y"] + ready["height"] < 844


def test_the_focus_shows_as_three_pixels_of_accent(phone: Phone) -> None:
    phone.open()
    for _ in range(6):
        phone.page.keyboard.press("Tab")
        held = phone.page.locator(":focus-visible")
        assert held.evaluate(STYLE, [None, "outlineWidth"]) == "3px"
        assert held.evaluate(STYLE, [None, "outlineColor"]) == "rgb(10, 82, 91)"


def test_the_keyboard_goes_through_the_screen_in_reading_order(phone: Phone) -> None:
    phone.open()
    order = []
    for _ in range(8):
        phone.page.keyboard.press("Tab")
        order.append(phone.focused())
    card = ["jump:ask", "opens:card:clear", "opens:card:who", "opens:card:late"]
    assert order == [*card, "tick:ride", "opens:why:ride", "tick:eliquis", "opens:why:eliquis"]


def test_the_keyboard_alone_can_tick_undo_ask_why_and_say_what_could_not_be_done(phone: Phone) -> None:
    phone.open()
    keys = "Tab Tab Tab Tab Tab Space Space Tab Tab Tab Enter Tab Enter Tab Space ArrowDown Tab Enter"
    for key in keys.split():
        phone.page.keyboard.press(key)
    phone.until_saved(3)
    done = [(event["task"], event["kind"]) for event in phone.server.events()]
    assert done == [("ride", "done"), ("ride", "undone"), ("eliquis", "could_not")]
    assert phone.server.events()[-1]["payload"]["reason"] == "no_supplies"


def test_the_keyboard_alone_can_ask_the_team(phone: Phone) -> None:
    phone.open()
    phone.page.keyboard.press("Shift+Tab")
    phone.page.keyboard.press("Shift+Tab")
    phone.page.keyboard.type("May I brush my teeth?")
    phone.page.keyboard.press("Tab")
    phone.page.keyboard.press("Enter")
    phone.until_saved(1)
    assert [event["payload"]["text"] for event in phone.server.events()] == ["May I brush my teeth?"]


def test_forced_colours_keep_the_tick(chromium: Browser, today_server: Server) -> None:
    forced = Phone(chromium, today_server, forced_colors="active")
    forced.open()
    forced.box(POLISH).check()
    tick = forced.box(POLISH).evaluate(STYLE, ["::after", "borderRightColor"])
    box = forced.box(POLISH).evaluate(STYLE, ["::before", "backgroundColor"])
    assert tick != box
    forced.context.close()


def test_nothing_moves_for_who_asked_for_less_motion(chromium: Browser, today_server: Server) -> None:
    calm = Phone(chromium, today_server, reduced_motion="reduce")
    calm.open()
    assert calm.box(POLISH).evaluate(STYLE, ["::before", "transitionDuration"]) == "0s"
    calm.context.close()


def test_paper_has_the_boxes_and_no_buttons(phone: Phone) -> None:
    phone.open()
    phone.page.emulate_media(media="print")
    expect(phone.page.locator("button:visible, textarea:visible")).to_have_count(0)
    expect(phone.page.get_by_role("checkbox")).to_have_count(10)


def test_paper_is_black_ink_even_when_the_screen_is_dark(phone: Phone) -> None:
    phone.open(theme="dark")
    phone.box(POLISH).check()
    phone.page.emulate_media(media="print")
    ink = [phone.page.locator(".what").evaluate(STYLE, [None, "color"])]
    ink.append(phone.box(POLISH).evaluate(STYLE, ["::after", "borderRightColor"]))
    ink.append(phone.box(POLISH).evaluate(STYLE, ["::before", "borderRightColor"]))
    assert ink == ["rgb(0, 0, 0)"] * 3


def test_colours_come_from_the_theme_alone() -> None:
    css = (UI / "today.css").read_text(encoding="utf-8")
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b|rgb|hsl", css)


def test_every_word_on_the_screen_is_listed_with_its_english() -> None:
    code = (UI / "today.js").read_text(encoding="utf-8")
    listed = dict(re.findall(r"^  (\w+) {2,}(\S.*)$", code.split("*/")[0], re.MULTILINE))
    assert listed == WORDS
    assert all(re.search(rf"\b{key}\b", code.split("*/", 1)[1]) for key in WORDS)
