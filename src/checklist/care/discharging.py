"""What a nurse records before a person goes home. Each act is an event of its own; none takes the place of another.

Two nurses may work on one person: what both record stands. Only a text that the other has changed since it was looked
at is not written over: `Overtaken` says who wrote, and the words that were typed stay on the screen.
Nothing is recorded of a procedure that is cancelled.
"""

import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from checklist.access import Action, require
from checklist.care import clock, rebooking
from checklist.care.going_home import going_of
from checklist.care.house import House
from checklist.care.recording import LONGEST, CannotRecord, Payload, name_of, record, require_not_cancelled
from checklist.care.visitor import Visitor
from checklist.discharge import (
    FIELDS,
    GATES,
    NONE,
    EntryId,
    Listener,
    PointId,
    Record,
    Section,
    Step,
    Topic,
    Walk,
    record_of,
)
from checklist.guidance import BookingError, hours_between
from checklist.library.profile import booking_from_json
from checklist.plan import EventId, EventKind, PlanId
from checklist.store.events import NewEvent, events_of
from checklist.store.plans import kept_plan, lock_plan


class Overtaken(CannotRecord):
    """Somebody else changed this while it was being written. `by` is who, `seq` the number of what they wrote."""

    def __init__(self, by: str, seq: int) -> None:
        super().__init__(f"{by} changed this while you wrote. Nothing was lost: read it, then save yours again.")
        self.by, self.seq = by, seq


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What is written into a section: a new entry, or a correction of a known one as it was `seen`."""

    section: Section
    fields: Mapping[str, str]
    entry: EntryId | None = None
    seen: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """Who said it back, and who interpreted."""

    listener: Listener
    name: str = ""
    interpreter: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signing:
    """Who signs with the nurse, the number for the call in two days, and whether the booklet was handed over."""

    signer: str
    listener: Listener
    phone: str = ""
    booklet: bool = False


def cover(house: House, visitor: Visitor, plan: PlanId, section: Section, *, covered: bool) -> None:
    """A section was gone through with the person, or was not after all."""
    _record(house, visitor, plan, EventKind.COVERED, {"section": section.value, "covered": covered})


def write(house: House, visitor: Visitor, plan: PlanId, note: Note) -> None:
    """Something particular to this person stands in a section.

    CannotRecord where nothing was written or too much; Overtaken when it is another text by now.
    """
    said = {name: note.fields.get(name, "").strip() for name in FIELDS[note.section]}
    _check(said)
    id_ = note.entry or EntryId(uuid.uuid4().hex)
    fields = {name: words for name, words in said.items() if words}
    with _desk(house, visitor, plan) as (tx, found):
        _check_seen(found, id_, note.seen)
        record(tx, visitor, plan, EventKind.NOTED, {"section": note.section.value, "entry": id_, "fields": fields})


def write_none(house: House, visitor: Visitor, plan: PlanId, section: Section) -> None:
    """There is nothing of the kind for this person: no result is pending, no equipment is needed."""
    said = {"section": section.value, "entry": f"{NONE}-{section}", "fields": {NONE: "yes"}}
    _record(house, visitor, plan, EventKind.NOTED, said)


def remove(house: House, visitor: Visitor, plan: PlanId, entry: EntryId, seen: int) -> None:
    """An entry does not stand any more; that it stood stays on record. Overtaken when it changed since."""
    with _desk(house, visitor, plan) as (tx, found):
        _check_seen(found, entry, seen)
        record(tx, visitor, plan, EventKind.NOTED, {"entry": entry, "removed": True})


def hear(house: House, visitor: Visitor, plan: PlanId, topic: Topic, point: PointId, *, heard: bool) -> None:
    """A point was said back in the try that goes on, or was not after all. Kept at once, before the try is ended."""
    said = {"step": Step.HEARD.value, "topic": topic.value, "point": point, "heard": heard}
    _record(house, visitor, plan, EventKind.TAUGHT_BACK, said)


def said_instead(house: House, visitor: Visitor, plan: PlanId, topic: Topic, point: PointId, words: str) -> None:
    """What was said in the place of a point, in the try that goes on. Kept at once."""
    said = {"step": Step.HEARD.value, "topic": topic.value, "point": point, "said": words[:LONGEST].strip()}
    _record(house, visitor, plan, EventKind.TAUGHT_BACK, said)


def end_try(house: House, visitor: Visitor, plan: PlanId, topic: Topic, heard: Heard) -> None:
    """A try ends: what was ticked was heard, the rest was not. CannotRecord where there is nothing left to hear."""
    going = going_of(house, plan)
    who = {"listener": heard.listener.value, "name": heard.name.strip(), "interpreter": heard.interpreter.strip()}
    _check(who)
    with _desk(house, visitor, plan) as (tx, found):
        said = _try(Walk(plan=going.journey.plan, record=found), topic)
        record(tx, visitor, plan, EventKind.TAUGHT_BACK, {"step": Step.TRY.value, "topic": topic.value, **who, **said})


def skip(house: House, visitor: Visitor, plan: PlanId, topic: Topic, reason: str, decided_by: str = "") -> None:
    """A topic is not said back, for a reason. Medicines and warning signs need the name of whoever decides that."""
    if not reason.strip():
        raise CannotRecord("Write the reason first.")
    if topic in GATES and not decided_by.strip():
        raise CannotRecord("Write the name of who decides this.")
    _check({"reason": reason, "decided_by": decided_by})
    said = {"reason": reason.strip(), "decided_by": decided_by.strip()}
    _skip(house, visitor, plan, topic, said)


def take_up_again(house: House, visitor: Visitor, plan: PlanId, topic: Topic) -> None:
    """A topic that was skipped is to be said back after all."""
    _skip(house, visitor, plan, topic, {"reason": ""})


def took_place(
    house: House, visitor: Visitor, plan: PlanId, version: int, started: datetime, leaves: datetime | None
) -> None:
    """When the procedure really started, and when the person goes home: the recovery is counted from these.

    BookingError where a time cannot be; PlanChanged when the booking is not `version` any more; CannotRecord while it
    is cancelled.
    """
    require(visitor.role, Action.DISCHARGE)
    now = clock.now()
    if hours_between(now, started) > 0:
        raise BookingError("The start is still ahead. Check the day and the time.")
    with house.store.reading() as tx:
        require_not_cancelled(tx, plan)
        kept = kept_plan(tx, plan)
    before = booking_from_json(kept.basis.booking)
    booking = replace(before, procedure_at=started, discharge_at=leaves)
    said = {
        "from": before.anchors.procedure.isoformat(), "to": started.isoformat(), "version": version,
        "took_place": True, "leaves": leaves.isoformat() if leaves else None, "by": name_of(visitor),
    }  # fmt: skip
    news = NewEvent(id=EventId(uuid.uuid4().hex), kind=EventKind.MOVED, at=now, payload=said)
    rebooking.keep(house, visitor, plan, booking, version, [news])


def sign(house: House, visitor: Visitor, plan: PlanId, signing: Signing) -> None:
    """The nurse and the person, or their caregiver, sign. CannotRecord while a topic is open, or once it is signed."""
    if not signing.signer.strip():
        raise CannotRecord("Write the name of who signs with you.")
    _check({"signer": signing.signer, "phone": signing.phone})
    going = going_of(house, plan)
    with _desk(house, visitor, plan) as (tx, found):
        walk = Walk(plan=going.journey.plan, record=found)
        _check_may_sign(walk)
        said = {
            "signer": signing.signer.strip(), "listener": signing.listener.value, "phone": signing.phone.strip(),
            "booklet": signing.booklet, "open": [section.value for section in walk.not_gone_through],
        }  # fmt: skip
        record(tx, visitor, plan, EventKind.SIGNED, said)


def reopen(house: House, visitor: Visitor, plan: PlanId, reason: str) -> None:
    """A signed walk-through is open again, for a reason; that it was signed stays on record."""
    if not reason.strip():
        raise CannotRecord("Write the reason first.")
    _record(house, visitor, plan, EventKind.SIGNED, {"reopened": reason.strip()})


def _check_may_sign(walk: Walk) -> None:
    if walk.record.signed:
        raise CannotRecord(f"{walk.record.signed.said.by} signed this already.")
    if not walk.may_sign:
        raise CannotRecord("Something is still open. Look at the list, then sign.")


def _skip(house: House, visitor: Visitor, plan: PlanId, topic: Topic, said: Payload) -> None:
    _record(house, visitor, plan, EventKind.TAUGHT_BACK, {"step": Step.SKIP.value, "topic": topic.value, **said})


def _try(walk: Walk, topic: Topic) -> dict[str, object]:
    """What a try heard and missed, of the points that were open when it began."""
    ticked, instead = walk.record.heard_now.get(topic, {}), walk.record.said_now.get(topic, {})
    open_ = {point.id for point in walk.open_points(topic)}
    known = {point.id for point in walk.points[topic]}
    heard = sorted(point for point, was in ticked.items() if was and point in known)
    if not open_ and not heard:
        raise CannotRecord("All of it was said back already.")
    return {"heard": heard, "missed": {point: instead.get(point, "") for point in sorted(open_)}}


def _record(house: House, visitor: Visitor, plan: PlanId, kind: EventKind, said: Payload) -> None:
    with _desk(house, visitor, plan) as (tx, _):
        record(tx, visitor, plan, kind, said)


@contextmanager
def _desk(house: House, visitor: Visitor, plan: PlanId) -> Iterator[tuple[Connection, Record]]:
    """One person's record while somebody writes into it: nobody else does until this ends.

    CannotRecord while the procedure is cancelled.
    """
    require(visitor.role, Action.DISCHARGE)
    with house.store.writing() as tx:
        lock_plan(tx, plan)
        require_not_cancelled(tx, plan)
        yield tx, record_of(events_of(tx, plan))


def _check(said: Mapping[str, str]) -> None:
    if not any(words.strip() for words in said.values()):
        raise CannotRecord("Write a few words first.")
    if any(len(words) > LONGEST for words in said.values()):
        raise CannotRecord(f"This is too long. Use at most {LONGEST:,} letters.")


def _check_seen(record: Record, entry: EntryId, seen: int) -> None:
    last = record.last.get(entry)
    if seen and last and last.seq != seen:
        raise Overtaken(last.by, last.seq)
