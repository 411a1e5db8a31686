"""Our plain HTML pages in a real Chromium: without scripts, by keyboard, at any width, in both themes."""

import threading
from collections.abc import Iterator

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

from checklist.access import Role
from checklist.care import links, people
from checklist.care.house import House
from checklist.care.people import COOKIE
from checklist.care.visitor import NOBODY, OPERATOR
from checklist.plan import PlanId
from checklist.store.unit import Setting, set_value
from tests.care.builders import NOON, PASSWORD, PLAN, Watch, a_house, inside, with_plan
from tests.web.builders import a_link, an_app

PAGES = ("/sign-in", "/session", "/signed-out", "/invite/made-up", "/invite", "/demo")


def today(request: Request) -> HTMLResponse:
    return HTMLResponse(f"<html lang=en><title>Today</title><h1>Today</h1><p>{COOKIE in request.cookies}</p></html>")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = a_house(tmp_path_factory.mktemp("house"), Watch(), base_url="http://127.0.0.1")
    with_plan(made)
    with_plan(made, PlanId("other"))
    people.add_user(made, OPERATOR, "Ann Lee", Role.NURSE, PASSWORD)
    with made.store.writing() as tx:
        set_value(tx, Setting.WARD_PHONE, "555-0142", at=NOON, by="test")
    yield made
    made.store.close()


@pytest.fixture(scope="module")
def address(house: House) -> Iterator[str]:
    pages = [Route(path, today) for path in ("/", "/build", "/list")]
    server = uvicorn.Server(uvicorn.Config(an_app(house, *pages), port=0, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        thread.join(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


def opened(chromium: Browser, address: str, **options: object) -> Page:
    phone = {"base_url": address, "viewport": {"width": 390, "height": 844}}
    return chromium.new_context(**(phone | options)).new_page()


@pytest.fixture(params=["light", "dark"])
def page(request: pytest.FixtureRequest, chromium: Browser, address: str) -> Iterator[Page]:
    one = opened(chromium, address, color_scheme=request.param)
    yield one
    one.context.close()


@pytest.fixture
def plain(chromium: Browser, address: str) -> Iterator[Page]:
    one = opened(chromium, address, java_script_enabled=False)
    yield one
    one.context.close()


def hold(page: Page, house: House, address: str, plan: PlanId = PLAN) -> None:
    page.context.add_cookies([{"name": COOKIE, "value": inside(house, plan)[1].cookie, "url": address}])


def show_question(page: Page, house: House, address: str) -> None:
    """The page with everything on it that a link can ask, and one answer that was wrong."""
    hold(page, house, address, PlanId("other"))
    page.goto(f"/invite/{a_link(house, asks_birth_date=True)}")
    for name, value in (("Month", "1"), ("Day", "2"), ("Year", "1950")):
        page.get_by_label(name).fill(value)
    page.get_by_role("button", name="Open my plan").click()


def show_wrong_password(page: Page) -> None:
    page.goto("/sign-in")
    page.get_by_label("Name").fill("Ann Lee")
    page.get_by_label("Password").fill("wrong password")
    page.get_by_role("button", name="Sign in").click()


def check(page: Page) -> None:
    """Nothing for axe to find, one heading, targets of 44 px, and no scrolling sideways at any width."""
    found = Axe().run(page).response["violations"]
    assert [f"{one['id']}: {[node['html'] for node in one['nodes']]}" for one in found] == []
    assert page.locator("h1").count() == 1
    for width in (320, 390, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for target in page.locator("button, input:not([type=hidden]), a").all():
        box = target.bounding_box()
        assert box
        assert box["height"] >= 44, target.inner_html()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_sound_in_both_themes(page: Page, path: str) -> None:
    page.goto(path)
    check(page)


def test_the_page_of_a_session_is_sound(page: Page, house: House, address: str) -> None:
    hold(page, house, address)
    page.goto("/session")
    check(page)


def test_the_questions_before_a_link_are_sound(page: Page, house: House, address: str) -> None:
    show_question(page, house, address)
    assert page.get_by_role("alert").inner_text().startswith("This is not the date of birth")
    check(page)


def test_a_refused_sign_in_is_sound(page: Page) -> None:
    show_wrong_password(page)
    assert page.get_by_role("alert").is_visible()
    check(page)


def test_a_link_leads_to_today_without_scripts_and_its_secret_leaves_the_address(
    plain: Page, house: House, address: str
) -> None:
    plain.goto(f"/invite/{a_link(house)}")
    assert plain.url == f"{address}/"
    assert plain.inner_text("p") == "True"


def test_a_link_tapped_on_another_site_asks_with_one_button(plain: Page, house: House, address: str) -> None:
    link = f"{address}/invite/{a_link(house)}"
    elsewhere = address.replace("127.0.0.1", "localhost")
    plain.route(
        f"{elsewhere}/mail", lambda route: route.fulfill(body=f'<a href="{link}">plan</a>', content_type="text/html")
    )
    plain.goto(f"{elsewhere}/mail")
    plain.get_by_role("link").click()
    assert plain.url == f"{address}/invite"
    plain.get_by_role("button", name="Open my plan").click()
    assert plain.url == f"{address}/"


def test_the_birth_date_is_given_by_keyboard_alone(plain: Page, house: House, address: str) -> None:
    plain.goto(f"/invite/{a_link(house, asks_birth_date=True)}")
    assert plain.url == f"{address}/invite"
    for key in ("Tab", "3", "Tab", "28", "Tab", "1955", "Enter"):
        plain.keyboard.press(key) if key in ("Tab", "Enter") else plain.keyboard.type(key)
    plain.wait_for_url(f"{address}/")


def test_a_nurse_signs_in_and_out_without_scripts(plain: Page, address: str) -> None:
    plain.goto("/sign-in")
    plain.get_by_label("Name").fill("Ann Lee")
    plain.get_by_label("Password").fill(PASSWORD)
    plain.keyboard.press("Enter")
    plain.wait_for_url(f"{address}/list")
    plain.goto("/session")
    assert plain.inner_text("h1") == "You are signed in as Ann Lee"
    plain.get_by_role("button", name="Sign out here").click()
    assert plain.url == f"{address}/signed-out"
    assert plain.context.cookies() == []


def test_a_one_use_code_sets_the_cookie_and_going_back_does_no_harm(plain: Page, house: House, address: str) -> None:
    code = links.new_draft(house, NOBODY, {}).code
    plain.goto(f"/go/{code}")
    assert plain.url == f"{address}/build"
    plain.goto("/today")
    plain.goto(f"/go/{code}")
    assert plain.url == f"{address}/build"


def test_no_script_can_read_the_session(page: Page, house: House) -> None:
    page.goto(f"/invite/{a_link(house)}")
    assert page.evaluate("document.cookie") == ""
    assert [cookie["httpOnly"] for cookie in page.context.cookies()] == [True]
