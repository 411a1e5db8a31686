import pytest

from tests.library.test_profile import TIMES, booked, refused


@pytest.mark.parametrize(
    ("decision", "wrong"),
    [
        ("action: hold, last_dose: 2027-03-12, new_dose: half", "only a changed dose has words for the new dose"),
        (f"action: adjust, new_dose: {'a' * 121}", "the new dose needs words, at most 120 letters"),
    ],
)
def test_a_new_dose_belongs_to_a_changed_dose_and_is_short(decision: str, wrong: str) -> None:
    profile = TIMES + f"confirmed:\n  - {{medication: apixaban, by: Dr. Hart, {decision}}}\n"
    assert refused(profile) == [(4, "confirmed[0]", wrong)]


def test_a_new_dose_of_just_the_longest_length_is_kept() -> None:
    longest = "a" * 120
    profile = TIMES + f"confirmed:\n  - {{medication: apixaban, by: Dr. Hart, action: adjust, new_dose: {longest}}}\n"
    assert booked(profile).confirmed[0].new_dose == longest
