from datetime import date
from typing import Any

import pytest

from checklist.guidance import BookingError, Certainty, Source
from checklist.medication import (
    Action,
    BleedingRisk,
    Confirmed,
    Formulary,
    GroupRule,
    HoldCase,
    Interval,
    Person,
    RuleAction,
    Ruling,
)
from tests.builders import (
    FROM_MEMORY,
    GUIDELINE,
    a_formulary,
    a_medicine,
    a_rule,
    days_off,
    taking,
)

CONTINUE, SKIP, HOLD, STOP, ADJUST, ASK = (
    RuleAction.CONTINUE, RuleAction.SKIP_MORNING, RuleAction.HOLD, RuleAction.STOP, RuleAction.ADJUST, RuleAction.ASK,
)  # fmt: skip


def of_groups(*rules: GroupRule) -> Formulary:
    """One medicine, "pill", that belongs to all these groups."""
    return a_formulary(*rules, medicines=(a_medicine("pill", *(rule.id for rule in rules)),))


def ruled(*rules: GroupRule, reason: str | None = None, person: Person | None = None) -> Ruling:
    return of_groups(*rules).rule(taking("pill", reason=reason), person or Person())


# Groups


@pytest.mark.parametrize("action", RuleAction)
def test_a_medicine_of_one_group_has_its_action(action: RuleAction) -> None:
    ruling = ruled(a_rule("one", action))
    assert (ruling.action, ruling.needs_confirmation) == (action, action is ASK)


def test_of_two_groups_the_stricter_action_wins_whichever_comes_first() -> None:
    order = (ASK, ADJUST, HOLD, STOP, SKIP, CONTINUE)
    for n, strict in enumerate(order):
        for mild in order[n:]:
            one, other = a_rule("one", strict), a_rule("other", mild)
            assert ruled(one, other).action is ruled(other, one).action is strict


def test_of_two_groups_one_that_needs_confirmation_is_enough() -> None:
    assert ruled(a_rule("one"), a_rule("other", needs_confirmation=True)).needs_confirmation
    assert not ruled(a_rule("one"), a_rule("other")).needs_confirmation


@pytest.mark.parametrize(
    ("changed", "never_stop", "action"),
    [
        (SKIP, True, ASK),
        (HOLD, True, ASK),
        (STOP, True, ASK),
        (ADJUST, True, ASK),
        (SKIP, False, SKIP),
        (CONTINUE, True, CONTINUE),
    ],
)
def test_a_pair_of_which_one_part_must_never_stop_is_ask_when_the_other_changes(
    changed: RuleAction, never_stop: bool, action: RuleAction
) -> None:
    keep = a_rule("keep", never_stop_abruptly=never_stop)
    assert ruled(a_rule("other", changed), keep).action is action
    assert ruled(keep, a_rule("other", changed)).needs_confirmation is (action is ASK)


# Who


@pytest.mark.parametrize("action", RuleAction)
def test_out_of_scope_everything_is_ask_and_no_interval_is_offered(action: RuleAction) -> None:
    ruling = ruled(a_rule("one", action, hold=days_off(1, 2)), person=Person(in_scope=False))
    assert (ruling.action, ruling.needs_confirmation, ruling.interval) == (ASK, True, None)
    assert ruling.group is not None


# What was not checked


@pytest.mark.parametrize(
    ("rule", "action"),
    [
        (a_rule("eye_drops", CONTINUE, source=FROM_MEMORY), CONTINUE),
        (a_rule("gout", HOLD, source=FROM_MEMORY), ASK),
        (a_rule("gout", SKIP, source=FROM_MEMORY), ASK),
        (a_rule("vitamin_mineral", SKIP, source=FROM_MEMORY), SKIP),
        (a_rule("nsaid", HOLD, hold=days_off(1, 2, source=FROM_MEMORY)), ASK),
        (a_rule("nsaid", HOLD, by_drug={"pill": days_off(1, 2, source=FROM_MEMORY)}), ASK),
        (a_rule("nsaid", HOLD, by_drug={"other": days_off(1, 2, source=FROM_MEMORY)}), HOLD),
        (a_rule("nsaid", CONTINUE, by_drug={"pill": days_off(1, 2, source=FROM_MEMORY)}), CONTINUE),
        (a_rule("nsaid", HOLD, by_indication={"pain": days_off(1, 1, source=FROM_MEMORY)}), ASK),
    ],
)
def test_a_row_from_memory_may_only_say_keep_taking_it(rule: GroupRule, action: RuleAction) -> None:
    assert ruled(rule, reason="pain").action is action


def test_partly_checked_is_good_enough_to_follow() -> None:
    partly = Source(kind=GUIDELINE.kind, title="A review", certainty=Certainty.PARTLY_VERIFIED)
    assert ruled(a_rule("nsaid", HOLD, source=partly)).action is HOLD


# Why it is taken


FOR_LUNGS = a_rule(
    "pde5", ASK, hold=days_off(1, 9),
    by_drug={"pill": days_off(1, 3)},
    by_indication={
        "erectile_dysfunction": days_off(1, 1, action=HOLD),
        "lung_pressure": days_off(action=CONTINUE),
        "prostate": days_off(action=CONTINUE),
    },
)  # fmt: skip


@pytest.mark.parametrize(
    ("reason", "conditions", "action", "least"),
    [
        (None, (), ASK, 1),
        ("colour", (), ASK, 1),
        ("Erectile  dysfunction", (), HOLD, 1),
        ("lung pressure", (), CONTINUE, None),
        (None, ("lung_pressure",), CONTINUE, None),
        ("prostate", ("lung_pressure",), CONTINUE, None),
        ("erectile dysfunction", ("lung_pressure",), ASK, None),
    ],
)
def test_why_it_is_taken_decides_and_reasons_that_disagree_are_ask(
    reason: str | None, conditions: tuple[str, ...], action: RuleAction, least: float | None
) -> None:
    ruling = ruled(FOR_LUNGS, reason=reason, person=Person(conditions=frozenset(conditions)))
    assert ruling.action is action
    assert (ruling.interval and ruling.interval.least) == least


def test_a_reason_without_an_action_of_its_own_has_the_groups() -> None:
    rule = a_rule("acei", HOLD, by_indication={"high_blood_pressure": days_off(1, 1)})
    assert ruled(rule, reason="high blood pressure").action is HOLD


# Which interval


@pytest.mark.parametrize(
    ("rule", "interval"),
    [
        (a_rule("nsaid", HOLD), None),
        (a_rule("nsaid", HOLD, hold=days_off(1, 10)), days_off(1, 10)),
        (a_rule("nsaid", HOLD, hold=days_off(1, 10), by_drug={"pill": days_off(4, 4)}), days_off(4, 4)),
        (a_rule("nsaid", HOLD, hold=days_off(1, 10), by_drug={"pill": days_off()}), None),
        (a_rule("nsaid", HOLD, hold=days_off(1, 10), by_drug={"other": days_off(4, 4)}), days_off(1, 10)),
    ],
)
def test_the_drugs_own_row_stands_before_the_groups_and_no_value_is_no_value(
    rule: GroupRule, interval: Interval | None
) -> None:
    assert ruled(rule).interval == interval


def case(least: float | None, most: float | None = None, **facts: Any) -> HoldCase:
    return HoldCase(drugs=("pill",), interval=days_off(least, most or least), **facts)


def chosen(*cases: HoldCase, **person: Any) -> float | None:
    """The most days of the row that is offered."""
    interval = ruled(a_rule("doac", ASK, by_case=cases, hold=days_off(0, 5)), person=Person(**person)).interval
    return interval and interval.most


LOW, HIGH = BleedingRisk.LOW_MODERATE, BleedingRisk.HIGH
BY_KIDNEY = (case(3, crcl=(0, 30)), case(2, crcl=(30, 50)), case(1, crcl=(50, 999)))


@pytest.mark.parametrize(("crcl", "days"), [(29.9, 3), (30, 2), (49.9, 2), (50, 1), (None, None)])
def test_a_kidney_row_holds_from_its_lower_limit_up_to_its_upper(crcl: float | None, days: float | None) -> None:
    assert chosen(*BY_KIDNEY, crcl=crcl) == days


@pytest.mark.parametrize(("risk", "days"), [(LOW, 1), (HIGH, 2), (BleedingRisk.MINIMAL, None), (None, None)])
def test_a_bleeding_row_needs_the_surgeons_class(risk: BleedingRisk | None, days: float | None) -> None:
    assert chosen(case(1, bleeding_risk=LOW), case(2, bleeding_risk=HIGH), bleeding_risk=risk) == days


@pytest.mark.parametrize(("neuraxial", "days"), [(True, 3), (False, 1), (None, None)])
def test_a_needle_in_the_back_needs_to_be_known(neuraxial: bool | None, days: float | None) -> None:
    assert chosen(case(1), case(3, neuraxial=True), neuraxial=neuraxial) == days


def test_a_row_that_does_not_fit_for_one_fact_needs_no_other() -> None:
    other_class = case(5, bleeding_risk=HIGH, crcl=(0, 30))
    assert chosen(case(1, bleeding_risk=LOW), other_class, bleeding_risk=LOW) == 1


@pytest.mark.parametrize(("crcl", "days"), [(None, None), (60, 1)])
def test_a_row_for_unknown_kidneys_is_for_those_only(crcl: float | None, days: float | None) -> None:
    assert chosen(case(1), case(None, crcl_unknown=True), crcl=crcl) == days


@pytest.mark.parametrize(
    ("cases", "days"),
    [
        ((case(1, 2), case(1, 4), case(3, 3)), 4),
        ((case(4, 4), case(None)), None),
        ((case(1), HoldCase(drugs=("pill",), interval=Interval(unit="hours", least=72, most=72))), None),
        ((HoldCase(drugs=("other",), interval=days_off(9, 9)),), 5),
    ],
)
def test_no_value_beats_every_number_and_otherwise_the_longest_wins(
    cases: tuple[HoldCase, ...], days: float | None
) -> None:
    assert chosen(*cases) == days


def test_a_hold_with_a_least_only_counts_as_long_as_that() -> None:
    rule = a_rule("doac", ASK, by_case=(HoldCase(drugs=("pill",), interval=days_off(5)), case(1, 4)))
    ruling = ruled(rule)
    assert ruling.interval == days_off(5)


# Decisions


def test_a_confirmed_hold_without_its_last_dose_is_refused() -> None:
    with pytest.raises(BookingError, match="last dose"):
        Confirmed(medication="apixaban", action=Action.HOLD, by="Dr. Lee")


@pytest.mark.parametrize("action", [Action.CONTINUE, Action.ADJUST, Action.ASK])
def test_a_last_dose_belongs_to_a_hold_only(action: Action) -> None:
    with pytest.raises(BookingError, match="only a confirmed hold"):
        Confirmed(medication="apixaban", action=action, by="Dr. Lee", last_dose=date(2027, 6, 12))
