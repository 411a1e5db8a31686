"""Times, orders and visits that stand beside the beaten track of a sentence."""

import pytest

from checklist.extraction import extract
from checklist.extraction.findings import Findings


def after(words: str) -> Findings:
    return extract(f"After surgery\n\n{words}\n")


def stages(words: str) -> list[tuple[float | None, float | None, bool]]:
    return [(one.from_days, one.to_days, one.vague) for one in after(words).recovery_milestones]


@pytest.mark.parametrize(
    ("words", "first", "last", "vague"),
    [
        ("A stiff neck is usual for the first day or two.", 1, 2, False),
        ("Carry no shopping over 5 lbs x 3 weeks.", 0, 21, False),
        ("Your scar will fade over the coming months.", None, None, True),
        (
            "Take care with the arm for the next five to seven weeks (until your first follow up appointment).",
            35,
            49,
            False,
        ),
    ],
)
def test_times_in_unusual_words(words: str, first: float | None, last: float | None, vague: bool) -> None:
    assert stages(words) == [(first, last, vague)]


def test_what_is_gone_after_a_time_is_a_stage_though_only_the_sentence_before_names_it() -> None:
    found = extract("Nose repair\n\nYou may have packing in your nose. This is usually taken out in 2-4 days.\n")
    assert [(one.from_days, one.to_days) for one in found.recovery_milestones] == [(2, 4)]


@pytest.mark.parametrize(
    "words",
    ["We will see you at the clinic in 3-4 weeks.", "The surgeon will want to see you 3-4 weeks from your surgery."],
)
def test_to_be_seen_by_staff_at_a_time_is_a_visit(words: str) -> None:
    assert [one.at_days for one in after(words).follow_up] == [(21, 28)]


def test_a_visit_to_the_office_is_one() -> None:
    assert [one.at_days for one in after("You should plan a visit to our office within 6 days.").follow_up] == [(0, 6)]


def test_a_label_with_a_time_before_is_the_time_of_all_that_it_opens() -> None:
    found = extract("Sinus surgery\n\nTEN DAYS BEFORE SURGERY: Do not take aspirin. Also stop all garlic pills.\n")
    assert [one.offset_days for one in found.medications] == [(10, 10), (10, 10)]


@pytest.mark.parametrize(
    "words",
    [
        "Depending on your job you may not be asked to keep to all of these:",
        "You do not need all of these:",
        "You will not have to do everything here:",
    ],
)
def test_what_not_everyone_is_asked_to_do_is_not_forbidden(words: str) -> None:
    found = after(f"{words}\n\n- Elevate your head in bed.\n- Walk daily.\n")
    assert [one.quote for one in found.recovery_tasks] == ["Elevate your head in bed.", "Walk daily."]
    assert not any(one.denied_by for one in found)


def test_the_last_number_of_a_list_is_no_heading() -> None:
    found = after(
        "What you can do\n\n  1. Drink plenty of water\n\n  2. Eat a diet high in fiber\n\nThe cut may be washed."
    )
    assert [one.quote for one in found.recovery_tasks][:2] == ["Drink plenty of water", "Eat a diet high in fiber"]


def test_a_unit_with_a_full_stop_may_end_a_sentence() -> None:
    found = after("Walk 4 times a day for 15 min. No heavy lifting.")
    assert [one.quote for one in found.recovery_tasks] == ["Walk 4 times a day for 15 min.", "No heavy lifting."]
    assert stages("Rest for approx. 3 days.") == [(0, 3, False)]


def test_pieces_of_a_list_of_what_to_avoid_are_no_orders() -> None:
    found = after("Avoid hot baths, exercise, sexual activity.")
    assert [one.quote for one in found.recovery_tasks] == ["Avoid hot baths, exercise, sexual activity."]


def test_an_exception_in_brackets_is_nothing_to_do() -> None:
    found = after("Drink as much as you can. (Unless you have a heart problem where fluids are restricted.)")
    assert [one.quote for one in found.recovery_tasks] == ["Drink as much as you can."]


def test_what_you_must_do_is_told_though_it_is_of_no_known_kind() -> None:
    found = after("You will also need to carry your implant card.\n\nYou may be asked to wear a collar.")
    assert len(found.recovery_tasks) == 2


def test_that_there_are_steps_to_take_is_nothing_to_do() -> None:
    assert after("To prevent constipation there are some easy steps you can take.").recovery_tasks == ()


def test_an_item_that_opens_with_a_name_for_its_medicines_tells_them_once() -> None:
    found = extract(
        "Before surgery\n\n- Avoid some pills. Avoid aspirin for 9 days before surgery. It thins blood. Ask us why.\n"
    )
    assert [one.offset_days for one in found.medications] == [(9, 9)]


def test_numbers_to_dial_are_read_with_their_dashes() -> None:
    found = after("Call 9-1-1 if you\n\n- You pass out.\n\nIf you have a temp of 102, telephone 555 0142.")
    assert [one.urgency for one in found.red_flags] == ["emergency", "call"]


@pytest.mark.parametrize(
    "words", ["When you go home, limit the use of your arm for 2 days.", "Ask the day surgery clerk."]
)
def test_what_is_told_for_home_is_no_stay(words: str) -> None:
    assert after(words).stay is None
