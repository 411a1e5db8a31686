"""The board's three charts as plotly figures: one mark a person, axes from 0, due beside answered. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from checklist.care.board import Answered
from checklist.ui.charts import Ink

if TYPE_CHECKING:
    import plotly.graph_objects as go

ACROSS = 14
HOURS = 14
HALF = 2


def boxes_figure(ready: int, not_ready: int, ink: Ink) -> go.Figure:
    """A box a person: filled is ready, hatched is not."""
    places = range(ready + not_ready)
    rows = -(-len(places) // ACROSS)
    marker: dict[str, object] = {
        "color": [ink.accent if n < ready else ink.bg for n in places],
        "line": {"color": ink.accent, "width": 1.5},
        "pattern": {"shape": ["" if n < ready else "/" for n in places], "fgcolor": ink.text, "size": 6},
    }
    bars: dict[str, object] = {
        "type": "bar", "x": [n % ACROSS for n in places], "y": [0.8] * len(places),
        "base": [-(n // ACROSS) for n in places], "width": 0.8, "marker": marker, "hoverinfo": "skip",
    }  # fmt: skip
    layout = _layout(ink, 24 + 26 * rows) | {
        "xaxis": {"visible": False, "range": [-0.6, ACROSS - 0.4], "fixedrange": True},
        "yaxis": {"visible": False, "range": [1 - rows, 0.9], "fixedrange": True},
    }
    return _figure([bars], layout)


def hours_figure(hours: Sequence[float], ink: Ink) -> go.Figure:
    """A dot a person over the hours planned without clear drinks, to the half hour."""
    height: dict[float, int] = {}
    dots = []
    for value in sorted(hours):
        place = round(value * HALF) / HALF
        height[place] = height.get(place, 0) + 1
        dots.append((place, height[place]))
    last, tallest = max([HOURS, *(place for place, _ in dots)]), max([1, *height.values()])
    marks: dict[str, object] = {
        "type": "scatter", "mode": "markers", "x": [place for place, _ in dots], "y": [n for _, n in dots],
        "marker": {"color": ink.accent, "size": max(4, min(11, 90 // tallest))}, "hoverinfo": "skip",
    }  # fmt: skip
    layout = _layout(ink, 130) | {
        "xaxis": {
            "range": [-0.5, last + 0.7], "tick0": 0, "dtick": 2, "showgrid": False, "zeroline": False,
            "showline": True, "linecolor": ink.text, "tickfont": {"size": 13}, "fixedrange": True,
        },
        "yaxis": {"visible": False, "range": [0, tallest + 1], "fixedrange": True},
    }  # fmt: skip
    return _figure([marks], layout)


def answers_figure(week: Sequence[Answered], names: Sequence[str], ink: Ink) -> go.Figure:
    """For each day the check-ins that were due, in outline, and those that came, filled, on one axis from 0."""
    places = list(range(len(week)))
    due: dict[str, object] = {
        "type": "bar", "x": places, "y": [day.due for day in week], "width": 0.7, "hoverinfo": "skip",
        "marker": {"color": ink.bg, "line": {"color": ink.text, "width": 1}},
        "text": [f"{day.came}/{day.due}" for day in week], "textposition": "outside", "textfont": {"size": 13},
        "cliponaxis": False,
    }  # fmt: skip
    came: dict[str, object] = {
        "type": "bar", "x": places, "y": [day.came for day in week], "width": 0.7, "hoverinfo": "skip",
        "marker": {"color": ink.accent},
    }  # fmt: skip
    most = max([1, *(day.due for day in week)])
    layout = _layout(ink, 150) | {
        "barmode": "overlay",
        "xaxis": {
            "tickvals": places, "ticktext": list(names), "tickfont": {"size": 13}, "showgrid": False,
            "fixedrange": True,
        },
        "yaxis": {"visible": False, "range": [0, most * 1.25], "fixedrange": True},
    }  # fmt: skip
    return _figure([due, came], layout)


def _layout(ink: Ink, height: int) -> dict[str, object]:
    return {
        "showlegend": False, "height": height, "margin": {"l": 2, "r": 2, "t": 4, "b": 24}, "plot_bgcolor": ink.bg,
        "paper_bgcolor": ink.bg, "font": {"family": "Noto Sans", "color": ink.text},
    }  # fmt: skip


def _figure(traces: list[dict[str, object]], layout: dict[str, object]) -> go.Figure:
    import plotly.graph_objects as go

    return go.Figure(data=traces, layout=layout)
