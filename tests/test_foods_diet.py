"""Can I have this now, on the days of a diet and of bowel prep? Arrival is at 11:00 am on Tuesday, June 15, 2027."""

from dataclasses import replace
from datetime import time

import pytest

from checklist.diet import Diet, DietKind
from checklist.foods import Eater, Food, Says, Stretch
from checklist.guidance import GuidanceError, RuleId, Window
from tests.builders import DOCUMENT, GUIDELINE, a_procedure, at
from tests.test_foods import CLEAR, asked, eater


@pytest.mark.parametrize(
    ("moment", "says", "until"),
    [
        ("2027-06-14T08:59", Says.YES, "2027-06-14T09:00"),
        ("2027-06-14T09:00", Says.ASK, None),
        ("2027-06-15T04:59", Says.ASK, None),
        ("2027-06-15T05:00", Says.NO, "2027-06-15T05:00"),
    ],
)
def test_before_a_diet_that_only_words_describe_a_yes_is_until_it_begins(
    moment: str, says: Says, until: str | None
) -> None:
    found = asked("milk", moment, eater(diet=True))
    assert (found.says, found.at) == (says, at(until) if until else None)
    assert asked("water", moment, eater(diet=True)).says is Says.YES


def test_after_a_diet_the_stop_times_count_again() -> None:
    early = Stretch(window=Window(start=at("2027-06-12T00:00"), end=at("2027-06-13T00:00")), source=DOCUMENT)
    who = replace(eater(), diets=[early])
    assert asked("milk", "2027-06-12T23:59", who).says is Says.ASK
    assert asked("milk", "2027-06-13T00:00", who).at == at("2027-06-15T05:00")


def clear_day() -> Eater:
    diet = Diet(id=RuleId("clear"), kind=DietKind.CLEAR_LIQUIDS, source=DOCUMENT, clock=time(), day=-1)
    return eater(procedure=a_procedure(diets=(diet,)))


@pytest.mark.parametrize(
    ("name", "moment", "says"),
    [
        ("plain toast", "2027-06-13T23:59", Says.YES),
        ("plain toast", "2027-06-14T00:00", Says.NO),
        ("latte", "2027-06-14T12:00", Says.NO),
        ("water", "2027-06-14T12:00", Says.YES),
        ("black coffee", "2027-06-15T08:59", Says.YES),
        ("black coffee", "2027-06-15T09:00", Says.NO),
        ("broth", "2027-06-14T12:00", Says.ASK),
        ("gelatin", "2027-06-14T12:00", Says.ASK),
        ("blue drink", "2027-06-14T12:00", Says.WHICH),
    ],
)
def test_on_a_day_of_clear_drinks_food_and_milk_are_a_no_clear_drinks_a_yes_and_the_unknown_is_asked(
    name: str, moment: str, says: Says
) -> None:
    found = asked(name, moment, clear_day())
    assert found.says is says
    if says is Says.NO and "drink" not in name and name != "black coffee":
        assert found.source == DOCUMENT


DOSE = Stretch(window=Window(start=at("2027-06-14T18:00"), end=at("2027-06-14T20:00")), source=DOCUMENT)


@pytest.mark.parametrize(
    ("moment", "says"),
    [("17:59", Says.ASK), ("18:00", Says.YES), ("19:59", Says.YES), ("20:00", Says.ASK)],
)
def test_the_bowel_prep_drink_is_a_yes_at_its_time_by_its_document_and_else_asked(moment: str, says: Says) -> None:
    for name in ("bowel prep", "prep drink"):
        found = asked(name, f"2027-06-14T{moment}", replace(eater(), doses=[DOSE]))
        assert found.says is says
        assert (found.at, found.source) == (at("2027-06-14T20:00"), DOCUMENT) or says is Says.ASK
    assert asked("bowel prep", f"2027-06-14T{moment}").says is Says.ASK


def test_the_bowel_prep_drink_is_asked_about_by_people_whose_hours_or_fluids_are_their_own() -> None:
    for caution, says in {"fluid_limit": Says.ASK, "slow_stomach": Says.ASK, "glp1": Says.YES}.items():
        assert asked("bowel prep", "2027-06-14T19:00", replace(eater(caution), doses=[DOSE])).says is says


def test_the_bowel_prep_drink_has_no_class() -> None:
    with pytest.raises(GuidanceError, match="has its own times"):
        Food(name="prep", what=CLEAR, source=GUIDELINE, bowel_prep=True)
