"""Can I have this now? Every name has its class written by hand, and there is no answer in the unsafe direction."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import chain
from typing import Any

import pytest

from checklist.fasting import FoodClass, Policy
from checklist.foods import Answer, Eater, Food, Foods, Says, Stretch, answer, folded
from checklist.guidance import Certainty, GuidanceError, Window
from checklist.plan import Signed
from tests.builders import DOCUMENT, FROM_MEMORY, GUIDELINE, a_plan, a_procedure, an_instruction, at
from tests.foods_by_hand import BY_HAND, CLASSES, WHICH, names
from tests.shipped import BASE

FOODS = BASE.foods
NOON = at("2027-06-15T12:00")
CLEAR, MILK = FoodClass.CLEAR_FLUIDS, FoodClass.MILK
TODAY = Stretch(window=Window(start=at("2027-06-14T09:00"), end=at("2027-06-15T09:00")), source=DOCUMENT)
ADULT, CHILD = {"born": date(1960, 5, 4)}, {"born": date(2026, 1, 1)}


def eater(*cautions: str, diet: bool = False, **booking: Any) -> Eater:
    """Someone who arrives on Tuesday, June 15, at 11:00 am: clear drinks stop at 9:00, milk and toast at 5:00."""
    return Eater(stops=a_plan(**booking).fasting, cautions=frozenset(cautions), diets=[TODAY] if diet else [])


def asked(name: str, moment: str, who: Eater | None = None) -> Answer:
    return answer(name, FOODS, who or eater(), at(moment))


# The table


def test_at_least_120_names_are_classed_by_hand_and_the_content_has_no_other() -> None:
    assert len(CLASSES) >= 120
    assert {folded(name) for name in CLASSES} == set(FOODS.by_name)
    assert {folded(name) for name in names(WHICH)} == set(FOODS.shared)


def test_every_name_has_the_class_that_was_written_by_hand() -> None:
    assert {name: FOODS.by_name[folded(name)].what for name in CLASSES} == CLASSES


def test_no_class_is_from_memory_and_every_class_has_its_source() -> None:
    classed = [food for food in FOODS.foods if food.what]
    assert all(food.source and food.source.certainty is not Certainty.UNVERIFIED for food in classed)


# The answer


@pytest.mark.parametrize(
    ("name", "moment", "says", "until"),
    [
        ("black coffee", "2027-06-15T08:59", Says.YES, "15 09:00"),
        ("black coffee", "2027-06-15T09:00", Says.NO, "15 09:00"),
        ("latte", "2027-06-15T04:59", Says.YES, "15 05:00"),
        ("latte", "2027-06-15T05:00", Says.NO, "15 05:00"),
        ("plain toast", "2027-06-15T05:00", Says.NO, "15 05:00"),
        ("burger", "2027-06-15T02:59", Says.YES, "15 03:00"),
        ("burger", "2027-06-15T03:00", Says.NO, "15 03:00"),
        ("Black  COFFEE?", "2027-06-14T20:00", Says.YES, "15 09:00"),
    ],
)
def test_it_is_yes_until_the_stop_and_no_from_that_minute_on(name: str, moment: str, says: Says, until: str) -> None:
    found = asked(name, moment)
    assert (found.says, found.at and f"{found.at:%d %H:%M}", found.source) == (says, until, GUIDELINE)


def test_the_time_and_source_are_those_of_the_strictest_rule_for_this_person() -> None:
    plan = a_plan(a_procedure(fasting=(an_instruction(),)))
    found = answer("water", FOODS, Eater(stops=plan.fasting), at("2027-06-14T22:00"))
    assert (found.says, found.at, found.source) == (Says.YES, at("2027-06-14T23:00"), DOCUMENT)


@pytest.mark.parametrize("moment", ["2027-06-01T09:00", "2027-06-15T08:00", "2027-06-15T10:00"])
def test_what_has_no_class_is_for_the_team_at_any_time(moment: str) -> None:
    assert {asked(name, moment).says for name in names(BY_HAND[None])} == {Says.ASK}


@pytest.mark.parametrize("name", ["formula", "plain breast milk"])
def test_what_babies_drink_is_answered_for_children_only(name: str) -> None:
    moments = [asked(name, "2027-06-15T04:00", eater(**who)).says for who in (ADULT, CHILD)]
    assert moments == [Says.ASK, Says.YES]


@pytest.mark.parametrize("name", names(WHICH))
def test_a_name_of_several_things_is_a_question_and_their_classes_differ(name: str) -> None:
    found = asked(name, "2027-06-15T08:00")
    assert (found.says, found.food) == (Says.WHICH, None)
    assert len({CLASSES[one] for one in found.near}) > 1 or None in {CLASSES[one] for one in found.near}


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("blak coffee", "black coffee"),
        ("cofee", "coffee"),
        ("late", "latte"),
        ("oragne juice", "orange juice"),
        ("aple juice", "apple juice"),
        ("2 cups of black coffee", "black coffee"),
        ("black coffee with milk", "coffee with milk"),
        ("chewin gum", "chewing gum"),
        ("smoothy", "smoothie"),
        ("lemon lime sodas", "lemon-lime soda"),
    ],
)
def test_a_misspelt_or_longer_name_is_a_question_with_names_to_pick(typed: str, offered: str) -> None:
    found = asked(typed, "2027-06-15T08:00")
    assert (found.says, found.food, found.at) == (Says.WHICH, None, None)
    assert offered in found.near


@pytest.mark.parametrize("typed", ["", "  ", "?", "x", "zz", "grandmother's special", "水"])
def test_what_nobody_knows_is_a_question_without_names(typed: str) -> None:
    assert asked(typed, "2027-06-15T08:00") == Answer(says=Says.WHICH)


# Never in the unsafe direction


@pytest.mark.parametrize("who", [ADULT, CHILD], ids=["adult", "child"])
def test_nothing_is_allowed_at_or_after_the_stop_of_the_class_written_by_hand(who: dict[str, Any]) -> None:
    person = eater(**who)
    stops = {stop.what: stop.stop_at for stop in person.stops}
    for name, what in CLASSES.items():
        for moment in every_half_hour():
            found = answer(name, FOODS, person, moment)
            if found.says is Says.YES:
                assert what in stops and moment < found.at == stops[what]  # type: ignore[operator,index]
            assert found.says in (Says.YES, Says.NO, Says.ASK)


def every_half_hour() -> list[datetime]:
    start = at("2027-06-14T18:00")
    return [start + timedelta(minutes=30 * n) for n in range(40)]


def mangled(name: str) -> set[str]:
    """The name with one letter left out, doubled or swapped with the next."""
    found = {name[:n] + name[n + 1 :] for n in range(len(name))}
    found |= {name[:n] + name[n] + name[n:] for n in range(len(name))}
    return found | {name[:n] + name[n + 1] + name[n] + name[n + 2 :] for n in range(len(name) - 1)}


def test_no_misspelt_name_is_ever_answered_as_something_else() -> None:
    tried = sorted(set(chain.from_iterable(mangled(name) for name in CLASSES)))
    assert len(tried) > 5000
    taken = {typed: FOODS.by_name[folded(typed)] for typed in tried if folded(typed) in FOODS.by_name}
    assert {folded(name) for food in taken.values() for name in food.names} >= {folded(typed) for typed in taken}
    for typed in set(tried[::10]) - set(taken):
        assert asked(typed, "2027-06-15T08:00").says is Says.WHICH


@pytest.mark.parametrize("caution", sorted(FOODS.ask_always))
@pytest.mark.parametrize("name", ["water", "latte", "plain toast", "burger"])
def test_whose_hours_may_be_longer_asks_the_team_and_a_no_stays_no(caution: str, name: str) -> None:
    person = eater(caution)
    assert asked(name, "2027-06-15T02:00", person).says is Says.ASK
    assert asked(name, "2027-06-15T09:00", person).says is Says.NO


def test_a_liquid_diet_may_be_wanted_for_a_glp1_drug_so_only_clear_drinks_are_answered() -> None:
    said = {name: asked(name, "2027-06-15T02:00", eater("glp1")).says for name in ("water", "milk", "plain toast")}
    assert said == {"water": Says.YES, "milk": Says.ASK, "plain toast": Says.ASK}


@pytest.mark.parametrize("caution", ["child", "diabetes"])
def test_a_carbohydrate_drink_is_for_the_team_in_children_and_diabetes(caution: str) -> None:
    drinks = [asked(name, "2027-06-15T08:00", eater(caution)).says for name in ("carb drink", "water")]
    assert drinks == [Says.ASK, Says.YES]
    assert asked("carb drink", "2027-06-15T08:00").says is Says.YES


def test_while_a_diet_of_the_plan_holds_only_clear_drinks_are_answered() -> None:
    said = {name: asked(name, "2027-06-14T20:00", eater(diet=True)).says for name in ("water", "milk", "plain toast")}
    assert said == {"water": Says.YES, "milk": Says.ASK, "plain toast": Says.ASK}


def test_every_caution_that_makes_a_yes_an_ask_is_one_the_fasting_table_gives() -> None:
    assert FOODS.cautions <= {caution.code for caution in BASE.fasting.cautions}
    without_hours = {c.code for c in BASE.fasting.cautions if "No value is offered" in c.text}
    assert without_hours and without_hours <= FOODS.ask_always


# Sip til send


def sipping() -> Eater:
    return eater(fasting_policy=Policy.SIP_TIL_SEND, fasting_policy_signed=Signed(by="Dr. Lee", on=date(2027, 1, 1)))


def test_sip_til_send_is_for_sips_of_water_and_names_who_signed_it() -> None:
    found = asked("water", "2027-06-15T10:00", sipping())
    assert (found.says, found.at, found.source and found.source.title) == (Says.SIPS, None, "Dr. Lee")
    assert asked("water", "2027-06-15T10:00", replace(sipping(), cautions=frozenset({"feeding"}))).says is Says.ASK


def test_other_clear_drinks_keep_the_guidelines_time_under_sip_til_send_and_then_the_team_is_asked() -> None:
    before, after = (asked("black coffee", f"2027-06-15T{clock}", sipping()) for clock in ("08:59", "09:00"))
    assert (before.says, before.at) == (Says.YES, at("2027-06-15T09:00"))
    assert (after.says, after.at) == (Says.ASK, None)


# What the content may not say


def a_food(**changes: Any) -> Food:
    return Food(**({"name": "oat water", "what": CLEAR, "source": GUIDELINE} | changes))


@pytest.mark.parametrize("source", [None, FROM_MEMORY])
def test_a_class_that_nobody_has_read_is_refused(source: Any) -> None:
    with pytest.raises(GuidanceError, match="needs a source that was read"):
        a_food(source=source)
    assert a_food(what=None, source=source).what is None


@pytest.mark.parametrize(
    "name",
    ["tea with milk", "milky tea", "creamy soda", "Coffee-Creamer", "juice with pulp", "iced latte", "butter tea"],
)
def test_a_name_that_says_milk_or_pulp_is_never_a_clear_drink(name: str) -> None:
    with pytest.raises(GuidanceError, match="makes a drink not clear"):
        a_food(also=(name,))
    assert a_food(also=(name,), what=MILK).what is MILK


@pytest.mark.parametrize("name", ["tea without milk", "juice with no pulp", "pulp-free juice", "boiled water"])
def test_a_name_that_says_it_has_none_may_be(name: str) -> None:
    assert a_food(also=(name,)).what is CLEAR


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"foods": (a_food(), a_food(name="Oat-Water"))}, "named more than once: oat water"),
        ({"foods": (a_food(),), "which": {"oat water": ()}}, "named more than once: oat water"),
        ({"foods": (a_food(),), "which": {"oats": ("oat water", "oat tea")}}, "no food is named oat tea"),
        ({"foods": (a_food(),), "common": ("oat tea",)}, "no food is named oat tea"),
    ],
)
def test_names_that_cannot_be_told_apart_or_lead_nowhere_are_refused(wrong: dict[str, Any], said: str) -> None:
    with pytest.raises(GuidanceError, match=said):
        Foods(**wrong)


def test_a_fact_base_without_foods_asks_about_each() -> None:
    assert answer("water", Foods(), eater(), NOON) == Answer(says=Says.WHICH)
