# ruff: noqa: F811 (fixtures)
import pytest
from playwright.sync_api import expect

from tests.browser.today_component_phone import Phone, phone, today_server  # noqa: F401

RIDE = "Name the adult who will drive you home."
POLISH = "Take off nail polish."


def test_the_heading_says_what_holds_now_and_is_the_only_one(phone: Phone) -> None:
    phone.open()
    expect(phone.page.get_by_role("heading", level=1)).to_have_text(["You may eat and drink"])


def test_the_card_says_the_next_stop_and_how_long_until_then_in_words(phone: Phone) -> None:
    phone.open()
    expect(phone.page.locator(".clock")).to_have_text("10:30 pm tonight")
    expect(phone.page.get_by_role("timer")).to_have_text("In 1 hour 50 minutes")


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ("2027-03-15T20:41:00-07:00", "In 1 minute"),
        ("2027-03-15T20:40:01-07:00", "In 1 minute"),
        ("2027-03-15T21:40:00-07:00", "In 1 hour"),
        ("2027-03-16T20:39:00-07:00", "In 23 hours 59 minutes"),
        ("2027-03-16T21:45:00-07:00", "In 1 day 1 hour"),
        ("2027-03-18T20:40:00-07:00", "In 3 days"),
    ],
)
def test_the_time_left_is_rounded_up_to_the_minute_as_a_wall_clock_reads(phone: Phone, at: str, words: str) -> None:
    phone.server.data["states"] = phone.server.data["states"][:1]
    phone.server.data["states"][0]["next"]["at"] = at
    phone.open()
    expect(phone.page.get_by_role("timer")).to_have_text(words)


def test_the_countdown_goes_on_while_the_server_is_away(phone: Phone) -> None:
    phone.server.data["now"] = "2027-03-15T20:40:57-07:00"
    phone.open()
    phone.server.stop()
    expect(phone.page.get_by_role("timer")).to_have_text("In 1 hour 49 minutes")
    expect(phone.page.locator(".today > p").first).to_have_text("Maria’s plan. Monday, March 15, 8:41 pm")


def test_at_the_stop_time_the_heading_changes_and_is_said_once(phone: Phone) -> None:
    phone.server.data["now"] = "2027-03-15T22:29:57-07:00"
    phone.open()
    expect(phone.page.get_by_role("heading", level=1)).to_have_text("Light food only")
    expect(phone.page.locator(".clock")).to_have_text("12:30 am Tuesday")
    assert phone.said() == ["Light food only"]


def test_a_phone_that_slept_past_a_stop_does_not_offer_the_time_before_it(phone: Phone) -> None:
    phone.open()
    phone.later(minutes=115)
    expect(phone.page.get_by_role("heading", level=1)).to_have_text("Light food only")


def test_after_the_last_stop_the_card_says_so_without_a_clock(phone: Phone) -> None:
    phone.server.data["now"] = "2027-03-16T04:30:00-07:00"
    phone.open()
    expect(phone.page.locator(".what")).to_have_text("Until after your surgery.")
    expect(phone.page.get_by_role("timer")).to_have_count(0)


def test_the_ready_line_names_what_is_open_until_it_is_done(phone: Phone) -> None:
    phone.open()
    expect(phone.page.locator(".ready")).to_contain_text("1 thing is open: who drives you home?")
    phone.box(RIDE).check()
    expect(phone.page.locator(".ready")).to_contain_text("Ready to come in: yes")


def test_the_ready_line_counts_when_several_things_are_open(phone: Phone) -> None:
    phone.server.data["blocking"].append({"task": "soap", "question": "did you wash?"})
    phone.open()
    expect(phone.page.locator(".ready")).to_contain_text("2 things are open: who drives you home? did you wash?")


def test_what_could_not_be_done_is_still_open(phone: Phone) -> None:
    phone.open()
    phone.could_not(RIDE, "I forgot")
    expect(phone.page.locator(".ready")).to_contain_text("not yet")


def test_a_card_link_opens_under_the_card_and_closes_with_escape(phone: Phone) -> None:
    phone.open()
    phone.press("What counts as clear?")
    expect(phone.page.get_by_text("Milk is not clear.")).to_be_visible()
    phone.page.keyboard.press("Escape")
    expect(phone.page.get_by_text("Milk is not clear.")).to_have_count(0)


def test_the_card_leads_to_the_question_below_the_list(phone: Phone) -> None:
    phone.open()
    phone.page.get_by_role("link", name="Can I have this now?").click()
    assert phone.page.url.endswith("#can-i-have-this-now")
    phone.server.data["card"]["ask"] = None
    phone.open()
    expect(phone.page.get_by_role("link", name="Can I have this now?")).to_have_count(0)


def test_who_ate_too_late_finds_the_number_and_can_tell_the_team(phone: Phone) -> None:
    phone.open()
    phone.press("I ate or drank too late")
    expect(phone.page.get_by_role("link", name="Call 555-0142")).to_be_visible()
    assert phone.server.events() == []
    phone.press("Tell my team")
    phone.until_saved(1)
    assert phone.server.events()[0]["payload"] == {"about": "ate_late"}
    expect(phone.page.locator("section.card")).to_contain_text("Your team can see this. Call them too.")


def test_from_the_procedure_on_there_is_a_note_and_no_card_to_fast_by(phone: Phone) -> None:
    after: dict[str, object] = {"from": None, "heading": "Day 3 of 42", "next": None, "later": [], "note": None}
    phone.server.data |= {"states": [after], "card": None, "blocking": []}
    phone.open()
    expect(phone.page.get_by_role("heading", level=1)).to_have_text("Day 3 of 42")
    expect(phone.page.locator(".card, .ready")).to_have_count(0)
