"""The part of the way that a sentence speaks of by itself, under headings that tell one or none."""

import re
from functools import lru_cache

from checklist.extraction import times
from checklist.extraction.findings import PreparationKind, Topic
from checklist.extraction.moods import Mood
from checklist.extraction.patterns import compiled
from checklist.extraction.phases import THE_DAY, Phase, heading_phase, named_phase, phase_by_matter, said_phase
from checklist.extraction.topics import PREPARATION, TOPICS, kind_in

LABEL = re.compile(r"[^.:!?\n]{1,70}:\s*(?=\S)")
WAY_HOME = (PreparationKind.TRANSPORT, PreparationKind.ARRANGE_HELP)
OF_THE_DAY = (PreparationKind.HYGIENE, PreparationKind.BELONGINGS, PreparationKind.PAPERWORK, PreparationKind.TRANSPORT)


@lru_cache(maxsize=16_384)
def own_phase(words: str, headed: Phase, mood: Mood) -> Phase:
    """What the sentence says of its own time. Under a heading that tells the time it must name another outright."""
    if headed is Phase.SIGNS:
        return headed
    own = _labelled(words, headed) or _under_a_part(words, headed)
    return own if own is not None else _unheaded(words, headed, mood)


def _labelled(words: str, headed: Phase) -> Phase | None:
    """What the label in front of it tells ("Week 2:", "Before you come:")."""
    opened = LABEL.match(words)
    if opened is None:
        return None
    label = opened.group()
    if headed is Phase.UNKNOWN and times.headed(label) and times.before(words) is None:
        return Phase.AFTER
    told = heading_phase(label)
    if told is Phase.BEFORE and headed is Phase.AFTER:
        told = named_phase(label)
    return told if told in (Phase.SIGNS, Phase.BEFORE) else None


def _under_a_part(words: str, headed: Phase) -> Phase | None:
    """Below "before" and "after": the way home is arranged before, a shower on the morning too."""
    if headed is Phase.BEFORE and kind_in(words, PREPARATION) in WAY_HOME:
        return headed
    if headed is Phase.AFTER and THE_DAY.search(words) and kind_in(words, PREPARATION) in OF_THE_DAY:
        return Phase.BEFORE
    return named_phase(words) if headed in (Phase.BEFORE, Phase.AFTER) else None


def _unheaded(words: str, headed: Phase, mood: Mood) -> Phase:
    told = headed is not Phase.ASIDES or mood in (Mood.DO, Mood.DO_NOT, Mood.ADVISED) or GOES_BACK.search(words)
    said = _limit(words, mood) or _passing(words, headed) or (said_phase(words) if told else Phase.UNKNOWN)
    plain = headed is Phase.UNKNOWN and mood in (Mood.DO, Mood.DO_NOT, Mood.MAY)
    return phase_by_matter(words) if said is Phase.UNKNOWN and plain else said


GOES_BACK = compiled(
    r"\b(?:resum\w+|return to|go(?:es)? back to|recover(?:y|s)?|after (?:either )?(?:an? |"
    r"the )?(?:open |laparoscopic )?(?:surgery|operation|procedure|\w+ repair))\b",
)


def _limit(words: str, mood: Mood) -> Phase | None:
    """A timed limit on activity belongs to recovery wherever it stands."""
    active = kind_in(words, TOPICS) in (
        Topic.LIFTING,
        Topic.EXERCISE,
        Topic.DRIVING,
        Topic.WORK,
        Topic.SEX,
        Topic.BATHING,
    )
    return Phase.AFTER if mood is Mood.DO_NOT and active and times.after(words) and not times.before(words) else None


PASSES = compiled(
    r"\b(?:resolv\w+|subsid\w+|settl\w+|fad(?:e|es|ed|ing)|heal(?:s|ed)?|disappear\w*|vanish\w*|dissolv\w+|removed|"
    r"taken out|"
    r"fall(?:s)? (?:off|out)|come(?:s)? out|wear(?:s)? off|lasts?|persist\w*|goes? away|improv\w+|stays?|peaks?)\b"
)


#: of something that was named before
GONE = compiled(
    r"\W*(?:this|these|it|they)\b[^,.;]*\b(?:removed|taken out|dissolv\w+|fall(?:s)? (?:off|out)|subsid\w+|"
    r"disappear\w*|settl\w+)\b"
)


def _passing(words: str, headed: Phase) -> Phase | None:
    """Swelling that settles in ten days, stitches that are removed after six: of recovery wherever it stands."""
    of_it = GONE.match(words) or kind_in(words, TOPICS) in (Topic.SWELLING, Topic.STITCHES, Topic.WOUND, Topic.PAIN)
    timed = headed in (Phase.UNKNOWN, Phase.DURING) and of_it and PASSES.search(words) and times.after(words)
    return Phase.AFTER if timed and times.before(words) is None else None
