"""How hard a text is to read: the US school grade by Flesch and Kincaid, and the limits of what patients read."""

import re
from collections.abc import Iterable

WORD = re.compile(r"[A-Za-z][A-Za-z'’]*")
VOWELS = re.compile(r"[aeiouy]+")
SILENT = re.compile(r"(?<=[^aeiouy])(?:e|es|ed)$")
SOUNDED = re.compile(r"(?:[^aeiouy]le|[td]ed|(?:s|c|x|z|g|sh|ch)es)$")
APART = re.compile(r"i[ao](?!u)(?<![tscg]i[ao])|eo|ua[^r]")
SENTENCE = re.compile(r"(?<=[.?!:])\s+")
FEWEST = 5
LONGEST_SENTENCE = 20
HARDEST, USUAL = 8.0, 6.0

# Names that are never made simpler, and so do not count: a word less or another one would hide what they warn of.
NAMES = (
    "malignant hyperthermia", "pseudocholinesterase deficiency", "local emergency number", "general anesthesia",
    "regional anesthesia", "local anesthesia", "parathyroid", "thyroid", "Parkinson", "myasthenia",
    "electrocautery",
)  # fmt: skip


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


def item_grade(text: str, names: Iterable[str] = ()) -> float:
    """The grade of one item, with `names` (of medicines, people, units) and the fixed ones left out of the score.

    >>> item_grade("Ask your care team about pseudocholinesterase deficiency.")
    0.5
    >>> item_grade("Discontinue anticoagulation preoperatively as previously communicated.") > HARDEST
    True
    """
    return float(grade(SENTENCE.split(_without(text, (*names, *NAMES)))))


def too_hard(text: str, names: Iterable[str] = ()) -> tuple[str, ...]:
    """What is wrong with an item that a patient reads, in words; nothing where it is plain enough."""
    found = item_grade(text, names)
    hard = (f"reads at grade {found:g}: patients need {HARDEST:g} or less",) if found > HARDEST else ()
    longest = max(len(sentence.split()) for sentence in SENTENCE.split(text))
    long = (f"has a sentence of {longest} words: patients need {LONGEST_SENTENCE} or less",)
    return (*hard, *(long if longest > LONGEST_SENTENCE else ()))


def _without(text: str, names: Iterable[str]) -> str:
    known = sorted({name for name in names if name}, key=len, reverse=True)
    return re.sub("|".join(map(re.escape, known)), "", text, flags=re.IGNORECASE) if known else text
