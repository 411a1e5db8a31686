"""The examples the fact base works out in words: counting the days of a hold, and doses that are never made."""

from datetime import date, timedelta

import pytest

from checklist.plan import Plan, Task
from tests.shipped import planned

FRIDAY = {"procedure_at": "2027-03-19 13:00", "arrival_at": "2027-03-19 11:00"}
TUESDAY = date(2027, 3, 16)


def on_friday(name: str, how_often: str = "daily", **facts: object) -> Plan:
    return planned(**FRIDAY, medications=[{"name": name, "how_often": how_often}], **facts)


def medicine_tasks(plan: Plan) -> list[Task]:
    return [task for task in plan.tasks if task.rule.startswith("medicine_")]


def held(name: str, last_dose: date, how_often: str = "daily") -> Plan:
    decision = {"medication": name, "action": "hold", "last_dose": last_dose.isoformat(), "by": "Dr. Lee"}
    return on_friday(name, how_often, confirmed=[decision])


def test_surgery_on_a_friday_and_2_days_off_is_last_taken_on_tuesday() -> None:
    tasks = medicine_tasks(held("apixaban", TUESDAY))
    days = {rule: [task.window.start.date() for task in tasks if task.rule == rule] for rule in ("medicine_hold",)}
    (last,) = [task for task in tasks if task.rule == "medicine_last_dose"]
    assert last.window.start.date() == TUESDAY
    assert days["medicine_hold"] == [date(2027, 3, 17), date(2027, 3, 18), date(2027, 3, 19)]


@pytest.mark.parametrize("days", range(15))
def test_a_hold_of_n_days_has_no_dose_on_those_days_and_none_on_the_day_itself(days: int) -> None:
    plan = held("clopidogrel", date(2027, 3, 19) - timedelta(days=days + 1))
    without = [task for task in medicine_tasks(plan) if task.rule == "medicine_hold"]
    assert len(without) == days + 1
    assert plan.medications[0].morning_of == "skip"


@pytest.mark.parametrize("name", ["methotrexate", "alendronate", "Trulicity", "levothyroxine"])
@pytest.mark.parametrize("how_often", ["weekly", "monthly", "as_needed"])
def test_a_medicine_that_is_not_taken_every_day_never_gets_a_dose_for_the_morning(name: str, how_often: str) -> None:
    plan = on_friday(name, how_often)
    assert plan.medications[0].morning_of is None
    assert not {"medicine_morning", "medicine_skip_morning"} & {task.rule for task in medicine_tasks(plan)}


@pytest.mark.parametrize("name", ["atenolol + chlorthalidone", "Tenoretic", "Ziac"])
def test_a_water_pill_with_a_beta_blocker_is_asked_about(name: str) -> None:
    (step,) = on_friday(name).medications
    assert (step.action, step.needs_confirmation, step.morning_of) == ("ask", True, "ask")


@pytest.mark.parametrize(("name", "action"), [("Vitamin D", "hold"), ("potassium chloride", "ask")])
def test_a_vitamin_is_left_out_on_the_morning_and_potassium_is_asked_about(name: str, action: str) -> None:
    (step,) = on_friday(name).medications
    assert (step.action, step.last_dose) == (action, None)


@pytest.mark.parametrize("name", ["insulin glargine", "Lantus", "insulin degludec"])
def test_a_percentage_of_insulin_is_never_counted_into_units_for_a_patient(name: str) -> None:
    plan = on_friday(name)
    assert plan.medications[0].patient_text == f"Ask your team about {name}. Do not stop it by yourself."
    assert "unit" not in " ".join(task.title + task.why for task in medicine_tasks(plan))
