import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browsing import assert_accessible
from tests.journeys.patient import Patient
from tests.journeys.server import Server

FIVE = (
    "Make a list of all medicines, doses, shots, patches, herbs and allergies.",
    "Tell your team about loose teeth, caps and bridges.",
    "Ask for an interpreter if you want one.",
    "Have the blood tests your team ordered.",
    "Read the consent form.",
)
SIXTH = "Have the scan your team ordered."


def test_a_plan_built_on_one_phone_is_ticked_and_found_the_same_on_another(
    server: Server, phone: Page, new_phone: Callable[[], Page]
) -> None:
    maria = Patient(phone, server.url)
    maria.builds_a_plan()
    link = maria.link()
    maria.sees_today()
    for title in FIVE:
        maria.ticks(title)
    maria.could_not(SIXTH, "There was no time")
    maria.box(FIVE[4]).uncheck()
    maria.is_saved()
    done = set(FIVE[:4])
    maria.sees_today()
    assert maria.ticked() == done
    maria.opens("/recovery")
    maria.sees("When to get help")
    phone.get_by_role("link", name="Today").click()
    expect(maria.boxes().first).to_be_visible()
    assert maria.ticked() == done
    elsewhere = Patient(new_phone(), server.url)
    elsewhere.page.goto(link)
    expect(elsewhere.boxes().first).to_be_visible(timeout=20_000)
    assert elsewhere.ticked() == done
    elsewhere.sees("Could not: There was no time")


def test_the_address_never_holds_a_token_a_name_or_a_medicine_after_the_first_hop(server: Server, phone: Page) -> None:
    seen: list[str] = []
    phone.on("framenavigated", lambda frame: seen.append(frame.url))
    maria = Patient(phone, server.url)
    maria.builds_a_plan()
    link = maria.link()
    maria.sees_today()
    phone.goto(link)
    expect(maria.boxes().first).to_be_visible(timeout=20_000)
    token = link.rsplit("/", 1)[1]
    assert phone.url == f"{server.url}/"
    settled = [url for url in seen if "/go/" not in url]
    assert not [url for url in settled if re.search(f"{token}|maria|eliquis|555", url, re.IGNORECASE)]


def test_the_old_address_of_today_still_opens_it_and_the_first_page_stands_beside_it(demo: Server, phone: Page) -> None:
    maria = Patient(phone, demo.url)
    maria.opens("/demo")
    phone.locator("form[action='/demo/patient-06'] button").click()
    for path, settles in {"/today": "/", "/welcome": "/welcome"}.items():
        maria.opens(path)
        maria.sees("Ready to come in" if settles == "/" else "Open my plan")
        assert phone.url == demo.url + settles
    maria.presses("Open my plan")
    expect(maria.boxes().first).to_be_visible()
    expect(phone).to_have_url(f"{demo.url}/")


def test_the_log_of_the_whole_journey_holds_no_patient_value(server: Server, phone: Page) -> None:
    maria = Patient(phone, server.url)
    maria.builds_a_plan()
    token = maria.link().rsplit("/", 1)[1]
    maria.sees_today()
    maria.ticks(FIVE[0])
    maria.is_saved()
    log = server.log.read_text()
    assert not re.search(f"{token}|maria|eliquis|apixaban|555-0142", log, re.IGNORECASE)


def test_a_near_miss_is_asked_and_never_taken(server: Server, phone: Page) -> None:
    maria = Patient(phone, server.url)
    maria.starts_a_plan()
    maria.picks_the_procedure()
    maria.gives_times()
    maria.adds_medicine("Elliquis")
    maria.presses("Next: your health")
    maria.sees("Pick one, or pick Not one of these.")
    maria.presses("Not one of these")
    maria.goes_on_to_the_end()
    maria.makes_the_plan()
    maria.sees_today()
    expect(maria.box("Ask your care team about Elliquis.")).to_be_visible()


def test_moving_the_date_shows_what_changes_and_keeps_what_is_done(server: Server, phone: Page) -> None:
    maria = Patient(phone, server.url)
    maria.builds_a_plan()
    maria.sees_today()
    maria.ticks(FIVE[0])
    maria.is_saved()
    maria.opens("/move")
    maria.sees("It is on Monday, March 22")
    maria.types_into("stDateInput", "03242027")
    maria.sees("What changes")
    maria.sees("Kept as done: 1")
    assert_accessible(phone)
    maria.presses("Change my plan to this time")
    maria.sees("Your plan is changed. Your ticks are kept.")
    maria.sees_today()
    assert maria.ticked() == {FIVE[0]}


def test_wrong_times_are_explained_and_nothing_is_lost(server: Server, phone: Page) -> None:
    maria = Patient(phone, server.url)
    maria.starts_a_plan()
    maria.picks_the_procedure()
    maria.presses("Next: your medicines")
    maria.sees("Pick the day.")
    maria.types_into("stDateInput", "03222027")
    maria.types_into("stTimeInput", "0300PM")
    maria.types_into("stTimeInput", "0100PM", place=1)
    maria.presses("Next: your medicines")
    maria.sees(re.compile("after the procedure"))
    assert phone.get_by_test_id("stTimeInput").first.inner_text().replace("\n", "").startswith("Time to arrive")
