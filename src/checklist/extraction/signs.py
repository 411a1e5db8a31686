"""Rules that find warning signs: items of a list of them, and those that a sentence counts up."""

import re
from collections.abc import Iterator

from checklist.extraction.findings import Place, Urgency, WarningSign
from checklist.extraction.moods import Mood
from checklist.extraction.passages import Passage
from checklist.extraction.patterns import compiled
from checklist.extraction.phases import CALLING, Phase, urgency_of

SIGN = compiled(

r"\b(?:fever\w*|temperature|chills?|shiver\w*|bleed\w*|blood\w*|redness|red\b|swell\w*|"
r"swollen|pus\b|drain\w*|discharge|leak\w*|ooz\w*|smell\w*|odou?r|pain\w*|sore\w*|"
r"tender\w*|"

r"chest|breath\w*|vomit\w*|nause\w*|sick\b|throw\w* up|dizz\w*|light-?headed\w*|faint\w*|"
r"numb(?:ness)?\b|tingl\w*|calf|clots?|rash\w*|hives|itch\w*|urin\w*|pee\b|bowel|"
r"constipat\w*|diarrh\w*|stools?|"

r"vision|blurr\w*|sight|headaches?|confus\w*|drows\w*|infect\w*|open(?:s|ing|ed)?\b|gap\w*|"
r"separat\w*|stiff\w*|jaundice|yellow\w*|allerg\w*|weak\w*|palpitat\w*|heart\w*|cough\w*|"
r"lumps?|"

r"unable|cannot|can[’']t|difficult\w*|trouble|problems?|severe|wors\w*|persist\w*|"
r"increas\w*|cold\b|warm\w*|hot\b|heat\b|depress\w*|stroke|seizure|collapse|unconscious|"
r"flash\w*|float\w*|"

r"cloud\w*|concern\w*|bruis\w*|symptoms?|injur\w*|fall\b|dark\b|streak\w*|cramp\w*|"
r"bloat\w*|appetite|dehydrat\w*|rupture|reaction|pale\b|blue\b|loss|los(?:e|ing)|unusual|"
r"abnormal|sudden\w*|soak\w*|saturat\w*|loosen\w*|falls? off|comes? off|hiccups?|cuts?\b|detachment)",
)  # fmt: skip
IF = compiled(
    r"\b(?:if|when|for|of|about|with|any(?: of)?(?: the)?(?: following)?|such as|including|"
    r"includes?|are|experienc\w+|notic\w+|develop\w*|have|has|get|become|is)\b[:\s]",
)
OPENS = compiled(
    r"^\W*(?:(?:you|your child|he|she|they|there)(?:[’']re|[’']ve| are| is| have|"
    r" has)?\b\s*(?:have|has|had|get|develop|notice|experience|see|feel|suffer(?: from)?|"
    r"start to|begin to|become|any|are)?|any(?: of (?:the following|"
    r"these))?(?: signs?(?: (?:or symptoms )?of)?)?|"
    r"signs?(?: and symptoms)? of [a-z ]{3,20}(?=[:(])|symptoms?(?: such as| like| of)?|"
    r"such as|like|including|the following(?: symptoms?)?)\s*:?\s*",
)
APART = compiled(
    r",\s*(?:and/or|and|or)\s+|;\s*(?:and|or)?\s*|,\s*|\s+(?:or|and/or)\s+(?=(?:if |you |any |"
    r"have |are |get |experience |develop |notice |feel |a |an |increas|severe|persist|sudden|"
    r"difficult|trouble|fever|chest|redness|swell|"
    r"pain|bleed|excess|heavy|foul|vomit|nausea|drain|pus|unable))",
)
GENERIC = compiled(
    r"\b(?:problems?|concern\w*|unusual|abnormal|symptoms?|trouble|unable|cannot|can't|loss|"
    r"cold)\b",
)
DOSES = compiled(
    r"\b(?:stop|tak(?:e|ing)|hold|dose|on)\b.*\b(?:medic(?:ation|ine)s?|anti-?coag\w+|thinners?|tablets?|pills?|insulin|"
    r"doses?)\b|\b(?:medic(?:ation|ine)s?|thinners?|insulin)\b.*\b(?:stop|take|hold)\b",
)
WATCH = compiled(
    r"\b(?:watch|look out|check|be alert|monitor|look) (?:\w+ ){0,3}for\b[^.]*,|"
    r"\bsigns? of (?:an )?\w+\b[^.]{0,12}(?:\b(?:like|such as|including|includes?|are)\b|[:(])"
)
COUNTS = compiled(rf"{CALLING.words}|\bsigns?\b|symptoms?|include|watch")
NORMAL = compiled(r"\b(?:is|are) (?:\w+ )?(?:normal|common|expected|to be expected)\b")
HAPPENS = compiled(
    r"\W*(?:you )?(?:have|has|had|feel|get|develop|notice|experience|start|begin|cannot|can't|are|become)\b"
)
NUMBERS_ONLY = re.compile(r"^[\W\d]*$")


def signs_in(passage: Passage) -> Iterator[WarningSign]:
    """The warning signs of a passage, each with its own words."""
    if passage.phase is Phase.SIGNS:
        yield from _listed(passage) if passage.item or not COUNTS.search(passage.text) else _counted(passage)
    elif (
        (_calls_for(passage.text) or WATCH.search(passage.text))
        and passage.phase is not Phase.ASIDES
        and not DOSES.search(passage.text)
    ):
        whole = passage.phase is Phase.BEFORE
        yield from [_sign(passage, 0, len(passage.text), 0.7)] if whole else _counted(passage)


def _calls_for(words: str) -> bool:
    """ "Call us if you have a fever": whom to turn to, on what, and a sign."""
    called = CALLING.search(words)
    asked = re.search(
        r"\b(?:if|immediately|right away|straight away|as soon as|any of|the following|911|at once|urgent\w*)\b",
        words,
        re.IGNORECASE,
    )
    condition = re.search(r"\bif\b.*|\bfor\b.*|\bany\b.*|:.*|\bshould\b.*", words, re.IGNORECASE | re.DOTALL)
    return bool(called and asked and condition and SIGN.search(GENERIC.sub(" ", condition.group())))


def _listed(passage: Passage) -> Iterator[WarningSign]:
    """An item is one sign, unless it only says what to do."""
    words = passage.text
    normal = NORMAL.search(words) and not passage.alone
    if NUMBERS_ONLY.match(words) or normal or not (SIGN.search(words) or passage.mood is Mood.SAID):
        return
    if (
        passage.mood in (Mood.DO, Mood.STAFF)
        and not HAPPENS.match(words)
        and not re.search(r"\bif\b|\bfor\b|:", words, re.IGNORECASE)
    ):
        return
    if not passage.alone and not SIGN.search(words):
        return
    yield _sign(passage, 0, len(words), 0.9)


def _counted(passage: Passage) -> Iterator[WarningSign]:
    """The signs that a sentence counts up after "if", "such as" or a colon."""
    words = passage.text
    if words.endswith(":") or not SIGN.search(words) or not COUNTS.search(words):
        return
    start, end = _span(words)
    for left, right in _pieces(words, start, end):
        yield _sign(passage, left, right, 0.8)


def _span(words: str) -> Place:
    """Where the counting up begins and ends: behind the "if" or the colon, up to what to do."""
    colon = words.find(": ")
    opened = re.search(r"\bif\b|\bwhen you\b|\bshould you\b", words, re.IGNORECASE)
    first = opened or IF.search(words)
    start = colon + 2 if colon > 0 and SIGN.search(words[colon:]) else first.end() if first else 0
    rest = re.search(
        r"(?:,|—|–)\s*(?:please\s+|then\s+)?(?:call|contact|seek|go to|see|visit|phone|notify|"
        r"let|tell|get|you should|dial|ring)\b",
        words[start:],
        re.IGNORECASE,
    )
    end = start + rest.start() if rest else len(words.rstrip(" .!"))
    return start, end


def _pieces(words: str, start: int, end: int) -> Iterator[Place]:
    """The parts between commas and "or"; one without a sign of its own belongs to the one before it."""
    opened = OPENS.match(words[start:end])
    start += opened.end() if opened else 0
    places: list[Place] = []
    for left, right in _parted(words, start, end):
        if not words[left:right].strip():
            continue
        if places and not SIGN.search(words[left:right]):
            places[-1] = (places[-1][0], right)
        else:
            places.append((left, right))
    for left, right in places:
        inner = words[left:right]
        if SIGN.search(inner):
            yield left + len(inner) - len(inner.lstrip()), right - len(inner) + len(inner.rstrip(" ,;."))


def _parted(words: str, start: int, end: int) -> Iterator[Place]:
    depth, reached, begun = 0, start, start
    for match in APART.finditer(words, start, end):
        between = words[reached : match.start()]
        depth = max(0, depth + between.count("(") - between.count(")"))
        reached = match.start()
        if depth == 0:
            yield begun, match.start()
            begun = match.end()
    yield begun, end


def _sign(passage: Passage, start: int, end: int, confidence: float) -> WarningSign:
    words = passage.text[start:end]
    urgency = urgency_of(passage.text)
    if passage.item or urgency is Urgency.UNSPECIFIED:
        urgency = urgency_of(passage.text, passage.headings)
    at = (passage.at[0] + start, passage.at[0] + end)
    rule = "signs.listed" if passage.item else "signs.counted"
    return WarningSign(quote=words, at=at, rule=rule, confidence=confidence, sign=words, urgency=urgency)
