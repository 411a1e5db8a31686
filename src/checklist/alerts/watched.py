"""What the board knows of a plan beside its events: set when the plan is made or changed, and the same until then."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from checklist.discharge import needed
from checklist.fasting import FoodClass
from checklist.guidance import Window, in_zone, local_date
from checklist.plan import Plan, Task, TaskId
from checklist.procedure import Phase

# How long the board looks after somebody. These are the product's choices, not clinical facts, and the page says so.
ASKED_DAYS = 30  # a check-in is due on each day up to this one
LAST_DAY = 60  # until then somebody who fell silent stays in the queue; answers of later days are not counted
SILENT_DAYS = 2  # so many whole days without a check-in; a day that is not over cannot be missed
SOON_HOURS = 48  # so long before coming in, what is not ready needs the team

LONG_FAST = "long_fast"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What is kept of a task of the plan. `needed`: without it the person is not ready to come in."""

    id: TaskId
    title: str
    window: Window
    done_once: bool = False
    before: bool = False
    needed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Fast:
    """A planned time without something to eat or drink, so long that staff are told."""

    what: FoodClass
    hours: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """One person as the board knows them but for what happened. `clear_hours`: planned without clear drinks.

    `ward`: the number given for their ward, which is all a plan knows of it.
    """

    name: str
    procedure: str
    title: str
    zone: str
    arrives: datetime
    starts: datetime
    leaves: datetime | None
    born: date | None
    phone: str | None
    lives_alone: bool
    clear_hours: float | None
    ward: str | None
    fasts: tuple[Fast, ...]
    steps: tuple[Step, ...]

    @property
    def day_zero(self) -> date:
        """The date of the procedure where the person is."""
        return local_date(self.starts, ZoneInfo(self.zone))

    @property
    def home_day(self) -> int:
        """The day they go home, counted from the procedure; day 0 where nobody has set another."""
        home = local_date(self.leaves or self.starts, ZoneInfo(self.zone))
        return max((home - self.day_zero).days, 0)

    def day_of(self, instant: datetime) -> int:
        """Which day after the procedure a moment is on, where the person is."""
        return (local_date(instant, ZoneInfo(self.zone)) - self.day_zero).days


def watched(plan: Plan) -> Watched:
    """What the board keeps of a plan."""
    booking = plan.booking
    fasts = {stop.what: stop.hours for stop in plan.fasting}
    long = {notice.about for notice in plan.notices if notice.code == LONG_FAST}
    return Watched(
        name=booking.called or "", procedure=plan.procedure.id, title=plan.procedure.plain_title,
        zone=booking.timezone, arrives=booking.anchors.arrival, starts=booking.anchors.procedure,
        leaves=in_zone(booking.discharge_at, booking.zone) if booking.discharge_at else None, born=booking.born,
        phone=booking.phone, lives_alone=booking.lives_alone is True,
        clear_hours=fasts.get(FoodClass.CLEAR_FLUIDS), ward=booking.contacts.ward,
        fasts=tuple(Fast(what=what, hours=hours) for what, hours in fasts.items() if what in long and hours),
        steps=tuple(_steps(plan.tasks)),
    )  # fmt: skip


def _steps(tasks: Iterable[Task]) -> list[Step]:
    kept = list(tasks)
    blocking = {task.id for task in needed(kept)}
    return [
        Step(
            id=task.id, title=task.question or task.title if task.id in blocking else task.title, window=task.window,
            done_once=task.done_once, before=task.phase in (Phase.PREPARE, Phase.DAY_OF), needed=task.id in blocking,
        )
        for task in kept
    ]  # fmt: skip
