"""Each of Project RED's 12 and IDEAL's 5 turns from missing to present by exactly the input that provides it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from checklist.discharge import IDEAL, RED, Component, Section, Standing, Topic, Walk, completeness
from checklist.plan import Contacts
from checklist.procedure import Status
from tests.discharge.walks import (
    ELIQUIS,
    STARTS_AGAIN,
    Happening,
    a_walk,
    all_said_back,
    covered,
    noted,
    nothing,
    signed,
    tried,
)

PERSON: dict[str, Any] = {"interpreter": True, "medications": (ELIQUIS,), "confirmed": (STARTS_AGAIN,)}
VISIT = noted(Section.FOLLOW_UP, "v", what="Stitches out", when="March 28", place="Room 3")
RESULT = noted(Section.RESULTS, "r", what="Lab report", who="Dr. Hart", when="in 10 days")
C = Component
INPUTS: dict[Component, Sequence[Happening]] = {
    C.LANGUAGE: [tried(Topic.QUESTIONS, interpreter="Line 12")],
    C.APPOINTMENTS: [VISIT],
    C.RESULTS: [RESULT],
    C.SERVICES: [noted(Section.EQUIPMENT, "e", what="Crutches", who="The ward")],
    C.MEDICINES: [covered(Section.MEDICINES)],
    C.WRITTEN_PLAN: [signed(booklet=True)],
    C.DIAGNOSIS: [covered(Section.PROCEDURE), covered(Section.MEDICINES)],
    C.PROBLEMS: [covered(Section.WARNING_SIGNS)],
    C.UNDERSTANDING: all_said_back(**PERSON),
    C.SUMMARY: [noted(Section.PROCEDURE, "s", summary_to="Dr. Adams, by fax")],
    C.CALL: [signed(phone="555-0161")],
    C.LIFE_AT_HOME: [covered(Section.ACTIVITY), covered(Section.SUPPORT)],
    C.REVIEW_MEDICINES: [covered(Section.MEDICINES)],
    C.HIGHLIGHT_SIGNS: [covered(Section.WARNING_SIGNS)],
    C.EXPLAIN_RESULTS: [RESULT],
    C.MAKE_APPOINTMENTS: [VISIT],
}
TOGETHER = {
    C.APPOINTMENTS: C.MAKE_APPOINTMENTS, C.RESULTS: C.EXPLAIN_RESULTS, C.MEDICINES: C.REVIEW_MEDICINES,
    C.PROBLEMS: C.HIGHLIGHT_SIGNS,
}  # fmt: skip


def standings(walk: Walk) -> dict[Component, Standing]:
    return {item.component: item.standing for item in completeness(walk)}


def because(component: Component, walk: Walk) -> str:
    return next(item.because for item in completeness(walk) if item.component is component)


def test_there_are_12_and_5() -> None:
    assert (len(RED), len(IDEAL)) == (12, 5)


@pytest.mark.parametrize("component", INPUTS)
def test_a_component_is_present_by_its_own_input_and_not_without_any_part_of_it(component: Component) -> None:
    given = INPUTS[component]
    assert standings(a_walk(**PERSON))[component] is Standing.MISSING
    assert standings(a_walk(*given, **PERSON))[component] is Standing.PRESENT
    for number in range(len(given)):
        partly = [*given[:number], *given[number + 1 :]]
        assert standings(a_walk(*partly, **PERSON))[component] is Standing.MISSING


@pytest.mark.parametrize("component", [c for c in INPUTS if len(INPUTS[c]) == 1 and c in RED])
def test_an_input_provides_its_component_and_no_other_of_the_12(component: Component) -> None:
    before, after = standings(a_walk(**PERSON)), standings(a_walk(*INPUTS[component], **PERSON))
    changed = {one for one in RED if before[one] is not after[one]}
    assert changed == {component}
    assert {one for one in IDEAL if before[one] is not after[one]} <= {TOGETHER.get(component)}


def test_guidance_counts_once_a_clinician_has_reviewed_it() -> None:
    walk = a_walk(**PERSON)
    procedure = replace(walk.plan.procedure, status=Status.DRAFT)
    draft = Walk(plan=replace(walk.plan, procedure=procedure), record=walk.record)
    reviewed = Walk(plan=replace(walk.plan, procedure=replace(procedure, status=Status.REVIEWED)), record=walk.record)
    assert (standings(draft)[C.GUIDELINES], because(C.GUIDELINES, draft)) == (Standing.MISSING, "guidance_not_reviewed")
    assert standings(reviewed)[C.GUIDELINES] is Standing.PRESENT


@pytest.mark.parametrize(
    ("component", "happened", "person", "reason"),
    [
        (C.LANGUAGE, [], {"interpreter": False}, "no_interpreter_wanted"),
        (C.APPOINTMENTS, [nothing(Section.FOLLOW_UP)], {}, "no_visit_needed"),
        (C.MAKE_APPOINTMENTS, [nothing(Section.FOLLOW_UP)], {}, "no_visit_needed"),
        (C.RESULTS, [nothing(Section.RESULTS)], {}, "no_result_pending"),
        (C.EXPLAIN_RESULTS, [nothing(Section.RESULTS)], {}, "no_result_pending"),
        (C.SERVICES, [nothing(Section.EQUIPMENT)], {}, "no_service_needed"),
    ],
)
def test_what_does_not_apply_says_why(component, happened, person, reason) -> None:
    walk = a_walk(*happened, **{**PERSON, **person})
    assert (standings(walk)[component], because(component, walk)) == (Standing.NOT_APPLICABLE, reason)


@pytest.mark.parametrize(
    ("component", "happened", "person", "reason"),
    [
        (C.LANGUAGE, [], {"interpreter": None}, "interpreter_not_asked"),
        (C.APPOINTMENTS, [noted(Section.FOLLOW_UP, what="Stitches out")], {}, "visit_without_date"),
        (C.RESULTS, [noted(Section.RESULTS, what="Lab report")], {}, "result_without_teller"),
        (C.MEDICINES, [covered(Section.MEDICINES)], {"confirmed": ()}, "medicine_undecided"),
        (C.PROBLEMS, [covered(Section.WARNING_SIGNS)], {"contacts": Contacts()}, "no_phone"),
    ],
)
def test_half_an_input_is_missing_and_says_what_is(component, happened, person, reason) -> None:
    walk = a_walk(*happened, **{**PERSON, **person})
    assert (standings(walk)[component], because(component, walk)) == (Standing.MISSING, reason)


def test_a_real_entry_stands_above_that_there_is_nothing() -> None:
    walk = a_walk(nothing(Section.RESULTS), RESULT, **PERSON)
    assert standings(walk)[C.RESULTS] is Standing.PRESENT
