"""The plain page in the place of a print or a sheet whose times do not hold any more, since it is cancelled."""

from functools import partial

from starlette.responses import Response

from checklist.care.called_off import called_off
from checklist.care.house import House
from checklist.care.visitor import Visitor
from checklist.locale import say
from checklist.web.pages import page


def instead(house: House, visitor: Visitor) -> Response | None:
    """That the visitor's own procedure is cancelled, and whom to ask; None where it takes place."""
    one = called_off(house, visitor)
    if one is None:
        return None
    words = partial(say, visitor.language)
    return page(
        house, "cancelled.html", language=visitor.language, title=one.title(words), lines=one.lines(words),
        phone=one.phone,
    )  # fmt: skip
