"""The Plan: what follows from one procedure, one booking and one fact base, and what has happened to it since."""

from checklist.plan.booking import Booking, Contacts, Pregnant, Sex, Signed, Work
from checklist.plan.build import build_plan
from checklist.plan.card import Allowed, Turn, turns
from checklist.plan.dose_days import DayMark, DoseDays, DoseRow, day_in, dose_days, unusual
from checklist.plan.events import Event, EventId, EventKind, PlanId, TaskId
from checklist.plan.moves import Difference, MovedStop, MovedTask, difference
from checklist.plan.plan import MedicineStep, Plan, PlanGap, ProcedureRef, Task, TimelineRow, Visit, WarningSign
from checklist.plan.proposals import (
    LastDose,
    Proposal,
    check_dates,
    possible_holds,
    proposals,
    proposed,
    seen_at,
)
from checklist.plan.status import TaskState, TaskStatus, statuses

__all__ = [
    "Allowed",
    "Booking",
    "Contacts",
    "DayMark",
    "Difference",
    "DoseDays",
    "DoseRow",
    "Event",
    "EventId",
    "EventKind",
    "LastDose",
    "MedicineStep",
    "MovedStop",
    "MovedTask",
    "Plan",
    "PlanGap",
    "PlanId",
    "Pregnant",
    "ProcedureRef",
    "Proposal",
    "Sex",
    "Signed",
    "Task",
    "TaskId",
    "TaskState",
    "TaskStatus",
    "TimelineRow",
    "Turn",
    "Visit",
    "WarningSign",
    "Work",
    "build_plan",
    "check_dates",
    "day_in",
    "difference",
    "dose_days",
    "possible_holds",
    "proposals",
    "proposed",
    "seen_at",
    "statuses",
    "turns",
    "unusual",
]
