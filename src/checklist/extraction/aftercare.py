"""Rules that find milestones and deeds after the procedure."""

from dataclasses import replace

from checklist.extraction import times, topics
from checklist.extraction.findings import (
    Finding,
    RecoveryKind,
    RecoveryMilestone,
    RecoveryTask,
    Topic,
)
from checklist.extraction.moods import IMPERATIVE, VERBS, Mood, condition_of, main_clause
from checklist.extraction.own_phase import GONE
from checklist.extraction.passages import Passage
from checklist.extraction.patterns import compiled
from checklist.extraction.phases import Phase
from checklist.extraction.visits import COURSE, NO_VISIT, VISIT

STATEMENT = compiled(r"\b(?:is|are|was|were|will|has|have|can|varies|means|cannot|causes?|occurs?|happens?|note)\b")
STATE = compiled(
    r"\b(?:removed|placed|established|inserted|started|controlled|stable|connected|remains?|"
    r"monitor(?:ed|ing)|checked|closed|cleaned|draped|lines?|tubes?|IV)\b",
)
GENERAL = compiled(
    r"\b(?:in|with|during) (?:this|these) (?:types?|kinds?|forms?) of\b|\b(?:because|so that|where) the (?:surgeon|"
    r"doctor)\b|"
    r"^\W*welcome\b|\b(?:was|were) (?:\w+ly )?(?:first )?(?:performed|introduced|developed|invented|reported)\b|"
    r"\b(?:most (?:operations|surgeries|types)|(?:studies|research) (?:shows?|suggests?|has|"
    r"have|found)|percent|per cent|\d%|is a (?:type|form|kind)|are called|is called|is also|"
    r"approximately \d+ (?:people|patients)|success|\bquestions\b|more information|website|"
    r"we have created|this (?:checklist|leaflet|booklet|guide|page))\b",
)
MOST_DAYS = 730
ORDERED = (Mood.DO, Mood.DO_NOT)
#: what is done with a patient in the hospital
MOVED = compiled(
    r"\b(?:is|are|be|been) (?:\w+ly )?(?:taken(?! out| off)|moved|brought|transferred|monitored|observed|wheeled|"
    r"positioned|sedated|kept (?:in (?:the )?(?:hospital|recovery|bed)|overnight|comfortable|asleep))\b"
)
ON_THE_WARD = compiled(r"\b(?:stay|remain)\b[^,.;]{0,20}\b(?:unit|ward)\b")
STAYING = compiled(
    r"\b(?:hospital|overnight|recovery room|discharged|discharge (?:home|from)|ward|home|stay|"
    r"nights?)\b"
)


def recovery_in(passage: Passage) -> Finding | None:
    """A timed part of recovery, or a deed without a time."""
    words = passage.text
    if passage.phase is not Phase.AFTER or passage.mood is Mood.STAFF or GENERAL.search(words):
        return None
    if words.rstrip("*_ ").endswith(":") or GENERALLY_TOLD.match(words):
        return None
    said = times.after(_without_label(passage))
    if said is not None and not (passage.days and _within_a_day(said) and times.named_after(words) is None):
        return _milestone(passage, said)
    return _headed(passage) or _task(passage)


def _without_label(passage: Passage) -> str:
    """What stands after a label that gives the time for its whole line."""
    label = passage.label
    timed = label and passage.days and passage.text.startswith(label) and times.headed(label)
    return passage.text[len(label) :] if timed else passage.text


def _within_a_day(said: times.After) -> bool:
    return said.from_days == said.to_days == 0


COUNTS_UP = compiled(
    r"\b(?:care|measures|management|treatment|recovery|plan)\b[^,.:;]{0,40}\b(?:includes?|"
    r"involves?|consists? of)\s+",
)
PIECE = compiled(r",\s*(?:and\s+|or\s+)?|\s+and\s+")


def counted_up(passage: Passage) -> tuple[Passage, ...]:
    """ "Care includes pain relief, wound care, and perhaps therapy": each piece, told as a deed of its own."""
    opened = COUNTS_UP.search(passage.text)
    if opened is None or passage.phase is not Phase.AFTER or times.after(passage.text):
        return ()
    ends = [(m.start(), m.end()) for m in PIECE.finditer(passage.text, opened.end())]
    starts, stops = (
        [opened.end(), *(end for _, end in ends)],
        [*(start for start, _ in ends), len(passage.text.rstrip(" ."))],
    )
    pieces = [passage.part(start, stop) for start, stop in zip(starts, stops, strict=True) if stop > start]
    return tuple(replace(piece, mood=Mood.DO) for piece in pieces)


def _milestone(passage: Passage, when: times.After) -> RecoveryMilestone | None:
    topic = _topic(passage)
    moved = passage.mood not in ORDERED and MOVED.search(passage.text)
    if (
        _in_years(when)
        or (topic is None and not _tells(passage))
        or moved
        or (topic is None and ON_THE_WARD.search(passage.text))
    ):
        return None
    if (
        topic in (None, Topic.FULL_RECOVERY)
        and STAYING.search(passage.text)
        and passage.mood not in (Mood.DO, Mood.DO_NOT)
    ):
        return None
    return RecoveryMilestone(
        quote=passage.text, at=passage.at, rule="recovery.vague" if when.vague else "recovery.timed",
        confidence=0.6 if when.vague else 0.9, condition=condition_of(passage.text), topic=Topic(topic or Topic.OTHER),
        from_days=when.from_days, to_days=when.to_days, vague=when.vague,
    )  # fmt: skip


def _in_years(when: times.After) -> bool:
    """So far ahead that it is how long a thing lasts, no part of recovery."""
    return (when.from_days or 0) > MOST_DAYS


def _topic(passage: Passage) -> str | None:
    """What it is about; an item that only has an amount is about what its heading names ("Desk job: 1-2 weeks")."""
    above = passage.block.lead or "".join(passage.block.under[-1:])
    own = topics.kind_in(passage.text, topics.TOPICS)
    named = topics.kind_in(above, topics.TOPICS) if passage.item else None
    return own or (named if named != Topic.FULL_RECOVERY else None)


def _brief(passage: Passage) -> bool:
    """A few words without a verb, such as: Soft diet."""
    return len(passage.text.split()) <= SHORT and not STATEMENT.search(passage.text)


def _tells(passage: Passage) -> bool:
    """Told to the patient, or what is usual; of a plain statement only below a heading of recovery."""
    stated = passage.headed is Phase.AFTER and STATEMENT.search(passage.text) and not STATE.search(passage.text)
    return passage.mood is not Mood.SAID or bool(stated or GONE.match(passage.text))


def _headed(passage: Passage) -> RecoveryMilestone | None:
    """An item below a heading that gives the time, where it is about a part of recovery."""
    when, topic = passage.days, topics.kind_in(passage.text, topics.TOPICS)
    if when and when.vague and not passage.item:
        return None
    if when is None or not passage.timed_above or any(VISIT.search(words) for words in passage.block.under[-1:]):
        return None
    if not (_bare_order(passage) and not when.vague if topic is None else _part_of_it(passage)):
        return None
    if passage.mood is Mood.SAID and not (
        passage.item or passage.label or _brief(passage) or COURSE.search(passage.text)
    ):
        return None
    return RecoveryMilestone(
        quote=passage.text, at=passage.at, rule="recovery.headed", confidence=0.7, condition=condition_of(passage.text),
        topic=Topic(topic or Topic.OTHER), from_days=when.from_days, to_days=when.to_days, vague=when.vague,
    )  # fmt: skip


def _bare_order(passage: Passage) -> bool:
    """Told, though of no topic of its own ("Wear during waking hours")."""
    if passage.label and passage.text.startswith(passage.label):
        return True
    return passage.mood in (Mood.DO, Mood.DO_NOT) and not GENERALLY_TOLD.match(passage.text)


def _part_of_it(passage: Passage) -> bool:
    return passage.mood in (Mood.DO, Mood.DO_NOT) or not STATE.search(passage.text)


def _task(passage: Passage) -> RecoveryTask | None:
    kind = topics.kind_in(passage.text, topics.RECOVERY)
    told = passage.mood in (Mood.DO, Mood.DO_NOT) or (passage.mood is Mood.ADVISED and kind is not None)
    if kind == RecoveryKind.FOLLOW_UP and NO_VISIT.search(passage.text):
        return None
    if passage.text.endswith(":") or LEAVING.search(main_clause(passage.text)):
        return None
    if kind is None and not (told and _orders(passage.text)):
        return None
    noun = not STATE.search(passage.text) and not STATEMENT.search(passage.text)
    listed = passage.item and passage.mood is Mood.SAID and noun and kind in CARE
    expected = EXPECTED.search(passage.text)
    told, allowed = told and not FELT.search(passage.text), passage.mood is Mood.MAY and not expected
    if not (told or allowed or listed) or GENERALLY_TOLD.match(passage.text):
        return None
    return RecoveryTask(
        quote=passage.text, at=passage.at, rule=f"recovery.{kind or 'told'}", confidence=0.75 if told else 0.55,
        condition=condition_of(passage.text), kind=RecoveryKind(kind or RecoveryKind.OTHER),
    )  # fmt: skip


def _orders(words: str) -> bool:
    """Told to do something of no known kind: by an order, or as what you must do; not to turn to somebody."""
    told = main_clause(words)
    return bool((IMPERATIVE.match(told) or YOU_MUST.search(told)) and not TURNS_TO.match(told))


YOU_MUST = compiled(
    rf"\b(?:you|your child) (?:\w+ )?(?:should|must|(?:will |may )?(?:also )?(?:need|have) to|(?:are|may be|"
    rf"will be) (?:asked|told|advised|required|encouraged) to|"
    rf"are not (?:permitted|allowed) to) (?:also )?(?:not )?(?!be\b)(?:{'|'.join(VERBS)})\b"
)
EXPECTED = compiled(
    r"\b(?:may|might|can|could|will) (?:also |still )?(?:feel|experience|notice|have|see|"
    r"be (?:sore|swollen|bruised|tired)|occur|cause)\b"
)
FELT = compiled(
    r"\b(?:should|will|do|does)(?:n[’']t| not)? (?:only |also )?(?:feel|expect|experience|hurt|"
    r"be (?:painful|uncomfortable|sore|in (?:\w+ )?pain))\b|"
    r"\bremember(?:,| that\b)|\bhesitate\b|\btake care of yourself\b|\b(?:is|are) (?:\w+ )?(?:common|normal|usual)\b|"
    r"\bable to (?:achieve|cope|manage)\b"
)
TURNS_TO = compiled(
    r"\W*(?:for [^,.;]{3,60}, )?(?:please )?(?:contact|call|talk to|speak (?:to|with)|feel free|keep in mind|"
    r"remember(?! to)|note|read|click|refer|see|"
    r"(?:watch|follow|see|use) (?:and \w+ )?(?:our|this) (?:guide|video|leaflet|booklet|page|link)|"
    r"understand\w*)\b(?!.*\bif\b)"
)
GENERALLY_TOLD = compiled(
    r"\W*(?:please |always |remember to |it(?:'s| is) (?:\w+ )?(?:important|best|essential|vital|necessary|crucial|"
    r"critical|"
    r"advisable) to (?:\w+ly )?)*(?:follow|"
    r"discuss|ask|check)\b(?: (?:with|all|any|the|your|our|his|her|these))*(?: [\w'-]+){0,4}? ?"
    r"(?:instructions|directions|advice|timeline|guidance|guidelines|recommendations|doctor|surgeon|"
    r"team)(?: (?:very )?(?:carefully|"
    r"closely))?(?: (?:to|for|in order|so|provided|given|from|of|on|you|about|regarding)\b[^,.;]*)?\W*$"
)
LEAVING = compiled(
    r"\b(?:go home|leave (?:the )?hospital|be discharged|moved to (?:another|a|the) (?:ward|room))\b|must be able to|"
    r"\bthere (?:are|is) (?:some|several|many|a number|a few|simple|ways|steps)\b",
)
SHORT = 8
CARE = frozenset({RecoveryKind.WOUND, RecoveryKind.DIET, RecoveryKind.THERAPY})
