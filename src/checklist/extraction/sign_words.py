"""What warning signs are called, and the ways in which a leaflet tells that one is a reason to turn to somebody."""

import re

from checklist.extraction.patterns import compiled
from checklist.extraction.phases import CALLING, EMERGENCY

SIGN = compiled(

r"\b(?:fever\w*|temp(?:erature)?\b|chills?|shiver\w*|bleed\w*|blood\w*|redness|red\b|swell\w*|"
r"swollen|pus\b|drain\w*|discharge|leak\w*|ooz\w*|smell\w*|odou?r|pain(?!less)\w*|sore\w*|"
r"tender\w*|"

r"chest|short(?:ness)?\b|breath\w*|swallow\w*|pass(?:es|ed|ing)? out|unwell|vomit\w*|nause\w*|"
r"sick\b|throw\w* up|dizz\w*|light-?headed\w*|faint\w*|"
r"numb(?:ness)?\b|tingl\w*|calf|clots?\b|rash\w*|hives|itch\w*|urin\w*|pee\b|bowel|"
r"constipat\w*|diarrh\w*|stools?|"

r"vision|blurr\w*|sight|headaches?|confus\w*|drows\w*|infect\w*|open(?:s|ing|ed)?\b|gap\w*|"
r"separat\w*|stiff\w*|jaundice|yellow\w*|allerg\w*|weak\w*|palpitat\w*|heart\w*|cough\w*|"
r"lumps?|"

r"unable|cannot|can[’']t|difficult\w*|trouble|problems?|severe|wors\w*|persist\w*|"
r"increas\w*|cold\b|warm\w*|hot\b|heat\b|depress\w*|stroke|seizure|collapse|unconscious|"
r"flash\w*|float\w*|"

r"cloud\w*|concern\w*|bruis\w*|symptoms?|injur\w*|fall\b|dark\b|streak\w*|cramp\w*|"
r"bloat\w*|appetite|dehydrat\w*|rupture|reaction|pale\b|blue\b|loss|los(?:e|ing)|unusual|"
r"abnormal|sudden\w*|soak\w*|spread\w*|saturat\w*|loosen\w*|falls? off|comes? off|hiccups?|cuts?\b|detachment)",
)  # fmt: skip
IF = compiled(
    r"\b(?:if|when|for|of|about|with|any(?: of)?(?: the)?(?: following)?|such as|including|"
    r"includes?|are|experienc\w+|notic\w+|develop\w*|have|has|get|become|is)\b[:\s]",
)
OPENS = compiled(
    r"^\W*(?:(?:you|your child|he|she|they|there)(?:[’']re|[’']ve| are| is| have|"
    r" has)?\b\s*(?:have|has|had|get|develop|notice|experience|see|feel|suffer(?: from)?|"
    r"start to|begin to|become|any|are)?|any(?: of (?:the following|"
    r"these))?(?: signs?(?: (?:or symptoms )?of)?)?|"
    r"signs?(?: and symptoms)? of [a-z ]{3,20}(?=[:(])|symptoms?(?: such as| like| of)?|"
    r"such as|like|including|the following(?: symptoms?)?)\s*:?\s*",
)
APART = compiled(
    r",\s*(?:and/or|and|or)\s+|;\s*(?:and|or)?\s*|,\s*|\s+(?:or|and/or)\s+(?=(?:if |you |your |any |"
    r"have |are |get |experience |develop |notice |feel |a |an |increas|severe|persist|sudden|"
    r"difficult|trouble|fever|chest|redness|swell|"
    r"pain|bleed|excess|heavy|foul|vomit|nausea|drain|pus|unable))",
)
GENERIC = compiled(
    r"\b(?:after|before|on|at|from|following|since|until|hospital|for|your|ready for|day of) discharge\b|"
    r"\bdischarged? (?:from|home|to|instructions?|summary|letter|day|date|papers?|lounge|planning)\b|"
    r"\b(?:problems?|concern\w*|unusual|abnormal|symptoms?|trouble|unable|cannot|can't|loss|"
    r"cold)\b|\bblood (?:tests?|pressure|thinn\w+|samples?)\b",
)
DOSES = compiled(
    r"\b(?:stop|tak(?:e|ing)|hold|dose|on)\b.*\b(?:medic(?:ation|ine)s?|anti-?coag\w+|thinners?|tablets?|pills?|"
    r"insulin|"
    r"doses?)\b|\b(?:medic(?:ation|ine)s?|thinners?|insulin)\b.*\b(?:stop|take|hold)\b",
)
WATCH = compiled(
    r"\b(?:watch|look out|check|be alert|monitor|look) (?:\w+ ){0,3}for\b[^.]*,|"
    r"\bsigns? of (?:an )?\w+\b[^.]{0,12}(?:\b(?:like|such as|including|includes?|are)\b|[:(])"
)
#: "Redness or pus are signs of an infection"
SIGNS_OF = compiled(
    r"\b(?:is|are|can be|may be|could be) (?:an? )?(?:\w+ )?(?:signs?|symptoms?) of (?:an? )?(?:infection|"
    r"complication|problem)"
)
#: who is to be turned to, or that somebody must be
TURN = compiled(
    rf"{CALLING.words}|{EMERGENCY.words}|\b(?:needs?|requires?) (?:\w+ ){{0,2}}(?:attention|"
    rf"help|care|treatment|doctor)\b|"
    r"\bis an emergency\b|\bdial\b|\b(?:urgent|emergency|medical) help\b"
)
LINKED = compiled(
    r"\b(?:if|for|immediately|right away|at once|when|any|with|in case|should|means?|needs?|"
    r"requires?|is an|report|notify)\b|[:—–]"
)
NO_WARNING = compiled(r"\b(?:refills?|prescription|questions|results|insurance)\b")
BOOKS = compiled(r"\b(?:appointments?|schedul\w+|reschedul\w+|booking)\b")
COUNTS = compiled(rf"{TURN.words}|\bsigns?\b|symptoms?|include|watch")
OPENED = compiled(r"\b(?:if|when (?:you|experiencing)|should you|in case of|in the event of)\b")
LEADS = compiled(r"\b(?:such as|including|like|alert to|any|signs? of|symptoms of|:)\s*")
AND_THEN = compiled(
    r"(?:[\s,:;.—–-]|\b(?:please|then|and|or|you|we|it|this|they|which|should|must|may|be|need|needs|requires?|means?|"
    r"is|are|an?|to|prompt|immediately|urgent(?:ly)?)\b)*$"
)
DO_IT = compiled(
    r"(?:,|—|–)\s*(?:please\s+|then\s+)?(?:call|contact|seek|go to|see|visit|phone|notify|let|tell|get|you should|dial|"
    r"ring|and call)\b|\s+to (?:your|the|our) (?:\w+ )?(?:doctor|surgeon|nurse|team|ward|clinic|office)\b"
)
NORMAL = compiled(r"\b(?:is|are) (?:\w+ )?(?:normal|common|unusual|expected|to be expected)\b")
HAPPENS = compiled(
    r"\W*(?:you )?(?:have|has|had|feel|get|develop|notice|experience|start|begin|cannot|can't|are|become)\b"
)
TELLS_OF = compiled(r"\b(?:can|may|will|should|helps?|varies)\b|^\W*(?:avoid|take|use|stop|keep)\b")
#: an item that says of the reader what nobody is told to do: its list warns, though its heading may be lost
STATED = compiled(
    r"\W*(?:you|your child) (?:have|has|notice|develop|experience|cannot|can't|"
    r"are unable to)\b(?! (?:been|to|a responsible|someone|any (?:questions|allerg)))|"
    r"\W*your \w+(?: \w+)? (?:break|become|swell|open|bleed)s?\b"
)
RESEARCH = compiled(r"\W*(?:research|studies|evidence|a study)\b")
#: a sentence of its own that only says whom to turn to, after the one that says on what
TURNS_ONLY = compiled(
    r"\W*(?:please |then |if so,? )?(?:call|phone|ring|contact|dial|seek|go to|see)\b(?: [\w'’&-]+){1,9}\W*"
)
NUMBERS_ONLY = re.compile(r"^[\W\d]*$")
