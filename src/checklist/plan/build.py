"""build_plan: one procedure, one booking, one fact base; the same three always build the same plan."""

from collections.abc import Mapping

from checklist.checkin import red_flags_for
from checklist.guidance import FactId, Notice
from checklist.plan.advised import warning_of
from checklist.plan.booking import Booking
from checklist.plan.eating import Eating, ask_tasks, diet_task, eating
from checklist.plan.events import TaskId
from checklist.plan.facts import facts_of, unknown_conditions
from checklist.plan.left_out import left_out
from checklist.plan.medicine_tasks import tasks
from checklist.plan.medicines import Decided, decide, medicine_notices, ruled, step, unmatched_decisions
from checklist.plan.plan import MedicineStep, Plan, PlanGap, ProcedureRef, Task, TimelineRow, Visit, WarningSign
from checklist.procedure import (
    FactBase,
    Procedure,
    Status,
    TaskRule,
    helping_rules,
    refuse_unknown_signs,
    task_rules,
)
from checklist.recovery import FollowUp, Milestone, milestones_for


def build_plan(procedure: Procedure, booking: Booking, base: FactBase) -> Plan:
    """The plan for one person. Pure: no clock, no file, no database."""
    taken = ruled(procedure, booking, base.formulary)
    decided = decide(booking, taken, base.formulary)
    facts = facts_of(booking, procedure, taken, base.wording)
    eats = eating(procedure, booking, base, facts)
    steps = tuple(step(d, booking, base.wording) for d in decided)
    return Plan(
        procedure=_ref(procedure, booking),
        fact_base_version=base.version,
        booking=booking,
        tasks=_tasks(procedure, booking, base, facts, eats, list(zip(decided, steps, strict=True))),
        fasting=eats.stops,
        diets=eats.diets,
        medications=steps,
        timeline=tuple(_row(m, booking) for m in milestones_for(procedure.milestones, facts)),
        red_flags=_warnings(procedure, booking, base, facts),
        follow_up=tuple(_visit(f, booking) for f in procedure.follow_up),
        notices=_notices(procedure, booking, base, facts, eats, decided),
        gaps=_gaps(procedure, booking, base),
        left_out=left_out(procedure, booking, base, facts),
        helping=tuple(
            _task(rule, booking, facts, eats) for rule in helping_rules(procedure, base) if rule.condition.holds(facts)
        ),
    )


def _ref(procedure: Procedure, booking: Booking) -> ProcedureRef:
    return ProcedureRef(
        id=procedure.id, version=procedure.version, status=procedure.status,
        title=procedure.title.said(booking.language), plain_title=procedure.plain_title.said(booking.language),
    )  # fmt: skip


def _tasks(
    procedure: Procedure,
    booking: Booking,
    base: FactBase,
    facts: Mapping[FactId, str],
    eats: Eating,
    medicines: list[tuple[Decided, MedicineStep]],
) -> tuple[Task, ...]:
    rules = [rule for rule in task_rules(procedure, base) if rule.condition.holds(facts)]
    authored = [_task(rule, booking, facts, eats) for rule in rules if rule not in eats.asked]
    because = next((rule.condition.because(facts) for rule in eats.asked), None)
    asked = ask_tasks(eats.asked, booking, base.wording, because)
    diets = [diet_task(diet, booking, base.wording) for diet in eats.diets]
    taken = [task for d, s in medicines for task in tasks(d, s.morning_of, booking, base.wording)]
    return tuple(sorted([*authored, *asked, *diets, *taken], key=lambda task: (task.window.start, task.window.end)))


def _task(written: TaskRule, booking: Booking, facts: Mapping[FactId, str], eats: Eating) -> Task:
    rule, because = written.told(facts)
    language = booking.language
    return Task(
        id=TaskId(rule.id), rule=rule.id, phase=rule.phase, kind=rule.kind, weight=rule.weight, actor=rule.actor,
        title=rule.title.said(language), why=rule.why.said(language),
        window=rule.window(booking.anchors, eats.stop_of(rule.eats)), source=rule.source, because=because,
        note=rule.note.said(language) if rule.note else None,
        question=rule.question.said(language) if rule.question else None, done_once=rule.done_once,
        bowel_prep=rule.bowel_prep is not None,
    )  # fmt: skip


def _row(milestone: Milestone, booking: Booking) -> TimelineRow:
    from_date, to_date = milestone.days.dates(booking.anchors)
    return TimelineRow(
        id=milestone.id, topic=milestone.topic.said(booking.language), text=milestone.text.said(booking.language),
        kind=milestone.kind, from_day=milestone.days.from_day, to_day=milestone.days.to_day,
        from_date=from_date, to_date=to_date, source=milestone.source,
    )  # fmt: skip


def _visit(follow_up: FollowUp, booking: Booking) -> Visit:
    days = follow_up.days
    return Visit(
        what=follow_up.what.said(booking.language),
        source=follow_up.source,
        from_day=days.from_day if days else None,
        to_day=days.to_day if days else None,
    )


def _warnings(
    procedure: Procedure, booking: Booking, base: FactBase, facts: Mapping[FactId, str]
) -> tuple[WarningSign, ...]:
    """The signs the procedure lists, those that a fact of this person brings, and the procedure's own."""
    refuse_unknown_signs(procedure, base)
    known = (f for f in base.red_flags if f.id in procedure.red_flags or f.condition.because(facts))
    mine = (*known, *procedure.own_red_flags)
    return tuple(warning_of(flag, booking, base) for flag in red_flags_for(mine, facts))


def _notices(
    procedure: Procedure,
    booking: Booking,
    base: FactBase,
    facts: Mapping[FactId, str],
    eats: Eating,
    decided: tuple[Decided, ...],
) -> tuple[Notice, ...]:
    found = [*eats.notices, *medicine_notices(decided, booking), *unknown_conditions(booking, base.wording)]
    found += unmatched_decisions(decided, booking, base.formulary)
    found += [
        Notice(code="unresolved_range", about=m.id, text="The document gives a vague time. It is shown as a band.")
        for m in procedure.milestones
        if m.vague
    ]
    found += [Notice(code=c.code, about="booking", text=c.text) for c in base.cautions if c.condition.holds(facts)]
    if procedure.status is Status.DRAFT:
        found.append(Notice(code="draft_content", about=procedure.id, text="No clinician has reviewed this content."))
    if booking.born is None:
        found.append(Notice(code="age_not_given", about="born", text="No birth date was given. Adult rules are used."))
    return tuple(found)


def _gaps(procedure: Procedure, booking: Booking, base: FactBase) -> tuple[PlanGap, ...]:
    numbers = {"contacts.ward": booking.contacts.ward, "contacts.emergency": booking.contacts.emergency}
    missing = [name for name, number in numbers.items() if not number]
    language = booking.language
    return (
        *(PlanGap(field=gap.field, what=gap.what.said(language)) for gap in procedure.gaps),
        *(PlanGap(field=name, what=base.wording.say(f"gap.{name}", language)) for name in missing),
    )
