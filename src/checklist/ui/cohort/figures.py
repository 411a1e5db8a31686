"""The charts of many people as plotly figures: pure functions whose data a test reads. No names, axes from 0."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from checklist.care.counts import Answered, Count, Reached
from checklist.care.member import Member
from checklist.ui.charts import Ink
from checklist.ui.text import capitalized

if TYPE_CHECKING:
    import plotly.graph_objects as go

SHORT, ROW = 300, 40
LONGEST_LABEL = 34


@dataclass(frozen=True, slots=True, kw_only=True)
class Axes:
    """The words on the axes."""

    x: str
    y: str = ""


def pain_figure(people: Sequence[Member], ink: Ink, axes: Axes) -> go.Figure:
    """A thin line a person, a mark an answer; a day without an answer is a gap. There is no expected band."""
    x: list[int | None] = []
    y: list[int | None] = []
    for one in people:
        if one.pain:
            days = range(min(one.pain), max(one.pain) + 1)
            x += [*days, None]
            y += [*(one.pain.get(day) for day in days), None]
    line = {"color": ink.accent, "width": 1}
    marks = {"color": ink.accent, "size": 6, "opacity": 0.5}
    trace = {"type": "scatter", "x": x, "y": y, "mode": "lines+markers", "line": line, "marker": marks}
    layout = _layout(ink, axes, SHORT) | {"yaxis": _axis(ink, axes.y) | {"range": [-0.4, 10.4], "dtick": 2}}
    return _figure([trace], layout)


def milestone_figure(rows: Sequence[Reached], ink: Ink, axes: Axes, last: int = 42) -> go.Figure:
    """A row a milestone: hatched its usual days, and a diamond for each person on the day they told."""
    traces: list[dict[str, Any]] = []
    for row in rows:
        end = last if row.last is None else row.last
        traces.append({
            "type": "bar", "base": [row.first], "x": [end - row.first + 1], "y": [row.topic], "orientation": "h",
            "width": 0.6, "marker": {
                "color": ink.accent_bg, "line": {"color": ink.accent, "width": 1.5},
                "pattern": {"shape": "/", "fgcolor": ink.accent, "bgcolor": ink.accent_bg, "size": 6, "solidity": 0.35},
            },
        })  # fmt: skip
        traces.append({
            "type": "scatter", "x": [day + 0.5 for day in row.days], "y": [row.topic] * len(row.days),
            "mode": "markers", "marker": {"symbol": "diamond", "size": 11, "color": ink.text, "opacity": 0.6},
        })  # fmt: skip
    layout = _layout(ink, axes, 120 + ROW * len(rows))
    layout |= {"yaxis": _names(ink)}
    return _figure(traces, layout)


def count_figure(counts: Sequence[Count], ink: Ink, axes: Axes) -> go.Figure:
    """A bar a thing, the longest on top; the axis ends at of how many."""
    labels = [_short(capitalized(one.what)) for one in counts]
    trace = {
        "type": "bar", "orientation": "h", "x": [one.n for one in counts], "y": labels,
        "text": [f"{one.n}" for one in counts], "textposition": "outside", "marker": {"color": ink.accent},
        "textfont": {"color": ink.text}, "cliponaxis": False,
    }  # fmt: skip
    layout = _layout(ink, axes, 110 + ROW * len(counts))
    layout["xaxis"] |= {"range": [0, max(one.of for one in counts)]}
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
    layout["yaxis"] |= {"rangemode": "tozero"}
    return _figure([due, came], layout)


def _figure(traces: Sequence[dict[str, Any]], layout: dict[str, Any]) -> go.Figure:
    import plotly.graph_objects as go

    return go.Figure(data=list(traces), layout=layout)


def _layout(ink: Ink, axes: Axes, height: int) -> dict[str, Any]:
    return {
        "showlegend": False, "height": height, "margin": {"l": 2, "r": 24, "t": 8, "b": 4}, "bargap": 0.2,
        "plot_bgcolor": ink.bg, "paper_bgcolor": ink.bg, "font": {"family": "Noto Sans", "color": ink.text},
        "xaxis": _axis(ink, axes.x), "yaxis": _axis(ink, axes.y),
    }  # fmt: skip


def _axis(ink: Ink, title: str) -> dict[str, Any]:
    return {
        "title": {"text": title, "font": {"size": 14}}, "gridcolor": ink.rule, "zeroline": False, "fixedrange": True,
        "tickfont": {"size": 13}, "automargin": True,
    }  # fmt: skip


def _names(ink: Ink) -> dict[str, Any]:
    """An axis of names, from the top."""
    return {
        "autorange": "reversed", "automargin": True, "tickfont": {"size": 14}, "ticksuffix": " ", "fixedrange": True,
        "gridcolor": ink.rule,
    }  # fmt: skip


def _short(words: str) -> str:
    return words if len(words) <= LONGEST_LABEL else words[: LONGEST_LABEL - 1].rstrip() + "…"
