"""Printing over the web: whose plan, by whom, with which link, and that nothing is made by a mere look."""

import re
from datetime import date

import pytest
from sqlalchemy import text
from starlette.testclient import TestClient

from checklist.access import AccessDenied, Part, Role
from checklist.care import booklets as care_booklets
from checklist.care.booklets import own_booklet
from checklist.care.house import House
from checklist.care.links import enter
from checklist.care.people import Entered, visitor
from checklist.care.visitor import NOBODY
from checklist.exchange.booklet import Sheet
from tests.care.furnished import helps, home, it_is, moves_in, patient, said, signs_in, starts
from tests.pdf import facts, pages, tree, words
from tests.web.builders import FROM_ELSEWHERE, FROM_OWN_PAGE, a_browser, keep

__all__ = ["home"]
SHEET = {"kind": "before", "paper": "letter", "size": "normal"}
ADDRESS = re.compile(r"QR code that opens this plan: http://testserver/invite/(\S+)")


def browser_of(house: House, entered: Entered | None = None) -> TestClient:
    browser = a_browser(house)
    if entered:
        keep(browser, entered)
    return browser


def printed(browser: TestClient, **form: str) -> bytes:
    answer = browser.post("/print", data=SHEET | form, headers=FROM_OWN_PAGE)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf"), answer.text
    assert answer.headers["cache-control"] == "no-store"
    assert "Maria" not in answer.headers["content-disposition"]
    return answer.content


def links_on(pdf: bytes) -> list[str]:
    alts = (ADDRESS.match(figure.alt) for figure in tree(pdf).all("Figure"))
    return [found[1] for found in alts if found]


def tokens(house: House) -> int:
    with house.store.reading() as tx:
        return tx.execute(text("select count(*) from tokens")).scalar_one()


def audited(house: House) -> list[tuple[str, str]]:
    with house.store.reading() as tx:
        rows = tx.execute(text("select who, plan from audit where what = 'print_plan'")).all()
    return [(row.who, row.plan) for row in rows]


def test_a_patient_prints_their_own_plan_and_the_square_on_it_opens_that_plan(home: House) -> None:
    mine = moves_in(home, said("Eliquis", called="Maria"))
    pdf = printed(browser_of(home, mine))
    (secret,) = links_on(pdf)
    found = visitor(home, enter(home, NOBODY, secret).cookie)
    assert (found.plan, found.role) == (visitor(home, mine.cookie).plan, Role.PATIENT)
    assert "Ask your team about Eliquis. Do not stop it by yourself." in words(pdf)


def test_each_print_has_a_link_of_its_own_and_older_ones_stay_valid(home: House) -> None:
    browser = browser_of(home, moves_in(home))
    first, second = (links_on(printed(browser))[0] for _ in range(2))
    assert first != second
    assert enter(home, NOBODY, first)
    assert enter(home, NOBODY, second)


def test_looking_at_the_form_makes_no_link(home: House) -> None:
    browser = browser_of(home, moves_in(home))
    before = tokens(home)
    assert "Print my plan" in browser.get("/print").text
    assert tokens(home) == before


@pytest.mark.parametrize(
    ("now", "first"), [("2027-03-08T09:00:00-05:00", "before"), ("2027-03-17T09:00:00-04:00", "home")]
)
def test_the_form_offers_first_what_is_due(home: House, monkeypatch: pytest.MonkeyPatch, now: str, first: str) -> None:
    browser = browser_of(home, moves_in(home))
    it_is(monkeypatch, now)
    assert re.findall(r'<option value="(before|home|fridge)"', browser.get("/print").text)[0] == first


def test_a_helper_prints_no_plan_however_much_is_shared(home: House) -> None:
    helper = helps(home, patient(home, said(called="Maria")), *Part)
    before = tokens(home)
    with pytest.raises(AccessDenied):
        own_booklet(home, visitor(home, helper.cookie), Sheet(), "")
    browser = browser_of(home, helper)
    assert browser.get("/print").headers["location"] == "/"
    assert browser.post("/print", data=SHEET, headers=FROM_OWN_PAGE).headers["location"] == "/"
    assert tokens(home) == before


def test_a_form_of_another_site_prints_nothing(home: House) -> None:
    browser = browser_of(home, moves_in(home))
    before = tokens(home)
    assert browser.post("/print", data=SHEET, headers=FROM_ELSEWHERE).status_code == 403
    assert tokens(home) == before


@pytest.mark.parametrize("wrong", [{"kind": "poster"}, {"paper": "napkin"}, {"size": "tiny"}, {"kind": ""}])
def test_what_cannot_be_printed_is_asked_again(home: House, wrong: dict[str, str]) -> None:
    answer = browser_of(home, moves_in(home)).post("/print", data=SHEET | wrong, headers=FROM_OWN_PAGE)
    assert answer.status_code == 422
    assert "Pick what to print." in answer.text


def test_whoever_has_no_plan_has_nothing_to_print(home: House) -> None:
    admin = signs_in(home, Role.ADMIN)
    for entered in (None, starts(home, said()), admin):
        browser = browser_of(home, entered)
        assert browser.get("/print").headers["location"] == "/"
        assert browser.post("/print", data=SHEET, headers=FROM_OWN_PAGE).headers["location"] == "/"


def test_a_patient_cannot_name_another_plan(home: House) -> None:
    other = patient(home, said(called="Ben"))
    mine = moves_in(home, said(called="Ana"))
    pdf = printed(browser_of(home, mine), who=other.own_plan)
    assert facts(pdf)["title"] == "Ana: before your surgery"
    assert "Ben" not in words(pdf)


def test_staff_print_one_person_and_it_is_audited(home: House) -> None:
    ana, _ben = patient(home, said(called="Ana")), patient(home, said(called="Ben"))
    pdf = printed(browser_of(home, signs_in(home, Role.NURSE)), who=ana.own_plan, kind="fridge")
    assert facts(pdf)["title"] == "Ana: the plan on one page"
    assert len(links_on(pdf)) == 1
    assert audited(home) == [("nurse:u-nurse", ana.own_plan)]


def test_staff_print_a_day_in_one_pdf_each_with_its_own_link_and_pages(home: House) -> None:
    people = [patient(home, said(called=name)) for name in ("Ana", "Ben", "Cleo")]
    pdf = printed(browser_of(home, signs_in(home, Role.NURSE)), who=f"day:{date(2027, 3, 16)}", size="large")
    secrets = links_on(pdf)
    opened = {visitor(home, enter(home, NOBODY, secret).cookie).plan for secret in secrets}
    assert opened == {one.own_plan for one in people}
    assert sorted(plan for _, plan in audited(home)) == sorted(one.own_plan for one in people)
    assert sum("Page 1 of" in page for page in pages(pdf)) == 3


@pytest.mark.parametrize("who", ["", "nobody", "day:2027-03-17"])
def test_staff_pick_someone_first(home: House, who: str) -> None:
    patient(home)
    browser = browser_of(home, signs_in(home, Role.NURSE))
    answer = browser.post("/print", data=SHEET | {"who": who}, headers=FROM_OWN_PAGE)
    assert answer.status_code == 422
    assert "Pick who to print for." in answer.text


def test_a_strange_name_is_words_in_the_form_too(home: House) -> None:
    patient(home, said(called="<script>alert(1)</script>"))
    html = browser_of(home, signs_in(home, Role.NURSE)).get("/print").text
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_an_empty_list_says_what_will_stand_there(home: House) -> None:
    assert "No plans yet." in browser_of(home, signs_in(home, Role.NURSE)).get("/print").text


def test_nobody_is_chosen_for_staff_and_everyone_means_those_who_still_come_in(
    home: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    patient(home, said(called="Ana"))
    browser = browser_of(home, signs_in(home, Role.NURSE))
    html = browser.get("/print").text
    assert re.findall(r'<option value="([^"]*)"', html)[0] == ""
    assert "Everyone who comes in: 1" in html
    it_is(monkeypatch, "2027-03-17T09:00:00-04:00")
    assert "Everyone who comes in" not in browser.get("/print").text


def test_more_than_the_most_at_once_is_refused_before_a_link_is_made(
    home: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(care_booklets, "MOST", 1)
    for name in ("Ana", "Ben"):
        patient(home, said(called=name))
    browser, before = browser_of(home, signs_in(home, Role.NURSE)), tokens(home)
    answer = browser.post("/print", data=SHEET | {"who": "all"}, headers=FROM_OWN_PAGE)
    assert (answer.status_code, tokens(home)) == (422, before)
    assert "Print at most 1 plans at once. Pick a day." in answer.text
