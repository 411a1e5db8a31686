"""What a patient does on a phone, step by step, in the words on the screen."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browsing import unfold

PROCEDURE = "Surgery to take out a lump from the back or side"
AT_REST = "[data-testid=stApp][data-test-script-state=notRunning]"


class Patient:
    """A person with a phone in a real browser."""

    def __init__(self, page: Page, url: str) -> None:
        self.page, self.url = page, url
        page.set_default_timeout(15_000)

    def opens(self, path: str = "/") -> None:
        self.page.goto(self.url + path)

    def presses(self, name: str) -> None:
        self.page.get_by_role("button", name=name).first.click()

    def sees(self, text: str | re.Pattern[str]) -> None:
        expect(self.page.get_by_text(text).first).to_be_visible(timeout=15_000)

    def starts_a_plan(self) -> None:
        self.opens()
        self.presses("I am having a procedure")
        self.sees("Which procedure are you having?")

    def picks_the_procedure(self) -> None:
        self.presses(PROCEDURE)
        self.sees("When is it?")

    def gives_times(self, day: str = "03222027", arrival: str = "1100AM", start: str = "0100PM") -> None:
        self.types_into("stDateInput", day)
        for place, clock in enumerate((arrival, start)):
            self.types_into("stTimeInput", clock, place)
        self.presses("Next: your medicines")
        self.sees("Which medicines do you take?")

    def types_into(self, kind: str, digits: str, place: int = 0) -> None:
        first = self.page.get_by_test_id(kind).nth(place).get_by_role("spinbutton").first
        first.click()
        self.page.keyboard.type(digits)
        self.page.keyboard.press("Enter")
        self.page.keyboard.press("Escape")

    def adds_medicine(self, name: str, dose: str = "") -> None:
        listed = self.page.get_by_role("button", name="Remove").count()
        self.page.get_by_label("Name on the bottle").fill(name)
        self.page.get_by_label("How much").fill(dose)
        self.presses("Add this medicine")
        expect(self.page.get_by_role("button", name="Remove")).to_have_count(listed + 1)
        self.page.locator(AT_REST).wait_for()
        expect(self.page.get_by_label("Name on the bottle")).to_have_count(1)

    def pastes_a_list(self, text: str) -> None:
        unfold(self.page, "Paste a whole list")
        self.page.get_by_label("Your list, as it is").fill(text)
        self.presses("Read my list")
        self.sees("This is what we read.")

    def goes_on_to_the_end(self) -> None:
        self.presses("Next: your health")
        self.sees("How is your health?")
        self.presses("Next: your home and work")
        self.sees("Who is at home with you?")
        self.page.get_by_label("First name").fill("Maria")
        self.page.get_by_label("Phone number of your ward").fill("555-0142")
        self.presses("Next: check your answers")
        self.sees("Is this right?")

    def goes_on_to_the_end_without_medicines(self) -> None:
        self.presses("Next: your health")
        self.sees("No medicines at all?")
        self.goes_on_to_the_end()

    def makes_the_plan(self) -> None:
        self.presses("Make my plan")
        self.sees("Your plan is ready")

    def builds_a_plan(self) -> None:
        self.starts_a_plan()
        self.picks_the_procedure()
        self.gives_times()
        self.adds_medicine("Eliquis", "5 mg")
        self.goes_on_to_the_end()
        self.makes_the_plan()

    def link(self) -> str:
        self.presses("Show my link")
        return self.page.get_by_test_id("stCode").inner_text().strip()

    def shares_with(self, name: str, *parts: str) -> str:
        """The link for a helper, who sees these parts too."""
        self.opens("/link")
        self.sees("Share with a helper")
        one_more = self.page.get_by_text("Share with one more helper")
        if one_more.count():
            one_more.click()
        self.page.get_by_label("Name of your helper").fill(name)
        for part in parts:
            self.page.get_by_text(part, exact=True).last.click()
        self.presses("Make a link for my helper")
        self.sees(f"The link for {name} is ready.")
        return self.page.get_by_test_id("stCode").inner_text().strip()

    def sees_today(self) -> None:
        self.opens()
        expect(self.boxes().first).to_be_visible(timeout=20_000)

    def boxes(self) -> Locator:
        return self.page.get_by_role("checkbox")

    def box(self, title: str) -> Locator:
        return self.page.get_by_role("checkbox", name=title, exact=True)

    def ticks(self, title: str) -> None:
        self.box(title).check()

    def is_saved(self) -> None:
        expect(self.page.get_by_text(re.compile(r"^Saved \d")).first).to_be_visible(timeout=15_000)

    def could_not(self, title: str, reason: str) -> None:
        row = self.page.locator("li", has=self.box(title))
        row.get_by_role("button", name="Why?").click()
        row.get_by_role("button", name="I could not do this").click()
        row.get_by_label(reason).check()
        row.get_by_role("button", name="Tell my team").click()

    def ticked(self) -> set[str]:
        """The titles of every ticked box, those folded away included."""
        fold = self.page.get_by_role("button", name=re.compile(r"^Show \d+ done"))
        if fold.count():
            fold.click()
        return {box.evaluate("b => b.labels[0].innerText") for box in self.boxes().all() if box.is_checked()}
