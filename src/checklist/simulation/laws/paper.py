"""Laws of what leaves the product: ids, and the plan as JSON, text and table."""

import csv
import io
import json
from collections import Counter
from collections.abc import Iterator

from checklist.exchange.as_csv import COLUMNS, to_csv
from checklist.exchange.as_data import plan_data
from checklist.exchange.as_text import to_text
from checklist.library.profile import booking_from_json, booking_from_profile, booking_to_json, to_profile
from checklist.simulation.laws.case import Case


def ids_are_unique(case: Case) -> Iterator[str]:
    """No two tasks, warning signs, timeline rows or medicines share an id, and no id holds a date."""
    plan = case.plan
    named: list[list[str]] = [[task.id for task in plan.tasks], [sign.id for sign in plan.red_flags]]
    named += [[row.id for row in plan.timeline], [step.entry for step in plan.medications]]
    for ids in named:
        yield from (f"{id_} stands {count} times" for id_, count in Counter(ids).items() if count > 1)
    for task in plan.tasks:
        if str(task.window.start.year) in task.id.partition(":")[2].rpartition(":")[2]:
            yield f"{task.id} holds a date"


def a_plan_comes_back_from_json(case: Case) -> Iterator[str]:
    """The plan is JSON with every part whole, and the booking in it reads as the same booking; so does the kept one."""
    plan, booking = case.plan, case.booking
    data = json.loads(json.dumps(plan_data(plan, to_profile(booking))))
    for key in ("tasks", "fasting", "medications", "timeline", "red_flags", "follow_up", "notices", "gaps"):
        if len(data[key]) != len(getattr(plan, key)):
            yield f"{key} loses lines in JSON"
    if booking_from_profile(data["booking"], booking.made_at) != booking:
        yield "the booking in the JSON reads as another"
    if booking_from_json(booking_to_json(booking)) != booking:
        yield "the booking that is kept reads as another"


def text_and_table_hold_the_whole_plan(case: Case) -> Iterator[str]:
    """The text names every task and medicine; the table has a row a line, each with every column."""
    plan, text = case.plan, to_text(case.plan).decode()
    told = [*(task.title for task in plan.tasks), *(step.patient_text for step in plan.medications)]
    yield from (f"the text leaves out: {sentence}" for sentence in told if sentence not in text)
    rows = list(csv.reader(io.StringIO(to_csv(plan).decode("utf-8-sig"))))
    lines = (plan.tasks, plan.fasting, plan.medications, plan.timeline, plan.red_flags, plan.follow_up)
    if len(rows) != 1 + sum(map(len, lines)) or any(len(row) != len(COLUMNS) for row in rows):
        yield "the table has not a row for each line of the plan"
