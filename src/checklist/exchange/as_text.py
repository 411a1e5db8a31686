"""A Plan as plain text a clinician can read from top to bottom and sign."""

from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import groupby

from checklist.guidance import Certainty, Source, Window, local_date
from checklist.medication import Interval
from checklist.plan import MedicineStep, Plan, Task
from checklist.reading import spoken_date, spoken_moment

Cite = Callable[[Source], str]


class _Sources:
    """Who says so, numbered in the order they are first named. What was not fully checked says so at each line."""

    def __init__(self) -> None:
        self.numbers: dict[tuple[str, Certainty], int] = {}

    def cite(self, source: Source) -> str:
        """The mark of a source at the end of a line."""
        number = self.numbers.setdefault((source.title, source.certainty), len(self.numbers) + 1)
        return f"[{number}]" if source.certainty is Certainty.VERIFIED else f"[{number}; {source.certainty}]"

    def lines(self) -> Iterator[str]:
        """The list of all that were cited."""
        yield "SOURCES"
        yield from (f"[{number}] {title}; {certainty}" for (title, certainty), number in self.numbers.items())


def to_text(plan: Plan) -> bytes:
    """The whole plan in words and clock times, with the source and certainty of each line."""
    sources = _Sources()
    cited = (_stops, _medicines, _tasks, _timeline, _signs, _visits, _helper, _staff)
    parts = [list(_head(plan)), *(list(part(plan, sources.cite)) for part in cited), list(_left_out(plan))]
    parts.append(list(sources.lines()))
    return ("\n\n".join("\n".join(part) for part in parts) + "\n").encode()


def _head(plan: Plan) -> Iterator[str]:
    anchors = plan.booking.anchors
    yield plan.procedure.title
    yield f"{plan.procedure.id}, version {plan.procedure.version}, {plan.procedure.status}"
    yield f"Fact base version {plan.fact_base_version}"
    yield f"Arrive     {_when(anchors.arrival, plan)}"
    yield f"Procedure  {_when(anchors.procedure, plan)}"
    yield f"Time zone  {plan.booking.timezone}"


def _stops(plan: Plan, cite: Cite) -> Iterator[str]:
    yield "FOOD AND DRINK"
    for stop in plan.fasting:
        if stop.stop_at is None:
            yield f"- {stop.what}: small sips until called {cite(stop.source)}"
            continue
        counted = f"{stop.hours:g} h before {stop.anchor}"
        yield f"- {stop.what}: stop {_when(stop.stop_at, plan)}, {counted} {cite(stop.source)}"
        for claim in stop.others:
            yield f"    for information: {_when(claim.stop_at, plan)}, {claim.hours:g} h {cite(claim.source)}"
    for diet in plan.diets:
        yield f"- diet: {diet.says} {_window(diet.window, plan)} {cite(diet.source)}"


def _medicines(plan: Plan, cite: Cite) -> Iterator[str]:
    yield "MEDICINES"
    if not plan.medications:
        yield "- none entered"
    for step in plan.medications:
        yield from _medicine(step, cite)


def _medicine(step: MedicineStep, cite: Cite) -> Iterator[str]:
    known = f" = {step.ingredient}, {step.group}" if step.ingredient else ""
    yield f"- {step.name}{known}: {step.action}{', to be confirmed' if step.needs_confirmation else ''}"
    yield f"    says: {step.patient_text}"
    yield f"    last dose: {step.last_dose or 'not set'}; morning of: {step.morning_of or 'no dose due'}"
    if step.candidates:
        yield f"    may be: {', '.join(step.candidates)}"
    yield f"    {cite(step.source)}"


def _tasks(plan: Plan, cite: Cite) -> Iterator[str]:
    yield "TASKS"
    for day, tasks in groupby(plan.tasks, key=lambda t: local_date(t.window.start, plan.booking.zone)):
        yield f"{spoken_date(day)}, {day.year}"
        for task in tasks:
            yield from _task(task, plan, cite)


def _helper(plan: Plan, cite: Cite) -> Iterator[str]:
    yield "FOR THE HELPER"
    for task in plan.helping:
        yield from _task(task, plan, cite)


def _task(task: Task, plan: Plan, cite: Cite) -> Iterator[str]:
    needed = " NEEDED" if task.weight.value == "blocking" else ""
    yield f"[ ]{needed} {task.title} ({task.id}; {task.actor}; {_window(task.window, plan)})"
    yield f"      why: {task.why}{f' Because: {task.because}' if task.because else ''} {cite(task.source)}"


def _window(window: Window, plan: Plan) -> str:
    return f"{_when(window.start, plan)} to {_when(window.end, plan)}"


def _timeline(plan: Plan, cite: Cite) -> Iterator[str]:
    yield "RECOVERY"
    for row in plan.timeline:
        days = f"day {row.from_day}" + ("" if row.to_day == row.from_day else f" to {row.to_day}")
        days = f"from day {row.from_day}" if row.to_day is None else days
        yield f"- {row.topic} ({row.kind}, {days}): {row.text} {cite(row.source)}"


def _signs(plan: Plan, cite: Cite) -> Iterator[str]:
    yield "WARNING SIGNS"
    for sign in plan.red_flags:
        yield f"- {sign.tier.word}: {sign.sign} {sign.action} {cite(sign.source)}"


def _visits(plan: Plan, cite: Cite) -> Iterator[str]:
    yield "VISITS"
    for visit in plan.follow_up:
        days = "no date given" if visit.from_day is None else f"day {visit.from_day} to {visit.to_day}"
        yield f"- {visit.what} ({days}) {cite(visit.source)}"


def _staff(plan: Plan, cite: Cite) -> Iterator[str]:
    yield "FOR STAFF"
    yield from (line for step in plan.medications for line in _offered(step, cite))
    for notice in plan.notices:
        yield f"- {notice.code} ({notice.about}): {notice.text}"
    for gap in plan.gaps:
        yield f"- missing, {gap.field}: {gap.what}"


def _left_out(plan: Plan) -> Iterator[str]:
    yield "NOT IN THIS PLAN, AND WHY"
    yield from (f"- {one.what} {one.why}" for one in plan.left_out)


def _when(instant: datetime, plan: Plan) -> str:
    local = instant.astimezone(plan.booking.zone)
    return spoken_moment(local).replace("\u00a0", " ")


def _offered(step: MedicineStep, cite: Cite) -> Iterator[str]:
    """The hold or change the fact base offers a clinician; patients never see one that nobody has confirmed."""
    if step.interval:
        source = cite(step.interval.source or step.source)
        yield f"- {step.name}, offered to staff: {_amount(step.interval)} {source}"
    elif step.needs_confirmation and step.ingredient:
        yield f"- {step.name}: no number is offered, the team decides {cite(step.source)}"


def _amount(interval: Interval) -> str:
    ends = sorted({end for end in (interval.least, interval.most) if end is not None})
    unit = interval.unit.removesuffix("s") if ends == [1] else interval.unit.replace("_", " ")
    before = " before" if interval.unit in ("hours", "days") else ""
    number = f"{' to '.join(f'{end:g}' for end in ends)} {unit}{before}" if ends else "no number"
    return f"{number} ({interval.note.rstrip('.')})" if interval.note else number
