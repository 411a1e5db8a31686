"""Photographs of every page on a phone and on a desk: `python -m tests.screens` writes them into docs/screens."""

import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browsing import AGENT, FLAGS, PATH
from tests.camera import OUT, SIZES, Camera, put_beside
from tests.journeys.conftest import EVENING_BEFORE, NOW
from tests.journeys.patient import Patient
from tests.journeys.server import Server


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
    other = elsewhere(camera)
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
    share_with_a_helper(camera)
    sign_in_as(camera, "Walter Jennings")
    look_at(camera, "medicines", "/medicines", "Each medicine")
    look_at(camera, "medicine-sheet", "/medicine-sheet", "medicine days")
    sign_in_as(camera, "Maria Ortiz")
    look_at(camera, "about", "/about", "What happens in surgery")
    move(camera)
    answers(camera)
    look_around_after(camera)
    look_at_staff(camera)


def look_around_after(camera: Camera) -> None:
    """Days after the procedure, light and dark, and a check-in."""
    sign_in_as(camera, "Grace Lindqvist")
    look_at(camera, "today-day-9", "/", "Day 9 of 42")
    look_at(camera, "recovery-day-9", "/recovery", "When to get help")
    camera.page.emulate_media(color_scheme="dark")
    look_at(camera, "recovery-dark", "/recovery", "When to get help")
    look_at(camera, "today-dark", "/", "Day 9 of 42")
    camera.page.emulate_media(color_scheme="light")
    sign_in_as(camera, "Daniel Okafor")
    look_at(camera, "recovery-told-to-call", "/recovery", "Call your care team today")
    look_at(camera, "today-told-to-call", "/", "Call your care team today")
    check_in(camera)


def check_in(camera: Camera) -> None:
    """The first question, one with numbers, and an emergency; each size has a person of its own, since it stays."""
    sign_in_as(camera, "Peter Novak" if camera.size == "phone" else "Hannah Cole")
    camera.opens("/recovery", "How are you today?")
    camera.page.get_by_role("button", name="Start today's check-in").click()
    camera.sees("Is any of this true right now?")
    camera.takes("checkin-first")
    camera.page.get_by_role("button", name="None of these").click()
    camera.sees("How are your breathing and your heart?")
    camera.page.get_by_role("button", name="As usual").click()
    camera.sees("How bad is your pain when you rest?")
    camera.takes("checkin-pain")
    camera.page.get_by_role("button", name="Back").click()
    camera.sees("How are your breathing and your heart?")
    camera.page.get_by_test_id("stCheckbox").filter(has_text="chest pain").locator("label").click()
    camera.page.get_by_role("button", name="Next", exact=True).click()
    camera.sees("Call 911 now.")
    camera.takes("checkin-emergency")


def share_with_a_helper(camera: Camera) -> None:
    """A link for a helper, and what they see through it."""
    link = Patient(camera.page, camera.url).shares_with("Ana Lopez", "my weeks of recovery and my pain")
    camera.takes("link-helper")
    helper = elsewhere(camera)
    helper.page.goto(link)
    helper.sees("When to get help")
    helper.takes("helping")


def look_at_staff(camera: Camera) -> None:
    """The nurse's list and the care team's board."""
    sign_in_as(camera, "Nadia Nair")
    look_at(camera, "nurse-list", "/list", "not ready")
    camera.page.get_by_role("button", name=re.compile("^Record answer")).first.click()
    camera.sees("What came of it")
    camera.snaps("record-answer")
    look_at_going_home(camera)
    sign_in_as(camera, "Amara Boyd")
    look_at(camera, "team-board", "/board", "people on the list")
    look_at(camera, "person", "/person?plan=sample-09", "What happened")
    look_at(camera, "cohort", "/cohort", "Counted:")
    cancel(camera)
    look_at_library(camera)


def cancel(camera: Camera) -> None:
    """A procedure that is canceled, for the team and for the person, and put back for whoever looks next."""
    camera.opens("/person?plan=sample-01", "What happened")
    camera.page.get_by_role("button", name="Cancel the procedure").click()
    dialog = camera.page.get_by_role("dialog")
    dialog.get_by_text("No bed, list or staff").wait_for()
    camera.rests()
    camera.snaps("person-cancel")
    dialog.get_by_text("No bed, list or staff").click()
    dialog.get_by_role("button", name="Cancel the procedure").click()
    camera.sees("Canceled by")
    camera.takes("person-canceled")
    look_at(camera, "going-home-canceled", "/discharge?patient=sample-01", "is canceled")
    sign_in_as(camera, "Ines Keller")
    look_at(camera, "canceled", "/", "Your procedure is canceled")
    sign_in_as(camera, "Amara Boyd")
    camera.opens("/person?plan=sample-01", "Canceled by")
    camera.page.get_by_role("button", name="It takes place after all").click()
    camera.sees("It takes place.")


def look_at_going_home(camera: Camera) -> None:
    """Who goes home, one walk-through with a topic that is said back in part, and a call."""
    look_at(camera, "discharge", "/discharge", "to walk through")
    camera.page.get_by_role("button", name="Walk through").first.click()
    camera.sees("What it was for, and what was done")
    camera.page.get_by_role("button", name=re.compile("Warning signs (Not|Explain)")).click()
    camera.sees("which signs make you call")
    for _ in range(2):
        number = camera.page.get_by_role("button", name=re.compile("Record try"))
        number.click()
        camera.rests()
    camera.takes("going-home")
    look_at(camera, "calls", "/calls", "to call now")
    camera.page.get_by_role("button", name="Call", exact=True).click()
    camera.sees("What to ask")
    camera.takes("call")


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
    agent = AGENT if size == "phone" else None
    context = browser.new_context(
        viewport=SIZES[size], user_agent=agent, timezone_id="America/New_York", locale="en-US"
    )
    return context.new_page()


def elsewhere(camera: Camera) -> Camera:
    """Another device of the same size."""
    browser = camera.page.context.browser
    assert browser
    return Camera(new_page(browser, camera.size), camera.url, camera.size)


@contextmanager
def serving(*options: str, now: str) -> Iterator[Server]:
    """The real server in an empty folder, its clock set."""
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder), *options, now=now).start()
        try:
            yield server
        finally:
            server.stop()


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
