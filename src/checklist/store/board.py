"""The board's projection: a row a plan, a row an alert, a row of what is counted of a plan.

All are written in the transaction of whatever changes them.

What only the clock changes (fell silent, nobody acted in time, the procedure has begun) is kept as a moment, to be
compared with the time of a look: nothing has to run at night.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, Connection, and_, bindparam, delete, func, insert, or_, select
from sqlalchemy.dialects import sqlite

from checklist.alerts import ASKED_DAYS, Alert, Standing, Watched, counted, standing
from checklist.plan import Event, PlanId
from checklist.store.board_tables import board, board_alerts, board_counted, board_facts
from checklist.store.board_text import alerts_from, alerts_text, counted_text, facts_from, facts_text
from checklist.store.prepared import Prepared
from checklist.store.tables import Instant, plans

_PLAN: BindParameter[str] = bindparam("of")
_FACTS = Prepared(select(board_facts.c.facts).where(board_facts.c.plan == _PLAN))
_ROW = Prepared(select(board).where(board.c.plan == _PLAN))
_ADD_ROW, _ADD_ALERT = Prepared(insert(board)), Prepared(insert(board_alerts))
_ADD_FACTS, _ADD_COUNTED = Prepared(insert(board_facts)), Prepared(insert(board_counted))
_NO_ROW = Prepared(delete(board).where(board.c.plan == _PLAN))
_NO_ALERTS = Prepared(delete(board_alerts).where(board_alerts.c.plan == _PLAN))
_NO_FACTS = Prepared(delete(board_facts).where(board_facts.c.plan == _PLAN))
_NO_COUNTED = Prepared(delete(board_counted).where(board_counted.c.plan == _PLAN))
_SAID: BindParameter[str] = bindparam("said")
_COUNTS = board_counted.update().where(board_counted.c.plan == _PLAN, board_counted.c.counted != _SAID)
_COUNT = Prepared(_COUNTS.values(counted=_SAID))
_FOLDED = (
    "open", "cancelled", "last_day", "last_at", "last_pain", "answered", "silent_from", "mark", "seq", "alerts",
)  # fmt: skip
_CHANGE = Prepared(board.update().where(board.c.plan == _PLAN).values({name: bindparam(name) for name in _FOLDED}))
_INSTANT = Instant()


def keep_facts(
    tx: Connection, plan: PlanId, facts: Watched, events: Sequence[Event], *, version: int, policy: int
) -> None:
    """What the board knows of a plan is this from now on: of this booking, under this number of the site's policy."""
    _NO_ALERTS.run(tx, {"of": plan})
    _NO_COUNTED.run(tx, {"of": plan})
    _NO_ROW.run(tx, {"of": plan})
    _NO_FACTS.run(tx, {"of": plan})
    row = {"plan": plan, "version": version, "policy": policy, "facts": facts_text(facts)}
    _ADD_FACTS.run(tx, row)
    now = standing(events, facts)
    _ADD_ROW.run(tx, row_of(plan, facts, now))
    _ADD_COUNTED.run(tx, counted_row(plan, facts, events))
    _keep_alerts(tx, plan, now.alerts)


def known_facts(tx: Connection, plan: PlanId) -> Watched | None:
    """What the board knows of a plan; None of one that it does not know yet."""
    found = _FACTS.run(tx, {"of": plan})
    return facts_from(found[0][0]) if found else None


def fold(tx: Connection, plan: PlanId, facts: Watched, events: Sequence[Event]) -> None:
    """The plan's row and alerts, and what is counted of it, are what its events come to."""
    now = standing(events, facts)
    before = dict(zip(board.c.keys(), _ROW.run(tx, {"of": plan})[0], strict=True))
    changed = folded_row(now)
    _CHANGE.run(tx, {**changed, "of": plan})
    _COUNT.run(tx, {"of": plan, "said": counted_text(counted(events, facts))})
    if changed["alerts"] != before["alerts"]:
        _NO_ALERTS.run(tx, {"of": plan})
        _keep_alerts(tx, plan, now.alerts)


def behind(tx: Connection, policy: int, now: datetime) -> tuple[PlanId, ...]:
    """The plans that the board does not know, or knows by an older booking or, while ahead, by an older policy."""
    older = and_(board_facts.c.policy != policy, board.c.starts > now)
    rows = select(plans.c.id).outerjoin(board_facts, board_facts.c.plan == plans.c.id)
    rows = rows.outerjoin(board, board.c.plan == plans.c.id)
    found = rows.where(or_(board.c.plan.is_(None), board_facts.c.version != plans.c.version, older))
    return tuple(PlanId(plan) for (plan,) in tx.execute(found.order_by(plans.c.id)))


def count(tx: Connection) -> int:
    """How many plans the board knows."""
    return int(tx.execute(select(func.count()).select_from(board)).scalar_one())


def row_of(plan: PlanId, facts: Watched, now: Standing) -> dict[str, Any]:
    """One plan's row, as it is kept."""
    zero = facts.day_zero.toordinal()
    fixed = {
        "plan": plan, "name": facts.name, "folded": f"{facts.name} {facts.title}".casefold(),
        "procedure": facts.procedure, "title": facts.title, "zone": facts.zone, "phone": facts.phone,
        "born": facts.born.isoformat() if facts.born else None, "arrives": _kept(facts.arrives),
        "starts": _kept(facts.starts), "leaves": _kept(facts.leaves), "day_zero": zero,
        "due_from": zero + facts.home_day + 1, "due_to": zero + ASKED_DAYS, "clear_hours": facts.clear_hours,
    }  # fmt: skip
    return fixed | folded_row(now)


def folded_row(now: Standing) -> dict[str, Any]:
    """The part of a row that the events come to, as it is kept."""
    silent = next((one for one in now.alerts if one.kind.startswith("silent")), None)
    return {
        "open": len(now.open), "cancelled": int(now.cancelled), "last_day": now.last_day,
        "last_at": _kept(now.last_at), "last_pain": now.last_pain,
        "answered": sum(1 << day for day in now.answered), "silent_from": _kept(silent.since) if silent else None,
        "mark": now.mark, "seq": now.seq, "alerts": alerts_text(now.alerts),
    }  # fmt: skip


def counted_row(plan: PlanId, facts: Watched, events: Sequence[Event]) -> dict[str, Any]:
    """What is counted of one plan, as it is kept."""
    return {"plan": plan, "ward": facts.ward, "counted": counted_text(counted(events, facts))}


def alert_rows(plan: PlanId, alerts: Iterable[Alert]) -> list[dict[str, Any]]:
    """The rows of a plan's alerts, as they are kept."""
    return [
        {
            "plan": plan, "id": one.id, "kind": one.kind.value, "rank": one.rank, "state": one.state.value,
            "since": _kept(one.since), "until": _kept(one.until), "again_at": _kept(one.again_at),
        }
        for one in alerts
    ]  # fmt: skip


def _keep_alerts(tx: Connection, plan: PlanId, alerts: Iterable[Alert]) -> None:
    _ADD_ALERT.run(tx, *alert_rows(plan, alerts))


def _kept(moment: datetime | None) -> str | None:
    return _INSTANT.process_bind_param(moment, _DIALECT)


_DIALECT = sqlite.dialect()


def kept_row(tx: Connection, plan: PlanId) -> Mapping[str, Any] | None:
    """One plan's row as it is kept; None of a plan that the board does not know."""
    found = _ROW.run(tx, {"of": plan})
    return dict(zip(board.c.keys(), found[0], strict=True)) if found else None


def kept_alerts(tx: Connection, plan: PlanId) -> tuple[Alert, ...]:
    """The alerts of one plan that are not resolved, with those that the clock has still to bring."""
    row = kept_row(tx, plan)
    return alerts_from(row["alerts"]) if row else ()
