"""A Plan as plain data in the agreed shape: times ISO 8601 with the zone's offset, dates ISO."""

from collections.abc import Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from checklist.fasting import Claim, Stop
from checklist.guidance import Notice, Source
from checklist.plan import MedicineStep, Plan, PlanGap, Task, TimelineRow, Visit, WarningSign

Data = dict[str, object]


def plan_data(plan: Plan, profile: Mapping[str, object]) -> Data:
    """The plan under its agreed keys; `profile` is the booking as understood."""
    zone = plan.booking.zone
    return {
        "procedure": {
            "id": plan.procedure.id,
            "title": plan.procedure.title,
            "version": plan.procedure.version,
            "status": plan.procedure.status.value,
        },
        "fact_base": {"version": plan.fact_base_version},
        "booking": dict(profile),
        "tasks": [_task(task, zone) for task in plan.tasks],
        "fasting": [_stop(stop, zone) for stop in plan.fasting],
        "medications": [_medicine(step, zone) for step in plan.medications],
        "timeline": [_row(row) for row in plan.timeline],
        "red_flags": [_sign(sign) for sign in plan.red_flags],
        "follow_up": [_visit(visit, zone) for visit in plan.follow_up],
        "notices": [_notice(notice) for notice in plan.notices],
        "gaps": [_gap(gap) for gap in plan.gaps],
    }


def moment(when: date | datetime | None, zone: ZoneInfo) -> str | None:
    """A date as ISO, an instant as ISO with the zone's offset, nothing as None."""
    if isinstance(when, datetime):
        return when.astimezone(zone).isoformat()
    return when.isoformat() if when else None


def source_data(source: Source) -> Data:
    """Who says so, and how far it was checked."""
    return {
        "kind": source.kind.value,
        "title": source.title,
        "quote": source.quote,
        "url": source.url,
        "certainty": source.certainty.value,
    }


def _task(task: Task, zone: ZoneInfo) -> Data:
    return {
        "id": task.id,
        "phase": task.phase.value,
        "kind": task.kind.value,
        "title": task.title,
        "why": task.why,
        "weight": task.weight.value,
        "actor": task.actor.value,
        "start": moment(task.window.start, zone),
        "end": moment(task.window.end, zone),
        "source": source_data(task.source),
        "because": task.because,
    }


def _stop(stop: Stop, zone: ZoneInfo) -> Data:
    return {
        "what": stop.what.value,
        "stop_at": moment(stop.stop_at, zone),
        "hours": stop.hours,
        "anchor": stop.anchor.value,
        "source": source_data(stop.source),
        "others": [_claim(claim, zone) for claim in stop.others],
    }


def _claim(claim: Claim, zone: ZoneInfo) -> Data:
    return {"stop_at": moment(claim.stop_at, zone), "hours": claim.hours, "source": source_data(claim.source)}


def _medicine(step: MedicineStep, zone: ZoneInfo) -> Data:
    restart = step.restart
    return {
        "name": step.name,
        "ingredient": step.ingredient,
        "group": step.group,
        "action": step.action.value,
        "last_dose": moment(step.last_dose, zone),
        "morning_of": step.morning_of.value if step.morning_of else None,
        "restart": {"text": restart.text, "at": moment(restart.at, zone)} if restart else None,
        "needs_confirmation": step.needs_confirmation,
        "patient_text": step.patient_text,
        "candidates": list(step.candidates),
        "source": source_data(step.source),
    }


def _row(row: TimelineRow) -> Data:
    return {
        "topic": row.topic,
        "from_day": row.from_day,
        "to_day": row.to_day,
        "from_date": row.from_date.isoformat(),
        "to_date": row.to_date.isoformat() if row.to_date else None,
        "text": row.text,
        "source": source_data(row.source),
    }


def _sign(sign: WarningSign) -> Data:
    return {
        "id": sign.id,
        "sign": sign.sign,
        "tier": sign.tier.word,
        "action": sign.action,
        "phone": sign.phone,
        "source": source_data(sign.source),
    }


def _visit(visit: Visit, zone: ZoneInfo) -> Data:
    return {
        "what": visit.what,
        "from_day": visit.from_day,
        "to_day": visit.to_day,
        "at": moment(visit.at, zone),
        "source": source_data(visit.source),
    }


def _notice(notice: Notice) -> Data:
    return {"code": notice.code, "about": notice.about, "text": notice.text}


def _gap(gap: PlanGap) -> Data:
    return {"field": gap.field, "what": gap.what}
