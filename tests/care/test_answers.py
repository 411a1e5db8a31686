import json
from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from checklist.care.answers import (
    LAST_STEP,
    Answers,
    Entered,
    from_kept,
    go_to,
    named,
    not_one_of_these,
    open_question,
    profile_of,
    to_kept,
    with_facts,
    with_medicine,
    with_times,
    without_medicine,
)
from checklist.library.profile import booking_from_profile
from tests.care.furnished import NEW_YORK, said, times

MADE = datetime(2027, 3, 8, 14, tzinfo=UTC)


def asked(*names: str) -> Answers:
    """Medicines whose names are all a question."""
    answers = Answers()
    for name in names:
        answers = with_medicine(answers, Entered(name=name, question=True))
    return answers


def names(answers: Answers) -> list[tuple[str, bool]]:
    return [(medicine.name, medicine.question) for medicine in answers.medicines]


def test_nothing_is_said_at_first_and_no_field_is_preset() -> None:
    assert profile_of(Answers()) == {}
    assert Answers().no_medicines is False


def test_answers_come_back_from_the_store_as_they_were_kept() -> None:
    answers = go_to(said("Eliquis", called="Maria", smoker=False, conditions=["asthma"], contacts={"ward": "5"}), 4)
    assert from_kept(json.loads(json.dumps(to_kept(answers)))) == answers


@pytest.mark.parametrize(("step", "shown"), [(-3, 1), (0, 1), (1, 1), (LAST_STEP, LAST_STEP), (7, LAST_STEP)])
def test_a_step_stays_between_the_first_and_the_last(step: int, shown: int) -> None:
    assert go_to(times(), step) == go_to(times(), shown)
    assert go_to(times(), step).step == shown


@pytest.mark.parametrize(
    ("arrival", "start", "profile"),
    [
        (time(11), time(13, 5), {"arrival_at": "2027-03-16T11:00", "procedure_at": "2027-03-16T13:05"}),
        (None, time(0), {"procedure_at": "2027-03-16T00:00"}),
        (time(11), None, {"arrival_at": "2027-03-16T11:00"}),
        (None, None, {}),
    ],
)
def test_a_time_that_was_left_empty_is_not_said(
    arrival: time | None, start: time | None, profile: dict[str, Any]
) -> None:
    answers = with_times(Answers(), date(2027, 3, 16), arrival, start, NEW_YORK)
    assert profile_of(answers) == {"timezone": NEW_YORK} | profile


def test_clock_times_without_a_day_are_no_moments() -> None:
    answers = with_times(Answers(), None, time(11), time(13), NEW_YORK)
    assert profile_of(answers) == {"timezone": NEW_YORK}
    assert (answers.arrival, answers.start) == ("11:00", "13:00")


def test_a_medicine_is_added_last_and_takes_back_that_there_are_none() -> None:
    none = Answers(no_medicines=True)
    answers = with_medicine(with_medicine(none, Entered(name="Eliquis")), Entered(name="Tums"))
    assert names(answers) == [("Eliquis", False), ("Tums", False)]
    assert answers.no_medicines is False


def test_the_first_name_that_is_not_clear_is_asked_about_first() -> None:
    answers = with_medicine(asked(), Entered(name="Eliquis"))
    assert open_question(answers) is None
    answers = with_medicine(with_medicine(answers, Entered(name="a", question=True)), Entered(name="b", question=True))
    assert open_question(answers) == 1


def test_a_picked_name_replaces_the_one_written_and_settles_only_that_question() -> None:
    assert names(named(asked("Elliquis", "Celebrax", "Tumms"), 1, "Celebrex")) == [
        ("Elliquis", True), ("Celebrex", False), ("Tumms", True),
    ]  # fmt: skip


def test_none_of_these_keeps_the_name_as_written_and_settles_the_question() -> None:
    assert names(not_one_of_these(asked("Elliquis"), 0)) == [("Elliquis", False)]


@pytest.mark.parametrize(("place", "left"), [(0, ["b", "c"]), (1, ["a", "c"]), (2, ["a", "b"])])
def test_removing_a_medicine_removes_that_one(place: int, left: list[str]) -> None:
    answers = asked("a", "b", "c")
    assert [name for name, _ in names(without_medicine(answers, place, answers.medicines[place]))] == left


def test_the_same_press_twice_removes_no_other_medicine() -> None:
    answers = asked("a", "b", "c")
    once = without_medicine(answers, 0, answers.medicines[0])
    assert without_medicine(once, 0, answers.medicines[0]) == once


def test_a_fact_said_as_nothing_is_not_said_and_no_stays_no() -> None:
    answers = with_facts(with_facts(Answers(), smoker=True, work="desk"), smoker=False, work=None)
    assert profile_of(answers) == {"smoker": False}


def test_an_empty_answer_is_never_sent_on() -> None:
    answers = with_medicine(said(conditions=[], called=""), Entered(name="Eliquis", dose="", how_often=None))
    profile = profile_of(answers)
    assert profile["medications"] == [{"name": "Eliquis"}]
    assert not {"conditions", "called"} & set(profile)


def test_the_profile_is_one_that_a_booking_is_made_from() -> None:
    answers = said("Eliquis", "Eliquis", born="1960-05-04", contacts={}, lives_alone=True)
    booking = booking_from_profile(profile_of(answers), made_at=MADE)
    assert booking.arrival_at == datetime(2027, 3, 16, 15, tzinfo=UTC)
    assert [taken.name for taken in booking.medications] == ["Eliquis", "Eliquis"]
    assert (booking.born, booking.lives_alone, booking.smoker) == (date(1960, 5, 4), True, None)
