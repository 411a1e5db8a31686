"""How hard a text is to read: the US school grade by Flesch and Kincaid, with syllables counted by vowel groups."""

import re
from collections.abc import Iterable

WORD = re.compile(r"[A-Za-z][A-Za-z'’]*")
VOWELS = re.compile(r"[aeiouy]+")
SILENT = re.compile(r"(?<=[^aeiouy])(?:e|es|ed)$")
SOUNDED = re.compile(r"(?:[^aeiouy]le|[td]ed|(?:s|c|x|z|g|sh|ch)es)$")
APART = re.compile(r"i[ao](?!u)(?<![tscg]i[ao])|eo|ua[^r]")
FEWEST = 5


def words_in(text: str) -> list[str]:
    """The words of a text, numbers left out."""
    return WORD.findall(text)


def syllables(word: str) -> int:
    """About how many syllables an English word has.

    >>> [syllables(word) for word in ("stop", "table", "needed", "walked", "surgery", "medication", "radio")]
    [1, 2, 2, 1, 3, 4, 3]
    """
    low = word.lower()
    found = len(VOWELS.findall(low)) + len(APART.findall(low))
    silent = SILENT.search(low) and not SOUNDED.search(low)
    return max(1, found - bool(silent))


def grade(sentences: Iterable[str]) -> float:
    """The school grade of sentences, to one decimal; those under 5 words are left out, 0 when none is left.

    >>> grade(["Stop food at ten the night before.", "Call us."])
    0.6
    """
    counted = [words for sentence in sentences if len(words := words_in(sentence)) >= FEWEST]
    words = [word for sentence in counted for word in sentence]
    if not words:
        return 0
    return round(0.39 * len(words) / len(counted) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59, 1)
