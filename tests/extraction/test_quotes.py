"""Where quotes stand in their text: at the place kept with them, or where a search finds them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.extraction.quotes import Stand, line_of, place_of, stand, stands

TWICE = "Rest.\nKeep it\n  dry. Rest."


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Stop food", (0, 11)),
        ("food at\n6.", (7, 17)),
        ("Stopfood", (0, 11)),
        ("drink", None),
        ("", None),
        ("  ", None),
    ],
)
def test_pasted_words_are_found_whatever_their_white_space(words: str, found: tuple[int, int] | None) -> None:
    assert place_of("Stop\n  food at 6.", words) == found


def test_a_quote_stands_at_the_place_kept_with_it_even_where_a_search_finds_it_earlier() -> None:
    assert stand(TWICE, "Rest.", (21, 26)) == Stand(at=(21, 26))
    assert stand(TWICE, "Keep it dry.", (6, 20)) == Stand(at=(6, 20))


@pytest.mark.parametrize("at", [None, (0, 4), (1, 6), (900, 905), (20, 25)])
def test_a_quote_that_does_not_stand_at_its_place_is_searched_and_said_to_have_moved(
    at: tuple[int, int] | None,
) -> None:
    assert stand(TWICE, "Rest.", at) == Stand(at=(0, 5), moved=True)


def test_a_quote_that_is_nowhere_has_no_place() -> None:
    assert stand(TWICE, "Run.", (0, 5)) == Stand(at=None, moved=True)
    assert not stands(TWICE, " ", (5, 6))


def test_lines_count_from_1() -> None:
    assert [line_of(TWICE, at) for at in ((0, 5), (6, 8), (16, 20))] == [1, 2, 3]


@given(st.text(alphabet="ab \n.", max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_any_words_of_a_text_stand_where_they_were_taken(text: str, start: int, end: int) -> None:
    said = text[start:end]
    if said.split():
        assert stand(text, " ".join(said.split()), (start, end)) == Stand(at=(start, end))
        assert place_of(text, said) is not None
