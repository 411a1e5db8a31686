"""Leaflets for parents, timelines with tips under each stage, and pages on several operations."""

from checklist.extraction import extract
from checklist.extraction.findings import Findings, Urgency


def after(words: str) -> Findings:
    return extract(f"After surgery\n\n{words}\n")


def stages(found: Findings) -> list[tuple[float | None, float | None]]:
    return [(one.from_days, one.to_days) for one in found.recovery_milestones]


PARENTS = """Grommets: advice for parents

Your child can return to nursery after FOUR days.

Your child will need to take paracetamol for the next 3 ~ 4 days.

Eating and drinking

Nothing too hard like nuts, nothing too hot.

At home your child should rest in the first week. Keep the ear dry after the operation.
"""


def test_what_a_child_eats_after_an_operation_is_no_fast() -> None:
    found = extract(PARENTS)
    assert found.fasting == ()
    assert [one.offset_days for one in found.medications] == [(3, 4)]
    assert (4, None) in stages(found)


def test_a_child_is_told_to_like_anyone_else() -> None:
    assert [one.quote for one in after("Your child should avoid crowds.").recovery_tasks] == [
        "Your child should avoid crowds."
    ]


def test_ordinal_days_to_each_other_are_a_range() -> None:
    assert stages(after("Pain is worst from the 2nd to 5th day after the operation.")) == [(2, 5)]


def test_a_number_says_more_than_several_days_before_it() -> None:
    found = after("The throat is sore for several days (it may last for up to 3 weeks).")
    assert stages(found) == [(0, 21)]


def test_what_may_not_suit_somebody_is_not_forbidden() -> None:
    assert after("(Ibuprofen may not be suitable for people with asthma.)").recovery_tasks == ()


def test_staying_in_the_unit_for_hours_is_the_stay() -> None:
    found = after("Your child must stay in the unit for at least 5 hours.")
    assert found.stay is not None
    assert found.recovery_milestones == ()


def test_an_emergency_department_is_one_however_its_letters_are_spaced() -> None:
    found = after("Please go to A & E if there is any:\n\n- Bleeding from the ear\n")
    assert [one.urgency for one in found.red_flags] == [Urgency.EMERGENCY]


TIPS = """Day 1-2: Rest

Tips for the first part of your recovery:

  • Apply ice packs to the ankle.
  • Follow the team's advice regarding showers.
"""


def test_a_heading_that_opens_a_list_leaves_the_time_to_the_one_above_it() -> None:
    assert [(one.quote, one.from_days, one.to_days) for one in extract(TIPS).recovery_milestones] == [
        ("Apply ice packs to the ankle.", 1, 2)
    ]


def test_after_a_placement_is_after_the_procedure() -> None:
    found = extract("What happens after your port placement?\n\n- You can start eating your normal diet.\n")
    assert [one.kind for one in found.recovery_tasks] == ["diet"]


def test_how_many_years_a_thing_lasts_is_no_stage_of_recovery() -> None:
    assert stages(after("- The battery should last six to 12 years.")) == []


HOW = """Nose surgery

In this type of surgery no incision is needed, because the surgeon goes in through the nose.

Recovery

Rest at home. Do not blow your nose. Keep the splint dry.
"""


def test_how_an_operation_is_done_is_nothing_to_do() -> None:
    assert [one.quote for one in extract(HOW).recovery_tasks] == [
        "Rest at home.", "Do not blow your nose.", "Keep the splint dry.",
    ]  # fmt: skip


def test_medicines_to_be_gone_through_with_a_doctor_are_asked_about() -> None:
    found = extract("Before surgery\n\n- Review your medications with your doctor prior to the date of the surgery.\n")
    assert [(one.action, one.offset_days) for one in found.medications] == [("ask", None)]


def test_to_return_to_normal_is_recovery() -> None:
    assert stages(after("The scar may feel hard. It may take five months to return to normal.")) == [(150, None)]
