"""The list on *today*: the tasks in sight by day, each row with every word it shows. Pure; words through `say`."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import groupby

from checklist.care.journey import Journey
from checklist.guidance import Source
from checklist.library.medicine_files import FROM_MEMORY
from checklist.plan import Task, TaskState, TaskStatus, due_words, overdue_words
from checklist.procedure import Phase, TaskKind, Weight
from checklist.reading import spoken_clock, spoken_date
from checklist.ui.when import EVENING, Say, day_title, day_words, done_when

Data = dict[str, object]
BEFORE = (Phase.PREPARE, Phase.DAY_OF, Phase.HOSPITAL)
AFTER = (Phase.HOSPITAL, Phase.RECOVER)
STILL_COUNTS = (TaskKind.MEDICINE, TaskKind.VISIT, TaskKind.WOUND, TaskKind.ACTIVITY)
SOON, SAME_DAY = timedelta(days=3), timedelta(hours=12)


def groups(journey: Journey, since: datetime, say: Say) -> list[Data]:
    """The tasks in sight by day: what is open or late first, then each day to come."""
    seen = [status for status in journey.statuses if _in_sight(status, journey)]
    return by_day(journey, seen, since, say)


def by_day(journey: Journey, seen: Iterable[TaskStatus], since: datetime, say: Say, *, due: bool = True) -> list[Data]:
    """Tasks by day. `due`: with the time by which each is to be done."""
    ordered = sorted(seen, key=lambda status: _order(status, journey))
    return [
        _group(journey, list(members), since, say, due)
        for _, members in groupby(ordered, key=lambda status: _day(status, journey))
    ]


def waiting(journey: Journey) -> int:
    """How many steps before the procedure are not on the list yet, because they open later."""
    if not journey.ahead:
        return 0
    return sum(1 for s in journey.statuses if s.task.phase in BEFORE and not _in_sight(s, journey))


def _in_sight(status: TaskStatus, journey: Journey) -> bool:
    """Before the procedure, what is open or opens soon; after it, what belongs to the days now and to come."""
    task = status.task
    if status.state is TaskState.OVER:
        return False
    if journey.ahead:
        soon = task.window.start - journey.now < (SAME_DAY if task.phase is Phase.HOSPITAL else SOON)
        return task.phase in BEFORE and (soon or task.weight is Weight.BLOCKING or status.event is not None)
    past = status.state is TaskState.OVERDUE and (task.phase is Phase.RECOVER or task.kind not in STILL_COUNTS)
    return task.phase in AFTER and not past


def _day(status: TaskStatus, journey: Journey) -> datetime:
    """The day a task stands under: today once it has opened, else the day it opens."""
    return max(status.task.window.start.astimezone(journey.now.tzinfo), journey.now).replace(
        hour=0, minute=0, second=0, microsecond=0
    )


def _order(status: TaskStatus, journey: Journey) -> tuple[datetime, bool, bool]:
    """By day, what is needed first, then diets and doses; within that the plan's own order stays."""
    task = status.task
    return (_day(status, journey), task.weight is not Weight.BLOCKING, not (task.lapses or task.bowel_prep))


def _group(journey: Journey, members: Iterable[TaskStatus], since: datetime, say: Say, due: bool) -> Data:
    statuses = list(members)
    day, language = _day(statuses[0], journey), journey.plan.language
    date = spoken_date(day.date(), language)
    return {
        "title": day_title(day, journey.now, say) or date,
        "date": date if day_title(day, journey.now, say) else None,
        "tasks": [_row(journey, status, since, say, due) for status in statuses],
        "all_done": _all_done(day, journey, say),
    }


def _all_done(day: datetime, journey: Journey, say: Say) -> str | None:
    """What stands where everything of this evening or day is done."""
    if day.date() != journey.now.date():
        return None
    return say("All done for tonight. Sleep well.") if journey.now.hour >= EVENING else say("All done for now.")


def _row(journey: Journey, status: TaskStatus, since: datetime, say: Say, due: bool) -> Data:
    task, event = status.task, status.event
    notes = (
        _arrival(journey, task),
        _dose_from(journey, status, say),
        task.note,
        _due(journey, status, say) if due else None,
    )
    return {
        "id": task.id,
        "title": task.title,
        "note": " ".join(note for note in notes if note) or None,
        "needed": task.weight is Weight.BLOCKING,
        "state": _state_word(status),
        "state_line": _state_line(journey, status, say),
        "reason": event.payload.get("reason") if event else None,
        "overdue": overdue_words(status, journey.now, journey.plan, say),
        "folded": bool(event and status.settled and event.received_at < since),
        "moved": None,
        "why": task.why,
        "why_you": task.because,
        "who_says": spoken_source(task.source, say),
        "could_not_then": journey.say("task.could_not"),
        "took_it": task.rule == "medicine_hold",
    }


def _arrival(journey: Journey, task: Task) -> str | None:
    """The clock time to come in, on the step that says so."""
    if task.kind is not TaskKind.ARRIVE:
        return None
    return f"{spoken_clock(journey.plan.booking.anchors.arrival, journey.plan.language)}."


def _dose_from(journey: Journey, status: TaskStatus, say: Say) -> str | None:
    """The clock time from which a dose of bowel prep is taken."""
    if not status.task.bowel_prep or status.state is not TaskState.LATER:
        return None
    start = status.task.window.start.astimezone(journey.plan.booking.zone)
    return say("From {clock}.", clock=spoken_clock(start, journey.plan.language))


def _state_word(status: TaskStatus) -> str:
    return {TaskState.DONE: "done", TaskState.COULD_NOT: "could_not"}.get(status.state, "todo")


def _state_line(journey: Journey, status: TaskStatus, say: Say) -> str | None:
    if status.event is None:
        return None
    at = done_when(status.event.at.astimezone(journey.plan.booking.zone), journey.now, journey.plan.language)
    if status.state is TaskState.DONE:
        by = status.event.by
        return say("Done {when}. {by} wrote it down.", when=at, by=by) if by else say("Done {when}", when=at)
    reason = str(status.event.payload.get("text") or say("no reason given"))
    return say("Could not: {reason}. Your team can see this.", reason=reason.rstrip("."))


def _due(journey: Journey, status: TaskStatus, say: Say) -> str | None:
    """By when a task must be done; of what is over then and never late, until when."""
    ends_at_home = status.task.window.end != journey.plan.booking.anchors.arrival
    if status.task.lapses and ends_at_home and status.state not in (TaskState.OVERDUE, TaskState.DONE):
        end, language = status.task.window.end.astimezone(journey.plan.booking.zone), journey.plan.language
        day = day_words(end, journey.now, language, say)
        return say("Until {clock} {day}.", clock=spoken_clock(end, language), day=day)
    return due_words(status, _day(status, journey).date(), journey.plan, say)


def spoken_source(source: Source, say: Say) -> str:
    """Who says so, with the clause of the document where it was quoted."""
    title = say("From memory, not checked") if source.title == FROM_MEMORY else source.title
    return say("{title}: “{quote}”", title=title, quote=source.quote) if source.quote else title
