import pytest

from checklist.checkin import NOT_SURE, PAIN_AT_REST, SKIPPED, TEMPERATURE, CheckIn, QuestionId
from checklist.guidance import BookingError


@pytest.mark.parametrize("pain", [0, 10])
def test_pain_is_0_to_10(pain: int) -> None:
    assert CheckIn(day=3, answers={PAIN_AT_REST: pain}).pain == pain


@pytest.mark.parametrize("pain", [-1, 11, 3.5])
def test_any_other_pain_is_refused(pain: float) -> None:
    with pytest.raises(BookingError, match="0 to 10"):
        CheckIn(day=3, answers={PAIN_AT_REST: pain})


@pytest.mark.parametrize("said", [SKIPPED, NOT_SURE])
def test_a_number_that_was_not_said_is_none(said: str) -> None:
    one = CheckIn(day=3, answers={PAIN_AT_REST: said, TEMPERATURE: said})
    assert (one.pain, one.temperature) == (None, None)
    assert CheckIn(day=3).pain is None


def test_a_skipped_question_holds_no_choice_and_not_sure_is_one() -> None:
    said = {"one": "red", "many": ("red", "pus"), "skipped": SKIPPED, "unsure": NOT_SURE}
    one = CheckIn(day=3, answers={QuestionId(name): answer for name, answer in said.items()})
    assert [one.chosen(QuestionId(name)) for name in (*said, "never asked")] == [
        ("red",), ("red", "pus"), (), (NOT_SURE,), (),
    ]  # fmt: skip
