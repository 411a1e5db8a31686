"""A text as passages: sentences and items with all that their headings and lead-in say about them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from checklist.extraction import times
from checklist.extraction.blocks import Block, Kind
from checklist.extraction.findings import Pair, Place
from checklist.extraction.moods import Mood, mood_of
from checklist.extraction.own_phase import LABEL, own_phase
from checklist.extraction.patterns import compiled
from checklist.extraction.phases import (
    Phase,
    calls_for,
    heading_phase,
    named_phase,
    phase_of,
)
from checklist.extraction.sentences import last_sentence, sentences
from checklist.extraction.topics import MEDICINE, PREPARATION, RECOVERY, kind_in

#: signs that are read as plainer ones, each as long as before: places stay what they are
PLAIN = str.maketrans(
    {"\n": " ", "\t": " ", "\xa0": " ", "\u202f": " ", "’": "'", "‘": "'", "“": '"', "”": '"', "‐": "-", "‑": "-"}
)
WORD = re.compile(r"[^\W\d_]{3}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One sentence or item, or a clause of one, where it stands and what it is to the patient.

    `phase` is the sentence's own where it names one, else its headings'. `days` is the time its heading gives.
    """

    text: str
    at: Place
    block: Block
    phase: Phase
    headed: Phase
    mood: Mood
    alone: bool
    days: times.After | None = None
    days_before: Pair | None = None
    denied_by: str | None = None

    @property
    def item(self) -> bool:
        """Whether it is (part of) a list item."""
        return self.block.kind is Kind.ITEM

    @property
    def said(self) -> tuple[object, ...]:
        """All that it is but its place: what is told the same twice is the same here."""
        own = self.text, self.phase, self.headed, self.mood, self.alone, self.days, self.days_before
        return *own, self.block.kind, self.block.under, self.block.lead, self.label

    @property
    def label(self) -> str:
        """What its line opens with up to a colon ("Weeks 2-3:")."""
        opened = LABEL.match(self.block.text)
        return opened.group() if opened else ""

    @property
    def timed_above(self) -> bool:
        """Whether it belongs below a time: a list's item, what follows "Weeks 2-3:", or stands under such a heading."""
        return self.item or bool(self.label) or any(times.headed(words) for words in self.block.under[-1:])

    @property
    def headings(self) -> str:
        """All that stands over it, as one text."""
        return " · ".join((*self.block.under, self.block.lead))

    def part(self, start: int, end: int) -> "Passage":
        """A clause of it, `start` and `end` within its own text."""
        words = self.text[start:end]
        at = (self.at[0] + start, self.at[0] + end)
        named = named_phase(words)
        phase = named if named is not Phase.UNKNOWN and self.phase in (Phase.BEFORE, Phase.AFTER) else self.phase
        return replace(self, text=words, at=at, mood=mood_of(words), phase=phase, alone=False)


def passages(blocks: Iterable[Block], again: bool = True) -> Iterator[Passage]:
    """Every sentence and item in its order, each line break read as a space; headings are context, questions too.

    Without `again`, a block in the same words and place of the way as an earlier one is passed over.
    """
    return _as_the_rest(tuple(_told(blocks, again)))


def _told(blocks: Iterable[Block], again: bool) -> Iterator[Passage]:
    carried = _Carried()
    seen: set[tuple[object, ...]] = set()
    for block in blocks:
        if block.kind is Kind.HEADING:
            carried.pass_by(block)
            continue
        over = carried.over(block)
        told = block.kind, block.text, over
        if (again or told not in seen) and WORD.search(block.text):
            seen.add(told)
            yield from _carrying_on(_of_block(block, over))


def _of_block(block: Block, over: tuple[str, ...]) -> Iterator[Passage]:
    headed = Phase.DURING if _of_staff(block) or _is_condition(block) else phase_of(over)
    label = LABEL.match(block.text)
    days, days_before = _days_after(block), _days_before((*over, label.group()) if label else over)
    denied_by = None if headed is Phase.SIGNS else _denied_by(block)
    places = tuple(sentences(block.text, block.at[0]))
    for at in places:
        words = block.text[at[0] - block.at[0] : at[1] - block.at[0]].translate(PLAIN)
        if words.endswith("?") or not WORD.search(words):
            continue
        mood = Mood.DO_NOT if denied_by else mood_of(words)
        own = own_phase(words, headed, mood)
        yield Passage(
            text=words, at=at, block=block, phase=own if own is not Phase.UNKNOWN else headed, headed=headed,
            mood=mood, alone=len(places) == 1, days=days, days_before=days_before, denied_by=denied_by,
        )  # fmt: skip


def _goes_with(passage: Passage, told: Phase) -> bool:
    """Among asides, only what is plainly of the matter."""
    table = PREPARATION if told is Phase.BEFORE else RECOVERY
    return passage.headed is not Phase.ASIDES or (
        passage.mood is not Mood.MAY and kind_in(passage.text, table) is not None
    )


TOLD = (Mood.DO, Mood.DO_NOT, Mood.MAY)


def _carrying_on(said: Iterable[Passage]) -> Iterator[Passage]:
    """Where no heading tells the part of the way, a sentence that does tells it for what one is told right after."""
    told = Phase.UNKNOWN
    for passage in said:
        if passage.headed in (Phase.BEFORE, Phase.AFTER, Phase.SIGNS) or passage.item:
            yield passage
        elif passage.phase in (Phase.BEFORE, Phase.AFTER):
            told = passage.phase
            yield passage
        else:
            on = (
                told is not Phase.UNKNOWN
                and passage.mood in ((Mood.DO, Mood.DO_NOT) if passage.headed is Phase.DURING else TOLD)
                and _goes_with(passage, told)
            )
            yield replace(passage, phase=told) if on else passage


FEW, TIMES_AS_MANY = 3, 3


def _as_the_rest(said: Sequence[Passage]) -> Iterator[Passage]:
    """Under no heading that tells the part of the way, what tells none itself is of the part that the rest is of."""
    phases = [passage.phase for passage in said if passage.phase in (Phase.BEFORE, Phase.AFTER, Phase.SIGNS)]
    before = phases.count(Phase.BEFORE)
    after = len(phases) - before
    most = max(before, after)
    clear = most >= FEW and most >= TIMES_AS_MANY * min(before, after)
    rest = (Phase.AFTER if after > before else Phase.BEFORE) if clear else Phase.UNKNOWN
    begun = False
    for passage in said:
        begun = begun or passage.phase is rest
        told = passage.mood in (Mood.DO, Mood.DO_NOT) or (begun and passage.mood is not Mood.STAFF)
        open_ = passage.phase is passage.headed is Phase.UNKNOWN and told
        yield replace(passage, phase=rest) if open_ else passage


def _names_a_subject(heading: str) -> bool:
    """ "Diet", "Medications": a part of what the way is told of, not a new part of the way."""
    return len(heading.split()) <= 3 and bool(kind_in(heading, RECOVERY) or MEDICINE.search(heading))


@dataclass(slots=True)
class _Carried:
    """What an earlier heading still says where nearer ones of its kind do not: "Day before" above "Evening meal"."""

    heading: Block | None = None

    def pass_by(self, heading: Block) -> None:
        """A heading that tells a part of the way takes over; one above its level ends it."""
        phase = heading_phase(heading.text)
        if phase is not Phase.UNKNOWN:
            self.heading = heading if phase in (Phase.BEFORE, Phase.AFTER) else None
        elif self.heading and heading.level < self.heading.level and not _names_a_subject(heading.text):
            self.heading = None

    def over(self, block: Block) -> tuple[str, ...]:
        """All headings of a block, with the carried one outermost where none of its own tells the part."""
        own = (*block.under, block.lead)
        lost = self.heading is not None and phase_of(own) is Phase.UNKNOWN
        return (self.heading.text, *own) if self.heading and lost else own


NOT_TO_DO = compiled(
    r"\W*(?:(?:things|what|activities) (?:to avoid|not to do)|do not|don'?ts?|avoid|never)\b"
    r"(?: (?:for|until|during|in) .*)?\W*"
)
#: "Do not stop taking:", "Don't worry if you have:": what stands below is not what is forbidden
NOT_FORBIDDEN = compiled(
    r"\b(?:stop\w*|skip\w*|miss|forget|fail|hesitate|worry|alarmed|afraid|concerned|surprised)\b|"
    r"\bnot (?:all|be (?:asked|required|expected)|need|have to)\b|\b(?:if|when|unless|"
    r"until)\b"
)


def _denied_by(block: Block) -> str | None:
    """The words above a list that say not to do what stands in it: "Don't:", "For 24 hours you must not:"."""
    above = last_sentence(block.lead or "".join(block.under[-1:])).translate(PLAIN).strip()
    if block.kind is not Kind.ITEM or NOT_FORBIDDEN.search(above):
        return None
    opens = above.rstrip("*_ ").endswith(":") and mood_of(above.rstrip(":*_ ")) is Mood.DO_NOT
    return above.rstrip(":*_ ") if opens or NOT_TO_DO.fullmatch(above) else None


MOST_WORDS = 24
TOPICS_TOLD = compiled(
    r"\b(?:advice|information|details|questions|talk to you|discuss\w*|ask you) (?:with you )?(?:about|on|of|"
    r"such as)(?: your| the)?$"
)


def _of_staff(block: Block) -> bool:
    """Whether a list is of what staff do: "Your doctor will:"."""
    above = last_sentence(block.lead or "".join(block.under[-1:])).rstrip(": ")
    if block.kind is not Kind.ITEM or len(above.split()) > MOST_WORDS:
        return False
    return mood_of(above) is Mood.STAFF or bool(TOPICS_TOLD.search(above))


ON_CONDITION = compiled(
    r"\b(?:when|once|until|unless|after|as long as|provided)(?: that)?(?: (?:you|they)(?:'re| are| have| can)?)?\W*$"
)


def _is_condition(block: Block) -> bool:
    """Whether a list is of what must be so first: "You may drive when you are:"."""
    above = last_sentence(block.lead or "".join(block.under[-1:])).translate(PLAIN)
    return block.kind is Kind.ITEM and above.endswith(":") and bool(ON_CONDITION.search(above)) and not calls_for(above)


def _days_after(block: Block) -> times.After | None:
    """The time that the innermost timed heading or lead-in gives ("Weeks 2-4")."""
    label = LABEL.match(block.text)
    own = times.headed(label.group()) if label else None
    if own is not None:
        return own
    for words in (block.lead, *reversed(block.under)):
        found = times.headed(words) if words and not words.endswith("?") else None
        if found is not None and not (found.vague and words == block.lead):
            return found
        if words in block.under and heading_phase(words) is not Phase.UNKNOWN and not _plain(words):
            return None
    return None


def _plain(words: str) -> bool:
    """A heading that only names a subject or opens a list, and leaves the time to the one above it."""
    return len(words.split()) <= 4 or words.endswith(":")


def _days_before(over: tuple[str, ...]) -> Pair | None:
    """The days before that a heading or lead-in gives ("The day before"), the innermost of them."""
    found = (times.before(words) for words in reversed(over) if words)
    return next((days for days in found if days is not None), None)
