import re

from playwright.sync_api import Page, expect

from tests.journeys.patient import PROCEDURE, Patient
from tests.journeys.server import Server

MOST_TABS = 120
AFTER_MEDICINES = (
    ("Next: your health", "How is your health?"),
    ("Next: your home and work", "Who is at home"),
    ("Next: check your answers", "Is this right?"),
    ("Make my plan", "Your plan is ready"),
)


class Keyboard:
    """A person who uses keys alone."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def reaches(self, name: str) -> None:
        """Tab until the thing with this name has the focus."""
        for _ in range(MOST_TABS):
            if name in self.focused():
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab never reached {name!r}; the focus is on {self.focused()!r}")

    def focused(self) -> str:
        return self.page.evaluate(
            """() => {
              let el = document.activeElement;
              while (el?.shadowRoot?.activeElement) el = el.shadowRoot.activeElement;
              if (!el || el === document.body) return "";
              const labels = [...(el.labels ?? [])].map((label) => label.innerText);
              const own = el.matches("a, button") && el.innerText;
              return [el.getAttribute("aria-label"), ...labels, own].filter(Boolean).join(" ");
            }"""
        )

    def presses(self, name: str, key: str = "Enter") -> None:
        self.reaches(name)
        self.page.keyboard.press(key)


def test_keys_alone_build_a_plan_and_tick_it(server: Server, phone: Page) -> None:
    maria, keys = Patient(phone, server.url), Keyboard(phone)
    maria.opens()
    _builds(maria, keys)
    keys.presses("Open my plan")
    expect(maria.boxes().first).to_be_visible(timeout=20_000)
    keys.presses("Arrange an adult to drive you home.", "Space")
    maria.is_saved()
    assert maria.box("Arrange an adult to drive you home.").is_checked()
    keys.presses("Why?")
    maria.sees(re.compile("Who says so"))


def _builds(maria: Patient, keys: Keyboard) -> None:
    """Through all six steps with no medicine, then to the end."""
    _settled(maria, "I am having a procedure")
    keys.presses("I am having a procedure")
    _settled(maria, "Which procedure are you having?")
    keys.presses(PROCEDURE)
    _settled(maria, "When is it?")
    for name, typed in (("month", "03222027"), ("hour", "1100AM")):
        keys.reaches(name)
        maria.page.keyboard.type(typed)
    keys.presses("Next: your medicines")
    _settled(maria, "Which medicines do you take?")
    keys.presses("Next: your health")
    _settled(maria, "No medicines at all?")
    for button, heading in AFTER_MEDICINES:
        keys.presses(button)
        _settled(maria, heading)


def _settled(maria: Patient, words: str) -> None:
    maria.sees(words)
    maria.page.wait_for_timeout(700)


def test_keys_alone_confirm_a_medicine(demo: Server, desktop: Page) -> None:
    lena, keys = Patient(desktop, demo.url), Keyboard(desktop)
    lena.opens("/demo")
    desktop.locator("form[action='/demo/clinician'] button").click()
    desktop.wait_for_url(lambda url: not url.endswith("/demo"))
    lena.opens("/confirm")
    _settled(lena, "4 medicines to confirm, for 3 people")
    keys.presses("Keep taking it", "ArrowRight")
    _settled(lena, "Start again")
    keys.presses("Wednesday, March 10", "Space")
    _settled(lena, "7 days without it (has passed)")
    keys.presses("Ask before starting again", "Space")
    _settled(lena, "Confirm Ozempic")
    keys.presses("Confirm Ozempic")
    lena.sees("Ozempic is confirmed.")
    lena.sees("3 medicines to confirm, for 2 people")
    expect(desktop.get_by_role("button", name="Confirm Ozempic")).to_have_count(0)
