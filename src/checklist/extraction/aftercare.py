"""Rules that find milestones, deeds and visits after the procedure."""

import re
from dataclasses import replace

from checklist.extraction import times, topics
from checklist.extraction.findings import (
    Finding,
    FollowUpVisit,
    Pair,
    RecoveryKind,
    RecoveryMilestone,
    RecoveryTask,
    Topic,
)
from checklist.extraction.moods import IMPERATIVE, Mood, condition_of, main_clause
from checklist.extraction.passages import Passage
from checklist.extraction.patterns import compiled
from checklist.extraction.phases import Phase

VISIT = compiled(
    r"\bfollow[- ]?ups?\b|\bpost-?op(?:erative)? (?:visit|appointment|check)|\bcheck-?ups?\b|"
    r"\b(?:clinic|office|return|outpatient|routine) (?:visit|appointment)|\bappointments?\b|"
    r"\bsee (?:your |the |dr\.? )?(?:surgeon|doctor|gp|provider|[A-Z][a-z]+)\b(?= (?:again|in|"
    r"at|about|after|for|within|\d))|\breturn (?:to (?:the |our |your )?(?:clinic|office)|"
    r"for (?:a|your))\b|\bpost-?op(?:erative)? review\b|\bfirst visit\b|\breview with (?:your|the|you) \w+|"
    r"\b(?:we|i|you)(?: will|'ll)? see (?:you|dr\b\.?|(?:your|the) (?:surgeon|"
    r"doctor))(?= (?:again|in|at|on|with|one|a|for|with|\w+ within|\d))|"
    r"\breview(?:ed)? (?:in|at) (?:the )?(?:clinic|\d)",
)
UNTIL_VISIT = compiled(
    r"\b(?:until|till|before|by|prior to|(?:until )?(?:after|following) (?=your |the )|discuss\b[^.;]{0,50} at)\b"
    r"(?: ?\w+){0,4}? (?:post-?op(?:erative)? |follow-?up |first |next |clinic )*"
    r"(?:visit|appointment|follow[- ]?up|check(?:-?up)?)\b"
)
WITHIN = compiled(r"\bwithin\b|\bup to\b")
COURSE = compiled(
    r"\b(?:begins?|decreas\w+|soften\w*|flatten\w*|strengthen\w*|returns?|lift(?:s|ed)? (?:significantly|gradually)|"
    r"off[- ]limits|appears?|improv\w+|settl\w+|fad(?:e|es|ing)|resum\w+|eas(?:e|es|ing)|subsid\w+|peaks?)\b"
)
STATEMENT = compiled(r"\b(?:is|are|was|were|will|has|have|can|varies|means|cannot|causes?|occurs?|happens?|note)\b")
PREOP = compiled(
    r"\bpre-?op|\bbefore (?:your |the )?(?:surgery|procedure|operation)|date of your operation|"
    r"follow[- ]?up (?:surgery|operation|procedure|treatment)|book (?:your|"
    r"an?) (?:first )?appointment",
)
STATE = compiled(
    r"\b(?:removed|placed|established|inserted|started|controlled|stable|connected|remains?|"
    r"monitor(?:ed|ing)|checked|closed|cleaned|draped|lines?|tubes?|IV)\b",
)
GENERAL = compiled(
    r"\b(?:most (?:operations|surgeries|types)|(?:studies|research) (?:shows?|suggests?|has|"
    r"have|found)|percent|per cent|\d%|is a (?:type|form|kind)|are called|is called|is also|"
    r"approximately \d+ (?:people|patients)|success|\bquestions\b|more information|website|"
    r"we have created|this (?:checklist|leaflet|booklet|guide|page))\b",
)
STAYING = compiled(r"\b(?:hospital|overnight|recovery room|discharged?|ward|home|stay|nights?)\b")


def visit_in(passage: Passage) -> FollowUpVisit | RecoveryTask | None:
    """A visit after the procedure. One that only some need is a deed."""
    words = passage.text
    if (
        not (VISIT.search(UNTIL_VISIT.sub(" ", words)) or _under_visits(passage))
        or passage.phase in (Phase.BEFORE, Phase.SIGNS)
        or PREOP.search(words)
        or passage.mood in (Mood.STAFF, Mood.ADVISED)
    ):
        return None
    if passage.phase is not Phase.AFTER and not re.search(r"follow[- ]?up|post-?op|check-?up", words, re.IGNORECASE):
        return None
    when, condition = times.after(words) or (passage.days if passage.timed_above else None), condition_of(words)
    if condition and when is None and not re.search(r"follow[- ]?up", words, re.IGNORECASE):
        return RecoveryTask(
            quote=words, at=passage.at, rule="recovery.visit", confidence=0.6, condition=condition,
            kind=RecoveryKind.FOLLOW_UP,
        )  # fmt: skip
    return FollowUpVisit(
        quote=words, at=passage.at, rule="visit.dated" if when else "visit.said", confidence=0.9 if when else 0.75,
        condition=condition, at_days=_visit_days(when, words),
    )  # fmt: skip


def _under_visits(passage: Passage) -> bool:
    """A dated line of a list of visits: "6 weeks: wound check"."""
    above = passage.block.lead or "".join(passage.block.under[-1:])
    return passage.item and bool(VISIT.search(above)) and times.after(passage.text) is not None


def _visit_days(when: times.After | None, words: str) -> Pair | None:
    """ "Within 14 days" may be any of them; in the first week, and by week 6, is the end of it."""
    if when is None or when.vague:
        return None
    if WITHIN.search(words):
        return when.from_days, when.to_days
    first = when.to_days if when.from_days == 0 and when.to_days else when.from_days
    return first, when.to_days if when.to_days is not None else when.from_days


def recovery_in(passage: Passage) -> Finding | None:
    """A timed part of recovery, or a deed without a time."""
    words = passage.text
    if passage.phase is not Phase.AFTER or passage.mood is Mood.STAFF or GENERAL.search(words):
        return None
    if words.rstrip("*_ ").endswith(":"):
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
    if topic is None and not _tells(passage):
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


def _topic(passage: Passage) -> str | None:
    """What it is about; an item that only has an amount is about what its heading names ("Desk job: 1-2 weeks")."""
    above = passage.block.lead or "".join(passage.block.under[-1:])
    own = topics.kind_in(passage.text, topics.TOPICS)
    return own or (topics.kind_in(above, topics.TOPICS) if passage.item else None)


def _brief(passage: Passage) -> bool:
    """A few words without a verb, such as: Soft diet."""
    return len(passage.text.split()) <= SHORT and not STATEMENT.search(passage.text)


def _tells(passage: Passage) -> bool:
    """Told to the patient, or what is usual; of a plain statement only below a heading of recovery."""
    stated = passage.headed is Phase.AFTER and STATEMENT.search(passage.text) and not STATE.search(passage.text)
    return passage.mood is not Mood.SAID or bool(stated)


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
    if passage.text.endswith(":") or LEAVING.search(passage.text):
        return None
    if kind is None and not (told and IMPERATIVE.match(main_clause(passage.text)) and not TURNS_TO.match(passage.text)):
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


EXPECTED = compiled(
    r"\b(?:may|might|can|could|will) (?:also |still )?(?:feel|experience|notice|have|see|"
    r"be (?:sore|swollen|bruised|tired)|occur|cause)\b"
)
FELT = compiled(
    r"\b(?:should|will|do|does)(?:n[’']t| not)? (?:only |also )?(?:feel|expect|experience|hurt|"
    r"be (?:painful|uncomfortable|sore|in (?:\w+ )?pain))\b|"
    r"\bremember that\b"
)
TURNS_TO = compiled(
    r"\W*(?:please )?(?:contact|call|talk to|speak (?:to|with)|feel free|keep in mind|"
    r"remember(?! to)|note|read|click|refer|see|"
    r"understand\w*)\b(?!.*\bif\b)"
)
GENERALLY_TOLD = compiled(
    r"\W*(?:please )?(?:follow|discuss|ask|check)\b(?: (?:with|all|any|the|your|our|his|her|these))*(?: [\w']+){0,4}? ?"
    r"(?:instructions|advice|timeline|guidance|recommendations|doctor|surgeon|team)(?: carefully)?\W*$"
)
LEAVING = compiled(
    r"\b(?:go home|leave (?:the )?hospital|be discharged|moved to (?:another|a|the) (?:ward|room))\b|must be able to",
)
SHORT = 8
CARE = frozenset({RecoveryKind.WOUND, RecoveryKind.DIET, RecoveryKind.THERAPY})
