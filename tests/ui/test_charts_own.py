"""What a person said stands on the chart whole: no label, number of a scale or edge of the picture covers it."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from checklist.checkin import PAIN_AT_REST, PAIN_MOVING, TEMPERATURE, Answer, CheckIn
from checklist.timeline import ACTIVITY, Mark, MarkKind, Timeline
from checklist.ui.charts import LIGHT, ChartWords, timeline_figure
from checklist.ui.recovery import chart_key
from tests.ui.builders import a_row, a_timeline, say

PHONE, DESKTOP = 350, 700  # how wide the chart is in a window of 390 and of 1280 pixels
Box = tuple[float, float, float, float]


def a_person(days: range, *, rest: bool = True, moving: bool = True, today: int = 9) -> Timeline:
    """Somebody who said everything on each of these days, at both ends of the scales."""
    said = tuple(CheckIn(day=day, answers=answers(day, rest=rest, moving=moving)) for day in days)
    line = a_timeline(a_row("Driving", 0, 41), a_row("Shower", 3, None), today=today)
    return replace(line, said=said, marks=tuple(Mark(day=day, kind=MarkKind.TO_CALL) for day in days))


def answers(day: int, *, rest: bool, moving: bool) -> dict[Any, Answer]:
    low = day % 2 == 0
    said: dict[Any, Answer] = {TEMPERATURE: 36.0 if low else 40.0, ACTIVITY: ("walked" if low else "rested",)}
    said |= {PAIN_AT_REST: 0 if low else 10} if rest else {}
    return said | ({PAIN_MOVING: 10 if low else 0} if moving else {})


def drawn(line: Timeline) -> dict[str, Any]:
    words = ChartWords(
        pain="Your pain, 0 to 10", today="Today", week="Wk {n}", dates=tuple(f"{day:%b %d}" for day in line.weeks),
        resting="at rest", moving="moving", temperature="Temperature", marks="△ Told to call",
        activity="● You were active   ○ You rested",
    )  # fmt: skip
    figure: dict[str, Any] = json.loads(timeline_figure(line, LIGHT, words).to_json())
    return figure


class Picture:
    """Where things of a figure stand, in pixels from the left and from the bottom of the plot."""

    def __init__(self, figure: dict[str, Any], width: int) -> None:
        layout = figure["layout"]
        margin, (self.low, high) = layout["margin"], layout["yaxis"]["range"]
        self.figure, self.width, self.margin = figure, width - margin["l"] - margin["r"], margin
        self.across = self.width / layout["xaxis"]["range"][1]
        self.up = (layout["height"] - margin["t"] - margin["b"]) / (high - self.low)

    def labels(self) -> Iterator[tuple[str, Box]]:
        for note in self.figure["layout"]["annotations"]:
            words, size = re.sub("<.*?>", "", note["text"]), note["font"]["size"]
            wide, tall = 0.6 * size * len(words), 1.3 * size
            x = self.width if note.get("xref") == "paper" else note["x"] * self.across
            left = x + note.get("xshift", 0) - {"right": wide, "left": 0.0}.get(note.get("xanchor"), wide / 2)
            y = (note["y"] - self.low) * self.up
            yield words, (left, left + wide, y - tall / 2, y + tall / 2)

    def marks(self) -> Iterator[tuple[str, Box]]:
        for trace in self.figure["data"]:
            if trace["type"] == "scatter":
                half = trace["marker"]["size"] / 2
                for x, y in zip(trace["x"], trace["y"], strict=True):
                    if y is not None:
                        across, up = x * self.across, (y - self.low) * self.up
                        yield trace["name"], (across - half, across + half, up - half, up + half)


def covered(picture: Picture) -> list[tuple[str, str]]:
    """Each label with what it lies on."""
    return [
        (words, name)
        for words, (left, right, below, above) in picture.labels()
        for name, (x0, x1, y0, y1) in picture.marks()
        if left < x1 and x0 < right and below < y1 and y0 < above
    ]


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
@pytest.mark.parametrize("days", [0, 1, 10, 43, 90])
def test_no_label_lies_on_what_was_said(days: int, width: int) -> None:
    assert covered(Picture(drawn(a_person(range(days))), width)) == []


def test_the_check_finds_a_label_that_lies_on_a_point() -> None:
    figure = drawn(a_person(range(43)))
    numbers = next(note for note in figure["layout"]["annotations"] if note["text"] == "10")
    numbers |= {"xanchor": "right", "xshift": 0}
    assert {words for words, _ in covered(Picture(figure, PHONE))} == {"10"}


@pytest.mark.parametrize("days", [1, 43])
def test_the_numbers_of_the_pain_scale_stand_right_of_the_days_and_within_the_picture(days: int) -> None:
    picture = Picture(drawn(a_person(range(days))), PHONE)
    places = {words: box for words, box in picture.labels() if words in ("0", "5", "10")}
    assert len(places) == 3
    assert all(left >= picture.width for left, *_ in places.values())
    assert all(right <= picture.width + picture.margin["r"] for _, right, *_ in places.values())


def test_no_mark_at_the_first_or_last_day_is_cut_off_by_the_edge() -> None:
    figure = drawn(a_person(range(43), today=42))
    assert all(trace["cliponaxis"] is False for trace in figure["data"] if trace["type"] == "scatter")


def test_the_numbers_of_the_temperature_scale_stand_above_and_below_it_with_their_units() -> None:
    picture = Picture(drawn(a_person(range(43))), PHONE)
    places = {words: box for words, box in picture.labels()}
    heat = [box for name, box in picture.marks() if name == "Temperature"]
    assert places["104.0 F (40.0 C)"][2] >= max(above for *_, above in heat)
    assert places["96.8 F (36.0 C)"][3] <= min(below for _, _, below, _ in heat)


def test_the_names_of_two_lines_stand_after_the_last_point_of_both() -> None:
    line = a_person(range(1))
    later = tuple(CheckIn(day=day, answers={PAIN_AT_REST: 10}) for day in range(1, 20))
    picture = Picture(drawn(replace(line, said=line.said + later)), DESKTOP)
    assert covered(picture) == []
    last = max(right for name, (_, right, *_) in picture.marks() if name == "at rest")
    assert all(box[0] > last for words, box in picture.labels() if words in ("at rest", "moving"))


@pytest.mark.parametrize(("rest", "moving", "named"), [(True, False, "● at rest"), (False, True, "◇ moving")])
def test_a_line_that_stands_alone_is_named(rest: bool, moving: bool, named: str) -> None:
    words = [note["text"] for note in drawn(a_person(range(3), rest=rest, moving=moving))["layout"]["annotations"]]
    assert f"<b>Your pain, 0 to 10</b>   {named}" in words


@pytest.mark.parametrize(("days", "said"), [(43, False), (44, True), (90, True)])
def test_where_answers_go_on_after_the_chart_the_key_says_so(days: int, said: bool) -> None:
    words = chart_key(a_person(range(days)), say, "You did this")
    assert ("The chart ends on day 42. Later answers stand in the list." in words) is said
