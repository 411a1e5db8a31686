"""The Plan: what follows from one procedure, one booking and one fact base, and what has happened to it since."""

from checklist.plan.booking import Booking, Contacts, Pregnant, Sex, Signed, Work
from checklist.plan.build import build_plan
from checklist.plan.card import Allowed, Turn, turns
from checklist.plan.dose_days import DayMark, DoseDays, DoseRow, day_in, dose_days, unusual
from checklist.plan.events import Event, EventId, EventKind, PlanId, TaskId
from checklist.plan.moves import Difference, MovedStop, MovedTask, difference, stops_since
from checklist.plan.plan import MedicineStep, Plan, PlanGap, ProcedureRef, Task, TimelineRow, Visit, WarningSign
from checklist.plan.proposals import LastDose, Proposal, check_dates, proposals
from checklist.plan.site_policy import (
    DOCUMENTS,
    HELD_BACK,
    LIMITED,
    UNKNOWN_CONDITION,
    UNKNOWN_MEDICINE,
    SitePolicy,
    asked,
    cautions_of,
    plan_at_site,
    preview_at_site,
)
from checklist.plan.status import TaskState, TaskStatus, statuses

__all__ = [
    "DOCUMENTS",
    "HELD_BACK",
    "LIMITED",
    "UNKNOWN_CONDITION",
    "UNKNOWN_MEDICINE",
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
    "SitePolicy",
    "Task",
    "TaskId",
    "TaskState",
    "TaskStatus",
    "TimelineRow",
    "Turn",
    "Visit",
    "WarningSign",
    "Work",
    "asked",
    "build_plan",
    "cautions_of",
    "check_dates",
    "day_in",
    "difference",
    "dose_days",
    "plan_at_site",
    "preview_at_site",
    "proposals",
    "statuses",
    "stops_since",
    "turns",
    "unusual",
]
