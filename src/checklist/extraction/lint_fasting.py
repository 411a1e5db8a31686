"""What is unclear or unsafe in a text's fasting instructions. The hours are the fact base's, none stands here."""

from collections.abc import Iterator

from checklist.extraction import topics
from checklist.extraction.findings import Fare, Fasting, Findings, Pair
from checklist.extraction.patterns import compiled
from checklist.extraction.remarks import Remark, Rule, remark
from checklist.fasting import FOOD, FastingTable, FoodClass

LIGHT = compiled(r"\blight\b|\btoast\b|\bcrackers?\b")
HEAVY = compiled(r"\b(?:heavy|fatty|fried|greasy|meat|full meal|big meal)\b")
SOLID_ONLY = compiled(r"\b(?:nothing|no) solid")
EVERYTHING = compiled(r"\b(?:nothing|fast\w*|npo|by mouth|empty stomach)\b")
DIET = compiled(r"\bonly\b|\bdiet\b")
ANCHORED = compiled(
    r"\b(?:before|prior|ahead of|preceding|pre-?op\w*|surger\w+|operations?|procedures?|"
    r"an(?:a)?esthe\w+|arriv\w+|check[- ]?in|admi\w+|appointment|test|exam|(?:colon|"
    r"endo)oscopy)\b",
)
FATTY, FLUIDS = FoodClass.SOLIDS_FATTY, FoodClass.CLEAR_FLUIDS
FOODS = (FATTY, FoodClass.SOLIDS_LIGHT)
SPOKEN = {FATTY: "food", FoodClass.SOLIDS_LIGHT: "a light meal", FoodClass.MILK: "milk", FLUIDS: "clear drinks"}


def fasting_remarks(text: str, findings: Findings, least_hours: FastingTable) -> Iterator[Remark]:
    """Food and drink in one rule, hours outside the guideline, ranges left open or counted from nothing, two times."""
    stops = [finding for finding in findings.fasting if not _is_a_diet(finding)]
    for finding in stops:
        if _together(finding):
            yield remark(Rule.FOOD_AND_DRINK_TOGETHER, text, finding.at)
        if is_open(finding.hours_before):
            yield remark(Rule.OPEN_RANGE, text, finding.at)
        if finding.hours_before and not ANCHORED.search(finding.quote):
            yield remark(Rule.NO_ANCHOR, text, finding.at)
    yield from _outside(text, stops, least_hours)
    yield from _two_times(text, stops)


def is_open(pair: Pair | None) -> bool:
    """Whether both ends of a range are given and differ."""
    return pair is not None and None not in pair and pair[0] != pair[1]


def _is_a_diet(finding: Fasting) -> bool:
    """ "Only clear liquids for 24 hours" allows something: it stops nothing."""
    return finding.what is Fare.OTHER or (finding.what is Fare.CLEAR_FLUIDS and bool(DIET.search(finding.quote)))


def _together(finding: Fasting) -> bool:
    timed = finding.hours_before is not None or finding.clock is not None
    both = topics.EATING.search(finding.quote) and topics.DRINKING.search(finding.quote)
    kinds = _classes(finding)
    return FATTY in kinds and FLUIDS in kinds and bool(timed or both)


def _classes(finding: Fasting) -> tuple[FoodClass, ...]:
    """The kinds of food and drink a finding stops; "nothing solid" leaves drinks, "do not drink" leaves food."""
    words, what = finding.quote, finding.what
    if what is Fare.ALL and not SOLID_ONLY.search(words):
        only_drinks = topics.DRINKING.search(words) and not (topics.EATING.search(words) or EVERYTHING.search(words))
        return (FoodClass.MILK, FLUIDS) if only_drinks else (*FOODS, FoodClass.MILK, FLUIDS)
    if what in (Fare.ALL, Fare.SOLIDS):
        return FOODS[1:] if LIGHT.search(words) else FOODS[:1] if HEAVY.search(words) else FOODS
    return {Fare.MILK: (FoodClass.MILK,), Fare.CLEAR_FLUIDS: (FLUIDS,)}.get(what, ())


def _longest(finding: Fasting) -> float | None:
    """The hours that are held: the longer end of a range."""
    low, high = finding.hours_before or (None, None)
    return high if high is not None else low


def _outside(text: str, stops: list[Fasting], table: FastingTable) -> Iterator[Remark]:
    least = {m.what: m.hours for m in table.minimums if m.condition.holds({})}
    fatty_said = any((_longest(f) or 0) >= least.get(FATTY, 0) for f in stops if FATTY in _classes(f))
    for finding in stops:
        hours = _longest(finding)
        kinds = [k for k in _classes(finding) if k is not FATTY or not fatty_said]
        whys = [why for kind in kinds if hours and (why := _why(kind, hours, least, table))]
        if whys:
            yield remark(Rule.FASTING_OUTSIDE_GUIDELINE, text, finding.at, " ".join(whys))


def _why(kind: FoodClass, hours: float, least: dict[FoodClass, float], table: FastingTable) -> str | None:
    """What the guideline says against these hours for one kind; None where it says nothing."""
    minimum = least.get(kind)
    longest = table.long_clear_fluids if kind is FLUIDS else table.long_food if kind in FOOD else None
    if minimum is not None and hours < minimum:
        return f"The guideline has at least {minimum:g} hours without {SPOKEN[kind]}, this says {hours:g}."
    if longest is not None and minimum is not None and hours > longest:
        return f"The guideline has {minimum:g} hours without {SPOKEN[kind]}; {hours:g} is long and can do harm."
    return None


def _two_times(text: str, stops: list[Fasting]) -> Iterator[Remark]:
    """Each later sentence that gives everyone another time for a kind that already has one."""
    first: dict[FoodClass, object] = {}
    for finding in stops:
        told = _longest(finding) or finding.clock
        if told is None or finding.condition:
            continue
        earlier = [first.setdefault(kind, told) for kind in _classes(finding)]
        if any(said != told for said in earlier):
            yield remark(Rule.TWO_FASTING_TIMES, text, finding.at)
