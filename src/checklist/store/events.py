"""What happened to a plan: append only, chained, and safe to send twice."""

import json
import secrets
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Column, Connection, Select, and_, bindparam, delete, func, insert, or_, select, text

from checklist.plan import Event, EventId, EventKind, PlanId, TaskId
from checklist.store import board
from checklist.store.chain import GENESIS, Link, body_of, first_broken, link_hash, payload_hash
from checklist.store.plans import lock_plan, require_plan
from checklist.store.prepared import Prepared
from checklist.store.tables import OFTEN, SELDOM, events, payloads

ID_REUSED = "id_reused"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEvent:
    """An event to append, under the id its sender gave it."""

    id: EventId
    kind: EventKind
    at: datetime
    task: TaskId | None = None
    payload: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """A new event with who sent it and when it came in."""

    actor: str
    received_at: datetime
    new: NewEvent


@dataclass(frozen=True, slots=True)
class Saved:
    """The event stands in the store under this number."""

    id: EventId
    seq: int


@dataclass(frozen=True, slots=True)
class Refused:
    """The event was not kept, for the reason the code names."""

    id: EventId
    code: str


Answer = Saved | Refused

_COLUMNS = select(events, payloads.c.salt, payloads.c.body).select_from(
    events.outerjoin(payloads, and_(payloads.c.plan == events.c.plan, payloads.c.seq == events.c.seq))
)
_OF_PLAN = _COLUMNS.where(events.c.plan == bindparam("plan"))
_LAST = select(func.max(events.c.seq)).where(events.c.plan == bindparam("plan")).scalar_subquery()
_LAST_AND_SAME = Prepared(_OF_PLAN.where(or_(events.c.seq == _LAST, events.c.id == bindparam("id"))))
_SINCE = Prepared(_OF_PLAN.where(events.c.seq > bindparam("after")).order_by(events.c.seq))
_END = Prepared(select(_LAST))
_ENDS = select(events.c.plan, func.max(events.c.seq)).group_by(events.c.plan)
_SAID = select(payloads.c.plan, func.count(payloads.c.seq)).group_by(payloads.c.plan)
_ADD_EVENT, _ADD_PAYLOAD = Prepared(insert(events)), Prepared(insert(payloads))
_FACTS = tuple(events.c.keys())


@dataclass(slots=True)
class _Tail:
    """The end of one plan's chain, growing."""

    plan: PlanId
    known: dict[str, Link]
    last: Link | None
    fresh: list[Link] = field(default_factory=list)

    def answer(self, new: NewEvent, actor: str, received_at: str) -> Answer:
        """Saved under a new number, saved already under an old one, or refused."""
        known = self.known.get(new.id)
        if known is None:
            known = self._add(new, actor, received_at)
        elif not _same(known, new):
            return Refused(new.id, ID_REUSED)
        return Saved(new.id, known.seq)

    def _add(self, new: NewEvent, actor: str, received_at: str) -> Link:
        salt, body = secrets.token_hex(16), body_of(new.task, new.payload)
        link = Link(
            id=new.id,
            plan=self.plan,
            seq=self.last.seq + 1 if self.last else 1,
            at=new.at.isoformat(),
            received_at=received_at,
            actor=actor,
            kind=new.kind.value,
            payload_hash=payload_hash(salt, body),
            previous_hash=self.last.hash if self.last else GENESIS,
            payload=(salt, body),
        )
        self.last = replace(link, hash=link_hash(link))
        self.known[new.id] = self.last
        self.fresh.append(self.last)
        return self.last


def append(
    tx: Connection, plan: PlanId, *, actor: str, received_at: datetime, news: Sequence[NewEvent]
) -> tuple[Answer, ...]:
    """An answer for each event, in their order. What is saved stands once `tx` is committed."""
    lock_plan(tx, plan)
    found = {link.id: link for new in news for link in _links(_LAST_AND_SAME.run(tx, {"plan": plan, "id": new.id}))}
    if not found:
        require_plan(tx, plan)
    last = max(found.values(), key=lambda link: link.seq, default=None)
    tail = _Tail(plan, found, last)
    received = received_at.astimezone(UTC).isoformat()
    answers = tuple(tail.answer(new, actor, received) for new in news)
    _write(tx, tail.fresh)
    if tail.fresh:
        _fold(tx, plan)
    return answers


def chained(plan: PlanId, happened: Iterable[Happened]) -> tuple[Link, ...]:
    """The first events of a plan that has none yet, as a chain that holds."""
    tail = _Tail(plan, {}, None)
    for one in happened:
        tail.answer(one.new, one.actor, one.received_at.astimezone(UTC).isoformat())
    return tuple(tail.fresh)


def add_links(tx: Connection, links: Sequence[Link]) -> None:
    """Chains that were made elsewhere stand in the store, many at once; the caller keeps the board."""
    tx.execute(insert(events), [_event_row(link) for link in links])
    tx.execute(insert(payloads), [_payload_row(link) for link in links])


def as_events(links: Iterable[Link]) -> tuple[Event, ...]:
    """The events of a chain."""
    return tuple(_event(link) for link in links)


def events_of(tx: Connection, plan: PlanId, *, after: int = 0) -> tuple[Event, ...]:
    """What happened to `plan` after the event numbered `after`, in order."""
    return tuple(_event(link) for link in _links(_SINCE.run(tx, {"plan": plan, "after": after})))


def events_of_all(tx: Connection, plans: Collection[PlanId], kinds: Collection[EventKind]) -> Iterator[Event]:
    """What happened to many plans, of these kinds; each plan's events stand in order."""
    rows = _COLUMNS.where(events.c.plan.in_(sorted(plans)), events.c.kind.in_(sorted(kinds)))
    if OFTEN.isdisjoint(kinds):
        rows = rows.where(text(f"events.{SELDOM}"))
    for link in _links(tx.execute(rows.order_by(events.c.plan, events.c.seq))):
        yield _event(link)


def ends_of(tx: Connection, wanted: Collection[PlanId] | None = None) -> Mapping[PlanId, tuple[int, int]]:
    """How far the events of each plan, or of those that are wanted, go, and how many still say what was said.

    Alike means that nothing has changed.
    """
    said = {plan: count for plan, count in tx.execute(_among(_SAID, payloads.c.plan, wanted))}
    ends = tx.execute(_among(_ENDS, events.c.plan, wanted))
    return {PlanId(plan): (seq, said.get(plan, 0)) for plan, seq in ends}


def _among(rows: Select[Any], plan: Column[Any], wanted: Collection[PlanId] | None) -> Select[Any]:
    return rows if wanted is None else rows.where(plan.in_(sorted(wanted)))


def end_of(tx: Connection, plan: PlanId) -> int:
    """The number of a plan's newest event; 0 before the first."""
    (((last,),)) = _END.run(tx, {"plan": plan})
    return int(last or 0)


def verify(tx: Connection, plan: PlanId) -> int | None:
    """The number of the first event whose place, hash or payload does not hold; None when the chain is whole."""
    return first_broken(_links(_SINCE.run(tx, {"plan": plan, "after": 0})))


def erase(tx: Connection, plan: PlanId, seq: int) -> None:
    """What was said in one event is gone for good; that it happened, and the chain, stand."""
    tx.execute(delete(payloads).where(payloads.c.plan == plan, payloads.c.seq == seq))
    _fold(tx, plan)


def _fold(tx: Connection, plan: PlanId) -> None:
    """The board shows what the plan's events come to now, as soon as it knows the plan."""
    facts = board.known_facts(tx, plan)
    if facts:
        board.fold(tx, plan, facts, events_of(tx, plan))


def _write(tx: Connection, links: Sequence[Link]) -> None:
    if not links:
        return
    _ADD_EVENT.run(tx, *(_event_row(link) for link in links))
    _ADD_PAYLOAD.run(tx, *(_payload_row(link) for link in links))


def _event_row(link: Link) -> dict[str, object]:
    return {name: getattr(link, name) for name in _FACTS}


def _payload_row(link: Link) -> dict[str, object]:
    salt, body = link.payload or ("", "")
    return {"plan": link.plan, "seq": link.seq, "salt": salt, "body": body}


def _same(known: Link, new: NewEvent) -> bool:
    """Whether the event was sent before just so. Of an erased one, its kind and time are what is left to compare."""
    said_the_same = known.payload is None or known.payload[1] == body_of(new.task, new.payload)
    return known.kind == new.kind and known.at == new.at.isoformat() and said_the_same


def _links(rows: Iterable[Sequence[Any]]) -> Iterator[Link]:
    for row in rows:
        facts, (salt, body) = dict(zip(_FACTS, row, strict=False)), row[-2:]
        yield Link(**facts, payload=None if salt is None else (salt, body))


def _event(link: Link) -> Event:
    said = json.loads(link.payload[1]) if link.payload else {"task": None, "payload": {}}
    return Event(
        id=EventId(link.id),
        plan=PlanId(link.plan),
        seq=link.seq,
        at=datetime.fromisoformat(link.at),
        received_at=datetime.fromisoformat(link.received_at),
        actor=link.actor,
        kind=EventKind(link.kind),
        task=None if said["task"] is None else TaskId(said["task"]),
        payload=said["payload"],
    )
