"""What is unclear or unsafe in what a text says of medicines: no name, no day to stop, no day to start again."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from checklist.extraction import topics
from checklist.extraction.findings import Findings, Medication, MedicineAction, Place, When
from checklist.extraction.lint_fasting import ANCHORED, is_open
from checklist.extraction.passages import Passage
from checklist.extraction.patterns import compiled
from checklist.extraction.phases import Phase
from checklist.extraction.remarks import Remark, Rule, remark

VAGUE = compiled(
    r"\b(?:certain|some|specific|particular|various|several)\s(?:[\w-]+\s){0,3}?(?:medic\w+|"
    r"meds|drugs?|tablets?|pills?|supplements?|blood[- ]thinn\w+)\b"
    r"|\b(?:as|if|when|unless|until)\s(?:otherwise\s)?(?:advised|directed|instructed|told)\b",
)
#: a kind of medicine is no name: people take several, or do not know that theirs is one
GENERIC = compiled(
    r"(?:(?:all|any|some|certain|your|other|most|these|the|routine|regular|usual|daily|morning|"
    r"oral|specific|particular|various|several|prescribed|prescription|pain|heart|"
    r"blood[- ]pressure|diabet\w+|cardiac|herbal|over-the-counter)\s+)*"
    r"(?:medic\w+|meds|drugs?|tablets?|pills?|capsules?|blood[- ]thin\w+|anti-?coagulants?|"
    r"anti-?platelets?|supplements?|prescriptions?|pain ?(?:killers?|relievers?|relief)|doses?|"
    r"over[- ]the[- ]counter|injections?|drops)",
)
BARE = compiled(
    r"(?:your |the |these |all |any |usual |regular |daily )*(?:medic\w+|meds|drugs?|tablets?|"
    r"pills?)",
)
STOPS = compiled(r"\b(?:stop\w*|paus\w+|hold|withh\w+|skip\w*|discontinu\w+|omit\w*)\b")
RESTARTS = compiled(
    r"\bre-?start\w*|\bresum\w+|\bstart\w*\b.{0,40}\bagain\b|\bgo back on\b|"
    r"\btake\b.{0,40}\bagain\b",
)
POINTED = compiled(r"\b(?:it|them|medic\w+|meds|drugs?|tablets?|pills?)\b")
STOPPING = (MedicineAction.STOP, MedicineAction.PAUSE, MedicineAction.AVOID)
LONG_WORD = re.compile(r"[a-z]{5,}")


def medicine_remarks(text: str, findings: Findings, said: Sequence[Passage]) -> Iterator[Remark]:
    """Medicines without a name, stopped without a day, counted from nothing, or never started again."""
    yield from _unnamed(text, findings, said)
    again = _started_again(findings, said)
    for finding in filter(_is_stopped, findings.medications):
        if finding.offset_days is None:
            yield remark(Rule.STOP_WITHOUT_A_DAY, text, finding.at)
        elif not ANCHORED.search(finding.quote):
            yield remark(Rule.NO_ANCHOR, text, finding.at)
        if is_open(finding.offset_days):
            yield remark(Rule.OPEN_RANGE, text, finding.at)
        if not again & {"*", *_words(finding.who)}:
            yield remark(Rule.NO_RESTART, text, finding.at)


def _is_stopped(finding: Medication) -> bool:
    adjusted = finding.action is MedicineAction.ADJUST and STOPS.search(finding.quote)
    return finding.when is When.BEFORE and bool(finding.action in STOPPING or adjusted)


def _unnamed(text: str, findings: Findings, said: Sequence[Passage]) -> Iterator[Remark]:
    """Sentences that speak of "certain" medicines or of taking them "as advised", and stops of bare "medicines"."""
    names = {word for finding in findings.medications for word in _names(finding.who)}
    places = {passage.at for passage in said if _leaves_open(passage) and not _named(passage.text, names)}
    inside = sorted(places)
    for finding in findings.medications:
        bare = all(BARE.fullmatch(who) for who in finding.who.split(", "))
        if bare and _is_stopped(finding) and not _is_inside(finding.at, inside):
            places.add(finding.at)
    yield from (remark(Rule.UNNAMED_MEDICINE, text, place) for place in sorted(places))


def _is_inside(at: Place, places: Sequence[Place]) -> bool:
    """Whether one of the sorted places holds `at`."""
    n = bisect_right(places, (at[0], at[1])) - 1
    return any(place[0] <= at[0] and at[1] <= place[1] for place in places[max(0, n) : n + 2])


def _leaves_open(passage: Passage) -> bool:
    told = passage.phase in (Phase.BEFORE, Phase.AFTER, Phase.UNKNOWN)
    return told and bool(VAGUE.search(passage.text) and topics.MEDICINE.search(passage.text))


def _named(words: str, names: set[str]) -> bool:
    """Whether a sentence names one medicine at least, by the lexicon or as the findings do."""
    lexical = any(not GENERIC.fullmatch(match.group()) for match in topics.MEDICINE.finditer(words))
    return lexical or not names.isdisjoint(LONG_WORD.findall(words.lower()))


def is_name(who: str) -> bool:
    """Whether the words a text has for medicines hold more than kinds of them.

    >>> is_name("certain medications, blood thinners"), is_name("blood thinners, warfarin")
    (False, True)
    """
    return any(not GENERIC.fullmatch(part) for part in who.split(", "))


def _names(who: str) -> Iterator[str]:
    for part in who.split(", "):
        if not GENERIC.fullmatch(part):
            yield from _words(GENERIC.sub(" ", part))


def _words(words: str) -> list[str]:
    return LONG_WORD.findall(words.lower())


def _started_again(findings: Findings, said: Sequence[Passage]) -> set[str]:
    """The words of the medicines that some sentence starts again; "*" where it says "it" or "your medicines"."""
    started = [
        passage.text for passage in said if RESTARTS.search(passage.text) and topics.MEDICINE.search(passage.text)
    ]
    started += [finding.quote for finding in findings.medications if finding.action is MedicineAction.START]
    started += [passage.text for passage in said if re.search(r"\brestart (?:it|them)\b", passage.text, re.IGNORECASE)]
    words = {word for sentence in started for word in _words(sentence)}
    return words | ({"*"} if any(POINTED.search(sentence) for sentence in started) else set())
