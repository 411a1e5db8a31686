"""While a procedure is cancelled nobody prints its times, by whichever address."""

import pytest
from starlette.testclient import TestClient

from checklist.access import Part, Role
from checklist.care import booklets, people
from checklist.care.booklets import CannotPrintThese, own_booklet
from checklist.care.cancelling import cancel, put_back
from checklist.care.house import House
from checklist.care.people import Entered
from checklist.care.visitor import Visitor
from checklist.exchange.booklet import Sheet
from checklist.plan import Reason
from tests.care.furnished import helps, home, moves_in, said, signs_in
from tests.web.builders import FROM_OWN_PAGE, a_browser, keep

__all__ = ["home"]
SHEET = {"kind": "before", "paper": "letter", "size": "normal"}
MARIA = said("Eliquis", called="Maria", contacts={"ward": "555-0142"})


@pytest.fixture
def maria(home: House) -> Entered:
    return moves_in(home, MARIA)


@pytest.fixture
def nurse(home: House) -> Entered:
    return signs_in(home, Role.NURSE)


def called_off(house: House, maria: Entered, nurse: Entered) -> tuple[Visitor, Visitor]:
    """Maria and the nurse, once it is cancelled."""
    who, staff = (people.visitor(house, one.cookie) for one in (maria, nurse))
    cancel(house, staff, who.own_plan, Reason.HOSPITAL, "Surgeon is ill")
    return who, staff


def browser_of(house: House, entered: Entered) -> TestClient:
    browser = a_browser(house)
    keep(browser, entered)
    return browser


def says_cancelled(html: str) -> bool:
    assert "Surgeon is ill" not in html and "11:00" not in html and "Eliquis" not in html
    return "times do not hold any more" in html


def test_the_sheet_has_the_times_and_the_medicines_that_are_gone_once_it_is_cancelled(
    home: House, maria: Entered
) -> None:
    html = browser_of(home, maria).get("/medicine-sheet").text
    assert "11:00" in html and "Eliquis" in html


@pytest.mark.parametrize("path", ["/print", "/medicine-sheet"])
def test_the_form_and_the_sheet_say_that_it_is_cancelled_and_whom_to_call(
    home: House, maria: Entered, nurse: Entered, path: str
) -> None:
    called_off(home, maria, nurse)
    html = browser_of(home, maria).get(path).text
    assert "<h1>Your procedure is canceled</h1>" in html
    assert says_cancelled(html)
    assert 'href="tel:555-0142"' in html
    assert '<a class="line" href="/">When to get help</a>' in html
    assert "<form" not in html


@pytest.mark.parametrize("kind", ["before", "home", "fridge"])
def test_a_form_that_was_open_before_prints_nothing(home: House, maria: Entered, nurse: Entered, kind: str) -> None:
    called_off(home, maria, nurse)
    answer = browser_of(home, maria).post("/print", data=SHEET | {"kind": kind}, headers=FROM_OWN_PAGE)
    assert answer.headers["content-type"].startswith("text/html")
    assert "<h1>Your procedure is canceled</h1>" in answer.text
    assert says_cancelled(answer.text)


def test_a_helper_s_sheet_says_whose_procedure_is_cancelled(home: House, maria: Entered, nurse: Entered) -> None:
    who, _ = called_off(home, maria, nurse)
    html = browser_of(home, helps(home, who, Part.MEDICINES)).get("/medicine-sheet").text
    assert "<h1>The procedure of Maria is canceled</h1>" in html
    assert says_cancelled(html)


def test_put_back_it_is_printed_again(home: House, maria: Entered, nurse: Entered) -> None:
    who, staff = called_off(home, maria, nurse)
    put_back(home, staff, who.own_plan, 1)
    browser = browser_of(home, maria)
    assert "Print my plan" in browser.get("/print").text
    assert browser.post("/print", data=SHEET, headers=FROM_OWN_PAGE).headers["content-type"] == "application/pdf"


def test_staff_cannot_pick_somebody_whose_procedure_is_cancelled(home: House, maria: Entered, nurse: Entered) -> None:
    moves_in(home, said(called="Ruth"))
    who, _ = called_off(home, maria, nurse)
    browser = browser_of(home, nurse)
    html = browser.get(f"/print?who={who.plan}&kind=before").text
    assert "Ruth" in html and "Maria" not in html
    assert "This procedure is canceled" in html
    assert "selected" not in html
    answer = browser.post("/print", data=SHEET | {"who": str(who.plan)}, headers=FROM_OWN_PAGE)
    assert answer.status_code == 422
    assert "This procedure is canceled" in answer.text


def test_everyone_is_printed_without_them(home: House, maria: Entered, nurse: Entered) -> None:
    ruth = people.visitor(home, moves_in(home, said(called="Ruth")).cookie)
    _, staff = called_off(home, maria, nurse)
    assert {plan for choice in booklets.choices(home, staff) for plan in choice.plans} == {ruth.plan}


def test_a_print_that_was_under_way_when_it_was_cancelled_is_refused(
    home: House, maria: Entered, nurse: Entered
) -> None:
    who, _ = called_off(home, maria, nurse)
    with pytest.raises(CannotPrintThese, match="canceled"):
        own_booklet(home, who, Sheet(), "http://testserver")


def test_a_tick_that_was_still_on_the_phone_is_kept(home: House, maria: Entered, nurse: Entered) -> None:
    who, _ = called_off(home, maria, nurse)
    event = {"id": "e1", "kind": "done", "task": "ride", "at": "2027-03-08T09:00:00-05:00", "payload": {}}
    sent = {"events": [event, event | {"id": "e2", "kind": "cancelled", "payload": {"back": True}}]}
    headers = {"X-Checklist": "1", "content-type": "application/json"}
    answer = browser_of(home, maria).post(f"/api/plans/{who.plan}/events", json=sent, headers=headers).json()
    assert [one["id"] for one in answer["saved"]] == ["e1"]
    assert [one["code"] for one in answer["refused"]] == ["bad_kind"]
