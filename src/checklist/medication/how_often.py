"""How often a medicine is taken, read from the words of a prescription where they are plain."""

import re

from checklist.medication.taken import HowOften

Found = list[tuple[int, int, HowOften | None]]

EACH = r"(?:a|per|each|every|/)"
A_DAY = rf"(?:{EACH}\s*day|daily)"
A_WEEK = rf"(?:{EACH}\s*(?:week|wk)|weekly)"
A_MONTH = rf"(?:{EACH}\s*month|monthly)"
ONCE = r"(?:once|(?:1|one)\s*(?:x|times?)?)\s*"
TWICE = r"(?:twice|(?:2|two)\s*(?:x|times?)|x\s*2)\s*"
THRICE = r"(?:thrice|(?:3|three)\s*(?:x|times?)|x\s*3)\s*"
OFTEN = r"(?:twice|thrice|(?:[2-9]|\d\d+|two|three|four|five|six|several|few)\s*(?:x|times?)?|x\s*\d)\s*"
HOURLY = r"\s*-?\s*(?:hours?|hourly|hrs?|h)"
PILLS = r"(?:tab(?:let)?s?|cap(?:sule|let)?s?|pills?)\b\.?"
WEEKDAY = r"(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:days?)?"


def _said(*words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w/.])(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)


MORNING = _said(r"(?:in the|every|each) mornings?", "mane", r"qam|\d\s*a\.?m\.?")
#: the first that fits counts; None: how often is said, and is none of the answers a plan knows
PHRASES: tuple[tuple[re.Pattern[str], HowOften | None], ...] = (
    (_said(r"as (?:needed|required|necessary)", r"(?:only )?(?:when|if) (?:needed|required|necessary)",
           r"p\.?r\.?n\.?", "sometimes", "occasionally", "now and then"), HowOften.AS_NEEDED),
    (_said(r"(?:by|via|through|in) (?:an? |my |the )?(?:insulin )?pump"), HowOften.PUMP),
    (_said(r"q\.?i\.?d\.?", r"q\.?d\.?s\.?", r"q\.?o\.?d\.?", "eod", r"every (?:other|second|third) \w+",
           r"alternate \w+", r"(?:once )?yearly", "annually", rf"(?:once )?{EACH}\s*year"), None),
    (_said(rf"{TWICE}{A_DAY}", r"b\.?i\.?d\.?", r"b\.?d\.?", rf"(?:every|q)\s*(?:12|twelve){HOURLY}",
           r"(?:in the )?morning (?:and|&) (?:(?:at|in the) )?(?:night|evening|bedtime)"), HowOften.TWICE_DAILY),
    (_said(rf"{THRICE}{A_DAY}", r"t\.?i\.?d\.?", r"t\.?d\.?s\.?", rf"(?:every|q)\s*(?:8|eight){HOURLY}"),
     HowOften.THREE_TIMES_DAILY),
    (_said(rf"{ONCE}{A_WEEK}", r"every 7 days"), HowOften.WEEKLY),
    (_said(rf"{ONCE}{A_MONTH}"), HowOften.MONTHLY),
    (_said(rf"{ONCE}{A_DAY}", r"(?:every|q)\s*24" + HOURLY, r"q\.?d\.?", r"o\.?d\.?"), HowOften.DAILY),
    (_said(rf"{OFTEN}(?:{PILLS}\s*)?(?:{A_DAY}|{A_WEEK}|{A_MONTH})",
           r"(?:every|q)\s*\w+\s*-?\s*(?:days|weeks|wks|months)",
           rf"(?:every|q)\s*\d+(?:\s*(?:-|–|to|or)\s*\d+)?{HOURLY}"), None),
    (_said(rf"(?:every|each|on) {WEEKDAY}(?!\s*(?:,|/|and|&))", A_WEEK), HowOften.WEEKLY),
    (_said(WEEKDAY), None),
    (_said(A_MONTH), HowOften.MONTHLY),
    (_said(r"(?:at|every|each|in the|before|with) (?:night|bed|bedtime|evenings?|dinner|supper|teatime)",
           "nightly", "nocte", "bedtime", r"q?\.?h\.?s\.?", r"qpm|\d\s*p\.?m\.?"), None),
    (_said(A_DAY), HowOften.DAILY),
    (MORNING, HowOften.DAILY),
)  # fmt: skip


def phrases_in(words: str) -> Found:
    """Each phrase that says how often, where it stands, and what it means; none overlaps another."""
    found: Found = []
    for pattern, means in PHRASES:
        for match in pattern.finditer(words):
            if all(match.end() <= start or match.start() >= end for start, end, _ in found):
                found.append((match.start(), match.end(), means))
    return sorted(found, key=lambda phrase: phrase[0])


def plain(words: str) -> HowOften | None:
    """The one answer of all phrases in the words. "As needed" stands above any number of times."""
    found = [(means, bool(MORNING.fullmatch(words[start:end]))) for start, end, means in phrases_in(words)]
    meanings = {means for means, _ in found}
    if HowOften.AS_NEEDED in meanings:
        return HowOften.AS_NEEDED
    return meanings.pop() if len(meanings) == 1 and len(set(found)) == len(found) else None


def without_answer(words: str) -> str:
    """The words without the phrase of a plain answer. A time of day stays, and so does all that is not plain."""
    answer = plain(words)
    for start, end, means in reversed(phrases_in(words)):
        if answer and means is answer and not MORNING.fullmatch(words[start:end]):
            words = f"{words[:start]} {words[end:]}"
    return words


def without_phrases(words: str) -> str:
    """The words without any phrase that says how often."""
    for start, end, _ in reversed(phrases_in(words)):
        words = f"{words[:start]} {words[end:]}"
    return words
