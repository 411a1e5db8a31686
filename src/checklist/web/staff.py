"""Staff sign-in, and the one-click sign-ins of a demonstration on this machine."""

from starlette.requests import Request
from starlette.responses import Response

from checklist.access import STAFF
from checklist.care import people
from checklist.care.house import House
from checklist.care.limits import TooManyTries
from checklist.care.people import SignInRefused
from checklist.web.cookies import home_of, inside, see_other
from checklist.web.forms import answered, forged, nothing_here
from checklist.web.pages import page
from checklist.web.requests import client_of, cookie_of, from_own_page, on_this_machine


def sign_in_page(house: House, request: Request) -> Response:
    """The form; whoever is signed in already goes on."""
    visitor = people.visitor(house, cookie_of(request))
    if visitor.role in STAFF:
        return see_other(home_of(visitor))
    return _form(house, 200, replaces=visitor.session is not None)


async def sign_in(house: House, request: Request) -> Response:
    """In, or the form again with one sentence."""
    return await answered(house, request, _sign_in)


def demo_page(house: House, request: Request) -> Response:
    """The fictional people of the demonstration; anywhere else there is no such page."""
    if not _demonstrates(house, request):
        return nothing_here(house)
    return page(house, "demo.html", samples=house.samples)


def demo_sign_in(house: House, request: Request) -> Response:
    """In as one of them."""
    who = request.path_params["who"]
    sample = next((sample for sample in house.samples if sample.who == who), None)
    if sample is None or not _demonstrates(house, request):
        return nothing_here(house)
    if not from_own_page(request):
        return forged(house)
    entered = people.sign_in_as_sample(house, people.visitor(house, cookie_of(request)), sample)
    return inside(house, request, entered, people.visitor(house, entered.cookie))


def _demonstrates(house: House, request: Request) -> bool:
    return bool(house.samples) and on_this_machine(house, request)


def _sign_in(house: House, request: Request, form: dict[str, str]) -> Response:
    visitor = people.visitor(house, cookie_of(request))
    name, password = form.get("name", ""), form.get("password", "")
    try:
        entered = people.sign_in(house, visitor, name, password, client_of(request))
    except (SignInRefused, TooManyTries) as problem:
        status = 429 if isinstance(problem, TooManyTries) else 422
        return _form(house, status, replaces=visitor.session is not None, wrong=str(problem), name=name)
    return inside(house, request, entered, people.visitor(house, entered.cookie))


def _form(house: House, status: int, *, replaces: bool, wrong: str = "", name: str = "") -> Response:
    return page(house, "sign_in.html", status=status, replaces=replaces, wrong=wrong, name=name)
