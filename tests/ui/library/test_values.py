from datetime import time
from typing import Any

import pytest

from checklist.checkin import Tier
from checklist.diet import Diet, DietKind
from checklist.extraction.findings import Duration, Stay, Urgency, WarningSign
from checklist.fasting import FoodClass, Instruction
from checklist.guidance import Anchor, DayRange, Offset, RuleId, Source, SourceKind, Span
from checklist.locale import say as said_in
from checklist.ui.library.difference import part_words
from checklist.ui.library.values import days_words, rule_words, span_words, value_words
from tests.builders import a_fact_base, a_follow_up, a_red_flag, words

DOCUMENT = Source(kind=SourceKind.DOCUMENT, title="Page")
NOW = Offset(anchor=Anchor.NOW, hours=0)


def say(words: str, **values: object) -> str:
    return said_in("en", words, **values)


def fast(**how: object) -> str:
    what = how.pop("what", tuple(FoodClass))
    return rule_words(Instruction(what=what, source=DOCUMENT, **how), say)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ({"hours": (8, 12)}, "All food and drink: stop 12 hours before. The text says 8 to 12."),
        ({"hours": (6, 6), "what": (FoodClass.SOLIDS_FATTY, FoodClass.SOLIDS_LIGHT)}, "Food: stop 6 hours before."),
        ({"hours": (2, 2), "what": (FoodClass.CLEAR_FLUIDS,)}, "Clear drinks: stop 2 hours before."),
        ({"clock": time()}, "All food and drink: stop at midnight."),
        ({"clock": time(22), "day": -1}, "All food and drink: stop at 10:00\u00a0pm the day before."),
    ],
)
def test_a_fast_is_held_at_its_stricter_end_and_says_what_the_text_says(how: dict[str, object], said: str) -> None:
    assert fast(**how) == said


@pytest.mark.parametrize(
    ("span", "said"),
    [
        (Span(opens=NOW, closes=Offset(days=0)), "When: at the latest the day before."),
        (Span(opens=NOW, closes=Offset(days=-4)), "When: at the latest 5 days before."),
        (Span(opens=NOW, closes=Offset(anchor=Anchor.ARRIVAL, hours=0)), "When: until arrival."),
        (Span(opens=Offset(days=0), closes=Offset(days=1)), "When: the day itself."),
        (Span(opens=Offset(days=-14), closes=Offset(days=-6)), "When: 14 to 7 days before."),
        (
            Span(opens=Offset(anchor=Anchor.DISCHARGE, hours=0), closes=Offset(anchor=Anchor.DISCHARGE, days=15)),
            "When: for 14 days after going home.",
        ),
        (Span(opens=Offset(hours=-2), closes=Offset(hours=0)), ""),
        (
            Span(opens=Offset(days=-1, at=time(18)), closes=Offset(days=-1, at=time(20))),
            "When: from 6:00\u00a0pm, the day before.",
        ),
    ],
)
def test_when_a_deed_is_open_is_said_as_the_guidance_states_it(span: Span, said: str) -> None:
    assert span_words(span, say) == said


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ({"clock": time(), "day": -1}, "Clear drinks only: from the start of the day before, up to the stop times."),
        ({"clock": time(), "day": -3}, "Clear drinks only: from the start of 3 days before, up to the stop times."),
        (
            {"clock": time(11), "day": -1},
            "Clear drinks only: from 11:00\u00a0am, the day before, up to the stop times.",
        ),
        ({"hours": (24, 24)}, "Clear drinks only: from 24 hours before, up to the stop times."),
        (
            {"hours": (24, 48)},
            "Clear drinks only: from 48 hours before, up to the stop times. The text says 24 to 48.",
        ),
        (
            {"hours": (24, 24), "kind": DietKind.IN_WORDS, "says": words("Eat soup.")},
            "Eat soup: from 24 hours before, up to the stop times.",
        ),
    ],
)
def test_a_diet_says_what_from_when_and_that_the_stop_times_stay(how: dict[str, Any], said: str) -> None:
    diet = Diet(**{"id": RuleId("diet"), "kind": DietKind.CLEAR_LIQUIDS, "source": DOCUMENT, **how})
    assert rule_words(diet, say) == said
    assert part_words(diet, a_fact_base(), say) == said


@pytest.mark.parametrize(("days", "said"), [((0, 7), "day 0 to 7"), ((14, None), "from day 14"), ((10, 10), "day 10")])
def test_days_stay_a_range(days: tuple[int, int | None], said: str) -> None:
    assert days_words(DayRange(from_day=days[0], to_day=days[1]), say) == said


def test_a_visit_without_a_date_says_so() -> None:
    assert rule_words(a_follow_up("visit"), say).endswith("When: no date.")


def test_what_becomes_no_rule_is_said_too() -> None:
    place = {"quote": "The same day.", "at": (0, 13), "rule": "r", "confidence": 1.0}
    assert value_words(Duration(minutes=(30, 45), **place), None, (), say) == "30 to 45 minutes."  # type: ignore[arg-type]
    assert value_words(Duration(minutes=(30, 30), **place), None, (), say) == "30 minutes."  # type: ignore[arg-type]
    assert value_words(Stay(**place), None, (), say) == "The same day\\."  # type: ignore[arg-type]
    sign = WarningSign(sign="fever", urgency=Urgency.CALL, **place)  # type: ignore[arg-type]
    fever = a_red_flag("fever")
    assert value_words(sign, None, (fever,), say) == "Call your care team today: You have fever\\."
    assert value_words(sign, None, (), say) == "Another finding says this more urgently."


def test_a_warning_sign_that_a_version_changes_is_told_with_what_to_do() -> None:
    own, known = a_red_flag("pus", Tier.EMERGENCY), a_fact_base(red_flags=(a_red_flag("fever"),))
    assert part_words(own, known, say) == "Warning sign. Get help now: You have pus\\."
    assert part_words(RuleId("fever"), known, say) == "Warning sign: You have fever\\."
