"""The answer to "Can I have this now?" as a person reads it, on Tuesday, March 16, 2027: arrival 11:00 am."""

from typing import Any

import pytest

from checklist.fasting import FoodClass
from checklist.foods import answer
from checklist.procedure import TaskKind
from checklist.ui.foods_words import Spoken, spoken
from tests.builders import DOCUMENT, a_procedure, a_task_rule, an_instruction, days
from tests.ui.builders import NUMBERS, a_journey, say

MORNING, EVENING = "2027-03-16T08:00", "2027-03-15T20:00"
NO_WORD = a_procedure()
BY_THE_LEAFLET = a_procedure(fasting=(an_instruction(FoodClass.CLEAR_FLUIDS, hours=(4, 4)),))
SIPS = {"fasting_policy": "sip_til_send", "fasting_policy_signed": {"by": "Dr. Lee", "on": "2027-01-01"}}
LOW_SUGAR = "Treat low sugar first"


def said(name: str, now: str = MORNING, **more: Any) -> Spoken:
    """What is said of a food at `now`, with spaces as one reads them."""
    profile = {"procedure": NO_WORD, "contacts": NUMBERS, "born": "1960-05-04"} | more
    journey = a_journey(now, **profile)
    words = spoken(answer(name, journey.base.foods, journey.eater, journey.now), name, journey, say)
    return Spoken(first=plain(words.first), then=tuple(plain(line) for line in words.then))


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_a_yes_says_until_when_the_class_and_who_says_so() -> None:
    assert said("black coffee") == Spoken(
        first="Yes, until 9:00 am today.",
        then=(
            "Black coffee counts as: clear drinks (ASA fasting guideline, update 2023).",
            "Who says so: ASA fasting guideline, update 2023.",
        ),
    )
    assert said("black coffee", EVENING).first == "Yes, until 9:00 am tomorrow."


def test_a_no_says_since_when_and_what_to_do_after_a_late_drink() -> None:
    assert said("latte") == Spoken(
        first="No, not since 5:00 am today.",
        then=(
            "Latte counts as: milk and drinks with milk (ASA fasting guideline, 2017).",
            "Who says so: ASA fasting guideline, 2017.",
            "Did you have it after that? Press “I ate or drank too late” at the top.",
        ),
    )


def test_a_stop_the_evening_before_says_its_day() -> None:
    strict = a_procedure(fasting=(an_instruction(hours=(12, 12)),))
    assert said("water", procedure=strict).first == "No, not since 11:00 pm on Monday, March 15."


def test_the_document_that_set_the_time_is_quoted() -> None:
    then = said("water", "2027-03-16T06:00", procedure=BY_THE_LEAFLET).then
    assert then[1] == f"Who says so: {DOCUMENT.title}: “{DOCUMENT.quote}”."


def test_ask_names_the_food_what_is_known_of_it_and_the_number() -> None:
    assert said("broth") == Spoken(
        first="Ask your team first: broth.",
        then=(
            "It counts as a clear drink only if your team says so.",
            "Call 555-0142.",
            "Who says so: From memory, not checked.",
        ),
    )


def test_without_a_number_the_hospital_is_called() -> None:
    assert said("energy drink", contacts={}).then == ("Call the hospital and ask for your team.",)


def test_what_is_not_on_the_list_is_for_the_team_too() -> None:
    assert said("grandmother's special") == Spoken(
        first="Ask your team first: grandmother's special.", then=("It is not on our list.", "Call 555-0142.")
    )


def test_a_name_of_several_things_is_asked_about() -> None:
    assert said("coffee") == Spoken(
        first="Which one is it?", then=("You wrote “coffee”. None of these? Ask your team first.",)
    )


def test_sips_of_water_are_said_as_the_card_says_them() -> None:
    assert said("water", "2027-03-16T10:00", **SIPS).first == "Small sips of water until you are called."


@pytest.mark.parametrize("name", ["apple juice", "orange juice with pulp", "toast with butter"])
def test_low_sugar_comes_before_the_fast_for_whom_it_may_happen(name: str) -> None:
    late = "2027-03-16T10:00"
    assert any(line.startswith(LOW_SUGAR) for line in said(name, late, conditions=["diabetes"]).then)
    assert not any(LOW_SUGAR in line for line in said(name, late).then)


@pytest.mark.parametrize(("condition", "first"), [
    ("gastroparesis", "Ask your team first: water."), ("reflux", "Yes, until 9:00 am today."),
])  # fmt: skip
def test_a_condition_whose_hours_are_not_known_is_for_the_team(condition: str, first: str) -> None:
    assert said("water", conditions=[condition]).first == first


def test_a_diet_on_the_list_is_for_the_team_and_an_errand_about_food_is_not() -> None:
    rule = a_task_rule("diet", days(-1, 0), kind=TaskKind.FASTING_PREP)
    errand = a_task_rule("diet", days(-1, 0), kind=TaskKind.FASTING_PREP, done_once=True)
    found = [said("plain toast", EVENING, procedure=a_procedure(tasks=(one,))).first for one in (rule, errand)]
    assert found == ["Ask your team first: plain toast.", "Yes, until 5:00 am tomorrow."]


def test_a_child_is_told_what_is_true_of_formula() -> None:
    then = said("formula", "2027-03-16T04:00", born="2026-09-01").then
    assert then[:2] == (
        "Formula counts as: formula (ASA fasting guideline, 2017).",
        "Born early, or on a feeding plan? Ask your team.",
    )
