"""What a sentence says beside what it tells to do: conditions, reasons, comfort, how things usually go."""

import pytest

from checklist.extraction import extract
from checklist.extraction.findings import Findings


def after(words: str) -> Findings:
    return extract(f"After surgery\n\n{words}\n")


def tasks(words: str) -> list[str]:
    return [one.quote for one in after(words).recovery_tasks]


def stages(words: str) -> list[tuple[float | None, float | None]]:
    return [(one.from_days, one.to_days) for one in after(words).recovery_milestones]


def test_not_to_drive_while_on_a_medicine_is_of_driving() -> None:
    found = after("Do not drive if you are taking codeine.")
    assert found.medications == ()
    assert [one.kind for one in found.recovery_tasks] == ["activity"]


def test_weeks_to_wait_before_something_come_after_the_procedure() -> None:
    assert stages("As after any birth, we recommend waiting 5-7 weeks before having intercourse.") == [(35, 49)]


@pytest.mark.parametrize(
    "words",
    [
        "Some itching around the scar is common and does not mean harm.",
        "Remember, the less you sit the better.",
        "Don't hesitate to ask for help.",
        "It's important to take care of yourself.",
        "It is important that you are able to cope alone.",
        "Please watch and follow our guide to the unit.",
        "You must be patient.",
    ],
)
def test_comfort_and_encouragement_are_nothing_to_tick(words: str) -> None:
    assert tasks(words) == []


def test_a_condition_that_goes_on_is_told_with_what_it_is_for() -> None:
    found = after(
        "You may drive within 5 to 6 weeks of surgery, provided the hip is good and you can bend it, and have no ache."
    )
    assert found.recovery_tasks == ()
    assert [(one.from_days, one.to_days) for one in found.recovery_milestones] == [(35, 42)]


@pytest.mark.parametrize(
    "words",
    [
        "Do not sleep on your side (you do not need to keep still in bed).",
        "Plan your day so that you don't have to climb the stairs often.",
        "You will be encouraged to sit in a chair.",
        "Thereafter, apply a warm pack to the wound 3 times a day.",
        "It is very important not to lift your arm.",
        "If you go home with a dressing, change the dressing daily.",
        "Moving around helps ease gas pains.",
        "Short showers are permissible.",
    ],
)
def test_what_is_told_in_other_words_is_told(words: str) -> None:
    assert tasks(words) == [words]


def test_hours_without_a_number_stay_within_the_day() -> None:
    assert stages("You may drink a few hours after surgery.") == [(0, 0)]


def test_cups_a_day_are_no_time() -> None:
    assert stages("Drink 7 cups of tea or water a day.") == []


def test_sex_after_a_check_up_waits_for_a_visit() -> None:
    assert after("- Don't swim until after you've had a checkup at the unit.").follow_up == ()


BULLETS = """Discharge sheet

When to call your nurse
Call your nurse at once if you notice one of these:
-
Fever of 101 or higher
-
Redness at the cut
"""


def test_a_bullet_on_a_line_of_its_own_makes_the_next_line_an_item() -> None:
    assert [one.quote for one in extract(BULLETS).red_flags] == ["Fever of 101 or higher", "Redness at the cut"]


def test_a_question_between_sentences_is_a_heading() -> None:
    found = extract(
        "A port is a small tube.\nWhat happens during the placement?\nThe skin is washed. An x-ray is taken.\n"
    )
    assert list(found) == []


def test_all_medicines_and_conditions_are_told_to_the_doctor() -> None:
    found = extract("Preparation\n\n- Tell your dentist about any medications, rashes or medical conditions.\n")
    assert [one.action for one in found.medications] == ["ask"]


def test_instructions_on_eating_are_of_the_fast() -> None:
    found = extract("Preparation\n\n- Keep to the team's instructions on eating and drinking.\n")
    assert [one.what for one in found.fasting] == ["all"]


INTRO = """Shoulder jabs

Jabs are used for stiff shoulders. Steroid drugs can reduce pain and give long relief.

Aftercare

Do not drive for a day. Rest the arm. Keep the spot dry.
"""


def test_what_an_introduction_says_before_any_part_of_the_way_is_of_none() -> None:
    assert extract(INTRO).medications == ()


@pytest.mark.parametrize(
    "words",
    ["The steroid starts to reduce pain within 4 to 6 days.", "Heat is fine for pain relief."],
)
def test_what_eases_pain_changes_no_medicine(words: str) -> None:
    assert after(words).medications == ()
