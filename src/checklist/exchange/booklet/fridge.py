"""One page for the fridge: whom to call, when to come in, what stops, and what must be done. It is never two."""

from collections.abc import Iterator

from checklist.checkin import Tier
from checklist.exchange.booklet.blocks import Block, cell, heading, strong, table, text
from checklist.exchange.booklet.copy import Press
from checklist.exchange.booklet.front import code, coming_in, coming_in_briefly, draft, phones, title
from checklist.exchange.booklet.medicines import asked, calendar
from checklist.exchange.booklet.recovery import TIERS, card
from checklist.exchange.booklet.steps import named
from checklist.procedure import Phase, Weight
from checklist.recovery import MilestoneKind
from checklist.timeline import kind_words, range_words

Forms = tuple[list[Block], ...]


def fridge(press: Press) -> Iterator[Forms]:
    """Parts in order, each in its forms from full to short: what does not fit says where to look, and is never cut."""
    yield ([heading(1, title(press)), *draft(press), phones(press)],)
    yield from _before(press) if press.copy.ahead else _after(press)
    yield ([text(press.say("Who says so: see your booklet."))],)
    if press.copy.address:
        yield (list(code(press)),)


def _before(press: Press) -> Iterator[Forms]:
    yield list(coming_in(press)), list(coming_in_briefly(press))
    yield from _needed(press)
    yield from _medicines(press)


def _needed(press: Press) -> Iterator[Forms]:
    say = press.say
    mine = [s for s in press.statuses if s.task.weight is Weight.BLOCKING and s.task.phase is not Phase.RECOVER]
    if not mine:
        return
    head = heading(2, say("Needed before surgery"))
    short = say("Needed before surgery: {n} things. See your booklet.", n=len(mine))
    yield [head, named(press, mine, "needed")], [text(strong(short))]


def _medicines(press: Press) -> Iterator[Forms]:
    """The days of each medicine, then those to ask about; where they do not fit all, none stands here."""
    steps, say = press.plan.medications, press.say
    if not steps:
        return
    full = [heading(2, say("Your medicines")), *asked(press), *list(calendar(press))[1:]]
    yield full, [text(strong(say("Medicines in your plan: {n}. See your booklet.", n=len(steps))))]


def _after(press: Press) -> Iterator[Forms]:
    say = press.say
    signs = [s for s in press.plan.red_flags if s.tier is Tier.EMERGENCY]
    if signs:
        weight = dict(TIERS)[Tier.EMERGENCY]
        short = [text(strong(say("When to get help: see your booklet.")))]
        yield [heading(2, say("When to get help")), card(press, signs, weight)], short
    limits = [row for row in press.plan.timeline if row.kind is MilestoneKind.LIMIT]
    if limits:
        rows = [
            [cell(row.text), cell(f"{range_words(row, press.language, say)} ({kind_words(row, say)})")]
            for row in limits
        ]  # fmt: skip
        drawn = table((say("What"), say("When")), rows, (2, 1))
        short = [text(strong(say("What you may not do yet: see your booklet.")))]
        yield [heading(2, say("What you may not do yet")), drawn], short
