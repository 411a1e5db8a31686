import json
from datetime import timedelta
from itertools import combinations
from typing import Any

import pytest

from checklist.plan import TimelineRow
from checklist.reading import NO_BREAK
from checklist.recovery import MilestoneKind
from checklist.timeline import Timeline
from checklist.ui.charts import DARK, LIGHT, ChartWords, Ink, timeline_figure
from tests.ui.builders import DAY_ZERO, a_journey, a_row, a_timeline, told

LIMIT, USUAL, WATCH, DATE = MilestoneKind
Trace = dict[str, Any]


def drawn(line: Timeline, ink: Ink = LIGHT) -> dict[str, Any]:
    """The figure as the browser gets it."""
    dates = tuple(f"{day:%b} {day.day}" for day in line.weeks)
    words = ChartWords(pain="Your pain", today="Today", week="Wk {n}", dates=dates)
    figure: dict[str, Any] = json.loads(timeline_figure(line, ink, words).to_json())
    return figure


def bars(figure: dict[str, Any]) -> list[Trace]:
    return [trace for trace in figure["data"] if trace["type"] == "bar"]


def spans(figure: dict[str, Any]) -> list[tuple[str, float, float]]:
    """Each bar's topic, first day and the day after its last."""
    return [(bar["name"], bar["base"][0], bar["base"][0] + bar["x"][0]) for bar in bars(figure)]


def diamonds(figure: dict[str, Any]) -> list[Trace]:
    return [trace for trace in figure["data"] if trace.get("mode") == "markers"]


def pain_line(figure: dict[str, Any]) -> Trace | None:
    return next((trace for trace in figure["data"] if trace.get("mode") == "lines+markers"), None)


def today_lines(figure: dict[str, Any]) -> list[float]:
    return [shape["x0"] for shape in figure["layout"]["shapes"] if shape["line"].get("dash") == "dash"]


def words_on(figure: dict[str, Any]) -> list[str]:
    return [note["text"] for note in figure["layout"]["annotations"]]


def test_each_milestone_is_one_bar_over_exactly_its_days() -> None:
    rows = (a_row("Lifting", 0, 13), a_row("Swelling", 0, 7, USUAL), a_row("Stitches", 10, 10, USUAL))
    assert spans(drawn(a_timeline(*rows))) == [("Lifting", 0, 14), ("Swelling", 0, 8), ("Stitches", 10, 11)]


def test_what_is_open_ended_runs_to_the_edge() -> None:
    figure = drawn(a_timeline(a_row("Activity", 2, None)))
    assert spans(figure) == [("Activity", 2, figure["layout"]["xaxis"]["range"][1])]


@pytest.mark.parametrize("to_day", [None, 21])
def test_a_date_is_a_diamond_in_the_middle_of_its_day(to_day: int | None) -> None:
    figure = drawn(a_timeline(a_row("Visit", 21, to_day, DATE)))
    (diamond,) = diamonds(figure)
    assert (diamond["x"], diamond["marker"]["symbol"], bars(figure)) == ([21.5], "diamond", [])


def test_a_limit_is_solid_a_usual_time_hatched_and_watching_an_outline() -> None:
    figure = drawn(a_timeline(a_row("a", kind=LIMIT), a_row("b", kind=USUAL), a_row("c", kind=WATCH)))
    looks = [(bar["marker"]["pattern"]["shape"], bar["marker"]["color"]) for bar in bars(figure)]
    assert looks == [("", LIGHT.accent), ("/", LIGHT.accent_bg), ("", LIGHT.bg)]


def test_the_spans_of_one_topic_share_a_row_and_topics_do_not() -> None:
    rows = (a_row("Driving", 0, 1), a_row("Shower", 2, None), a_row("Driving", 2, None))
    places = {(bar["name"], bar["y"][0]) for bar in bars(drawn(a_timeline(*rows)))}
    assert places == {("Driving", 2), ("Shower", 1)}
    assert [text for text in words_on(drawn(a_timeline(*rows))) if text == "Driving"] == ["Driving"]


@pytest.mark.parametrize("ink", [LIGHT, DARK], ids=["light", "dark"])
def test_two_limits_of_one_topic_that_meet_are_two_bars_with_the_page_between_them(ink: Ink) -> None:
    figure = drawn(a_timeline(a_row("Driving", 0, 1), a_row("Driving", 2, None)), ink)
    edges = [bar["marker"]["line"] for bar in bars(figure)]
    assert [(edge["color"], edge["width"] >= 3) for edge in edges] == [(ink.bg, True)] * 2


@pytest.mark.parametrize(("today", "where"), [(-1, []), (0, [0.5]), (9, [9.5]), (42, [42.5]), (43, []), (400, [])])
def test_the_line_for_today_stands_in_the_middle_of_the_day_and_only_on_the_chart(
    today: int, where: list[float]
) -> None:
    figure = drawn(a_timeline(a_row(), today=today))
    assert today_lines(figure) == where
    assert ("<b>Today</b>" in words_on(figure)) is bool(where)


def test_weeks_and_the_dates_they_begin_on_stand_along_the_top() -> None:
    axis = drawn(a_timeline(a_row()))["layout"]["xaxis"]
    starts = ["Mar 16", "Mar 23", "Mar 30", "Apr 6", "Apr 13", "Apr 20"]
    expected = [f"<b>Wk {n}</b><br>{day}".replace(" ", NO_BREAK) for n, day in enumerate(starts, start=1)]
    assert axis["ticktext"] == expected
    assert [int(value // 7) for value in axis["tickvals"]] == [0, 1, 2, 3, 4, 5]


def test_without_a_word_about_pain_there_is_no_line() -> None:
    figure = drawn(a_timeline(a_row()))
    assert pain_line(figure) is None
    assert "<b>Your pain</b>" not in words_on(figure)


def test_one_word_about_pain_is_one_point() -> None:
    trace = pain_line(drawn(a_timeline(a_row(), pain={3: 6})))
    assert trace and (trace["x"], len(trace["y"])) == ([3.5], 1)


def test_a_missing_day_is_a_gap_and_never_a_line_across() -> None:
    trace = pain_line(drawn(a_timeline(a_row(), pain={0: 10, 1: 5, 4: 0})))
    assert trace and trace["connectgaps"] is False
    assert trace["x"] == [0.5, 1.5, 2.5, 3.5, 4.5]
    assert [None if y is None else round((y - trace["y"][-1]) / 0.15) for y in trace["y"]] == [10, 5, None, None, 0]


def test_ninety_days_of_pain_are_ninety_points() -> None:
    said = {day: day % 11 for day in range(90)}
    trace = pain_line(drawn(a_timeline(a_row("Scar", 0, 89), last_day=89, pain=said)))
    assert trace and trace["x"] == [day + 0.5 for day in range(90)]
    assert [round((y - trace["y"][0]) / 0.15) for y in trace["y"]] == list(said.values())


@pytest.mark.parametrize("pain", [{50: 3}, {-1: 3}, {43: 3, 44: 2}])
def test_pain_told_outside_the_weeks_of_the_chart_is_not_drawn(pain: dict[int, int]) -> None:
    assert pain_line(drawn(a_timeline(a_row(), pain=pain))) is None


def edges(figure: dict[str, Any]) -> list[float]:
    """Every place along the days where something is drawn."""
    layout = figure["layout"]
    found = [x for shape in layout["shapes"] for x in (shape["x0"], shape["x1"])]
    found += [note["x"] for note in layout["annotations"]]
    found += [edge for _, first, end in spans(figure) for edge in (first, end)]
    found += [x for trace in figure["data"] if trace["type"] == "scatter" for x in trace["x"]]
    return [*found, *layout["xaxis"]["tickvals"]]


@pytest.mark.parametrize(
    "line",
    [
        a_timeline(),
        a_timeline(a_row("a", 0, None), a_row("b", 42, None, DATE), today=42, pain={0: 3, 42: 1, 60: 9}),
        a_timeline(a_row("a", 0, 49), a_row("b", 49, 49, DATE), today=49, last_day=49),
        a_timeline(a_row("a", 40, 60), a_row("b", 60, None, WATCH), last_day=60, today=60),
        a_journey("2027-03-25T09:00", *told((day, 5) for day in range(90)), work="heavy").timeline,
    ],
    ids=["empty", "edges", "seven weeks", "nine weeks", "shipped"],
)
def test_nothing_stands_outside_the_weeks_shown(line: Timeline) -> None:
    figure = drawn(line)
    first, last = figure["layout"]["xaxis"]["range"]
    assert [x for x in edges(figure) if not first <= x <= last] == []
    assert last >= max([7 * len(line.weeks), line.last_day + 1])


@pytest.mark.parametrize("rows", [1, 12])
def test_rows_and_pain_stand_within_the_height_and_none_on_another(rows: int) -> None:
    figure = drawn(a_timeline(*(a_row(f"Topic {n}") for n in range(rows)), pain={0: 10}))
    low, high = figure["layout"]["yaxis"]["range"]
    heights = [bar["y"][0] for bar in bars(figure)]
    trace = pain_line(figure)
    assert trace and low < min(heights) and max(heights) + 0.72 < min(trace["y"]) - 1 < high
    assert len(set(heights)) == rows and max(trace["y"]) < high


def luminance(colour: str) -> float:
    channels = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted([luminance(one), luminance(other)])
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("ink", [LIGHT, DARK], ids=["light", "dark"])
def test_every_colour_is_of_the_theme_and_stands_out_from_the_page(ink: Ink) -> None:
    rows = (a_row("a"), a_row("b", kind=USUAL), a_row("c", kind=WATCH), a_row("d", 3, None, DATE))
    figure = drawn(a_timeline(*rows, pain={0: 3}), ink)
    layout = figure["layout"]
    assert (layout["paper_bgcolor"], layout["plot_bgcolor"], layout["font"]["color"]) == (ink.bg, ink.bg, ink.text)
    other = DARK if ink is LIGHT else LIGHT
    assert not [name for name in other.__slots__ if getattr(other, name) in json.dumps(figure)]
    assert contrast(ink.text, ink.bg) >= 7 and contrast(ink.accent, ink.bg) >= 4.5


@pytest.mark.parametrize("ink", [LIGHT, DARK], ids=["light", "dark"])
def test_the_three_ways_of_drawing_differ_in_grey(ink: Ink) -> None:
    figure = drawn(a_timeline(a_row("a"), a_row("b", kind=USUAL), a_row("c", kind=WATCH)), ink)
    looks = [(bar["marker"]["pattern"]["shape"], bar["marker"]["color"]) for bar in bars(figure)]
    for (shape, fill), (other_shape, other_fill) in combinations(looks, 2):
        assert shape != other_shape or contrast(fill, other_fill) >= 3
    for marker in (bar["marker"] for bar in bars(figure)):
        assert max(contrast(marker["line"]["color"], ink.bg), contrast(marker["color"], ink.bg)) >= 3


def test_the_shipped_timeline_is_drawn_row_for_row() -> None:
    line = a_journey("2027-03-25T09:00", work="heavy").timeline
    rows: tuple[TimelineRow, ...] = line.rows
    figure = drawn(line)
    end = figure["layout"]["xaxis"]["range"][1]
    topics = list(dict.fromkeys(row.topic for row in rows))
    ends = {row.id: end if row.to_day is None else row.to_day + 1 for row in rows}
    by_topic = [row for topic in topics for row in rows if row.topic == topic]
    assert spans(figure) == [(row.topic, row.from_day, ends[row.id]) for row in by_topic]
    assert DAY_ZERO + timedelta(days=line.today) == a_journey("2027-03-25T09:00").now.date()
