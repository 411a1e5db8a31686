"""A draft's part after the procedure, each rule at its boundary."""

import pytest

from checklist.extraction import draft_after as after
from checklist.extraction.findings import (
    Findings,
    FollowUpVisit,
    Pair,
    RecoveryKind,
    RecoveryTask,
    Topic,
)
from checklist.guidance import ENGLISH, DayRange, for_weeks
from checklist.recovery import MilestoneKind
from tests.extraction.found import FOUND, draft, milestone, page

LIMIT, USUAL = MilestoneKind.LIMIT, MilestoneKind.USUAL


@pytest.mark.parametrize(
    ("quote", "first", "last", "kind", "days"),
    [
        ("Do not drive for 2 weeks.", 0, 14, LIMIT, for_weeks(2)),
        ("Do not drive for 24 hours.", 0, 1, LIMIT, DayRange(from_day=0, to_day=1)),
        ("Do not drive for 10 days.", 0, 10, LIMIT, DayRange(from_day=0, to_day=10)),
        ("Do not drive.", 0, None, LIMIT, DayRange(from_day=0)),
        ("Do not drive for 4 to 6 weeks.", 28, 42, USUAL, DayRange(from_day=28, to_day=42)),
        ("You may drive after 2 weeks.", 14, None, USUAL, DayRange(from_day=14)),
        ("Most people drive within 2 weeks.", None, 14, USUAL, DayRange(from_day=0, to_day=14)),
        ("You can shower after 12 hours.", 0.5, None, USUAL, DayRange(from_day=0)),
        ("Sleep a lot for 36 hours.", 0, 1.5, USUAL, DayRange(from_day=0, to_day=2)),
        ("Sore for a few days to a week.", None, None, USUAL, DayRange(from_day=0, to_day=7)),
    ],
)
def test_a_milestone_has_whole_days_and_its_kind(
    quote: str, first: float | None, last: float | None, kind: MilestoneKind, days: DayRange
) -> None:
    drawn = after.milestones([milestone(quote, first, last)], page())[0]
    assert (drawn.kind, drawn.days, drawn.text.said(ENGLISH)) == (kind, days, quote)


def test_a_milestone_without_a_number_is_a_gap() -> None:
    vague = milestone("Sore for some days.", None, None, vague=True)
    assert after.milestones([vague], page()) == ()
    assert [gap.field for gap in after.milestone_gaps([vague])] == ["recovery.driving"]


@pytest.mark.parametrize(("pair", "days"), [((5000, None), None), ((9, 3), None), ((0, 4000), 4000), ((0, 4001), None)])
def test_days_that_cannot_be_are_none(pair: Pair, days: int | None) -> None:
    found = after.day_range(pair)
    assert (found.to_day if found else None) == days


BOTH, DESK, HEAVY = (), ("work:desk", "work:light", "unknown:work"), ("work:heavy", "unknown:work")


@pytest.mark.parametrize(
    ("quote", "first", "last", "whose"),
    [
        ("Desk job: 1 to 2 weeks.", 7, 14, DESK),
        ("You may go back to light duties after 2 weeks.", 14, None, DESK),
        ("Office work after 1 week.", 7, None, DESK),
        ("Manual work: 6 to 8 weeks.", 42, 56, HEAVY),
        ("If your job is physical, expect 6 weeks off.", 42, None, HEAVY),
        ("Desk work after 1 week, heavy work after 6.", 7, None, BOTH),
        ("Back to work after 2 weeks.", 14, None, BOTH),
        ("Do not do heavy work for 6 weeks.", 0, 42, BOTH),
    ],
)
def test_going_back_to_one_kind_of_work_is_told_to_those_who_do_it_or_did_not_say(
    quote: str, first: float, last: float | None, whose: tuple[str, ...]
) -> None:
    drawn = after.milestones([milestone(quote, first, last, topic=Topic.WORK)], page())[0]
    assert drawn.condition.any_of == whose


def test_a_heavy_load_of_another_topic_is_told_to_everyone() -> None:
    drawn = after.milestones([milestone("Lift heavy things after 6 weeks.", 42, None, topic=Topic.LIFTING)], page())
    assert drawn[0].condition.any_of == ()


def topics(*said: tuple[str, float | None, float | None], topic: Topic = Topic.EXERCISE) -> list[str]:
    drawn = after.milestones([milestone(quote, a, b, topic=topic) for quote, a, b in said], page())
    return [m.topic.said(ENGLISH) for m in drawn]


def test_lines_of_one_topic_that_do_not_meet_share_its_row() -> None:
    assert topics(("Walk a little.", 0, 7), ("Walk more.", 8, 14)) == ["Activity", "Activity"]


def test_lines_of_one_topic_that_meet_are_called_by_their_own_deed() -> None:
    said = [
        "Avoid strenuous activity.",
        "You can walk.",
        "No running or jumping.",
        "Climb stairs slowly.",
        "Do not bend.",
    ]
    named = topics(*((quote, 0, 14) for quote in said))
    assert named == ["Activity", "Walking", "Running", "Stairs", "Bending"]


def test_without_a_known_deed_a_line_is_called_by_its_first_words_or_its_amount() -> None:
    said = ["Do not lift.", "You must not carry children for 3 weeks.", "Lift no more than 10 pounds."]
    named = topics(*((quote, 0, 21) for quote in said), topic=Topic.LIFTING)
    assert named == ["Lifting", "Lifting: carry children", "Lifting: 10 pounds"]


def test_lines_that_say_the_same_are_numbered() -> None:
    said = ("You can drive.", 0, 7)
    assert topics(said, said, said, topic=Topic.DRIVING) == ["Driving", "Driving: drive", "Driving (2)"]


def test_the_name_of_a_line_about_a_medicine_never_says_to_stop_it() -> None:
    named = topics(("Sore for 2 weeks.", 0, 14), ("Do not take aspirin for 2 weeks.", 0, 14), topic=Topic.PAIN)
    assert named == ["Pain", "Pain: ask your team about aspirin"]


def test_recovery_tasks_and_visits_keep_the_words_of_the_text() -> None:
    care = RecoveryTask(**{**FOUND, "quote": "keep the cut dry", "kind": RecoveryKind.WOUND})
    visit = FollowUpVisit(**{**FOUND, "quote": "see us in 10 to 14 days", "at_days": (10, 14)})
    drawn = draft(Findings(title="A", recovery_tasks=(care,), follow_up=(visit,)))
    assert [(t.title.said(ENGLISH), t.kind, t.phase) for t in drawn.tasks] == [
        ("Keep the cut dry.", "wound", "recover")
    ]
    assert [(v.what.said(ENGLISH), v.days) for v in drawn.follow_up] == [
        ("See us in 10 to 14 days.", DayRange(from_day=10, to_day=14))
    ]


def test_a_milestone_never_tells_a_patient_to_stop_a_medicine() -> None:
    drawn = after.milestones([milestone("Do not take aspirin for 2 weeks.", 0, 14)], page())[0]
    assert (drawn.text.said(ENGLISH), drawn.source.quote) == (
        "Ask your team about aspirin.",
        "Do not take aspirin for 2 weeks.",
    )
