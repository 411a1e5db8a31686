"""Which part of the way words are about: before the procedure, its day, during it, after it, or when to call."""

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache

from checklist.extraction.findings import Urgency
from checklist.extraction.patterns import compiled


class Phase(StrEnum):
    """The part of the way a heading or sentence speaks about. `asides`: what it is, risks, costs; nothing to do."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"
    SIGNS = "signs"
    ASIDES = "asides"
    UNKNOWN = "unknown"


DEED = (
    r"(?:surger(?:y|ies)|surgical|procedures?|operations?|operated|colonoscopy|endoscopy|test|"
    r"exam|scan|treatment|admission|"
    r"an(?:a)?esthe(?:sia|tic)|hospital|appointment|repair|replacement|removal|transplant|biopsy|implants?|placement|"
    r"insertion|implantation|extraction|injection|augmentation|reduction|reconstruction|correction|ablation|laser|"
    r"stent|"
    r"\w{3,}(?:ectomy|plasty|otomy|oscopy|ostomy|pexy|graphy|desis|graft|section|bypass))"
)

#: words of a heading → its phase; the first that fits counts
HEADINGS: tuple[tuple[str, Phase], ...] = (
    (
r"^(?:prepar\w*|getting ready)\b(?! (?:for|to) (?:discharge|go(?:ing)? home|leave))|"
r"^set(?:ting)? up\b|home safety|your home\b(?! care)", Phase.BEFORE),
    (
r"(?:when|how) (?:to|should (?:i|you)|do i) (?:call|contact|seek|get (?:help|medical|"
r"in touch)|see (?:a|your|the)|ring|phone|worry)|call (?:your|the|a|us|911|9-1-1|999|112|000|immediately|"
r"right away)|"

r"(?:call|contact|see|tell|notify|phone|ring|consult|let) (?:your |their |the |a |"
r"an )?(?:own )?(?:\w+ ){0,2}?(?:doctor|gp|surgeon|nurse|us\b|team|provider|clinic|office|"
r"physician|hospital|ward)|seek (?:medical|immediate|emergency|help|urgent)|"
r"get (?:medical |emergency |immediate )?(?:help|care|advice)|"

r"(?:warning|danger) signs?|red flags?|watch (?:for|out)|look out for|signs? (?:of|"
r"and symptoms of) (?:infection|complication|trouble|problem)|report (?:any|these|"
r"the following)|"

r"emergenc(?:y|ies)$|when (?:to|should (?:i|you)) (?:worry|act|mention|be concerned|get (?:medical|help|seen))|"
r"^(?:what(?:'s| is) )?(?:not|ab)[ -]?normal\b|act now|"
r"in an emergency|problems to (?:report|watch)|"
r"concerns after|urgent advice|immediate action|reasons to call|call for|"
r"(?:concerning|abnormal|worrying|serious|severe|urgent|alarm) (?:signs?|symptoms?)|"
r"(?:signs?|symptoms?) (?:requir\w*|that (?:need|require)|to (?:report|watch))|"
r"(?:requir\w*|needs?) (?:immediate |urgent |emergency )?(?:medical|immediate|urgent) (?:attention|care|help)|"
r"^go (?:straight )?to (?:the |a |an |your )?(?:nearest )?(?:er\b|emergency|a ?& ?e|hospital|casualty)|"
r"^(?:please )?(?:contact|call|phone|ring)(?: us| your \w+| the \w+)?(?: immediately| at once)?$|"
r"things to look out|return to (?:the )?(?:hospital|er|emergency)|additional .*concerns", Phase.SIGNS),
    (
r"\brisks?\b|complications?|side effects|\bbenefits?\b|alternatives?|other options|"
r"types? of|what (?:is|are) (?:a|an|the|my|upper|lower|cataract|knee|hip|\w+)\b(?! (?:i |"
r"should |to ))(?!.*(?:after|recover|prepar|bring|eat|drink|post|before))|"

r"^why\b(?!.*(?:fast|stop|eat))|^(?!.*(?:recover|normal|after|expect)).*\bsymptoms|causes?\b|"
r"diagnos(?!tic tests?)|cost|how much|insurance cover|"
r"purpose|indications?|who (?:needs|should|is)|candidate|tools|equipment|personnel|"
r"your (?:surgical )?team$|"

r"setting|^summary|overview|introduction|background|definition|description$|anatomy|"
r"success|statistics|results?$|outlook|prognosis|facts|similar (?:codes|procedures)|"
r"questions to ask|references|sources|learn more|more information|further reading|"
r"normal healing|about (?:the|your|this) (?:procedure|surgery|operation|condition|hernia)|"

r"^reasons? (?:for|to have)\b|\b(?:is|are|be) (?:\w+ly )?(?:done|used|performed|recommended|offered|considered|"
r"needed) (?:to|for|if)$|"

r"discharge (?:requirements|criteria)|^requirements|criteria|goals|contents|copyright|"
r"disclaimer|anesthesia options|treatments? for|at risk", Phase.ASIDES),
    (
        r"^post\b|\bafter$|post-?\s?op|post[- ]?(?:surg\w+|procedur\w+|treatment|anaesth\w+|anesth\w+)|"
        r"after\s?care|after (?:your |the |a |an |either )?(?:\w+ ){0,3}" + DEED +
r"|^after\b|recover|go(?:ing)? home|discharge|at home\b(?! prep)|back home|home care|healing|"
r"heal\b|follow[- ]?up|(?:wound|incision|dressing|cast|stitch|scar|drain|bandage|eye|pain|"
r"skin) (?:care|management|control|relief)|car(?:e|ing) (?:of|for) (?:your|the|my)|"
r"look(?:ing)? after|"

r"(?:return|get|getting|going) (?:back )?to (?:work|normal|sport|driving|exercise|your|"
r"daily|school|activit)|when can i|resum|\brehabilit|physical therapy|physiotherapy|"
r"(?:first|next|weeks?|days?|months?) (?:\d|one|two|three|four|six|few|week|day|month|"
r"several)|week \d|days? \d|\d+\s*(?:-|–|to)\s*\d+ (?:days|weeks|months)\b(?! (?:before|prior))|\d+ (?:days|weeks|"
r"months)\b(?! (?:before|prior))|\d+\s*(?:-|–|to)\s*\d+ hours\b(?! (?:before|prior))|"

r"activit(?:y|ies)|mobility|movement|exercise(?:s)?$|bathing|showering|driving|lifting|"
r"work$|sex|diet after|what you can do|do'?s and don'?ts|managing pain|pain$|constipation|"
r"in the hospital(?!,? before)|hospital stay|hospital floor|recovery room|intensive care|icu|step-?down|"
r"waking up|in hospital|(?<!other )(?<!safety )precautions|restrictions|what to expect after|"
r"managing|sleep(?:ing)?$|nutrition$|bowel", Phase.AFTER),
    (
r"^pre\b|clearance|pre-?\s?op|(?:get(?:ting)?|be(?:ing)?) (?:\w+ ){0,3}?ready|prepar|before (?:your |the |"
r"a |an |you |coming|going|surger|procedure|operation|arriv|admission)|"
r"^before\b(?! delivery)|beforehand|prior to|leading up|(?:day|night|evening|week|weeks|"
r"month|months|days|morning)s? (?:before|prior|of|beforehand)|weeks and|^on the day|"
r"the day of|day-of|what (?:to|should i|do i|can i) (?:bring|wear|pack|eat|drink|take)|"

r"(?:bring|wear|pack)(?:ing)?\b|shopping list|check\s?list|fasting|"
r"nothing (?:to eat|by mouth)|"
r"medication(?:s)? (?:to|directions|instructions|before)|medicines? (?:to|before)|planning|"
r"plan ahead|arrang|arrival|arriving|check-?in|clothing|what to expect before|bowel prep|"
r"\bprep\b|clear liquid|transport|prehab|pre-?admission|pre-?assessment|just before|"
r"fit for surgery|diabet.*medic|blood thinner|anticoag|"
r"instructions (?:for|prior)|how long (?:prior|before)|stop (?:smoking|taking)|"
r"home preparation|medical preparation|physical preparation|do i need to (?:fast|stop)|"
r"drive me", Phase.BEFORE),
    (
r"during|what (?:happens|to expect)|how (?:is|does|do|are)|(?:the|your) (?:surgery|"
r"procedure|operation)$|procedure (?:description|steps|details)|operating room|"
r"operating theatre|pre-operative area|steps|anaesthetic|anesthesia$|in the or\b|"
r"meeting your", Phase.DURING),
)  # fmt: skip
_HEADINGS = tuple((compiled(rf"(?<!\w)(?:{words})"), phase) for words, phase in HEADINGS)
LONG_HEADING = 9
_ANY_DEED = r"(?:your |the |a |an |my |this |any |having |undergoing |either )?(?:\w+[ -]){0,3}?" + DEED
#: "wait 4 weeks before driving"
LATER = (
    r"(?! (?:having|return\w*|resum\w+|going back|driving|lifting|it|they|"
    r"you (?:can|may|are able|drive|return|go back|lift|have sex))\b)"
)
SAID_BEFORE = compiled(
    rf"\b(?:before|prior to|preceding|leading up to|in advance of|ahead of) {_ANY_DEED}|(?:day|"
    rf"night|evening|week|morning)s? (?:before|prior)\b{LATER}|pre-?operative|\bpre-?op\b|\barrive\b|"
    rf"prior to (?:your )?arrival|beforehand",
)
SAID_AFTER = compiled(
    rf"\b(?:after|following) {_ANY_DEED}|post-?(?:operative|procedure|surgery)|\bpost-?op\b|"
    rf"recover(?:y|ing|s)?\b|go(?:ing)? home|get home|once home|at home|discharged?|"
    rf"comfort measures|(?:return|get|go|going) (?:back )?to (?:\w+ )?(?:work|normal|school|nursery|sport)|heal(?:s|"
    rf"ing|"
    rf"ed)?\b|afterwards?\b|resume",
)
NAMED_BEFORE = compiled(
    rf"\b(?:before|prior to|preceding|leading up to|in advance of|ahead of) {_ANY_DEED}|(?:day|"
    rf"night|evening|week)s? (?:before|prior)\b{LATER}|beforehand|\bpre-?(?:op|operative|surgical|"
    rf"surgery|admission|procedure)\b",
)
NAMED_AFTER = compiled(
    rf"\b(?:after|following) {_ANY_DEED}|post-?(?:operative|procedure|surgery)|\bpost-?op\b|"
    rf"\bafter (?:you (?:get|go|are) home|discharge)",
)
THE_DAY = compiled(r"\b(?:day|morning) of (?:your |the )?(?:surgery|procedure|operation|test|admission)|\bon the day\b")
MATTER_AFTER = compiled(
    r"\b(?:dressings?|bandages?|steri-?strips?|incisions?|stitches|sutures|staples|scabs?|drains?|crutches|slings?|"
    r"splints?|"
    r"casts?|weight[- ]bearing|swelling|bruising|constipation|ice packs?|elevat\w+|wounds?|gauze|sitz|physical therapy|"
    r"physiotherapy|stool softeners?)\b"
)
MATTER_BEFORE = compiled(
    r"\b(?:blood (?:tests?|work)|lab(?:oratory)? tests?|chest x-?rays?|ecg|ekg|"
    r"electrocardiogram|clearances?|photo id|insurance card|nail polish|jewel\w+|valuables|"
    r"nothing to eat|npo|nil by mouth|empty stomach|"
    r"consent form|(?:do not|don't) (?:eat|drink)(?: (?:or|and) (?:eat|drink))? anything)\b"
)
#: "Tell your doctor if you:" above what one is or has, not above what happens
OF_ONESELF = compiled(
    r"\b(?:tell|inform|notify|let)\b.{0,40}\bif you\W*$|\b(?:tell|inform|notify|"
    r"let)\b.{0,40}\bif you (?:have|are)\W*$"
)
EMERGENCY = compiled(
    r"\b911\b|\b9-1-1\b|\b999\b|\b112\b|\b000\b|emergency (?:room|department|care|services?|number|help|"
    r"medical)|\bE\.?R\.?\b(?=[\s.,)]|$)|\bA ?& ?E\b|ambulance|accident and emergency|"
    r"go (?:straight |immediately |directly )?to (?:the |your )?(?:nearest |local )?(?:emergency|hospital|casualty)",
)
CALLING = compiled(
    r"\b(?:call|contact|phone(?! (?:charger|number|and))|telephone(?= (?:\d|(?:the|your|us|our|"
    r"me)\b))|ring(?= (?:the|your|us|our|me|999|111)\b)|notify|tell|inform|alert|"
    r"(?<!women )(?<!patients )(?<!people )(?<!who )report|consult|seek|get in touch|"
    r"(?:see|visit|attend) (?:us\b|(?:your|the|a|our|an)\b(?! (?:\w+ )?(?:result|difference|scar|wound|next|follow)))|"
    r"get (?:medical )?(?:help|advice)|speak (?:to|with)|talk to|let\b.{1,30}\bknow|(?:return|"
    r"go|come) (?:back |straight |immediately |"
    r"directly )?(?:in\b|to (?:the |our |your |an? )?"
    r"(?:nearest |local )?(?:hospital|emergency|e\.?r\b|a ?& ?e|casualty|clinic|office|ward|unit|doctor))|reach out)\b",
)


FOLLOWS = compiled(
    r"\b(?:if|when|for|with)\W*$|\b(?:if|when|for)\b.*\b(?:following|these|any of|occurs?|"
    r"happens?|develops?|notice|experience|symptoms|signs|"
    r"(?:you|your child|he|she|they|there) (?:have|has|get|gets|are|is|become|becomes|develop|see|feel))\b"
)
OF_MEDICINES = compiled(
    r"\b(?:tak(?:e|ing)|on)\b[^.;]{0,60}\b(?:medic\w+|drugs?|tablets?|thinners?|insulin|anti-?\w+|aspirin|following)\b|"
    r"\b(?:about|of) (?:any|all|your|the|other)\b[^.;]{0,40}\b(?:medic\w+|supplements?|allerg\w+|history)\b|"
    r"\ballerg\w+ to\b|\b(?:pregnant|pacemaker|diabet\w+|latex)\b"
)


#: what is to be reached in a stage of recovery
GOALS = compiled(r"\W*(?:your |the |main )?goals?\W*")


def phase_of(headings: Iterable[str]) -> Phase:
    """The phase of the innermost heading that tells one."""
    told = [(heading, heading_phase(heading)) for heading in headings]
    known = [(heading, phase) for heading, phase in told if phase is not Phase.UNKNOWN]
    if (
        len(known) > 1
        and known[-1][1] is Phase.SIGNS
        and known[-2][1] is Phase.BEFORE
        and OF_ONESELF.search(known[-1][0])
    ):
        return Phase.BEFORE
    if len(known) > 1 and known[-2][1] is Phase.AFTER and GOALS.fullmatch(known[-1][0]):
        return Phase.AFTER
    if len(known) > 1 and THE_DAY.search(known[-1][0]) and known[-2][1] is Phase.AFTER:
        return Phase.AFTER
    return known[-1][1] if known else Phase.UNKNOWN


@lru_cache(maxsize=16_384)
def heading_phase(heading: str) -> Phase:
    """The phase a heading speaks about."""
    words = heading.replace("’", "'").strip(" :*#")
    if calls_for(words):
        return Phase.SIGNS
    passed = {Phase.ASIDES} if len(words.split()) > LONG_HEADING else set()
    passed |= {Phase.SIGNS} if OF_MEDICINES.search(words) else set()
    return next((phase for pattern, phase in _HEADINGS if phase not in passed and pattern.search(words)), Phase.UNKNOWN)


def calls_for(words: str) -> bool:
    """ "Call us if any of these happen": whom to turn to, and that signs follow."""
    return bool(CALLING.search(words) and FOLLOWS.search(words) and not OF_MEDICINES.search(words))


@lru_cache(maxsize=16_384)
def named_phase(sentence: str) -> Phase:
    """The phase a sentence names outright ("before surgery", "after the operation"); what it names first counts."""
    return _first(NAMED_BEFORE.search(sentence), NAMED_AFTER.search(sentence))


@lru_cache(maxsize=16_384)
def said_phase(sentence: str) -> Phase:
    """The phase a sentence lets one know, outright or by its matter ("once you are home")."""
    said = _first(SAID_BEFORE.search(sentence), SAID_AFTER.search(sentence))
    return said if said is not Phase.UNKNOWN else _on_the_day(sentence)


def _first(before: re.Match[str] | None, after: re.Match[str] | None) -> Phase:
    if before and (not after or before.start() <= after.start()):
        return Phase.BEFORE
    return Phase.AFTER if after else Phase.UNKNOWN


def _on_the_day(sentence: str) -> Phase:
    return Phase.BEFORE if THE_DAY.search(sentence) else Phase.UNKNOWN


def phase_by_matter(sentence: str) -> Phase:
    """What there only is once it is done, a wound to look after, or only while it is ahead, things to bring."""
    return _first(MATTER_BEFORE.search(sentence), MATTER_AFTER.search(sentence))


def urgency_of(*words: str) -> Urgency:
    """What these words say to do about a sign, the most urgent of them."""
    said = " ".join(words)
    if EMERGENCY.search(said):
        return Urgency.EMERGENCY
    return Urgency.CALL if CALLING.search(said) else Urgency.UNSPECIFIED
