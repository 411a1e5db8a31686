"""A Plan: what one person does when, takes or holds, stops eating, watches for, and who says so."""

from dataclasses import dataclass
from datetime import date, datetime

from checklist.checkin import Tier
from checklist.fasting import Stop
from checklist.guidance import Language, Notice, RuleId, Source, Window
from checklist.medication import Action, Interval, MorningOf, Restart
from checklist.plan.booking import Booking
from checklist.plan.events import TaskId
from checklist.procedure import Actor, Phase, ProcedureId, Status, TaskKind, Weight
from checklist.recovery import MilestoneKind


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureRef:
    """The procedure version a plan was built from."""

    id: ProcedureId
    title: str
    plain_title: str
    version: int
    status: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One deed in its window. `because` is None when everyone gets it; `question` stands in the Ready line.

    `bowel_prep`: a dose of the bowel prep drink, at its time. `lapses`: past its window it is over, never late.
    """

    id: TaskId
    rule: RuleId
    phase: Phase
    kind: TaskKind
    title: str
    why: str
    weight: Weight
    actor: Actor
    window: Window
    source: Source
    because: str | None = None
    note: str | None = None
    question: str | None = None
    done_once: bool = False
    bowel_prep: bool = False
    lapses: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedDiet:
    """A diet of one person and its time, in the words they read. `clear`: clear drinks and nothing else."""

    id: RuleId
    clear: bool
    says: str
    window: Window
    source: Source
    because: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MedicineStep:
    """What the plan says of one medicine. `interval` is for staff only, until a clinician has confirmed.

    `new_dose` is a changed dose in the clinician's own words, never one that was worked out.
    """

    entry: str
    name: str
    ingredient: str | None
    group: str | None
    action: Action
    needs_confirmation: bool
    patient_text: str
    source: Source
    last_dose: date | datetime | None = None
    morning_of: MorningOf | None = None
    restart: Restart | None = None
    candidates: tuple[str, ...] = ()
    interval: Interval | None = None
    new_dose: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineRow:
    """One line of the recovery timeline, in days after the procedure and in dates; inclusive, None is open ended."""

    id: RuleId
    topic: str
    text: str
    kind: MilestoneKind
    from_day: int
    to_day: int | None
    from_date: date
    to_date: date | None
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class WarningSign:
    """One warning sign, what to do about it, and the number to call if the unit has set one."""

    id: RuleId
    sign: str
    tier: Tier
    action: str
    phone: str | None
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A visit or call that belongs to recovery. No days: the document names none."""

    what: str
    source: Source
    from_day: int | None = None
    to_day: int | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanGap:
    """What the guidance should say and does not."""

    field: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """What this person did not get of the guidance, in its own words, and the sentence that says why."""

    id: RuleId
    what: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Everything that follows from one procedure, one booking and one fact base. `helping`: what a helper does."""

    procedure: ProcedureRef
    fact_base_version: int
    booking: Booking
    tasks: tuple[Task, ...]
    fasting: tuple[Stop, ...]
    medications: tuple[MedicineStep, ...]
    timeline: tuple[TimelineRow, ...]
    red_flags: tuple[WarningSign, ...]
    follow_up: tuple[Visit, ...]
    notices: tuple[Notice, ...]
    gaps: tuple[PlanGap, ...]
    left_out: tuple[LeftOut, ...] = ()
    diets: tuple[PlannedDiet, ...] = ()
    helping: tuple[Task, ...] = ()

    @property
    def language(self) -> Language:
        """The language the plan's sentences are in."""
        return self.booking.language

    @property
    def of_helper(self) -> tuple[Task, ...]:
        """Every task of whoever helps, in order: those of the list that are theirs, and what helpers do beside it."""
        listed = [task for task in self.tasks if task.actor is Actor.CAREGIVER]
        return tuple(sorted([*listed, *self.helping], key=lambda task: (task.window.start, task.window.end)))

    def task(self, task_id: TaskId) -> Task | None:
        """The task with this id, if the plan has it."""
        return next((task for task in self.tasks if task.id == task_id), None)
