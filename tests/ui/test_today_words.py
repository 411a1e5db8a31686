import re

import pytest

from checklist.ui import FRAME
from checklist.ui.today_words import ENGLISH, FILLED, words
from tests.ui.builders import say

SCRIPT = (FRAME.parent / "today.js").read_text(encoding="utf-8")
BRACES = re.compile(r"\{(\w*)\}")
BY_NAME = re.compile(r"\bwords\.(\w+)\b(?!\()")


def test_every_word_the_screen_asks_for_is_there() -> None:
    assert sorted(set(BY_NAME.findall(SCRIPT)) - set(ENGLISH)) == []


def test_no_word_is_kept_that_the_screen_never_says() -> None:
    assert [key for key in ENGLISH if not re.search(rf"\b{key}\b", SCRIPT)] == []


@pytest.mark.parametrize("key", ENGLISH)
def test_braces_stay_for_the_browser_and_name_only_what_it_fills(key: str) -> None:
    said = words(say)[key]
    assert said == ENGLISH[key]
    assert set(BRACES.findall(said)) <= set(FILLED)
    assert said.strip() == said and said


def test_there_are_no_more_names_to_fill_than_words_that_hold_one() -> None:
    used = {name for text in ENGLISH.values() for name in BRACES.findall(text)}
    assert used == set(FILLED)


@pytest.mark.parametrize("key", ["countdown", "many_open", "asked", "saved", "call"])
def test_what_the_browser_fills_in_is_never_filled_in_by_us(key: str) -> None:
    assert BRACES.search(words(say)[key])
