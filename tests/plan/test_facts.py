from datetime import date
from typing import Any

import pytest

from checklist.guidance import FactId
from checklist.medication import Person
from checklist.plan import Alcohol, Device, Pregnant, Sex, Work
from checklist.plan.facts import CHOICES, YES_OR_NO, condition_fact, facts_of
from checklist.procedure import Anaesthesia, Procedure
from tests.builders import a_booking, a_formulary, a_plan, a_procedure, a_wording, taking


def all_facts(procedure: Procedure | None = None, **given: Any) -> dict[str, str]:
    """Every fact of a booking with its because, also what is not so and what was not said."""
    booking, formulary = a_booking(**given), a_formulary()
    ruled = [(taken, formulary.rule(taken, Person())) for taken in booking.medications]
    return dict(facts_of(booking, procedure or a_procedure(), ruled, a_wording()))


def facts(procedure: Procedure | None = None, **given: Any) -> dict[str, str]:
    """What is so."""
    told = all_facts(procedure, **given)
    return {fact: because for fact, because in told.items() if not fact.startswith(("not:", "unknown:"))}


def test_what_was_not_said_is_only_known_to_be_unknown() -> None:
    assert facts() == {}
    assert {"unknown:smoker", "unknown:work", "unknown:pregnant", "unknown:anaesthesia"} <= set(all_facts())


def test_what_was_said_not_to_be_so_is_known_not_to_be() -> None:
    told = all_facts(pregnant=Pregnant.FALSE, smoker=False, lives_alone=False, breastfeeding=False)
    assert {"not:pregnant", "not:smoker", "not:lives_alone", "not:breastfeeding", "not:child"} <= set(told)
    assert not {"pregnant", "smoker", "lives_alone", "breastfeeding", "unknown:smoker"} & set(told)


def test_without_a_birth_date_nobody_is_known_to_be_grown_up() -> None:
    assert "unknown:child" in all_facts(born=None)
    assert not {"child", "not:child"} & set(all_facts(born=None))


@pytest.mark.parametrize("given", [{}, {"smoker": True, "work": Work.DESK, "sex": Sex.MALE}, {"smoker": False}])
def test_each_question_has_exactly_one_answer(given: dict[str, Any]) -> None:
    told = all_facts(**given)
    for question in YES_OR_NO:
        assert sum(f"{how}{question}" in told for how in ("", "not:", "unknown:")) == 1
    for question, choices in CHOICES.items():
        assert sum(fact in told for fact in (f"unknown:{question}", *(f"{question}:{c}" for c in choices))) == 1


@pytest.mark.parametrize(
    ("given", "fact"),
    [
        ({"born": date(2020, 1, 1)}, "child"),
        ({"pregnant": Pregnant.TRUE}, "pregnant"),
        ({"pregnant": Pregnant.POSSIBLE}, "pregnant"),
        ({"breastfeeding": True}, "breastfeeding"),
        ({"smoker": True}, "smoker"),
        ({"lives_alone": True}, "lives_alone"),
        ({"sex": Sex.FEMALE}, "sex:female"),
        ({"work": Work.HEAVY}, "work:heavy"),
        ({"alcohol": Alcohol.OFTEN}, "alcohol:often"),
        ({"devices": (Device.CPAP,)}, "device:cpap"),
        ({"far_away": True}, "far_away"),
        ({"caregiver": True}, "caregiver"),
        ({"interpreter": True}, "interpreter"),
        ({"anaesthesia": Anaesthesia.GENERAL}, "anaesthesia:general"),
        ({"conditions": (" Sleep  apnea ",)}, "condition:sleep_apnea"),
    ],
)
def test_each_thing_that_was_said_is_one_fact(given: dict[str, Any], fact: str) -> None:
    assert list(facts(**given)) == [fact]


@pytest.mark.parametrize(
    ("given", "because"),
    [
        ({"born": date(2020, 1, 1)}, "because you are under 18"),
        ({"conditions": ("diabetes",)}, "because you have diabetes"),
        ({"conditions": ("sleep apnea",)}, "because of: sleep apnea"),
        ({"lives_alone": True}, "because of: lives alone"),
    ],
)
def test_a_fact_says_why_in_its_own_sentence_or_in_plain_words(given: dict[str, Any], because: str) -> None:
    assert list(facts(**given).values()) == [because]


def test_the_booking_says_the_anaesthesia_and_the_procedure_where_it_does_not() -> None:
    local = a_procedure(anaesthesia=Anaesthesia.LOCAL)
    assert list(facts(local)) == ["anaesthesia:local"]
    assert list(facts(local, anaesthesia=Anaesthesia.GENERAL)) == ["anaesthesia:general"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Lantus", {"takes:medicine", "takes:insulin_basal", "takes:insulin", "takes:insulin_glargine"}),
        ("insulin", {"takes:medicine", "takes:insulin"}),
        ("glipizide", {"takes:medicine", "takes:sulfonylurea", "takes:glipizide"}),
        (
            "Lopressor HCT",
            {
                "takes:medicine",
                "takes:diuretic",
                "takes:beta_blocker",
                "takes:metoprolol",
                "takes:hydrochlorothiazide",
            },
        ),
        ("Elliquis", {"takes:medicine"}),
        ("Zzyzx", {"takes:medicine"}),
    ],
)
def test_a_medicine_brings_the_facts_that_hold_whatever_its_name_means(name: str, expected: set[str]) -> None:
    assert set(facts(medications=(taking(name),))) == expected


def test_of_two_medicines_of_one_group_the_first_is_the_reason() -> None:
    both = facts(medications=(taking("Lantus", entry="m1"), taking("Humalog", entry="m2")))
    assert both["takes:insulin"] == both["takes:medicine"] == "because you take Lantus"
    assert both["takes:insulin_bolus"] == "because you take Humalog"


def test_a_condition_that_no_rule_knows_is_kept_with_a_notice() -> None:
    plan = a_plan(conditions=("diabetes", "Blue toes"))
    notices = [(notice.about, notice.text) for notice in plan.notices if notice.code == "unknown_condition"]
    assert [about for about, _ in notices] == ["Blue toes"]
    assert "toes" not in notices[0][1]
    assert plan.booking.conditions == ("diabetes", "Blue toes")


def test_a_condition_is_one_fact_however_it_is_spelled() -> None:
    assert condition_fact("Heart failure") == condition_fact(" heart  FAILURE ") == FactId("condition:heart_failure")
