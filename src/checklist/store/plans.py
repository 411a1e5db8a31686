"""Plans and their bookings, and the drafts they grow from. A booking is never overwritten: a move adds one."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NewType

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from checklist.plan import PlanId
from checklist.store.tables import bookings, drafts, plans

DraftId = NewType("DraftId", str)


class PlanNotFound(LookupError):
    """There is no such plan, or no such draft; the message names none."""

    def __init__(self) -> None:
        super().__init__("There is no such plan.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What a plan is built from: the booking as JSON text, and the versions of its guidance."""

    booking: str
    procedure: str
    procedure_version: int
    fact_base_version: str
    made_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPlan:
    """A plan's newest basis; `version` counts its bookings from 1."""

    id: PlanId
    version: int
    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Answers on their way to a plan; `plan` is set once they have become one."""

    id: DraftId
    answers: Mapping[str, Any]
    updated_at: datetime
    plan: PlanId | None


_LOCK = select(plans.c.id).where(plans.c.id == bindparam("plan")).with_for_update()
_EXISTS = select(plans.c.id).where(plans.c.id == bindparam("plan"))
_NEWEST = select(bookings).join(plans, (plans.c.id == bookings.c.plan) & (plans.c.version == bookings.c.version))


def add_plan(tx: Connection, plan: PlanId, basis: Basis) -> None:
    """A new plan with its first booking."""
    tx.execute(insert(plans).values(id=plan, version=1, made_at=basis.made_at))
    _add_booking(tx, plan, 1, basis)


def rebook(tx: Connection, plan: PlanId, basis: Basis) -> int:
    """The version of the booking that now holds; the ones before it stay."""
    lock_plan(tx, plan)
    version = kept_plan(tx, plan).version + 1
    tx.execute(update(plans).where(plans.c.id == plan).values(version=version))
    _add_booking(tx, plan, version, basis)
    return version


def kept_plan(tx: Connection, plan: PlanId) -> KeptPlan:
    """The plan as it stands; PlanNotFound when there is none."""
    row = tx.execute(_NEWEST.where(plans.c.id == plan)).one_or_none()
    if row is None:
        raise PlanNotFound
    return _kept(row)


def kept_plans(tx: Connection, wanted: Collection[PlanId] | None = None) -> tuple[KeptPlan, ...]:
    """Every plan as it stands, or those that are wanted, oldest first."""
    found = _NEWEST if wanted is None else _NEWEST.where(plans.c.id.in_(sorted(wanted)))
    return tuple(_kept(row) for row in tx.execute(found.order_by(plans.c.made_at, plans.c.id)))


def bases_of(tx: Connection, plan: PlanId) -> tuple[Basis, ...]:
    """Every booking the plan ever had, first to newest."""
    rows = tx.execute(select(bookings).where(bookings.c.plan == plan).order_by(bookings.c.version))
    return tuple(_kept(row).basis for row in rows)


def lock_plan(tx: Connection, plan: PlanId) -> None:
    """Nobody else writes to `plan` until `tx` ends. SQLite has one writer at a time anyway."""
    if tx.dialect.name == "postgresql" and tx.execute(_LOCK, {"plan": plan}).one_or_none() is None:
        raise PlanNotFound


def require_plan(tx: Connection, plan: PlanId) -> None:
    """Nothing, if there is such a plan; otherwise PlanNotFound."""
    if tx.execute(_EXISTS, {"plan": plan}).one_or_none() is None:
        raise PlanNotFound


def add_draft(tx: Connection, draft: Draft) -> None:
    """A new draft."""
    tx.execute(insert(drafts).values(_draft_row(draft)))


def save_draft(tx: Connection, draft: Draft) -> None:
    """The draft's answers, time and plan as given here."""
    row = _draft_row(draft)
    if tx.execute(update(drafts).where(drafts.c.id == draft.id).values(row)).rowcount == 0:
        raise PlanNotFound


def kept_draft(tx: Connection, draft: DraftId) -> Draft:
    """The draft as it stands; PlanNotFound when there is none."""
    row = tx.execute(select(drafts).where(drafts.c.id == draft)).one_or_none()
    if row is None:
        raise PlanNotFound
    return Draft(id=draft, answers=json.loads(row.answers), updated_at=row.updated_at, plan=row.plan)


def _add_booking(tx: Connection, plan: PlanId, version: int, basis: Basis) -> None:
    tx.execute(
        insert(bookings).values(
            plan=plan,
            version=version,
            booking=basis.booking,
            procedure=basis.procedure,
            procedure_version=basis.procedure_version,
            fact_base_version=basis.fact_base_version,
            made_at=basis.made_at,
        )
    )


def _kept(row: Row[Any]) -> KeptPlan:
    basis = Basis(
        booking=row.booking,
        procedure=row.procedure,
        procedure_version=row.procedure_version,
        fact_base_version=row.fact_base_version,
        made_at=row.made_at,
    )
    return KeptPlan(id=PlanId(row.plan), version=row.version, basis=basis)


def _draft_row(draft: Draft) -> dict[str, object]:
    answers = json.dumps(draft.answers, ensure_ascii=True)
    return {"id": draft.id, "answers": answers, "updated_at": draft.updated_at, "plan": draft.plan}
