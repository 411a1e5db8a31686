"""A medicine as people write it on one line: its name, the dose as written, and how often where that is plain."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from checklist.medication.how_often import PILLS, phrases_in, plain, without_answer, without_phrases
from checklist.medication.taken import HowOften

NUMBER = r"(?:\d[\d,]*(?:\.\d+)?|\.\d+)"
UNIT = (
    r"(?:mg|mcg|µg|μg|ug|g|grams?|milligrams?|micrograms?|iu|units?|u|meq|mmol|ml|milliliters?|millilitres?)"
    r"(?:\s*/\s*(?:\d+\s*)?ml)?(?![\w-]|/(?!\s*day))"
)
AMOUNT = rf"(?<![\w/.,-]){NUMBER}[ -]?{UNIT}"
PAIR = rf"(?<![\w/.,-]){NUMBER}\s*(?:mg|mcg|g)?\s*[/–-]\s*{NUMBER}(?:\s*[/–-]\s*{NUMBER})*\s*{UNIT}"
STRENGTH = rf"(?<![\w/.,-]){NUMBER}\s*%"
SOME = r"(?:\d+\s*/\s*\d+|\d+(?:\.\d+)?(?:\s*(?:-|–|to|or)\s*\d+)?|[½¼]|one|two|three|four|half)(?:\s+an?)?"
COUNT = rf"(?<![\w.,/-])(?:{SOME}\s*(?:x\s*)?\b{PILLS}|(?:tab(?:let)?s?|cap(?:sule|let)?s?)\b\.?)"
MANNER = (
    r"\b(?:as (?:directed|prescribed|instructed)|by mouth|orally|p\.?o|baby|dose|strength"
    r"|(?:with|after|before|on) (?:an? )?(?:food|meals?|water|breakfast|lunch|empty stomach))\b\.?"
)
REASON = r"\bfor \d+ (?:days|weeks)|\bfor (?:my |the |high |low )*[a-z]+(?: [a-z]+){0,3}"
OTHER_FORM = (
    r"\b(?:creams?|gels?|ointments?|lotions?|foams?|shampoos?|solutions?|drops?|eyes?|ears?|nose|nostrils?|nasal|sprays?"
    r"|puffs?|inhal\w*|nebul\w*|actuations?|patch(?:es)?|skin|scalp|hair|rash|eczema|topical\w*|vagina\w*|supposit\w*"
    r"|rectal\w*|enemas?|inject\w*|shots?|pens?|infusions?|implants?|rings?)\b"
)


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


HARMLESS = _any(AMOUNT, COUNT, MANNER, REASON, r"\btak(?:e|es|ing)\b")
STARTS = _any(PAIR, STRENGTH, AMOUNT, COUNT, MANNER, REASON, rf"(?<![\w/.,-]){NUMBER}\s*(?={OTHER_FORM})", OTHER_FORM)
TWO_AMOUNTS = _any(PAIR)
TELLING = _any(PAIR, STRENGTH, OTHER_FORM)
BEFORE_NAME = re.compile(
    rf"((?:(?:i )?(?:take|takes|taking)\b\s*|{AMOUNT}\s*|{COUNT}\s*|(?:baby|low[ -]dose)\s+)+)(?:of\s+)?(?=\w)",
    re.IGNORECASE,
)
LONGEST_NAME = 100
EDGE = " \t,;:.-–—|(["


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What one line says. `certain`: the words beside the name say how much and how often, and nothing else.

    A form (cream, drops), a strength in per cent or a pair of amounts can make it another medicine: not certain.
    """

    name: str
    dose: str | None = None
    how_often: HowOften | None = None
    certain: bool = True


def parted(words: str, known: Callable[[str], bool] = lambda _: False) -> Written:
    """A line parted into name, dose as written, and how often. The name is empty where none stands.

    `known` says of words whether they are a whole name: what belongs to it is no dose ("Tylenol PM", "NovoMix 30").

    >>> parted("apixaban 5 mg twice a day")
    Written(name='apixaban', dose='5 mg', how_often=<HowOften.TWICE_DAILY: 'twice_daily'>, certain=True)
    """
    words = " ".join(words.split())
    first = None if _known_length(words, known) else BEFORE_NAME.match(words)
    before, words = (first[1], words[first.end() :]) if first else ("", words)
    start = max(_known_length(words, known), _beginning(words))
    name, rest = words[:start].strip(EDGE), words[start:]
    dose = " ".join(f"{before} {_tidy(without_answer(rest))}".split())
    return Written(name=name, dose=dose or None, how_often=plain(rest), certain=_certain(rest))


def beside(words: str, name: str) -> str | None:
    """What a person wrote beside the name that they picked afterwards: it is kept as their dose.

    >>> beside("Metformin ER 500 mg", "metformin")
    'ER 500 mg'
    """
    found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words, re.IGNORECASE)
    if found is None:
        return parted(words).dose
    return " ".join(f"{words[: found.start()]} {words[found.end() :]}".split()).strip(EDGE) or None


def _known_length(words: str, known: Callable[[str], bool]) -> int:
    """How far the longest known name reaches from the beginning of the words."""
    ends = [match.end() for match in re.finditer(r"[^ ]+", words[:LONGEST_NAME])]
    return next((end for end in reversed(ends) if known(words[:end].strip(EDGE))), 0)


def _beginning(words: str) -> int:
    """Where the words about the dose begin."""
    starts = [match.start() for match in [STARTS.search(words)] if match]
    starts += [start for start, _, _ in phrases_in(words)][:1]
    return min(starts, default=len(words))


def _certain(rest: str) -> bool:
    """Whether nothing beside the name can make it another medicine."""
    return not TELLING.search(rest) and not re.search(r"\w", HARMLESS.sub(" ", without_phrases(rest)))


def _tidy(words: str) -> str:
    """The words without the marks left over where a phrase was taken out."""
    words = re.sub(r"\s+([,;.)])", r"\1", " ".join(words.split()))
    words = re.sub(r"\(\s*\)|,(?=\s*(?:,|$))", "", words)
    return words.strip(" ,;:–—|-")
