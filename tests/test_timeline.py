from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from checklist.guidance import BookingError, DayRange
from checklist.plan import Event, EventKind, check_ins
from checklist.recovery import MilestoneKind
from checklist.timeline import PainEntry, Timeline, Week, timeline_of, week_words
from tests.builders import a_milestone, a_plan, a_procedure, an_event, at

MILESTONES = (
    a_milestone("lifting", DayRange(from_day=0, to_day=6)),
    a_milestone("swelling", DayRange(from_day=0, to_day=7), kind=MilestoneKind.USUAL),
    a_milestone("bath", DayRange(from_day=2, to_day=13)),
    a_milestone("scar", DayRange(from_day=42)),
)


def line(now: str = "2027-06-15T09:00", *events: Event, milestones: tuple[object, ...] = MILESTONES) -> Timeline:
    return timeline_of(a_plan(a_procedure(milestones=milestones)), events, at(now))


def said(seq: int, **answers: Any) -> Event:
    return an_event(EventKind.CHECKED_IN, None, seq, **answers)


@pytest.mark.parametrize(
    ("now", "today", "week"),
    [
        ("2027-06-14T23:59", -1, 0),
        ("2027-06-15T00:00", 0, 1),
        ("2027-06-21T23:59", 6, 1),
        ("2027-06-22T00:00", 7, 2),
    ],
)
def test_today_is_the_calendar_day_after_the_procedure(now: str, today: int, week: int) -> None:
    assert (line(now).today, line(now).week) == (today, week)


@pytest.mark.parametrize(
    ("last", "last_day", "weeks"), [(0, 42, 6), (41, 42, 6), (42, 42, 6), (43, 43, 7), (49, 49, 7), (50, 50, 8)]
)
def test_at_least_6_weeks_are_shown_and_each_begins_on_its_date(last: int, last_day: int, weeks: int) -> None:
    found = line(milestones=(a_milestone("x", DayRange(from_day=0, to_day=last)),))
    assert (found.last_day, len(found.weeks)) == (last_day, weeks)
    assert found.weeks[:2] == (date(2027, 6, 15), date(2027, 6, 22))


def test_what_is_open_ended_is_shown_from_its_first_day() -> None:
    assert line(milestones=(a_milestone("scar", DayRange(from_day=90)),)).last_day == 90


def test_a_timeline_without_milestones_has_6_weeks() -> None:
    assert (line(milestones=()).last_day, len(line(milestones=()).weeks)) == (42, 6)
    assert line(milestones=()).next_row() is None


@pytest.mark.parametrize(
    ("day", "holding"),
    [(14, []), (15, ["lifting"]), (17, ["lifting", "bath"]), (21, ["lifting", "bath"]), (22, ["bath"])],
)
def test_the_limits_that_hold_today_are_told(day: int, holding: list[str]) -> None:
    assert [row.id for row in line(f"2027-06-{day}T09:00").holding()] == holding


def test_an_open_limit_holds_from_its_first_day_on() -> None:
    assert [line(f"2027-{day}T09:00").holding() != () for day in ("07-26", "07-27", "12-31")] == [False, True, True]


@pytest.mark.parametrize(
    ("now", "next_"), [("06-14", "lifting"), ("06-16", "bath"), ("06-17", "scar"), ("07-27", None)]
)
def test_the_next_thing_to_come_is_the_first_that_has_not_begun(now: str, next_: str | None) -> None:
    row = line(f"2027-{now}T09:00").next_row()
    assert (row and row.id) == next_


def test_the_newest_answer_of_a_day_counts_and_days_stand_in_order() -> None:
    events = (said(3, day=2, pain=4), said(1, day=2, pain=9), said(2, day=1, pain=6))
    assert line("2027-06-18T09:00", *events).pain == (PainEntry(day=1, pain=6), PainEntry(day=2, pain=4))


def test_what_was_not_answered_is_no_entry_and_not_0() -> None:
    found = check_ins((said(1, day=1), said(2, day=2, pain=0), said(3, day=3, pain="bad"), said(4, pain=5)))
    assert [(entry.day, entry.pain) for entry in found] == [(1, None), (2, 0), (3, None)]
    assert line("2027-06-18T09:00", said(1, day=1), said(2, day=2, pain=0)).pain == (PainEntry(day=2, pain=0),)


def test_a_newer_check_in_without_pain_takes_the_older_answer_back() -> None:
    assert line("2027-06-18T09:00", said(1, day=1, pain=8), said(2, day=1)).pain == ()


def answered(seq: int, actor: str = "patient", **answers: Any) -> Event:
    helper = {} if actor == "patient" else {"by_helper": "Ana"}
    event = an_event(EventKind.CHECKED_IN, None, seq, day=4, answers=answers, **helper)
    return replace(event, actor=actor)


@pytest.mark.parametrize("first", ["patient", "caregiver:ana"])
def test_where_two_people_answer_the_higher_number_stands_and_of_the_rest_what_the_patient_said(first: str) -> None:
    mine = {"temperature": 38.6, "pain_rest": 2, "cut": ["usual"], "breathing": "skipped"}
    hers = {"temperature": 37.0, "pain_rest": 5, "cut": ["red"], "breathing": ["usual"], "chills": "no"}
    theirs = {"patient": answered(1, **mine), "caregiver:ana": answered(2, "caregiver:ana", **hers)}
    events = [replace(theirs.pop(first), seq=1), replace(theirs.popitem()[1], seq=2)]
    (found,) = check_ins(events)
    assert found.answers == {
        "temperature": 38.6, "pain_rest": 5, "cut": ("usual",), "breathing": ("usual",), "chills": "no",
    }  # fmt: skip


def test_what_one_person_changes_on_the_same_day_replaces_their_own_number() -> None:
    found = check_ins((answered(1, temperature=38.6), answered(2, temperature=37.0)))
    assert [one.temperature for one in found] == [37.0]


def test_only_check_ins_are_answers() -> None:
    assert check_ins((an_event(EventKind.DONE, "ride", 1, day=1, pain=3),)) == ()


def test_an_answer_out_of_range_surfaces() -> None:
    with pytest.raises(BookingError):
        check_ins((said(1, day=1, pain=11),))


def test_a_call_and_a_check_in_that_said_to_call_are_marks_on_their_days() -> None:
    told = said(1, day=2, answers={}, advice={"tier": "same_day"})
    calm = said(2, day=3, answers={}, advice={"tier": "mention"})
    call = an_event(EventKind.HANDLED, None, 3, when="2027-06-18T10:00", step="acted")
    seen = an_event(EventKind.HANDLED, None, 4, when="2027-06-19T10:00", step="acknowledged")
    marks = line("2027-06-20T09:00", told, calm, call, seen).marks
    assert [(mark.day, mark.kind.value) for mark in marks] == [(2, "to_call"), (3, "call")]


@pytest.mark.parametrize(("day", "off"), [(7, -3), (10, 0), (14, 0), (15, 1)])
def test_what_was_reached_is_counted_against_its_range(day: int, off: int) -> None:
    out = a_milestone("stitches", DayRange(from_day=10, to_day=14), kind=MilestoneKind.USUAL)
    did = an_event(EventKind.REACHED, None, 1, milestone="stitches", day=day)
    assert [one.off for one in line("2027-07-01T09:00", did, milestones=(out,)).reached] == [off]


@pytest.mark.parametrize(("days", "words"), [(1, "answers on 1 of 1 day."), (2, "answers on 1 of 2 days.")])
def test_one_day_is_no_days(days: int, words: str) -> None:
    week = Week(number=1, days=days, answered=1, pain=(), hottest=None)
    assert week_words(week, lambda said, **values: said.format(**values)) == f"Week 1: {words}"


@pytest.mark.parametrize(
    ("pain", "words"),
    [
        ((6, 4, 3), "Pain at rest from 6 to 3."),
        ((3, 3), "Pain at rest 3."),
        ((3, 8, 3), "Pain at rest 3. Highest 8."),
        ((4, 9, 2), "Pain at rest from 4 to 2. Highest 9."),
        ((), ""),
    ],
)
def test_a_week_of_pain_says_its_first_its_last_and_what_was_higher(pain: tuple[int, ...], words: str) -> None:
    week = Week(number=1, days=7, answered=7, pain=pain, hottest=None)
    said = week_words(week, lambda said, **values: said.format(**values))
    assert said == f"Week 1: answers on 7 of 7 days. {words}".strip()
