from datetime import date, datetime
from typing import Any

import pytest

from checklist.guidance import SourceKind
from checklist.medication import Action, BleedingRisk, Confirmed, HoldCase, HowOften, MorningOf, RuleAction
from checklist.plan import MedicineStep, Plan, Pregnant
from checklist.procedure import Anaesthesia
from tests.builders import (
    FROM_MEMORY,
    a_fact_base,
    a_formulary,
    a_medicine,
    a_plan,
    a_procedure,
    a_rule,
    at,
    confirmed,
    days_off,
    taking,
)

HOLD, CONTINUE, ADJUST, ASK = Action.HOLD, Action.CONTINUE, Action.ADJUST, Action.ASK
DAY_BEFORE = date(2027, 6, 14)


def plan_of(name: str, *decisions: Confirmed, how_often: HowOften | None = HowOften.DAILY, **booking: Any) -> Plan:
    return a_plan(medications=(taking(name, how_often),), confirmed=decisions, **booking)


def step(name: str, *decisions: Confirmed, how_often: HowOften | None = HowOften.DAILY, **booking: Any) -> MedicineStep:
    return plan_of(name, *decisions, how_often=how_often, **booking).medications[0]


def codes(plan: Plan) -> set[str]:
    """What staff are told about the one medicine or its decision."""
    return {notice.code for notice in plan.notices if notice.about in ("m1", "confirmed")}


UNCONFIRMED = {
    "Eliquis": ASK,
    "Advil": HOLD,
    "Lantus": ADJUST,
    "Lopressor HCT": ASK,
    "insulin": ASK,
    "Elliquis": ASK,
    "Zzyzx": ASK,
}


@pytest.mark.parametrize(("name", "action"), UNCONFIRMED.items())
def test_while_unconfirmed_the_patient_reads_the_fixed_text_and_no_date(name: str, action: Action) -> None:
    found = step(name)
    assert (found.action, found.needs_confirmation) == (action, True)
    assert (found.last_dose, found.morning_of, found.restart) == (None, MorningOf.ASK, None)
    assert found.patient_text == f"Ask your team about {name}. Do not stop it by yourself."


@pytest.mark.parametrize(
    "scope", [{"born": date(2020, 1, 1)}, {"pregnant": Pregnant.POSSIBLE}, {"breastfeeding": True}]
)
@pytest.mark.parametrize("name", ["Lopressor", "Tums", "Eliquis"])
def test_out_of_scope_every_medicine_is_asked_about(scope: dict[str, Any], name: str) -> None:
    found = step(name, **scope)
    assert (found.action, found.needs_confirmation, found.interval) == (ASK, True, None)
    assert found.patient_text == f"Ask your team about {name}. Do not stop it by yourself."


@pytest.mark.parametrize("name", ["Elliquis", "insulin", "Zzyzx"])
def test_a_name_that_is_not_one_medicine_has_no_ingredient_and_no_group(name: str) -> None:
    found = step(name)
    assert (found.name, found.ingredient, found.group, found.source) == (name, None, None, FROM_MEMORY)
    assert bool(found.candidates) is (name != "Zzyzx")


def test_a_known_medicine_keeps_the_name_as_entered_beside_its_ingredient() -> None:
    found = step("eliquis ")
    assert (found.name, found.ingredient, found.group) == ("eliquis ", "apixaban", "anticoagulant_doac")


@pytest.mark.parametrize(
    ("name", "morning", "action"),
    [("Lopressor", MorningOf.TAKE_WITH_SIP, CONTINUE), ("Tums", MorningOf.SKIP, HOLD)],
)
def test_a_rule_that_needs_no_confirmation_speaks_to_the_patient(name: str, morning: MorningOf, action: Action) -> None:
    found = step(name)
    assert (found.action, found.needs_confirmation, found.morning_of) == (action, False, morning)
    assert found.patient_text == f"{found.group} for patients"
    assert found.restart is not None
    assert found.restart.text == f"{found.group} again"


@pytest.mark.parametrize("how_often", [HowOften.WEEKLY, HowOften.MONTHLY, HowOften.AS_NEEDED])
@pytest.mark.parametrize("name", ["Lopressor", "Tums", "Eliquis", "Lantus", "Zzyzx"])
def test_what_is_not_taken_every_day_has_no_morning(name: str, how_often: HowOften) -> None:
    assert step(name, how_often=how_often).morning_of is None


@pytest.mark.parametrize(
    ("name", "how_often", "morning"),
    [
        ("Lopressor", HowOften.TWICE_DAILY, MorningOf.TAKE_WITH_SIP),
        ("Lopressor", HowOften.THREE_TIMES_DAILY, MorningOf.TAKE_WITH_SIP),
        ("Lopressor", HowOften.PUMP, None),
        ("Lopressor", None, None),
        ("Tums", None, None),
        ("Eliquis", HowOften.PUMP, MorningOf.ASK),
        ("Eliquis", None, MorningOf.ASK),
    ],
)
def test_a_morning_dose_is_only_for_what_is_known_to_be_taken_every_day(
    name: str, how_often: HowOften | None, morning: MorningOf | None
) -> None:
    assert step(name, how_often=how_often).morning_of is morning


# What a clinician decided


def test_a_confirmed_hold_says_who_and_when_and_asks_about_the_restart() -> None:
    found = step("Eliquis", confirmed("apixaban", HOLD, date(2027, 6, 12)))
    assert (found.action, found.needs_confirmation, found.last_dose) == (HOLD, False, date(2027, 6, 12))
    assert found.patient_text == "Dr. Lee says: take your last Eliquis on Saturday, June 12."
    assert (found.source.kind, found.source.title) == (SourceKind.CLINICIAN, "Dr. Lee")
    assert found.restart is not None
    assert found.restart.text == "Ask when to start Eliquis again."


def test_a_last_dose_with_a_time_is_told_in_the_persons_own_zone() -> None:
    last = datetime.fromisoformat("2027-06-13T01:30Z")
    found = step("Eliquis", confirmed("apixaban", HOLD, last))
    assert found.patient_text.replace("\u00a0", " ").endswith("on Saturday, June 12, 9:30 pm.")


@pytest.mark.parametrize(
    ("last", "morning"),
    [
        (DAY_BEFORE, MorningOf.SKIP),
        (at("2027-06-14T23:59"), MorningOf.SKIP),
        (at("2027-06-15T06:00"), MorningOf.TAKE_WITH_SIP),
        (date(2027, 6, 15), MorningOf.TAKE_WITH_SIP),
        (at("2027-06-15T13:00"), MorningOf.TAKE_WITH_SIP),
    ],
)
def test_a_hold_leaves_out_the_morning_unless_the_last_dose_is_due_then(last: date, morning: MorningOf) -> None:
    assert step("Eliquis", confirmed("apixaban", HOLD, last)).morning_of is morning


def test_a_confirmed_continue_is_taken_in_the_morning_and_has_nothing_to_restart() -> None:
    found = step("Eliquis", confirmed("apixaban", CONTINUE))
    assert (found.action, found.morning_of, found.restart) == (CONTINUE, MorningOf.TAKE_WITH_SIP, None)
    assert found.patient_text == "Dr. Lee says: keep taking Eliquis."


def test_a_confirmed_adjust_asks_about_the_morning_and_keeps_the_groups_restart() -> None:
    found = step("Lantus", confirmed("Lantus", ADJUST))
    assert (found.action, found.needs_confirmation, found.morning_of) == (ADJUST, False, MorningOf.ASK)
    assert found.patient_text == "Dr. Lee says: take a changed dose of Lantus."
    assert found.restart is not None
    assert found.restart.text == "insulin_basal again"


def test_a_decision_for_a_medicine_without_a_rule_has_no_restart_words() -> None:
    found = step("Zzyzx", confirmed("zzyzx", CONTINUE))
    assert (found.needs_confirmation, found.restart, found.group) == (False, None, None)


def test_a_decision_to_ask_decides_nothing() -> None:
    found = step("Lopressor", confirmed("metoprolol", ASK))
    assert (found.needs_confirmation, found.morning_of, found.restart) == (True, MorningOf.ASK, None)
    assert found.patient_text == "Ask your team about Lopressor. Do not stop it by yourself."


@pytest.mark.parametrize("said", ["apixaban", "Eliquis", " ELIQUIS ", "Apixaban"])
@pytest.mark.parametrize("entered", ["apixaban", "eliquis"])
def test_a_decision_is_found_by_any_name_of_the_medicine(said: str, entered: str) -> None:
    assert not step(entered, confirmed(said, CONTINUE)).needs_confirmation


@pytest.mark.parametrize("said", ["insulin", "Lantuss", "metoprolol"])
def test_a_decision_with_another_or_an_unclear_name_is_not_taken_and_staff_are_told(said: str) -> None:
    plan = plan_of("Lantus", confirmed(said, CONTINUE))
    assert plan.medications[0].needs_confirmation
    assert codes(plan) == {"decision_unmatched"}


def test_two_decisions_that_fit_nothing_are_one_notice() -> None:
    plan = plan_of("Lantus", confirmed("Xarelto", CONTINUE), confirmed("Plavix", CONTINUE))
    assert [notice.code for notice in plan.notices].count("decision_unmatched") == 1


def test_the_newest_decision_counts() -> None:
    plan = plan_of("Eliquis", confirmed("apixaban", HOLD, DAY_BEFORE), confirmed("Eliquis", CONTINUE, by="Dr. Ito"))
    assert (plan.medications[0].action, plan.medications[0].source.title) == (CONTINUE, "Dr. Ito")
    assert codes(plan) == set()


# What staff are told


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Zzyzx", {"medicine_unknown"}),
        ("Elliquis", {"medicine_near_miss"}),
        ("insulin", {"medicine_ambiguous"}),
        ("Lopressor HCT", {"two_rules"}),
        ("timolol", {"not_checked"}),
        ("Lopressor", set()),
    ],
)
def test_staff_are_told_what_needs_a_look(name: str, code: set[str]) -> None:
    assert codes(plan_of(name)) == code


def test_an_interval_from_memory_is_told_as_not_checked() -> None:
    row = {"pill": days_off(1, 2, source=FROM_MEMORY)}
    rule = a_rule("nsaid", RuleAction.HOLD, by_drug=row)
    base = a_fact_base(formulary=a_formulary(rule, medicines=(a_medicine("pill", "nsaid"),)))
    assert codes(a_plan(base=base, medications=(taking("pill"),))) == {"not_checked"}


@pytest.mark.parametrize(
    ("name", "decision", "told"),
    [
        ("Lopressor", confirmed("Lopressor", HOLD, DAY_BEFORE), {"differs_from_rule"}),
        ("Lopressor", confirmed("Lopressor", CONTINUE), set()),
        ("Advil", confirmed("Advil", CONTINUE), {"differs_from_rule"}),
        ("Advil", confirmed("Advil", HOLD, DAY_BEFORE), set()),
        ("Eliquis", confirmed("Eliquis", CONTINUE), set()),
    ],
)
def test_a_decision_that_differs_from_the_rule_is_kept_and_shown(
    name: str, decision: Confirmed, told: set[str]
) -> None:
    plan = plan_of(name, decision)
    assert plan.medications[0].action is decision.action
    assert codes(plan) == told


@pytest.mark.parametrize(
    ("last", "passed"),
    [
        (date(2027, 5, 31), True),
        (date(2027, 6, 1), False),
        (at("2027-06-01T08:59"), True),
        (at("2027-06-01T09:00"), False),
        (date(2027, 6, 15), False),
        (at("2027-06-15T13:00"), False),
        (at("2027-06-15T13:01"), True),
        (date(2027, 6, 16), True),
    ],
)
def test_a_last_dose_before_the_plan_was_made_or_after_the_procedure_is_shown(last: date, passed: bool) -> None:
    assert ("date_passed" in codes(plan_of("Eliquis", confirmed("apixaban", HOLD, last)))) is passed


@pytest.mark.parametrize("name", ["Eliquis", "Elliquis", "Zzyzx", "insulin", "Lopressor HCT", "timolol"])
def test_no_notice_names_a_medicine_or_anything_else_the_person_said(name: str) -> None:
    decisions = (confirmed(name, HOLD, date(2027, 5, 1)), confirmed("Xarelto", CONTINUE))
    plan = plan_of(name, *decisions, conditions=("Blue toes",))
    ingredient = plan.medications[0].ingredient or name
    private = {name.lower(), *ingredient.split(" + "), "xarelto", "dr. lee", "toes", "2027", "1960"}
    told = " ".join(notice.text for notice in plan.notices).lower()
    assert [word for word in private if word in told] == []


CASES = (
    HoldCase(drugs=("pill",), interval=days_off(1), bleeding_risk=BleedingRisk.LOW_MODERATE, crcl=(50, 999)),
    HoldCase(drugs=("pill",), interval=days_off(2), bleeding_risk=BleedingRisk.HIGH, crcl=(50, 999)),
    HoldCase(drugs=("pill",), interval=days_off(3), neuraxial=True),
)


@pytest.mark.parametrize(
    ("anaesthesia", "crcl", "risk", "least"),
    [
        (Anaesthesia.GENERAL, 60, BleedingRisk.LOW_MODERATE, 1),
        (Anaesthesia.SEDATION, 60, BleedingRisk.HIGH, 2),
        (Anaesthesia.LOCAL, 60, BleedingRisk.HIGH, 2),
        (Anaesthesia.NONE, 60, BleedingRisk.HIGH, 2),
        (Anaesthesia.REGIONAL, 60, BleedingRisk.HIGH, 3),
        (None, 60, BleedingRisk.HIGH, None),
        (Anaesthesia.GENERAL, None, BleedingRisk.HIGH, None),
        (Anaesthesia.GENERAL, 60, None, None),
    ],
)
def test_the_bookings_facts_choose_the_interval_for_staff(
    anaesthesia: Anaesthesia | None, crcl: float | None, risk: BleedingRisk | None, least: float | None
) -> None:
    rule = a_rule("doac", RuleAction.ASK, by_case=CASES)
    base = a_fact_base(formulary=a_formulary(rule, medicines=(a_medicine("pill", "doac"),)))
    facts = {"medications": (taking("pill"),), "crcl": crcl, "bleeding_risk": risk}
    interval = a_plan(a_procedure(anaesthesia=anaesthesia), base, **facts).medications[0].interval
    assert (interval and interval.least) == least
