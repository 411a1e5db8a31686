"""What is counted of everyone: tomorrow, hours without clear drinks, check-ins. The titles say the numbers."""

from statistics import median

import streamlit as st

from checklist.care.board import Answered, Board
from checklist.reading import short_date
from checklist.ui.board.figures import answers_figure, boxes_figure, hours_figure
from checklist.ui.board.words import people
from checklist.ui.charts import DARK, LIGHT, Ink
from checklist.ui.session import Visit
from checklist.ui.when import Say

FEW, MANY = 5, 140  # fewer are said in words alone; of more no mark could be told from the next
LONG_HOURS = 6
CONFIG = {"displayModeBar": False, "staticPlot": True}


def draw_charts(visit: Visit, now: Board) -> None:
    """Each chart under a title that says what it shows; without people, nothing."""
    ink = DARK if st.context.theme.type == "dark" else LIGHT
    if now.coming:
        _tomorrow(visit, now, ink)
        _hours(visit, now, ink)
    if any(day.due for day in now.week):
        _answers(visit, now, ink)


def _tomorrow(visit: Visit, now: Board, ink: Ink) -> None:
    say, n = visit.say, len(now.coming)
    ready = sum(1 for is_ready, _ in now.coming if is_ready)
    words = say("{ready} ready, {open} not ready", ready=ready, open=n - ready)
    _title(say("Tomorrow: {people}", people=people(n, say)), words)
    if FEW <= n <= MANY:
        st.plotly_chart(boxes_figure(ready, n - ready, ink), theme=None, config=CONFIG, key="board_tomorrow", alt=words)
        st.markdown(f":small[:gray[{say('1 box a person. Filled: ready.')}]]")


def _hours(visit: Visit, now: Board, ink: Ink) -> None:
    say = visit.say
    hours = [value for _, value in now.coming if value is not None]
    if not hours:
        return
    words = hours_words(hours, say)
    _title(say("Hours without clear drinks, tomorrow"), words)
    if FEW <= len(hours) <= MANY:
        st.plotly_chart(hours_figure(hours, ink), theme=None, config=CONFIG, key="board_hours", alt=words)


def hours_words(hours: list[float], say: Say) -> str:
    """The middle, the longest, and how many are long."""
    long = sum(1 for value in hours if value > LONG_HOURS)
    middle = say("Planned, 1 dot a person. Middle: {middle} h.", middle=f"{median(hours):g}")
    return f"{middle} {say('Over {n} h: {people}.', n=LONG_HOURS, people=people(long, say))}"


def _answers(visit: Visit, now: Board, ink: Ink) -> None:
    say, week = visit.say, now.week
    due, came = sum(day.due for day in week), sum(day.came for day in week)
    _title(say("Check-ins, last 7 days: {came} of {due}", came=f"{came:,}", due=f"{due:,}"),
           say("Filled: answered. Outline: due."))  # fmt: skip
    if due < FEW:
        return
    names = [short_date(day.on)[:2] for day in week]
    st.plotly_chart(
        answers_figure(week, names, ink), theme=None, config=CONFIG, key="board_answers", alt=answers_words(week, say)
    )


def answers_words(week: tuple[Answered, ...], say: Say) -> str:
    """The chart as one sentence."""
    days = [say("{day}: {came} of {due}", day=short_date(day.on), came=day.came, due=day.due) for day in week]
    return f"{'. '.join(days)}."


def _title(title: str, words: str) -> None:
    with st.container(gap=None):
        st.subheader(title, anchor=False)
        st.markdown(f":small[:gray[{words}]]")
