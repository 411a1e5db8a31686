"""Who goes home and who is to be called after it, read without their plans: the board and what was recorded."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from checklist.access import Action, require
from checklist.care import clock
from checklist.care.house import House
from checklist.care.roster import known
from checklist.care.visitor import Visitor
from checklist.care.watching import settle
from checklist.discharge import Record, Walk, due, for_the_team, record_of, spoke
from checklist.guidance import in_zone
from checklist.plan import EventKind, PlanId
from checklist.store import lists
from checklist.store.events import events_of_all
from checklist.store.lists import KeptStay
from checklist.store.unit import AuditEntry, note

STAYS_LISTED = timedelta(days=7)
LEAVES, CALLED = range(-1, 60), range(60)
NOTHING = Record()


@dataclass(frozen=True, slots=True, kw_only=True)
class Homeward:
    """One person on the way home; `now` is their own clock. `record` holds who signed and the calls, nothing else."""

    plan: PlanId
    name: str
    procedure: str
    starts: datetime
    leaves_at: datetime | None
    now: datetime
    day: int
    zone: str
    record: Record

    @property
    def home_at(self) -> datetime:
        """When they go home, as far as known: when the procedure begins where no other moment is."""
        return self.leaves_at or self.starts

    @property
    def leaves(self) -> date:
        """The day they go home."""
        return self.home_at.date()

    @property
    def call_due(self) -> tuple[datetime, datetime] | None:
        """Between when the call is due, on the person's clock; None before it was signed."""
        return due(self.record, self.starts, self.leaves_at, ZoneInfo(self.zone))


def leaving(house: House, visitor: Visitor) -> tuple[Homeward, ...]:
    """Who goes home today or tomorrow or has not left yet, in the order of leaving. The look is audited."""
    _looks(house, visitor)
    now = clock.now()
    with house.store.reading() as tx:
        found = _with_records(tx, lists.leaving(tx, now), {EventKind.SIGNED}, now)
    return tuple(sorted(filter(_is_leaving, found), key=lambda one: (one.leaves, one.name)))


def to_call(house: House, visitor: Visitor) -> tuple[Homeward, ...]:
    """Who is to be called after going home and was not reached yet, the most pressing first. The look is audited."""
    _looks(house, visitor)
    now = clock.now()
    with house.store.reading() as tx:
        kept = lists.stays_of(tx, lists.may_be_called(tx, now))
        found = _with_records(tx, kept, {EventKind.SIGNED, EventKind.FOLLOWED_UP}, now)
    wanted = [one for one in found if one.call_due and _is_to_call(one)]
    return tuple(sorted(wanted, key=lambda one: one.call_due or (one.now, one.now)))


def walks(house: House, visitor: Visitor, wanted: Collection[PlanId]) -> Mapping[PlanId, Walk]:
    """How far the walk-through of each of these people is; the caller has the look audited."""
    require(visitor.role, Action.DISCHARGE)
    return {id_: one.walk for id_, one in known(house, wanted).items()}


def _looks(house: House, visitor: Visitor) -> None:
    require(visitor.role, Action.SEE_PEOPLE)
    settle(house)
    with house.store.writing() as tx:
        note(tx, AuditEntry(at=house.real_time(), who=visitor.actor, what="see_people", plan=None))


def _with_records(
    tx: Connection, kept: Collection[KeptStay], kinds: Collection[EventKind], now: datetime
) -> Iterator[Homeward]:
    happened = events_of_all(tx, [one.plan for one in kept], kinds)
    records = {plan: record_of(events) for plan, events in groupby(happened, key=lambda event: event.plan)}
    return (_homeward(one, records.get(one.plan, NOTHING), now) for one in kept)


def _homeward(kept: KeptStay, record: Record, now: datetime) -> Homeward:
    zone = ZoneInfo(kept.zone)
    here = in_zone(now, zone)
    return Homeward(
        plan=kept.plan, name=kept.name, procedure=kept.title, starts=in_zone(kept.starts, zone),
        leaves_at=in_zone(kept.leaves, zone) if kept.leaves else None, now=here,
        day=here.date().toordinal() - kept.day_zero, zone=kept.zone, record=record,
    )  # fmt: skip


def _is_leaving(one: Homeward) -> bool:
    """From the day before they leave; a week later nobody walks through it any more."""
    soon = one.leaves <= one.now.date() + timedelta(days=1)
    return one.day in LEAVES and soon and one.now - one.home_at < STAYS_LISTED


def _is_to_call(one: Homeward) -> bool:
    signed, team = one.record.signed, bool(for_the_team(one.record))
    if signed is None or one.now - signed.said.at > STAYS_LISTED:
        return one.day in CALLED and team
    return one.day in CALLED and (team or not spoke(one.record))
