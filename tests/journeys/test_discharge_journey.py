"""A nurse walks through going home with a tired patient; the power goes, a colleague helps, they sign, and call."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browsing import assert_accessible
from tests.care.furnished import furnished, it_is, patient, said
from tests.journeys.conftest import NOW
from tests.journeys.nurse import TABLET, TOPICS, Nurse
from tests.journeys.server import Server
from tests.journeys.test_medicine_journey import add_clinician
from tests.pdf import facts, words

AFTERNOON = "2027-03-16T17:00:00-04:00"
TWO_DAYS_LATER = "2027-03-18T18:00:00-04:00"
NUMBER = "The number to call"


@pytest.fixture
def new_tablet(chromium: Browser) -> Iterator[Callable[[], Page]]:
    """A tablet of its own each time, touched and not clicked."""
    contexts = []

    def opened() -> Page:
        contexts.append(
            chromium.new_context(viewport=TABLET, has_touch=True, timezone_id="America/New_York", locale="en-US")
        )
        return contexts[-1].new_page()

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def ward(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """The server on the afternoon of the procedure, with two nurses and one patient."""
    it_is(monkeypatch, NOW)
    house = furnished(tmp_path)
    patient(house, said(called="Maria Ortiz", interpreter=False))
    house.store.close()
    server = Server(tmp_path, now=AFTERNOON).start()
    for name in ("Ann Lee", "Ben Ode"):
        add_nurse(server, name)
    yield server
    server.stop()
    assert server.outbound() == ""


def add_nurse(server: Server, name: str) -> None:
    add_clinician(server, name, role="nurse")


def the_nurse(page: Page, server: Server, name: str) -> Nurse:
    nurse = Nurse(page, server.url)
    nurse.signs_in(name)
    return nurse


def goes_to(nurse: Nurse) -> None:
    nurse.opens("/discharge")
    nurse.sees("1 to walk through before going home")
    nurse.page.get_by_role("button", name="Walk through").tap()
    nurse.sees("Maria Ortiz: going home")
    nurse.rests()


def test_from_the_list_to_the_call(ward: Server, new_tablet: Callable[[], Page]) -> None:
    ann = the_nurse(new_tablet(), ward, "Ann Lee")
    goes_to(ann)
    ann.sees("Not ready to sign")
    expect(ann.page.get_by_role("button", name="Sign and print")).to_be_disabled()
    fails_and_teaches_again(ann)
    the_power_goes(ward, ann)
    a_colleague_helps(ann, the_nurse(new_tablet(), ward, "Ben Ode"))
    for topic in TOPICS:
        if topic not in ("Warning signs", "Care of the cut", "Visits and results"):
            ann.hears_all(topic)
    leaves_out(ann)
    signs(ann)
    takes_the_booklet(ann)
    calls(ward, new_tablet)


def fails_and_teaches_again(ann: Nurse) -> None:
    """One topic is not said back: a hint, then once more; each try stands."""
    ann.opens_topic("Warning signs")
    ann.sees("which signs make you call, and whom do you call?")
    first, *rest = ann.points()
    assert rest[-1].startswith(NUMBER)
    ann.hears(first)
    instead = ann.page.get_by_label(re.compile(f"Said instead of: .*{NUMBER}"))
    instead.fill("I would wait")
    instead.blur()
    ann.rests()
    ann.ends_try(1)
    ann.sees("Explain again")
    ann.sees("Not yet heard:")
    assert_accessible(ann.page)
    ann.hears(*(point for point in rest if not point.startswith(NUMBER)))
    ann.ends_try(2)
    ann.sees("Still not heard:")
    ann.sees("Explain it once more.")
    expect(ann.page.get_by_placeholder("Try 2")).to_be_visible()


def the_power_goes(ward: Server, ann: Nurse) -> None:
    """The server is killed with a tick of the third try on the screen; after it comes back nothing is lost."""
    ann.hears(NUMBER)
    ward.kill()
    ward.start()
    ann.page.reload()
    ann.sees("Maria Ortiz: going home")
    ann.opens_topic("Warning signs")
    expect(ann.box(NUMBER).get_by_role("checkbox")).to_be_checked()
    ann.ends_try(3)
    ann.sees(re.compile("Warning signs.*Said it back"))


def a_colleague_helps(ann: Nurse, ben: Nurse) -> None:
    """Two nurses on one patient see each other's work without a reload, and neither overwrites the other."""
    goes_to(ben)
    ann.opens_topic("Care of the cut")
    ben.opens_topic("Care of the cut")
    ben.ticks("Wound")
    expect(ann.box("Wound").get_by_role("checkbox")).to_be_checked(timeout=15_000)
    ann.sees("gone through by Ben Ode")
    writes(ben, "Glue, no stitches")
    ann.sees("Glue, no stitches")
    ann.presses("Change")
    ann.page.get_by_label("What is particular").fill("Glue and 2 stitches")
    ben.presses("Change")
    corrects(ben, "Glue and 1 stitch")
    ann.sees("Glue and 1 stitch")
    expect(ann.page.get_by_label("What is particular")).to_have_value("Glue and 2 stitches")
    ann.presses("Save")
    ann.sees("Ben Ode changed this while you wrote.")
    expect(ann.page.get_by_label("What is particular")).to_have_value("Glue and 2 stitches")
    ann.presses("Save")
    ben.sees("Glue and 2 stitches")
    ben.hears(*ben.points())
    ann.sees(re.compile("Care of the cut.*In progress"))
    ben.ends_try(1)
    ann.sees(re.compile("Care of the cut.*Said it back"))


def writes(nurse: Nurse, words: str) -> None:
    nurse.presses("Add")
    nurse.page.get_by_label("What is particular").fill(words)
    nurse.presses("Save")
    nurse.sees(words)


def corrects(nurse: Nurse, words: str) -> None:
    nurse.page.get_by_label("What is particular").fill(words)
    nurse.presses("Save")
    nurse.rests()


def leaves_out(ann: Nurse) -> None:
    """A topic other than medicines and warning signs may wait for the call, with a reason."""
    ann.opens_topic("Visits and results")
    ann.page.get_by_text("Go home without this said back").tap()
    ann.page.get_by_label("Why").fill("The office sets the date.")
    ann.presses("Leave it out")
    ann.sees(re.compile("^Ready to sign"))


def signs(ann: Nurse) -> None:
    ann.page.get_by_role("button", name="Sign and print").tap()
    ann.page.get_by_label("Number for the call in 2 to 3 days").fill("555-0107")
    ann.page.get_by_role("dialog").get_by_text("The booklet is printed and in their hands").tap()
    assert_accessible(ann.page)
    ann.presses("Sign")
    ann.sees("Signed by Ann Lee and Maria Ortiz")
    ann.sees("Call between Thursday, March 18")


def takes_the_booklet(ann: Nurse) -> None:
    """The booklet to go home with has what the nurses wrote."""
    ann.page.get_by_role("link", name="Booklet").tap()
    pages = ann.page.context.pages
    paper = pages[-1] if len(pages) > 1 else ann.page.context.wait_for_event("page")
    paper.wait_for_load_state()
    who = paper.locator("select[name=who]").input_value()
    kind = paper.locator("select[name=kind]").input_value()
    form = {"kind": kind, "paper": "letter", "size": "normal", "who": who}
    answer = paper.request.post(paper.url.split("?")[0], form=form, headers={"Origin": ann.url})
    assert answer.headers["content-type"] == "application/pdf"
    assert facts(answer.body())["title"] == "Maria Ortiz: going home"
    assert "Glue and 2 stitches" in words(answer.body())


def calls(ward: Server, new_tablet: Callable[[], Page]) -> None:
    """Two days later the call asks what stayed open, and leaves the list once somebody spoke."""
    ward.stop()
    ward.now = TWO_DAYS_LATER
    ward.start()
    ben = the_nurse(new_tablet(), ward, "Ben Ode")
    ben.opens("/calls")
    ben.sees("1 person to call now")
    assert_accessible(ben.page)
    ben.page.get_by_role("button", name="Call", exact=True).tap()
    ben.sees("Left out: The office sets the date.")
    expect(ben.page.get_by_role("link", name=re.compile("555.*0107"))).to_be_visible()
    assert_accessible(ben.page)
    groups = ben.page.get_by_role("radiogroup")
    expect(groups).to_have_count(int(ben.page.get_by_role("heading", name="What to ask").inner_text().split(": ")[1]))
    for group in groups.all():
        group.get_by_text("They know, or all is well").tap()
        expect(group.get_by_role("radio").first).to_be_checked()
    ben.presses("Save the call")
    ben.sees("Saved.")
    ben.opens("/calls")
    ben.sees("Nobody waits for a call")
