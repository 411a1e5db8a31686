"""Many people at once, without names: everybody of a choice, counted from what the board keeps of each."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from checklist.access import Action, require
from checklist.care import clock
from checklist.care.content import offered
from checklist.care.house import House
from checklist.care.member import Member, members
from checklist.care.visitor import Visitor
from checklist.care.watching import settle
from checklist.guidance import at_clock, in_zone
from checklist.procedure import Procedure, ProcedureId
from checklist.store.cohort import Between, people_between, procedures, wards
from checklist.store.unit import AuditEntry, note

NO_WARD = ""
MONTHS = (1, 3, 6, 12)
UTC_ZONE = ZoneInfo("UTC")


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """Whom to count: the procedure and the ward, None for any, and the months up to now."""

    procedure: str | None = None
    ward: str | None = None
    months: int = MONTHS[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cohort:
    """The people who are counted: all there are, from one day to before another.

    `guidance`: the procedure of all of them, where it is one, as it is offered now.
    """

    people: tuple[Member, ...]
    since: date
    before: date
    guidance: Procedure | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What can be chosen: procedures by id with their title, and wards by their number."""

    procedures: Mapping[str, str]
    wards: tuple[str, ...]


def choices(house: House, visitor: Visitor) -> Choices:
    """What can be chosen, of the people of the last year."""
    require(visitor.role, Action.SEE_PEOPLE)
    settle(house)
    between = _between(Chosen(months=MONTHS[-1]), in_zone(clock.now(), UTC_ZONE), UTC_ZONE)
    with house.store.reading() as tx:
        return Choices(procedures=procedures(tx), wards=wards(tx, between))


def cohort(house: House, visitor: Visitor, chosen: Chosen, zone: str = "UTC") -> Cohort:
    """The people of a choice; `zone` is where the reader's day begins. The look is audited."""
    require(visitor.role, Action.SEE_PEOPLE)
    with house.store.writing() as tx:
        note(tx, AuditEntry(at=house.real_time(), who=visitor.actor, what="see_cohort", plan=None))
    now = in_zone(clock.now(), ZoneInfo(zone))
    between = _between(chosen, now, ZoneInfo(zone))
    with house.store.reading() as tx:
        people = tuple(members(people_between(tx, between), now))
    guidance = _guidance(house, {one.procedure for one in people})
    return Cohort(people=people, since=between.start.date(), before=between.end.date(), guidance=guidance)


def _between(chosen: Chosen, now: datetime, zone: ZoneInfo) -> Between:
    """From the first day of a month up to the end of tomorrow: whoever comes in then has the day before behind them."""
    months = now.year * 12 + now.month - chosen.months
    first, tomorrow = date(months // 12, months % 12 + 1, 1), now.date() + timedelta(days=2)
    start, end = (at_clock(day, time(), zone) for day in (first, tomorrow))
    return Between(start=start, end=end, procedure=chosen.procedure, ward=chosen.ward)


def _guidance(house: House, ids: set[str]) -> Procedure | None:
    if len(ids) != 1:
        return None
    return offered(house).procedures.get(ProcedureId(next(iter(ids))))
