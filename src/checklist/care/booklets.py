"""Plans on paper: one's own, or for staff one person's, a day's, or everyone's. Each print has its own link."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from checklist.access import Action, require
from checklist.care.cancelling import is_cancelled
from checklist.care.expected import coming
from checklist.care.house import House
from checklist.care.journey import Journey, journey, journey_of
from checklist.care.links import mint_link
from checklist.care.roster import Listed, roster
from checklist.care.visitor import Visitor
from checklist.exchange.booklet import Copy, Sheet, to_pdf
from checklist.locale import say
from checklist.plan import PlanId, cancelled
from checklist.store.tokens import Purpose, Subject, SubjectKind
from checklist.store.unit import AuditEntry, note

MOST = 120
CANCELLED = "This procedure is canceled: its times do not hold any more. Put it back first, then print."


class CannotPrintThese(ValueError):
    """Nobody to print for, or too many at once; the message says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Whose plans may be printed together: one person's, by name, those of a day, or of all who come in."""

    value: str
    plans: tuple[PlanId, ...]
    name: str | None = None
    day: date | None = None


def own_booklet(house: House, visitor: Visitor, sheet: Sheet, origin: str) -> bytes:
    """The visitor's own plan, with a link of its own. CannotPrintThese while it is cancelled."""
    mine = _that_holds(journey(house, visitor))
    return _pdf([_copy(mine, _address(house, visitor, mine.id, origin))], sheet)


def choices(house: House, visitor: Visitor) -> tuple[Choice, ...]:
    """Whose plans staff may print: each person, everyone of a day, all who still come in. The look is audited."""
    rows = roster(house, visitor)
    ahead = coming(rows)
    days: dict[date, list[PlanId]] = {}
    for row in rows:
        days.setdefault(row.arrives.date(), []).append(row.plan)
    every = [Choice(value="all", plans=tuple(row.plan for row in ahead))] if ahead else []
    of_days = [Choice(value=f"day:{day}", plans=tuple(plans), day=day) for day, plans in days.items()]
    return (*(_of_one(row) for row in rows), *of_days, *every)


def booklets(house: House, visitor: Visitor, who: str, sheet: Sheet, origin: str) -> bytes:
    """The plans of a choice in one PDF. Each is audited. CannotPrintThese where there are none, or too many.

    One that is cancelled is not printed for anybody.
    """
    require(visitor.role, Action.SEE_PERSON)
    plans = next((choice.plans for choice in choices(house, visitor) if choice.value == who), ())
    if not plans:
        raise CannotPrintThese(why_not(house, visitor, who) or "Pick who to print for.")
    if len(plans) > MOST:
        raise CannotPrintThese(f"Print at most {MOST} plans at once. Pick a day.")
    with house.store.writing() as tx:
        for plan in plans:
            note(tx, AuditEntry(at=house.real_time(), who=visitor.actor, what="print_plan", plan=plan))
    found = [_that_holds(journey_of(house, plan)) for plan in plans]
    return _pdf([_copy(one, _address(house, visitor, one.id, origin)) for one in found], sheet)


def why_not(house: House, visitor: Visitor, who: str) -> str:
    """Why there is nothing to print for whom an address names; nothing where there is."""
    require(visitor.role, Action.SEE_PERSON)
    return CANCELLED if is_cancelled(house, PlanId(who)) else ""


def _that_holds(mine: Journey) -> Journey:
    """The plan, if its times hold; CannotPrintThese while it is cancelled."""
    if cancelled(mine.events):
        raise CannotPrintThese(CANCELLED)
    return mine


def _of_one(row: Listed) -> Choice:
    return Choice(value=row.plan, plans=(row.plan,), name=row.name, day=row.arrives.date())


def _address(house: House, visitor: Visitor, plan: PlanId, origin: str) -> str:
    """A new link for this print alone; the ones made before stay valid."""
    secret = mint_link(house, visitor, Subject(SubjectKind.PLAN, plan), Purpose.PRINT)
    return f"{house.base_url or origin}/invite/{secret}"


def _copy(mine: Journey, address: str | None) -> Copy:
    return Copy(plan=mine.plan, wording=mine.base.wording, now=mine.now, events=mine.events, address=address)


def _pdf(copies: Sequence[Copy], sheet: Sheet) -> bytes:
    return to_pdf(copies, sheet, partial(say, copies[0].plan.language))
