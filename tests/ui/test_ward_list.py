"""The parts of the nurse's list and what it says, at their edges."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from checklist.care import clock
from checklist.care.roster import Listed
from checklist.care.visitor import NOBODY
from checklist.plan import Ask, PlanId, Task
from checklist.procedure import TaskKind
from checklist.ui.session import Visit
from checklist.ui.ward_list import STALE, draw_as_of
from checklist.ui.ward_list.days import Day, Order, Part, later, named, near, ordered, spoken_of
from checklist.ui.ward_list.words import announced, clock_of, fasts, heading, short
from tests.builders import at
from tests.ui.builders import a_journey, alone, say

NOW = at("2027-03-15T15:00")
TODAY, TOMORROW = date(2027, 3, 15), date(2027, 3, 16)
TASKS = {task.id: task for task in a_journey("2027-03-08T09:00", medications=[{"name": "Eliquis"}]).plan.tasks}


def ask(task: str = "ride", medicine: str | None = None) -> Ask:
    return Ask(task=TASKS[task], medicine=medicine, seen=0, recorded=None)


def a_row(name: str = "Ann", arrives: str = "2027-03-16T11:00", *asks: Ask, hours: int = 2, **more: object) -> Listed:
    moment = at(arrives)
    plain = Listed(
        plan=PlanId(name), name=name, age=None, procedure="A lump", arrives=moment,
        starts=moment + timedelta(hours=hours), leaves=None, now=NOW, day=-1, open=(), phone=None, ward=None, asks=asks,
    )  # fmt: skip
    return replace(plain, **more)  # type: ignore[arg-type]


def parts(*rows: Listed) -> dict[str, list[str]]:
    return {day.part: [row.name for row in day.rows] for day in near(rows, NOW)}


def test_each_stands_in_the_part_of_their_day_and_no_other() -> None:
    found = parts(
        a_row("Last night", "2027-03-14T20:00", hours=21),
        a_row("Today", "2027-03-15T23:00"),
        a_row("Tomorrow", "2027-03-16T00:00"),
        a_row("Later", "2027-03-17T00:00"),
        a_row("Home", "2027-03-15T09:00"),
        a_row("Stays", "2027-03-15T09:00", leaves=at("2027-03-16T10:00")),
        a_row("Stays long", "2027-03-15T09:00", leaves=at("2027-03-17T10:00")),
        a_row("Gone", "2027-03-14T09:00"),
    )
    assert found == {
        "today": ["Last night", "Today"], "tomorrow": ["Tomorrow"], "home_today": ["Home"], "home_tomorrow": ["Stays"],
    }  # fmt: skip


def test_tomorrow_stands_there_also_when_it_is_empty() -> None:
    assert parts() == {"tomorrow": []}


def test_later_days_are_named_by_their_date() -> None:
    rows = [a_row("B", "2027-03-19T09:00"), a_row("A", "2027-03-17T09:00"), a_row("Tomorrow")]
    assert [(day.isoformat(), [row.name for row in found]) for day, found in later(rows).items()] == [
        ("2027-03-17", ["A"]), ("2027-03-19", ["B"]),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("today", "tomorrow", "words", "part"),
    [
        (0, 0, "Nobody comes in today or tomorrow", Part.TOMORROW),
        (0, 1, "Tomorrow: 1 person is not ready", Part.TOMORROW),
        (0, 5, "Tomorrow: 5 people are not ready", Part.TOMORROW),
        (1, 5, "Not ready: 1 today, 5 tomorrow", None),
        (2, 0, "Not ready: 2 today, 0 tomorrow", None),
    ],
)
def test_the_heading_says_how_many_are_not_ready(today: int, tomorrow: int, words: str, part: Part | None) -> None:
    rows = [a_row(f"A{n}", "2027-03-15T18:00", ask()) for n in range(today)]
    rows += [a_row(f"B{n}", "2027-03-16T09:00", ask()) for n in range(tomorrow)]
    days = near(rows, NOW)
    spoken = spoken_of(days)
    assert (heading(days, say), spoken and spoken.part) == (words, part)


def test_once_all_of_today_are_ready_the_heading_is_about_tomorrow() -> None:
    days = near([a_row("Today", "2027-03-15T18:00"), a_row("Ann", "2027-03-16T09:00", ask())], NOW)
    spoken = spoken_of(days)
    assert (heading(days, say), spoken and spoken.part) == ("Tomorrow: 1 person is not ready", Part.TOMORROW)
    days = near([a_row("Today", "2027-03-15T18:00")], NOW)
    spoken = spoken_of(days)
    assert (heading(days, say), spoken and spoken.part) == ("Everyone is ready for today: 1 person", Part.TODAY)


def test_whoever_only_goes_home_with_something_open_is_in_the_heading() -> None:
    days = near([a_row("Ann", "2027-03-15T09:00", home=(ask(),))], NOW)
    assert heading(days, say) == "Goes home today: something is open for 1 person"


@pytest.mark.parametrize(
    ("order", "names"), [(Order.TIME, "Cid Bea Ann"), (Order.OPEN, "Bea Ann Cid"), (Order.NAME, "Ann Bea Cid")]
)
def test_rows_go_by_time_by_what_takes_longest_or_by_name(order: Order, names: str) -> None:
    rows = (
        a_row("Ann", "2027-03-16T12:00", ask("ride"), ask("helper")),
        a_row("Bea", "2027-03-16T11:00", ask("medicine_ask:eliquis", "Eliquis")),
        a_row("Cid", "2027-03-16T10:00", ask("ride")),
    )
    found = ordered(Day(part=Part.TOMORROW, date=TOMORROW, rows=rows), order)
    assert " ".join(row.name for row in found.rows) == names


def test_a_name_is_found_by_each_of_its_words() -> None:
    rows = [a_row("Maria Ortiz"), a_row("Mario Rossi"), a_row("")]
    assert [row.name for row in named(rows, " MAR  ort ")] == ["Maria Ortiz"]
    assert len(named(rows, "mar")) == 2
    assert len(named(rows, "  ")) == 3


def test_who_came_in_before_today_stands_with_the_date() -> None:
    row = a_row("Ann", "2027-03-14T20:00", hours=21)
    words = clock_of(row, Day(part=Part.TODAY, date=TODAY, rows=(row,)), say)
    assert words.replace("\u00a0", " ") == "Sunday, March 14, 8:00 pm"


@pytest.mark.parametrize(("leaves", "words"), [(None, "No time set"), ("2027-03-15T17:30", "5:30 pm")])
def test_a_time_to_go_home_is_not_made_up(leaves: str | None, words: str) -> None:
    row = a_row("Ann", "2027-03-15T09:00", leaves=at(leaves) if leaves else None)
    assert clock_of(row, Day(part=Part.HOME_TODAY, date=TODAY, rows=(row,)), say).replace("\u00a0", " ") == words


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (0, "Maria is ready. Everyone is."),
        (1, "Maria is ready. 1 person is not."),
        (4, "Maria is ready. 4 people are not."),
    ],
)
def test_what_is_announced_counts_who_is_left(left: int, words: str) -> None:
    assert announced("Maria", left, say) == words


@pytest.mark.parametrize(
    ("kind", "words"), [(TaskKind.TRANSPORT, "Ride home"), (TaskKind.TEST, "Test"), (TaskKind.OTHER, "Bring your card")]
)
def test_an_open_thing_without_a_short_word_is_called_by_its_title(kind: TaskKind, words: str) -> None:
    task: Task = replace(TASKS["ride"], kind=kind, title="Bring your card.")
    assert short(Ask(task=task, medicine=None, seen=0, recorded=None), say) == words


def test_a_long_time_without_drinks_is_said_before_one_without_food() -> None:
    stops = a_journey("2027-03-08T09:00").plan.fasting
    food = tuple(stop for stop in stops if stop.what.startswith("solids"))
    assert fasts(a_row(fasts=stops), say) == ["12 h without drinks"]
    assert fasts(a_row(fasts=food), say) == ["12 h without food"]
    assert fasts(a_row(), say) == []


@pytest.mark.parametrize(
    ("age", "buttons"), [(timedelta(0), []), (STALE - timedelta(seconds=30), []), (STALE, ["Reload"])]
)
def test_a_list_that_was_drawn_a_while_ago_offers_a_new_one(age: timedelta, buttons: list[str]) -> None:
    visit: Any = Visit(house=None, visitor=NOBODY)  # type: ignore[arg-type]  # the time needs no house
    at = alone(draw_as_of, visit, "4 people come in. ", clock.now() - age)
    assert at.markdown[0].value.startswith("4 people come in. As of ")
    assert [button.label for button in at.button] == buttons


def test_a_day_knows_who_waits_and_who_does_not() -> None:
    waiting, done = a_row("Ann", "2027-03-16T11:00", ask()), a_row("Zoe")
    day = Day(part=Part.TOMORROW, date=TOMORROW, rows=(waiting, done))
    assert (day.waiting, day.ready) == ((waiting,), (done,))
    moment: datetime = waiting.arrives
    assert moment.date() == TOMORROW
