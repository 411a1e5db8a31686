"""What staff and the person have said and done before going home, read from the events. Nothing is ever overwritten.

A correction is a newer event: the older one stays in the events, and in `history` of what it corrects.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, NewType

from checklist.discharge.topics import Section, Topic
from checklist.plan import Event, EventKind

PointId = NewType("PointId", str)
EntryId = NewType("EntryId", str)
NONE = "none"


class Step(StrEnum):
    """What a `taught_back` event says: one point was heard, a try ended, or a topic was skipped."""

    HEARD = "heard"
    TRY = "try"
    SKIP = "skip"


class Listener(StrEnum):
    """Who said it back."""

    PATIENT = "patient"
    CAREGIVER = "caregiver"


class Reached(StrEnum):
    """How a call went."""

    SPOKE = "spoke"
    NO_ANSWER = "no_answer"
    MESSAGE = "message"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Who did something, when, and the number of the event that says so. `by` is a name; `actor` an account."""

    by: str
    actor: str
    at: datetime
    seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What is particular to this person, written into a section. `history`: what it said before, oldest first."""

    id: EntryId
    section: Section
    fields: Mapping[str, str]
    said: Said
    history: tuple["Entry", ...] = ()

    @property
    def none(self) -> bool:
        """Whether it says that there is nothing of the kind."""
        return NONE in self.fields


@dataclass(frozen=True, slots=True, kw_only=True)
class Try:
    """One time a topic was said back: what was heard, and what was not, with what was said instead."""

    topic: Topic
    number: int
    heard: frozenset[PointId]
    missed: Mapping[PointId, str]
    listener: Listener
    name: str | None
    interpreter: str | None
    said: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Skip:
    """Why a topic was not said back, and who decided that."""

    topic: Topic
    reason: str
    decided_by: str
    said: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOff:
    """Who signed before going home: the nurse, and the person or their caregiver. `open` was open then."""

    signer: str
    listener: Listener
    phone: str | None
    booklet: bool
    open: tuple[str, ...]
    said: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One call after going home: how it went, and what became of each question by its id."""

    reached: Reached
    outcomes: Mapping[str, str]
    note: str
    said: Said


@dataclass(slots=True, kw_only=True)
class Record:
    """Everything that was recorded of one person's way home. Read only."""

    covered: dict[Section, Said] = field(default_factory=dict)
    last: dict[EntryId, Said] = field(default_factory=dict)
    tries: list[Try] = field(default_factory=list)
    heard_now: dict[Topic, dict[PointId, bool]] = field(default_factory=dict)
    said_now: dict[Topic, dict[PointId, str]] = field(default_factory=dict)
    skipped: dict[Topic, Skip] = field(default_factory=dict)
    signed: SignOff | None = None
    reopened: str = ""
    calls: list[Call] = field(default_factory=list)
    newest: dict[EntryId, Entry] = field(default_factory=dict)
    removed: set[EntryId] = field(default_factory=set)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What stands, in the order it was first written."""
        return tuple(entry for id_, entry in self.newest.items() if id_ not in self.removed)

    def entries_in(self, section: Section) -> tuple[Entry, ...]:
        """What stands in one section; that there is nothing of the kind is no entry once there is one."""
        found = [entry for entry in self.entries if entry.section is section]
        return tuple([entry for entry in found if not entry.none] or found)

    def tries_of(self, topic: Topic) -> tuple[Try, ...]:
        """The tries of one topic, first to newest."""
        return tuple(one for one in self.tries if one.topic is topic)

    def heard(self, topic: Topic) -> frozenset[PointId]:
        """The points that were heard the last time they were asked about. Ticks of a try that goes on count too."""
        state: dict[PointId, bool] = {}
        for one in self.tries_of(topic):
            state |= dict.fromkeys(one.heard, True) | dict.fromkeys(one.missed, False)
        state |= self.heard_now.get(topic, {})
        return frozenset(point for point, heard in state.items() if heard)


def record_of(events: Iterable[Event]) -> Record:
    """The record as the events leave it."""
    record = Record()
    for event in sorted(events, key=lambda event: event.seq):
        reader = _READERS.get(event.kind)
        if reader and event.payload:
            reader(record, event.payload, _said(event))
    return record


def _said(event: Event) -> Said:
    return Said(by=event.by or event.actor, actor=event.actor, at=event.at, seq=event.seq)


def _covered(record: Record, payload: Mapping[str, Any], said: Said) -> None:
    section = Section(payload["section"])
    if payload["covered"]:
        record.covered[section] = said
    else:
        record.covered.pop(section, None)


def _noted(record: Record, payload: Mapping[str, Any], said: Said) -> None:
    id_ = EntryId(str(payload["entry"]))
    record.last[id_] = said
    if payload.get("removed"):
        record.removed.add(id_)
        return
    record.removed.discard(id_)
    before = record.newest.get(id_)
    history = (*before.history, before) if before else ()
    fields = {str(key): str(value) for key, value in payload["fields"].items()}
    record.newest[id_] = Entry(id=id_, section=Section(payload["section"]), fields=fields, said=said, history=history)


def _taught(record: Record, payload: Mapping[str, Any], said: Said) -> None:
    if "step" not in payload:
        return
    topic = Topic(payload["topic"])
    match Step(payload["step"]):
        case Step.HEARD:
            _heard(record, topic, payload)
        case Step.TRY:
            record.heard_now.pop(topic, None)
            record.said_now.pop(topic, None)
            record.skipped.pop(topic, None)
            record.tries.append(_try(topic, len(record.tries_of(topic)) + 1, payload, said))
        case Step.SKIP:
            _skipped(record, topic, payload, said)


def _heard(record: Record, topic: Topic, payload: Mapping[str, Any]) -> None:
    """A tick of the try that goes on, or the words that were said instead of a point."""
    point = PointId(payload["point"])
    if "said" in payload:
        record.said_now.setdefault(topic, {})[point] = str(payload["said"])
    else:
        record.heard_now.setdefault(topic, {})[point] = bool(payload["heard"])


def _try(topic: Topic, number: int, payload: Mapping[str, Any], said: Said) -> Try:
    return Try(
        topic=topic, number=number, heard=frozenset(PointId(point) for point in payload["heard"]),
        missed={PointId(point): str(words) for point, words in payload["missed"].items()},
        listener=Listener(payload["listener"]), name=payload.get("name") or None,
        interpreter=payload.get("interpreter") or None, said=said,
    )  # fmt: skip


def _skipped(record: Record, topic: Topic, payload: Mapping[str, Any], said: Said) -> None:
    reason = str(payload.get("reason") or "")
    if reason:
        decided_by = str(payload.get("decided_by") or said.by)
        record.skipped[topic] = Skip(topic=topic, reason=reason, decided_by=decided_by, said=said)
    else:
        record.skipped.pop(topic, None)


def _signed(record: Record, payload: Mapping[str, Any], said: Said) -> None:
    if payload.get("reopened"):
        record.signed, record.reopened = None, str(payload["reopened"])
    if "signer" not in payload:
        return
    opened: Sequence[object] = payload.get("open") or ()
    record.signed = SignOff(
        signer=str(payload["signer"]), listener=Listener(payload["listener"]), phone=payload.get("phone") or None,
        booklet=bool(payload.get("booklet")), open=tuple(str(one) for one in opened), said=said,
    )  # fmt: skip


def _called(record: Record, payload: Mapping[str, Any], said: Said) -> None:
    outcomes = {str(key): str(value) for key, value in (payload.get("outcomes") or {}).items()}
    reached, note = Reached(payload["reached"]), str(payload.get("note") or "")
    record.calls.append(Call(reached=reached, outcomes=outcomes, note=note, said=said))


_READERS = {
    EventKind.COVERED: _covered,
    EventKind.NOTED: _noted,
    EventKind.TAUGHT_BACK: _taught,
    EventKind.SIGNED: _signed,
    EventKind.FOLLOWED_UP: _called,
}
