import re
from collections.abc import Callable
from contextlib import suppress

import pytest
from playwright.sync_api import Locator, Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from tests.browsing import assert_accessible, unfold
from tests.journeys.patient import Patient
from tests.journeys.server import Server

PAGE = """Name of the Procedure:

Removal of a cyst from the sole of the foot

Summary

A small sac of fluid is taken out of the sole of the foot.

Preparation

  • Fast as directed by the care provider, usually no food or drink for 6-8 hours before surgery.
  • Pause certain medications, in particular blood thinners, as advised by the doctor.
  • Have preoperative tests, such as blood tests, and possibly a biopsy.

Duration

The procedure usually takes 30 to 45 minutes.

Recovery

  • Patients may have swelling for a few days to a week.
  • Full recovery usually takes about 3 to 5 weeks, with limits on standing.
  • Follow-up appointments are necessary to check healing.
"""
HOSTILE = """A leaflet that wants to act

<script>document.title = "owned"</script>
<img src=x onerror="document.title='owned'">

- Do not eat for 6 hours before <b>surgery</b>. See https://evil.example, www.evil.example, a@evil.example
- [press](javascript:alert(1)) ![p](https://evil.example/p.png) :material/home: :tada: $x^2$ `code`
"""
CUT = """[...document.querySelectorAll('[data-testid=stMain] *')].filter((one) => one.getClientRects().length)
    .filter((one) => one.getBoundingClientRect().right > innerWidth + 1
        || (getComputedStyle(one).textOverflow === 'ellipsis' && one.scrollWidth > one.clientWidth + 1))
    .map((one) => one.outerHTML.slice(0, 200))"""
AT_REST = "[data-testid=stApp][data-test-script-state=notRunning]"
TITLE = "Removal of a cyst from the sole of the foot"


class Clinician:
    """A reviewer at a desk, in the words on the screen; axe looks after each step."""

    def __init__(self, page: Page, demo: Server) -> None:
        self.page, self.url = page, demo.url
        page.set_default_timeout(20_000)
        page.goto(f"{demo.url}/demo")
        page.get_by_role("button", name=re.compile("^Lena Hart")).click()
        self.sees("draft in review")

    def sees(self, words: str | re.Pattern[str]) -> None:
        expect(self.page.get_by_text(words).first).to_be_visible(timeout=20_000)
        self.page.wait_for_timeout(500)

    def presses(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).first.click()

    def tabs_to(self, target: Locator) -> None:
        """The tab key moves the focus until it is on this."""
        target.wait_for()
        for _ in range(120):
            if target.evaluate("one => one === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"the tab key does not reach {target}")

    def steps(self, key: str, to: str) -> None:
        """A key that leads there, pressed once more where the page did not listen yet."""
        there = self.page.get_by_text(re.compile(f"^{to}"))
        for _ in range(3):
            self.left("Accept")
            self.page.keyboard.press(key)
            with suppress(PlaywrightTimeout):
                there.wait_for(timeout=10_000)
                return
        raise AssertionError(f"{key} does not lead to {to}")

    def checks(self) -> None:
        assert_accessible(self.page)

    def imports(self, text: str) -> None:
        self.page.goto(f"{self.url}/import")
        self.page.get_by_label("The text", exact=True).fill(text)
        self.presses("Find what it says")
        self.sees("What we found")

    def sends(self, name: str, raw: bytes) -> None:
        """A file is chosen and sent."""
        given = {"name": name, "mimeType": "application/octet-stream", "buffer": raw}
        self.page.locator("input[type=file]").first.set_input_files(files=[given])
        self.page.get_by_text(name, exact=True).wait_for()
        self.page.get_by_test_id("stChatInputSubmitButton").click()

    def left(self, name: str | re.Pattern[str]) -> int:
        """How many of these buttons there are, once the page has come to rest: while it is drawn some are missing."""
        self.page.wait_for_timeout(200)
        self.page.locator(AT_REST).first.wait_for()
        self.page.wait_for_timeout(200)
        return self.page.get_by_role("button", name=name, exact=isinstance(name, str)).count()

    def accepts_all(self) -> None:
        """Each finding in turn, until nothing waits."""
        while waiting := self.left("Accept"):
            self.presses("Accept")
            expect(self.page.get_by_role("button", name="Accept", exact=True)).to_have_count(waiting - 1)

    def answers_all(self) -> None:
        """A word about each thing that is left out."""
        asks = re.compile("^Say a word about")
        while waiting := self.left(asks):
            self.page.get_by_role("button", name=asks).first.click()
            self.page.get_by_label("What are patients told").fill("The ward tells them on the day they book.")
            self.presses("Save the word")
            expect(self.page.get_by_role("button", name=asks)).to_have_count(waiting - 1)


def test_a_pasted_page_is_reviewed_signed_and_a_patient_builds_a_plan_from_it(
    demo: Server, desktop: Page, new_phone: Callable[[], Page]
) -> None:
    lena = Clinician(desktop, demo)
    lena.checks()
    lena.imports(PAGE)
    lena.sees("Not ready to sign.")
    lena.checks()
    expect(desktop.get_by_role("button", name="Sign as reviewed")).to_be_disabled()
    lena.presses("Change")
    lena.sees("The text says:")
    lena.checks()
    desktop.get_by_label("Hours before: least").fill("8")
    lena.presses("Save the change")
    lena.sees("Changed")
    lena.accepts_all()
    lena.answers_all()
    expect(desktop.get_by_text("Ready to sign.", exact=True)).to_be_visible()
    lena.checks()
    lena.presses("Sign as reviewed")
    lena.sees("It cannot be changed after that.")
    lena.checks()
    lena.presses("Sign it")
    lena.sees("Signed. Patients can build a plan from it now.")
    lena.checks()
    _builds(Patient(new_phone(), demo.url))


def _builds(maria: Patient) -> None:
    """A patient finds the procedure and builds a plan from it."""
    maria.starts_a_plan()
    maria.presses(TITLE)
    maria.sees("When is it?")
    maria.gives_times()
    maria.goes_on_to_the_end_without_medicines()
    maria.makes_the_plan()
    maria.sees_today()
    maria.sees("Stop all food and drink")
    assert_accessible(maria.page)
    assert maria.page.get_by_text("No clinician has reviewed this text yet").count() == 0


def test_a_draft_is_not_offered_to_patients(demo: Server, desktop: Page, phone: Page) -> None:
    Clinician(desktop, demo).imports(PAGE)
    maria = Patient(phone, demo.url)
    maria.starts_a_plan()
    assert phone.get_by_role("button", name=TITLE).count() == 0


def test_j_and_k_go_through_the_findings_and_say_which(demo: Server, desktop: Page) -> None:
    lena = Clinician(desktop, demo)
    desktop.goto(f"{demo.url}/review")
    lena.sees("Finding 1 of")
    for key, number in (("j", 2), ("j", 3), ("k", 2), ("j", 3)):
        lena.steps(key, f"Finding {number} of")
        desktop.wait_for_url(re.compile(rf"#finding-{number}$"))
        expect(desktop.locator(f"#finding-{number}")).to_be_in_viewport(timeout=20_000)


def test_nothing_in_a_text_can_act(demo: Server, desktop: Page) -> None:
    lena = Clinician(desktop, demo)
    lena.imports(HOSTILE)
    main = desktop.get_by_test_id("stMain")
    assert desktop.title() == "Periop Checklist" or desktop.title() == "Review"
    assert all((link.get_attribute("href") or "").startswith("#") for link in main.locator("a").all())
    assert main.locator("img, script, code, .katex, iframe").count() == 0
    assert "https" in main.inner_text()
    lena.checks()


def test_a_file_is_imported_too(demo: Server, desktop: Page) -> None:
    lena = Clinician(desktop, demo)
    desktop.goto(f"{demo.url}/import")
    unfold(desktop, "It is in a file")
    lena.sees("choose it: PDF, Word")
    lena.checks()
    lena.sends("photo.png", b"\x89PNG\r\n\x1a\n" + bytes(2_000))
    lena.sees("Cannot read photo.png: it is not text; give the guidance as text, Markdown, HTML, DOCX or PDF.")
    lena.sends("many.txt", b"Stop food. " * 600_000)
    lena.sees("Cannot read many.txt: it is larger than 5 MB")
    lena.checks()
    lena.sends("foot.md", PAGE.encode())
    lena.sees("What we found")
    lena.sees("From foot.md")


def test_a_draft_is_discarded_with_the_keyboard_alone(demo: Server, desktop: Page) -> None:
    lena = Clinician(desktop, demo)
    desktop.goto(f"{demo.url}/review")
    lena.sees("What we found")
    for name, then in (("Discard this draft", "This cannot be undone."), ("Discard it", "The draft is discarded.")):
        button = desktop.get_by_role("button", name=name, exact=True)
        lena.tabs_to(button)
        lena.checks()
        desktop.keyboard.press("Enter")
        lena.sees(then)
    lena.sees("This draft is not here any more")
    lena.checks()
    desktop.goto(f"{demo.url}/procedures")
    lena.sees("1 procedure")
    assert desktop.get_by_text("in review").count() == 0


def test_each_mark_has_a_sign_that_needs_no_colour(demo: Server, desktop: Page) -> None:
    lena = Clinician(desktop, demo)
    lena.imports(PAGE)
    lena.presses("Accept")
    lena.sees("Accepted")
    marks = [desktop.locator(".stMarkdownColoredBackground").filter(has_text=words)
             for words in ("Fast as directed", "Pause certain", "Have preoperative tests")]  # fmt: skip
    signs = [mark.get_by_role("img").first.get_attribute("aria-label") for mark in marks]
    assert signs == ["check_circle icon", "report icon", "radio_button_unchecked icon"]


def test_what_is_wrong_with_a_form_is_in_sight_of_the_button_pressed(demo: Server, desktop: Page) -> None:
    lena = Clinician(desktop, demo)
    lena.imports(PAGE)
    lena.presses("Add what we missed")
    desktop.get_by_label("Its words, copied from the text").fill("These words are elsewhere.")
    lena.presses("Add it")
    lena.sees("These words are not in the text.")
    expect(desktop.get_by_text("These words are not in the text.").last).to_be_in_viewport()
    expect(desktop.get_by_role("button", name="Add it", exact=True)).to_be_in_viewport()


def test_letters_typed_into_a_form_do_not_go_to_another_finding(demo: Server, desktop: Page) -> None:
    lena = Clinician(desktop, demo)
    lena.imports(PAGE)
    desktop.get_by_role("button", name="Change", exact=True).nth(1).click()
    field = desktop.get_by_label("Words for the patient")
    field.press_sequentially("jkj")
    lena.sees("Finding 2 of 7")
    assert field.input_value() == "jkj"


@pytest.mark.parametrize("width", [390, 1024])
def test_every_library_page_is_accessible_in_the_dark_and_nothing_is_cut(
    demo: Server, desktop: Page, width: int
) -> None:
    lena = Clinician(desktop, demo)
    desktop.set_viewport_size({"width": width, "height": 800})
    desktop.emulate_media(color_scheme="dark")
    one = "/procedures?procedure=sample-leaflet-taking-a-cyst-off-the-wrist"
    for path, sees in (
        ("/procedures", "Search by name"), (one, "Similar procedures"), ("/import", "Where is the text"),
        ("/review", "What we found"), ("/board", "Everyone"),
    ):  # fmt: skip
        desktop.goto(f"{demo.url}{path}")
        lena.sees(sees)
        lena.checks()
        assert desktop.evaluate(CUT) == []
