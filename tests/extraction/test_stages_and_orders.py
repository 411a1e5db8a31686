"""Stages with goals and orders below them, orders of one item, and times that two words make."""

import pytest

from checklist.extraction import extract
from checklist.extraction.findings import Findings


def after(words: str) -> Findings:
    return extract(f"After surgery\n\n{words}\n")


def before(words: str) -> Findings:
    return extract(f"Before surgery\n\n{words}\n")


def stages(found: Findings) -> list[tuple[str, float | None, float | None]]:
    return [(one.quote, one.from_days, one.to_days) for one in found.recovery_milestones]


GUIDE = """#### 2 days - 2 weeks post surgery

**Goals**

- Increase strength
- Heel slides

#### 4+ months post surgery

- Continue walking daily
"""


def test_the_goals_of_a_stage_are_of_its_time() -> None:
    assert stages(extract(GUIDE)) == [
        ("Increase strength", 2, 14), ("Heel slides", 2, 14), ("Continue walking daily", 120, None),
    ]  # fmt: skip


def test_orders_beside_each_other_in_one_item_of_aftercare_are_findings_each() -> None:
    found = after("- Don't cross your legs. Don't twist the hip. Sleep on your back.")
    assert [one.quote for one in found.recovery_tasks] == [
        "Don't cross your legs.", "Don't twist the hip.", "Sleep on your back.",
    ]  # fmt: skip


def test_a_letter_that_stands_for_a_bullet_is_one() -> None:
    found = after("ξ Keep your arm up on\npillows.\nξ Keep the splint dry.\nξ Rest well.")
    assert len(found.recovery_tasks) == 3


@pytest.mark.parametrize(
    ("words", "first", "last", "vague"),
    [
        ("Check your toes the first couple days.", None, None, True),
        ("The scab falls off after a week and a half to 3 weeks.", 10.5, 21, False),
        ("A few hours to a few days of soreness are usual.", None, None, True),
        ("There is a two-week ban on driving.", 0, 14, False),
        ("Rest for the remainder of the day.", 0, 0, False),
        ("The stitches are kept in place until 9-11 days after surgery.", 9, 11, False),
    ],
)
def test_times_that_two_words_make(words: str, first: float | None, last: float | None, vague: bool) -> None:
    found = after(words).recovery_milestones
    assert [(one.from_days, one.to_days, one.vague) for one in found] == [(first, last, vague)]


def test_two_times_joined_without_a_verb_are_two_stages() -> None:
    found = after("Most people can return to desk work the next day and all their usual activities within a week.")
    assert [(one.from_days, one.to_days) for one in found.recovery_milestones] == [(1, None), (0, 7)]


def test_a_day_case_is_no_day_after() -> None:
    assert (
        after(
            "Keyhole repair is usually a day case operation, but some may need to stay overnight."
        ).recovery_milestones
        == ()
    )


def test_the_evening_before_or_the_morning_of_are_both_days() -> None:
    found = before("- Wash with the soap you were given, the night before or the morning of your operation.")
    assert [one.offset_days for one in found.preparation_tasks] == [(0, 1)]


def test_in_the_hospital_before_surgery_is_before_it() -> None:
    found = extract("In the hospital, before surgery\n\n- Remove your glasses.\n- Take out false teeth.\n")
    assert len(found.preparation_tasks) == 2


def test_what_is_called_a_sign_of_infection_is_a_warning() -> None:
    found = after("Pus or redness at the cut are signs of an infection.")
    assert [one.sign for one in found.red_flags] == ["Pus", "redness at the cut"]
    assert after("White patches are not signs of infection.").red_flags == ()


def test_a_ride_that_a_tablet_makes_needful_is_a_ride() -> None:
    found = extract(
        "You may take a Valium tablet before the procedure.\n\nYou will need a ride home if you take it or codeine."
    )
    assert [one.kind for one in found.preparation_tasks] == ["transport"]
    assert all("ride" not in one.quote for one in found.medications)


def test_that_no_follow_up_is_needed_is_nothing_to_do() -> None:
    assert list(after("After your first visit, follow up is usually not necessary.")) == []


def test_what_you_are_not_permitted_to_do_is_told() -> None:
    assert len(after("You are not permitted to walk home alone.").recovery_tasks) == 1


def test_how_a_wound_is_cared_for_is_asked_about_afterwards() -> None:
    found = extract("How do I care for my wound?\n\nYou can shower as normal once the dressing is off.\n")
    assert [one.kind for one in found.recovery_tasks] == ["wound"]


def test_directions_of_a_doctor_are_nothing_to_tick() -> None:
    assert before("If you have asthma, follow the directions of your doctor.").preparation_tasks == ()


def test_what_an_examination_may_include_further_is_no_test_of_its_own() -> None:
    found = before("- The doctor will review your notes and conduct a physical exam. This may include further tests.")
    assert [one.kind for one in found.preparation_tasks] == ["test"]
