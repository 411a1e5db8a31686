# ruff: noqa: F811 (fixtures)
from typing import Any

from playwright.sync_api import expect

from tests.browser.today_component_phone import Phone, phone, today_server  # noqa: F401
from tests.browser.today_component_server import UI, Server

RIDE = "Name the adult who will drive you home."
ELIQUIS = "Do not take Eliquis (apixaban) tonight."
SOAP = "Wash with the soap the team gave you."
POLISH = "Take off nail polish."
TONIGHT = [RIDE, ELIQUIS, "Ask your care team about Celebrex (celecoxib).", SOAP, POLISH, "Sleep in clean sheets."]


def task(server: Server, task_id: str) -> dict[str, Any]:
    return next(one for group in server.data["groups"] for one in group["tasks"] if one["id"] == task_id)


def test_a_tick_shows_at_once_keeps_the_focus_and_does_not_move_the_row(phone: Phone) -> None:
    phone.server.mode = "slow"
    phone.open()
    phone.box(POLISH).check()
    assert phone.server.events() == []
    assert phone.focused() == "tick:polish"
    expect(phone.page.locator("li.row").nth(4)).to_contain_text("Take off nail polish.Done 8:40 pm")


def test_a_tick_is_said_once_and_politely(phone: Phone) -> None:
    phone.open()
    phone.box(POLISH).check()
    phone.until_saved(1)
    assert phone.said() == ["Done. Take off nail polish."]
    assert phone.page.locator(".aloud").get_attribute("aria-live") == "polite"


def test_unticking_undoes_it_with_a_second_event(phone: Phone) -> None:
    phone.open()
    phone.box(POLISH).check()
    phone.box(POLISH).uncheck()
    phone.until_saved(2)
    assert [event["kind"] for event in phone.server.events()] == ["done", "undone"]
    assert phone.said()[-1] == "Not done. Take off nail polish."


def test_why_opens_a_panel_and_escape_closes_it_and_gives_the_focus_back(phone: Phone) -> None:
    phone.open()
    why = phone.page.get_by_role("button", name=f"Why? {ELIQUIS}")
    expect(why).to_have_attribute("aria-expanded", "false")
    why.click()
    expect(why).to_have_attribute("aria-expanded", "true")
    expect(phone.row(ELIQUIS)).to_contain_text("It thins your blood.")
    phone.page.keyboard.press("Tab")
    phone.page.keyboard.press("Escape")
    expect(why).to_have_attribute("aria-expanded", "false")
    assert phone.focused() == "opens:why:eliquis"


def test_a_reason_tells_the_team_and_the_box_stays_empty(phone: Phone) -> None:
    phone.open()
    phone.could_not(SOAP, "I forgot")
    phone.until_saved(1)
    event = phone.server.events()[0]
    assert (event["kind"], event["payload"]) == ("could_not", {"reason": "forgot", "text": "I forgot"})
    expect(phone.row(SOAP)).to_contain_text("Could not: I forgot. Your team can see this.")
    expect(phone.row(SOAP)).to_contain_text("Your team will call you about it.")
    expect(phone.box(SOAP)).not_to_be_checked()
    assert phone.focused() == "opens:why:soap"


def test_nobody_is_told_before_a_reason_is_picked(phone: Phone) -> None:
    phone.open()
    phone.press(f"Why? {SOAP}")
    phone.press("I could not do this", phone.row(SOAP))
    phone.press("Tell my team", phone.row(SOAP))
    expect(phone.row(SOAP)).to_contain_text("Pick one first.")
    assert phone.said() == ["Pick one first."]
    assert phone.server.events() == []


def test_never_mind_closes_the_reasons_and_gives_the_focus_back(phone: Phone) -> None:
    phone.open()
    phone.press(f"Why? {SOAP}")
    phone.press("I could not do this", phone.row(SOAP))
    phone.press("Never mind", phone.row(SOAP))
    expect(phone.page.get_by_role("radio")).to_have_count(0)
    assert phone.focused() == "opens:cannot:soap"


def test_who_took_the_medicine_is_told_to_call_before_and_after_telling(phone: Phone) -> None:
    phone.open()
    phone.press(f"Why? {ELIQUIS}")
    row = phone.row(ELIQUIS)
    phone.press("I could not do this", row)
    row.get_by_role("radio", name="I took it").check()
    expect(row).to_contain_text("Call your care team now. Tell them what and when.")
    phone.press("Tell my team", row)
    expect(row.get_by_role("link", name="Call 555-0142")).to_have_attribute("href", "tel:555-0142")


def test_who_took_the_medicine_is_still_told_to_call_on_the_next_visit(phone: Phone) -> None:
    task(phone.server, "eliquis").update(state="could_not", state_line="Could not: I took it.", reason="took_it")
    phone.server.data["phone"] = None
    phone.open()
    expect(phone.row(ELIQUIS)).to_contain_text("Call the hospital and ask for your team.")


def test_only_a_task_not_to_take_something_offers_i_took_it(phone: Phone) -> None:
    phone.open()
    phone.press(f"Why? {SOAP}")
    phone.press("I could not do this", phone.row(SOAP))
    expect(phone.page.get_by_role("radio", name="I took it")).to_have_count(0)


def test_what_could_not_be_done_can_be_put_back(phone: Phone) -> None:
    phone.open()
    phone.could_not(SOAP, "I forgot")
    phone.press("Put it back on my list")
    phone.until_saved(2)
    assert phone.server.events()[-1]["kind"] == "undone"
    expect(phone.row(SOAP)).not_to_contain_text("Could not")


def test_nobody_is_promised_that_the_team_knows_before_it_is_saved(phone: Phone) -> None:
    phone.server.mode = "down"
    phone.open()
    phone.press("I ate or drank too late")
    phone.press("Tell my team")
    phone.could_not(SOAP, "I forgot")
    expect(phone.row(SOAP)).to_contain_text("Waiting to save")
    expect(phone.page.locator(".today")).not_to_contain_text("Your team can see this")
    expect(phone.page.locator(".today")).not_to_contain_text("Your team can see this")


def test_a_question_goes_to_the_team_and_stays_in_sight(phone: Phone) -> None:
    phone.open()
    phone.page.get_by_label("Add a question for my team").fill(" May I brush my teeth? ")
    phone.press("Add question")
    phone.until_saved(1)
    assert phone.server.events()[0]["payload"] == {"text": "May I brush my teeth?"}
    expect(phone.page.locator(".ask")).to_contain_text("You asked: May I brush my teeth?")
    expect(phone.page.get_by_label("Add a question for my team")).to_have_value("")


def test_an_empty_question_is_asked_for_again(phone: Phone) -> None:
    phone.open()
    phone.press("Add question")
    expect(phone.page.locator(".ask")).to_contain_text("Write your question first.")
    assert phone.focused() == "question"


def test_what_was_done_before_this_visit_is_folded_away(phone: Phone) -> None:
    task(phone.server, "polish").update(state="done", state_line="Done 6:05 pm", folded=True)
    phone.open()
    expect(phone.box(POLISH)).to_have_count(0)
    phone.press("Show 1 done")
    expect(phone.row(POLISH)).to_contain_text("Done 6:05 pm")
    phone.box(POLISH).uncheck()
    phone.press("Hide 1 done")
    expect(phone.box(POLISH)).to_be_visible()


def test_when_all_is_done_for_tonight_it_says_so_and_the_next_stop_stays(phone: Phone) -> None:
    phone.open()
    for title in TONIGHT:
        phone.box(title).check()
    expect(phone.page.locator(".all-done")).to_have_text("All done for tonight. Sleep well.")
    expect(phone.page.locator(".clock")).to_have_text("10:30 pm tonight")
    assert phone.said()[-1] == "Done. Sleep in clean sheets. All done for tonight. Sleep well."


def test_what_is_overdue_says_so_and_offers_the_way_out_in_the_row(phone: Phone) -> None:
    task(phone.server, "polish")["overdue"] = "Was due 8:00 pm. Do it now."
    phone.open()
    expect(phone.row(POLISH)).to_contain_text("Was due 8:00 pm. Do it now.")
    expect(phone.row(POLISH).get_by_role("button", name="I could not do this")).to_be_visible()
    phone.box(POLISH).check()
    expect(phone.row(POLISH)).not_to_contain_text("Was due")


def test_what_moved_says_from_when(phone: Phone) -> None:
    phone.open()
    expect(phone.row(SOAP)).to_contain_text("Moved from 7:00 pm")


def test_a_redraw_keeps_the_focus_the_open_panel_and_the_half_written_question(phone: Phone) -> None:
    phone.open()
    phone.press(f"Why? {ELIQUIS}")
    question = phone.page.get_by_label("Add a question for my team")
    question.fill("May I")
    phone.server.data["now"] = "2027-03-15T20:50:00-07:00"
    phone.redraw()
    expect(phone.page.get_by_role("timer")).to_have_text("In 1 hour 40 minutes")
    expect(phone.row(ELIQUIS)).to_contain_text("It thins your blood.")
    expect(question).to_have_value("May I")
    assert phone.focused() == "question"


def test_a_redraw_at_midnight_and_after_five_minutes_away_is_asked_for(phone: Phone) -> None:
    phone.open()
    phone.later(minutes=4)
    assert phone.page.evaluate("triggers") == []
    phone.later(minutes=6)
    assert phone.page.evaluate("triggers") == [["refresh", 1]]
    phone.server.data["now"] = "2027-03-15T23:59:58-07:00"
    phone.redraw()
    phone.until(lambda: phone.page.evaluate("triggers.length") == 2)


def test_what_people_wrote_is_text_and_never_markup(phone: Phone) -> None:
    task(phone.server, "polish")["title"] = "<img src=x onerror='window.broken = true'>"
    phone.open()
    expect(phone.box("<img src=x onerror='window.broken = true'>")).to_be_visible()
    assert phone.page.evaluate("window.broken") is None
    assert "innerHTML" not in (UI / "today.js").read_text(encoding="utf-8")


def test_a_helper_ticks_and_is_asked_nothing(phone: Phone) -> None:
    phone.server.data["tells"] = False
    phone.open()
    phone.box(POLISH).check()
    phone.until_saved(1)
    phone.page.get_by_role("button", name=f"Why? {ELIQUIS}").click()
    expect(phone.row(ELIQUIS)).to_contain_text("It thins your blood.")
    expect(phone.page.get_by_role("button", name="I could not do this")).to_have_count(0)
    expect(phone.page.get_by_label("Add a question for my team")).to_have_count(0)
