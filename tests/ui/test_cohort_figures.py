"""The charts of many people say what the tables and the sentences say: each is read and held against the others."""

import csv
import io
from typing import Any

import pytest

from checklist.care import counts
from checklist.care.counts import Answered, Count, PainDay, Reached, spread_of
from checklist.care.member import Member
from checklist.locale import say as said_in
from checklist.procedure import ProcedureId
from checklist.reading import NO_BREAK
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
        "procedure": ProcedureId("p"), "day": 40, "begun": True, "pain": {}, "reached": {}, "due": range(0),
        "answered": frozenset(), "stuck": (), "ate_late": False, "took_it": False, "long_fast": False,
        "moved_late": False, "cancelled": None, "notice": None,
    }  # fmt: skip
    return Member(**plain | changes)


PEOPLE = (
    a_member(pain={0: 6, 1: 5, 3: 4}, due=range(1, 4), answered=frozenset({0, 1, 3})),
    a_member(pain={0: 8}, due=range(1, 4), answered=frozenset({0})),
    a_member(pain={1: 2, 2: 0}, due=range(1, 3), answered=frozenset({1, 2})),
    a_member(due=range(1, 2)),
)


def boxes(trace: Any) -> list[tuple[float, ...]]:
    """What each box says: lowest, quarter, half, 3 quarters, highest."""
    parts = (trace.lowerfence, trace.q1, trace.median, trace.q3, trace.upperfence)
    return list(zip(*parts, strict=True))


@pytest.mark.parametrize(
    ("told", "spread"),
    [
        ([3], (1, 3, 3, 3, 3, 3)),
        ([4, 0], (2, 0, 0, 0, 4, 4)),
        ([5, 1, 2, 4], (4, 1, 1, 2, 4, 5)),
        (range(10, 0, -1), (10, 1, 3, 5, 8, 10)),
    ],
)
def test_many_numbers_are_told_in_six_and_each_of_them_was_told(told: Any, spread: tuple[int, ...]) -> None:
    found = spread_of(told)
    assert (found.n, found.lowest, found.quarter, found.half, found.most, found.highest) == spread
    assert {found.quarter, found.half, found.most} <= set(told)


def test_each_day_of_pain_is_one_box_and_the_table_says_the_same() -> None:
    days = counts.pain_days(PEOPLE)
    (trace,) = pain_figure(days, LIGHT, AXES).data
    drawn = [tuple(map(str, (day, *box))) for day, box in zip(trace.x, boxes(trace), strict=True)]
    rows = pain_sheet(days, say).rows
    assert drawn == [(row[0], *row[3:]) for row in rows]
    assert rows[0] == ("0", "2", "4", "6", "6", "6", "8", "8")


def test_a_day_without_an_answer_has_no_box() -> None:
    (trace,) = pain_figure(counts.pain_days(PEOPLE[:2]), LIGHT, AXES).data
    assert list(trace.x) == [0, 1, 3]


def test_a_chart_of_ten_thousand_people_is_no_larger_than_one_of_five() -> None:
    few, many = (pain_figure(counts.pain_days(PEOPLE * n), LIGHT, AXES).to_json() for n in (2, 2_500))
    assert few == many


def test_the_sentence_of_pain_says_the_first_and_last_day_of_the_table_and_that_there_is_no_band() -> None:
    words = pain_sentence(counts.pain_days(PEOPLE), say)
    assert words.startswith("On day 0, 2 of 4 people told their pain: 6 to 8, half of them 6 or less.")
    assert "On day 3, 1 of 4 people told their pain: 4 to 4" in words
    assert "Line in it: half are this or less. Whiskers: lowest and highest." in words
    assert words.endswith("No guidance here gives an expected band, so none is drawn.")
    assert pain_sentence((PainDay(day=0, told=spread_of([3]), of=1),), say).count("On day") == 1


def test_milestones_are_drawn_as_the_table_says() -> None:
    weeks = tuple(Count(what=str(week), n=min(week, 2), of=6 - week) for week in range(1, 7))
    rows = (Reached(topic="Driving", first=7, last=13, told=spread_of([6, 8, 12, 20]), weeks=weeks),)
    band, told, half = milestone_figure(rows, LIGHT, AXES).data
    assert (band.base[0], band.x[0], band.y[0]) == (7, 7, "Driving")
    assert (boxes(told), list(told.y)) == ([(6.5, 6.5, 8.5, 12.5, 20.5)], ["Driving"])
    assert (list(half.x), list(half.y)) == ([8.5], ["Driving"])
    sheet = milestone_sheet(rows, say)
    told_words = "4 people, day 6 to 20: a quarter by day 6, half by 8, 3 quarters by 12"
    by_week = ("1 of 5", "2 of 4", "2 of 3", "2 of 2", "2 of 1", "2 of 0")
    assert sheet.rows == (("Driving", "day 7 to 13", told_words, *by_week),)
    words = milestone_sentence(rows, say)
    assert words.startswith("Driving: 4 told it, half of them by day 8. 2 of 1 by the end of week 5. Who has not told")
    assert "Hatched: usual time." in words and "Diamond: half by this day." in words


def test_an_open_end_is_drawn_to_the_end_of_the_chart_and_said_as_open() -> None:
    rows = (Reached(topic="Sport", first=30, last=None, told=spread_of([31]), weeks=()),)
    assert milestone_figure(rows, LIGHT, AXES).data[0].x[0] == 13
    assert milestone_sheet(rows, say).rows[0][1] == "from day 30"


def test_a_bar_is_as_long_as_the_table_says_and_its_axis_ends_at_of_how_many() -> None:
    found = (Count(what="who drives you home?", n=4, of=9), Count(what="labs", n=1, of=9))
    figure = count_figure(found, LIGHT, AXES)
    (bars,) = figure.data
    assert bars.y == ("Who drives you home?", "Labs"), "a label begins with a capital"
    assert [(y, str(x), "9") for y, x in zip(bars.y, bars.x, strict=True)] == list(count_sheet(found, "What", say).rows)
    assert list(zip(figure.layout.xaxis.tickvals, figure.layout.xaxis.ticktext, strict=True)) == [(0, "0"), (9, "9")]
    assert figure.layout.xaxis.range[1] > 9, "the number beside the longest bar needs room"
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
        pain_figure(counts.pain_days(PEOPLE), ink, AXES), count_figure((Count(what="a", n=1, of=2),), ink, AXES),
        answered_figure((Answered(day=1, due=3, came=2),), ink, AXES),
    )  # fmt: skip
    assert figures[0].layout.yaxis.range[0] <= 0
    assert figures[1].layout.xaxis.range[0] == 0
    assert figures[2].layout.yaxis.rangemode == "tozero"
    assert all(figure.layout.xaxis.title.text == "x" for figure in figures)


def test_a_name_stands_beside_its_bar_whole_on_lines_that_a_phone_has_room_for() -> None:
    name = "Who stays with you for the first 24 hours?"
    (bars,) = count_figure((Count(what=name, n=1, of=2),), LIGHT, AXES).data
    lines = bars.y[0].replace(NO_BREAK, "").split("<br>")
    assert (" ".join(lines), max(map(len, lines)) <= 22) == (name, True)


def test_no_title_of_an_axis_lies_on_its_numbers() -> None:
    figures = (
        pain_figure(counts.pain_days(PEOPLE), LIGHT, AXES),
        answered_figure(counts.answered(PEOPLE), LIGHT, AXES),
    )
    assert all(figure.layout.yaxis.title.standoff > 0 for figure in figures)


def test_the_file_says_what_the_table_says_who_is_counted_and_no_cell_acts_as_a_formula() -> None:
    found = (Count(what='=HYPERLINK("x")', n=1, of=2), Count(what="labs, and more", n=2, of=2))
    sheet = count_sheet(found, "What", say)
    about = {"Procedure": "Any procedure", "People counted": "2"}
    heads, *rows = csv.reader(io.StringIO(sheet.csv(about).decode("utf-8-sig")))
    assert tuple(heads) == (*sheet.heads, "Procedure", "People counted")
    assert rows == [
        ["'" + '=HYPERLINK("x")', "1", "2", "Any procedure", "2"], ["Labs, and more", "2", "2", "Any procedure", "2"],
    ]  # fmt: skip
    assert [list(record.values()) for record in sheet.records][1] == rows[1][:3]


def test_the_sentence_of_what_was_cancelled_says_each_number_of_how_many() -> None:
    rows = [Count(what="Canceled", n=6, of=40), Count(what="Unwell", n=5, of=6), Count(what="Not ready", n=1, of=6)]
    assert cancelled_sentence(rows, say) == "Canceled: 6 of 40 people. Unwell: 5 of 6. Not ready: 1 of 6."
