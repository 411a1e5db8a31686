"""Names for the lines of a timeline that speak about the same days: the deed that a line names, or its first words."""

import re
from collections.abc import Iterator

from checklist.extraction.patterns import compiled

DEEDS = tuple(
    (name, compiled(rf"\b(?:{words})\b"))
    for name, words in (
        ("Stairs", r"stairs?|climb\w*"),
        ("Running", r"run|running|jog\w*"),
        ("Walking", r"walk\w*"),
        ("Swimming", r"swim\w*|pools?"),
        ("Cycling", r"cycl\w+|bicycl\w+|bik(?:e|es|ing)"),
        ("Contact sports", r"contact sports?"),
        ("Sports", r"sports?|golf|tennis|football"),
        ("Gym", r"gym|weight (?:training|lifting)|weights"),
        ("Hard activity", r"strenuous|vigorous|high[- ]impact|intense"),
        ("Light activity", r"(?:light|gentle|easy) (?:activit\w+|exercis\w+)"),
        ("Daily activity", r"(?:normal|usual|daily|everyday|regular) (?:\w+ )?activit\w+"),
        ("Physical therapy", r"physical therapy|physio\w*|rehab\w*"),
        ("Bending", r"bend\w*|stoop\w*|squat\w*|twist\w*"),
        ("Housework", r"housework|household|chores|vacuum\w*"),
        ("Yard work", r"garden\w*|yard ?work|mow\w*"),
        ("Sitting", r"sit|sitting"),
        ("Standing", r"stand|standing"),
        ("Putting weight on it", r"weight[- ]bearing|bear(?:ing)? weight|weight on"),
        ("Crutches", r"crutch(?:es)?|walker|walking aid"),
        ("Desk work", r"desk|office|sedentary|light (?:work|dut\w+)"),
        ("Heavy work", r"(?:heavy|physical|manual) (?:\w+ )?(?:work|jobs?|labor)"),
        ("School", r"school|college"),
        ("Flying", r"fly|flying|flights?|air ?planes?"),
        ("Hot tub", r"hot tubs?|saunas?"),
        ("Bath", r"baths?|bath ?tubs?|soak\w*"),
        ("Shower", r"shower\w*"),
        ("Hair washing", r"wash \w+ hair|hair"),
        ("Stitches", r"stitch\w*|sutures?|staples?|steri-?strips?"),
        ("Dressing", r"dressings?|bandages?|gauze"),
        ("Drain", r"drains?"),
        ("Splint or cast", r"splints?|casts?|brace|sling"),
        ("Scar", r"scars?"),
        ("Scab", r"scabs?"),
        ("Bruising", r"bruis\w*"),
        ("Numbness", r"numb\w*|tingl\w*"),
        ("Ice", r"ice|ice[- ]packs?|cold (?:pack|compress)\w*"),
        ("Bleeding", r"bleed\w*|ooz\w*"),
        ("Alcohol", r"alcohol\w*|beer|wine"),
        ("Liquids", r"liquids?|fluids?"),
        ("Soft food", r"soft (?:\w+ )?(?:foods?|diet)"),
        ("Normal food", r"(?:solid|normal|regular|usual) (?:\w+ )?(?:foods?|diet)"),
        ("Coughing", r"cough\w*"),
        ("Tiredness", r"tired\w*|fatigue\w*"),
    )
)
AMOUNT = compiled(r"\b\d+ ?(?:lbs?|pounds?|kg|kilograms?|kilos?)\b")
WORD = re.compile(r"[^\W\d_][\w'’-]*")
OPENS = compiled(
    r"a|an|and|also|any|are|avoid|be|can|cannot|do|does|don['’]t|have|in|is|it|may|most|must|need|no|not|of|on|or|our|"
    r"patients|people|please|should|some|that|the|there|these|they|this|to|until|will|with|you|your"
)
ENDS = compiled(
    r"after|as|at|before|by|can|during|for|from|if|in|is|may|must|over|should|since|so|that|takes|through|till|unless|"
    r"until|usually|when|which|while|will|within"
)
MOST_WORDS = 5


def own_names(topic: str, text: str) -> Iterator[str]:
    """What a line may be called by its own words, the best first.

    >>> list(own_names("Activity", "Do not run or jump for 6 weeks."))
    ['Running', 'Activity: run or jump']
    >>> list(own_names("Lifting", "Lift nothing over 10 pounds."))
    ['Lifting: 10 pounds', 'Lifting: lift nothing']
    """
    yield from (name for name, words in DEEDS if words.search(text))
    amount = AMOUNT.search(text)
    if amount:
        yield f"{topic}: {amount[0]}"
    first = _first_words(text)
    if first:
        yield f"{topic}: {first}"


def _first_words(text: str) -> str:
    """The words that a sentence begins with, without what opens every sentence, up to where its time begins."""
    clause = re.split(r"[.,;:!?()]", text, maxsplit=1)[0]
    words = [match[0].lower() for match in WORD.finditer(clause)]
    while words and OPENS.fullmatch(words[0]):
        words.pop(0)
    ends = next((n for n, word in enumerate(words) if n and ENDS.fullmatch(word)), len(words))
    return " ".join(words[: min(ends, MOST_WORDS)])
