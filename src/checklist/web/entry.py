"""Coming in by a personal link or a one-use code, and going out again."""

from datetime import date

from starlette.requests import Request
from starlette.responses import Response

from checklist.access import STAFF
from checklist.care import links, people
from checklist.care.house import House
from checklist.care.limits import TooManyTries
from checklist.care.links import BirthDateWrong, Door, LinkClosed, MustConfirm
from checklist.care.visitor import Visitor
from checklist.web.cookies import PENDING, home_of, inside, outside, see_other, waiting
from checklist.web.forms import answered
from checklist.web.pages import page
from checklist.web.requests import by_a_person, cookie_of


def invite(house: House, request: Request) -> Response:
    """A personal link: straight in when nothing is to be asked, and the address is left behind either way."""
    return _arrive(house, request, request.path_params["token"], by_a_person(request))


def go(house: House, request: Request) -> Response:
    """The one-use code that the browser which has just started a plan is sent to."""
    return _arrive(house, request, request.path_params["code"], request.method == "GET")


def invite_page(house: House, request: Request) -> Response:
    """The question that stands before the link that waits."""
    return _ask(house, request, status=200)


async def session(house: House, request: Request) -> Response:
    """Enter by the link that waits, sign out here, or sign out everywhere."""
    return await answered(house, request, _session)


def session_page(house: House, request: Request) -> Response:
    """Who this browser is signed in as, and how to sign out."""
    visitor = _visitor(house, request)
    staff = visitor.role in STAFF
    known = visitor.session is not None
    return page(house, "session.html", inside=known, staff=staff, name=visitor.name, language=visitor.language)


def signed_out(house: House, _request: Request) -> Response:
    """Signed out."""
    return page(house, "signed_out.html")


def _visitor(house: House, request: Request) -> Visitor:
    return people.visitor(house, cookie_of(request))


def _arrive(house: House, request: Request, secret: str, straight: bool) -> Response:
    visitor = _visitor(house, request)
    try:
        door = links.door(house, visitor, secret)
        if door.inside:
            return see_other(home_of(visitor))
        if straight and not (door.asks_birth_date or door.replaces):
            return _let_in(house, request, links.enter(house, visitor, secret))
    except LinkClosed:
        return page(house, "closed.html", status=410)
    return waiting(house, request, secret)


def _let_in(house: House, request: Request, entered: people.Entered) -> Response:
    return inside(house, request, entered, people.visitor(house, entered.cookie))


def _ask(house: House, request: Request, status: int, wrong: str = "") -> Response:
    visitor = _visitor(house, request)
    try:
        door = links.door(house, visitor, request.cookies.get(PENDING, ""))
    except LinkClosed:
        return page(house, "closed.html", status=410, language=visitor.language)
    asks = {"asks_birth_date": door.asks_birth_date, "replaces": _replaced(visitor, door), "wrong": wrong}
    return page(house, "invite.html", status=status, language=visitor.language, **asks)


def _replaced(visitor: Visitor, door: Door) -> str:
    if not door.replaces:
        return ""
    return "staff" if visitor.role in STAFF else "patient"


def _session(house: House, request: Request, form: dict[str, str]) -> Response:
    if form.get("do") == "enter":
        return _enter(house, request, form)
    leave = people.sign_out_everywhere if form.get("do") == "sign_out_everywhere" else people.sign_out
    leave(house, _visitor(house, request))
    return outside()


def _enter(house: House, request: Request, form: dict[str, str]) -> Response:
    secret, replacing = request.cookies.get(PENDING, ""), form.get("replacing") == "yes"
    try:
        entered = links.enter(house, _visitor(house, request), secret, born=_born(form), replacing=replacing)
    except LinkClosed:
        return page(house, "closed.html", status=410)
    except MustConfirm:
        return see_other("/invite")
    except BirthDateWrong as problem:
        return _ask(house, request, 422, str(problem))
    except TooManyTries as problem:
        return _ask(house, request, 429, str(problem))
    return _let_in(house, request, entered)


def _born(form: dict[str, str]) -> date | None:
    try:
        return date(*(int(form.get(part, "")) for part in ("year", "month", "day")))
    except ValueError:
        return None
