"""The charts of many people as plotly figures: pure functions whose data a test reads. No names, axes from 0.

However many people there are, a chart draws as much: counts and spreads, which the tables beside them hold too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from checklist.care.counts import Answered, Count, PainDay, Reached, Spread
from checklist.reading import NO_BREAK
from checklist.ui.charts import Ink
from checklist.ui.text import capitalized

if TYPE_CHECKING:
    import plotly.graph_objects as go

SHORT, ROW, LINE = 300, 40, 24
LONGEST_LINE = 22
NUMBER_ROOM = 1.16  # a bar as long as its axis still has room for its number


@dataclass(frozen=True, slots=True, kw_only=True)
class Axes:
    """The words on the axes."""

    x: str
    y: str = ""


def pain_figure(days: Sequence[PainDay], ink: Ink, axes: Axes) -> go.Figure:
    """A box a day over the middle half of the answers; a day without one has no box. There is no expected band."""
    boxes = _boxes([one.told for one in days], ink) | {"x": [one.day for one in days], "width": 0.7}
    layout = _layout(ink, axes, SHORT) | {"yaxis": _axis(ink, axes.y) | {"range": [-0.4, 10.4], "dtick": 2}}
    layout["xaxis"] |= {"rangemode": "tozero"}
    return _figure([boxes], layout)


def _boxes(spreads: Sequence[Spread], ink: Ink) -> dict[str, Any]:
    """Boxes from a quarter to 3 quarters with a line at half, and whiskers from the lowest to the highest."""
    return {
        "type": "box", "lowerfence": [one.lowest for one in spreads], "q1": [one.quarter for one in spreads],
        "median": [one.half for one in spreads], "q3": [one.most for one in spreads],
        "upperfence": [one.highest for one in spreads], "fillcolor": ink.accent_bg, "whiskerwidth": 0.6,
        "line": {"color": ink.accent, "width": 2},
    }  # fmt: skip


def milestone_figure(rows: Sequence[Reached], ink: Ink, axes: Axes, last: int = 42) -> go.Figure:
    """A row a milestone: hatched its usual days, and a box with a diamond at half of the days that were told."""
    traces: list[dict[str, Any]] = []
    for row in rows:
        end = last if row.last is None else row.last
        traces.append({
            "type": "bar", "base": [row.first], "x": [end - row.first + 1], "y": [row.topic], "orientation": "h",
            "width": 0.7, "marker": {
                "color": ink.accent_bg, "line": {"color": ink.accent, "width": 1.5},
                "pattern": {"shape": "/", "fgcolor": ink.accent, "bgcolor": ink.accent_bg, "size": 6, "solidity": 0.2},
            },
        })  # fmt: skip
    traces += [_days_told(row, ink) for row in rows]
    traces.append({
        "type": "scatter", "x": [row.told.half + 0.5 for row in rows], "y": [row.topic for row in rows],
        "mode": "markers", "marker": {"symbol": "diamond", "size": 11, "color": ink.text},
    })  # fmt: skip
    layout = _layout(ink, axes, 120 + ROW * len(rows))
    layout["xaxis"] |= {"rangemode": "tozero"}
    layout |= {"yaxis": _names(ink)}
    return _figure(traces, layout)


def _days_told(row: Reached, ink: Ink) -> dict[str, Any]:
    """The days of one milestone, each in the middle of its day."""
    boxes = _boxes([row.told], ink)
    middle = {name: [boxes[name][0] + 0.5] for name in ("lowerfence", "q1", "median", "q3", "upperfence")}
    look = {"fillcolor": ink.bg, "line": {"color": ink.text, "width": 1.5}}
    return boxes | middle | look | {"y": [row.topic], "orientation": "h", "width": 0.3}


def count_figure(counts: Sequence[Count], ink: Ink, axes: Axes) -> go.Figure:
    """A bar a thing, the longest on top; the axis ends at of how many."""
    labels, most = [_in_lines(capitalized(one.what)) for one in counts], max(one.of for one in counts)
    trace = {
        "type": "bar", "orientation": "h", "x": [one.n for one in counts], "y": labels,
        "text": [f"{one.n:,}" for one in counts], "textposition": "outside", "marker": {"color": ink.accent},
        "textfont": {"color": ink.text}, "cliponaxis": False,
    }  # fmt: skip
    layout = _layout(ink, axes, 110 + sum(max(ROW, LINE * len(label.split("<br>"))) for label in labels))
    layout["xaxis"] |= {"range": [0, NUMBER_ROOM * most], "tickvals": [0, most], "ticktext": ["0", f"{most:,}"]}
    layout |= {"yaxis": _names(ink)}
    return _figure([trace], layout)


def answered_figure(days: Sequence[Answered], ink: Ink, axes: Axes) -> go.Figure:
    """Each day: an outline as high as check-ins were due, filled as high as they came."""
    due = {
        "type": "bar", "x": [one.day for one in days], "y": [one.due for one in days], "width": 0.8,
        "marker": {"color": ink.bg, "line": {"color": ink.text, "width": 1.5}},
    }  # fmt: skip
    came = {
        "type": "bar", "x": [one.day for one in days], "y": [one.came for one in days], "width": 0.8,
        "marker": {"color": ink.accent, "line": {"color": ink.text, "width": 1.5}},
    }  # fmt: skip
    layout = _layout(ink, axes, SHORT) | {"barmode": "overlay"}
    layout["yaxis"] |= {"rangemode": "tozero", "tickformat": ",d"}
    return _figure([due, came], layout)


def _figure(traces: Sequence[dict[str, Any]], layout: dict[str, Any]) -> go.Figure:
    import plotly.graph_objects as go

    return go.Figure(data=list(traces), layout=layout)


def _layout(ink: Ink, axes: Axes, height: int) -> dict[str, Any]:
    return {
        "showlegend": False, "height": height, "margin": {"l": 2, "r": 24, "t": 8, "b": 10}, "bargap": 0.2,
        "plot_bgcolor": ink.bg, "paper_bgcolor": ink.bg, "font": {"family": "Noto Sans", "color": ink.text},
        "xaxis": _axis(ink, axes.x), "yaxis": _axis(ink, axes.y),
    }  # fmt: skip


def _axis(ink: Ink, title: str) -> dict[str, Any]:
    return {
        "title": {"text": title, "font": {"size": 14}, "standoff": 10}, "gridcolor": ink.rule, "zeroline": False,
        "fixedrange": True, "tickfont": {"size": 13}, "automargin": True,
    }  # fmt: skip


def _names(ink: Ink) -> dict[str, Any]:
    """An axis of names, from the top."""
    return {
        "autorange": "reversed", "automargin": True, "tickfont": {"size": 14}, "ticksuffix": " ", "fixedrange": True,
        "gridcolor": ink.rule, "type": "category",
    }  # fmt: skip


def _in_lines(words: str) -> str:
    """A name in lines so short that a bar has room beside them on a phone."""
    return f"{NO_BREAK}<br>".join(wrap(words, LONGEST_LINE, break_long_words=False))
