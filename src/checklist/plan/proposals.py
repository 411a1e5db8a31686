"""What staff see before they decide about a medicine: the rule's proposal, the days it would give, and what clashes.

Nothing here decides. A last dose is offered for each end of an interval; a clinician picks one, or another day.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from checklist.fasting import FoodClass
from checklist.guidance import BookingError, Notice, SourceKind, after_hours, day_date, hours_between, local_date
from checklist.medication import PLAN_ACTION, Action, Confirmed, Medicine, MorningOf, RuleAction, Ruling, folded
from checklist.plan.booking import Booking
from checklist.plan.medicines import Decided, decide, ruled
from checklist.plan.plan import MedicineStep, Plan
from checklist.procedure import FactBase, Procedure, TaskKind, TaskRule

COUNTED = ("days", "hours")
ONLY_THE_MORNING = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class LastDose:
    """A last dose that one end of the rule's interval gives. `amount` 0: only the morning's dose is left out."""

    at: date | datetime
    amount: float
    unit: str
    passed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One medicine for staff: what was entered, what the rule says of it, and what clashes."""

    decided: Decided
    step: MedicineStep
    last_doses: tuple[LastDose, ...]
    clashes: tuple[Notice, ...]

    @property
    def waits(self) -> bool:
        """Whether a clinician still has to decide."""
        return self.step.needs_confirmation

    @property
    def goes_on(self) -> bool:
        """Whether the rule itself says to keep taking it."""
        return self.decided.ruling.action is RuleAction.CONTINUE

    @property
    def has_morning(self) -> bool:
        """Whether a dose may be due on the morning of the procedure: not for what is not taken every day."""
        return self.step.morning_of is not None


def proposals(plan: Plan, procedure: Procedure, base: FactBase, now: datetime) -> tuple[Proposal, ...]:
    """Every medicine of a plan as staff see it at `now`, in the order it was entered."""
    booking = plan.booking
    decided = decide(booking, ruled(procedure, booking, base.formulary), base.formulary)
    return tuple(
        Proposal(
            decided=d, step=s, last_doses=(doses := last_doses(d.ruling, booking, now)),
            clashes=(*_noticed(plan, d), *_clashes(d, s, doses, plan), *_documented(d, procedure)),
        )
        for d, s in zip(decided, plan.medications, strict=True)
    )  # fmt: skip


def last_doses(ruling: Ruling, booking: Booking, now: datetime) -> tuple[LastDose, ...]:
    """The last dose for each end of the rule's interval, the shorter first. Other units give none."""
    interval, skips = ruling.interval, ruling.action is RuleAction.SKIP_MORNING
    counted = interval is not None and interval.unit in COUNTED
    ends = {end for end in (interval.least, interval.most) if end} if interval and counted else set()
    found = [_dose(end, interval.unit if interval else "", booking, now) for end in sorted(ends)]
    return (*([_dose(ONLY_THE_MORNING, "days", booking, now)] if skips else []), *found)


def _dose(amount: float, unit: str, booking: Booking, now: datetime) -> LastDose:
    """A hold of N days has its last dose on day -(N+1); hours count back from the earlier of arrival and procedure."""
    anchors = booking.anchors
    at: date | datetime = day_date(anchors, -(int(amount) + 1))
    if unit == "hours":
        at = after_hours(min(anchors.arrival, anchors.procedure), -amount, anchors.zone)
    return LastDose(at=at, amount=amount, unit=unit, passed=_past(at, booking, now))


def _past(at: date | datetime, booking: Booking, now: datetime) -> bool:
    return hours_between(at, now) > 0 if isinstance(at, datetime) else at < local_date(now, booking.zone)


def check_dates(decision: Confirmed, booking: Booking) -> None:
    """Nothing, if the dates of a decision can be followed in this booking; otherwise BookingError."""
    zero = booking.anchors.day_zero
    last, again = (_day(when, booking) for when in (decision.last_dose, decision.restart))
    late = isinstance(decision.last_dose, datetime) and hours_between(booking.anchors.procedure, decision.last_dose) > 0
    if last is not None and (last > zero or late):
        raise BookingError("The last dose is after the procedure. Check the day.")
    if again is not None and again < zero:
        raise BookingError("The day to start again is before the procedure. Check the day.")


def _day(when: date | datetime | None, booking: Booking) -> date | None:
    return local_date(when, booking.zone) if isinstance(when, datetime) else when


def _noticed(plan: Plan, decided: Decided) -> Iterable[Notice]:
    return (notice for notice in plan.notices if notice.about == decided.taken.entry)


def _clashes(decided: Decided, step: MedicineStep, doses: Sequence[LastDose], plan: Plan) -> list[Notice]:
    found = []
    decision, zone = decided.confirmed, plan.booking.zone
    if decided.open and doses and all(dose.passed for dose in doses):
        found.append(("dates_passed", "Every last dose that the rule would give has passed. Ask when it was taken."))
    if decision and decision.at and decision.last_dose and _past(decision.last_dose, plan.booking, decision.at):
        found.append(("decided_late", "The last dose had passed when this was decided. Ask when it was taken."))
    if decided.last_day(zone) and not (decision and (decision.restart or decision.ask_restart)):
        found.append(("no_restart", "It is stopped, and nobody said when to start again."))
    if _sip_against_fast(step, plan):
        found.append(("sip_against_fast", "It is taken with a sip, after the document's time to stop all drinks."))
    return [Notice(code=code, about=decided.taken.entry, text=text) for code, text in found]


def _sip_against_fast(step: MedicineStep, plan: Plan) -> bool:
    """A sip on the morning, where the hospital's own text stops drinks earlier than the guideline, which allows it."""
    drinks = next((stop for stop in plan.fasting if stop.what is FoodClass.CLEAR_FLUIDS), None)
    if step.morning_of is not MorningOf.TAKE_WITH_SIP or drinks is None or drinks.stop_at is None:
        return False
    return drinks.source.kind is SourceKind.DOCUMENT and drinks.stop_at < plan.booking.anchors.arrival


def _documented(decided: Decided, procedure: Procedure) -> Iterable[Notice]:
    """What the document says of this medicine, where the rule says something else than ask."""
    medicine, action = decided.ruling.match.medicine, PLAN_ACTION[decided.ruling.action]
    if medicine is None:
        return
    for rule in procedure.tasks:
        if rule.kind is TaskKind.MEDICINE and rule.source.kind is SourceKind.DOCUMENT and _speaks_of(rule, medicine):
            text = f"The document speaks of it too: “{rule.source.quote}” {AGAINST[action]} Check that both agree."
            yield Notice(code="document_and_rule", about=decided.taken.entry, text=text)


AGAINST = {
    Action.CONTINUE: "The rule says: keep taking it.",
    Action.HOLD: "The rule says: stop it before.",
    Action.ADJUST: "The rule says: change the dose.",
    Action.ASK: "The rule says: ask.",
}


def _speaks_of(rule: TaskRule, medicine: Medicine) -> bool:
    """Whether a task is about one of the medicine's groups, or its text names the medicine."""
    groups = {f"takes:{group}" for group in medicine.groups}
    if groups & {*rule.condition.any_of, *rule.condition.all_of}:
        return True
    text = folded(rule.source.quote or "")
    names = (medicine.generic, *medicine.names)
    return any(re.search(rf"\b{re.escape(folded(name))}\b", text) for name in names)
