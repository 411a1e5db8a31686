"""The charts of many people say what the tables and the sentences say: each is read and held against the others."""

import csv
import io
from typing import Any

import pytest

from checklist.care import counts
from checklist.care.counts import Answered, Count, PainDay, Reached
from checklist.care.member import Member
from checklist.locale import say as said_in
from checklist.procedure import ProcedureId
from checklist.ui.charts import DARK, LIGHT, Ink
from checklist.ui.cohort.figures import Axes, answered_figure, count_figure, milestone_figure, pain_figure
from checklist.ui.cohort.sentences import (
    answered_sentence,
    cancelled_sentence,
    milestone_sentence,
    pain_sentence,
    stuck_sentence,
)
from checklist.ui.cohort.tables import answered_sheet, count_sheet, milestone_sheet, pain_sheet

AXES = Axes(x="x", y="y")


def say(words: str, **values: object) -> str:
    return said_in("en", words, **values)


def a_member(**changes: Any) -> Member:
    plain: dict[str, Any] = {
        "procedure": ProcedureId("p"), "day": 40, "begun": True, "pain": {}, "reached": {}, "due": frozenset(),
        "answered": frozenset(), "stuck": (), "ate_late": False, "took_it": False, "long_fast": False,
        "moved_late": False, "cancelled": None, "notice": None,
    }  # fmt: skip
    return Member(**plain | changes)


PEOPLE = (
    a_member(pain={0: 6, 1: 5, 3: 4}, due=frozenset({1, 2, 3}), answered=frozenset({0, 1, 3})),
    a_member(pain={0: 8}, due=frozenset({1, 2, 3}), answered=frozenset({0})),
    a_member(pain={1: 2, 2: 0}, due=frozenset({1, 2}), answered=frozenset({1, 2})),
    a_member(due=frozenset({1})),
)


def test_each_answer_of_pain_is_one_mark_and_the_table_counts_the_same() -> None:
    (trace,) = pain_figure(PEOPLE, LIGHT, AXES).data
    marks = sorted((x, y) for x, y in zip(trace.x, trace.y, strict=True) if y is not None)
    assert marks == [(0, 6), (0, 8), (1, 2), (1, 5), (2, 0), (3, 4)]
    days = counts.pain_days(PEOPLE)
    rows = [
        (str(day), str(len(ys)), "4", str(min(ys)), str(sorted(ys)[(len(ys) - 1) // 2]), str(max(ys)))
        for day in range(4)
        if (ys := [y for x, y in marks if x == day])
    ]
    assert list(pain_sheet(days, say).rows) == rows


def test_a_day_without_an_answer_is_a_gap_and_so_is_the_next_person() -> None:
    (trace,) = pain_figure(PEOPLE[:2], LIGHT, AXES).data
    assert list(trace.x) == [0, 1, 2, 3, None, 0, None]
    assert list(trace.y) == [6, 5, None, 4, None, 8, None]
    assert not trace.connectgaps


def test_the_sentence_of_pain_says_the_first_and_last_day_of_the_table_and_that_there_is_no_band() -> None:
    words = pain_sentence(counts.pain_days(PEOPLE), say)
    assert words.startswith("On day 0, 2 of 4 people told their pain: 6 to 8, half of them 6 or less.")
    assert "On day 3, 1 of 4 people told their pain: 4 to 4" in words
    assert words.endswith("No guidance here gives an expected band, so none is drawn.")
    assert pain_sentence((PainDay(day=0, told=(3,), of=1),), say).count("On day") == 1


def test_milestones_are_drawn_as_the_table_says() -> None:
    weeks = tuple(Count(what=str(week), n=min(week, 2), of=6 - week) for week in range(1, 7))
    rows = (Reached(topic="Driving", first=7, last=13, days=(6, 12), weeks=weeks),)
    band, told = milestone_figure(rows, LIGHT, AXES).data
    assert (band.base[0], band.x[0], band.y[0]) == (7, 7, "Driving")
    assert list(told.x) == [6.5, 12.5]
    sheet = milestone_sheet(rows, say)
    assert sheet.rows == (("Driving", "day 7 to 13", "1 of 5", "2 of 4", "2 of 3", "2 of 2", "2 of 1", "2 of 0"),)
    assert milestone_sentence(rows, say).startswith("Driving: 2 of 1 by the end of week 5. Who has not told")


def test_an_open_end_is_drawn_to_the_end_of_the_chart_and_said_as_open() -> None:
    rows = (Reached(topic="Sport", first=30, last=None, days=(), weeks=()),)
    assert milestone_figure(rows, LIGHT, AXES).data[0].x[0] == 13
    assert milestone_sheet(rows, say).rows == (("Sport", "from day 30"),)


def test_a_bar_is_as_long_as_the_table_says_and_its_axis_ends_at_of_how_many() -> None:
    found = (Count(what="who drives you home?", n=4, of=9), Count(what="labs", n=1, of=9))
    figure = count_figure(found, LIGHT, AXES)
    (bars,) = figure.data
    assert bars.y == ("Who drives you home?", "Labs"), "a label begins with a capital"
    assert [(y, str(x), "9") for y, x in zip(bars.y, bars.x, strict=True)] == list(count_sheet(found, "What", say).rows)
    assert tuple(figure.layout.xaxis.range) == (0, 9)
    assert stuck_sentence(found, say).endswith("who drives you home? 4 of 9 people.")


def test_check_ins_due_stand_as_outlines_behind_those_that_came() -> None:
    days = counts.answered(PEOPLE)
    due, came = answered_figure(days, LIGHT, AXES).data
    drawn = [tuple(map(str, row)) for row in zip(due.x, came.y, due.y, strict=True)]
    assert drawn == [("1", "2", "4"), ("2", "1", "3"), ("3", "1", "2")] == list(answered_sheet(days, say).rows)
    assert answered_sentence(days, say).startswith("4 of 9 check-ins came.")
    assert (due.marker.color, came.marker.color) == (LIGHT.bg, LIGHT.accent)


@pytest.mark.parametrize("ink", [LIGHT, DARK])
def test_every_axis_begins_at_nothing_and_no_chart_has_a_number_without_a_name(ink: Ink) -> None:
    figures = (
        pain_figure(PEOPLE, ink, AXES), count_figure((Count(what="a", n=1, of=2),), ink, AXES),
        answered_figure((Answered(day=1, due=3, came=2),), ink, AXES),
    )  # fmt: skip
    assert figures[0].layout.yaxis.range[0] <= 0
    assert figures[1].layout.xaxis.range[0] == 0
    assert figures[2].layout.yaxis.rangemode == "tozero"
    assert all(figure.layout.xaxis.title.text == "x" for figure in figures)


def test_the_file_says_what_the_table_says_and_no_cell_acts_as_a_formula() -> None:
    found = (Count(what='=HYPERLINK("x")', n=1, of=2), Count(what="labs, and more", n=2, of=2))
    sheet = count_sheet(found, "What", say)
    heads, *rows = csv.reader(io.StringIO(sheet.csv.decode("utf-8-sig")))
    assert tuple(heads) == sheet.heads
    assert rows == [["'" + '=HYPERLINK("x")', "1", "2"], ["Labs, and more", "2", "2"]]
    assert [list(record.values()) for record in sheet.records][1] == rows[1]


def test_the_sentence_of_what_was_cancelled_says_each_number_of_how_many() -> None:
    rows = [Count(what="Canceled", n=6, of=40), Count(what="Unwell", n=5, of=6), Count(what="Not ready", n=1, of=6)]
    assert cancelled_sentence(rows, say) == "Canceled: 6 of 40 people. Unwell: 5 of 6. Not ready: 1 of 6."
