"""Rules that find visits after the procedure."""

import re

from checklist.extraction import times
from checklist.extraction.findings import FollowUpVisit, Pair, RecoveryKind, RecoveryTask
from checklist.extraction.moods import Mood, condition_of
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
    r"\breview(?:ed)? (?:in|at) (?:the )?(?:clinic|\d)|\bvisit (?:to|at|with) (?:our|the|your) \w+|"
    r"\b(?:want|like|need)s? to (?:see|review) you\b",
)
UNTIL_VISIT = compiled(
    r"\b(?:until|till|before|by|prior to|(?:until )?(?:after|following)(?= your | the )|discuss\b[^.;]{0,50} at)\b"
    r"(?: [\w.'’]+){0,7}? (?:post-?op(?:erative)? |follow[- ]?up |first |next |clinic )*"
    r"(?:visit|appointment|follow[- ]?up|check(?:-?up)?)\b"
)
SEES_YOU = compiled(r"\b(?:see|review) you\b")
NO_VISIT = compiled(
    r"\b(?:do(?:es)?|will) not (?:\w+ly )?(?:need|require|have|be given)\b|\bno (?:\w+ )?(?:follow-?up|appointment)|"
    r"\b(?:is|are) (?:\w+ly )?not (?:\w+ly )?(?:necessary|needed|required)\b|\byou should have (?:been|received|had)\b"
)
WITHIN = compiled(r"\bwithin\b|\bup to\b")
COURSE = compiled(
    r"\b(?:begins?|decreas\w+|soften\w*|flatten\w*|strengthen\w*|returns?|lift(?:s|ed)? (?:significantly|gradually)|"
    r"off[- ]limits|appears?|dissolv\w+|heal(?:s|ed)?|improv\w+|settl\w+|fad(?:e|es|ing)|resum\w+|eas(?:e|es|ing)|"
    r"subsid\w+|peaks?)\b"
)
PREOP = compiled(
    r"\bpre-?op|\bbefore (?:your |the )?(?:surgery|procedure|operation)|date of your operation|"
    r"follow[- ]?up (?:surgery|operation|procedure|treatment)|book (?:your|"
    r"an?) (?:first )?appointment",
)


def visit_in(passage: Passage) -> FollowUpVisit | RecoveryTask | None:
    """A visit after the procedure. One that only some need is a deed."""
    words = passage.text
    if (
        not (_names_a_visit(words) or _under_visits(passage))
        or passage.phase in (Phase.BEFORE, Phase.SIGNS)
        or PREOP.search(words)
        or NO_VISIT.search(words)
        or (passage.mood in (Mood.STAFF, Mood.ADVISED) and not (SEES_YOU.search(words) and times.after(words)))
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


def _names_a_visit(words: str) -> bool:
    return bool(VISIT.search(words) and VISIT.search(UNTIL_VISIT.sub(" ", words)))


def _under_visits(passage: Passage) -> bool:
    """A dated line of a list of visits: "6 weeks: wound check"."""
    above = passage.block.lead or "".join(passage.block.under[-1:])
    dated = passage.item and times.after(passage.text) is not None
    return dated and bool(VISIT.search(above)) and not COURSE.search(passage.text)


def _visit_days(when: times.After | None, words: str) -> Pair | None:
    """ "Within 14 days" may be any of them; in the first week, and by week 6, is the end of it."""
    if when is None or when.vague:
        return None
    if WITHIN.search(words):
        return when.from_days, when.to_days
    first = when.to_days if when.from_days == 0 and when.to_days else when.from_days
    return first, when.to_days if when.to_days is not None else when.from_days
