"""A text as blocks: headings of many styles, lists with and without marks, wrapped paragraphs; each in its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.extraction.blocks import Kind
from checklist.extraction.outline import outline


def kinds(text: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in outline(text)]


@pytest.mark.parametrize(
    "heading",
    ["# After surgery", "### After surgery ###", "**After surgery**", "AFTER SURGERY", "After surgery:",
     "After Surgery", "2. After surgery"],
)  # fmt: skip
def test_a_heading_is_known_by_its_marks_or_its_looks(heading: str) -> None:
    [first, second] = outline(f"{heading}\n\nKeep the cut dry for two days, and do not soak it in a bath or a pool.\n")
    assert first.kind is Kind.HEADING
    assert second.under == (first.text,)


@pytest.mark.parametrize("mark", ["-", "*", "•", "◦", "–", "1.", "(a)", "2)", "☐"])
def test_items_are_known_by_their_marks_which_are_left_out(mark: str) -> None:
    assert kinds(f"Bring these things with you to the ward:\n{mark} Your glasses.\n")[1] == ("item", "Your glasses.")


def test_short_lines_below_each_other_are_a_list_without_marks() -> None:
    text = "Call us if\nTemperature over 101\nBleeding that will not stop\nPain that gets worse\n"
    assert [kind for kind, _ in kinds(text)][1:] == ["item"] * 3


def test_a_wrapped_sentence_is_one_paragraph() -> None:
    text = "You can go home when you feel well enough to walk about, and when you\ncan eat and drink again.\n"
    assert kinds(text) == [("paragraph", text.strip())]


def test_dashes_in_a_sentence_after_a_colon_are_items_with_their_lead_in() -> None:
    [lead, one, two, rest] = outline("Call the ward if you have: - a fever - new bleeding. Rest well.")
    assert (one.text, two.text, rest.text) == ("a fever", "new bleeding.", "Rest well.")
    assert one.lead == two.lead == lead.text


def test_a_heading_that_ran_into_its_paragraph_is_a_heading() -> None:
    filler = "There are many things that help you after you come home from the ward. " * 8
    blocks = outline(f"{filler}Tests Before Surgery Before the day you may have your blood taken. {filler}")
    assert "Tests Before Surgery" in [block.text for block in blocks if block.kind is Kind.HEADING]


def test_a_deeper_heading_stands_under_the_ones_above_it() -> None:
    [*_, last] = outline("# Hip\n\n## Home\n\n**Week 1**\n\n- Walk.\n")
    assert last.under == ("Hip", "Home", "Week 1")


@given(st.text(alphabet="aB .:\n-*#•1?)(\t\u202eé", max_size=300))
def test_every_block_is_exactly_in_its_place(text: str) -> None:
    for block in outline(text):
        assert text[slice(*block.at)] == block.text
