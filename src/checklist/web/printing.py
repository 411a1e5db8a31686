"""Printing: a small form, then the PDF. Making one makes a link, so it is asked for with a form and not an address."""

from starlette.requests import Request
from starlette.responses import Response

from checklist.access import Action
from checklist.care import people
from checklist.care.booklets import CannotPrintThese, Choice, booklets, choices, own_booklet, why_not
from checklist.care.house import House
from checklist.care.journey import journey
from checklist.care.visitor import Visitor
from checklist.exchange.booklet import Kind, Paper, Print, Sheet
from checklist.locale import say
from checklist.reading import spoken_date
from checklist.web.called_off import instead
from checklist.web.cookies import see_other
from checklist.web.forms import answered
from checklist.web.pages import page
from checklist.web.requests import cookie_of

HEADERS = {"Cache-Control": "no-store", "Content-Disposition": 'inline; filename="my-plan.pdf"'}
ORDERS = {False: (Kind.BEFORE, Kind.HOME, Kind.FRIDGE), True: (Kind.HOME, Kind.BEFORE, Kind.FRIDGE)}


def print_page(house: House, request: Request) -> Response:
    """What to print, for the visitor's own plan or for those staff look after; nobody else has anything to print."""
    visitor = people.visitor(house, cookie_of(request))
    if not (_own(visitor) or _for_others(visitor)):
        return see_other("/")
    asked = request.query_params
    who, first = asked.get("who", ""), asked.get("kind", "")
    wrong = why_not(house, visitor, who) if who and not _own(visitor) else ""
    return instead(house, visitor) or _form(house, visitor, 200, wrong=wrong, asked=who, first=first)


async def print_plan(house: House, request: Request) -> Response:
    """The PDF, or the form again with one sentence."""
    return await answered(house, request, _print)


def _print(house: House, request: Request, form: dict[str, str]) -> Response:
    visitor, origin = people.visitor(house, cookie_of(request)), str(request.base_url).rstrip("/")
    if not (_own(visitor) or _for_others(visitor)):
        return see_other("/")
    try:
        sheet = Sheet(kind=Kind(form["kind"]), paper=Paper(form["paper"]), print=Print(form["size"]))
    except (KeyError, ValueError):
        return _form(house, visitor, 422, wrong=say(visitor.language, "Pick what to print."))
    try:
        if _own(visitor):
            return _pdf(own_booklet(house, visitor, sheet, origin))
        return _pdf(booklets(house, visitor, form.get("who", ""), sheet, origin))
    except CannotPrintThese as problem:
        return instead(house, visitor) or _form(house, visitor, 422, wrong=str(problem))


def _own(visitor: Visitor) -> bool:
    return visitor.plan is not None and visitor.may(Action.SEE_OWN_PLAN)


def _for_others(visitor: Visitor) -> bool:
    return visitor.may(Action.SEE_PERSON)


def _pdf(pdf: bytes) -> Response:
    return Response(pdf, media_type="application/pdf", headers=HEADERS)


def _form(
    house: House, visitor: Visitor, status: int, *, wrong: str = "", asked: str = "", first: str = ""
) -> Response:
    own = _own(visitor)
    whose = [] if own else [(one.value, _named(visitor, one)) for one in choices(house, visitor)]
    after = own and not journey(house, visitor).ahead
    kinds = sorted((kind.value for kind in ORDERS[after]), key=lambda kind: kind != first)
    return page(
        house, "print.html", status=status, language=visitor.language, own=own, whose=whose, asked=asked, wrong=wrong,
        kinds=kinds, back="/link" if own else "/list",
    )  # fmt: skip


def _named(visitor: Visitor, one: Choice) -> str:
    """A choice in words."""

    def words(english: str, **values: object) -> str:
        return say(visitor.language, english, **values)

    n, day = len(one.plans), spoken_date(one.day, visitor.language) if one.day else ""
    if one.name is not None:
        return words("{name}, {day}", name=one.name or words("No name given"), day=day)
    return words("Everyone on {day}: {n}", day=day, n=n) if one.day else words("Everyone who comes in: {n}", n=n)
