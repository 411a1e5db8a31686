"""A browser at our addresses: one that says where it comes from, as browsers do."""

from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient

from checklist.care import links
from checklist.care.house import House
from checklist.care.people import COOKIE, Entered
from checklist.plan import PlanId
from checklist.store.tokens import Purpose, Subject, SubjectKind
from checklist.web import lifespan, middleware, routes
from tests.care.builders import PLAN, inside

TYPED = {"sec-fetch-mode": "navigate", "sec-fetch-dest": "document", "sec-fetch-site": "none"}
FROM_OWN_PAGE = {"sec-fetch-mode": "navigate", "sec-fetch-dest": "document", "sec-fetch-site": "same-origin"}
FROM_ELSEWHERE = FROM_OWN_PAGE | {"sec-fetch-site": "cross-site"}


def an_app(house: House, *more: Route) -> Starlette:
    return Starlette(routes=[*more, *routes(house)], middleware=middleware(house), lifespan=lifespan(house))


def a_browser(house: House, *more: Route, client: str = "127.0.0.1", base_url: str = "") -> TestClient:
    return TestClient(
        an_app(house, *more),
        base_url=base_url or house.base_url,
        follow_redirects=False,
        raise_server_exceptions=False,
        client=(client, 50000),
    )


def keep(browser: TestClient, entered: Entered) -> None:
    browser.cookies.set(COOKIE, entered.cookie, domain="testserver.local")


def holding(house: House, plan: PlanId = PLAN) -> TestClient:
    browser = a_browser(house)
    keep(browser, inside(house, plan)[1])
    return browser


def a_link(
    house: House, plan: PlanId = PLAN, purpose: Purpose = Purpose.PERSONAL, asks_birth_date: bool = False
) -> str:
    patient, _ = inside(house, plan)
    return links.mint_link(house, patient, Subject(SubjectKind.PLAN, plan), purpose, asks_birth_date=asks_birth_date)


def body(*ids: str, **changes: object) -> dict[str, object]:
    event = {"kind": "done", "task": "shower", "at": "2027-03-15T20:40:00-07:00", "payload": {}}
    return {"events": [{"id": id} | event | changes for id in ids]}
