"""Rules that find what to do about food and drink before the procedure."""

import re

from checklist.extraction import times, topics
from checklist.extraction.findings import Fare, Fasting
from checklist.extraction.moods import PROHIBITED, condition_of
from checklist.extraction.passages import Passage
from checklist.extraction.patterns import compiled
from checklist.extraction.phases import Phase, named_phase

LIMITED = compiled(
    r"\b(?:stop|only|until|up to|last|after|before|prior|fast(?:ing)?|allowed|restrict\w*|"
    r"nothing|no\b|hours?|low[- ]fib\w+|clear)\b",
)
DURING_A_FAST = compiled(
    r"\b(?:eating|drinking|fasting|food|drink)\b[^.]{0,30}\b(?:instructions|guidelines|rules)|"
    r"\b(?:instructions|guidelines|rules|advice) (?:on|about|for|regarding) (?:\w+ )?(?:eating|fasting|food|drink)\w*|"
    r"\bafter mid-?night\b|\bclear[- ]liquid diet|\bfasting (?:instruction|guideline|rule|"
    r"period)s?|\bnpo\b|by mouth\b|empty stomach|\blight (?:meal|breakfast|snack)\b|"
    r"\bfast (?:for|from|before|overnight)",
)
NOT_FASTING = compiled(
    r"\b(?:take|swallow|with a sip|sips? of water|tablets?|medic\w+|pills?|well[- ]hydrated|"
    r"bowel prep\w*|prep (?:drink|solution)|laxative drink|"
    r"\bhelps (?:the|your|us)|plenty of|smok\w*|alcohol\w*|glass of solution|8 oz|every 15)\b",
)
EATS = compiled(
    r"\b(?:have eaten|(?:should|suggest you|please) (?:eat|have) an? |eat an? (?:full|good|"
    r"normal|light|healthy|bland))"
)
NOT_NEEDED = compiled(
    r"\bfast(?:ing)? (?:\w+ ){0,2}(?:not|n't) (?:\w+ly )?(?:be )?(?:required|necessary|needed)|"
    r"\b(?:no need|not (?:need|have)|n't (?:need|have)) to fast\b"
)
LATEST = compiled(r"\b(?:no later than|up (?:to|until)|until)\b")
PLAINLY = compiled(
    r"\b(?:do not|don[’']t|must not|should not|nothing to|never|no) (?:eat|drink|food|"
    r"solids?)(?:(?:/| (?:or|and|nor) )(?:eat|drink|fluids?|liquids?))?\b"
)
FOOD = compiled(rf"{topics.EATING.words}|{topics.DRINKING.words}|{topics.MILK.words}")
LIQUID_DIET = compiled(
    r"\b(?:clear|full)[- ]liquids?\b|\bliquid diet|\b(?:red|orange|purple)\b.{0,20}\bliquids?|"
    r"special diet|low[- ]residue|low[- ]fib(?:er|re)",
)


def fasting_in(passage: Passage) -> Fasting | None:
    """A stop, a last time, or a diet before the procedure."""
    words = passage.text
    if not _about_fasting(passage):
        return None
    what = fare_of(_with_heading(passage))
    hours, clock = times.hours_before(words), times.clock(words)
    timed = hours is not None or clock is not None
    sure = 0.95 if timed else 0.7
    counted = hours if clock is None or (hours and "before" in words) else None
    return Fasting(
        quote=words, at=passage.at, rule="fasting.hours" if counted else "fasting.clock" if clock else "fasting.said",
        confidence=sure, condition=condition_of(words), what=what, hours_before=counted, clock=clock,
    )  # fmt: skip


def _with_heading(passage: Passage) -> str:
    """The words, and those above that name the food where they do not ("Clear fluids" over "Stop 2 hours before")."""
    above = passage.block.lead or "".join(passage.block.under[-1:])
    named = FOOD.search(passage.text) or topics.MEDICINE.search(passage.text)
    bare = not named and FOOD.search(above) and _limits(passage.text)
    return f"{above} {passage.text}" if bare else passage.text


def _limits(words: str) -> bool:
    timed = times.hours_before(words) is not None or times.clock(words) is not None
    return timed and bool(LIMITED.search(words))


def _about_fasting(passage: Passage) -> bool:
    words = _with_heading(passage)
    if passage.phase is not Phase.AFTER and PLAINLY.search(words) and _limits(words):
        return True
    if (
        named_phase(words) is Phase.AFTER
        or passage.phase in (Phase.AFTER, Phase.SIGNS)
        or (passage.headed is Phase.ASIDES and not _strong(words))
        or NOT_NEEDED.search(words)
    ):
        return False
    if (words.endswith(":") and not _strong(words)) or (topics.MEDICINE.search(words) and not PROHIBITED.search(words)):
        return False
    if (EATS.search(words) and not LATEST.search(words)) or (
        NOT_FASTING.search(words) and not (_strong(words) and PROHIBITED.search(words))
    ):
        return False
    named = topics.EATING.search(words) or topics.DRINKING.search(words) or topics.MILK.search(words)
    if passage.phase is Phase.BEFORE:
        limited = PROHIBITED.search(words) or LIMITED.search(words)
        return bool(_strong(words) or topics.FAST.search(words) or (named and limited and _stops(words)))
    return bool(_strong(words) and (named or topics.FAST.search(words)) and times.hours_before(words + " before"))


def _is_meal(words: str) -> bool:
    """Told to eat; a last meal is not ("a light breakfast no later than 6 hours before")."""
    return bool(EATS.search(words) and not LATEST.search(words))


def _strong(words: str) -> bool:
    return bool(DURING_A_FAST.search(words))


def _stops(words: str) -> bool:
    """Food and drink are the matter, not something done with them: a prohibition, a clock, hours, a diet."""
    timed = times.hours_before(words) is not None or times.clock(words) is not None
    return bool(
        timed
        or LIQUID_DIET.search(words)
        or re.search(r"\b(?:no|not|nothing|avoid|stop|only|don[’']t|refrain|abstain)\b", words, re.IGNORECASE)
    )


def diet_of_a_day(words: str) -> bool:
    """Whether the words are about clear drinks and name a day before ("clear liquids only the day before")."""
    days = times.before(words)
    return bool(topics.CLEAR.search(words)) and days is not None and bool(days[1])


def fare_of(words: str) -> Fare:
    """What the words are about; "food or drink" and "nothing" are everything."""
    if topics.FAST.search(words) or re.search(r"\bnothing\b(?! solid)|fluid restriction", words, re.IGNORECASE):
        return Fare.ALL
    eats, drinks = topics.EATING.search(words), topics.DRINKING.search(words)
    if re.search(r"\b(?:red|orange|purple|alcohol)\b", words, re.IGNORECASE):
        return Fare.OTHER
    if topics.CLEAR.search(words) and not re.search(r"\b(?:eat|eating) (?:or|and|nor) drink", words, re.IGNORECASE):
        return Fare.CLEAR_FLUIDS if not re.search(r"\bno solids?|low[- ]fib", words, re.IGNORECASE) else Fare.SOLIDS
    if topics.MILK.search(words) and not eats:
        return Fare.MILK
    if eats and drinks:
        return Fare.ALL
    return Fare.SOLIDS if eats else Fare.ALL
