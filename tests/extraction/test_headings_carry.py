"""What a heading, a lead-in or a label says holds for what stands below and beside it."""

import pytest

from checklist.extraction import extract
from checklist.extraction.findings import Fare, Findings
from checklist.guidance import ENGLISH
from checklist.recovery import MilestoneKind
from tests.extraction.found import draft


def days(found: Findings) -> list[tuple[str, float | None, float | None]]:
    return [(one.quote, one.from_days, one.to_days) for one in found.recovery_milestones]


def test_a_line_that_opens_with_a_time_is_of_that_time() -> None:
    found = extract("Recovery timeline\n\nDays 3-5: Rest. You may feel sore.\nWeeks 2-3: Return to desk work.\n")
    assert ("Weeks 2-3: Return to desk work.", 14, 21) in days(found)
    assert all(first == 3 and last == 5 for quote, first, last in days(found) if "Weeks" not in quote)


def test_prose_under_a_heading_with_a_time_is_of_that_time() -> None:
    found = extract("Recovery\n\nWeek 1: rest\n\nAvoid driving. Most people can eat soft food. Paris is large.\n")
    assert days(found) == [("Avoid driving.", 0, 7), ("Most people can eat soft food.", 0, 7)]


def test_an_amount_is_about_what_its_heading_names() -> None:
    found = extract("After surgery\n\nReturn to work\n\n- Office: 1-2 weeks\n- Building: 6-8 weeks\n")
    assert [(one.topic, one.from_days, one.to_days) for one in found.recovery_milestones] == [
        ("work", 7, 14), ("work", 42, 56),
    ]  # fmt: skip


def test_a_fast_takes_its_food_from_the_heading() -> None:
    found = extract("Before surgery\n\nClear fluids\n\nStop 2 hours before your operation.\n")
    assert [(one.what, one.hours_before) for one in found.fasting] == [(Fare.CLEAR_FLUIDS, (2, 2))]


def test_a_meal_that_is_to_be_eaten_is_no_fast() -> None:
    assert extract("Before surgery\n\n- Make sure you have eaten a full meal 2 hours before.\n").fasting == ()


def test_a_last_meal_is_the_fast_after_it() -> None:
    found = extract("Before surgery\n\n- You may eat a light breakfast no later than six hours before surgery.\n")
    assert [(one.what, one.hours_before) for one in found.fasting] == [(Fare.SOLIDS, (6, 6))]


def test_a_list_of_bare_names_takes_what_to_do_from_its_lead_in() -> None:
    text = "Before surgery\n\nYou can continue to take:\n\n- Warfarin\n- Aspirin\n"
    assert [(one.quote, one.action) for one in extract(text, ("warfarin",)).medications] == [
        ("Warfarin", "continue"), ("Aspirin", "continue"),
    ]  # fmt: skip


def test_a_list_of_what_staff_do_is_not_the_patients() -> None:
    assert list(extract("Before surgery\n\nYour doctor will:\n\n- Check your heart\n- Review your history\n")) == []


def test_a_list_of_what_not_to_do_is_told_not_to_be_done() -> None:
    found = extract("After surgery\n\nDon't:\n\n- Smoke\n- Lift heavy bags\n")
    assert [one.quote for one in found.recovery_tasks] == ["Lift heavy bags"]


def test_a_checklist_in_the_first_person_is_the_patients() -> None:
    found = extract("Before your admission\n\n- I have arranged for someone to drive me home\n")
    assert [one.kind for one in found.preparation_tasks] == ["transport"]


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("Full strength can take a week or two to come back.", 7, 14),
        ("Pain is worst around day three or four.", 3, 4),
        ("After the first 24 hours, switch to warm packs for the swelling.", 1, None),
        ("You will need to take two weeks off work.", 0, 14),
        ("Use ice for 20 minutes at a time for the first 48 hours.", 0, 2),
    ],
)  # fmt: skip
def test_more_ways_to_tell_a_time(words: str, first: float | None, last: float | None) -> None:
    found = extract(f"After surgery\n\n- {words}\n- Rest.\n").recovery_milestones
    assert [(one.from_days, one.to_days) for one in found] == [(first, last)]


def test_ice_daily_for_hours_is_no_stage_of_recovery() -> None:
    assert extract("After surgery\n\n- Use the machine 4-6 hours daily.\n").recovery_milestones == ()


def test_a_dated_line_of_visits_is_a_visit() -> None:
    found = extract("After surgery\n\nFollow-up visits\n\n- 6 weeks: check of the cut\n- 3 months: x-ray\n")
    assert [one.at_days for one in found.follow_up] == [(42, 42), (90, 90)]


def test_until_a_visit_is_no_visit() -> None:
    found = extract("After surgery\n\n- Keep the dressing dry until your first clinic visit.\n")
    assert found.follow_up == ()
    assert [one.kind for one in found.recovery_tasks] == ["wound"]


def test_titles_without_blank_lines_are_headings() -> None:
    text = (
        "Preparation\n- Fast for 8 hours before.\nDuration\nTypically takes about 30 minutes to an hour.\n"
        "Recovery\n- Keep the site dry.\n"
    )
    found = extract(text)
    assert found.duration is not None
    assert found.duration.minutes == (30, 60)
    assert [one.hours_before for one in found.fasting] == [(8, 8)]
    assert [one.kind for one in found.recovery_tasks] == ["wound"]


TIMELINE = """Recovery

Week 1

Activities to avoid

- Driving
- Heavy bags

Diet

- Soft food

Weeks 2-4

Activities to avoid

- Running

Diet in general

- Plenty of fruit
"""


def test_flat_headings_between_times_belong_to_the_time_above_them() -> None:
    assert days(extract(TIMELINE)) == [
        ("Driving", 0, 7), ("Heavy bags", 0, 7), ("Soft food", 0, 7), ("Running", 14, 28),
    ]  # fmt: skip


def test_marked_headings_say_themselves_what_stands_below_them() -> None:
    marked = "# Recovery\n\n## Week 1\n\n- Walk daily\n\n## Diet\n\n- Soft food\n\n## Weeks 2-4\n\n- Go back to work\n"
    assert [quote for quote, _, _ in days(extract(marked))] == ["Walk daily", "Go back to work"]


FORBIDDEN = """After your operation

{}

- Drive a car
- Heavy lifting
"""


@pytest.mark.parametrize(
    ("above", "says"),
    [
        ("For 24 hours you must NOT:", "For 24 hours you must NOT: drive a car."),
        ("These are activities that you should avoid for 6 weeks:", "should avoid for 6 weeks: drive a car."),
        ("Do not do any of these for 2 weeks:", "Do not do any of these for 2 weeks: drive a car."),
        ("Things to avoid for 6 weeks", "Things to avoid for 6 weeks: drive a car."),
    ],
)
def test_a_list_of_what_is_forbidden_never_reads_as_if_it_were_told_to_be_done(above: str, says: str) -> None:
    found = extract(FORBIDDEN.format(above))
    assert all(one.denied_by for one in found.recovery_milestones) and len(found.recovery_milestones) == 2
    procedure = draft(found, FORBIDDEN.format(above))
    assert procedure.milestones[0].text.said(ENGLISH).endswith(says)
    assert {milestone.kind for milestone in procedure.milestones} == {MilestoneKind.LIMIT}


@pytest.mark.parametrize(
    "above",
    ["Do not stop taking:", "Do not worry if you have:", "Do not go home until you can:", "Do not skip these:", "Do:"],
)
def test_what_stands_below_other_words_is_not_forbidden(above: str) -> None:
    found = extract(FORBIDDEN.format(above))
    assert not any(one.denied_by for one in found)


def test_a_list_within_an_item_is_of_the_time_that_the_item_ends_with() -> None:
    found = extract(
        "Going home\n\n1. You may feel sleepy. For the next 24 hours:\n   1. Do not drive.\n   2. Do not cook.\n"
        "2. Keep the bandage dry.\n"
    )
    assert days(found) == [("Do not drive.", 0, 1), ("Do not cook.", 0, 1)]
    assert [one.quote for one in found.recovery_tasks] == ["Keep the bandage dry."]


AFTERCARE = """- Bite on gauze for an hour after the procedure.
- Sleep with your head up after surgery.
- After the operation, eat soft food.
- Do not use a straw for 24 hours.
- May shower.
"""


def test_where_all_else_is_of_one_part_of_the_way_so_is_what_tells_none() -> None:
    found = extract(AFTERCARE)
    assert ("Do not use a straw for 24 hours.", 0, 1) in days(found)
    assert "May shower." in [one.quote for one in found.recovery_tasks]
    mixed = AFTERCARE + "- Before surgery, bring your ID.\n- The day before surgery, pack a bag.\n"
    assert "May shower." not in [one.quote for one in extract(mixed).recovery_tasks]


def test_the_way_to_the_ward_and_a_number_to_call_are_nothing_to_do_before() -> None:
    found = extract(
        "Before surgery\n\n- Take the elevator to the 2nd floor.\n- Dept Phone: 555-0142\n- Bring your ID.\n"
    )
    assert [one.quote for one in found.preparation_tasks] == ["Bring your ID."]


def test_stopping_by_a_pharmacy_stops_no_medicine() -> None:
    found = extract("After surgery\n\n- Stop by the pharmacy for your aspirin.\n- Stop aspirin.\n")
    assert [one.quote for one in found.medications] == ["Stop aspirin."]


@pytest.mark.parametrize(
    "words",
    [
        "Avoid driving until after your post-operative check.",
        "You should discuss going back to work with the doctor at your post-operative check.",
        "Do not lift after your first visit.",
    ],
)
def test_what_waits_for_a_visit_is_no_visit(words: str) -> None:
    assert extract(f"After surgery\n\n{words}\n").follow_up == ()


def test_a_visit_some_weeks_after_is_one() -> None:
    assert extract("After surgery\n\nSee us 2 weeks after your operation for a follow-up visit.\n").follow_up != ()
