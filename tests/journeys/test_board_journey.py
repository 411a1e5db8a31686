"""An alert that is written elsewhere is on the board within seconds, without a reload; two staff; keyboard alone."""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from checklist.care import clock, people
from checklist.care.house import House
from checklist.care.visitor import Visitor
from checklist.plan import EventId, EventKind
from checklist.store.events import NewEvent, append
from tests.browsing import assert_accessible, rest
from tests.care.furnished import it_is, moves_in, said
from tests.journeys.clinician import PASSWORD, Clinician
from tests.journeys.server import Server

DAY_5 = "2027-03-21T09:00:00-04:00"
STAFF = ("Ann Lee", "Bo Tran")
LONG = "Wilhelmina-Josephine van der Hoogenband-Featherstonehaugh"


@pytest.fixture
def daniel(home: House, monkeypatch: pytest.MonkeyPatch) -> Visitor:
    found = people.visitor(home, moves_in(home, said(called="Daniel Okafor", phone="555-0161")).cookie)
    it_is(monkeypatch, DAY_5)
    checks_in(home, found, None)
    return found


@pytest.fixture
def ward(tmp_path: Path, daniel: Visitor) -> Iterator[Server]:
    server = Server(tmp_path, now=DAY_5)
    for name in STAFF:
        server.runs("user", "add", name, "--role", "care_team", "--password", PASSWORD)
    yield server.start()
    server.stop()
    assert server.outbound() == ""


def checks_in(home: House, who: Visitor, tier: str | None, unanswered: Sequence[str] = ()) -> None:
    reasons = [{"sign": "cut", "tier": tier, "because": "Cut is more red and warm."}] if tier else []
    advice = {"tier": tier, "reasons": reasons, "unanswered": list(unanswered)}
    payload = {"day": 5, "answers": {"pain_rest": 3}, "advice": advice}
    new = NewEvent(id=EventId(f"c-{tier}"), kind=EventKind.CHECKED_IN, at=clock.now(), payload=payload)
    home.store.write(lambda tx: append(tx, who.own_plan, actor="patient", received_at=clock.now(), news=[new]))


class Team(Clinician):
    """Somebody of the care team at the board."""

    def has_the_board(self, name: str, heading: str) -> None:
        self.signs_in(name)
        self.opens("/board")
        self.reads(heading)

    def reads(self, heading: str) -> None:
        expect(self.page.get_by_role("heading", name=heading)).to_be_visible(timeout=20_000)

    def presses(self, label: str) -> None:
        self.page.get_by_role("button", name=re.compile(f"^{label}")).first.focus()
        self.page.keyboard.press("Enter")

    def records_a_call(self) -> None:
        self.presses("Record call")
        dialog = self.page.get_by_role("dialog")
        expect(dialog).to_be_visible()
        dialog.get_by_role("radio").first.focus()
        self.page.keyboard.press("Space")
        assert_accessible(self.page)
        self.saves()

    def saves(self) -> None:
        dialog = self.page.get_by_role("dialog")
        expect(dialog).to_be_visible()
        rest(self.page)
        dialog.get_by_role("button", name="Save").focus()
        self.page.keyboard.press("Enter")
        expect(dialog).to_be_hidden(timeout=20_000)


def test_an_alert_written_by_another_process_is_on_the_board_without_a_reload_and_the_focus_stays(
    ward: Server, home: House, daniel: Visitor, desktop: Page
) -> None:
    ann = Team(desktop, ward.url)
    ann.has_the_board(STAFF[0], "Nobody needs you now")
    search = desktop.get_by_label("Name or procedure")
    search.focus()
    desktop.evaluate("window.stays = true")
    checks_in(home, daniel, "same_day")
    ann.reads("1 person needs you")
    expect(desktop.get_by_text("Cut is more red and warm.")).to_be_visible()
    assert desktop.evaluate("window.stays"), "nothing was loaded anew"
    expect(search).to_be_focused()


def test_a_nurse_takes_it_on_calls_and_resolves_with_the_keyboard_and_another_sees_it(
    ward: Server, home: House, daniel: Visitor, desktop: Page, new_phone: Callable[[], Page]
) -> None:
    checks_in(home, daniel, "same_day")
    ann, bo = Team(desktop, ward.url), Team(new_phone(), ward.url)
    for one, name in ((ann, STAFF[0]), (bo, STAFF[1])):
        one.has_the_board(name, "1 person needs you")
        assert_accessible(one.page)
    ann.presses("Acknowledge")
    for one in (ann, bo):
        one.reads("Nobody needs you now")
    expect(bo.page.get_by_text(re.compile("Ann Lee has it since"))).to_be_visible()
    ann.records_a_call()
    expect(desktop.get_by_text(re.compile("Spoke to them"))).to_be_visible()
    ann.presses("Resolve")
    ann.saves()
    expect(desktop.get_by_text("Daniel Okafor: resolved.")).to_be_visible(timeout=20_000)
    for one in (ann, bo):
        expect(one.page.get_by_text("Cut is more red and warm.")).to_have_count(0, timeout=20_000)


CUT = """() => [...document.querySelectorAll('[data-testid=stMain] :is(.stMarkdownBadge, a span, button)')]
    .filter((part) => part.clientWidth && part.scrollWidth > part.clientWidth + 1).map((part) => part.textContent)"""


def test_each_button_is_heard_with_the_name_and_long_names_and_badges_are_shown_whole(
    ward: Server, home: House, daniel: Visitor, monkeypatch: pytest.MonkeyPatch, desktop: Page, phone: Page
) -> None:
    for name in (LONG, LONG.upper()):
        it_is(monkeypatch, "2027-03-08T09:00:00-05:00")
        found = people.visitor(home, moves_in(home, said(called=name)).cookie)
        it_is(monkeypatch, DAY_5)
        checks_in(home, found, None, unanswered=["breathing"])
    for page, who in ((desktop, STAFF[0]), (phone, STAFF[1])):
        Team(page, ward.url).has_the_board(who, "2 people need you")
        for name in (LONG, LONG.upper()):
            expect(page.get_by_role("button", name=f"Acknowledge {name}", exact=True)).to_be_visible()
        assert_accessible(page)
        assert page.evaluate(CUT) == []
        assert [words for words in page.get_by_role("button").all_inner_texts() if LONG[:9] in words] == []


def test_on_a_phone_the_charts_go_and_the_queue_stays(ward: Server, desktop: Page, phone: Page) -> None:
    for page, name, number in ((desktop, STAFF[0], 1), (phone, STAFF[1], 0)):
        Team(page, ward.url).has_the_board(name, "Nobody needs you now")
        expect(page.get_by_label("Name or procedure")).to_be_visible()
        expect(page.get_by_role("heading", name=re.compile("^Check-ins, last 7 days"))).to_have_count(number)


def test_what_was_picked_outlives_a_reload_and_the_way_to_a_person_and_back(ward: Server, desktop: Page) -> None:
    Team(desktop, ward.url).has_the_board(STAFF[0], "Nobody needs you now")
    desktop.get_by_label("State").click()
    desktop.get_by_role("option", name=re.compile("^On track")).click()
    expect(desktop).to_have_url(re.compile(r"/board\?state=on_track$"))
    desktop.reload()
    expect(desktop.get_by_label("State")).to_have_value("On track 1", timeout=20_000)
    desktop.get_by_role("link", name="Daniel Okafor").first.click()
    expect(desktop.get_by_role("heading", name=re.compile("^Daniel Okafor"))).to_be_visible(timeout=20_000)
    desktop.go_back()
    expect(desktop.get_by_label("State")).to_have_value("On track 1", timeout=20_000)
    assert "state=on_track" in desktop.url
