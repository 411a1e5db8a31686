"""What is a visit, a stay, a warning or a deed of aftercare, and what only sounds like one."""

import pytest

from checklist.extraction import extract


@pytest.mark.parametrize(
    "words",
    [
        "Most people do not need a follow-up appointment.",
        "No routine follow-up is planned.",
        "In the days following your appointment, we suggest soup and soft bread.",
        "Leave the bandage on until you have seen Dr. Hill for follow up.",
        "You should have received a brace at your post-op visit.",
    ],
)
def test_what_says_that_there_is_no_visit_or_waits_for_one_is_none(words: str) -> None:
    assert extract(f"After surgery\n\n- {words}\n").follow_up == ()


def test_what_a_wound_does_by_itself_is_no_visit_though_it_stands_among_visits() -> None:
    found = extract("After surgery\n\nFollow-up\n\n- The stitches dissolve after 12 days.\n")
    assert found.follow_up == ()
    assert [(one.topic, one.from_days) for one in found.recovery_milestones] == [("stitches", 12)]


def test_going_home_is_no_warning_sign() -> None:
    found = extract("After surgery\n\nRing the ward on 555-0142 for any help after discharge home.\n")
    assert found.red_flags == ()


def test_whom_to_call_for_help_is_no_deed() -> None:
    found = extract(
        "After surgery\n\nFor urgent help, call the ward.\n\nIf you have not heard from Ann, call the desk.\n"
    )
    assert found.recovery_tasks == ()


@pytest.mark.parametrize(
    "words", ["It is done in an outpatient clinic or a hospital.", "Call the day surgery unit from 8 to 7."]
)
def test_where_it_is_done_is_not_how_long_people_stay(words: str) -> None:
    assert extract(f"Setting\n\n{words}\n").stay is None


def test_how_often_a_week_is_no_time_after_the_procedure() -> None:
    found = extract("After surgery\n\n- Exercise classes: 2-3 days per week for 5 weeks\n")
    assert [(one.from_days, one.to_days) for one in found.recovery_milestones] == [(0, 35)]


def test_two_times_of_one_verb_are_two_milestones() -> None:
    found = extract(
        "After surgery\n\nYou can go back to work in 2-3 days for office jobs and in 8-9 days for strenuous ones.\n"
    )
    assert [(one.from_days, one.to_days) for one in found.recovery_milestones] == [(2, 3), (8, 9)]


def test_the_tablets_that_staff_give_are_the_patients_to_take() -> None:
    found = extract("After surgery\n\n- Take the painkillers we give you with food.\n")
    assert [one.action for one in found.medications] == ["take"]


def test_what_raises_a_risk_is_not_told_of_a_medicine() -> None:
    found = extract("Risk goes up with\n\n- Use of steroids; changed doses of insulin.\n")
    assert found.medications == ()


def test_what_will_be_used_on_a_patient_is_no_deed() -> None:
    found = extract("After surgery\n\nIn some people staples will be used on the wound.\n")
    assert found.recovery_tasks == ()
