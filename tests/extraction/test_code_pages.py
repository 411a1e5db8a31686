"""Pages of a billing code's kind: bullets with a label, what may be asked or done, recovery in a line."""

import pytest

from checklist.extraction import extract
from checklist.extraction.findings import Findings


def prepared(words: str) -> Findings:
    return extract(f"Name of the Procedure:\nRepair of a tendon\n\nPreparation\n\n  • {words}\n")


def recovering(words: str) -> Findings:
    return extract(f"Name of the Procedure:\nRepair of a tendon\n\nRecovery\n\n  • {words}\n")


@pytest.mark.parametrize(
    "words",
    [
        "Tests beforehand could include an x-ray and a heart tracing by ECG.",
        "Assessment: A review of the lungs, with a breathing test, will be conducted.",
    ],
)
def test_a_test_that_may_be_done_is_prepared_for(words: str) -> None:
    assert [one.kind for one in prepared(words).preparation_tasks] == ["test"]


def test_what_patients_may_be_told_to_do_is_to_be_done() -> None:
    found = prepared("Patients may be advised to shave the lower arm.")
    assert [one.kind for one in found.preparation_tasks] == ["hygiene"]


def test_a_second_thing_that_may_be_needed_is_a_finding_of_its_own() -> None:
    found = prepared(
        "Patients are asked to fast for many hours before the repair and may need to stop some medications."
    )
    assert [one.what for one in found.fasting] == ["all"]
    assert [one.action for one in found.medications] == ["stop"]


@pytest.mark.parametrize("words", ["Fasting may not be required.", "There is no need to fast before the repair."])
def test_no_need_to_fast_is_no_fast(words: str) -> None:
    assert prepared(words).fasting == ()


def test_a_slash_between_food_and_drink_is_a_fast() -> None:
    assert [one.what for one in prepared("Refrain from eating/drinking.").fasting] == ["all"]


def test_bowel_preparation_is_part_of_getting_ready() -> None:
    found = prepared("Bowel preparation may be needed on the day before surgery.")
    assert [one.offset_days for one in found.preparation_tasks] == [(1, 1)]


def test_telling_of_all_medicines_is_no_warning_sign() -> None:
    assert prepared("Inform the nurse about any medications, rashes or allergies.").red_flags == ()


def test_until_the_day_is_not_on_the_day() -> None:
    found = prepared("Take the tablets as usual until the day of surgery.")
    assert [one.offset_days for one in found.medications] == [None]


def test_what_stands_behind_a_semicolon_is_said_by_itself() -> None:
    found = recovering("Keep the wound dry; sutures are taken out in 8-9 days.")
    assert [one.kind for one in found.recovery_tasks] == ["wound"]
    assert [(one.from_days, one.to_days) for one in found.recovery_milestones] == [(8, 9)]


def test_a_time_without_a_subject_is_not_of_full_recovery_because_its_heading_is_recovery() -> None:
    assert [one.topic for one in recovering("Wear a wrist brace for 5 weeks.").recovery_milestones] == ["other"]


@pytest.mark.parametrize(
    "words",
    [
        "It is important to follow all of the team's instructions carefully to ensure a good result.",
        "Follow the post-operative instructions provided by the unit.",
    ],
)
def test_what_only_says_to_follow_advice_is_nothing_to_tick(words: str) -> None:
    assert list(recovering(words)) == list(prepared(words)) == []


def test_contact_lenses_are_not_somebody_to_contact() -> None:
    assert [
        one.quote for one in prepared("Bring a case for rings, contact lenses, or false teeth.").preparation_tasks
    ] == ["Bring a case for rings, contact lenses, or false teeth."]


PROSE = """Tendon repair

Tendon repairs were first performed by traveling barbers. After the cut is closed, the patient is taken to a bay for 3
hours. Porters and cooks go back to work in five weeks. Sutures are taken out in a week to nine days.
"""


def test_of_encyclopedic_prose_only_what_patients_go_through_at_home_is_found() -> None:
    found = extract(PROSE)
    assert [(one.from_days, one.to_days) for one in found.recovery_milestones] == [(35, None), (7, 9)]
    assert found.recovery_tasks == ()


def test_a_verb_that_only_goes_on_with_what_something_will_do_is_no_order() -> None:
    found = extract("How you prepare\n\nA drip will calm the heart and lower the chance of a clot after surgery.\n")
    assert found.recovery_tasks == ()


def test_a_lead_in_that_lets_you_see_the_best_result_is_no_warning() -> None:
    found = extract(
        "Make ready for your visit by reading this. These tips will let you see the best results:\n"
        "- Gauze stops the bleeding.\n- Soreness is treated with cold.\n"
    )
    assert found.red_flags == ()


def test_a_list_of_what_the_nurse_will_talk_about_is_nothing_to_do() -> None:
    found = extract(
        "Before your operation\n\nYou will be given a talk in the clinic by one of the nurses there, and this will "
        "include advice about:\n- having a bath\n- taking your usual tablets\n"
    )
    assert list(found) == []


def test_a_word_of_welcome_is_no_stage_of_recovery() -> None:
    found = extract("Recovery\n\nWeek 1: rest\n\nWelcome to the start of your recovery!\n")
    assert found.recovery_milestones == ()


@pytest.mark.parametrize(
    "words",
    [
        "You might also want to think of what else you might need to do.",
        "Please call our office for any further papers.",
        "Refills are only given on Fridays so please plan ahead.",
    ],
)
def test_what_is_vaguely_asked_of_you_before_is_nothing_to_tick(words: str) -> None:
    assert prepared(words).preparation_tasks == ()
