"""A Plan's dated lines as CSV, one row a line, for a spreadsheet."""

import csv
import io
from collections.abc import Iterator

from checklist.exchange.as_data import moment
from checklist.guidance import Source
from checklist.plan import Plan

COLUMNS = ("part", "id", "what", "start", "end", "action", "why", "because", "source", "certainty")
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def to_csv(plan: Plan) -> bytes:
    """Tasks, stop times, medicines, timeline, warning signs and visits under one header, UTF-8 with BOM."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([safe(cell) for cell in row] for row in _rows(plan))
    return out.getvalue().encode("utf-8-sig")


def safe(cell: str) -> str:
    """A cell no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell


def _rows(plan: Plan) -> Iterator[list[str]]:
    yield from _tasks(plan)
    yield from _stops_and_medicines(plan)
    for row in plan.timeline:
        end = row.to_date.isoformat() if row.to_date else ""
        yield _line("timeline", row.id, row.topic, row.from_date.isoformat(), end, row.kind, row.text, "", row.source)
    for sign in plan.red_flags:
        yield _line("red_flag", sign.id, sign.sign, "", "", sign.tier.word, sign.action, "", sign.source)
    for visit in plan.follow_up:
        yield _line(
            "follow_up", "", visit.what, moment(visit.at, plan.booking.zone) or "", "", "", "", "", visit.source
        )


def _tasks(plan: Plan) -> Iterator[list[str]]:
    zone = plan.booking.zone
    for task in plan.tasks:
        start, end = moment(task.window.start, zone) or "", moment(task.window.end, zone) or ""
        yield _line("task", task.id, task.title, start, end, task.weight, task.why, task.because or "", task.source)


def _stops_and_medicines(plan: Plan) -> Iterator[list[str]]:
    zone = plan.booking.zone
    for stop in plan.fasting:
        yield _line("fasting", stop.what, stop.what, moment(stop.stop_at, zone) or "", "", "stop", "", "", stop.source)
    for step in plan.medications:
        last = moment(step.last_dose, zone) or ""
        yield _line("medicine", step.entry, step.name, "", last, step.action, step.patient_text, "", step.source)


def _line(*cells: str | Source) -> list[str]:
    *words, source = cells
    assert isinstance(source, Source)
    return [*(str(word) for word in words), source.title, source.certainty.value]
