"""Shares: what a patient lets a helper see. Each change is a row that stays; the newest is what holds."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import NewType

from sqlalchemy import Connection, RowMapping, Select, func, insert, select

from checklist.access import Part
from checklist.plan import PlanId
from checklist.store.tables import shares

ShareId = NewType("ShareId", str)


class ShareNotFound(LookupError):
    """There is no such share."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What one helper may see of one plan, since when, and through which link."""

    id: ShareId
    version: int
    plan: PlanId
    name: str
    parts: frozenset[Part]
    token: str
    stopped: bool
    at: datetime
    by: str


def add_share(tx: Connection, share: Share) -> None:
    """A share, or a later version of one."""
    parts = json.dumps(sorted(share.parts))
    tx.execute(
        insert(shares).values(
            id=share.id, version=share.version, plan=share.plan, name=share.name, parts=parts, token=share.token,
            stopped=share.stopped, set_at=share.at, set_by=share.by,
        )
    )  # fmt: skip


def share_of_link(tx: Connection, token: str | None) -> Share:
    """What the link with this hash shares now; ShareNotFound for a link that shares nothing, or no longer."""
    newest = select(shares).where(shares.c.token == (token or "")).order_by(shares.c.version.desc()).limit(1)
    found = _read(tx, newest)
    if not found or found[0].stopped:
        raise ShareNotFound("this link shares nothing")
    return found[0]


def kept_share(tx: Connection, plan: PlanId, id: ShareId) -> Share:
    """The newest version of a share of this plan; ShareNotFound when the plan has none by this id."""
    rows = select(shares).where(shares.c.plan == plan, shares.c.id == id)
    for share in _read(tx, rows.order_by(shares.c.version.desc()).limit(1)):
        return share
    raise ShareNotFound("no such share")


def shares_of(tx: Connection, plan: PlanId) -> tuple[Share, ...]:
    """The newest version of every share of a plan, the first made first; stopped ones too."""
    last = select(shares.c.id, func.max(shares.c.version).label("version")).group_by(shares.c.id).subquery()
    newest = select(shares).join(last, (shares.c.id == last.c.id) & (shares.c.version == last.c.version))
    return _ordered(_read(tx, newest.where(shares.c.plan == plan)), shares_made(tx, plan))


def shares_made(tx: Connection, plan: PlanId) -> dict[ShareId, datetime]:
    """When each share of a plan was made."""
    rows = tx.execute(select(shares.c.id, shares.c.set_at).where(shares.c.plan == plan, shares.c.version == 1))
    return {ShareId(row.id): row.set_at for row in rows}


def _ordered(found: Iterable[Share], made: dict[ShareId, datetime]) -> tuple[Share, ...]:
    return tuple(sorted(found, key=lambda share: (made[share.id], share.id)))


def _read(tx: Connection, rows: Select[tuple[object, ...]]) -> list[Share]:
    return [_share(row) for row in tx.execute(rows).mappings()]


def _share(row: RowMapping) -> Share:
    parts = frozenset(Part(part) for part in json.loads(row["parts"]))
    return Share(
        id=ShareId(row["id"]), version=row["version"], plan=PlanId(row["plan"]), name=row["name"], parts=parts,
        token=row["token"], stopped=row["stopped"], at=row["set_at"], by=row["set_by"],
    )  # fmt: skip
