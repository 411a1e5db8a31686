"""Rules that find how long the procedure takes and how long people stay."""

import re
from collections.abc import Iterable

from checklist.extraction import times
from checklist.extraction.amounts import times as amounts
from checklist.extraction.blocks import Block, Kind
from checklist.extraction.findings import Duration, Place, Stay
from checklist.extraction.passages import Passage
from checklist.extraction.patterns import compiled
from checklist.extraction.phases import Phase, heading_phase

TAKES = compiled(
    r"\b(?:surger(?:y|ies)|procedures?|operations?|it|this|each eye|biops(?:y|ies)|"
    r"\w+(?:ectomy|plasty|oscopy|section|repair|"
    r"replacement|removal|bypass|excision))\b[^.]{0,90}?\b(?:takes?|lasts?|taking|lasting|"
    r"will (?:take|last)|duration|performed in|done in|completed in)\b",
)
NOT_THE_DEED = compiled(
    r"\b(?:appointment|recover\w*|heal\w*|visit|stay|hospital|assessment|each (?:bypass|graft)|"
    r"an(?:a)?esthe\w+|wear off|results?|prep|first|baby|arrive)\b",
)
LENGTH = compiled(
    r"\bduration\b|how long (?:does|will|is).*(?:take|last|surgery|procedure|operation)|"
    r"(?:typical )?length(?: of (?:surgery|procedure|operation))?:|length of (?:surgery|"
    r"procedure|operation)|(?:surgery|procedure|operation) time",
)
STAYS = compiled(
    r"\b(?:overnight|same[- ]day|outpatient|out-patient|day[- ](?:case|surgery|procedure)|"
    r"inpatient|hospital stay|length of stay|stay(?:ing)? (?:in|at) (?:the |a )?(?:hospital|"
    r"center|centre)|"
    r"(?:in|at) (?:the )?(?:hospital|center|centre) for|nights? in (?:the )?hospital|"
    r"(?:stay|remain)(?:ing)? (?:in|on|at) (?:the |a |our )?(?:unit|ward)|days in (?:the )?hospital|go(?:ing)? home|"
    r"discharged|leave (?:the )?hospital|"
    r"home (?:on )?the same|admitted|be at the (?:center|centre|hospital))\b",
)
FIRM = compiled(
    r"\bsame[- ]day\b|\bovernight\b|\boutpatient\b|\bday[- ](?:case|surgery|procedure)\b|"
    r"hospital stay|stay (?:in|on|at)|\bnights?\b|in (?:the )?hospital for|be at the (?:center|"
    r"centre)",
)
NOT_A_STAY = compiled(
    r"\b(?:stay with you|drive|driver|ride|someone|bring|pack|wear|wait|when you feel|if you|"
    r"complications?|prolong\w+|prescription|before you (?:go|leave|are)|arrang\w+|instructions|during your|admission|"
    r"insurance|outpatient (?:\w+ )?(?:clinics?|facilit\w+|cent(?:er|re)s?|department|visit|appointment|therapy|pt|"
    r"tests?)|"
    r"day (?:surgery|case) (?:unit|ward|cent(?:er|re)|team|staff|clerk|nurse|admissions?)|"
    r"(?:when|after|before|once) you (?:go|get|are|leave)|after (?:going|leaving|discharge))\b",
)
HOSPITAL_DAYS = compiled(r"\bhospital\b")


def duration_in(passages: Iterable[Passage], blocks: Iterable[Block]) -> Duration | None:
    """The first statement of how long the procedure itself takes, or a heading that says so."""
    for passage in passages:
        minutes = times.minutes(passage.text)
        if minutes is None or (passage.phase is Phase.AFTER and not TAKES.search(passage.text)):
            continue
        if any(LENGTH.search(words) for words in (*passage.block.under, passage.label)) or _takes(passage.text):
            return Duration(quote=passage.text, at=passage.at, rule="length.said", confidence=0.9, minutes=minutes)
    return next(filter(None, (_headed(block) for block in blocks)), None)


def _takes(words: str) -> bool:
    said = TAKES.search(words)
    return bool(
        said and not NOT_THE_DEED.search(said.group()) and not re.search(r"\bappointment\b", words, re.IGNORECASE)
    )


def _headed(block: Block) -> Duration | None:
    minutes = times.minutes(block.text) if block.kind is Kind.HEADING else None
    if minutes is None or heading_phase(block.text) is not Phase.DURING:
        return None
    return Duration(quote=block.text, at=block.at, rule="length.headed", confidence=0.7, minutes=minutes)


def stay_in(passages: Iterable[Passage], blocks: Iterable[Block]) -> Stay | None:
    """The firmest statement of how long people stay; the first of equals."""
    said = [
        (_firmness(p.text), p.text, p.at) for p in passages if STAYS.search(p.text) and not NOT_A_STAY.search(p.text)
    ]
    headed = [(1, b.text, b.at) for b in blocks if b.kind is Kind.HEADING and _hospital_days(b.text)]
    found = [candidate for candidate in (*said, *headed) if candidate[0]]
    if not found:
        return None
    _, words, at = max(found, key=lambda candidate: candidate[0])
    return Stay(quote=words, at=at, rule="stay.said", confidence=0.8)


def _firmness(words: str) -> int:
    counted = any(t.whole or t.vague for t in amounts(words))
    if not (FIRM.search(words) or counted):
        return 0
    going = re.search(r"\b(?:go(?:ing)? home|stay|leave|spend)\b", words, re.IGNORECASE)
    return 2 * bool(FIRM.search(words)) + bool(counted) + bool(going)


def _hospital_days(words: str) -> Place | None:
    found = times.after(words)
    return (0, 1) if HOSPITAL_DAYS.search(words) and found and not found.vague and found.to_days else None
