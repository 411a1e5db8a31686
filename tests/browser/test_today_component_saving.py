# ruff: noqa: F811 (fixtures)
import re

import pytest
from playwright.sync_api import expect

from tests.browser.today_component_phone import Phone, phone, today_server  # noqa: F401

RIDE = "Name the adult who will drive you home."
SOAP = "Wash with the soap the team gave you."
POLISH = "Take off nail polish."
SHUT = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }"


def deeds(phone: Phone) -> list[tuple[str, str]]:
    return [(event["task"], event["kind"]) for event in phone.server.events()]


def test_a_tick_is_sent_with_the_time_of_the_plan_and_its_own_id(phone: Phone) -> None:
    phone.open()
    phone.box(POLISH).check()
    phone.until_saved(1)
    event = phone.server.events()[0]
    assert (event["task"], event["kind"], event["payload"]) == ("polish", "done", {})
    assert re.fullmatch(r"2027-03-15T20:40:\d\d-07:00", event["at"])
    assert re.fullmatch(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}", event["id"])


@pytest.mark.parametrize(
    ("zone", "at"),
    [("UTC", "2027-03-16T03:40:\\d\\d\\+00:00"), ("Asia/Kolkata", "2027-03-16T09:10:\\d\\d\\+05:30")],
)
def test_the_time_of_a_tick_carries_the_offset_of_the_plans_zone(phone: Phone, zone: str, at: str) -> None:
    phone.server.data["zone"] = zone
    phone.open()
    phone.box(POLISH).check()
    phone.until_saved(1)
    assert re.fullmatch(at, phone.server.events()[0]["at"])


def test_ticks_made_while_the_server_is_gone_wait_and_arrive_once_in_order(phone: Phone) -> None:
    phone.open()
    phone.server.stop()
    for title in (RIDE, SOAP, POLISH):
        phone.box(title).check()
    phone.box(SOAP).uncheck()
    expect(phone.page.locator(".net")).to_have_text(
        "You are offline. 4 ticks will save when you are back online.", use_inner_text=True
    )
    expect(phone.row(POLISH)).to_contain_text("Waiting to save")
    phone.server.start()
    phone.until_saved(4)
    assert deeds(phone) == [("ride", "done"), ("soap", "done"), ("polish", "done"), ("soap", "undone")]
    expect(phone.page.locator(".net")).to_have_text("Saved 8:40 pm")


def test_going_offline_and_coming_back_is_said_once_each(phone: Phone) -> None:
    phone.open()
    phone.server.mode = "down"
    phone.box(POLISH).check()
    expect(phone.page.locator(".net")).to_contain_text("You are offline. 1 tick will save when you are back online.")
    phone.server.mode = "up"
    phone.until_saved(1)
    tick, away, back = phone.said()
    assert (tick, back) == ("Done. Take off nail polish.", "Saved 8:40\u00a0pm")
    assert away == "You are offline. 1 tick will save when you are back online."


def test_waiting_ticks_survive_a_reload(phone: Phone) -> None:
    phone.open()
    phone.server.mode = "down"
    phone.box(POLISH).check()
    phone.open()
    expect(phone.box(POLISH)).to_be_checked()
    assert phone.queued() == 1
    phone.server.mode = "up"
    phone.until_saved(1)


def test_what_is_undone_after_a_reload_comes_after_what_was_done_before(phone: Phone) -> None:
    phone.open()
    phone.server.mode = "down"
    phone.box(POLISH).check()
    phone.server.data["now"] = "2027-03-15T20:30:00-07:00"
    phone.open()
    phone.box(POLISH).uncheck()
    phone.server.mode = "up"
    phone.until_saved(2)
    assert [kind for _, kind in deeds(phone)] == ["done", "undone"]


def test_a_long_queue_goes_in_batches_of_200_in_order_and_each_once(phone: Phone) -> None:
    phone.open()
    phone.server.mode = "down"
    phone.box(SOAP).evaluate("(box) => { for (let n = 0; n < 450; n++) box.click(); }")
    phone.server.mode = "up"
    phone.until_saved(450)
    assert phone.server.batches == [200, 200, 50]
    ids = [event["id"] for event in phone.server.events()]
    assert ids == sorted(ids)
    assert [kind for _, kind in deeds(phone)] == ["done", "undone"] * 225


def test_an_answer_that_is_lost_does_not_save_the_tick_twice(phone: Phone) -> None:
    phone.open()
    phone.server.mode = "answer lost"
    phone.box(POLISH).check()
    phone.until(lambda: len(phone.server.batches) == 2)
    phone.server.mode = "up"
    phone.until_saved(1)


def test_a_slow_save_says_that_it_waits_and_then_that_it_is_saved(phone: Phone) -> None:
    phone.open()
    phone.server.mode = "slow"
    phone.box(POLISH).check()
    expect(phone.row(POLISH)).to_contain_text("Waiting to save")
    expect(phone.page.locator(".net")).to_have_text("Saved 8:40 pm")
    expect(phone.row(POLISH)).not_to_contain_text("Waiting to save")


def test_a_refused_tick_is_taken_back_and_the_row_says_why(phone: Phone) -> None:
    phone.server.refuse = {"polish"}
    phone.open()
    phone.box(POLISH).click()
    phone.box(SOAP).check()
    expect(phone.row(POLISH)).to_contain_text("Not saved. This step is closed. Call your care team.")
    expect(phone.box(POLISH)).not_to_be_checked()
    expect(phone.box(SOAP)).to_be_checked()
    assert "Take off nail polish. Not saved. This step is closed. Call your care team." in phone.said()
    phone.until_saved(1)


def test_a_refused_question_is_shown_with_its_words(phone: Phone) -> None:
    phone.server.refuse = {None}
    phone.open()
    phone.page.get_by_label("Add a question for my team").fill("May I brush my teeth?")
    phone.press("Add question")
    expect(phone.page.locator(".ask")).to_contain_text("May I brush my teeth? Not saved. This step is closed.")


def test_one_bad_event_does_not_take_the_others_with_it(phone: Phone) -> None:
    phone.open()
    phone.server.mode = "down"
    for title in (RIDE, POLISH, SOAP):
        phone.box(title).check()
    phone.server.refuse, phone.server.mode = {"polish"}, "strict"
    phone.until_saved(2)
    assert deeds(phone) == [("ride", "done"), ("soap", "done")]
    expect(phone.row(POLISH)).to_contain_text("Not saved. This step is closed.")


def test_a_plan_that_is_not_ones_own_says_so_and_keeps_nothing_waiting(phone: Phone) -> None:
    phone.open()
    phone.server.mode = "forbidden"
    phone.box(POLISH).click()
    expect(phone.row(POLISH)).to_contain_text("Not saved. This plan is not yours.")
    assert phone.queued() == 0


def test_the_sign_in_page_of_a_hotel_is_not_an_answer(phone: Phone) -> None:
    phone.open()
    phone.server.mode = "hotel"
    phone.box(POLISH).check()
    expect(phone.page.locator(".net")).to_contain_text("You are offline.")
    assert phone.queued() == 1
    phone.server.mode = "up"
    phone.until_saved(1)


def test_when_the_session_is_gone_the_ticks_are_kept_for_the_next_one(phone: Phone) -> None:
    phone.open()
    phone.server.mode = "signed out"
    phone.box(POLISH).check()
    expect(phone.page.locator(".net")).to_have_text(
        "You are signed out. Your ticks are kept here. Open your link again to save them."
    )
    assert phone.queued() == 1
    phone.server.mode = "up"
    phone.open()
    phone.until_saved(1)


def test_a_tick_in_one_tab_shows_in_the_other_before_it_is_saved(phone: Phone) -> None:
    first, second = phone.open(), phone.open(phone.context.new_page())
    phone.server.mode = "down"
    second.get_by_label(SOAP, exact=True).check()
    expect(first.get_by_label(SOAP, exact=True)).to_be_checked()


def test_two_tabs_keep_each_others_ticks(phone: Phone) -> None:
    first, second = phone.open(), phone.open(phone.context.new_page())
    phone.server.mode = "down"
    first.get_by_label(POLISH, exact=True).check()
    second.get_by_label(SOAP, exact=True).check()
    phone.server.mode = "up"
    phone.until_saved(2)
    for tab in (first, second):
        expect(tab.get_by_label(POLISH, exact=True)).to_be_checked()
        expect(tab.get_by_label(SOAP, exact=True)).to_be_checked()


def test_without_storage_a_tick_is_still_saved_and_the_page_asks_to_stay_open(phone: Phone) -> None:
    phone.context.add_init_script(SHUT)
    phone.open()
    phone.server.mode = "down"
    phone.box(POLISH).check()
    expect(phone.page.locator(".net")).to_contain_text("Keep this page open until then.")
    phone.server.mode = "up"
    phone.until_saved(1)


def test_a_draw_that_is_older_than_a_tick_does_not_take_it_back(phone: Phone) -> None:
    phone.open()
    old = phone.page.evaluate("fetch('/data.json').then((answer) => answer.json())")
    phone.box(POLISH).check()
    phone.until_saved(1)
    phone.page.route("**/data.json", lambda route: route.fulfill(json=old))
    phone.redraw()
    expect(phone.box(POLISH)).to_be_checked()


def test_a_draw_newer_than_a_tick_wins_over_it(phone: Phone) -> None:
    phone.open()
    phone.box(POLISH).check()
    phone.until_saved(1)
    elsewhere = {"id": "e", "task": "polish", "kind": "undone", "at": "2027-03-15T20:45:00-07:00", "payload": {}}
    phone.server.save("maria", elsewhere)
    phone.redraw()
    expect(phone.box(POLISH)).not_to_be_checked()


def test_a_screen_that_is_left_stops_sending_and_a_superseded_draw_does_not_end_it(phone: Phone) -> None:
    phone.open()
    phone.page.evaluate("const first = window.leave; draw().then(first)")
    phone.box(POLISH).check()
    phone.until_saved(1)
    phone.server.mode = "down"
    phone.box(SOAP).check()
    phone.page.evaluate("window.leave()")
    phone.server.mode = "up"
    phone.page.wait_for_timeout(2500)
    assert (len(phone.server.events()), phone.queued()) == (1, 1)
