"""The unit's own settings, and who looked at or changed what."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, insert, select, update

from checklist.plan import PlanId
from checklist.store.tables import audit, settings


class Setting(StrEnum):
    """What a unit can set."""

    WARD_PHONE = "ward_phone"
    EMERGENCY_PHONE = "emergency_phone"
    CRISIS_PHONE = "crisis_phone"
    FEVER_LIMIT = "fever_limit"
    POLICIES = "policies"


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry:
    """Who did or read what, of which plan, and when."""

    at: datetime
    who: str
    what: str
    plan: PlanId | None


def set_value(tx: Connection, key: Setting, value: object, *, at: datetime, by: str) -> None:
    """The setting has this value now."""
    row = {"value": json.dumps(value, ensure_ascii=True), "set_at": at, "set_by": by}
    if tx.execute(update(settings).where(settings.c.key == key).values(row)).rowcount == 0:
        tx.execute(insert(settings).values(row | {"key": key}))


def all_settings(tx: Connection) -> Mapping[Setting, Any]:
    """What the unit has set; what it has not set is not there."""
    return {Setting(row.key): json.loads(row.value) for row in tx.execute(select(settings.c.key, settings.c.value))}


def note(tx: Connection, entry: AuditEntry) -> None:
    """The entry stands in the audit."""
    tx.execute(insert(audit).values(at=entry.at, who=entry.who, what=entry.what, plan=entry.plan))


def audit_of(tx: Connection, plan: PlanId | None = None) -> tuple[AuditEntry, ...]:
    """The audit, oldest first: of one plan, or all of it."""
    rows = select(audit).order_by(audit.c.id)
    found = tx.execute(rows if plan is None else rows.where(audit.c.plan == plan))
    return tuple(AuditEntry(at=row.at, who=row.who, what=row.what, plan=row.plan) for row in found)
