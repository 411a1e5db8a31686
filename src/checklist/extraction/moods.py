"""The mood of a clause: told to do it, told not to, allowed, usual, what staff will advise or do, or only said."""

import re
from enum import StrEnum
from functools import lru_cache

from checklist.extraction.patterns import compiled


class Mood(StrEnum):
    """What a clause is to the patient."""

    DO = "do"
    DO_NOT = "do_not"
    MAY = "may"
    USUAL = "usual"
    ADVISED = "advised"
    STAFF = "staff"
    SAID = "said"


_VERBS = (
    "add adjust advance aim alert allow alternate apply arrange arrive ask attach attend "
    "avoid bathe be begin bend bite "
    "blow book borrow brace "
    "breathe bring brush buy call cancel carry cease change check chew choose clean climb come complete confirm "
    "consider consult consume contact continue cook cool cough count cover create dab decrease deep discontinue "
    "discuss "
    "do don't dress drink drive drop ease eat elevate empty ensure establish exercise expect fast fill find "
    "finish fit flush focus follow freeze gargle gather get give go gradually hang have help hire hold hug hydrate ice "
    "identify increase introduce "
    "inflate inform inspect install irrigate keep know leave let lie lift limit listen log lose lower maintain make "
    "massage measure mix moisten "
    "monitor move never normalise normalize "
    "note notify obtain omit optimize organise organize pack park pat pause pay perform phone "
    "place plan position practice practise prepare press progress protect provide purchase "
    "put quit raise read rearrange "
    "reapply record "
    "reduce refrain register relax remain remember remove rent replace report request rest restart resume return "
    "review ring rinse roll rub schedule scrub secure see seek set shave shop shower sign sit skip sleep slowly "
    "soak speak spit splint squeeze stand start stay stock stop store stretch submit suck "
    "support swallow switch take talk "
    "tape taper tell test transition trim try turn undergo update use visit wait walk warm "
    "accompany bandage dispose engage feed flex moisturize moisturise nap prop pull push recline reposition scratch "
    "shampoo show slide spray stick straighten swim swish touch treat twist urinate utilize void wiggle "
    "wash watch wean wear weigh wipe "
    "withhold work wrap write "
)
VERBS = tuple(_VERBS.split())

OPENING = (
    r"(?:\W{0,8}(?:please|always|also|then|and|but|or|so|just|only|simply|next|instead|kindly|thereafter|afterwards?|"
    r"finally|first|now|therefore|"
    r"if possible|when possible|yes|no|important|note|reminder|after that|at home|otherwise|"
    r"again|gently|carefully|regularly|slowly|gradually|immediately|be sure to|be certain to|"
    r"make sure to|remember to|try to|try not to|aim to|plan to|continue to|feel free to|"
    r"it is (?:(?:very|also|really|extremely) )?(?:important|best|essential|ok(?:ay)?|fine|safe|advisable|recommended|"
    r"helpful|"
    r"a good idea|your responsibility) (?:to|that you)|it[’']s (?:important|best|essential|"
    r"ok(?:ay)?|fine|safe|a good idea|recommended) (?:to|that you)|you are (?:advised|asked|"
    r"encouraged|required|expected) to)[\s,:]++)*"
)
OPENED = (
    r"(?:(?:at|on|by|from|after|before|during|starting|beginning|in|for|the (?:night|day|"
    r"morning|evening|week)|one|two|three|within|about|around|\d+)\b[^.;:!?]{0,70}?,\s*|"
    r"at (?:\d{1,2}(?::\d\d)?\s?[ap]\.?m\.?|noon|midnight)\s+|after \d+ (?:hours|days|weeks|"
    r"months)\s+)?"
)
IMPERATIVE = compiled(
    rf"^\W*+{OPENED}{OPENING}(?:{'|'.join(VERBS)})\b(?!['’]s)(?!\s(?:is|are|was|were|may|can|"
    rf"will|should|must|has|have|of)\b)",
)
PROHIBITED = compiled(
    r"\b(?:do not|don[’']t|never|must not|mustn[’']t|should not|shouldn[’']t|cannot|can[’']t|"
    r"can not|may not(?! (?:be (?:suitable|necessary|required|needed|possible|appropriate|right|safe|ready|asked|"
    r"given)|need|have|"
    r"feel|notice|remember|work|know|experience)\b)|not be able to|no longer|not (?:be )?(?:allowed|permitted)|"
    r"avoid(?:ing)?|refrain|"
    r"abstain|nothing|without|stay away|not to|not (?:eat|drink|drive|lift|smoke|take|bathe|"
    r"swim|wear|use|shave|have)\w*)\b|^\W*no\b(?! (?:matter|one|problem|need|special))|\brestricted\b|\bprohibited\b",
)
TOLD = compiled(
    r"\b(?:you|patients?|people|everyone|they|he|she|child(?:ren)?|baby|person|someone|adult|carer|caregiver|member|"
    r"friend|relative|driver)(?:[’']ll)? (?:also |usually |"
    r"generally |will |still |both |then )?(?:should|must|need(?:s)?|(?:will )?need to|"
    r"(?:will )?have to|has to|are (?:to|asked|advised|encouraged|required|responsible|"
    r"expected)|ought|(?:’ll|'ll) need|are recommended|want to)\b|you(?: will| may|"
    r" might) (?:also |still )?need\b|you[’']ll (?:also )?(?:need|have)|\b(?:is|"
    r"are) (?:\w+ly |often )?(?:required|recommended|necessary|needed|essential|important|advised|"
    r"mandatory|encouraged|advisable|restricted|critical|crucial|vital|key)\b|\bmust be\b|\bshould be\b|(?:need|"
    r"needs) to be\b|^\W*i(?:[’']ve|[’']ll|[’']m)?\s(?:have|will|am|know|understand)\b|"
    r"\bmay need\b|\bwill need\b|\brequires?\b|important (?:to|that)|(?:may|"
    r"might) (?:also )?want to|required to|\bplease\b|\b(?:may|might) (?:\w+ )?be (?:necessary|required|needed)\b|"
    r"\b(?:may|might|will|can|could) (?:\w+ )?be (?:asked|advised|told|instructed|required|encouraged) to\b",
)
ALLOWED = compiled(
    r"\b(?:you|patients?|people|most|person|they|he|she|baby|adults|child(?:ren)?)(?: \w+){0,3}? (?:can|may|"
    r"might|could|are able|is able|should be able)\b|\bcan (?:usually |often |typically |"
    r"generally |safely )?(?:be|begin|resume|return|go|start|drive|walk|shower)\b|\bmay (?:begin|"
    r"resume|return|start)\b|\b(?:can|may|will) (?:also )?(?:help|aid|relieve|ease|reduce|"
    r"alleviate|soothe|be (?:relieved|alleviated|eased|managed))\b|\b(?:can|may) (?:also )?be (?:used|left|removed|"
    r"resumed|washed|changed|taken off|worn)\b|\bok(?:ay)?\b|"
    r"\bfine\b|"
    r"^\W*\w+ing\b[^,.;]{0,40}\bhelps?\b|\b(?:is|are) (?:\w+ )?(?:acceptable|permissible|permitted)\b|"
    r"\bable to\b|\ballowed\b|^\W*(?:may|can) (?!(?:\w+ )?(?:feel|experience|notice|have|see|be|occur|cause)\b)",
)
USUALLY = compiled(
    r"\b(?:usual(?:ly)?|typical(?:ly)?|general(?:ly)?|often|most(?:ly)?|commonly|normal(?:ly)?|"
    r"common|expect(?:ed)?|average|takes?|lasts?|likely|about|around|approximately)\b",
)
STAFF = compiled(
    r"^\W*+(?:(?:during|before|after|in|at|on|once|when|while|for|to)\b[^,]{0,60},\s*)?(?:your |"
    r"the |a |an |our |one of our )?(?:\w+[ -]){0,2}?(?:surgeons?|doctors?|nurses?|"
    r"an(?:a)?esthesiologists?|an(?:a)?esthetists?|teams?|staff|providers?|physicians?|"
    r"specialists?|therapists?|technicians?|dentists?|pharmacists?|clinicians?|hospital|clinic|"
    r"we|midwife|assistant|dietiti?an|gp)\b(?:\s(?:or|and)\s(?:the |your )?\w+)?\s(?:will|may|"
    r"might|can|could|would|has|have|is|are|should|must|then|uses?|makes?|gives?|puts?|"
    r"performs?|checks?|inserts?|removes?|explains?|discuss(?:es)?|recommends?|tells?|asks?|"
    r"helps?|advises?|provides?|places?|decides?|takes?|moves?|monitors?)\b",
)
PASSED_ON = compiled(
    r"\b(?:ask(?:s|ed)? (?:you|that you|patients) (?:not )?to|asked to|tell(?:s)? you (?:to|"
    r"not to|which)|advise(?:s)? (?:you|that|against)|recommend(?:s|ed)?\b|prefer\b|"
    r"instruct(?:s)? you to|encourage(?:s)? you|want(?:s)? you to|need you to)\b",
)
ADVISES = compiled(
    r"\b(?:tell(?:s)? you (?:when|how|what|if|whether)|advise(?:s)? (?:on|when|about)|"
    r"let you know (?:when|if|how)|discuss(?:es)? (?:when|how|with you|your)|"
    r"give(?:s)? you (?:instructions|advice|specific|a prescription|information)|"
    r"provide(?:s)?(?: you)?(?: with)? (?:instructions|advice|specific|guidance)|show(?:s|"
    r"n)? you how|teach(?:es)? you|prescribe(?:s)?)\b",
)
SAID_ONLY = compiled(
    r"^\W*+(?:please )?(?:note\b|welcome\b|be aware|disregard)|^\W*(?:this|that|these|those|it|there|"
    r"here)(?: \w+)? (?:is|are|was|will|can|may|has|helps?|means?|allows?|prevents?|reduces?|"
    r"gives?)\b(?! (?:\w+ )?(?:important|best|essential|recommended|advisable|necessary|"
    r"required|advised|vital|ok|okay|fine|safe|normal|common|usual)\b)|\bwill not (?:be|need|"
    r"have)\b|(?<!so )(?<!that )you do(?: not|n[’']t) (?:need|have) to",
)
BRACKETS = compiled(r"(?<=\w) \([^()]*\)")
EXCEPTS = compiled(r"unless|except")
UNLESS = compiled(r"(?<=\w)[,;]? \(?(?:unless|except)\b[^.;]*")
ONLY_UNLESS = compiled(r"\W*(?:unless|except)\b[^,;]*$")
_CONDITION = compiled(
    r"^\W*+(?:if|when|unless|once|while|should you|for (?:women|men|patients|children|people|"
    r"those)|in case)\b[^,:;]{2,120}[,:;]\s*",
)
TIMED_LIMIT = compiled(r"\bnot\b.*\b(?:days?|weeks?|hours|months?)\b|\bshould\b|\bmust\b")
_IF = compiled(r"\b(?:if|unless)\s[^.;:!?]{3,160}")


@lru_cache(maxsize=16_384)
def mood_of(clause: str) -> Mood:
    """What a clause is to the patient, by its verb and person."""
    words = BRACKETS.sub("", main_clause(clause)) if "(" in clause else main_clause(clause)
    words = UNLESS.sub("", words) if EXCEPTS.search(words) else words
    if STAFF.search(words) and not PASSED_ON.search(words):
        return Mood.ADVISED if ADVISES.search(words) else Mood.STAFF
    if ONLY_UNLESS.match(words) or (SAID_ONLY.search(words) and not TIMED_LIMIT.search(words)):
        return Mood.SAID
    if PROHIBITED.search(words) and not re.match(r"\W*(?:why|how|what)\b", words, re.IGNORECASE):
        return Mood.DO_NOT
    if IMPERATIVE.match(words) or TOLD.search(words) or PASSED_ON.search(words):
        return Mood.DO
    if ALLOWED.search(words):
        return Mood.MAY
    return Mood.USUAL if USUALLY.search(words) else Mood.SAID


def main_clause(clause: str) -> str:
    """The clause without the condition it opens with, and without a label in front."""
    opened = _CONDITION.match(clause)
    rest = clause[opened.end() :] if opened and opened.end() < len(clause) else clause
    label = re.match(r"^[^.:!?]{1,60}:\s*(?=\S)", rest)
    return rest[label.end() :] if label else rest


def condition_of(clause: str) -> str | None:
    """The clause's own "if you …", without what follows a comma; None where there is none."""
    found = _IF.search(clause)
    return clause[found.start() : found.end()].split(",", maxsplit=1)[0].strip() if found else None
