"""Pages whose headings lost their marks on the way: what stands below what, and of which part of the way it is."""

from checklist.extraction import extract
from checklist.extraction.findings import Findings


def days(found: Findings) -> list[tuple[str, float | None, float | None]]:
    return [(one.quote, one.from_days, one.to_days) for one in found.recovery_milestones]


def tasks(found: Findings) -> list[str]:
    return [one.quote for one in found.recovery_tasks]


STAGES = """Rehabilitation after your ankle repair

Weeks 1-2:

Getting about

  • Walking on crutches
  • Toe exercises

Weeks 3-6:

  • Swimming

Footwear

  • Sports shoes
"""


def test_a_subject_below_a_time_that_ends_in_a_colon_belongs_to_that_time() -> None:
    assert days(extract(STAGES)) == [
        ("Walking on crutches", 7, 14), ("Toe exercises", 7, 14), ("Swimming", 21, 42),
    ]  # fmt: skip


def test_instructions_that_tell_no_part_of_the_way_are_of_the_part_that_their_sentences_are() -> None:
    found = extract(
        "Patient Instructions\n\nLeave the gauze in place and bite on it.\n\nDo not smoke for 3 days.\n\n"
        "Do not touch the stitches.\n\nIf the swelling is sore, put an ice pack on it.\n"
    )
    assert found.preparation_tasks == ()
    assert ("Do not smoke for 3 days.", 0, 3) in days(found)
    assert "Do not touch the stitches." in tasks(found)


def test_a_few_words_between_ended_sentences_are_a_heading() -> None:
    found = extract(
        "Looking after yourself at home\nWe wish you well.\nFollow-up visits\n- 3 weeks: check of the cut\n"
        "- Bring this sheet.\nEveryday activities\n- Do not drive for 5 days.\n"
    )
    assert [one.at_days for one in found.follow_up] == [(21, 21)]
    assert [one.quote for one in found.recovery_milestones] == ["Do not drive for 5 days."]


def test_a_line_of_a_sentence_that_goes_on_is_no_heading() -> None:
    found = extract(
        "After surgery\n\nRest as long as you like.\nAlways keep the\nDressing dry for 4 days.\nEat well.\n"
    )
    assert [one.from_days for one in found.recovery_milestones] == [0]


def test_sentences_that_lost_the_space_between_them_are_two() -> None:
    found = extract("After surgery\n\n- You can climb stairs at once.It can take 9 days to drive in comfort.\n")
    assert tasks(found) == ["You can climb stairs at once."]
    assert [one.quote for one in found.recovery_milestones] == ["It can take 9 days to drive in comfort."]


def test_a_list_of_what_an_operation_is_done_for_is_nothing_to_do() -> None:
    found = extract("Prior to the procedure\n\nThe scope may be used to:\n\n- Remove a stone\n- Check the bladder\n")
    assert list(found) == []


def test_a_list_of_what_must_be_so_first_is_not_told_to_be_done() -> None:
    found = extract(
        "Going home\n\nDriving\n\nYou may drive once you are:\n\n- No longer taking codeine\n- Not limping\n"
    )
    assert found.medications == ()
    assert tasks(found) == []
