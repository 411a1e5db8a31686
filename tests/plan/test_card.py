from datetime import date, time
from typing import Any

import pytest

from checklist.fasting import FoodClass, Policy
from checklist.plan import Signed, Turn, turns
from checklist.procedure import Procedure
from tests.builders import a_plan, a_procedure, an_instruction

CHILD = {"born": date(2020, 1, 1)}
SIGNED = {"fasting_policy": Policy.SIP_TIL_SEND, "fasting_policy_signed": Signed(by="Dr. Lee", on=date(2027, 1, 1))}
RANGE = a_procedure(fasting=(an_instruction(hours=(8, 12)),))
MIDNIGHT = a_procedure(fasting=(an_instruction(hours=None, clock=time(0)),))
NO_DRINK = a_procedure(fasting=(an_instruction(FoodClass.CLEAR_FLUIDS, hours=(10, 10)),))
NO_LIGHT_MEAL = a_procedure(fasting=(an_instruction(FoodClass.SOLIDS_LIGHT, hours=(7, 7)),))
MILK_FIRST = a_procedure(fasting=(an_instruction(FoodClass.MILK, hours=(10, 10)),))


def card(procedure: Procedure | None = None, **booking: Any) -> tuple[Turn, ...]:
    return turns(a_plan(procedure, **booking).fasting)


def told(procedure: Procedure | None = None, **booking: Any) -> list[str]:
    """Each stop: when, what stops, and what is still allowed."""
    return [f"{turn.at:%H:%M} {' '.join(turn.stop_keys)}: {turn.allowed}" for turn in card(procedure, **booking)]


FATTY, LAST = "03:00 solids_fatty: light", "09:00 clear_fluids: none"
EXPECTED = {
    "modern": (None, {}, [FATTY, "05:00 food_and_milk: clear", LAST]),
    "12 hours": (RANGE, {}, ["23:00 everything: none"]),
    "midnight": (MIDNIGHT, {}, ["00:00 everything: none"]),
    "sip til send": (None, SIGNED, [FATTY, "05:00 food_and_milk: sips"]),
    "child": (
        None,
        CHILD,
        [FATTY, "05:00 solids_light milk formula: breast_milk", "07:00 breast_milk: clear", LAST],
    ),
    "light meal first": (NO_LIGHT_MEAL, {}, [FATTY, "04:00 solids_light: clear", "05:00 milk: clear", LAST]),
    "milk first": (MILK_FIRST, {}, ["01:00 milk: light", FATTY, "05:00 food: clear", LAST]),
    "drink first": (
        NO_DRINK,
        {},
        ["01:00 clear_fluids: none", "03:00 solids_fatty: none", "05:00 everything: none"],
    ),
}


@pytest.mark.parametrize(("procedure", "booking", "expected"), EXPECTED.values(), ids=EXPECTED)
def test_after_each_stop_the_card_says_what_is_still_allowed(
    procedure: Procedure | None, booking: dict[str, Any], expected: list[str]
) -> None:
    assert told(procedure, **booking) == expected


def test_a_turn_names_what_stops_and_what_is_left() -> None:
    first, second, last = card()
    assert (first.stops, first.leaves) == ({"solids_fatty"}, {"solids_light", "milk", "clear_fluids"})
    assert (second.stops, second.leaves) == ({"solids_light", "milk"}, {"clear_fluids"})
    assert (last.stops, last.leaves) == ({"clear_fluids"}, frozenset())


def test_with_sips_there_is_always_something_left() -> None:
    assert [turn.leaves for turn in card(RANGE, **SIGNED)][-1] == {"clear_fluids"}


def test_without_stops_there_are_no_turns() -> None:
    assert turns(()) == ()
