"""What clashes about one medicine, for staff: with the document, another rule, the fast, the calendar, or itself."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from checklist.fasting import FoodClass
from checklist.guidance import Notice, SourceKind, hours_between, local_date
from checklist.medication import EVERY_DAY, PLAN_ACTION, Action, Medicine, MorningOf, RuleAction, folded
from checklist.plan.booking import Booking
from checklist.plan.medicines import Decided
from checklist.plan.plan import MedicineStep, Plan
from checklist.procedure import Procedure, TaskKind, TaskRule

DATES_PASSED = "Every last dose that the rule would give has passed. Ask when it was taken."
DECIDED_LATE = "The last dose had passed when this was decided. Ask when it was taken."
NO_RESTART = "It is stopped, and nobody said when to start again."
SIP = "It is taken with a sip, after the document's time to stop all drinks."
SIP_IF_TAKEN = "If it goes on, its morning dose comes after the document's time to stop all drinks."
AGAINST = {
    Action.CONTINUE: "The rule says: keep taking it.",
    Action.HOLD: "The rule says: stop it before.",
    Action.ADJUST: "The rule says: change the dose.",
    Action.ASK: "The rule says: ask.",
}


def clashes(decided: Decided, step: MedicineStep, plan: Plan, procedure: Procedure) -> tuple[Notice, ...]:
    """All that clashes whatever the time is; the notices of the plan about this medicine among it."""
    found = [*_of_the_decision(decided, plan), *_of_the_sip(decided, step, plan), *_documented(decided, procedure)]
    about = decided.taken.entry
    noticed = (notice for notice in plan.notices if notice.about == about)
    return (*noticed, *(Notice(code=code, about=about, text=text) for code, text in found))


def all_passed(decided: Decided, passed: Sequence[bool]) -> Iterator[Notice]:
    """The clash that time brings: a question is open, and every day that the rule gives for it is past."""
    if decided.open and passed and all(passed):
        yield Notice(code="dates_passed", about=decided.taken.entry, text=DATES_PASSED)


def is_past(at: date | datetime, booking: Booking, now: datetime) -> bool:
    """Whether a last dose lies before `now`: its moment, or its whole day where the person is."""
    return hours_between(at, now) > 0 if isinstance(at, datetime) else at < local_date(now, booking.zone)


def _of_the_decision(decided: Decided, plan: Plan) -> Iterator[tuple[str, str]]:
    decision = decided.confirmed
    if decision and decision.at and decision.last_dose and is_past(decision.last_dose, plan.booking, decision.at):
        yield "decided_late", DECIDED_LATE
    if decided.last_dose is not None and not (decision and (decision.restart or decision.ask_restart)):
        yield "no_restart", NO_RESTART


def _of_the_sip(decided: Decided, step: MedicineStep, plan: Plan) -> Iterator[tuple[str, str]]:
    """A sip on the morning, where the hospital's own text stops drinks earlier than the guideline, which allows it."""
    drinks = next((stop for stop in plan.fasting if stop.what is FoodClass.CLEAR_FLUIDS), None)
    if drinks is None or drinks.stop_at is None or drinks.source.kind is not SourceKind.DOCUMENT:
        return
    if drinks.stop_at >= plan.booking.anchors.arrival:
        return
    if step.morning_of is MorningOf.TAKE_WITH_SIP:
        yield "sip_against_fast", SIP
    elif decided.open and decided.ruling.action is RuleAction.CONTINUE and decided.taken.how_often in EVERY_DAY:
        yield "sip_against_fast", SIP_IF_TAKEN


def _documented(decided: Decided, procedure: Procedure) -> Iterable[tuple[str, str]]:
    """What the document says of this medicine, beside what the rule says."""
    medicine, action = decided.ruling.match.medicine, PLAN_ACTION[decided.ruling.action]
    if medicine is None:
        return
    for rule in procedure.tasks:
        if rule.kind is TaskKind.MEDICINE and rule.source.kind is SourceKind.DOCUMENT and _speaks_of(rule, medicine):
            said = f"The document speaks of it too: “{rule.source.quote}”"
            yield "document_and_rule", f"{said} {AGAINST[action]} Check that both agree."


def _speaks_of(rule: TaskRule, medicine: Medicine) -> bool:
    """Whether a task is about one of the medicine's groups, or its text names the medicine."""
    groups = {f"takes:{group}" for group in medicine.groups}
    if groups & {*rule.condition.any_of, *rule.condition.all_of}:
        return True
    text = folded(rule.source.quote or "")
    names = (medicine.generic, *medicine.names)
    return any(re.search(rf"\b{re.escape(folded(name))}\b", text) for name in names)
