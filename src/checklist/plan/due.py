"""By when a step is done, and what is said when that has passed. The words come through `say`."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from checklist.guidance import in_zone
from checklist.medication import Action
from checklist.plan.plan import Plan, Task
from checklist.plan.status import TaskState, TaskStatus
from checklist.procedure import Phase
from checklist.reading import spoken_clock, spoken_date

Say = Callable[..., str]
AFTER = (Phase.HOSPITAL, Phase.RECOVER)


def due_words(status: TaskStatus, shown: date, plan: Plan, say: Say) -> str | None:
    """The day or time a step must be done by, unless that is the end of the day it is shown under, or coming in."""
    if status.state in (TaskState.OVERDUE, TaskState.DONE) or status.task.window.end == plan.booking.anchors.arrival:
        return None
    end = in_zone(status.task.window.end, plan.booking.zone)
    if status.task.lapses:
        clock, day = spoken_clock(end, plan.language), spoken_date(end.date(), plan.language)
        return say("Until {clock}, {date}", clock=clock, date=day)
    if end.hour == 0 and end.minute == 0:
        last = end.date() - timedelta(days=1)
        return None if last == shown else say("By {date}", date=spoken_date(last, plan.language))
    if end.date() == shown:
        return say("By {clock}", clock=spoken_clock(end, plan.language))
    return say("By {date}", date=spoken_date(end.date(), plan.language))


def overdue_words(status: TaskStatus, now: datetime, plan: Plan, say: Say) -> str | None:
    """When a late step was due, and whom to ask or that it is still to be done."""
    if status.state is not TaskState.OVERDUE:
        return None
    end = in_zone(status.task.window.end, plan.booking.zone)
    last = end - timedelta(seconds=1)
    today = last.date() == in_zone(now, plan.booking.zone).date()
    when = spoken_clock(end, plan.language) if today else spoken_date(last.date(), plan.language)
    ward = plan.booking.contacts.ward
    ask = say("Call {phone}.", phone=ward) if ward else say("Ask your team.")
    return say("Was due {when}. {tail}", when=when, tail=ask if _for_the_team(status.task, plan) else say("Do it now."))


def _for_the_team(task: Task, plan: Plan) -> bool:
    """Whether being late is for the team to judge: a medicine that is held, bowel prep, or a deed of the days after."""
    held = any(s.action is Action.HOLD and f":{s.entry}" in task.id for s in plan.medications)
    return held or task.bowel_prep or task.phase in AFTER
