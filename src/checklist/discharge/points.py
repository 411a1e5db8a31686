"""What one person should be able to say back before going home, made from their own plan and what staff wrote in.

A point's id holds a digest of its answer: when a date or a dose changes, it is a new point, and is not heard yet.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from checklist.checkin import Tier
from checklist.discharge.record import Entry, PointId, Record
from checklist.discharge.topics import Section, Topic
from checklist.guidance import in_zone
from checklist.medication import Action
from checklist.plan import MedicineStep, Plan, Task, Visit, spoken_dose
from checklist.procedure import Phase, TaskKind, Weight
from checklist.reading import spoken_moment
from checklist.recovery import MilestoneKind

ENOUGH_SIGNS = 2
HELP = (TaskKind.TRANSPORT, TaskKind.ARRANGE_HELP)


class PointKind(StrEnum):
    """What sort of thing is to be said back; the words of the label and of the question go by it."""

    RESTART = "restart"
    ASK_RESTART = "ask_restart"
    DOSE = "dose"
    ASK_MEDICINE = "ask_medicine"
    CHANGED = "changed"
    KEEP = "keep"
    WRITTEN_MEDICINE = "written_medicine"
    PAIN = "pain"
    WOUND = "wound"
    LIMIT = "limit"
    EATING = "eating"
    EMERGENCY = "emergency"
    SAME_DAY = "same_day"
    NUMBER = "number"
    VISIT = "visit"
    ASK_VISIT = "ask_visit"
    RESULT = "result"
    HELP = "help"
    CONTACT = "contact"
    EQUIPMENT = "equipment"


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One thing to say back: `about` names it, `answer` is what the plan says. Either may be empty."""

    id: PointId
    kind: PointKind
    about: str = ""
    answer: str = ""


def points_of(topic: Topic, plan: Plan, record: Record) -> tuple[Point, ...]:
    """The points of one topic for this person; none for a topic that is not heard back."""
    return tuple(_MAKERS[topic](plan, record)) if topic in _MAKERS else ()


def _point(kind: PointKind, subject: str, about: str = "", answer: str = "") -> Point:
    digest = hashlib.sha256(f"{about}\n{answer}".encode()).hexdigest()[:8]
    return Point(id=PointId(f"{kind}:{subject}:{digest}"), kind=kind, about=about, answer=answer)


def _medicines(plan: Plan, record: Record) -> Iterator[Point]:
    """What changes is asked one by one; what goes on as before is one point."""
    written = [entry for entry in record.entries_in(Section.MEDICINES) if not entry.none]
    named = {entry.fields.get("name", "").strip().lower() for entry in written}
    steps = [step for step in plan.medications if step.name.strip().lower() not in named]
    for step in steps:
        yield from _of_step(step, plan)
    kept = [step.name for step in steps if _goes_on(step)]
    if kept:
        yield _point(PointKind.KEEP, "all", ", ".join(kept))
    for entry in written:
        yield _point(PointKind.WRITTEN_MEDICINE, entry.id, entry.fields.get("name", ""), entry.fields.get("how", ""))
    yield from _pain(plan, record)


def _of_step(step: MedicineStep, plan: Plan) -> Iterator[Point]:
    if step.needs_confirmation or step.action is Action.ASK:
        yield _point(PointKind.ASK_MEDICINE, step.entry, step.name)
    elif step.action is Action.ADJUST:
        yield _point(PointKind.CHANGED, step.entry, step.name, step.new_dose or "")
    elif step.action is Action.HOLD:
        yield from _of_hold(step, plan)


def _of_hold(step: MedicineStep, plan: Plan) -> Iterator[Point]:
    if step.restart is None or step.restart.at is None:
        yield _point(PointKind.ASK_RESTART, step.entry, step.name)
        return
    yield _point(PointKind.RESTART, step.entry, step.name, spoken_dose(step.restart.at, plan.booking))
    dose = next((taken.dose or "" for taken in plan.booking.medications if taken.entry == step.entry), "")
    if dose:
        yield _point(PointKind.DOSE, step.entry, step.name, dose)


def _goes_on(step: MedicineStep) -> bool:
    return step.action is Action.CONTINUE and not step.needs_confirmation


def _pain(plan: Plan, record: Record) -> Iterator[Point]:
    """What is taken for pain is always asked, also where the plan only says to ask."""
    entries = record.entries_in(Section.PAIN)
    if entries:
        yield from (_point(PointKind.PAIN, entry.id, answer=entry.fields.get("text", "")) for entry in entries)
        return
    tasks = pain_tasks(plan)
    yield from (_point(PointKind.PAIN, task.id, answer=task.title) for task in tasks)
    if not tasks:
        yield _point(PointKind.PAIN, "none")


def pain_tasks(plan: Plan) -> tuple[Task, ...]:
    """The steps at home about pain medicine: those of the procedure, not of a person's own medicines."""
    return tuple(t for t in plan.tasks if t.phase is Phase.RECOVER and t.kind is TaskKind.MEDICINE and ":" not in t.id)


def _wound(plan: Plan, record: Record) -> Iterator[Point]:
    for task in plan.tasks:
        if task.phase is Phase.RECOVER and task.kind is TaskKind.WOUND:
            yield _point(PointKind.WOUND, task.id, answer=" ".join(part for part in (task.title, task.note) if part))
    yield from _written(PointKind.WOUND, record, Section.WOUND)


def _moving(plan: Plan, record: Record) -> Iterator[Point]:
    for row in plan.timeline:
        if row.kind is MilestoneKind.LIMIT:
            yield _point(PointKind.LIMIT, row.id, row.topic, row.text)
    yield from _written(PointKind.LIMIT, record, Section.ACTIVITY)
    yield from _written(PointKind.EATING, record, Section.EATING)


def _warning_signs(plan: Plan, record: Record) -> Iterator[Point]:
    kinds = {Tier.EMERGENCY: PointKind.EMERGENCY, Tier.SAME_DAY: PointKind.SAME_DAY}
    for tier, kind in kinds.items():
        signs = [sign.sign for sign in plan.red_flags if sign.tier is tier]
        if signs:
            yield _point(kind, "signs", str(min(ENOUGH_SIGNS, len(signs))), "\n".join(signs))
    yield _point(PointKind.NUMBER, "ward", answer=plan.booking.contacts.ward or "")
    for entry in record.entries_in(Section.WARNING_SIGNS):
        yield _point(PointKind.CONTACT, entry.id, _line(entry, "name", "purpose"), entry.fields.get("phone", ""))


def _visits(plan: Plan, record: Record) -> Iterator[Point]:
    entries = record.entries_in(Section.FOLLOW_UP)
    for entry in entries:
        if not entry.none:
            when = _line(entry, "when", "place", "transport")
            yield _point(PointKind.VISIT, entry.id, entry.fields.get("what", ""), when)
    if not entries:
        yield from (_of_visit(number, visit, plan) for number, visit in enumerate(plan.follow_up))
    for entry in record.entries_in(Section.RESULTS):
        if not entry.none:
            answer = _line(entry, "who", "when", "phone")
            yield _point(PointKind.RESULT, entry.id, entry.fields.get("what", ""), answer)


def _of_visit(number: int, visit: Visit, plan: Plan) -> Point:
    if visit.at is None:
        return _point(PointKind.ASK_VISIT, str(number), visit.what)
    return _point(
        PointKind.VISIT, str(number), visit.what, spoken_moment(in_zone(visit.at, plan.booking.zone), plan.language)
    )


def _home(plan: Plan, record: Record) -> Iterator[Point]:
    for task in plan.tasks:
        if task.kind in HELP and task.weight is Weight.BLOCKING:
            yield _point(PointKind.HELP, task.id, task.title, _asked(task))
    for entry in record.entries_in(Section.SUPPORT):
        yield _point(PointKind.CONTACT, entry.id, _line(entry, "name", "purpose"), entry.fields.get("phone", ""))
    for entry in record.entries_in(Section.EQUIPMENT):
        if not entry.none:
            yield _point(PointKind.EQUIPMENT, entry.id, entry.fields.get("what", ""), _line(entry, "who", "when"))


def _asked(task: Task) -> str:
    """The question of a step, as a sentence."""
    return f"{task.question[0].upper()}{task.question[1:]}" if task.question else ""


def _written(kind: PointKind, record: Record, section: Section) -> Iterator[Point]:
    for entry in record.entries_in(section):
        yield _point(kind, entry.id, answer=entry.fields.get("text", ""))


def _line(entry: Entry, *names: str) -> str:
    return ", ".join(entry.fields[name] for name in names if entry.fields.get(name))


_MAKERS = {
    Topic.MEDICINES: _medicines,
    Topic.WOUND: _wound,
    Topic.MOVING: _moving,
    Topic.WARNING_SIGNS: _warning_signs,
    Topic.VISITS: _visits,
    Topic.HOME: _home,
}
