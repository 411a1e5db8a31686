"""Plans from the shipped content: stop times, who gets which task, and whole plans a clinician has read."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checklist.guidance import ENGLISH
from checklist.plan import build_plan
from checklist.procedure import Phase, Weight, task_rules
from tests.golden import FOLDER, cases, golden_text
from tests.shipped import (
    BASE,
    EXCISION,
    LIBRARY,
    booked,
    planned,
    rules,
)


def stops(**more: object) -> dict[str, str]:
    return {stop.what: f"{stop.stop_at:%d %H:%M}" for stop in planned(**more).fasting if stop.stop_at}


def test_as_published_every_class_stops_12_hours_before_arrival() -> None:
    assert set(stops().values()) == {"15 23:00"}
    assert {"stricter_than_guideline", "unresolved_range", "long_fast"} <= {n.code for n in planned().notices}


SIGNED = {"fasting_policy": "guideline", "fasting_policy_signed": {"by": "Dr. Hart", "on": "2027-01-05"}}


def test_the_guideline_counts_back_from_arrival() -> None:
    assert stops(**SIGNED) == {
        "solids_fatty": "16 03:00", "solids_light": "16 05:00", "milk": "16 05:00", "clear_fluids": "16 09:00",
    }  # fmt: skip


def test_a_site_may_count_back_from_the_procedure() -> None:
    assert stops(**SIGNED, fasting_anchor="procedure") == {
        "solids_fatty": "16 05:00", "solids_light": "16 07:00", "milk": "16 07:00", "clear_fluids": "16 11:00",
    }  # fmt: skip


def test_a_child_has_a_stop_time_for_every_class() -> None:
    assert stops(**SIGNED, born="2025-05-01") == {
        "solids_fatty": "16 03:00", "solids_light": "16 05:00", "milk": "16 05:00", "formula": "16 05:00",
        "breast_milk": "16 07:00", "clear_fluids": "16 09:00",
    }  # fmt: skip


def test_in_pregnancy_all_solids_stop_8_hours_before() -> None:
    assert stops(**SIGNED, pregnant="possible")["solids_light"] == "16 03:00"


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"conditions": ["gastroparesis"]}, "slow_stomach"),
        ({"conditions": ["Diabetes"]}, "diabetes"),
        ({"conditions": ["reflux"]}, "reflux"),
        ({"medications": [{"name": "Ozempic"}]}, "glp1"),
        ({"medications": [{"name": "Jardiance"}]}, "sglt2_fast"),
        ({"born": "2020-01-01"}, "child"),
        ({"pregnant": True}, "pregnancy"),
        ({"anaesthesia": "local"}, "local_only"),
    ],
)
def test_who_needs_more_care_in_fasting_is_shown_to_staff(said: dict[str, object], code: str) -> None:
    assert code in {notice.code for notice in planned(**said).notices}
    assert code not in {notice.code for notice in planned().notices}


def test_the_fasting_row_is_no_task_and_stop_times_are_nobodys_tick() -> None:
    assert "fasting" not in {rule.id for rule in rules()}


HELD = {"medication": "Eliquis", "action": "hold", "last_dose": "2027-03-13", "by": "Dr. Lee"}


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ({"conditions": ["sleep apnea"]}, {"cpap"}),
        ({"devices": ["cpap"]}, {"cpap"}),
        ({"smoker": True}, {"quit_smoking"}),
        ({"conditions": ["asthma"]}, {"inhaler"}),
        ({"conditions": ["diabetes"]}, {"glucose", "diabetes_plan"}),
        ({"medications": [{"name": "Lantus"}]}, {"glucose", "diabetes_plan"}),
        ({"medications": [{"name": "glipizide"}]}, {"diabetes_plan"}),
        ({"far_away": True}, {"far_away"}),
        ({"caregiver": True}, {"show_plan"}),
        ({"born": "2020-01-01"}, {"child_bring", "child_bottle", "child_adult"}),
        ({"medications": [{"name": "Toprol XL"}]}, {"meds_sip", "no_new_stop", "rescue", "ask_meds"}),
        ({"medications": [{"name": "Eliquis"}], "confirmed": [HELD]}, {"plan_pills"}),
    ],
)
def test_a_task_for_some_people_is_theirs_alone_and_says_why(said: dict[str, object], shown: set[str]) -> None:
    theirs = {task.rule: task.because for task in planned(**said).tasks}
    assert all(theirs.get(rule) for rule in shown)
    assert not shown & {task.rule for task in planned().tasks}
    assert shown <= {one.id for one in planned().left_out}


@pytest.mark.parametrize(
    ("said", "gone", "why"),
    [
        ({"interpreter": False}, {"interpreter"}, "You told us that you do not want an interpreter."),
        ({"alcohol": "never"}, {"less_alcohol"}, "You told us that you never drink alcohol."),
        ({"sex": "male"}, {"pregnancy"}, "You told us that you are male."),
        ({"born": "2020-01-01"}, {"clothes", "less_alcohol", "work_desk", "driving_later"}, "You are under 18."),
        ({"anaesthesia": "local"}, {"ride", "helper", "driving_first_day"}, "You will have local anesthesia."),
    ],
)
def test_an_answer_takes_away_what_is_not_for_that_person_and_says_so(
    said: dict[str, object], gone: set[str], why: str
) -> None:
    reasons = {one.id: one.why for one in planned(**said).left_out}
    assert {reasons.get(rule) for rule in gone} == {why}
    assert not gone & {one.id for one in planned().left_out}


@pytest.mark.parametrize(
    ("said", "rule", "title"),
    [
        ({"alcohol": "often"}, "less_alcohol", "Ask your team for help before you drink less alcohol."),
        ({"alcohol": "often"}, "no_alcohol", "Ask your team about alcohol in the last 24 hours."),
        ({"conditions": ["sleep apnea"]}, "sleep_apnea", "Tell your team that you have sleep apnea."),
        ({"devices": ["heart_device"]}, "implants", "Tell your team about the device in or on your body."),
        ({"devices": ["pump"]}, "implants", "Tell your team about the device in or on your body."),
        ({"devices": ["nerve_stimulator"]}, "implants", "Tell your team about the device in or on your body."),
        ({"devices": ["metal"]}, "implants", "Tell your team about the metal in your body."),
        ({"interpreter": True}, "interpreter", "Ask the hospital to book your interpreter."),
        ({"pregnant": "possible"}, "pregnancy", "Tell your team that you are or may be pregnant."),
        ({"pregnant": True}, "shower", "Ask your team which soap to wash with."),
        ({"born": "2020-01-01"}, "shower", "Ask your team which soap to use for your child."),
        ({"born": "2020-01-01"}, "ride", "Arrange who takes your child home."),
        ({"born": "2020-01-01"}, "helper", "Plan for a parent to stay with your child."),
    ],
)
def test_a_fact_changes_what_a_task_says_and_the_task_names_it(said: dict[str, object], rule: str, title: str) -> None:
    plain, changed = ({task.rule: task for task in planned(**more).tasks}[rule] for more in ({}, said))
    assert changed.title == title != plain.title
    assert changed.because and plain.because is None
    assert (changed.id, changed.window) == (plain.id, plain.window)


@pytest.mark.parametrize(
    ("said", "note"),
    [
        ({"lives_alone": True}, "You live alone. If nobody can stay, tell your team before the day."),
        ({"caregiver": False}, "Nobody helps you at home. If nobody can stay, tell your team before the day."),
    ],
)
def test_whoever_is_alone_is_told_what_to_do_when_nobody_can_stay(said: dict[str, object], note: str) -> None:
    assert next(task.note for task in planned(**said).tasks if task.rule == "helper") == note


@pytest.mark.parametrize(
    ("said", "rows"),
    [
        ({}, {"work_desk", "work_heavy"}),
        ({"work": "desk"}, {"work_desk"}),
        ({"work": "light"}, {"work_desk"}),
        ({"work": "heavy"}, {"work_heavy"}),
        ({"work": "none"}, set()),
    ],
)
def test_going_back_to_work_is_told_by_the_work_and_both_ways_where_it_was_not_said(
    said: dict[str, object], rows: set[str]
) -> None:
    assert {row.id for row in planned(**said).timeline if row.id.startswith("work_")} == rows


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"born": "2020-01-01"}, "child_list"),
        ({"pregnant": "possible"}, "pregnancy_list"),
        ({"alcohol": "often"}, "alcohol_often"),
        ({"smoker": True, "medications": [{"name": "Clozaril"}]}, "smoking_and_medicine_level"),
        ({"smoker": True, "medications": [{"name": "theophylline"}]}, "smoking_and_medicine_level"),
    ],
)
def test_staff_are_told_what_the_list_alone_does_not_say(said: dict[str, object], code: str) -> None:
    assert code in {notice.code for notice in planned(**said).notices}
    assert code not in {notice.code for notice in planned(medications=[{"name": "Clozaril"}]).notices}
    assert code not in {notice.code for notice in planned(smoker=True).notices}


@pytest.mark.parametrize("way", ["local", "none"])
def test_without_sleep_medicine_nobody_must_drive_you_home(way: str) -> None:
    assert not {"ride", "helper"} & {task.rule for task in planned(anaesthesia=way).tasks}
    assert {"ride", "helper"} <= {task.rule for task in planned().tasks}


def test_only_what_truly_stops_surgery_is_blocking_and_it_asks_its_question() -> None:
    blocking = {rule.id: rule.question for rule in rules() if rule.weight is Weight.BLOCKING}
    assert set(blocking) == {"ride", "helper"}
    assert all(q and q.said(ENGLISH).startswith("who ") and q.said(ENGLISH).endswith("?") for q in blocking.values())


@pytest.mark.parametrize("id_", ["ride", "helper", "med_list", "consent"])
def test_what_was_arranged_once_stays_arranged_when_the_day_moves(id_: str) -> None:
    assert next(rule for rule in BASE.standard_list if rule.id == id_).done_once


assert "discharge" not in BASE.terms


moments = st.datetimes(datetime(2027, 2, 20), datetime(2028, 2, 20)).map(lambda when: when.replace(tzinfo=UTC))  # noqa: DTZ001
leads = st.sampled_from([0, 0.5, 2, 11, 26])


@given(moments, leads, st.sampled_from([None, 0, 3, 200]), st.sampled_from([1, 400, 2000]))
@settings(max_examples=60)
def test_a_plan_can_be_built_for_any_times(start: datetime, lead: float, stay: float | None, ahead: float) -> None:
    booking = replace(
        booked(born="1950-01-01", smoker=True, medications=[{"name": "Eliquis"}, {"name": "Lantus"}]),
        procedure_at=start, arrival_at=start - timedelta(hours=lead), made_at=start - timedelta(hours=ahead),
        discharge_at=None if stay is None else start + timedelta(hours=stay),
    )  # fmt: skip
    plan = build_plan(EXCISION, booking, BASE)
    assert all(task.window.start < task.window.end for task in plan.tasks)
    assert len({task.id for task in plan.tasks}) == len(plan.tasks)


def test_tasks_before_the_procedure_close_by_the_arrival() -> None:
    plan = planned()
    before = [task for task in plan.tasks if task.phase in (Phase.PREPARE, Phase.DAY_OF)]
    assert all(task.window.end <= plan.booking.anchors.arrival for task in before)


def test_the_procedures_own_task_stands_for_the_one_of_the_standard_list() -> None:
    labs = [rule for rule in task_rules(EXCISION, BASE) if rule.id == "labs"]
    assert [rule.source.title for rule in labs] == [EXCISION.source.title]


@pytest.mark.parametrize("case", cases(), ids=lambda path: path.stem)
def test_a_whole_plan_reads_as_a_clinician_has_read_it(case: Path) -> None:
    """A change here is a change of care. `python -m tests.golden` writes the plans again, to be read."""
    assert golden_text(case, LIBRARY) == case.with_suffix(".txt").read_text()


def test_every_golden_plan_says_what_it_is_about_and_none_is_left_over() -> None:
    assert len(cases()) >= 30
    assert [case.stem for case in cases() if not case.read_text().startswith("# ")] == []
    assert {plan.with_suffix(".yaml") for plan in FOLDER.glob("*/*.txt")} == set(cases())
