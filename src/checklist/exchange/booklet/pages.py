"""The pages of each kind of print, in order, for one person or for many."""

from collections.abc import Iterator, Sequence

from checklist.exchange.booklet.blocks import Block, Say, new_page
from checklist.exchange.booklet.copy import Copy, Kind, Paper, Press, Print, Sheet
from checklist.exchange.booklet.ending import left_out, questions, sources
from checklist.exchange.booklet.fridge import fridge
from checklist.exchange.booklet.front import food_and_drink, front, title
from checklist.exchange.booklet.medicines import medicines
from checklist.exchange.booklet.months import months
from checklist.exchange.booklet.recovery import activity, signs, timeline, visits, wound
from checklist.exchange.booklet.steps import AFTER, BEFORE, steps
from checklist.exchange.booklet.typeset import typeset
from checklist.exchange.booklet.written import from_the_nurse
from checklist.reading import NO_BREAK

POINTS = {Print.NORMAL: 14, Print.LARGE: 18}
PAPER = {Paper.A4: "a4", Paper.LETTER: "us-letter"}
LONGEST_NAME = 32


def to_pdf(copies: Sequence[Copy], sheet: Sheet, say: Say) -> bytes:
    """The prints of these people in one PDF, each with its own page numbers. `say` has the interface's words."""
    presses = [Press(copy=copy, sheet=sheet, say=say, number=number) for number, copy in enumerate(copies)]
    alone = len(presses) == 1
    return typeset({
        "title": title(presses[0]) if alone else say("Plans to print: {n} people", n=len(presses)),
        "language": copies[0].plan.language if copies else "en",
        "size": POINTS[sheet.print],
        "paper": PAPER[sheet.paper],
        "people": [_person(press) for press in presses],
    })  # fmt: skip


def _person(press: Press) -> Block:
    one_page = press.sheet.kind is Kind.FRIDGE
    return {
        "blocks": [] if one_page else list(_blocks(press)),
        "fitted": [list(forms) for forms in fridge(press)] if one_page else [],
        "footer": _footer(press),
        "end": press.mark("end"),
    }


def _blocks(press: Press) -> Iterator[Block]:
    yield from front(press)
    yield from _before(press) if press.sheet.kind is Kind.BEFORE else _home(press)
    yield from questions(press)
    yield from sources(press)
    yield from left_out(press)


def _before(press: Press) -> Iterator[Block]:
    yield from medicines(press)
    yield from steps(press, BEFORE)
    yield from food_and_drink(press)
    yield from months(press)
    yield from visits(press)
    yield from timeline(press)
    yield new_page()
    yield from signs(press)


def _home(press: Press) -> Iterator[Block]:
    yield from signs(press)
    yield from from_the_nurse(press)
    yield from steps(press, AFTER)
    yield from visits(press)
    yield from medicines(press)
    yield new_page()
    yield from wound(press)
    yield new_page()
    yield from activity(press)
    yield from timeline(press)
    yield from months(press)


def _footer(press: Press) -> str:
    """The name and page on every page, so that loose ones find back; the braces are filled in on each page."""
    words = press.say("Page {page} of {pages}", page="{page}", pages="{pages}")
    called = press.plan.booking.called or ""
    name = called if len(called) <= LONGEST_NAME else f"{called[: LONGEST_NAME - 1]}…"
    plain = name.replace("{", "(").replace("}", ")")
    return f"{press.tell('plan.footer')}\n{f'{plain}. ' if plain else ''}{words.replace(' ', NO_BREAK)}"
