"""Rules that find what to do with medicines, before the procedure and after it."""

import re

from checklist.extraction import times, topics
from checklist.extraction.amounts import Relation
from checklist.extraction.amounts import times as amounts
from checklist.extraction.findings import Medication, MedicineAction, Pair, When
from checklist.extraction.known_names import Names
from checklist.extraction.moods import Mood, condition_of, main_clause
from checklist.extraction.passages import Passage
from checklist.extraction.patterns import compiled
from checklist.extraction.phases import Phase

A = MedicineAction
CARER = (
    r"(?:doctor|physician|surgeon|team|provider|prescriber|pharmacist|cardiologist|nurse|gp|"
    r"clinic|office|specialist|internist|dentist|pcp|\w{4,}ologist|us)"
)
#: what the words say → the action; the first that fits counts
ACTIONS: tuple[tuple[str, MedicineAction], ...] = (
    (
rf"(?:do not|don[’']t|never|should not) (?:stop|discontinue|change)\b.*(?:without|unless|"
rf"until|before)|(?:consult|ask|review|check with|talk (?:to|with)|speak (?:to|with)|discuss|"
rf"contact|call|confirm)\b.{{0,60}}\b(?:{CARER}|for (?:further |more )?(?:instructions|advice|"
rf"guidance))\b(?!.{{0,40}}\b(?:at least \d|days before))|"
rf"(?:let|tell|inform)\b.{{0,50}}\b(?:if|that|whether|about|know)\b.*\b(?:tak(?:e|ing)|medic|"
rf"thinner)|(?:might|may) (?:have|need) to\b.*\bor (?:stop|change|adjust|pause)", A.ASK),
    (
r"(?:do not|don[’']t|never) (?:stop|skip)|\bcontinu\w+|keep (?:taking|on)|carry on|"
r"as (?:usual|normal)|usual (?:medic|dose)|not run out|enough (?:of your )?medic", A.CONTINUE),
    (r"\bre-?start|\bresum\w+|\bstart\b|\bbegin\b|go back on", A.START),
    (
r"\badjust\w*|\bchang\w+|\bhalf\b|"
r"\b(?:reduc\w+|lower|decreas\w+)\b(?! (?:the |your |any |post\S+ )?(?:\w+[ -])?(?:pain|swelling|risk|inflammation|"
r"discomfort|chance|bleeding|bruising|fever|scar\w*|nausea|anxiety|stress|redness)\b)|\balter\w*|\bmodif\w+|"
r"\btaper\w*|may differ", A.ADJUST),
    (r"\bhold\b|\bheld\b|\bwithh\w+|\bskip\w*|\bpaus\w+|\bomit\w*|\binterrupt\w*", A.PAUSE),
    (
r"\bstop\w*(?! by\b)|\bdiscontinu\w*|\bceas\w+|\bcome off|\b(?:do not|don[’']t|should not|must not|"
r"not be|no longer|cannot|can[’']t) (?:take|taken|taking|use)|\bnot (?:taking|take|"
r"be taken)|\bquit\b", A.STOP),
    (r"\bavoid\w*|\brefrain|\bno\b|\bdo not|\bdon[’']t|stay away", A.AVOID),
    (
r"\btak(?:e|en|ing)\b|\buse[ds]?\b|\busing\b|\bapply|\bdrink\b|\bswallow|\binsert|"
r"\binstill|\bput\b|\bbuy\b|\breplace\b|\bprescribed\b|\brequire\b|\brecommend\w*|"
r"\btreated with|\bhelp\w*|\brelie\w+|\bneed (?:to take|\w* ?(?:pain|medic))|\bcontrol\w*|\bmix\b|"
r"\bfinish\b|\bmanag\w+|\bfill\w*|\b\d+(?:\.\d+)?\s?(?:mg|mcg|ml|units)\b", A.TAKE),
)  # fmt: skip
BARE = 12
_ACTIONS = tuple((compiled(words), action) for words, action in ACTIONS)
SOMEONE_ELSE = compiled(
    r"\b(?:iv\b|intravenous|through (?:your|a) (?:iv|vein|drip)|an(?:a)?esthetics?|sedat(?:ion|"
    r"ed|e)\b|allerg\w+ (?:to|reactions?)|side effects?|can cause|may cause|numbing|local an|injects?|"
    r"give[sn]? you|varies|vary|depends?)\b",
)
#: "the tablets we give you": which ones they are, not what staff do
GIVEN = compiled(r"\b(?:that )?(?:we|they|the \w+|your \w+) (?:will )?(?:gave|give|prescribed?)s? you\b")
HEADED = compiled(r"^(?:if (?:you|your).{0,60}?)?[^.:!?]{0,80}:\s*")
QUALIFIED = (
    r"(?:\b(?:all|any|some|certain|your|other|most|these|the|routine|regular|usual|daily|"
    r"prescribed?|prescription|pain|heart|blood[- ]pressure|diabet\w+|cardiac|morning|am|pm|"
    r"oral|over-the-counter|weekly|mild|strong|anti-?nausea|herbal|vitamin)\s+)*"
)
NAMED = compiled(QUALIFIED + topics.MEDICINE.words + r"(?:\s\([^)]{1,120}\))?")


def medication_in(passage: Passage, names: Names | None) -> Medication | None:
    """A medicine, by its own name, a group's or the heading's, and what to do with it."""
    who = named_in(passage, names)
    if (
        who is None
        or BESIDE_IT.search(passage.text)
        or BRINGS.search(passage.text)
        or BRINGS.search(passage.block.lead)
    ):
        return None
    action = action_of(passage.text) or _action_above(passage, names)
    when = _when(passage, action)
    if action is None or when is None or not _told(passage, action):
        return None
    days = _days(passage, when)
    if when is When.AFTER and action is A.STOP:
        action = A.AVOID
    return Medication(
        quote=passage.text, at=passage.at, rule=f"medicines.{action}", confidence=0.9 if days else 0.75,
        condition=condition_of(passage.text), who=who, action=action, when=when, offset_days=days,
    )  # fmt: skip


#: "Do not drive if you are taking codeine": of driving, not of the medicine
BESIDE_IT = compiled(
    r"\b(?:drive|driving|ride|operat\w+|alcohol\w*|machinery|sign)\b[^.;]*\b(?:if|while|when|until|"
    r"unless)\b[^.;]*\b(?:tak(?:e|ing)|on|"
    r"using)\b"
)
TO_SOMEONE = compiled(r"\b(?:you|your|patients?|people|they|child(?:ren)?)\b")
BRINGS = compiled(r"\bbring\b|\bpack\b|\btake home\b|\bcontact lens")
TREATED = compiled(
    r"\brequire|\bneed\b|prescri|get a|\b(?:managed|controlled|relieved|resolved|eased|"
    r"treated) with\b|\bhome (?:on|with)\b"
)
SUBORDINATE = compiled(
    r"\([^)]*\)|\b(?:after (?:taking|having|receiving)|until|while|when|once|unless|off)\b[^,.;:]*",
)


def named_in(passage: Passage, names: Names | None) -> str | None:
    """The medicine as the text names it: here, or in the heading or lead-in of an item without a name of its own."""
    for words in (passage.text, *((passage.block.lead, *passage.block.under[-1:]) if _headed_by_one(passage) else ())):
        if not topics_left(words, names) or topics.NOT_A_MEDICINE.search(words):
            continue
        spoken = [name.strip() for name in NAMED.found(words)]
        known = names.found(words) if names else []
        said = list(dict.fromkeys(spoken + [name for name in known if not any(name in other for other in spoken)]))
        if said:
            return ", ".join(said[:8])
    return None


def topics_left(words: str, names: Names | None) -> bool:
    """Whether a medicine is named outside brackets and "until you are off pain medicine"."""
    if not (topics.MEDICINE.search(words) or (names and names.found(words))):
        return False
    rest = SUBORDINATE.sub(" ", topics.OF_HEALTH.sub(" ", words))
    return bool(topics.MEDICINE.search(rest) or (names and names.found(rest)))


def _headed_by_one(passage: Passage) -> bool:
    """Whether the words need their heading to say which medicine: a dose, or an action with no object."""
    return bool(
        re.search(r"\bdose|\bhold\b|\bstop\b|\btake (?:half|the|your|it|them|\d)|\bskip\b", passage.text, re.IGNORECASE)
    )


def action_of(words: str) -> MedicineAction | None:
    """What the words say to do."""
    return next((action for pattern, action in _ACTIONS if pattern.search(words)), None)


def _action_above(passage: Passage, names: Names | None) -> MedicineAction | None:
    """What a list of bare names is told with ("You can continue to take:"); a medicine's own line says to take it."""
    label = passage.label
    if label and passage.phase is Phase.AFTER and topics_left(label, names):
        return A.TAKE
    told = passage.phase in (Phase.BEFORE, Phase.AFTER) and passage.item
    if not told or passage.mood is not Mood.SAID or len(passage.text.split()) > BARE:
        return None
    above = passage.block.lead or "".join(passage.block.under[-1:])
    return None if BRINGS.search(above) or "recommend" in above else action_of(above)


def _told(passage: Passage, action: MedicineAction | None) -> bool:
    """Said to the patient, not of what staff give; an item may say it without a verb of telling."""
    words = passage.text
    if passage.mood in (Mood.STAFF, Mood.ADVISED) or (
        SOMEONE_ELSE.search(GIVEN.sub(" ", words)) and action in (A.TAKE, A.ASK, A.STOP)
    ):
        return False
    if passage.phase is Phase.SIGNS or (passage.phase is Phase.ASIDES and action is A.TAKE):
        return False
    ordered = passage.mood in (Mood.DO, Mood.DO_NOT)
    if passage.item and passage.phase is Phase.ASIDES and not ordered:
        return False
    firm = ordered or action not in (A.TAKE, A.AVOID)
    return firm or passage.item or passage.mood is Mood.MAY or bool(TREATED.search(main_clause(words)))


def _when(passage: Passage, action: MedicineAction | None) -> When | None:
    """Before or after; None where the words are of the procedure itself or of nothing in particular."""
    if passage.phase is Phase.AFTER:
        return When.AFTER
    if passage.phase is Phase.BEFORE:
        return When.BEFORE
    if passage.phase in (Phase.DURING, Phase.SIGNS):
        return None
    if times.before(passage.text) is not None or action in (A.STOP, A.PAUSE, A.ADJUST, A.ASK):
        return When.BEFORE
    painful = re.search(r"pain|antibiotic|sore|discomfort", passage.text, re.IGNORECASE)
    to_someone = passage.mood in (Mood.DO, Mood.DO_NOT) or TO_SOMEONE.search(passage.text)
    return When.AFTER if painful and to_someone and passage.headed is not Phase.ASIDES else None


def _days(passage: Passage, when: When) -> Pair | None:
    if when is When.BEFORE:
        sip = (0, 0) if re.search(r"\bsips? of water", passage.text, re.IGNORECASE) else None
        return times.before(passage.text) or _ago(passage.text) or passage.days_before or sip
    said = times.after(passage.text) or passage.days
    if said is None or said.vague or said.from_days is None:
        return None
    return said.from_days, said.from_days if said.to_days is None else said.to_days


def _ago(words: str) -> Pair | None:
    """ "Stop aspirin for 7 days", "at least 10 days": before the procedure, a number counts back from it."""
    lasting = [
        t for t in amounts(words) if t.whole and not t.vague and t.relation not in (Relation.OFTEN, Relation.AGE)
    ]
    return lasting[0].days if lasting else None
