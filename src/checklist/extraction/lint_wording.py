"""What is hard to read or vague in a text's sentences: amounts, voice, length, words, and the text's reading grade."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache

from checklist.extraction.amounts import times
from checklist.extraction.findings import Place
from checklist.extraction.passages import Passage
from checklist.extraction.phases import Phase
from checklist.extraction.remarks import Remark, Rule, remark
from checklist.plain import grade

MOST_WORDS = 20
HIGHEST_GRADE = 6.0
LOOSE = re.compile(
    r"\b(?:for (?:a|some) (?:short |little )?(?:while|time)|plenty of \w+|a small amount|"
    r"(?:anything|something|nothing) heavy|heavy (?:objects?|things?|items?|lifting|loads?))\b",
    re.IGNORECASE,
)
WEIGHED = re.compile(r"\d\s?(?:lb|lbs|pounds?|kg|kilos?|kilograms?)\b", re.IGNORECASE)
MADE = r"(?:\w{2,}ed|kept|taken|done|given|worn|made|held|put|left|told|brought|begun|eaten|drunk|shown|cut|set)"
PASSIVE = re.compile(
    rf"\b(?:(?:should|must|needs? to|ha(?:s|ve) to|may not|can ?not) (?:not |never |also |"
    rf"always |only )?be (?:\w+ly )?{MADE}"
    r"|(?:is|are) (?:strongly |usually |not )?(?:required|recommended|advised|encouraged|"
    r"prohibited|permitted|restricted|expected|asked))\b",
    re.IGNORECASE,
)
#: names in which a word of the list is not the word of the list
FIXED = (
    "malignant hyperthermia", "neuroleptic malignant syndrome", "malignant hypertension", "local anesthetic toxicity",
    "body mass index", "muscle mass", "pulmonary hypertension", "portal hypertension", "intracranial hypertension",
    "orthostatic hypotension", "benign prostatic hyperplasia", "bowel prep", "dressing stick", "implant card",
)  # fmt: skip
EXPLAINED = re.compile(r"\s?\((?!e\.?g)[a-z]|,? (?:which|that) (?:is|means)\b|, or ", re.IGNORECASE)


def wording_remarks(text: str, said: Sequence[Passage], terms: Collection[str]) -> Iterator[Remark]:
    """Sentence by sentence what is vague, passive, long, or jargon; then the grade of the whole."""
    for passage in said:
        yield from (remark(Rule.VAGUE_AMOUNT, text, at) for at in vague_amounts(passage))
        if passive := passive_in(passage):
            yield remark(Rule.PASSIVE, text, passive)
        count = len(passage.text.split())
        if count > MOST_WORDS:
            yield remark(Rule.LONG_SENTENCE, text, passage.at, f"{count} words; over {MOST_WORDS} are hard to follow.")
    yield from (remark(Rule.JARGON, text, at) for at in _jargon(said, terms))
    reached = grade(passage.text for passage in said)
    if reached > HIGHEST_GRADE:
        why = f"It reads at school grade {reached:g}; aim at {HIGHEST_GRADE:g} or below."
        yield remark(Rule.READING_GRADE, text, None, why)


def vague_amounts(passage: Passage) -> Iterator[Place]:
    """The amounts of a sentence that have no number, where it speaks of the patient's own doing and healing."""
    if passage.phase in (Phase.DURING, Phase.ASIDES):
        return
    yield from (_placed(passage, time.at) for time in times(passage.text) if time.vague)
    for match in LOOSE.finditer(passage.text):
        if not (WEIGHED.search(passage.text) and "heavy" in match.group().lower()):
            yield _placed(passage, match.span())


def passive_in(passage: Passage) -> Place | None:
    """The first passive of a sentence that instructs the patient, and not of what staff do."""
    instructs = passage.phase in (Phase.BEFORE, Phase.AFTER, Phase.UNKNOWN)
    match = PASSIVE.search(passage.text) if instructs else None
    return _placed(passage, match.span()) if match else None


def _placed(passage: Passage, at: Place) -> Place:
    return passage.at[0] + at[0], passage.at[0] + at[1]


def _jargon(said: Sequence[Passage], terms: Collection[str]) -> Iterator[Place]:
    """Each term where it is first used, unless it is explained right there; none inside a fixed name."""
    pattern, seen = _terms_pattern(tuple(sorted(terms))), set[str]()
    for passage in said:
        for match in pattern.finditer(passage.text):
            term = (match["plain"] or match["capitals"] or "").lower()
            if term and term not in seen and not EXPLAINED.match(passage.text, match.end()):
                yield _placed(passage, match.span())
            seen.add(term)


@lru_cache(maxsize=4)
def _terms_pattern(terms: tuple[str, ...]) -> re.Pattern[str]:
    """All terms as one pattern, longest first; abbreviations only as they are written."""
    bare = sorted({re.sub(r" \(.*\)$", "", term) for term in terms}, key=lambda term: (-len(term), term))
    plain = _either(term for term in bare if not term.isupper())
    capitals = _either(term for term in bare if term.isupper())
    fixed = _either(FIXED)
    return re.compile(rf"(?<!\w)(?:(?i:{fixed})|(?P<plain>(?i:{plain}))(?i:s?)|(?P<capitals>{capitals})s?)(?!\w)")


def _either(words: Iterable[str]) -> str:
    """Any of these words as a pattern; one that fits nothing where there are none."""
    return "|".join(map(re.escape, words)) or "(?!)"
