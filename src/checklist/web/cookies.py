"""The two cookies: the session, and the link that waits for an answer. Neither can be read by a script."""

from typing import Literal

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from checklist.access import STAFF, Role
from checklist.care.house import House
from checklist.care.people import COOKIE, Entered
from checklist.care.visitor import Visitor
from checklist.web.requests import is_secure

PENDING = "checklist_link"
PENDING_SECONDS = 600
STAFF_HOMES = {Role.NURSE: "/list", Role.CLINICIAN: "/procedures", Role.ADMIN: "/procedures"}
LAX: Literal["lax"] = "lax"


def see_other(path: str) -> RedirectResponse:
    """On to another page of ours; the address left behind is kept nowhere and told to nobody."""
    headers = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}
    return RedirectResponse(path, status_code=303, headers=headers)


def home_of(visitor: Visitor) -> str:
    """Where a person goes once inside: staff to their own first page, a plan to today, a draft on to building."""
    if visitor.role in STAFF:
        return STAFF_HOMES.get(visitor.role, "/board")
    return "/" if visitor.plan else "/build"


def inside(house: House, request: Request, entered: Entered, visitor: Visitor) -> Response:
    """The browser holds the session from now on, and is shown its home."""
    response = see_other(home_of(visitor))
    lasts = None if entered.lasts is None else int(entered.lasts.total_seconds())
    secure = is_secure(house, request)
    response.set_cookie(COOKIE, entered.cookie, max_age=lasts, httponly=True, samesite=LAX, secure=secure)
    response.delete_cookie(PENDING)
    return response


def waiting(house: House, request: Request, secret: str) -> Response:
    """The link waits in a cookie while its question is asked, so that the address holds it no longer."""
    response = see_other("/invite")
    secure = is_secure(house, request)
    response.set_cookie(PENDING, secret, max_age=PENDING_SECONDS, httponly=True, samesite=LAX, secure=secure)
    return response


def outside() -> Response:
    """The browser holds no session any more."""
    response = see_other("/signed-out")
    response.delete_cookie(COOKIE)
    return response
