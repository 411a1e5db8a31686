"""What a patient's screen sends: done, undone, could not, asked. Saved for good, or refused with a reason."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache

from sqlalchemy import Connection

from checklist.access import Action, Role
from checklist.care import clock
from checklist.care.house import House
from checklist.care.people import visitor_in
from checklist.care.visitor import Visitor, require_own
from checklist.plan import EventId, EventKind, PlanId, TaskId
from checklist.store import events as log
from checklist.store.events import NewEvent

MOST_EVENTS = 200
LONGEST_TEXT = 2000
MOST_ANSWERS = 10
YEARS = range(2000, 2200)
ID = re.compile(r"[A-Za-z0-9_.:-]{1,100}")

ABOUT_A_TASK = frozenset({EventKind.DONE, EventKind.UNDONE, EventKind.COULD_NOT})
POSTABLE = ABOUT_A_TASK | {EventKind.ASKED}
OF_HELPERS = frozenset({EventKind.DONE, EventKind.UNDONE})

SENTENCES: Mapping[str, str] = {
    "bad_id": "We could not save this. Please do it once more.",
    "bad_kind": "We could not save this here. Please call your team.",
    "bad_time": "Your phone sent no time we can read. Please do it once more.",
    "unknown_task": "This step is not in your plan any more. Open your list again.",
    "text_missing": "Write a few words first.",
    "text_too_long": "This text is too long. Please use fewer words.",
    "bad_payload": "We could not save this. Please do it once more.",
    log.ID_REUSED: "This was saved before in another way. Open your list again.",
}


class TooManyEvents(ValueError):
    """More events at once than are taken."""

    def __init__(self) -> None:
        super().__init__(f"Send at most {MOST_EVENTS} at once.")


class SessionOver(Exception):
    """Nobody is signed in, or not any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """An event as a device sent it, unchecked."""

    id: str
    kind: str
    at: str
    task: str | None = None
    payload: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Kept:
    """The event is on disk under this number."""

    id: str
    seq: int


@dataclass(frozen=True, slots=True)
class Rejected:
    """The event was not kept: a code for programs, a sentence for the person."""

    id: str
    code: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """What became of each event."""

    saved: tuple[Kept, ...]
    refused: tuple[Rejected, ...]


def record(house: House, cookie: str | None, plan: PlanId, events: Sequence[Posted]) -> Recorded:
    """What became of each event; the saved ones are on disk. One transaction, from the session to the last event.

    SessionOver without a session, AccessDenied on a plan that is not the visitor's own, TooManyEvents.
    """
    if not cookie:
        raise SessionOver
    if len(events) > MOST_EVENTS:
        raise TooManyEvents
    return house.store.write(lambda tx: _recorded(tx, house, cookie, plan, events))


def record_in(
    tx: Connection, visitor: Visitor, plan: PlanId, events: Sequence[Posted], known_task: Callable[[str], bool]
) -> Recorded:
    """What became of each event, once `tx` is committed. AccessDenied on a plan that is not the visitor's own."""
    require_own(visitor, Action.TICK, plan)
    for action in {Action.ASK_QUESTION if posted.kind == EventKind.ASKED else Action.TICK for posted in events}:
        require_own(visitor, action, plan)
    kinds = OF_HELPERS if visitor.role is Role.CAREGIVER else POSTABLE
    checked = [(posted, problem(posted, known_task, kinds)) for posted in events]
    news = [_new(posted) for posted, code in checked if code is None]
    refused = [_rejected(posted.id, code) for posted, code in checked if code is not None]
    answers = log.append(tx, plan, actor=visitor.actor, received_at=clock.now(), news=news) if news else ()
    saved = tuple(Kept(answer.id, answer.seq) for answer in answers if isinstance(answer, log.Saved))
    reused = [_rejected(answer.id, answer.code) for answer in answers if isinstance(answer, log.Refused)]
    return Recorded(saved, (*refused, *reused))


def problem(posted: Posted, known_task: Callable[[str], bool], kinds: frozenset[EventKind] = POSTABLE) -> str | None:
    """The code of what is wrong with an event, or None. `kinds`: what this person may send."""
    if not ID.fullmatch(posted.id):
        return "bad_id"
    if posted.kind not in kinds:
        return "bad_kind"
    if not _is_moment(posted.at):
        return "bad_time"
    return _task_problem(posted, known_task) or _payload_problem(posted)


def _task_problem(posted: Posted, known_task: Callable[[str], bool]) -> str | None:
    if posted.task is None:
        return "unknown_task" if posted.kind in ABOUT_A_TASK else None
    return None if known_task(posted.task) else "unknown_task"


def _payload_problem(posted: Posted) -> str | None:
    values = posted.payload.values()
    texts = [*posted.payload, *(value for value in values if isinstance(value, str))]
    if any(len(text) > LONGEST_TEXT for text in texts):
        return "text_too_long"
    plain = all(value is None or isinstance(value, str | bool) for value in values)
    if not plain or len(posted.payload) > MOST_ANSWERS:
        return "bad_payload"
    says_nothing = not any(isinstance(value, str) and value.strip() for value in values)
    return "text_missing" if posted.kind == EventKind.ASKED and says_nothing else None


def _is_moment(text: str) -> bool:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return False
    return moment.tzinfo is not None and moment.year in YEARS


def _new(posted: Posted) -> NewEvent:
    return NewEvent(
        id=EventId(posted.id),
        kind=EventKind(posted.kind),
        at=datetime.fromisoformat(posted.at),
        task=None if posted.task is None else TaskId(posted.task),
        payload=posted.payload,
    )


def _recorded(tx: Connection, house: House, cookie: str, plan: PlanId, events: Sequence[Posted]) -> Recorded:
    visitor = visitor_in(tx, house, cookie)
    if visitor.session is None:
        raise SessionOver
    require_own(visitor, Action.TICK, plan)
    return record_in(tx, visitor, plan, events, _known_tasks(house, plan, visitor.booking, visitor.role))


@lru_cache(maxsize=4096)
def _known_tasks(house: House, plan: PlanId, _booking: int | None, role: Role) -> Callable[[str], bool]:
    """Which tasks are the patient's to settle, or a helper's; they change only with the plan's booking."""
    return house.task_helped(house, plan) if role is Role.CAREGIVER else house.task_known(house, plan)


def _rejected(id: str, code: str) -> Rejected:
    return Rejected(id, code, SENTENCES[code])
