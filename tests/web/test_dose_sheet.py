"""The medicine sheet: whose it is, what it says, and that a long one still fits one sheet of paper."""

import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route
from starlette.testclient import TestClient

from checklist.access import Role
from checklist.care import people
from checklist.care.answers import Entered as Listed
from checklist.care.answers import with_medicine
from checklist.care.confirming import Decision, confirm
from checklist.care.house import House
from checklist.care.people import Entered
from checklist.care.waiting import queue
from checklist.medication import Action
from tests.care.furnished import home, moves_in, said, signs_in
from tests.web.builders import a_browser, keep

__all__ = ["home"]
EIGHT = ("Eliquis", "ibuprofen", "warfarin", "lisinopril", "metformin", "tramadol", "metoprolol", "atorvastatin")
SIDEWAYS = ("A4", "Letter")
LONG_NAMES = (
    "Hydrochlorothiazide and lisinopril extended release tablets, 12.5 mg and 20 mg",
    "Insulin glargine and lixisenatide pen for injection under the skin",
    "Eliquis",
    "warfarin",
    "Levothyroxine sodium tablets from the pharmacy in the mall",
    "ibuprofen",
    "metoprolol succinate extended release capsules (sprinkle)",
    "Acetaminophen, caffeine and dihydrocodeine bitartrate capsules",
)
WIDTHS = (1062, 995)  # CSS pixels between the margins of A4 and Letter
SMALLEST_PRINT = 9.3  # CSS pixels: 7 point
CELLS = "[...document.querySelectorAll('th, td, p')].filter((cell) => cell.offsetParent)"
CUT = f"{CELLS}.filter((cell) => cell.scrollWidth > cell.clientWidth + 1).map((cell) => cell.innerText)"
SMALLEST = f"Math.min(...{CELLS}.map((cell) => parseFloat(getComputedStyle(cell).fontSize)))"
LOOKS = """Object.entries(Object.fromEntries(
  [...document.querySelectorAll('td')].filter((cell) => cell.innerText.length < 30).map((cell) => {
    const style = getComputedStyle(cell);
    const hatched = style.backgroundImage !== 'none';
    return [cell.innerText, [style.borderTopStyle, style.borderTopWidth, style.fontWeight, hatched].join(' ')];
  })
))"""


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
    """The cells of every row, as text, one for each day."""
    cells = r'<t[dh](?: class="[^"]*"| scope="[^"]*")*(?: colspan="(\d+)")?[^>]*>(?:<span>)?([^<]*)'
    rows = re.findall(r"<tr>(.*?)</tr>", html, re.DOTALL)
    return [
        [words.replace("\u00a0", " ") for days, words in re.findall(cells, row) for _ in range(int(days or 1))]
        for row in rows
    ]


def test_a_row_a_medicine_and_a_column_a_day(home: House) -> None:
    browser = browser_of(home, moves_in(home, said("Eliquis", "metoprolol", "ibuprofen", called="Maria")))
    decided(home, held("eliquis", date(2027, 3, 13), again=date(2027, 3, 18)))
    html = browser.get("/medicine-sheet").text
    assert table(html) == [
        ["Medicine", "Sat, Mar 13", "Sun, Mar 14", "Mon, Mar 15", "Tue, Mar 16", "Wed, Mar 17", "Thu, Mar 18"],
        ["Eliquis", "last dose", *["do not take"] * 4, "start again"],
        ["metoprolol", *["as usual"] * 3, "take with a sip of water", *["as usual"] * 2],
        ["ibuprofen", *["Ask your team about ibuprofen. Do not stop it by yourself."] * 6],
    ]
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


def test_a_changed_dose_stands_in_the_clinicians_words_on_all_its_days(home: House) -> None:
    browser = browser_of(home, moves_in(home, said("warfarin")))
    decided(home, Decision(entry="warfarin", action=Action.ADJUST, new_dose="half <b>at night</b>"))
    html = browser.get("/medicine-sheet").text
    assert "Lena Hart changed your dose of warfarin: “half &lt;b&gt;at night&lt;/b&gt;”" in html


# On paper


@pytest.fixture
def printer(chromium: Browser) -> Iterator[Page]:
    """A browser that takes every page and file from the application itself."""
    context = chromium.new_context(java_script_enabled=True, viewport={"width": 1062, "height": 730})
    yield context.new_page()
    context.close()


def shows(printer: Page, browser: TestClient) -> None:
    """The sheet as it is printed, with its own style and letters."""

    def answered(route: Route) -> None:
        answer = browser.get(urlsplit(route.request.url).path)
        route.fulfill(status=answer.status_code, body=answer.content, content_type=answer.headers["content-type"])

    printer.route("**/*", answered)
    printer.emulate_media(media="print")
    printer.goto("http://sheet.test/medicine-sheet")
    printer.evaluate("document.fonts.ready")


def pages_of(printer: Page, paper: str, background: bool = True) -> int:
    pdf = printer.pdf(format=paper, landscape=True, print_background=background)
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def two_weeks(house: House, medicines: int) -> TestClient:
    """So many medicines with long names over 14 days: stopped, changed in words, kept, and still to ask."""
    answers = said(called="Maximiliana-Josephine", contacts={"ward": "555-0142"})
    for n in range(medicines):
        name = LONG_NAMES[n % len(LONG_NAMES)] + (f" no. {n}" if n >= len(LONG_NAMES) else "")
        answers = with_medicine(answers, Listed(name=name, how_often="daily"))
    browser = browser_of(house, moves_in(house, answers))
    entries = [
        one.step.entry for one in queue(house, people.visitor(house, signs_in(house, Role.NURSE).cookie))[0].medicines
    ]
    made: list[Decision] = []
    for n, entry in enumerate(entries):
        made += [
            [held(entry, date(2027, 3, 8 + n % 5), again=date(2027, 3, 21))],
            [Decision(entry=entry, action=Action.ADJUST, new_dose="half the dose the evening before, then as usual")],
            [Decision(entry=entry, action=Action.CONTINUE)],
            [],
        ][n % 4]  # fmt: skip
    decided(house, *made)
    return browser


@pytest.mark.parametrize("paper", SIDEWAYS)
@pytest.mark.parametrize("medicines", [1, 8, 25])
def test_two_weeks_of_so_many_medicines_fit_one_sheet_in_colour_and_grey(
    home: House, printer: Page, medicines: int, paper: str
) -> None:
    shows(printer, two_weeks(home, medicines))
    assert printer.locator("tbody tr").count() == medicines
    assert printer.locator("table").count() == 1
    assert [pages_of(printer, paper, background) for background in (True, False)] == [1, 1]


@pytest.mark.parametrize("medicines", [1, 8, 25])
def test_no_word_is_cut_or_too_small_on_paper(home: House, printer: Page, medicines: int) -> None:
    shows(printer, two_weeks(home, medicines))
    for width in WIDTHS:
        printer.set_viewport_size({"width": width, "height": 730})
        assert printer.evaluate(CUT) == []
    assert printer.evaluate(SMALLEST) >= SMALLEST_PRINT


@pytest.mark.parametrize("paper", SIDEWAYS)
def test_four_weeks_of_eight_medicines_fit_one_sheet_in_print(home: House, printer: Page, paper: str) -> None:
    browser = browser_of(home, moves_in(home, said(*EIGHT, called="Maria")))
    again = date(2027, 3, 30)
    holds = [held(e, date(2027, 3, 8 + n), again=again) for n, e in enumerate(("eliquis", "ibuprofen", "warfarin"))]
    decided(home, *holds, held("lisinopril", date(2027, 3, 15)), held("metformin", date(2027, 3, 15)))
    shows(printer, browser)
    assert printer.locator("table").count() == 2
    assert pages_of(printer, paper) == 1


@pytest.mark.parametrize(("medicines", "promised"), [(25, True), (26, False)])
def test_one_page_is_promised_only_for_as_many_as_fit(home: House, medicines: int, promised: bool) -> None:
    assert ("It fits one page." in two_weeks(home, medicines).get("/medicine-sheet").text) is promised


def test_each_kind_of_day_is_told_by_words_and_lines_and_not_by_colour(home: House, printer: Page) -> None:
    shows(printer, two_weeks(home, 8))
    looks = printer.evaluate(LOOKS)
    assert len({words for words, _ in looks}) == len(looks)
    told = {words: lines for words, lines in looks}
    assert told["do not take"] != told["as usual"]
    assert len({told["last dose"], told["start again"], told["take with a sip of water"], told["as usual"]}) == 4
