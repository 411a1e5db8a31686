"""A helper at every door over the web: what is not shared is not given, and a stopped link is closed."""

from checklist.access import Part
from checklist.care import people
from checklist.care.house import House
from checklist.care.people import Entered
from checklist.care.shares import helpers, share, stop_share
from checklist.store.unit import Setting, set_value
from tests.care.furnished import NOW, helps, home, moves_in, said
from tests.store.builders import NOON
from tests.web.builders import TYPED, a_browser, keep

__all__ = ["home"]
HEADERS = {"X-Checklist": "1", "content-type": "application/json"}


def come_in(house: House, *parts: Part) -> tuple[people.Visitor, Entered]:
    maria = people.visitor(house, moves_in(house, said("Eliquis", called="Maria")).cookie)
    return maria, helps(house, maria, *parts)


def sent(task: str, id: str = "e1", kind: str = "done") -> dict[str, object]:
    return {"events": [{"id": id, "kind": kind, "task": task, "at": NOW, "payload": {}}]}


def test_the_link_leads_to_the_helper_s_page_at_the_root(home: House) -> None:
    maria, _ = come_in(home)
    link = share(home, maria, "Ben", (), "")
    answer = a_browser(home).get(link.removeprefix(home.base_url), headers=TYPED)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")


def test_events_for_a_helper_s_own_steps_are_saved_and_for_all_others_refused(home: House) -> None:
    maria, ana = come_in(home, *Part)
    browser = a_browser(home)
    keep(browser, ana)
    address = f"/api/plans/{maria.plan}/events"
    assert browser.post(address, json=sent("help_bring"), headers=HEADERS).json()["saved"][0]["id"] == "e1"
    for task in ("ride", "ask_meds", "meds_sip"):
        answer = browser.post(address, json=sent(task, id=task), headers=HEADERS).json()
        assert [one["code"] for one in answer["refused"]] == ["unknown_task"]
    asked = {"events": [{"id": "q", "kind": "asked", "task": None, "at": NOW, "payload": {"text": "Why?"}}]}
    assert browser.post(address, json=asked, headers=HEADERS).status_code == 403


def test_the_medicine_sheet_is_given_only_where_medicines_are_shared(home: House) -> None:
    maria, ana = come_in(home, Part.RECOVERY, Part.QUESTIONS)
    browser = a_browser(home)
    keep(browser, ana)
    assert browser.get("/medicine-sheet").headers["location"] == "/"
    keep(browser, helps(home, maria, Part.MEDICINES))
    assert "Eliquis" in browser.get("/medicine-sheet").text


def test_no_address_of_a_patient_is_given_to_a_helper(home: House) -> None:
    _, ana = come_in(home, *Part)
    browser = a_browser(home)
    keep(browser, ana)
    assert browser.get("/print").headers["location"] == "/"
    for path in ("/calendar/x.ics", "/fhir/Patient"):
        assert browser.get(path).status_code == 404


def test_after_the_stop_every_door_is_closed_and_says_nothing_of_anyone(home: House) -> None:
    maria, ana = come_in(home, *Part)
    link = share(home, maria, "Ben", (), "").removeprefix(home.base_url)
    for helper in helpers(home, maria):
        stop_share(home, maria, helper.id)
    browser = a_browser(home)
    keep(browser, ana)
    address = f"/api/plans/{maria.plan}/events"
    assert browser.post(address, json=sent("help_bring"), headers=HEADERS).status_code == 401
    assert browser.get("/medicine-sheet").headers["location"] == "/"
    closed = a_browser(home).get(link, headers=TYPED)
    assert closed.status_code == 410
    assert not [word for word in ("Maria", "Eliquis", "lump") if word in closed.text]
    assert "Or call the hospital and ask for your team." in closed.text


def test_a_closed_link_names_the_ward_s_number_where_the_unit_has_set_one(home: House) -> None:
    with home.store.writing() as tx:
        set_value(tx, Setting.WARD_PHONE, "555-0142", at=NOON, by="admin")
    closed = a_browser(home).get("/invite/made-up", headers=TYPED)
    assert "tel:555-0142" in closed.text and "call the hospital" not in closed.text
