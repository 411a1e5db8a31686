from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from checklist.extraction.findings import Place
from checklist.extraction.outline import outline
from checklist.ui.library.stretches import Stretch, stretches

LINES = [f"Do not lift more than {n} pounds." for n in range(1, 8)]
LISTS = ["\n".join(f"- {line}" for line in lines) for lines in (LINES[:3], LINES[3:])]
TEXT = f"Before\n\n{LISTS[0]}\n\nAfter\n\n{LISTS[1]}\n"


def at(words: str, text: str = TEXT) -> Place:
    start = text.index(words)
    return start, start + len(words)


def numbers(found: tuple[Stretch, ...]) -> list[tuple[int, int]]:
    return [(one.first, one.last) for one in found]


def words(one: Stretch) -> str:
    return TEXT[slice(*one.at)]


def test_a_short_text_is_one_stretch_and_so_is_one_in_which_nothing_was_found() -> None:
    assert stretches(TEXT, [at(line) for line in LINES], most=7) == (Stretch(at=(0, len(TEXT)), first=1, last=7),)
    assert stretches(TEXT, [], most=7) == (Stretch(at=(0, len(TEXT)), first=1, last=0),)
    assert stretches("", []) == (Stretch(at=(0, 0), first=1, last=0),)


def test_a_long_one_is_cut_before_a_block_and_a_heading_stays_with_it() -> None:
    first, second, third = stretches(TEXT, [at(line) for line in LINES], most=3)
    assert numbers((first, second, third)) == [(1, 3), (4, 6), (7, 7)]
    assert words(second).startswith("After")
    assert words(third).startswith(LINES[6])


def test_findings_in_one_block_stay_together() -> None:
    places = [at("Do not lift more than 1 pounds"), at("lift more than 1"), at("1 pounds."), at(LINES[1])]
    assert numbers(stretches(TEXT, places, most=2)) == [(1, 3), (4, 4)]


def test_a_quote_over_several_blocks_is_not_cut() -> None:
    start, end = at(LINES[0])[0], at(LINES[2])[1]
    assert numbers(stretches(TEXT, [(start, end), at(LINES[1]), at(LINES[3])], most=1)) == [(1, 2), (3, 3)]


@given(st.lists(st.integers(0, len(TEXT) - 9), max_size=30), st.integers(1, 9))
def test_stretches_hold_the_whole_text_and_each_finding_once_in_its_whole_block(begins: list[int], most: int) -> None:
    places = sorted((begin, begin + 8) for begin in begins)
    found = stretches(TEXT, places, most)
    assert [n for one in found for n in one.numbers] == list(range(1, len(places) + 1))
    assert (found[0].at[0], found[-1].at[1]) == (0, len(TEXT))
    assert all(one.at[1] == other.at[0] for one, other in pairwise(found))
    inside = {n: one for one in found for n in one.numbers}
    for n, (begin, _) in enumerate(places, start=1):
        block = next((b for b in outline(TEXT) if b.at[0] <= begin < b.at[1]), None)
        assert block is None or (inside[n].at[0] <= block.at[0] and block.at[1] <= inside[n].at[1])
