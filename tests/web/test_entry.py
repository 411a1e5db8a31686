from urllib.parse import urlencode

import pytest
from sqlalchemy import text
from starlette.testclient import TestClient

from checklist.access import Role
from checklist.care import links, people
from checklist.care.house import House
from checklist.care.people import COOKIE
from checklist.care.visitor import NOBODY, OPERATOR, Visitor
from checklist.plan import PlanId
from checklist.store.tokens import Purpose
from checklist.web.cookies import PENDING
from tests.care.builders import PASSWORD, PLAN, Watch, a_house, with_plan
from tests.web.builders import FROM_ELSEWHERE, FROM_OWN_PAGE, TYPED, a_browser, a_link, holding, keep

BORN = {"month": "3", "day": "28", "year": "1955"}


def who(house: House, browser: TestClient) -> Visitor:
    return people.visitor(house, browser.cookies.get(COOKIE))


def answer(browser: TestClient, **form: str) -> object:
    return browser.post("/session", content=urlencode({"do": "enter"} | form), headers=FROM_OWN_PAGE)


def rows(house: House) -> str:
    with house.store.reading() as tx:
        return "".join(str(tx.execute(text(f"SELECT * FROM {name}")).all()) for name in ("tokens", "sessions"))


def test_a_typed_or_scanned_link_goes_straight_to_today_and_leaves_its_address_behind(house: House) -> None:
    browser = a_browser(house)
    response = browser.get(f"/invite/{a_link(house)}", headers=TYPED)
    assert (response.status_code, response.headers["location"]) == (303, "/")
    assert response.headers["referrer-policy"] == "no-referrer"
    assert response.headers["cache-control"] == "no-store"
    assert who(house, browser).plan == PLAN


def test_the_cookie_can_be_read_by_no_script_and_sent_by_no_other_site(house: House) -> None:
    response = a_browser(house).get(f"/invite/{a_link(house)}", headers=TYPED)
    cookie = next(value for value in response.headers.get_list("set-cookie") if value.startswith(COOKIE))
    assert {"HttpOnly", "SameSite=lax", "Path=/"} <= set(cookie.split("; "))
    assert "Secure" not in cookie


def test_over_https_every_cookie_is_secure(tmp_path: object) -> None:
    house = a_house(tmp_path, base_url="https://testserver")  # type: ignore[arg-type]
    with_plan(house)
    direct = a_browser(house).get(f"/invite/{a_link(house)}", headers=TYPED)
    waits = a_browser(house).get(f"/invite/{a_link(house)}")
    assert "Secure" in direct.headers.get_list("set-cookie")[0]
    assert "Secure" in waits.headers.get_list("set-cookie")[0]
    house.store.close()


@pytest.mark.parametrize(
    "headers",
    [
        {},
        FROM_ELSEWHERE,
        TYPED | {"sec-purpose": "prefetch"},
        TYPED | {"purpose": "prefetch"},
        TYPED | {"sec-fetch-dest": "iframe"},
        TYPED | {"sec-fetch-mode": "cors"},
    ],
)
def test_previews_prefetches_and_other_sites_see_a_button_and_change_nothing(
    house: House, headers: dict[str, str]
) -> None:
    link = a_link(house, purpose=Purpose.PRINT)
    before = rows(house)
    browser = a_browser(house)
    response = browser.get(f"/invite/{link}", headers=headers)
    assert (response.status_code, response.headers["location"]) == (303, "/invite")
    page = browser.get("/invite", headers=headers)
    assert page.status_code == 200
    assert "Open my plan" in page.text
    assert link not in page.text
    assert rows(house) == before


def test_the_button_opens_the_plan(house: House) -> None:
    browser = a_browser(house)
    browser.get(f"/invite/{a_link(house)}")
    response = answer(browser)
    assert (response.status_code, response.headers["location"]) == (303, "/")  # type: ignore[attr-defined]
    assert who(house, browser).plan == PLAN
    assert PENDING not in browser.cookies


def test_a_head_request_opens_nothing(house: House) -> None:
    link = a_link(house)
    before = rows(house)
    assert a_browser(house).head(f"/invite/{link}", headers=TYPED).headers["location"] == "/invite"
    assert a_browser(house).head(f"/go/{link}", headers=TYPED).headers["location"] == "/invite"
    assert rows(house) == before


def test_ones_own_link_again_asks_nothing_and_starts_no_new_session(house: House) -> None:
    browser, link = holding(house), a_link(house, asks_birth_date=True)
    before = rows(house)
    assert browser.get(f"/invite/{link}").headers["location"] == "/"
    assert rows(house) == before


def test_another_persons_link_asks_first_and_says_what_happens(house: House) -> None:
    with_plan(house, PlanId("other"))
    browser, link = holding(house, PlanId("other")), a_link(house)
    assert browser.get(f"/invite/{link}", headers=TYPED).headers["location"] == "/invite"
    assert "This browser holds another plan now." in browser.get("/invite").text
    assert who(house, browser).plan == "other"
    assert answer(browser).headers["location"] == "/invite"  # type: ignore[attr-defined]
    assert who(house, browser).plan == "other"
    answer(browser, replacing="yes")
    assert who(house, browser).plan == PLAN


def test_a_nurse_is_told_that_a_link_signs_them_out(house: House) -> None:
    people.add_user(house, OPERATOR, "Ann Lee", Role.NURSE, PASSWORD)
    browser = a_browser(house)
    keep(browser, people.sign_in(house, NOBODY, "Ann Lee", PASSWORD, ""))
    browser.get(f"/invite/{a_link(house)}", headers=TYPED)
    assert "You are signed in as staff here." in browser.get("/invite").text


def test_a_link_that_asks_for_the_birth_date_opens_only_with_it(house: House) -> None:
    browser = a_browser(house)
    browser.get(f"/invite/{a_link(house, asks_birth_date=True)}", headers=TYPED)
    assert "When were you born?" in browser.get("/invite").text
    wrong = answer(browser, **BORN | {"day": "27"})
    assert (wrong.status_code, who(house, browser)) == (422, NOBODY)  # type: ignore[attr-defined]
    assert "This is not the date of birth in the plan." in wrong.text  # type: ignore[attr-defined]
    answer(browser, **BORN)
    assert who(house, browser).plan == PLAN


@pytest.mark.parametrize(
    "born", [{}, {"month": "13", "day": "1", "year": "1955"}, {"month": "x", "day": "", "year": "9" * 5000}]
)
def test_a_date_that_is_none_is_asked_again(house: House, born: dict[str, str]) -> None:
    browser = a_browser(house)
    browser.get(f"/invite/{a_link(house, asks_birth_date=True)}")
    assert answer(browser, **born).status_code == 422  # type: ignore[attr-defined]


def test_after_five_wrong_birth_dates_one_must_wait(house: House, watch: Watch) -> None:
    browser = a_browser(house)
    browser.get(f"/invite/{a_link(house, asks_birth_date=True)}")
    for day in range(1, 6):
        answer(browser, **BORN | {"day": str(day)})
    blocked = answer(browser, **BORN)
    assert (blocked.status_code, "Wait 15 minutes" in blocked.text) == (429, True)  # type: ignore[attr-defined]
    watch.wait(minutes=15)
    answer(browser, **BORN)
    assert who(house, browser).plan == PLAN


def closed_pages(house: House, watch: Watch) -> list[str]:
    old, revoked = a_link(house), a_link(house, purpose=Purpose.PRINT)
    patient = people.visitor(house, holding(house).cookies[COOKIE])
    links.revoke_links(house, patient, patient.subject, Purpose.PRINT)  # type: ignore[arg-type]
    watch.wait(days=400)
    paths = ("/invite/made-up", f"/invite/{old}", f"/invite/{revoked}", "/go/made-up", "/invite")
    found = [a_browser(house).get(path, headers=TYPED) for path in paths]
    assert {page.status_code for page in found} == {410}
    return [page.text for page in found]


def test_every_link_that_opens_nothing_shows_the_same_page(house: House, watch: Watch) -> None:
    pages = closed_pages(house, watch)
    assert len(set(pages)) == 1
    assert "This link does not work any more" in pages[0]


def test_a_link_revoked_while_its_question_stands_opens_nothing(house: House) -> None:
    browser = a_browser(house)
    browser.get(f"/invite/{a_link(house)}")
    patient = people.visitor(house, holding(house).cookies[COOKIE])
    links.revoke_links(house, patient, patient.subject, Purpose.PERSONAL)  # type: ignore[arg-type]
    assert answer(browser).status_code == 410  # type: ignore[attr-defined]


def test_the_code_lets_in_the_browser_that_started_the_plan_once(house: House) -> None:
    made = links.new_draft(house, NOBODY, {})
    browser = a_browser(house)
    assert browser.get(f"/go/{made.code}").headers["location"] == "/build"
    assert who(house, browser).draft == made.draft
    assert browser.get(f"/go/{made.code}").headers["location"] == "/build"
    assert a_browser(house).get(f"/go/{made.code}").status_code == 410


def test_signing_out_ends_the_session_and_forgets_the_cookie(house: House) -> None:
    browser = holding(house)
    cookie = browser.cookies[COOKIE]
    response = browser.post("/session", content="do=sign_out", headers=FROM_OWN_PAGE)
    assert response.headers["location"] == "/signed-out"
    assert COOKIE not in browser.cookies
    assert people.visitor(house, cookie) == NOBODY
    assert "You are signed out" in browser.get("/signed-out").text


def test_signing_out_everywhere_ends_the_other_browsers_too(house: House) -> None:
    here, there = holding(house), holding(house)
    here.post("/session", content="do=sign_out_everywhere", headers=FROM_OWN_PAGE)
    assert who(house, there) == NOBODY


@pytest.mark.parametrize(
    "headers",
    [
        {},
        FROM_ELSEWHERE,
        {"sec-fetch-site": "same-site"},
        {"origin": "http://elsewhere"},
        {"origin": "null"},
        FROM_ELSEWHERE | {"origin": "http://testserver"},
    ],
)
@pytest.mark.parametrize("path", ["/session", "/sign-in"])
def test_a_form_from_anywhere_else_does_nothing(house: House, path: str, headers: dict[str, str]) -> None:
    browser = holding(house)
    response = browser.post(path, content="do=sign_out&name=a&password=b", headers=headers)
    assert response.status_code == 403
    assert who(house, browser).plan == PLAN


def test_an_older_browser_that_says_only_its_origin_is_believed(house: House) -> None:
    browser = holding(house)
    browser.post("/session", content="do=sign_out", headers={"origin": "http://testserver"})
    assert COOKIE not in browser.cookies


def test_the_session_page_says_who_is_in(house: House) -> None:
    assert "You are not signed in" in a_browser(house).get("/session").text
    assert "This browser holds a plan" in holding(house).get("/session").text


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_the_old_address_of_today_leads_to_the_root(house: House, method: str) -> None:
    response = holding(house).request(method, "/today")
    assert (response.status_code, response.headers["location"]) == (303, "/")
