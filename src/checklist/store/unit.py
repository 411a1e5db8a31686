"""The unit's own settings, each change a row that stays, and who looked at or changed what."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, insert, select

from checklist.plan import PlanId
from checklist.store.tables import audit, installation, settings


class Setting(StrEnum):
    """What a unit can set."""

    WARD_PHONE = "ward_phone"
    EMERGENCY_PHONE = "emergency_phone"
    CRISIS_PHONE = "crisis_phone"
    FEVER_LIMIT = "fever_limit"
    FASTING_POLICY = "fasting_policy"


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingRow:
    """One time that a setting was set. `version` counts from 1; the newest is what holds."""

    version: int
    value: Any
    at: datetime
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry:
    """Who did or read what, of which plan, and when."""

    at: datetime
    who: str
    what: str
    plan: PlanId | None


def set_value(tx: Connection, key: Setting, value: object, *, at: datetime, by: str) -> None:
    """The setting has this value now; what it was before stays in its history."""
    lock_unit(tx)
    version = len(history(tx, key)) + 1
    row = {"version": version, "value": json.dumps(value, ensure_ascii=True), "set_at": at, "set_by": by}
    tx.execute(insert(settings).values(row | {"key": key}))


def lock_unit(tx: Connection) -> None:
    """Nobody else sets anything until `tx` ends. SQLite has one writer at a time anyway."""
    tx.execute(select(installation.c.id).with_for_update()).one()


def history(tx: Connection, key: Setting) -> tuple[SettingRow, ...]:
    """Each time that the setting was set, oldest first."""
    rows = tx.execute(select(settings).where(settings.c.key == key).order_by(settings.c.version))
    return tuple(
        SettingRow(version=row.version, value=json.loads(row.value), at=row.set_at, by=row.set_by) for row in rows
    )


def all_settings(tx: Connection) -> Mapping[Setting, Any]:
    """What the unit has set; what it has not set is not there."""
    rows = tx.execute(select(settings.c.key, settings.c.value).order_by(settings.c.key, settings.c.version))
    return {Setting(row.key): json.loads(row.value) for row in rows}


def note(tx: Connection, entry: AuditEntry) -> None:
    """The entry stands in the audit."""
    tx.execute(insert(audit).values(at=entry.at, who=entry.who, what=entry.what, plan=entry.plan))


def audit_of(tx: Connection, plan: PlanId | None = None) -> tuple[AuditEntry, ...]:
    """The audit, oldest first: of one plan, or all of it."""
    rows = select(audit).order_by(audit.c.id)
    found = tx.execute(rows if plan is None else rows.where(audit.c.plan == plan))
    return tuple(AuditEntry(at=row.at, who=row.who, what=row.what, plan=row.plan) for row in found)
