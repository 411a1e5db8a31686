# ruff: noqa: F811 (fixtures)
import re

import pytest
from playwright.sync_api import expect

from tests.browser.today_component_phone import Phone, phone, today_server  # noqa: F401

ELSEWHERE = ["//evil.test/", "/\\evil.test/", "/\t/evil.test/", "https://evil.test/", "javascript:alert(1)", "x", None]
FOLLOW = "(to) => import('/go.js').then(({ default: go }) => go({ data: { to } }))"


def test_go_opens_a_path_of_this_site(phone: Phone) -> None:
    phone.open()
    phone.page.evaluate(FOLLOW, "/?theme=dark")
    expect(phone.page).to_have_url(f"{phone.server.url}/?theme=dark")


@pytest.mark.parametrize("to", ELSEWHERE)
def test_go_follows_nothing_that_is_not_a_path_of_this_site(phone: Phone, to: str | None) -> None:
    phone.open()
    phone.page.evaluate("window.stayed = true")
    phone.page.evaluate(FOLLOW, to)
    phone.page.wait_for_timeout(300)
    assert phone.page.evaluate("window.stayed")


def test_go_without_data_stays(phone: Phone) -> None:
    phone.open()
    phone.page.evaluate("import('/go.js').then(({ default: go }) => go({ data: null }))")
    expect(phone.page).to_have_url(f"{phone.server.url}/?theme=light")


def test_go_follows_each_address_once(phone: Phone) -> None:
    phone.open()
    phone.page.evaluate(FOLLOW, "/?theme=light#there")
    expect(phone.page).to_have_url(re.compile("#there$"))
    phone.page.evaluate("location.hash = 'back'")
    phone.page.evaluate(FOLLOW, "/?theme=light#there")
    phone.page.wait_for_timeout(300)
    assert phone.page.evaluate("location.hash") == "#back"


def test_go_returns_to_a_place_on_the_page_at_another_turn(phone: Phone) -> None:
    phone.open()
    follow = "([to, turn]) => import('/go.js').then(({ default: go }) => go({ data: { to, turn } }))"
    for turn in (1, 2):
        phone.page.evaluate(follow, ["/?theme=light#there", turn])
        expect(phone.page).to_have_url(re.compile("#there$"))
        phone.page.evaluate("location.hash = 'back'")
    phone.page.evaluate(follow, ["/?theme=light#there", 2])
    phone.page.wait_for_timeout(300)
    assert phone.page.evaluate("location.hash") == "#back"
