"""Messages of staff to a patient: short, on the patient's first page, and told when they were read.

Nothing is taken back: a correction is a new message.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from checklist.access import Action, require
from checklist.care import clock
from checklist.care.house import House
from checklist.care.recording import CannotRecord, record
from checklist.care.visitor import Visitor
from checklist.plan import Event, EventKind, PlanId
from checklist.store.events import events_of
from checklist.store.plans import lock_plan

LONGEST_MESSAGE = 500
PRESSED_TWICE = timedelta(minutes=1)
NOTHING_WRITTEN = "Write a few words first."
TOO_LONG = f"This is too long. Use at most {LONGEST_MESSAGE} characters."


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What a member of staff wrote to a patient, by the number of its event; `read_at` is None until it was read."""

    seq: int
    text: str
    by: str
    actor: str
    at: datetime
    read_at: datetime | None = None


def messages_in(events: Iterable[Event]) -> tuple[Message, ...]:
    """Every message of staff, oldest first. What says of itself that it is one, and is not of staff, is none."""
    found = sorted(events, key=lambda event: event.seq)
    read = {e.payload.get("message"): e.received_at for e in reversed(found) if e.kind is EventKind.READ}
    return tuple(
        Message(
            seq=event.seq, text=str(event.payload.get("text") or ""), by=event.by or "", actor=event.actor,
            at=event.received_at, read_at=read.get(event.seq),
        )
        for event in found
        if event.kind is EventKind.MESSAGED and event.staff
    )  # fmt: skip


def send(house: House, visitor: Visitor, plan: PlanId, text: str) -> None:
    """The patient finds this on their first page, with who wrote it. The same words pressed twice are one message.

    CannotRecord where nothing was written, or too much.
    """
    require(visitor.role, Action.MESSAGE_PATIENT)
    said = text.strip()
    if not said:
        raise CannotRecord(NOTHING_WRITTEN)
    if len(said) > LONGEST_MESSAGE:
        raise CannotRecord(TOO_LONG)
    with house.store.writing() as tx:
        lock_plan(tx, plan)
        if not _just_sent(messages_in(events_of(tx, plan)), visitor, said):
            record(tx, visitor, plan, EventKind.MESSAGED, {"text": said})


def _just_sent(sent: Sequence[Message], visitor: Visitor, text: str) -> bool:
    last = sent[-1] if sent else None
    same = last is not None and (last.text, last.actor) == (text, visitor.actor)
    return last is not None and same and clock.now() - last.at < PRESSED_TWICE
