"""Forms: taken from our own pages only, read up to a limit, and answered away from the event loop."""

from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from checklist.care.house import House
from checklist.web.pages import page
from checklist.web.requests import TooLarge, form_of, from_own_page

Answer = Callable[[House, Request, dict[str, str]], Response]


async def answered(house: House, request: Request, answer: Answer) -> Response:
    """What `answer` makes of the form, or a page that says why it was not taken."""
    if not from_own_page(request):
        return forged(house)
    try:
        form = await form_of(request)
    except TooLarge:
        return page(house, "problem.html", 413, heading="This is too long", sentence="Use fewer words.")
    return await run_in_threadpool(answer, house, request, form)


def forged(house: House) -> Response:
    """A form that did not come from a page of ours is not done."""
    sentence = "This was not sent from our own page, so nothing was done. Go to the first page and try once more."
    return page(house, "problem.html", 403, heading="Please try once more", sentence=sentence)


def nothing_here(house: House) -> Response:
    """There is no such page."""
    return page(house, "problem.html", 404, heading="There is no such page", sentence="Check the address.")
