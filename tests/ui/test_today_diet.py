"""The card on the days of a diet and of bowel prep: the look-alike, arrival 11:00 am on Tuesday, March 16, 2027.

Low-fiber food from Saturday, clear drinks from Monday, 12:00 am, to Tuesday, 7:00 am; doses from 6 to 8 pm on Monday
and from 6 to 8 am on Tuesday.
"""

from datetime import timedelta
from typing import Any

import pytest

from checklist.care.journey import Journey
from checklist.foods import answer
from checklist.plan import EventKind
from checklist.reading import NO_BREAK
from checklist.ui.foods_words import spoken
from checklist.ui.today_data import states, today_data
from checklist.ui.today_words import words
from tests.builders import an_event, at
from tests.look_alikes import look_alike
from tests.shipped import BASE
from tests.ui.builders import NUMBERS, a_journey, instant, say

CLEAR = ["Clear drinks are water", "Not clear are milk"]
PREP = "Your bowel prep drink is part of the plan."
ASK = "Ask your team when to take your bowel prep drink."
EVE = {"arrival_at": "2027-03-15T18:00", "procedure_at": "2027-03-16T08:00"}


def the_look(now: str, *events: Any, **profile: Any) -> Journey:
    procedure = look_alike("bowel-look", BASE)
    assert procedure is not None
    return a_journey(f"2027-03-{now}", *events, procedure=procedure, base=BASE, contacts=NUMBERS, **profile)


def shown(now: str, **profile: Any) -> dict[str, Any]:
    """What the screen shows: the last state that has begun."""
    journey = the_look(now, **profile)
    return [s for s in states(journey, say) if s["from"] is None or instant(s["from"]) <= journey.now][-1]


def next_of(state: dict[str, Any]) -> str:
    said = state["next"]
    return f"{said['label']} {said['clock']} {said['day']}: {said['what']}".replace(NO_BREAK, " ")


def steps_of(state: dict[str, Any]) -> list[str]:
    return [f"{s['clock']} {s['what']} {s['note']}".replace(NO_BREAK, " ") for s in state["later"]]


@pytest.mark.parametrize(
    ("now", "heading"),
    [
        ("10T09:00", "You may eat and drink as usual"),
        ("12T23:59", "You may eat and drink as usual"),
        ("13T00:00", "Eat low-fiber food only"),
        ("14T23:59", "Eat low-fiber food only"),
        ("15T00:00", "Clear drinks only today"),
        ("15T18:30", "Clear drinks only today"),
        ("15T23:59", "Clear drinks only today"),
        ("16T00:00", "Clear drinks only"),
        ("16T06:59", "Clear drinks only"),
        ("16T07:00", "Only your bowel prep drink"),
        ("16T07:59", "Only your bowel prep drink"),
        ("16T08:00", "Nothing to eat or drink"),
        ("16T12:59", "Nothing to eat or drink"),
        ("16T13:00", "The day of your procedure"),
    ],
)
def test_the_largest_words_are_what_is_allowed_now_to_the_minute(now: str, heading: str) -> None:
    assert shown(now)["heading"] == heading


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ("10T09:00", "From 12:00 am Friday, March 12, at night: Eat low-fiber food only."),
        ("14T19:00", "Next stop 12:00 am tonight: Stop all food and milk. After that, have clear drinks only."),
        ("15T14:00", "You may have clear drinks until 7:00 am tomorrow: Then stop clear drinks too."),
        ("16T06:30", "You may have clear drinks until 7:00 am today: Then stop clear drinks too."),
        ("16T07:30", "Finish your bowel prep drink by 8:00 am today: Then have nothing more to eat or drink."),
        ("16T08:00", "Next 11:00 am today: Arrive at the hospital."),
    ],
)
def test_the_card_counts_down_to_the_end_of_what_is_allowed_and_says_what_then(now: str, said: str) -> None:
    assert next_of(shown(now)) == said


def test_the_countdown_of_the_diet_ends_when_clear_drinks_stop() -> None:
    assert instant(shown("15T14:00")["next"]["at"]) - at("2027-03-15T14:00") == timedelta(hours=17)


@pytest.mark.parametrize(
    ("now", "lines"),
    [
        ("10T09:00", []),
        ("14T17:59", []),
        ("14T18:00", [PREP]),
        ("15T00:00", [*CLEAR, PREP]),
        ("16T06:30", [*CLEAR, PREP]),
        ("16T07:00", [PREP]),
        ("16T08:00", []),
    ],
)
def test_what_counts_as_clear_and_the_bowel_prep_drink_stand_in_sight_on_their_days(now: str, lines: list[str]) -> None:
    state = shown(now)
    assert [line[: len(start)] for line, start in zip(state["lines"], lines, strict=True)] == lines
    assert state["hides"] == (["clear"] if CLEAR[0] in lines else [])


@pytest.mark.parametrize(
    ("now", "steps"),
    [
        ("10T09:00", [
            "12:00 am Stop all food and milk. After that, have clear drinks only. Sunday, March 14, at night.",
            "7:00 am Stop clear drinks. On Tuesday, March 16. Until then, you may drink water.",
        ]),
        ("15T14:00", ["6:00 pm Drink your bowel prep. Tonight, until 8:00 pm.",
                      "6:00 am Drink your bowel prep. Tomorrow, until 8:00 am."]),
        ("15T20:00", ["6:00 am Drink your bowel prep. Tomorrow, until 8:00 am."]),
        ("16T07:30", []),
    ],
)  # fmt: skip
def test_what_comes_after_stands_by_the_clock(now: str, steps: list[str]) -> None:
    assert steps_of(shown(now)) == steps


def test_the_states_are_in_order_and_none_begins_twice() -> None:
    begun = [state["from"] for state in states(the_look("10T09:00"), say)]
    assert begun[0] is None
    moments = [instant(moment) for moment in begun[1:]]
    assert moments == sorted(set(moments))


def test_who_comes_in_the_evening_before_is_told_to_ask_for_the_doses() -> None:
    day = shown("15T09:00", **EVE)
    assert (day["heading"], day["lines"][-1]) == ("Clear drinks only", ASK)
    assert next_of(day) == "You may have clear drinks until 2:00 pm today: Then stop clear drinks too."
    assert steps_of(day) == []
    assert "when do you take your bowel prep drink?" in {
        one["question"] for one in data(the_look("12T09:00", **EVE))["blocking"]
    }


def test_a_person_without_a_diet_has_the_card_as_it_was() -> None:
    state = [s for s in states(a_journey("2027-03-15T20:00"), say)][-3]
    assert (state["lines"], state["hides"]) == ([], [])


# The list


def data(journey: Journey) -> dict[str, Any]:
    return today_data(journey, journey.now, words(say), say)


def rows(journey: Journey) -> list[dict[str, Any]]:
    return [row for group in data(journey)["groups"] for row in group["tasks"]]


def note(journey: Journey, id_: str) -> str:
    return next(row["note"] for row in rows(journey) if row["id"] == id_).replace(NO_BREAK, " ")


def test_the_list_says_the_diet_until_when_and_each_dose_by_when() -> None:
    assert note(the_look("15T14:00"), "clear_day") == "Until 7:00 am tomorrow."
    assert note(the_look("16T06:00"), "clear_day") == "Until 7:00 am today."
    assert note(the_look("15T14:00"), "prep_first") == "From 6:00 pm. By 8:00 pm"
    assert note(the_look("15T18:00"), "prep_first") == "By 8:00 pm"


def test_the_diet_and_the_dose_of_the_day_stand_before_the_errands_that_are_open() -> None:
    needed = [row["needed"] for row in rows(the_look("15T18:00"))]
    ids = [row["id"] for row in rows(the_look("15T18:00"))]
    assert ids[needed.index(False) :][:2] == ["clear_day", "prep_first"]


def test_a_diet_that_is_over_leaves_the_list_and_is_never_late() -> None:
    ids = {row["id"] for row in rows(the_look("16T07:00"))}
    assert {"clear_day", "low_fiber"}.isdisjoint(ids)


def test_a_dose_that_was_missed_is_for_the_team_and_never_to_be_made_up() -> None:
    late = next(row for row in rows(the_look("15T20:00")) if row["id"] == "prep_first")
    assert late["overdue"].replace(NO_BREAK, " ") == "Was due 8:00 pm. Call 555-0142."


def test_a_tick_of_a_dose_counts() -> None:
    taken = an_event(EventKind.DONE, "prep_first", when="2027-03-15T19:00")
    (row,) = [row for row in rows(the_look("15T20:00", taken)) if row["id"] == "prep_first"]
    assert (row["state"], row["overdue"]) == ("done", None)


# Can I have this now?


def said(name: str, now: str, **profile: Any) -> list[str]:
    journey = the_look(now, **profile)
    told = spoken(answer(name, BASE.foods, journey.eater, journey.now), name, journey, say)
    return [line.replace(NO_BREAK, " ") for line in (told.first, *told.then)]


def test_food_is_a_no_since_the_diet_began_by_the_sheet_s_own_words() -> None:
    found = said("plain toast", "15T12:00")
    assert found[0] == "No, not since 12:00 am Sunday, March 14, at night."
    assert "Who says so: Our sheet: a look inside your large bowel: “Clear liquids only the day before”." in found


def test_a_clear_drink_is_a_yes_until_its_own_stop_and_food_is_asked_about_on_low_fiber_days() -> None:
    assert said("water", "15T12:00")[0] == "Yes, until 7:00 am tomorrow."
    assert said("plain toast", "14T12:00")[0] == "Ask your team first: plain toast."
    assert said("plain toast", "12T12:00")[0] == "Yes, until 12:00 am tonight."


def test_the_bowel_prep_drink_is_a_yes_at_its_time_by_the_sheet_and_else_asked() -> None:
    found = said("bowel prep", "15T18:30")
    assert found[:2] == ["Yes, until 8:00 pm tonight.", f"{PREP} Drink it as the sheet says."]
    assert found[2].startswith("Who says so: Our sheet: a look inside your large bowel: “Take the first half")
    assert said("bowel prep", "15T12:00")[0] == "Ask your team first: bowel prep."
    assert said("bowel prep", "16T07:30")[0] == "Yes, until 8:00 am today."
    assert said("bowel prep", "15T14:00", **EVE)[0] == "Ask your team first: bowel prep."
