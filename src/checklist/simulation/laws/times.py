"""Laws of time: every deed has its window, and stands where it belongs."""

from collections.abc import Iterator
from datetime import date, datetime

from checklist.guidance import Window, after_hours, day_date, hours_between, local_date, whole_day
from checklist.plan import MedicineStep, Task
from checklist.procedure import Phase
from checklist.simulation.laws.case import Case

BEFORE = (Phase.PREPARE, Phase.DAY_OF)


def every_task_is_dated(case: Case) -> Iterator[str]:
    """Every task has a start and an end, each an instant with its offset."""
    for task in case.plan.tasks:
        ends = (task.window.start, task.window.end)
        if not all(isinstance(end, datetime) and end.tzinfo is not None for end in ends):
            yield f"{task.id} has no date"


def every_window_opens_before_it_closes(case: Case) -> Iterator[str]:
    """A window lasts, holds its first moment, and does not hold its last: it is half-open."""
    for task in case.plan.tasks:
        window = task.window
        if hours_between(window.start, window.end) <= 0 or not window.holds(window.start) or window.holds(window.end):
            yield f"{task.id} is open from {window.start} to {window.end}"


def nothing_stands_outside_its_window(case: Case) -> Iterator[str]:
    """A task closes when its rule says, or by arrival or its stop; it opens when that says unless it leaves no room."""
    anchors = case.booking.anchors
    for task in case.plan.tasks:
        rule = case.rules.get(task.rule)
        if rule is None:
            continue
        opens, closes = rule.span.opens.moment(anchors), rule.span.closes.moment(anchors)
        stops = [stop.stop_at for stop in case.plan.fasting if stop.stop_at and stop.what is rule.eats]
        closes = min([closes, *stops, *([anchors.arrival] if rule.phase is Phase.PREPARE else [])])
        if task.window.end != closes or (opens < closes and task.window.start != opens):
            yield f"{task.id} is open from {task.window.start} to {task.window.end}, not from {opens} to {closes}"


def no_task_stands_in_the_wrong_part_of_the_way(case: Case) -> Iterator[str]:
    """What is to be done before is over when the procedure's day is; what comes after does not open before it."""
    zone, anchors = case.booking.zone, case.booking.anchors
    day_zero = whole_day(anchors.day_zero, zone)
    for task in case.plan.tasks:
        late = task.phase in BEFORE and task.window.end > max(day_zero.end, anchors.arrival)
        if late or (task.phase not in BEFORE and task.window.start < min(day_zero.start, anchors.arrival)):
            yield f"{task.id} ({task.phase}) is open from {task.window.start} to {task.window.end}"


def medicine_tasks_stand_on_their_days(case: Case) -> Iterator[str]:
    """A last dose stands on its day, each day without on its own, the morning's on day 0 until they come in."""
    for step in case.plan.medications:
        for task in case.tasks_of(step):
            expected = _days_of(task, step, case)
            found = _days_in(task.window, case)
            if expected is not None and found != expected:
                yield f"{task.id} stands on {found[0]} to {found[1]}, not on {expected[0]} to {expected[1]}"


def _days_of(task: Task, step: MedicineStep, case: Case) -> tuple[date, date] | None:
    """The first and the last day a medicine's task may stand on; None where it may stand on many."""
    day_zero = case.booking.anchors.day_zero
    if task.rule == "medicine_last_dose":
        last = step.last_dose
        day = local_date(last, case.booking.zone) if isinstance(last, datetime) else last
        return (day, day) if day else None
    if task.rule == "medicine_hold":
        day = day_date(case.booking.anchors, int(task.id.rpartition(":")[2]))
        return day, day
    return (day_zero, day_zero) if task.rule in ("medicine_morning", "medicine_skip_morning") else None


def _days_in(window: Window, case: Case) -> tuple[date, date]:
    """The days on which a window is open, first and last."""
    zone = case.booking.zone
    return local_date(window.start, zone), local_date(after_hours(window.end, -1 / 3600, zone), zone)


def the_timeline_agrees_with_the_calendar(case: Case) -> Iterator[str]:
    """The dates of a row are its days, counted from the procedure's; it ends no earlier than it begins."""
    anchors = case.booking.anchors
    for row in case.plan.timeline:
        last = None if row.to_day is None else day_date(anchors, row.to_day)
        backwards = row.to_day is not None and row.to_day < row.from_day
        if backwards or (row.from_date, row.to_date) != (day_date(anchors, row.from_day), last):
            yield f"{row.id}: day {row.from_day} to {row.to_day} is {row.from_date} to {row.to_date}"
