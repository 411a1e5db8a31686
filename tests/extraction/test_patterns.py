"""Patterns that are put together by first letter find what the written pattern finds."""

import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

import checklist.extraction
from checklist.extraction.patterns import Pattern, by_first_letter, compiled, lowered

PIECES = (
    "Do not eat", "DO NOT", "take", "your", "Blood thinners", "aspirin", "ID", "X-ray", "after surgery", "2 to 3 weeks",
    "the day before", "At 6 a.m.", "wound", "shower", "Call 911", "if you have", "fever", "no", "nothing", ", and ",
    ".", "driving", "follow-up", "a few days", "weeks", "(", ")", "-", ":", " ", "\n", "clear liquids",
    "midnight",
)  # fmt: skip


def _in(value: object) -> Iterator[Pattern]:
    if isinstance(value, Pattern):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _in(one)


def _all() -> dict[str, Pattern]:
    modules = [
        import_module(f"checklist.extraction.{m.name}") for m in pkgutil.iter_modules(checklist.extraction.__path__)
    ]
    return {p.words: p for module in modules for value in vars(module).values() for p in _in(value)}


EVERY = _all()


def test_there_are_many_patterns_to_compare():
    assert len(EVERY) > 100


@given(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join))
def test_every_pattern_of_the_rules_stands_where_the_written_one_does(text: str):
    for words, ours in EVERY.items():
        theirs = re.compile(words, re.IGNORECASE | (re.DOTALL if ours.across_lines else re.NOFLAG))
        assert [m.span() for m in ours.finditer(text)] == [m.span() for m in theirs.finditer(lowered(text))], words


@pytest.mark.parametrize(
    "words",
    [r"ab|b|a", r"a|ab", r"\babc|\bab|x?y|abd", r"(?:a|[ab]c|ac)d", r"a{2,3}|ab|aa", r"(?P<x>ab|a)b|(?P<y>b)",
     r"a\||\(a|a", r"[|)]a|a[(|]", r"a?b|ac|ad|", r"ab|[a]c|acd", r"(?<!a)b|bc|(?=c)c"],
)  # fmt: skip
def test_alternatives_keep_their_turn(words: str):
    ours, theirs = re.compile(by_first_letter(words)), re.compile(words)
    for letters in product("abcdxy|(", repeat=4):
        text = "".join(letters)
        assert [m.span() for m in ours.finditer(text)] == [m.span() for m in theirs.finditer(text)]


def test_what_is_found_is_given_in_the_text_s_own_capitals():
    assert compiled("aspirin|nsaids").found("Stop Aspirin and NSAIDs.") == ["Aspirin", "NSAIDs"]


def test_a_letter_that_grows_when_made_small_moves_nothing():
    found = compiled("aspirin").search("İ Aspirin")
    assert found is not None
    assert found.span() == (2, 9)


def test_replacing_leaves_the_rest_as_it_is():
    assert compiled("and|or").sub("|", "One AND Two or Three") == "One | Two | Three"
