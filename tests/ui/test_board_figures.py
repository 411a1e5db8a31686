"""The board's charts hold one mark a person and say the same as their titles."""

import json
from datetime import date, timedelta
from typing import Any

import pytest

from checklist.care.board import Answered
from checklist.guidance import ENGLISH
from checklist.locale import say as said_in
from checklist.ui.board.charts import answers_words, hours_words
from checklist.ui.board.figures import answers_figure, boxes_figure, hours_figure
from checklist.ui.charts import DARK, LIGHT, Ink

MONDAY = date(2027, 3, 15)


def say(words: str, **values: object) -> str:
    return said_in(ENGLISH, words, **values)


def drawn(figure: Any) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(figure.to_json())
    return read


def a_week(*counts: tuple[int, int]) -> tuple[Answered, ...]:
    return tuple(Answered(on=MONDAY + timedelta(days=n), due=due, came=came) for n, (due, came) in enumerate(counts))


@pytest.mark.parametrize("ink", [LIGHT, DARK])
@pytest.mark.parametrize(("ready", "not_ready"), [(9, 5), (0, 6), (20, 0), (100, 40)])
def test_there_is_a_box_a_person_and_those_who_are_not_ready_are_hatched(ready: int, not_ready: int, ink: Ink) -> None:
    (bars,) = drawn(boxes_figure(ready, not_ready, ink))["data"]
    assert len(bars["y"]) == ready + not_ready
    assert bars["marker"]["pattern"]["shape"] == [""] * ready + ["/"] * not_ready
    assert len(set(zip(bars["x"], bars["base"], strict=True))) == ready + not_ready


def test_there_is_a_dot_a_person_at_their_hours_and_the_axis_begins_before_0() -> None:
    figure = drawn(hours_figure([2, 2, 2.4, 12], LIGHT))
    (dots,) = figure["data"]
    assert list(zip(dots["x"], dots["y"], strict=True)) == [(2, 1), (2, 2), (2.5, 1), (12, 1)]
    first, last = figure["layout"]["xaxis"]["range"]
    assert first < 0
    assert last > 14


def test_hours_beyond_the_axis_stretch_it() -> None:
    assert drawn(hours_figure([20], LIGHT))["layout"]["xaxis"]["range"][1] > 20


def test_the_days_show_due_beside_answered_on_one_axis_from_0() -> None:
    week = a_week((8, 7), (7, 6), (0, 0))
    figure = drawn(answers_figure(week, ["Mo", "Tu", "We"], LIGHT))
    due, came = figure["data"]
    assert (due["y"], came["y"], due["text"]) == ([8, 7, 0], [7, 6, 0], ["7/8", "6/7", "0/0"])
    assert figure["layout"]["yaxis"]["range"][0] == 0


def test_the_chart_is_said_in_one_sentence() -> None:
    assert answers_words(a_week((8, 7), (7, 6)), say) == "Mon, Mar 15: 7 of 8. Tue, Mar 16: 6 of 7."
    assert hours_words([2, 3, 12], say) == "Planned, 1 dot a person. Middle: 3 h. Over 6 h: 1 person."
