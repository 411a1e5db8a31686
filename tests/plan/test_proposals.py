from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from checklist.guidance import BookingError, Certainty
from checklist.medication import Action, Confirmed, HoldCase, HowOften, Interval, MorningOf, RuleAction
from checklist.plan import Booking, Pregnant, Proposal, build_plan, check_dates, possible_holds, proposals
from checklist.procedure import FactBase, Procedure, TaskKind
from tests.builders import (
    DOCUMENT,
    GUIDELINE,
    a_booking,
    a_fact_base,
    a_formulary,
    a_medicine,
    a_procedure,
    a_rule,
    a_task_rule,
    an_instruction,
    at,
    confirmed,
    days_off,
    taking,
    who,
)

NOW = "2027-06-05T09:00"
HOLD, CONTINUE, GO_ON = Action.HOLD, Action.CONTINUE, RuleAction.CONTINUE


def ruled(action: RuleAction = RuleAction.HOLD, hold: Interval | None = None) -> FactBase:
    rule = a_rule("pills", action, needs_confirmation=True, hold=hold)
    return a_fact_base(formulary=a_formulary(rule, medicines=(a_medicine("pill", "pills", names=("Pillo",)),)))


def proposal(
    base: FactBase | None = None,
    *,
    now: str = NOW,
    procedure: Procedure | None = None,
    name: str = "pill",
    **facts: Any,
) -> Proposal:
    booking = a_booking(medications=(taking(name, facts.pop("how_often", HowOften.DAILY)),), **facts)
    procedure, base = procedure or a_procedure(), base or ruled()
    (found,) = proposals(build_plan(procedure, booking, base), procedure, base, at(now))
    return found


def offered(action: RuleAction = RuleAction.HOLD, hold: Interval | None = None, **facts: Any) -> list[object]:
    return [dose.at for dose in proposal(ruled(action, hold), **facts).last_doses]


def codes(found: Proposal) -> set[str]:
    return {clash.code for clash in found.clashes}


def test_a_hold_of_n_days_has_its_last_dose_on_day_minus_n_plus_one() -> None:
    assert offered(hold=days_off(2, 2)) == [date(2027, 6, 12)]


def test_both_ends_of_a_range_are_offered_the_shorter_first_and_nothing_between() -> None:
    found = proposal(ruled(hold=days_off(1, 10))).last_doses
    assert [(dose.at, dose.amount) for dose in found] == [(date(2027, 6, 13), 1), (date(2027, 6, 4), 10)]


def test_hours_count_back_from_the_arrival_which_is_the_earlier_moment() -> None:
    assert offered(hold=Interval(unit="hours", least=24, most=24)) == [at("2027-06-14T11:00")]


def test_hours_across_the_night_the_clock_changes_are_elapsed_hours() -> None:
    times = {"arrival_at": at("2027-11-07T11:00"), "procedure_at": at("2027-11-07T13:00")}
    assert offered(hold=Interval(unit="hours", least=24, most=24), **times) == [at("2027-11-06T12:00")]


def test_where_only_the_morning_is_left_out_the_day_before_is_offered_first() -> None:
    hours = Interval(unit="hours", least=0, most=24)
    assert offered(RuleAction.SKIP_MORNING, hours) == [date(2027, 6, 14), at("2027-06-14T11:00")]


@pytest.mark.parametrize("hold", [None, days_off(), days_off(0, 0), Interval(unit="dosing_interval", least=1, most=1)])
def test_what_gives_no_day_offers_none(hold: Interval | None) -> None:
    assert offered(RuleAction.ASK, hold) == []


def test_a_day_that_has_passed_is_said_and_a_day_that_is_today_has_not() -> None:
    passed = {dose.amount: dose.passed for dose in proposal(ruled(hold=days_off(8, 9))).last_doses}
    assert passed == {8: False, 9: False}
    later = {
        dose.amount: dose.passed for dose in proposal(ruled(hold=days_off(8, 9)), now="2027-06-06T00:00").last_doses
    }
    assert later == {8: False, 9: True}


def test_only_what_the_rule_itself_continues_may_be_confirmed_with_others() -> None:
    assert proposal(ruled(RuleAction.CONTINUE)).goes_on
    assert not any(proposal(ruled(action)).goes_on for action in RuleAction if action is not RuleAction.CONTINUE)
    assert not proposal(ruled(RuleAction.CONTINUE), name="Pilo").goes_on


@pytest.mark.parametrize("how_often", [HowOften.WEEKLY, HowOften.MONTHLY, HowOften.AS_NEEDED])
def test_what_is_not_taken_every_day_has_no_morning_to_decide(how_often: HowOften) -> None:
    assert not proposal(how_often=how_often).has_morning
    assert proposal().has_morning


def test_all_days_passed_is_a_clash_until_it_is_decided() -> None:
    base = ruled(hold=days_off(7, 14))
    assert "dates_passed" not in codes(proposal(base, now="2027-06-07T23:59"))
    assert "dates_passed" in codes(proposal(base, now="2027-06-08T00:00"))
    decided = (confirmed("pill", CONTINUE),)
    assert "dates_passed" not in codes(proposal(base, now="2027-06-08T00:00", confirmed=decided))


def test_a_hold_without_a_word_about_starting_again_is_a_clash() -> None:
    hold = confirmed("pill", HOLD, date(2027, 6, 10))
    assert "no_restart" in codes(proposal(confirmed=(hold,)))
    for said in ({"ask_restart": True}, {"restart": date(2027, 6, 17)}):
        assert "no_restart" not in codes(proposal(confirmed=(replace(hold, **said),)))


def test_a_last_dose_that_had_passed_when_it_was_decided_is_a_clash() -> None:
    hold = replace(confirmed("pill", HOLD, date(2027, 6, 4)), ask_restart=True)
    assert codes(proposal(confirmed=(replace(hold, at=at("2027-06-04T23:59")),))) == set()
    assert codes(proposal(confirmed=(replace(hold, at=at("2027-06-05T00:00")),))) == {"decided_late"}


def test_a_sip_after_the_documents_last_drink_is_a_clash_and_after_the_guidelines_is_not() -> None:
    base, go_on = ruled(RuleAction.CONTINUE), (confirmed("pill", CONTINUE),)
    strict = a_procedure(fasting=(an_instruction(),))
    assert codes(proposal(base, procedure=strict, confirmed=go_on)) == {"sip_against_fast"}
    assert codes(proposal(base, confirmed=go_on)) == set()
    assert codes(proposal(base, procedure=strict, confirmed=(replace(go_on[0], morning_of=MorningOf.SKIP),))) == set()


@pytest.mark.parametrize(
    ("action", "how_often", "clash"),
    [
        (RuleAction.CONTINUE, HowOften.DAILY, True),
        (RuleAction.CONTINUE, HowOften.WEEKLY, False),
        (RuleAction.CONTINUE, None, False),
        (RuleAction.HOLD, HowOften.DAILY, False),
    ],
)
def test_a_sip_that_keeping_on_would_ask_for_clashes_before_it_is_decided(
    action: RuleAction, how_often: HowOften | None, clash: bool
) -> None:
    strict = a_procedure(fasting=(an_instruction(),))
    found = proposal(ruled(action), procedure=strict, how_often=how_often)
    assert [one.text for one in found.clashes if one.code == "sip_against_fast"] == (
        ["If it goes on, its morning dose comes after the document's time to stop all drinks."] if clash else []
    )


def test_what_the_rule_continues_and_nothing_else_asks_about_may_be_confirmed_with_others() -> None:
    assert proposal(ruled(RuleAction.CONTINUE)).goes_with_others
    assert not any(proposal(ruled(action)).goes_with_others for action in RuleAction if action is not GO_ON)


@pytest.mark.parametrize(
    ("changed", "facts"),
    [
        ({}, {"name": "Pilo"}),
        ({}, {"name": "no such"}),
        ({}, {"confirmed": (confirmed("pill", CONTINUE),)}),
        ({}, {"confirmed": (confirmed("pill", HOLD, date(2027, 6, 20)),)}),
        ({}, {"pregnant": Pregnant.POSSIBLE}),
        ({}, {"procedure": a_procedure(fasting=(an_instruction(),))}),
        ({"hold": days_off(1, 2)}, {}),
        ({"source": replace(GUIDELINE, certainty=Certainty.UNVERIFIED)}, {}),
        ({"needs_confirmation": False}, {}),
    ],
)
def test_what_has_a_range_a_clash_a_question_or_a_decision_is_confirmed_alone(
    changed: dict[str, Any], facts: dict[str, Any]
) -> None:
    rule = a_rule("pills", RuleAction.CONTINUE, **{"needs_confirmation": True, **changed})
    base = a_fact_base(formulary=a_formulary(rule, medicines=(a_medicine("pill", "pills", names=("Pillo",)),)))
    assert not proposal(base, **facts).goes_with_others


def test_it_is_due_at_the_first_last_dose_that_the_rule_could_give() -> None:
    assert proposal(ruled(hold=days_off(1, 10))).due == at("2027-06-04T00:00")
    assert proposal(ruled(hold=Interval(unit="hours", least=24, most=48))).due == at("2027-06-13T11:00")


def test_it_is_due_when_they_come_in_where_the_rule_gives_no_day() -> None:
    assert proposal(ruled(RuleAction.CONTINUE)).due == at("2027-06-15T11:00")


def test_where_a_fact_is_missing_it_is_due_by_the_longest_hold_that_may_be_meant() -> None:
    cases = tuple(
        HoldCase(drugs=("pill",), interval=days_off(n, n), crcl=crcl)
        for n, crcl in ((2, (50.0, 999.0)), (4, (0.0, 50.0)))
    )
    rule = a_rule("pills", RuleAction.ASK, needs_confirmation=True, by_case=cases)
    base = a_fact_base(formulary=a_formulary(rule, medicines=(a_medicine("pill", "pills"),)))
    unknown, known = proposal(base), proposal(base, crcl=80.0)
    assert (unknown.last_doses, unknown.due) == ((), at("2027-06-10T00:00"))
    assert known.due == at("2027-06-12T00:00")
    assert [len(possible_holds(one.decided.ruling)) for one in (unknown, known)] == [2, 0]


@pytest.mark.parametrize(
    ("quote", "takes", "clash"),
    [
        ("Stop Pillo, one week before.", (), True),
        ("Stop pills one week before.", ("takes:pills",), True),
        ("Stop Pillox one week before.", (), False),
        ("Ask about all medicines.", ("takes:medicine",), False),
    ],
)
def test_what_the_document_says_of_a_medicine_stands_beside_the_rule(
    quote: str, takes: tuple[str, ...], clash: bool
) -> None:
    said = a_task_rule("stop", kind=TaskKind.MEDICINE, source=replace(DOCUMENT, quote=quote), condition=who(*takes))
    found = proposal(procedure=a_procedure(tasks=(said,)))
    assert ("document_and_rule" in codes(found)) is clash
    assert any(quote in one.text and "stop it before" in one.text for one in found.clashes) is clash


def test_a_deed_of_another_kind_that_names_the_medicine_is_no_clash() -> None:
    said = a_task_rule("labs", kind=TaskKind.TEST, source=replace(DOCUMENT, quote="Blood test after Pillo."))
    assert "document_and_rule" not in codes(proposal(procedure=a_procedure(tasks=(said,))))


def test_two_rules_for_one_medicine_are_a_clash() -> None:
    base = a_fact_base()
    assert "two_rules" in codes(proposal(base, name="Lopressor HCT"))
    assert "two_rules" not in codes(proposal(base, name="Lopressor"))


# What a clinician may decide


def decision(**said: Any) -> Confirmed:
    return Confirmed(medication="pill", action=HOLD, by="Dr. Lee", **{"last_dose": date(2027, 6, 10), **said})


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ({"last_dose": date(2027, 6, 15)}, None),
        ({"last_dose": date(2027, 6, 16)}, "The last dose is after the procedure. Check the day."),
        ({"last_dose": at("2027-06-15T13:00")}, None),
        ({"last_dose": at("2027-06-15T13:01")}, "The last dose is after the procedure. Check the day."),
        ({"restart": date(2027, 6, 15)}, None),
        ({"restart": at("2027-06-14T23:59")}, "The day to start again is before the procedure. Check the day."),
    ],
)
def test_dates_that_cannot_be_followed_are_refused(said: dict[str, Any], wrong: str | None) -> None:
    booking: Booking = a_booking()
    if wrong is None:
        check_dates(decision(**said), booking)
        return
    with pytest.raises(BookingError) as problem:
        check_dates(decision(**said), booking)
    assert str(problem.value) == wrong


@pytest.mark.parametrize(
    "said",
    [
        {"action": CONTINUE, "restart": date(2027, 6, 17)},
        {"action": CONTINUE, "ask_restart": True},
        {"action": HOLD, "last_dose": date(2027, 6, 10), "restart": date(2027, 6, 17), "ask_restart": True},
        {"action": HOLD, "last_dose": date(2027, 6, 10), "morning_of": MorningOf.SKIP},
        {"action": Action.ADJUST, "morning_of": MorningOf.TAKE_WITH_SIP},
    ],
)
def test_a_decision_that_says_two_things_is_refused(said: dict[str, Any]) -> None:
    with pytest.raises(BookingError):
        Confirmed(medication="pill", by="Dr. Lee", **said)
