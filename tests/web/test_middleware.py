import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode

import pytest
from sqlalchemy import text
from starlette.requests import Request
from starlette.responses import PlainTextResponse, StreamingResponse
from starlette.routing import Route
from starlette.types import Message, Receive, Scope, Send

from checklist.care.house import House
from checklist.store.unit import Setting, set_value
from checklist.web.middleware import HEADERS, CalmErrors, route_of
from tests.care.builders import NOON, PLAN, a_house
from tests.web.builders import FROM_OWN_PAGE, TYPED, a_browser, a_link, body, holding

SECRET = "Eliquis for Maria"


def breaks(_request: Request) -> PlainTextResponse:
    raise RuntimeError(SECRET)


def breaks_midway(_request: Request) -> StreamingResponse:
    async def pieces():  # type: ignore[no-untyped-def]
        yield b"begun"
        raise RuntimeError(SECRET)

    return StreamingResponse(pieces())


BROKEN = (Route("/api/broken", breaks), Route("/broken", breaks), Route("/midway", breaks_midway))


def test_an_error_is_a_calm_page_without_its_insides(house: House) -> None:
    page = a_browser(house, *BROKEN).get("/broken")
    assert page.status_code == 500
    assert "We cannot show this page now" in page.text
    assert "Your ticks are safe." in page.text
    assert "RuntimeError" not in page.text + str(page.headers)
    assert SECRET not in page.text


def test_an_error_of_the_api_is_json(house: House) -> None:
    answer = a_browser(house, *BROKEN).get("/api/broken")
    assert (answer.status_code, answer.json()["code"]) == (500, "broken")


def test_an_error_page_gives_the_wards_number_and_can_do_without_the_database(house: House) -> None:
    with house.store.writing() as tx:
        set_value(tx, Setting.WARD_PHONE, "555-0142", at=NOON, by="admin")
    browser = a_browser(house, *BROKEN)
    assert 'href="tel:555-0142"' in browser.get("/broken").text
    with house.store.writing() as tx:
        tx.execute(text("DROP TABLE unit_settings"))
    assert "We cannot show this page now" in browser.get("/broken").text


def test_an_answer_that_breaks_off_midway_is_not_begun_again(house: House) -> None:
    sent: list[str] = []

    async def half(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        raise RuntimeError(SECRET)

    async def send(message: Message) -> None:
        sent.append(message["type"])

    async def receive() -> Message:
        return {"type": "http.request"}

    answer = CalmErrors(half, house)({"type": "http", "method": "GET", "path": "/"}, receive, send)
    with ThreadPoolExecutor(max_workers=1) as own_loop:  # the browser tests may hold this thread's event loop
        own_loop.submit(asyncio.run, answer).result()
    assert sent == ["http.response.start"]


def test_the_log_tells_what_broke_where_and_nothing_of_what_was_said(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    browser = a_browser(house, *BROKEN)
    browser.get("/broken")
    browser.get("/midway")
    assert "GET /broken failed: RuntimeError at test_middleware.py:" in caplog.text
    assert SECRET not in caplog.text


def test_the_log_of_a_whole_visit_holds_no_token_name_or_password(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "checklist")
    link = a_link(house, asks_birth_date=True)
    browser = a_browser(house)
    browser.get(f"/invite/{link}", headers=TYPED)
    browser.post("/session", content="do=enter&month=3&day=28&year=1955", headers=FROM_OWN_PAGE)
    browser.post("/sign-in", content=urlencode({"name": "Maria", "password": "hunter2"}), headers=FROM_OWN_PAGE)
    browser.post(f"/api/plans/{PLAN}/events", json=body("e1"), headers={"X-Checklist": "1"})
    browser.get(f"/nowhere/{link}")
    browser.request("MARIA", "/")
    said = caplog.text
    assert "GET /invite/{token} 303" in said
    assert "POST /api/plans/{plan}/events 200" in said
    assert "GET (app) 404" in said
    assert not any(word in said for word in (link, "Maria", "MARIA", "hunter2", "1955", PLAN))


@pytest.mark.parametrize("path", ["/readyz", "/sign-in", "/api/nothing", "/nowhere", "/broken", "/invite/made-up"])
def test_every_answer_says_how_it_may_be_used(house: House, path: str) -> None:
    headers = a_browser(house, *BROKEN).get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["referrer-policy"] in ("no-referrer", "same-origin")
    assert set(name.lower() for name in HEADERS) <= set(headers)
    assert "strict-transport-security" not in headers


def test_our_own_pages_run_no_script_at_all(house: House) -> None:
    policy = a_browser(house).get("/sign-in").headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy


def test_over_https_browsers_are_told_to_stay_there(tmp_path: object) -> None:
    house = a_house(tmp_path, base_url="https://testserver")  # type: ignore[arg-type]
    assert "max-age" in a_browser(house).get("/readyz").headers["strict-transport-security"]
    house.store.close()


def test_a_request_that_met_no_route_is_called_the_app() -> None:
    assert route_of({}) == "(app)"


def test_ready_says_whether_the_database_answers(house: House) -> None:
    browser = a_browser(house)
    assert browser.get("/readyz").json() == {"status": "ready"}
    with house.store.writing() as tx:
        tx.execute(text("DROP TABLE installation"))
    answer = browser.get("/readyz")
    assert (answer.status_code, answer.json()["code"]) == (503, "not_ready")


def test_the_pages_bring_their_own_font_and_style(house: House) -> None:
    browser = a_browser(house)
    font = browser.get("/assets/noto-sans-latin-wght-normal.woff2")
    assert (font.headers["content-type"], font.content[:4]) == ("font/woff2", b"wOF2")
    assert browser.get("/assets/page.css").headers["content-type"].startswith("text/css")
    assert browser.get("/assets/../pages.py").status_code == 404
    assert browser.get("/assets/pages.py").status_code == 404


def test_the_server_sweeps_at_its_start_and_closes_the_store_at_its_end(house: House) -> None:
    session = holding(house)
    house.real_time.wait(days=31)  # type: ignore[attr-defined]
    with a_browser(house), house.store.reading() as tx:
        assert tx.execute(text("SELECT count(*) FROM sessions")).scalar() == 0
    assert session is not None
    assert house.store.engine.pool.checkedin() == 0  # type: ignore[attr-defined]
