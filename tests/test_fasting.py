from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest

from checklist.fasting import FastingCase, FastingTable, FoodClass, Instruction, Minimum, Policy, Stop
from checklist.guidance import Anchor, GuidanceError, Source
from checklist.plan import Pregnant, Signed
from tests.builders import (
    DOCUMENT,
    EVERYTHING,
    GUIDELINE,
    a_booking,
    a_fact_base,
    a_fasting_table,
    a_plan,
    a_procedure,
    an_instruction,
    at,
    taking,
)

FATTY, LIGHT, MILK, CLEAR = "solids_fatty", "solids_light", "milk", "clear_fluids"
MIDNIGHT = an_instruction(hours=None, clock=time(0))
LONDON, LORD_HOWE, SANTIAGO = "Europe/London", "Australia/Lord_Howe", "America/Santiago"


def stops(*instructions: Instruction, **booking: Any) -> dict[str, Stop]:
    """A person's stops by class."""
    plan = a_plan(a_procedure(fasting=instructions), **booking)
    return {stop.what: stop for stop in plan.fasting}


def clocks(*instructions: Instruction, **booking: Any) -> dict[str, str | None]:
    """The wall clock of each stop."""
    found = stops(*instructions, **booking)
    return {what: stop.stop_at and f"{stop.stop_at:%d %H:%M}" for what, stop in found.items()}


def notices(*instructions: Instruction, **booking: Any) -> set[tuple[str, str]]:
    """What staff are told about fasting: code and class."""
    plan = a_plan(a_procedure(fasting=instructions), **booking)
    return {(n.code, n.about) for n in plan.notices if n.about in (*FoodClass, "fasting")}


def codes(*instructions: Instruction, **booking: Any) -> set[str]:
    return {code for code, _ in notices(*instructions, **booking)}


def texts(code: str, *instructions: Instruction, **booking: Any) -> list[str]:
    return [n.text for n in a_plan(a_procedure(fasting=instructions), **booking).notices if n.code == code]


# What must show: arrival 11:00, procedure 13:00


def test_the_guideline_counts_back_from_the_procedure_where_the_site_says_so() -> None:
    found = clocks(an_instruction(), fasting_policy=Policy.GUIDELINE, fasting_anchor=Anchor.PROCEDURE)
    assert found == {FATTY: "15 05:00", LIGHT: "15 07:00", MILK: "15 07:00", CLEAR: "15 11:00"}


def test_the_guideline_counts_back_from_arrival_since_lists_move_forward() -> None:
    found = clocks(an_instruction(), fasting_policy=Policy.GUIDELINE)
    assert found == {FATTY: "15 03:00", LIGHT: "15 05:00", MILK: "15 05:00", CLEAR: "15 09:00"}


def test_a_range_for_food_and_drink_is_held_at_its_stricter_end_for_every_class() -> None:
    found = stops(an_instruction(hours=(8, 12)))
    assert {what: stop.stop_at for what, stop in found.items()} == dict.fromkeys(found, at("2027-06-14T23:00"))
    assert {stop.hours for stop in found.values()} == {12}
    assert {"stricter_than_guideline", "unresolved_range"} <= codes(an_instruction(hours=(8, 12)))


def test_every_class_stricter_than_the_guideline_has_its_own_notice() -> None:
    stricter = {about for code, about in notices(an_instruction(hours=(8, 12))) if code == "stricter_than_guideline"}
    assert stricter == {FATTY, LIGHT, MILK, CLEAR}


def test_nothing_after_midnight_is_the_midnight_that_opens_the_day() -> None:
    times = {"arrival_at": at("2027-06-15T12:00"), "procedure_at": at("2027-06-15T14:00")}
    found = stops(MIDNIGHT, **times)
    assert {stop.stop_at for stop in found.values()} == {at("2027-06-15T00:00")}
    assert {stop.source for stop in found.values()} == {DOCUMENT}
    assert [claim.stop_at for claim in found[FATTY].others] == [at("2027-06-15T04:00")]
    assert [claim.stop_at for claim in found[CLEAR].others] == [at("2027-06-15T10:00")]
    assert ("long_fast", CLEAR) in notices(MIDNIGHT, **times)


@pytest.mark.parametrize(
    ("arrival", "fatty", "source"),
    [
        ("2027-06-15T07:59", "14 23:59", GUIDELINE),
        ("2027-06-15T08:00", "15 00:00", DOCUMENT),
        ("2027-06-15T08:01", "15 00:00", DOCUMENT),
    ],
)
def test_midnight_is_less_strict_than_the_guideline_for_a_heavy_meal_before_8(
    arrival: str, fatty: str, source: Source
) -> None:
    found = stops(MIDNIGHT, arrival_at=at(arrival))[FATTY]
    assert (f"{found.stop_at:%d %H:%M}", found.source) == (fatty, source)


def test_midnight_stays_the_procedures_day_for_someone_who_arrives_the_evening_before() -> None:
    found = stops(MIDNIGHT, arrival_at=at("2027-06-14T23:00"), procedure_at=at("2027-06-15T08:00"))
    assert [claim.stop_at for claim in found[CLEAR].others] == [at("2027-06-15T00:00")]
    assert found[CLEAR].stop_at == at("2027-06-14T21:00")


def test_a_clock_time_may_stand_on_an_earlier_day() -> None:
    evening = an_instruction(FoodClass.SOLIDS_LIGHT, hours=None, clock=time(20), day=-1)
    assert clocks(evening)[LIGHT] == "14 20:00"


def test_the_rules_that_lost_are_kept_strictest_first() -> None:
    found = stops(an_instruction(hours=(10, 10)), an_instruction(FoodClass.SOLIDS_LIGHT, hours=(7, 7)))[LIGHT]
    assert [(found.hours, found.source)] + [(c.hours, c.source) for c in found.others] == [
        (10, DOCUMENT),
        (7, DOCUMENT),
        (6, GUIDELINE),
    ]


def test_an_instruction_for_one_class_says_nothing_about_the_others() -> None:
    assert clocks(an_instruction(FoodClass.MILK, hours=(9, 9))) == clocks() | {MILK: "15 02:00"}


def test_a_rule_said_twice_is_kept_once() -> None:
    table = a_fasting_table(minimums=a_fasting_table().minimums * 2)
    plan = a_plan(base=a_fact_base(fasting=table))
    assert [stop.others for stop in plan.fasting] == [()] * 4


@pytest.mark.parametrize(
    ("hours", "stop", "said"),
    [
        (1.9, "15 09:00", {"less_strict_than_guideline"}),
        (2, "15 09:00", set()),
        (2.1, "15 08:54", {"stricter_than_guideline"}),
    ],
)
def test_less_than_the_guideline_is_never_followed_and_more_is_asked_about(
    hours: float, stop: str, said: set[str]
) -> None:
    drink = an_instruction(FoodClass.CLEAR_FLUIDS, hours=(hours, hours))
    assert clocks(drink)[CLEAR] == stop
    assert codes(drink) == said


def test_a_clock_time_after_arrival_is_told_as_0_hours() -> None:
    late = an_instruction(FoodClass.CLEAR_FLUIDS, hours=None, clock=time(12))
    assert "asks for 0 hours" in texts("less_strict_than_guideline", late)[0]


def test_staff_read_the_hours_that_are_compared() -> None:
    drink = an_instruction(FoodClass.CLEAR_FLUIDS, hours=(8, 12.5))
    assert texts("unresolved_range", drink)[0].startswith("The document says 8 to 12.5 hours. 12.5 is held")
    assert "asks for 12.5 hours, the guideline for 2" in texts("stricter_than_guideline", drink)[0]
    assert "12.5 hours without. More than 6 hours" in texts("long_fast", drink)[0]
    assert "9.3 hours without" in texts("long_fast", MIDNIGHT, arrival_at=at("2027-06-15T09:20"))[0]


@pytest.mark.parametrize(("hours", "open_"), [((8, 8), False), ((8, 8.5), True), ((8, 12), True)])
def test_only_a_range_is_unresolved(hours: tuple[float, float], open_: bool) -> None:
    assert ("unresolved_range" in codes(an_instruction(hours=hours))) is open_
    assert "unresolved_range" not in codes(MIDNIGHT)


def test_children_have_all_six_classes_and_adults_four() -> None:
    hours = {what: stop.hours for what, stop in stops(born=date(2020, 1, 1)).items()}
    assert hours == {FATTY: 8, LIGHT: 6, MILK: 6, "formula": 6, "breast_milk": 4, CLEAR: 2}
    assert list(stops()) == [FATTY, LIGHT, MILK, CLEAR]


@pytest.mark.parametrize(("pregnant", "hours"), [("true", 8), ("possible", 8), ("false", 6), (None, 6)])
def test_all_food_stops_8_hours_before_in_pregnancy_and_the_general_rule_is_kept(
    pregnant: str | None, hours: int
) -> None:
    found = stops(pregnant=pregnant and Pregnant(pregnant))[LIGHT]
    assert found.hours == hours
    assert [claim.hours for claim in found.others] == ([6] if hours == 8 else [])


def test_what_is_less_than_the_strictest_rule_for_a_person_is_not_followed() -> None:
    seven = an_instruction(FoodClass.SOLIDS_LIGHT, hours=(7, 7))
    assert codes(seven, pregnant=Pregnant.TRUE) == {"less_strict_than_guideline"}
    assert codes(seven) == {"stricter_than_guideline"}


def test_a_condition_that_slows_the_stomach_is_shown_to_staff() -> None:
    assert ("slow_stomach", "fasting") in notices(conditions=("Gastroparesis",))
    assert ("slow_stomach", "fasting") not in notices()


def test_a_class_without_any_hours_is_an_error_and_never_left_out() -> None:
    table = FastingTable(minimums=(Minimum(what=FoodClass.MILK, hours=6, source=GUIDELINE),))
    with pytest.raises(GuidanceError, match="no hours for solids_fatty"):
        a_plan(base=a_fact_base(fasting=table))


SIGNED = Signed(by="Dr. Lee", on=date(2027, 1, 1))


@pytest.mark.parametrize(("signed", "said"), [(SIGNED, set()), (None, {"policy_unsigned"})])
@pytest.mark.parametrize("policy", [Policy.GUIDELINE, Policy.SIP_TIL_SEND])
def test_a_policy_replaces_the_document_and_says_when_nobody_signed_it(
    policy: Policy, signed: Signed | None, said: set[str]
) -> None:
    given = {"fasting_policy": policy, "fasting_policy_signed": signed}
    assert clocks(an_instruction(), **given)[FATTY] == "15 03:00"
    assert codes(an_instruction(), **given) == said


def test_sip_til_send_has_no_stop_for_clear_fluids_and_names_who_signed() -> None:
    found = stops(an_instruction(), fasting_policy=Policy.SIP_TIL_SEND, fasting_policy_signed=SIGNED)[CLEAR]
    assert (found.stop_at, found.hours, found.source.title, found.source.kind) == (None, None, "Dr. Lee", "clinician")
    assert [claim.hours for claim in found.others] == [2]


def test_an_unsigned_sip_til_send_names_the_guideline() -> None:
    assert stops(fasting_policy=Policy.SIP_TIL_SEND)[CLEAR].source == GUIDELINE


def test_what_is_published_needs_no_signature() -> None:
    assert "policy_unsigned" not in codes(an_instruction(), fasting_policy_signed=SIGNED)


@pytest.mark.parametrize(
    ("who", "limit"),
    [
        ({}, 6),
        ({"born": date(2020, 1, 1)}, 4),
        ({"pregnant": Pregnant.TRUE}, 4),
        ({"medications": (taking("Lantus"),)}, 4),
        ({"medications": (taking("insulin"),)}, 4),
        ({"medications": (taking("glipizide"),)}, 4),
        ({"medications": (taking("Tums"),)}, 6),
    ],
)
def test_a_long_fast_from_clear_fluids_is_shown_to_staff(who: dict[str, Any], limit: int) -> None:
    found = [
        ("long_fast", CLEAR) in notices(an_instruction(FoodClass.CLEAR_FLUIDS, hours=(hours, hours)), **who)
        for hours in (limit - 0.1, limit, limit + 0.1)
    ]
    assert found == [False, False, True]


@pytest.mark.parametrize("what", [FoodClass.SOLIDS_FATTY, FoodClass.SOLIDS_LIGHT])
@pytest.mark.parametrize(("hours", "long"), [(11.9, False), (12, False), (12.1, True)])
def test_a_long_fast_from_food_is_shown_to_staff(what: FoodClass, hours: float, long: bool) -> None:
    assert (("long_fast", what) in notices(an_instruction(what, hours=(hours, hours)))) is long


def test_milk_has_no_limit_of_its_own() -> None:
    assert "long_fast" not in codes(an_instruction(FoodClass.MILK, hours=(24, 24)))


@pytest.mark.parametrize(
    ("booking", "anchor", "clear"),
    [
        ({}, Anchor.ARRIVAL, "15 09:00"),
        ({"fasting_anchor": Anchor.PROCEDURE}, Anchor.PROCEDURE, "15 11:00"),
        ({"arrival_at": None}, Anchor.PROCEDURE, "15 11:00"),
        ({"procedure_at": None}, Anchor.ARRIVAL, "15 09:00"),
        ({"procedure_at": None, "fasting_anchor": Anchor.PROCEDURE}, Anchor.ARRIVAL, "15 09:00"),
        ({"arrival_at": at("2027-06-15T13:00"), "fasting_anchor": Anchor.PROCEDURE}, Anchor.PROCEDURE, "15 11:00"),
        ({"arrival_at": at("2027-06-15T13:00")}, Anchor.ARRIVAL, "15 11:00"),
    ],
)
def test_the_card_says_which_moment_is_counted_from(booking: dict[str, Any], anchor: Anchor, clear: str) -> None:
    found = stops(**booking)[CLEAR]
    assert (found.anchor, f"{found.stop_at:%d %H:%M}") == (anchor, clear)


@pytest.mark.parametrize(("arrival", "counted"), [(-1, Anchor.ARRIVAL), (0, Anchor.ARRIVAL), (1, Anchor.PROCEDURE)])
def test_the_earlier_moment_counts(arrival: int, counted: Anchor) -> None:
    anchors = a_booking().anchors
    moved = FastingCase(anchors=replace(anchors, arrival=anchors.procedure + timedelta(hours=arrival)), facts={})
    assert moved.counted_from is counted
    assert moved.base == min(moved.anchors.arrival, moved.anchors.procedure)


TWICE = {"hours": (8, 12), "clock": time(0)}


@pytest.mark.parametrize("wrong", [TWICE, {"hours": None}, {"hours": (12, 8)}, {"hours": (0, 8)}, {"hours": (-1, 8)}])
def test_an_instruction_that_cannot_be_counted_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(GuidanceError):
        Instruction(what=EVERYTHING, source=DOCUMENT, **wrong)


@pytest.mark.parametrize("hours", [0, -2])
def test_a_minimum_of_no_hours_is_refused(hours: float) -> None:
    with pytest.raises(GuidanceError, match="more than 0"):
        Minimum(what=FoodClass.MILK, hours=hours, source=GUIDELINE)
    assert Minimum(what=FoodClass.MILK, hours=0.5, source=GUIDELINE).hours == 0.5
