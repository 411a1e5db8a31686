"""Rules that find warning signs: items of a list of them, and those that a sentence counts up."""

import re
from collections.abc import Iterator
from dataclasses import replace

from checklist.extraction.findings import Place, Urgency, WarningSign
from checklist.extraction.moods import Mood
from checklist.extraction.passages import Passage
from checklist.extraction.phases import OF_MEDICINES, Phase, urgency_of
from checklist.extraction.sign_words import (
    AND_THEN,
    APART,
    BOOKS,
    COUNTS,
    DO_IT,
    DOSES,
    GENERIC,
    HAPPENS,
    IF,
    LEADS,
    LINKED,
    NO_WARNING,
    NORMAL,
    NUMBERS_ONLY,
    OPENED,
    OPENS,
    RESEARCH,
    SIGN,
    SIGNS_OF,
    STATED,
    TELLS_OF,
    TURN,
    TURNS_ONLY,
    WATCH,
)


def signs_in(passage: Passage) -> Iterator[WarningSign]:
    """The warning signs of a passage, each with its own words."""
    if passage.phase is Phase.SIGNS:
        yield from _below_a_warning(passage)
    elif (told := SIGNS_OF.search(passage.text)) and passage.phase is not Phase.ASIDES:
        yield from (_sign(passage, left, right, 0.6) for left, right in _pieces(passage.text, 0, told.start()))
    elif _warns(passage):
        whole = passage.phase is Phase.BEFORE
        yield from [_sign(passage, 0, len(passage.text), 0.7)] if whole else _counted(passage)
    elif passage.item and passage.phase is not Phase.BEFORE and STATED.match(passage.text) and _specific(passage.text):
        yield _sign(passage, 0, len(passage.text), 0.6)


def signs_before(passage: Passage, follower: Passage) -> Iterator[WarningSign]:
    """ "Sudden redness can mean rejection. Call the same day.": the sign is the sentence before."""
    only = TURNS_ONLY.fullmatch(follower.text) and not SIGN.search(follower.text)
    normal = NORMAL.search(passage.text) or BOOKS.search(follower.text) or passage.mood in (Mood.DO, Mood.DO_NOT)
    if only and not normal and _specific(passage.text) and not DOSES.search(passage.text):
        sign = _sign(passage, 0, len(passage.text), 0.6)
        yield replace(sign, urgency=urgency_of(follower.text))


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
