"""What the projection keeps as JSON text: the facts of a plan, its alerts, and what is counted of it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date, datetime
from enum import Enum
from typing import Any

from checklist.alerts import Alert, AlertId, Counted, Fast, Kind, Notice, State, Step, Watched
from checklist.checkin import Tier
from checklist.fasting import FoodClass
from checklist.guidance import Window
from checklist.plan import Reason, TaskId

MOMENTS = ("since", "until", "at", "again_at", "patient_called", "mistake", "called")


def facts_text(facts: Watched) -> str:
    """The facts as text."""
    kept = {
        "name": facts.name, "procedure": facts.procedure, "title": facts.title, "zone": facts.zone,
        "arrives": facts.arrives.isoformat(), "starts": facts.starts.isoformat(),
        "leaves": facts.leaves.isoformat() if facts.leaves else None,
        "born": facts.born.isoformat() if facts.born else None, "phone": facts.phone,
        "lives_alone": facts.lives_alone, "clear_hours": facts.clear_hours, "ward": facts.ward,
        "fasts": [[fast.what.value, fast.hours] for fast in facts.fasts],
        "steps": [_step_row(step) for step in facts.steps],
    }  # fmt: skip
    return json.dumps(kept, ensure_ascii=True)


def facts_from(text: str) -> Watched:
    """The facts that a text holds."""
    kept: dict[str, Any] = json.loads(text)
    moments = {key: _moment(kept[key]) for key in ("arrives", "starts", "leaves")}
    fasts = tuple(Fast(what=FoodClass(what), hours=hours) for what, hours in kept["fasts"])
    born = date.fromisoformat(kept["born"]) if kept["born"] else None
    return Watched(**kept | moments | {"fasts": fasts, "born": born, "steps": tuple(map(_step, kept["steps"]))})


def _step_row(step: Step) -> list[object]:
    window = step.window
    return [step.id, step.title, window.start.isoformat(), window.end.isoformat(), step.done_once, step.before,
            step.needed]  # fmt: skip


def _step(row: Sequence[Any]) -> Step:
    id_, title, start, end, done_once, before, needed = row
    window = Window(start=datetime.fromisoformat(start), end=datetime.fromisoformat(end))
    return Step(id=TaskId(id_), title=title, window=window, done_once=done_once, before=before, needed=needed)


def alerts_text(alerts: Sequence[Alert]) -> str:
    """The alerts as text, without what is not set."""
    return json.dumps([_alert_row(one) for one in alerts], ensure_ascii=True)


def _alert_row(alert: Alert) -> Mapping[str, object]:
    values = {field.name: getattr(alert, field.name) for field in fields(alert)}
    return {name: _plain(value) for name, value in values.items() if value not in (None, "", ())}


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat()
    return value.value if isinstance(value, Enum) else value


def alerts_from(text: str) -> tuple[Alert, ...]:
    """The alerts that a text holds."""
    return tuple(_alert(row) for row in json.loads(text))


def _alert(row: Mapping[str, Any]) -> Alert:
    typed = {
        **row, **{name: _moment(row[name]) for name in MOMENTS if name in row}, "id": AlertId(row["id"]),
        "kind": Kind(row["kind"]), "state": State(row["state"]), "said": tuple(row.get("said", ())),
        "tier": Tier(row["tier"]) if "tier" in row else None,
    }  # fmt: skip
    return Alert(**typed)


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def counted_text(one: Counted) -> str:
    """What is counted of one person, as a list: thousands are read in one look."""
    flags = [one.ate_late, one.took_it, one.long_fast, one.moved_late]
    kept = [list(one.pain.items()), one.reached, sorted(one.answered), one.stuck, flags, one.cancelled, one.notice]
    return json.dumps(kept, ensure_ascii=True, separators=(",", ":"))


def counted_from(text: str) -> Counted:
    """What is counted of one person, from its text."""
    pain, reached, answered, stuck, (ate_late, took_it, long_fast, moved_late), why, notice = json.loads(text)
    return Counted(
        pain=dict(pain), reached=reached, answered=frozenset(answered), stuck=tuple(stuck), ate_late=ate_late,
        took_it=took_it, long_fast=long_fast, moved_late=moved_late, cancelled=Reason(why) if why else None,
        notice=Notice(notice) if notice else None,
    )  # fmt: skip
