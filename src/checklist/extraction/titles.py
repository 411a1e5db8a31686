"""The name of the procedure a text is about."""

import re
from collections.abc import Sequence

from checklist.extraction.blocks import Block, Kind
from checklist.extraction.patterns import compiled

NAMED = compiled(
    r"^(?:(?:common|medical|technical)? ?name(?:s)? of (?:the )?procedure|procedure(?: name)?|"
    r"name)\b\s*\(?s?\)?\s*:?\s*",
)
ENDED = re.compile(r"[.!?]\s|\n")
AROUND = compiled(
    r"^(?:(?:patient )?(?:instructions?|information|guide|preparing|preparation|getting ready|"
    r"get ready|recovering|recovery|what to expect)(?: (?:for|from|to|about|on|before|after|"
    r"your|a|an))+\s+)"
    r"|(?:\s*[-–:|(]\s*)?(?:\b(?:surgery|patient|recovery) (?:guide|sheet|leaflet|information)|"
    r"\bq\s?&\s?a|\bfaqs?|\bpatient information|\binstructions|\bchecklist)\)?\s*(?:\(.*\))?$",
)
NOT_A_NAME = compiled(
    r"^(?:search|menu|home|skip|cpt|summary|overview|purpose|general|share|print|contents)\b|code$|codes$",
)
LABEL = compiled(r"^(?:common(?:ly)?|technical|medical|also)(?: name| known as| called)?s?\s*:\s*")
KNOWN_AS = compiled(r"^.{0,80}?\b(?:commonly|also|better) (?:known as|called|referred to as)\s+")
LONGEST, NAME_WORDS = 250, 20


def title_of(blocks: Sequence[Block]) -> str:
    """The name a label gives, else the first heading or line that can be one."""
    for n, block in enumerate(blocks):
        label = NAMED.match(block.text)
        if label and len(block.text.split()) < 40:
            rest = block.text[label.end() :].strip() or (blocks[n + 1].text if n + 1 < len(blocks) else "")
            return _tidy(rest)
    headings = [block for block in blocks if block.kind is Kind.HEADING and not NOT_A_NAME.search(block.text)]
    first = next((block for block in blocks if not NOT_A_NAME.search(block.text)), None)
    short = first is not None and _is_name(first.text)
    named = first if short or not headings else headings[0]
    return _tidy(named.text) if named else ""


def _is_name(words: str) -> bool:
    """A few words, or one line of a billing phrase: no sentence ends in it."""
    phrase = len(words.split()) <= NAME_WORDS or (len(words) <= LONGEST and not ENDED.search(words))
    return phrase and words[-1] not in ".:;,"


def _tidy(words: str) -> str:
    one_line = KNOWN_AS.sub("", LABEL.sub("", words.strip().split("\n")[0])).strip()[:LONGEST]
    named = AROUND.sub("", one_line).strip(" :–-|.")
    return named if len(named) > 3 else one_line
