"""The recovery timeline as a plotly figure: a pure function whose data a test reads. Days on the x axis, no dates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from checklist.checkin import PAIN_AT_REST, PAIN_MOVING, TEMPERATURE, QuestionId, spoken_temperature
from checklist.plan import TimelineRow
from checklist.reading import NO_BREAK
from checklist.recovery import MilestoneKind
from checklist.timeline import MarkKind, Timeline

if TYPE_CHECKING:
    import plotly.graph_objects as go

ROW = 43
PAIN_ROWS = 2.6
HEAT_ROWS = 2.5
HEAT_SCALE = (0.55, 1.65)  # where its lowest and highest line stand; their numbers are outside them
COLDEST, HOTTEST = 36.0, 40.0
MOST_DATES = 6
PLACES = {MarkKind.CALL: -0.2, MarkKind.VISIT: 0.0, MarkKind.TO_CALL: 0.06}
SYMBOLS = {MarkKind.CALL: "triangle-down", MarkKind.VISIT: "square", MarkKind.TO_CALL: "triangle-up-open"}
GAP = 4
BESIDE = 24  # pixels at the right for the numbers of a scale: what was said never lies under them
WIDTHS = {MilestoneKind.LIMIT: 0.38}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ink:
    """The colours of one theme, by token."""

    text: str
    bg: str
    rule: str
    accent: str
    accent_bg: str


LIGHT = Ink(text="#15211F", bg="#FFFFFF", rule="#D5DEDC", accent="#0A525B", accent_bg="#E4F2F3")
DARK = Ink(text="#EDF3F1", bg="#111817", rule="#33403E", accent="#7CCFD8", accent_bg="#143538")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartWords:
    """The words on the chart, in the reader's language. `week` holds {n}."""

    pain: str
    today: str
    week: str
    dates: tuple[str, ...]
    resting: str = ""
    moving: str = ""
    temperature: str = ""
    activity: str = ""
    marks: str = ""
    reached: str = ""


def timeline_figure(timeline: Timeline, ink: Ink, words: ChartWords) -> go.Figure:
    """Topics as rows, weeks across: solid a limit, hatched a usual time, outline keep watching, diamond a date."""
    import plotly.graph_objects as go

    drawing = _Drawing(timeline, ink)
    drawing.grid()
    for y, topic in zip(range(drawing.topics, 0, -1), dict.fromkeys(row.topic for row in timeline.rows), strict=True):
        drawing.topic(y, topic)
        for row in (row for row in timeline.rows if row.topic == topic):
            drawing.mark(y, row)
    for one in timeline.reached:
        drawing.reached(one.row.topic, one.day, words.reached)
    drawing.own(words)
    if 0 <= timeline.today <= timeline.last_day:
        drawing.today(words.today)
    layout = drawing.layout(words) | {"shapes": drawing.lines, "annotations": drawing.labels}
    return go.Figure(data=drawing.traces, layout=layout)


class _Drawing:
    """What a figure is made of, gathered to be checked once; y counts rows from the bottom."""

    def __init__(self, timeline: Timeline, ink: Ink) -> None:
        self.timeline, self.ink = timeline, ink
        self.traces: list[dict[str, object]] = []
        self.lines: list[dict[str, object]] = []
        self.labels: list[dict[str, object]] = []
        self.days = timeline.days_shown
        self.topics = len({row.topic for row in timeline.rows})
        self.rest, self.moving = self._on_chart(PAIN_AT_REST), self._on_chart(PAIN_MOVING)
        self.heat = self._on_chart(TEMPERATURE)
        self.active = {day: more for day, more in timeline.activity().items() if 0 <= day < self.days}
        self.marks = [mark for mark in timeline.marks if 0 <= mark.day < self.days]
        self.dot = 6 if self.days <= 50 else 4
        self.base = self.topics + 1.0
        rows = bool(self.marks) + bool(self.active) + HEAT_ROWS * bool(self.heat)
        self.top = self.topics + 0.8 + rows + PAIN_ROWS * bool(self.rest or self.moving)

    def _on_chart(self, question: QuestionId) -> dict[int, float]:
        return {day: level for day, level in self.timeline.numbers(question).items() if 0 <= day < self.days}

    def grid(self) -> None:
        """A hairline where each week begins."""
        for week in range(len(self.timeline.weeks)):
            self._line(7 * week, 7 * week, 0.4, self.top, self.ink.rule)

    def topic(self, y: int, label: str) -> None:
        """A row's hairline and its label, above where its bars stand."""
        self._line(0, self.days, y + 0.72, y + 0.72, self.ink.rule)
        self._text(0.2, y + 0.45, label)

    def mark(self, y: int, row: TimelineRow) -> None:
        """One milestone on its topic's row: a bar over its days, or a diamond for a date."""
        first, last, label = row.from_day, row.to_day, row.topic
        if row.kind is MilestoneKind.DATE and last in (None, first):
            self.traces.append({
                "type": "scatter", "x": [first + 0.5], "y": [y], "mode": "markers", "name": label, "cliponaxis": False,
                "marker": {"symbol": "diamond", "size": 13, "color": self.ink.text},
            })  # fmt: skip
            return
        end = self.days if last is None else min(last + 1, self.days)
        self.traces.append({
            "type": "bar", "base": [first], "x": [end - first], "y": [y], "orientation": "h",
            "width": WIDTHS.get(row.kind, 0.3), "name": label, "marker": self._marker(row.kind),
        })  # fmt: skip

    def _marker(self, kind: MilestoneKind) -> dict[str, object]:
        """How a bar looks. A solid one ends in the colour of the page, so that two that meet are two."""
        ink = self.ink
        hatched = kind is MilestoneKind.USUAL
        edge = {MilestoneKind.LIMIT: ink.bg, MilestoneKind.WATCH: ink.text}.get(kind, ink.accent)
        fill = {MilestoneKind.LIMIT: ink.accent, MilestoneKind.USUAL: ink.accent_bg}.get(kind, ink.bg)
        return {
            "color": fill,
            "line": {"color": edge, "width": GAP if kind is MilestoneKind.LIMIT else 1.5},
            "pattern": {
                "shape": "/" if hatched else "", "fgcolor": ink.accent, "bgcolor": ink.accent_bg,
                "size": 6, "solidity": 0.35,
            },
        }  # fmt: skip

    def reached(self, topic: str, day: int, label: str) -> None:
        """A star where the person did it, on the row of its topic."""
        topics = list(dict.fromkeys(row.topic for row in self.timeline.rows))
        if 0 <= day < self.days:
            marker = {
                "symbol": "star",
                "size": 15,
                "color": self.ink.text,
                "line": {"color": self.ink.bg, "width": 1.5},
            }
            self._points({day: float(self.topics - topics.index(topic))}, f"{label}: {topic}", marker)

    def own(self, words: ChartWords) -> None:
        """What the person said and what happened, above the milestones: from marks up to pain."""
        if self.marks:
            self._head(words.marks)
            for kind in dict.fromkeys(mark.kind for mark in self.marks):
                days = {mark.day: self.base + PLACES[kind] for mark in self.marks if mark.kind is kind}
                self._points(days, kind.value, {"symbol": SYMBOLS[kind], "size": 11, "color": self.ink.text})
            self.base += 1
        if self.active:
            self._head(words.activity)
            for more, symbol in ((True, "circle"), (False, "circle-open")):
                days = {day: self.base for day, did in self.active.items() if did is more}
                name = f"{words.activity} {more}"
                self._points(days, name, {"symbol": symbol, "size": self.dot + 2, "color": self.ink.accent})
            self.base += 1
        if self.heat:
            self.temperature(words.temperature)
        if self.rest or self.moving:
            self.pain(words)

    def temperature(self, label: str) -> None:
        """The temperature as points on a line; the scale holds all of it, and its numbers stand outside the scale."""
        low, high = min([COLDEST, *self.heat.values()]), max([HOTTEST, *self.heat.values()])
        bottom, top = (self.base + y for y in HEAT_SCALE)
        for degrees, y, beside in ((low, bottom, -0.32), (high, top, 0.32)):
            self._line(0, self.days, y, y, self.ink.rule)
            self._text(self.days - 0.2, y + beside, spoken_temperature(degrees), size=13, xanchor="right")
        step = (top - bottom) / (high - low)
        self._curve({day: bottom + step * (one - low) for day, one in self.heat.items()}, label, "dot", "square")
        self._text(0.2, top + 0.35, f"<b>{label}</b>")
        self.base += HEAT_ROWS

    def pain(self, words: ChartWords) -> None:
        """The person's own pain on top; a missing day is a gap in the line, a day beyond the chart is not drawn."""
        base, ink = self.base, self.ink
        for value in (0, 5, 10):
            y = base + 0.15 * value
            self._line(0, self.days, y, y, ink.rule)
            self._beside(y, str(value))
        lines = [
            (self.rest, words.resting or words.pain, "solid", "circle", f"● {words.resting}"),
            (self.moving, words.moving, "dash", "diamond-open", f"◇ {words.moving}"),
        ]
        for said, name, dash, symbol, _ in lines:
            if said:
                self._curve({day: base + 0.15 * level for day, level in said.items()}, name, dash, symbol)
        both, ahead = self.rest and self.moving, max([*self.rest, *self.moving]) < self.days * 0.6
        if both and ahead:
            self._ends(base, words)
        signs = [sign for said, *_, sign in lines if said and words.resting and not (both and ahead)]
        self._text(0.2, base + 2, "   ".join([f"<b>{words.pain}</b>", *signs]))

    def _ends(self, base: float, words: ChartWords) -> None:
        """The name of each line after the last point of both; never one on the other, nor on the heading."""
        after = max([*self.rest, *self.moving]) + 1.2
        low, high = sorted([
            (base + 0.15 * self.rest[max(self.rest)], words.resting),
            (base + 0.15 * self.moving[max(self.moving)], words.moving),
        ])  # fmt: skip
        top = min(max(high[0], low[0] + 0.45), base + 1.5)
        self._text(after, min(low[0], top - 0.45), low[1], 13)
        self._text(after, top, high[1], 13)

    def _curve(self, said: Mapping[int, float], name: str, dash: str, symbol: str) -> None:
        days = range(min(said), max(said) + 1)
        self.traces.append({
            "type": "scatter", "x": [day + 0.5 for day in days], "y": [said.get(day) for day in days],
            "mode": "lines+markers", "name": name, "connectgaps": False, "cliponaxis": False,
            "line": {"color": self.ink.accent, "width": 2, "dash": dash},
            "marker": {"symbol": symbol, "size": self.dot},
        })  # fmt: skip

    def _points(self, places: Mapping[int, float], name: str, marker: dict[str, object]) -> None:
        if places:
            xs, ys = [day + 0.5 for day in places], list(places.values())
            self.traces.append({
                "type": "scatter", "x": xs, "y": ys, "mode": "markers", "name": name, "marker": marker,
                "cliponaxis": False,
            })  # fmt: skip

    def _head(self, label: str) -> None:
        self._line(0, self.days, self.base + 0.72, self.base + 0.72, self.ink.rule)
        self._text(0.2, self.base + 0.45, label)

    def today(self, label: str) -> None:
        """A line for today with its flag on top."""
        x = self.timeline.today + 0.5
        self._line(x, x, 0.4, self.top, self.ink.text, width=2, dash="dash")
        side = {"xanchor": "left"} if x < 2 else {"xanchor": "right"} if x > self.days - 2 else {}
        self.labels.append({
            "x": x, "y": self.top + 0.35, "text": f"<b>{label}</b>", "showarrow": False, "bgcolor": self.ink.text,
            "borderpad": 3, "font": {"size": 13, "color": self.ink.bg}, **side,
        })  # fmt: skip

    def layout(self, words: ChartWords) -> dict[str, object]:
        """Axes, sizes and fonts; tall enough that no label meets another."""
        ink, weeks = self.ink, range(len(self.timeline.weeks))
        every = ceil(len(weeks) / MOST_DATES)
        shown = [n for n in weeks if n % every == 0 and 7 * n + 3.4 * every < self.days - 3]
        ticks = [f"<b>{words.week.format(n=n + 1)}</b><br>{words.dates[n]}" for n in shown]
        return {
            "showlegend": False, "barmode": "overlay", "bargap": 0, "height": int(44 + ROW * (self.top + 0.8)),
            "margin": {"l": 2, "r": BESIDE if self.rest or self.moving else 8, "t": 44, "b": 4},
            "plot_bgcolor": ink.bg, "paper_bgcolor": ink.bg, "font": {"family": "Noto Sans", "color": ink.text},
            "xaxis": {
                "side": "top", "range": [0, self.days], "showgrid": False, "zeroline": False, "tickangle": 0,
                "tickvals": [7 * week + 3.4 * every for week in shown], "tickfont": {"size": 13},
                "ticktext": [tick.replace(" ", NO_BREAK) for tick in ticks], "fixedrange": True,
            },
            "yaxis": {"visible": False, "range": [0.3, self.top + 0.8], "fixedrange": True},
        }  # fmt: skip

    def _line(self, x0: float, x1: float, y0: float, y1: float, color: str, **style: object) -> None:
        line = {"color": color, "width": 1} | style
        self.lines.append({"type": "line", "x0": x0, "x1": x1, "y0": y0, "y1": y1, "layer": "below", "line": line})

    def _text(self, x: float, y: float, words: str, size: int = 15, xanchor: str = "left") -> None:
        font = {"size": size, "color": self.ink.text}
        self.labels.append({
            "x": x, "y": y, "text": words, "showarrow": False, "font": font, "bgcolor": self.ink.bg,
            "xanchor": xanchor, "borderpad": 0,
        })  # fmt: skip

    def _beside(self, y: float, words: str) -> None:
        """A number of a scale, right of the days."""
        self.labels.append({
            "x": 1, "xref": "paper", "xanchor": "left", "xshift": 5, "y": y, "text": words, "showarrow": False,
            "font": {"size": 13, "color": self.ink.text},
        })  # fmt: skip
