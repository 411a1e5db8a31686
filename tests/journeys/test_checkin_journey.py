# ruff: noqa: F811 (fixtures)
"""A check-in changed on the same day, with a photo; a message that is read; and a helper who gives one."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from checklist.access import Part, Role
from checklist.care import people
from checklist.care.recording import record
from checklist.plan import EventKind
from tests.browsing import assert_accessible, unfold
from tests.care.furnished import furnished, helps, it_is, signs_in
from tests.journeys.server import Server
from tests.journeys.test_recovery_journey import DAY_4, AtHome, cookie, ward  # noqa: F401

CUT = "How is your cut?"
END = "Send it to your team"


def changes(maria: AtHome, temperature: str) -> None:
    """The same day's temperature said anew, every other answer as it was given."""
    maria.starts("Change today's answers")
    while (question := maria.question()) != "What is your temperature?":
        marked = maria.page.get_by_role("button").filter(has=maria.page.get_by_test_id("stIconMaterial"))
        marked.filter(has_text="check").first.click()
        maria.goes_on_from(question)
    maria.measures(temperature)
    maria.goes_on_from("What is your temperature?")


def adds_a_photo(maria: AtHome, folder: Path) -> None:
    """A file that is none is refused in words; a photo is shown, and is there after a reload."""
    (folder / "cut.txt").write_text("not a photo")
    Image.new("RGB", (2400, 1200), "pink").save(folder / "cut.jpg")
    for name, told in (("cut.txt", "We cannot read this photo."), ("cut.jpg", "Your photo is added.")):
        maria.page.locator("input[type=file]").set_input_files(folder / name)
        maria.page.get_by_test_id("stChatInputSubmitButton").click()
        maria.sees(told)
    maria.page.reload()
    expect(maria.page.get_by_role("img", name="Your photo of the cut")).to_be_visible()
    assert_accessible(maria.page)


def test_the_answers_of_a_day_are_changed_and_the_photo_stays(
    ward: Server, cookie: str, phone: Page, tmp_path: Path
) -> None:
    maria = AtHome(phone, ward.url)
    maria.comes_in(cookie)
    maria.starts()
    maria.answers_until("What is your temperature?")
    maria.measures("101.1")
    maria.goes_on_from("What is your temperature?")
    maria.answers_until(END)
    adds_a_photo(maria, tmp_path)
    maria.sees("Your team sees this once you press Save at the end.")
    maria.presses("Save")
    maria.sees("Change today's answers")
    phone.reload()
    maria.sees("Your temperature is 101.1 F (38.4 C).")
    changes(maria, "98.6")
    maria.answers_until(END)
    maria.presses("Save")
    maria.sees("Your answers are with your team.")
    expect(phone.get_by_text("Call your care team today")).to_have_count(1)
    unfold(phone, re.compile("^Today's answers$"))
    expect(phone.get_by_text("98.6 F (37.0 C)", exact=True)).to_be_visible()
    expect(phone.get_by_role("img", name="Your photo of the cut")).to_be_visible()
    assert_accessible(phone)


@pytest.fixture
def ana(tmp_path: Path, cookie: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The session of a helper who sees the recovery; and a nurse has written to Maria."""
    it_is(monkeypatch, DAY_4)
    house = furnished(tmp_path)
    maria = people.visitor(house, cookie)
    nurse = people.visitor(house, signs_in(house, Role.NURSE, "Cy Poe").cookie)
    text = {"text": "Your lab result is fine."}
    house.store.write(lambda tx: record(tx, nurse, maria.own_plan, EventKind.MESSAGED, text))
    made = helps(house, maria, Part.RECOVERY).cookie
    house.store.close()
    return made


def test_a_helper_answers_for_the_patient_who_reads_what_the_team_wrote(
    ana: str, ward: Server, cookie: str, phone: Page, new_phone: Callable[[], Page]
) -> None:
    helper = AtHome(new_phone(), ward.url)
    helper.page.context.add_cookies([{"name": people.COOKIE, "value": ana, "url": ward.url}])
    helper.opens()
    helper.sees("How is Maria Ortiz today?")
    assert_accessible(helper.page)
    helper.starts()
    helper.answers_until(END)
    helper.presses("Save")
    helper.sees("Your answers are with your team.")
    maria = AtHome(phone, ward.url)
    maria.page.context.add_cookies([{"name": people.COOKIE, "value": cookie, "url": ward.url}])
    maria.opens()
    maria.sees(re.compile("Message from Cy Poe"))
    assert_accessible(phone)
    maria.presses("I have read this")
    expect(phone.get_by_text("Message from Cy Poe")).to_have_count(0)
    maria.opens("/recovery")
    maria.sees("Your answers are with your team.")
