"""Rules that find what to do before the procedure."""

import re

from checklist.extraction import times, topics
from checklist.extraction.aftercare import GENERAL, GENERALLY_TOLD, STATE, STATEMENT
from checklist.extraction.findings import Pair, Preparation, PreparationKind
from checklist.extraction.moods import IMPERATIVE, Mood, condition_of, main_clause
from checklist.extraction.passages import Passage
from checklist.extraction.patterns import compiled
from checklist.extraction.phases import Phase

ON_THE_DAY = compiled(
    r"\b(?:bring|wear|remove|take off|leave .* (?:at )?home|arrive|check in|drive you|"
    r"ride home|take you home|home (?:by|in a) (?:car|taxi)|driver|escort|accompany|get home|"
    r"help you home)\b|dress comfortably",
)
THINGS = compiled(r"\b(?:what to (?:bring|pack|wear|buy)|bring|pack|shopping|supplies|you (?:will|may|might) need)\b")
ARRANGED = compiled(
    r"\b(?:arrange\w*|need|have|make sure|ensure|ask|find|get)\b[^.]{0,50}\b(?:someone|"
    r"somebody|friend|family|adult|relative|driver|ride|carer|caregiver)\b|"
    r"\b(?:someone|friend|family member|adult|relative|carer|caregiver)\b[^.]{0,20}\b(?:must|"
    r"should|(?:has|needs?) to)\b",
)
ORDERS = compiled(
    r"\b(?:will|may) (?:also )?(?:order|request|arrange|schedule|do|perform|carry out)\b|"
    r"\b(?:will|may)\b[^.;]* and (?:perform|conduct|order|do) an? "
)
CALLS_YOU = compiled(
    r"\b(?:we|they|nurse|hospital|office|center|centre|clinic|staff|team|facility|"
    r"someone)\b[^.]{0,40}\b(?:will|'ll)\b[^.]{0,20}\b(?:(?:call|contact|notify|phone|ring|tell|"
    r"let)\b|give you a (?:phone |telephone )?call)|"
    r"\byou(?: will|'ll) (?:receive|get) a (?:phone |telephone )?call\b",
)


ADDRESSED = compiled(
    r"\byou (?:\w+ly )?(?:should|must|(?:will |may )?(?:need|have) to|are (?:asked|advised|required) to)\b(?! use the)"
)
REACHES = compiled(
    r"\W*(?:please )?(?:call|contact|phone|ring|feel free|reach out|refer to|click|visit (?:our|the))\b(?!.*\bif\b)"
)


def _only_reaches(words: str) -> bool:
    """ "Call our office for more instructions": somebody to turn to, and nothing to do by a day."""
    return bool(REACHES.match(words)) and times.before(words) is None


FURTHER = compiled(r"\W*(?:this|these|it|they)\b[^.;]*\b(?:relevant|further|other|additional) tests?\b")
TESTED = compiled(
    r"\b(?:may|might|could|can|will|usually|often|typically) (?:\w+ )?(?:includes?|be (?:done|conducted|performed|"
    r"required|"
    r"needed|necessary|taken|ordered|recommended|carried out))\b"
)
DIRECTIONS = compiled(
    r"\b(?:elevators?|(?:make|take|turn) (?:a |the )?(?:sharp )?(?:left|right)|entrance|double doors|"
    r"\d(?:st|nd|rd|th) floor)\b"
)
PHONE_LINE = compiled(r"\W*(?:\w+ ){0,3}(?:tele)?(?:phone|fax|tel)(?: number)?\s*[:.]?\s*\(?\+?\d")


def preparation_in(passage: Passage) -> Preparation | None:
    """A deed before the procedure: told, or an item of a list of them."""
    ahead = passage.phase is Phase.BEFORE or (passage.phase is not Phase.SIGNS and ARRANGED.search(passage.text))
    kind = _preparation_kind(passage) if ahead else None
    if kind is None or GENERAL.search(passage.text):
        return None
    days = times.before(passage.text) or passage.days_before or _usual_day(passage)
    sure = 0.85 if passage.mood is Mood.DO else 0.65
    return Preparation(
        quote=passage.text, at=passage.at, rule=f"preparation.{kind}", confidence=sure,
        condition=condition_of(passage.text), kind=kind, offset_days=days,
    )  # fmt: skip


def _preparation_kind(passage: Passage) -> PreparationKind | None:
    words, kind = passage.text, topics.kind_in(passage.text, topics.PREPARATION)
    if words.endswith(":") or PHONE_LINE.match(words):
        return None
    if passage.mood in (Mood.STAFF, Mood.ADVISED):
        return _done_by_staff(words, kind)
    if _only_said(passage, kind):
        return None
    return PreparationKind(kind) if kind is not None else _of_no_kind(passage)


def _done_by_staff(words: str, kind: str | None) -> PreparationKind | None:
    """Staff order a test, or call with the time: there is something to be there for."""
    if kind == PreparationKind.TEST and ORDERS.search(words):
        return PreparationKind.TEST
    return PreparationKind.OTHER if CALLS_YOU.search(words) and times.before(words) else None


def _of_no_kind(passage: Passage) -> PreparationKind | None:
    """A thing on a list of things, or a deed that the tables do not know."""
    if passage.item and THINGS.search(passage.headings) and passage.mood is Mood.SAID:
        return PreparationKind.BELONGINGS
    told = IMPERATIVE.match(main_clause(passage.text)) or (passage.mood is Mood.DO and ADDRESSED.search(passage.text))
    way = (
        DIRECTIONS.search(passage.text)
        or GENERALLY_TOLD.match(main_clause(passage.text))
        or _only_reaches(passage.text)
    )
    return PreparationKind.OTHER if told and not way and len(passage.text.split()) > 2 else None


def _only_said(passage: Passage, kind: str | None) -> bool:
    """Nothing to do: a statement, what usually happens, a permission; an item of a list counts as something to do."""
    mood = passage.mood
    if mood in (Mood.DO, Mood.DO_NOT):
        return False
    tested = mood is Mood.MAY or TESTED.search(passage.text)
    if kind == PreparationKind.TEST and tested:
        return FURTHER.match(passage.text) is not None
    listed = passage.item and mood in (Mood.SAID, Mood.USUAL) and not STATEMENT.search(passage.text)
    state = STATE.search(passage.text) and kind not in (PreparationKind.TEST, PreparationKind.PAPERWORK)
    return not listed or bool(state) or (kind is None and not THINGS.search(passage.headings))


def _usual_day(passage: Passage) -> Pair | None:
    """What is brought, worn or taken off, and the way home, belong to the day itself."""
    on_the_day = ON_THE_DAY.search(passage.text) or (
        passage.item and re.search(r"\bbring\b|\bwear\b", passage.headings, re.IGNORECASE)
    )
    return (0, 0) if on_the_day else None
