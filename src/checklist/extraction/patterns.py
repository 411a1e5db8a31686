"""Patterns of words, quick to look for: capitals make no difference, and alternatives are tried by their first letter.

A table of a hundred alternatives is read at every word of a text. Python's own matcher tries them one after another,
so alternatives that begin alike are put together first (`a(?:lcohol|nswer)`), and text and pattern are made lower
case once. What is found stays the same.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

TOKEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?P<\w+>|\(\?<?[:=!>]|.", re.DOTALL)
CAPITALS = re.compile(r"\\.|\(\?P<\w+>|[A-Z]+", re.DOTALL)
OR = "|"
REPEATED = frozenset("?*+{")
Branch = list[str]


class Pattern:
    """A compiled pattern. Places are those of the text that was given; a match's own words are in lower case."""

    __slots__ = ("_compiled", "across_lines", "words")

    def __init__(self, words: str, flags: re.RegexFlag) -> None:
        self.words = words
        self.across_lines = bool(flags & re.DOTALL)
        self._compiled = re.compile(by_first_letter(_lower_pattern(words)), flags)

    def search(self, text: str) -> re.Match[str] | None:
        """The first place where it stands."""
        return self._compiled.search(lowered(text))

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """Where it stands at the very beginning, or at `start`."""
        return self._compiled.match(lowered(text), start)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Whether it is all of the text."""
        return self._compiled.fullmatch(lowered(text))

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Every place where it stands between `start` and `end`."""
        return self._compiled.finditer(lowered(text), start, len(text) if end is None else end)

    def found(self, text: str) -> list[str]:
        """The text's own words, capitals and all, wherever it stands."""
        return [text[match.start() : match.end()] for match in self.finditer(text)]

    def sub(self, words: str, text: str) -> str:
        """The text with `words` wherever it stands."""
        parts, reached = [], 0
        for match in self.finditer(text):
            parts += [text[reached : match.start()], words]
            reached = match.end()
        return "".join([*parts, text[reached:]])


def compiled(words: str, flags: re.RegexFlag = re.NOFLAG) -> Pattern:
    """The pattern of these words.

    >>> compiled(r"no (?:alcohol|aspirin)").found("NO aspirin, no Alcohol")
    ['NO aspirin', 'no Alcohol']
    """
    return Pattern(words, flags)


@lru_cache(maxsize=64)
def lowered(text: str) -> str:
    """The text in lower case, every letter in its own place (some, like İ, would become two)."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c if len(c.lower()) > 1 else c.lower() for c in text)


def _lower_pattern(words: str) -> str:
    return CAPITALS.sub(lambda token: token[0] if token[0][0] in "\\(" else token[0].lower(), words)


def by_first_letter(words: str) -> str:
    """A pattern that finds the same at the same places, its alternatives put together where they begin alike.

    >>> by_first_letter(r"(?:aspirin|alcohol|no\\b|nil|al+)")
    '(?:a(?:spirin|lcohol|l+)|n(?:o\\\\b|il))'
    """
    return _alternatives(TOKEN.findall(words), 0)[0]


def _alternatives(tokens: list[str], start: int) -> tuple[str, int]:
    """The alternatives from a token on to the closing bracket, and where that stands."""
    branches: list[Branch] = [[]]
    at = start
    while at < len(tokens) and tokens[at] != ")":
        token = tokens[at]
        if token == OR:
            branches.append([])
        elif token[0] == "(":
            inside, at = _alternatives(tokens, at + 1)
            branches[-1].append(f"{token}{inside})")
        else:
            branches[-1].append(token)
        at += 1
    return _together(branches), at


def _together(branches: list[Branch]) -> str:
    """Letters shut each other out, so those alternatives may change places; anything else keeps its turn."""
    groups: list[tuple[str | None, list[Branch]]] = []
    run = 0
    for branch in branches:
        first = _first(branch)
        letter = first is not None and first.isalpha()
        same = next((group for group in groups[run if letter else -1 :] if first and group[0] == first), None)
        if same:
            same[1].append(branch[1:])
        else:
            groups.append((first, [branch[1:] if first else branch]))
        run = run if letter else len(groups)
    return "|".join(_joined(first, rest) for first, rest in groups)


def _first(branch: Branch) -> str | None:
    """The token it begins with, where that is one letter or one place and not repeated."""
    if not branch or (len(branch) > 1 and branch[1][0] in REPEATED):
        return None
    return branch[0] if branch[0].isalpha() or branch[0] == r"\b" else None


def _joined(first: str | None, rest: list[Branch]) -> str:
    if len(rest) == 1:
        return (first or "") + "".join(rest[0])
    return f"{first}(?:{_together(rest)})"
