"""The medicine sheet: whose it is, what it says, and that a long one still fits one sheet of paper."""

import re
from datetime import date

import pytest
from playwright.sync_api import Browser
from starlette.testclient import TestClient

from checklist.access import Role
from checklist.care import people
from checklist.care.confirming import Decision, confirm
from checklist.care.house import House
from checklist.care.people import Entered
from checklist.care.waiting import queue
from checklist.medication import Action
from tests.care.furnished import home, moves_in, said, signs_in
from tests.web.builders import a_browser, keep

__all__ = ["home"]
EIGHT = ("Eliquis", "ibuprofen", "warfarin", "lisinopril", "metformin", "tramadol", "metoprolol", "atorvastatin")
SIDEWAYS = {"A4": (297, 210), "Letter": (279.4, 215.9)}


def browser_of(house: House, entered: Entered | None) -> TestClient:
    browser = a_browser(house)
    if entered:
        keep(browser, entered)
    return browser


def decided(house: House, *decisions: Decision) -> None:
    lena = people.visitor(house, signs_in(house, Role.CLINICIAN, "Lena Hart").cookie)
    (queued,) = queue(house, lena)
    confirm(house, lena, queued.plan, queued.version, decisions)


def held(entry: str, last: date, **more: date) -> Decision:
    return Decision(entry=entry, action=Action.HOLD, last_dose=last, ask_restart=not more, restart=more.get("again"))


def table(html: str) -> list[list[str]]:
    """The cells of every row, as text."""
    rows = re.findall(r"<tr>(.*?)</tr>", html, re.DOTALL)
    return [re.findall(r"<t[dh][^>]*>([^<]*)", row) for row in rows]


def test_a_row_a_medicine_and_a_column_a_day(home: House) -> None:
    browser = browser_of(home, moves_in(home, said("Eliquis", "metoprolol", "ibuprofen", called="Maria")))
    decided(home, held("eliquis", date(2027, 3, 13), again=date(2027, 3, 18)))
    html = browser.get("/medicine-sheet").text
    assert table(html) == [
        ["Medicine", "Sat, Mar 13", "Sun, Mar 14", "Mon, Mar 15", "Tue, Mar 16", "Wed, Mar 17", "Thu, Mar 18"],
        ["Eliquis", "last dose", *["do not take"] * 4, "start again"],
        ["metoprolol", *["as usual"] * 3, "take with a sip of water", *["as usual"] * 2],
        ["ibuprofen", *["ask your team"] * 6],
    ]
    assert "Ask your team about ibuprofen. Do not stop it by yourself." in html
    assert "Days set by Lena Hart." in html
    assert "No clinician has reviewed this text yet." in html
    assert "Come in Tuesday, March 16, at 11:00\u00a0am." in html
    assert "This plan informs you. Your own care team confirms it." in html


def test_what_only_goes_on_is_left_out_of_a_long_calendars_tables_and_that_is_said(home: House) -> None:
    browser = browser_of(home, moves_in(home, said("Eliquis", "ibuprofen", "tramadol")))
    goes_on = Decision(entry="tramadol", action=Action.CONTINUE)
    decided(
        home,
        held("eliquis", date(2027, 3, 8)),
        held("ibuprofen", date(2027, 3, 20 - 6), again=date(2027, 3, 28)),
        goes_on,
    )
    html = browser.get("/medicine-sheet").text
    assert html.count("<table>") == 2
    assert html.count("Not in this table: what you take as usual.") == 1
    assert [row[0] for row in table(html)] == [
        "Medicine",
        "Eliquis",
        "ibuprofen",
        "tramadol",
        "Medicine",
        "Eliquis",
        "ibuprofen",
    ]


def test_a_plan_without_medicines_says_so(home: House) -> None:
    html = browser_of(home, moves_in(home)).get("/medicine-sheet").text
    assert "No medicines are in your plan. Tell your team if you take any." in html
    assert "<table>" not in html


def test_who_has_no_plan_is_led_to_the_first_page_and_reads_nothing(home: House) -> None:
    moves_in(home, said("Eliquis", called="Maria"))
    for entered in (None, signs_in(home, Role.CLINICIAN)):
        answer = browser_of(home, entered).get("/medicine-sheet")
        assert (answer.status_code, answer.headers["location"]) == (303, "/")
        assert "Eliquis" not in answer.text


def test_it_is_kept_by_no_browser_and_runs_no_script(home: House) -> None:
    answer = browser_of(home, moves_in(home, said("<script>alert(1)</script>"))).get("/medicine-sheet")
    assert answer.headers["cache-control"] == "no-store"
    assert "<script" not in answer.text and "&lt;script&gt;" in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize("paper", SIDEWAYS)
def test_four_weeks_of_eight_medicines_fit_one_sheet_in_print(home: House, chromium: Browser, paper: str) -> None:
    browser = browser_of(home, moves_in(home, said(*EIGHT, called="Maria")))
    again = date(2027, 3, 30)
    holds = [held(e, date(2027, 3, 8 + n), again=again) for n, e in enumerate(("eliquis", "ibuprofen", "warfarin"))]
    decided(home, *holds, held("lisinopril", date(2027, 3, 15)), held("metformin", date(2027, 3, 15)))
    html, css = browser.get("/medicine-sheet").text, browser.get("/assets/sheet.css").text
    page = chromium.new_context(java_script_enabled=False).new_page()
    both = f"<style>{browser.get('/assets/page.css').text}</style><style>{css}</style>"
    page.set_content(re.sub(r"<link rel=\"(?:stylesheet|icon)\"[^>]*>", "", html).replace("</head>", f"{both}</head>"))
    assert html.count("<table>") == 2
    pdf = page.pdf(format=paper, landscape=True)
    page.context.close()
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
