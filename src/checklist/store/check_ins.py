"""Check-ins on their way, kept so that nothing is lost with the page, and the photos that go with one."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NewType

from sqlalchemy import Connection, delete, insert, select

from checklist.plan import PlanId
from checklist.store.events import events_of
from checklist.store.plans import lock_plan
from checklist.store.tables import begun_check_ins, photos

PhotoId = NewType("PhotoId", str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """Answers of one day on their way to an event. `at` is the question that is open; None once all were asked."""

    day: int
    answers: Mapping[str, Any]
    at: str | None
    photo: PhotoId | None = None


def keep_begun(tx: Connection, plan: PlanId, who: str, begun: Begun, now: datetime) -> None:
    """The answers so far, in the place of those kept before; a photo that only those had is gone with them."""
    before = begun_of(tx, plan, who)
    drop_begun(tx, plan, who)
    row = {
        "day": begun.day,
        "answers": json.dumps(begun.answers, ensure_ascii=True),
        "at": begun.at,
        "photo": begun.photo,
    }
    tx.execute(insert(begun_check_ins).values(plan=plan, who=who, updated_at=now, **row))
    if before and before.photo and before.photo != begun.photo:
        drop_photo(tx, plan, before.photo)


def begun_of(tx: Connection, plan: PlanId, who: str) -> Begun | None:
    """The answers so far; None where nothing was begun."""
    mine = (begun_check_ins.c.plan == plan) & (begun_check_ins.c.who == who)
    row = tx.execute(select(begun_check_ins).where(mine)).one_or_none()
    if row is None:
        return None
    photo = PhotoId(row.photo) if row.photo else None
    return Begun(day=row.day, answers=json.loads(row.answers), at=row.at, photo=photo)


def drop_begun(tx: Connection, plan: PlanId, who: str) -> None:
    """Nothing is on its way any more."""
    tx.execute(delete(begun_check_ins).where(begun_check_ins.c.plan == plan, begun_check_ins.c.who == who))


def add_photo(tx: Connection, photo: PhotoId, plan: PlanId, body: bytes, now: datetime) -> None:
    """A photo stands beside its plan."""
    tx.execute(insert(photos).values(id=photo, plan=plan, made_at=now, body=body))


def drop_photo(tx: Connection, plan: PlanId, photo: PhotoId) -> None:
    """A photo of this plan is gone; one that was sent with a check-in stays."""
    lock_plan(tx, plan)
    if all(event.payload.get("photo") != photo for event in events_of(tx, plan)):
        tx.execute(delete(photos).where(photos.c.plan == plan, photos.c.id == photo))


def photo_of(tx: Connection, plan: PlanId, photo: PhotoId) -> bytes | None:
    """A photo of this plan; None where it has no such photo."""
    found = tx.execute(select(photos.c.body).where(photos.c.plan == plan, photos.c.id == photo)).scalar()
    return None if found is None else bytes(found)
