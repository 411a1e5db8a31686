"""Rules that find warning signs: items of a list of them, and those that a sentence counts up."""

import re
from collections.abc import Iterator

from checklist.extraction.findings import Place, Urgency, WarningSign
from checklist.extraction.moods import Mood
from checklist.extraction.passages import Passage
from checklist.extraction.patterns import compiled
from checklist.extraction.phases import CALLING, EMERGENCY, OF_MEDICINES, Phase, urgency_of

SIGN = compiled(

r"\b(?:fever\w*|temperature|chills?|shiver\w*|bleed\w*|blood\w*|redness|red\b|swell\w*|"
r"swollen|pus\b|drain\w*|discharge|leak\w*|ooz\w*|smell\w*|odou?r|pain(?!less)\w*|sore\w*|"
r"tender\w*|"

r"chest|short(?:ness)?\b|breath\w*|swallow\w*|pass(?:es|ed|ing)? out|unwell|vomit\w*|nause\w*|"
r"sick\b|throw\w* up|dizz\w*|light-?headed\w*|faint\w*|"
r"numb(?:ness)?\b|tingl\w*|calf|clots?\b|rash\w*|hives|itch\w*|urin\w*|pee\b|bowel|"
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
    r",\s*(?:and/or|and|or)\s+|;\s*(?:and|or)?\s*|,\s*|\s+(?:or|and/or)\s+(?=(?:if |you |your |any |"
    r"have |are |get |experience |develop |notice |feel |a |an |increas|severe|persist|sudden|"
    r"difficult|trouble|fever|chest|redness|swell|"
    r"pain|bleed|excess|heavy|foul|vomit|nausea|drain|pus|unable))",
)
GENERIC = compiled(
    r"\b(?:problems?|concern\w*|unusual|abnormal|symptoms?|trouble|unable|cannot|can't|loss|"
    r"cold)\b|\bblood (?:tests?|pressure|thinn\w+|samples?)\b",
)
DOSES = compiled(
    r"\b(?:stop|tak(?:e|ing)|hold|dose|on)\b.*\b(?:medic(?:ation|ine)s?|anti-?coag\w+|thinners?|tablets?|pills?|insulin|"
    r"doses?)\b|\b(?:medic(?:ation|ine)s?|thinners?|insulin)\b.*\b(?:stop|take|hold)\b",
)
WATCH = compiled(
    r"\b(?:watch|look out|check|be alert|monitor|look) (?:\w+ ){0,3}for\b[^.]*,|"
    r"\bsigns? of (?:an )?\w+\b[^.]{0,12}(?:\b(?:like|such as|including|includes?|are)\b|[:(])"
)
#: who is to be turned to, or that somebody must be
TURN = compiled(
    rf"{CALLING.words}|{EMERGENCY.words}|\b(?:needs?|requires?) (?:\w+ ){{0,2}}(?:attention|help|care|treatment)\b|"
    r"\bis an emergency\b|\bdial\b|\b(?:urgent|emergency|medical) help\b"
)
LINKED = compiled(
    r"\b(?:if|for|immediately|right away|at once|when|any|with|in case|should|means?|needs?|"
    r"requires?|is an|report|notify)\b|[:—–]"
)
NO_WARNING = compiled(r"\b(?:refills?|prescription|questions|results|insurance)\b")
BOOKS = compiled(r"\b(?:appointments?|schedul\w+|reschedul\w+|booking)\b")
COUNTS = compiled(rf"{TURN.words}|\bsigns?\b|symptoms?|include|watch")
OPENED = compiled(r"\b(?:if|when (?:you|experiencing)|should you|in case of|in the event of)\b")
LEADS = compiled(r"\b(?:such as|including|like|alert to|any|signs? of|symptoms of|:)\s*")
AND_THEN = compiled(
    r"(?:[\s,:;.—–-]|\b(?:please|then|and|or|you|we|it|this|they|which|should|must|may|be|need|needs|requires?|means?|"
    r"is|are|an?|to|prompt|immediately|urgent(?:ly)?)\b)*$"
)
DO_IT = compiled(
    r"(?:,|—|–)\s*(?:please\s+|then\s+)?(?:call|contact|seek|go to|see|visit|phone|notify|let|tell|get|you should|dial|"
    r"ring|and call)\b|\s+to (?:your|the|our) (?:\w+ )?(?:doctor|surgeon|nurse|team|ward|clinic|office)\b"
)
NORMAL = compiled(r"\b(?:is|are) (?:\w+ )?(?:normal|common|unusual|expected|to be expected)\b")
HAPPENS = compiled(
    r"\W*(?:you )?(?:have|has|had|feel|get|develop|notice|experience|start|begin|cannot|can't|are|become)\b"
)
TELLS_OF = compiled(r"\b(?:can|may|will|should|helps?|varies)\b|^\W*(?:avoid|take|use|stop|keep)\b")
#: an item that says of the reader what nobody is told to do: its list warns, though its heading may be lost
STATED = compiled(
    r"\W*(?:you|your child) (?:have|has|notice|develop|experience|cannot|can't|"
    r"are unable to)\b(?! (?:been|to|a responsible|someone|any (?:questions|allerg)))|"
    r"\W*your \w+(?: \w+)? (?:break|become|swell|open|bleed)s?\b"
)
RESEARCH = compiled(r"\W*(?:research|studies|evidence|a study)\b")
NUMBERS_ONLY = re.compile(r"^[\W\d]*$")


def signs_in(passage: Passage) -> Iterator[WarningSign]:
    """The warning signs of a passage, each with its own words."""
    if passage.phase is Phase.SIGNS:
        yield from _below_a_warning(passage)
    elif _warns(passage):
        whole = passage.phase is Phase.BEFORE
        yield from [_sign(passage, 0, len(passage.text), 0.7)] if whole else _counted(passage)
    elif passage.item and passage.phase is not Phase.BEFORE and STATED.match(passage.text) and _specific(passage.text):
        yield _sign(passage, 0, len(passage.text), 0.6)


def _warns(passage: Passage) -> bool:
    """Whether a sentence of another part of the way is a warning; what is told before of medicines is not."""
    words = passage.text
    told = DOSES.search(words) or (passage.phase is Phase.BEFORE and OF_MEDICINES.search(words))
    watch = passage.phase is not Phase.ASIDES and WATCH.search(words)
    return not told and bool(watch or _calls_for(words))


def _below_a_warning(passage: Passage) -> Iterator[WarningSign]:
    """An item is one sign, and so is a note; a sentence may count up several, or say what else is so."""
    words = passage.text
    if passage.item and not (OPENED.search(words) and TURN.search(words)):
        yield from _listed(passage)
    elif COUNTS.search(words):
        yield from _counted(passage)
    elif not TELLS_OF.search(words):
        yield from _listed(passage)


def _calls_for(words: str) -> bool:
    """ "Call us if you have a fever": whom to turn to, and a sign that is the reason."""
    turn = TURN.search(words) if SIGN.search(words) and LINKED.search(words) else None
    if turn is None or _for_something_else(words[turn.start() : turn.end() + 60], bool(OPENED.search(words))):
        return False
    if RESEARCH.match(words) or (NORMAL.search(words) and not OPENED.search(words)):
        return False
    return _specific(f"{words[: turn.start()]} {words[turn.end() :]}")


def _for_something_else(words: str, conditional: bool) -> bool:
    """Turned to for a refill or a question; or only to book, where no "if" says on what."""
    return bool(NO_WARNING.search(words) or (BOOKS.search(words) and not conditional))


def _specific(words: str) -> bool:
    """Whether a sign is named that is more than "problems"."""
    return bool(SIGN.search(GENERIC.sub(" ", words)))


def _listed(passage: Passage) -> Iterator[WarningSign]:
    """An item is one sign, unless it only says what to do."""
    words = passage.text
    normal = NORMAL.search(words) and not passage.alone
    if (
        words.endswith(":")
        or NUMBERS_ONLY.match(words)
        or normal
        or not (SIGN.search(words) or passage.mood is Mood.SAID)
    ):
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
    """Where the counting up begins and ends: behind the "if" or the colon, or before what to do about it."""
    opened, turn, sign = OPENED.search(words), TURN.search(words), SIGN.search(words)
    colon = words.find(": ")
    listed = colon > 0 and turn is not None and turn.start() < colon and SIGN.search(words[colon:])
    if turn and sign and sign.start() < turn.start() and not listed and not (opened and opened.start() > turn.start()):
        begun = opened.end() if opened else _begun(words, sign.start())
        return begun, len(AND_THEN.sub("", words[: turn.start()]))
    first = opened or IF.search(words)
    start = colon + 2 if colon > 0 and SIGN.search(words[colon:]) else first.end() if first else 0
    rest = DO_IT.search(words[start:])
    return start, start + rest.start() if rest else len(words.rstrip(" .!"))


def _begun(words: str, sign: int) -> int:
    """Behind the last word that leads to the first sign ("symptoms such as", "alert to")."""
    leads = [match.end() for match in LEADS.finditer(words[:sign])]
    return leads[-1] if leads else 0


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
