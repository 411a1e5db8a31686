"""Everybody through every procedure: the shipped content keeps the laws, and what breaks them can be seen again."""

import re
from dataclasses import replace

from checklist.procedure import Weight
from checklist.simulation import NO_PLAN, meaning, report_text, simulate
from tests.builders import a_fact_base, a_procedure, a_task_rule, days, words
from tests.shipped import BASE, EXCISION, PROCEDURES

UNWARNED = replace(EXCISION, red_flags=("no_such_sign",))
THIRSTY = replace(
    EXCISION,
    tasks=(*EXCISION.tasks, a_task_rule("bottle", days(-1, 1), title=words("Drink the bottle you were given."))),
)


def test_hundreds_of_people_go_through_every_shipped_procedure_and_no_law_is_broken() -> None:
    report = simulate(PROCEDURES, BASE, range(1, 401), seed=1)
    assert report.violations == ()
    assert report.plans == 400 * len(PROCEDURES)


def test_the_same_seed_breaks_the_same_laws_and_one_person_alone_breaks_them_too() -> None:
    first, again = (simulate([THIRSTY], BASE, range(1, 31), seed=3) for _ in range(2))
    assert first == again
    violation = first.violations[0]
    assert violation.law == "no_task_says_to_eat_after_the_stop"
    assert violation.person is not None
    alone = simulate([THIRSTY], BASE, [violation.person], seed=3)
    assert violation in alone.violations


def test_content_that_no_plan_can_be_built_from_is_a_violation_for_each_person_and_no_crash() -> None:
    report = simulate([UNWARNED], BASE, range(1, 4), seed=1)
    assert [(v.law, v.person) for v in report.violations] == [(NO_PLAN, 1), (NO_PLAN, 2), (NO_PLAN, 3)]
    assert "no_such_sign" in report.violations[0].what
    assert meaning(NO_PLAN) in report_text(report, "", 3, 1)


def test_a_procedure_without_a_single_needed_thing_is_found() -> None:
    helpful = a_procedure(tasks=(a_task_rule("ride", days(-7, 0), weight=Weight.HELPFUL),))
    broken = {v.law for v in simulate([helpful], a_fact_base(), range(1, 40), seed=1).violations}
    assert "what_is_needed_is_there_and_asks" in broken


def test_a_report_names_the_law_what_it_holds_and_how_to_see_a_person_again() -> None:
    report = simulate([THIRSTY], BASE, range(1, 31), seed=3)
    told = report_text(report, "thirsty.yaml", 30, 3)
    assert told.startswith(f"30 people, seed 3: 30 plans, {len(report.violations)} violations.\n")
    assert "\nno_task_says_to_eat_after_the_stop: " in told
    assert "A task that says to eat or drink before the procedure closes by the stop of what it means." in told
    assert re.search(r"^    checklist simulate thirsty\.yaml --seed 3 --person \d+$", told, re.MULTILINE)


def test_a_report_without_violations_is_one_line() -> None:
    assert report_text(simulate(PROCEDURES, BASE, range(1, 3), seed=1), "", 2, 1) == (
        f"2 people, seed 1: {2 * len(PROCEDURES)} plans, 0 violations.\n"
    )
