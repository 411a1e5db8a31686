"""What a text leaves out for the time after: a date to come back, who tells the result, a number to call, signs."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from checklist.extraction.findings import Findings, RecoveryMilestone
from checklist.extraction.passages import Passage
from checklist.extraction.patterns import compiled
from checklist.extraction.phases import Phase
from checklist.extraction.remarks import Remark, Rule, remark

TESTED = compiled(
    r"\b(?:patholog\w+|histolog\w+|biops\w+|specimens?|(?:tissue|removed) samples?|"
    r"samples? of tissue|lab(?:oratory)? (?:results?|reports?|tests?)|(?:sent|goes|go|"
    r"taken) to (?:the |a |our )?lab\w*)\b",
)
RESULT = compiled(r"\b(?:results?|reports?|findings)\b")
CONVEYED = compiled(
    r"\b(?:call\w*|phon\w+|ring|contact\w*|tell|told|letter|mail\w*|portal|ready|discuss\w*|"
    r"give you|go over|let you know|appointment|visit)\b",
)
PHONE = re.compile(
    r"(?<![\w.])(?:\+?\d{1,3}[ .-]?)?(?:\(\d{2,5}\)[ .-]?)?\d{2,5}(?:[ .-]\d{2,5}){0,3}(?!\w)|\b1-8\d\d-[A-Z0-9-]{7,12}"
)
A_DATE = re.compile(r"(?:19|20)\d\d[ .-]\d\d[ .-]\d\d|\d\d?[.-]\d\d?[.-](?:19|20)\d\d|(?:19|20)\d\d[ -](?:19|20)\d\d")
ANCHORED = compiled(
    r"\b(?:after\w*|following|post-?\w*|since|from|surger\w+|operations?|procedures?|home|"
    r"discharged?|recover\w*|heal\w*|weeks? \d|days? \d)\b",
)
FEWEST, MOST = 7, 15


def aftercare_remarks(text: str, findings: Findings, said: Sequence[Passage]) -> Iterator[Remark]:
    """What is said of follow-up and results without its when and who; then what is not said at all."""
    if not any(visit.at_days for visit in findings.follow_up):
        yield from (remark(Rule.UNDATED_FOLLOW_UP, text, visit.at) for visit in findings.follow_up)
    yield from (remark(Rule.NO_ANCHOR, text, one.at) for one in _floating(findings, said))
    tested = sent_to_be_tested(said)
    if tested and not result_is_told(said):
        yield remark(Rule.RESULT_NOT_PHONED, text, tested.at)
    if not has_phone(text):
        yield remark(Rule.NO_PHONE, text, None)
    if not findings.red_flags:
        yield remark(Rule.NO_WARNING_SIGNS, text, None)


def _floating(findings: Findings, said: Sequence[Passage]) -> Iterator[RecoveryMilestone]:
    """Timed parts of recovery that neither their sentence nor a heading counts from a moment."""
    starts = [passage.at[0] for passage in said]
    for one in findings.recovery_milestones:
        n = bisect_right(starts, one.at[0]) - 1
        headed = n >= 0 and said[n].headed is Phase.AFTER
        if not one.vague and not headed and not ANCHORED.search(one.quote):
            yield one


def sent_to_be_tested(said: Sequence[Passage]) -> Passage | None:
    """The first sentence that speaks of tissue or a sample and its test."""
    return next((passage for passage in said if TESTED.search(passage.text)), None)


def result_is_told(said: Sequence[Passage]) -> bool:
    """Whether a sentence says how the result reaches the person."""
    return any(RESULT.search(passage.text) and CONVEYED.search(passage.text) for passage in said)


def has_phone(text: str) -> bool:
    """Whether a phone number stands anywhere; an emergency number of three digits is not the team's.

    >>> has_phone("Call (555) 010-7788."), has_phone("Call 911."), has_phone("Printed 2027-03-15.")
    (True, False, False)
    """
    return any(_is_phone(match.group()) for match in PHONE.finditer(text))


def _is_phone(words: str) -> bool:
    digits = sum(map(str.isdigit, words))
    lettered = words.startswith("1-8") and digits < FEWEST
    return lettered or (FEWEST <= digits <= MOST and not A_DATE.fullmatch(words.strip()))
