"""For whom a policy of the whole site counts: a table of cautions, and plans of shipped content."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from checklist.fasting import FoodClass, Policy
from checklist.guidance import Anchor
from checklist.plan import (
    HELD_BACK,
    LIMITED,
    Plan,
    Pregnant,
    Signed,
    SitePolicy,
    build_plan,
    plan_at_site,
    preview_at_site,
)
from checklist.plan.site_policy import SAME_HOURS, asked, reach
from checklist.procedure import Anaesthesia
from tests.builders import a_booking, a_procedure, an_instruction, at, taking
from tests.shipped import BASE

PUBLISHED, GUIDELINE, SIPS = Policy.AS_PUBLISHED, Policy.GUIDELINE, Policy.SIP_TIL_SEND
BY_LENA = Signed(by="Lena Hart", on=date(2027, 3, 8))
EIGHT_TO_TWELVE = a_procedure(fasting=(an_instruction(hours=(8, 12)),))


def site(policy: Policy = GUIDELINE, anchor: Anchor = Anchor.ARRIVAL, signed: Signed | None = BY_LENA) -> SitePolicy:
    return SitePolicy(policy=policy, anchor=anchor, signed=signed)


def planned(policy: SitePolicy, **who: Any) -> Plan:
    return plan_at_site(EIGHT_TO_TWELVE, a_booking(**who), BASE, policy)


def stops(plan: Plan) -> list[str]:
    return [f"{stop.stop_at:%d %H:%M}" if stop.stop_at else "sips" for stop in plan.fasting]


def codes(plan: Plan) -> set[str]:
    return {notice.code for notice in plan.notices} & {HELD_BACK, LIMITED, "policy_unsigned"}


# Each shipped caution, and how far each policy counts for whoever has it alone. None: the published times stay.

REACH: dict[str, tuple[Policy | None, Policy | None]] = {
    "emergency_surgery": (None, None),
    "in_labor": (None, None),
    "planned_cesarean": (GUIDELINE, GUIDELINE),
    "pregnancy": (None, None),
    "reflux": (None, None),
    "diabetes": (GUIDELINE, GUIDELINE),
    "slow_stomach": (None, None),
    "obesity": (None, None),
    "glp1": (None, None),
    "sglt2_fast": (None, None),
    "child": (GUIDELINE, GUIDELINE),
    "slow_stomach_drug": (None, None),
    "feeding": (None, None),
    "local_only": (GUIDELINE, GUIDELINE),
    "fluid_limit": (None, None),
}


def test_the_table_names_every_caution_that_is_shipped() -> None:
    assert set(REACH) == {caution.code for caution in BASE.fasting.cautions}
    assert set(REACH) >= SAME_HOURS


@pytest.mark.parametrize("code", REACH)
def test_how_far_a_policy_counts_for_each_caution(code: str) -> None:
    one = frozenset({code})
    assert (reach(GUIDELINE, one), reach(SIPS, one)) == REACH[code]
    assert reach(PUBLISHED, one) in (PUBLISHED, None)


@pytest.mark.parametrize("caution", [c for c in BASE.fasting.cautions if "ask" in c.text.lower().split(". ")[-1]])
def test_whoever_is_told_to_ask_keeps_the_published_times(caution: Any) -> None:
    assert reach(GUIDELINE, frozenset({caution.code})) is None


@pytest.mark.parametrize("policy", Policy)
def test_without_a_caution_the_policy_counts_whole(policy: Policy) -> None:
    assert reach(policy, frozenset()) is policy


def test_one_caution_that_asks_is_enough_and_a_caution_nobody_knows_asks_too() -> None:
    assert reach(GUIDELINE, frozenset({"diabetes", "glp1"})) is None
    assert reach(GUIDELINE, frozenset({"written_tomorrow"})) is None
    assert asked(frozenset({"diabetes", "glp1"})) == {"glp1"}
    assert asked(frozenset({"diabetes", "child"})) == {"diabetes", "child"}


# Arrival 11:00, procedure 13:00, and a document that says 8 to 12 hours

LAXER = ["15 03:00", "15 05:00", "15 05:00", "15 09:00"]
STRICT = ["14 23:00"] * 4


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        (site(GUIDELINE), LAXER),
        (site(GUIDELINE, Anchor.PROCEDURE), ["15 05:00", "15 07:00", "15 07:00", "15 11:00"]),
        (site(SIPS), [*LAXER[:3], "sips"]),
        (site(PUBLISHED), STRICT),
        (site(PUBLISHED, Anchor.PROCEDURE), ["15 01:00"] * 4),
        (site(GUIDELINE, signed=None), STRICT),
        (site(SIPS, signed=None), STRICT),
        (site(PUBLISHED, Anchor.PROCEDURE, signed=None), STRICT),
    ],
)
def test_a_signed_policy_sets_the_times_and_one_that_nobody_signed_sets_none(
    policy: SitePolicy, expected: list[str]
) -> None:
    plan = planned(policy)
    assert stops(plan) == expected
    assert codes(plan) == set()


WHO: list[tuple[dict[str, Any], str]] = [
    ({"conditions": ("gastroparesis",)}, "slow_stomach"),
    ({"conditions": ("reflux",)}, "reflux"),
    ({"conditions": ("in labor",)}, "in_labor"),
    ({"conditions": ("emergency surgery",)}, "emergency_surgery"),
    ({"conditions": ("diabetes", "obesity")}, "obesity"),
    ({"conditions": ("dialysis",)}, "fluid_limit"),
    ({"pregnant": Pregnant.POSSIBLE}, "pregnancy"),
    ({"medications": (taking("Ozempic"),)}, "glp1"),
    ({"medications": (taking("Jardiance"),)}, "sglt2_fast"),
    ({"medications": (taking("oxycodone"),)}, "slow_stomach_drug"),
    ({"conditions": ("blue toes",)}, "unknown_condition"),
    ({"medications": (taking("Ozempik"),)}, "unknown_medicine"),
    ({"medications": (taking("Zzyzxol"),)}, "unknown_medicine"),
]


@pytest.mark.parametrize("policy", [site(GUIDELINE), site(SIPS), site(GUIDELINE, Anchor.PROCEDURE),
                                    site(PUBLISHED, Anchor.PROCEDURE)])  # fmt: skip
@pytest.mark.parametrize(("who", "because"), WHO)
def test_whose_hours_are_a_question_keeps_the_published_times_and_staff_are_told_why(
    who: dict[str, Any], because: str, policy: SitePolicy
) -> None:
    plan = planned(policy, **who)
    assert stops(plan) == STRICT
    (notice,) = [notice for notice in plan.notices if notice.code == HELD_BACK]
    assert notice.about == "fasting" and f"({because})" in notice.text
    assert plan.booking == a_booking(**who)


@pytest.mark.parametrize(
    "who",
    [
        {"conditions": ("diabetes",), "medications": (taking("Lantus"),)},
        {"medications": (taking("insulin"),)},
        {"born": date(2020, 1, 1)},
        {"anaesthesia": Anaesthesia.LOCAL},
        {"conditions": ("cesarean",)},
    ],
)
def test_whose_hours_are_as_everybodys_follows_the_guideline_and_is_offered_no_sips(who: dict[str, Any]) -> None:
    assert stops(planned(site(GUIDELINE), **who))[-1] == "15 09:00"
    assert codes(planned(site(GUIDELINE), **who)) == set()
    sips = planned(site(SIPS), **who)
    assert (stops(sips)[-1], codes(sips), sips.booking.fasting_policy) == ("15 09:00", {LIMITED}, GUIDELINE)


def test_the_plan_says_who_signed_only_where_the_policy_counts() -> None:
    assert planned(site()).booking.fasting_policy_signed == BY_LENA
    assert planned(site(), conditions=("reflux",)).booking.fasting_policy_signed is None


@pytest.mark.parametrize("who", [{}, {"conditions": ("reflux",)}])
def test_what_was_signed_for_this_person_stands_above_the_policy_of_the_site(who: dict[str, Any]) -> None:
    own = Signed(by="Dr. Lee", on=date(2027, 1, 1))
    plan = planned(site(SIPS), fasting_policy=GUIDELINE, fasting_policy_signed=own, **who)
    assert (stops(plan), plan.booking.fasting_policy_signed) == (LAXER, own)


def test_a_preview_says_that_nobody_has_signed_and_keeps_to_the_same_people() -> None:
    unsigned = site(GUIDELINE, signed=None)
    seen = preview_at_site(EIGHT_TO_TWELVE, a_booking(), BASE, unsigned)
    assert (stops(seen), codes(seen)) == (LAXER, {"policy_unsigned"})
    held = preview_at_site(EIGHT_TO_TWELVE, a_booking(conditions=("reflux",)), BASE, unsigned)
    assert (stops(held), codes(held)) == (STRICT, {HELD_BACK})


@pytest.mark.parametrize("policy", Policy)
@pytest.mark.parametrize("who", [{}, WHO[0][0], WHO[7][0]])
def test_no_policy_adds_or_drops_a_task_or_changes_anything_but_food_and_drink(
    policy: Policy, who: dict[str, Any]
) -> None:
    booking = a_booking(**who)
    own, theirs = build_plan(EIGHT_TO_TWELVE, booking, BASE), planned(site(policy), **who)
    assert replace(theirs, booking=booking, fasting=own.fasting, notices=own.notices) == own


def test_only_one_moment_known_counts_from_it_whatever_is_signed() -> None:
    plan = plan_at_site(EIGHT_TO_TWELVE, a_booking(procedure_at=None), BASE, site(GUIDELINE, Anchor.PROCEDURE))
    assert {stop.anchor for stop in plan.fasting} == {Anchor.ARRIVAL}
    clear = next(stop for stop in plan.fasting if stop.what is FoodClass.CLEAR_FLUIDS)
    assert clear.stop_at == at("2027-06-15T09:00")
