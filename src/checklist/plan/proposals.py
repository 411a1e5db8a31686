"""What staff see before they decide about a medicine: the rule's proposal, the days it would give, and what clashes.

Nothing here decides. A last dose is offered for each end of an interval; a clinician picks one, or another day.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from checklist.guidance import (
    BookingError,
    Notice,
    after_hours,
    day_date,
    hours_between,
    local_date,
    whole_day,
)
from checklist.medication import Confirmed, HoldCase, Interval, RuleAction, Ruling
from checklist.plan.booking import Booking
from checklist.plan.clashes import all_passed, clashes, is_past
from checklist.plan.medicines import Decided, decide, ruled
from checklist.plan.plan import MedicineStep, Plan
from checklist.procedure import FactBase, Procedure

COUNTED = ("days", "hours")
ONLY_THE_MORNING = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class LastDose:
    """A last dose that one end of the rule's interval gives. `amount` 0: only the morning's dose is left out."""

    at: date | datetime
    amount: float
    unit: str
    passed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One medicine for staff: what was entered, what the rule says of it, and what clashes.

    `due` is when the first last dose falls that the rule could give, or else when the person comes in.
    """

    decided: Decided
    step: MedicineStep
    last_doses: tuple[LastDose, ...]
    clashes: tuple[Notice, ...]
    due: datetime

    @property
    def waits(self) -> bool:
        """Whether a clinician still has to decide."""
        return self.step.needs_confirmation

    @property
    def goes_on(self) -> bool:
        """Whether the rule itself says to keep taking it."""
        return self.decided.ruling.action is RuleAction.CONTINUE

    @property
    def goes_with_others(self) -> bool:
        """Whether it may be confirmed together with others: the rule continues it, and nothing else is asked of it.

        What clashes (which every notice does: several rules, a rule never checked), has a range or was decided before
        is looked at alone; a name that is not exact and a person out of scope have no rule that continues anything.
        """
        alone = self.clashes or self.decided.confirmed or self.decided.ruling.interval
        return self.waits and self.goes_on and not alone

    @property
    def has_morning(self) -> bool:
        """Whether a dose may be due on the morning of the procedure: not for what is not taken every day."""
        return self.step.morning_of is not None


def proposals(plan: Plan, procedure: Procedure, base: FactBase, now: datetime) -> tuple[Proposal, ...]:
    """Every medicine of a plan as staff see it at `now`, in the order it was entered."""
    return seen_at(proposed(plan, procedure, base), plan.booking, now)


def proposed(plan: Plan, procedure: Procedure, base: FactBase) -> tuple[Proposal, ...]:
    """The same whatever the time is: which of its days have passed, `seen_at` adds."""
    booking = plan.booking
    decided = decide(booking, ruled(procedure, booking, base.formulary), base.formulary)
    return tuple(
        Proposal(
            decided=d, step=s, last_doses=last_doses(d.ruling, booking), clashes=clashes(d, s, plan, procedure),
            due=_due(d.ruling, booking),
        )
        for d, s in zip(decided, plan.medications, strict=True)
    )  # fmt: skip


def seen_at(found: Iterable[Proposal], booking: Booking, now: datetime) -> tuple[Proposal, ...]:
    """Proposals with what the time changes about them."""
    return tuple(_seen_at(one, booking, now) for one in found)


def _seen_at(proposal: Proposal, booking: Booking, now: datetime) -> Proposal:
    if not proposal.last_doses:
        return proposal
    doses = tuple(replace(dose, passed=is_past(dose.at, booking, now)) for dose in proposal.last_doses)
    late = all_passed(proposal.decided, [dose.passed for dose in doses])
    return replace(proposal, last_doses=doses, clashes=(*proposal.clashes, *late))


def last_doses(ruling: Ruling, booking: Booking) -> tuple[LastDose, ...]:
    """The last dose for each end of the rule's interval, the shorter first. Other units give none."""
    skips = ruling.action is RuleAction.SKIP_MORNING
    found = _doses([ruling.offered] if ruling.offered else [], booking)
    return (*([_dose(ONLY_THE_MORNING, "days", booking)] if skips else []), *found)


def _due(ruling: Ruling, booking: Booking) -> datetime:
    """When the first last dose falls, of any part. Where a fact is missing, by the longest hold that may be meant."""
    rows = [*(part.interval for part in ruling.parts if part.interval), *(c.interval for c in possible_holds(ruling))]
    starts = [_start(dose.at, booking) for dose in (*last_doses(ruling, booking), *_doses(rows, booking))]
    return min([*starts, booking.anchors.arrival])


def possible_holds(ruling: Ruling) -> tuple[HoldCase, ...]:
    """Each hold that may be meant, where the fact that decides between them is not known."""
    medicine = ruling.match.medicine
    if ruling.interval or medicine is None or not ruling.parts:
        return ()
    return tuple(case for part in ruling.parts for case in part.group.by_case if medicine.generic in case.drugs)


def _doses(rows: Iterable[Interval], booking: Booking) -> Iterator[LastDose]:
    ends = {(end, row.unit) for row in rows if row.unit in COUNTED for end in (row.least, row.most) if end}
    return (_dose(end, unit, booking) for end, unit in sorted(ends))


def _start(at: date | datetime, booking: Booking) -> datetime:
    return at if isinstance(at, datetime) else whole_day(at, booking.zone).start


def _dose(amount: float, unit: str, booking: Booking) -> LastDose:
    """A hold of N days has its last dose on day -(N+1); hours count back from the earlier of arrival and procedure."""
    anchors = booking.anchors
    at: date | datetime = day_date(anchors, -(int(amount) + 1))
    if unit == "hours":
        at = after_hours(min(anchors.arrival, anchors.procedure), -amount, anchors.zone)
    return LastDose(at=at, amount=amount, unit=unit)


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
