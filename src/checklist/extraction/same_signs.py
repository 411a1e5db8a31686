"""Which warning signs of the fact base the words of a text clearly are."""

from checklist.extraction.draft_words import folded
from checklist.extraction.patterns import compiled
from checklist.guidance import RuleId

LONGEST = 400
CUT = r"\b(?:wound|incision\w*|cut|stitch\w*|surgical site|dressing|suture\w*)\b"
SAME = tuple(
    (id_, compiled(words))
    for id_, words in (
        (
            "breathing",
            r"\b(?:short(?:ness)? of breath|(?:trouble|difficulty|problems?|hard|"
            r"unable)\b.{0,12}\bbreath\w*|breathless)",
        ),
        ("chest_pain", r"\bchest (?:pain|pressure|tightness)|\bpain in (?:your|the) chest"),
        ("faint", r"\bfaint(?:s|ed|ing)?\b|\bpass(?:ing|ed)? out\b|\bloss of consciousness\b"),
        (
            "heavy_bleed",
            r"^(?!.*(?:vagina|\bpads?\b|rect|stool|vomit|cough|urine|throat|nose)).*\b(?:(?:heavy|"
            r"severe|excessive|uncontrolled|profuse) bleeding|bleeding (?:that )?(?:will not|won[’']t|"
            r"does not|doesn[’']t|cannot|can[’']t)\b.{0,12}\bstop)",
        ),
        ("cough_blood", r"\bcough\w*(?: up)? blood\b"),
        (
            "vomit_blood",
            r"\b(?:vomit\w*|throw\w* up) blood\b|\bblack(?:,? tarry)? stools?\b|\bblood in (?:the |"
            r"your )?stools?\b",
        ),
        ("confused", r"\bconfus(?:ion|ed)\b|\bhallucinat\w+"),
        ("seizure", r"\bseizures?\b|\bconvulsions?\b"),
        (
            "allergic",
            r"\bhives\b|\bswelling of (?:the |your )?(?:face|lips|tongue|throat)\b|\bsevere allergic reaction\b",
        ),
        ("fever", r"\bfever(?:ish)?\b|\btemperature\b.{0,24}\b(?:9[89]|10\d|3[789]|4[01])\b"),
        ("chills", r"\b(?:shaking )?chills\b"),
        (
            "wound_infection",
            rf"(?:\b(?:red(?:ness)?|pus|warm(?:th)?|foul|smell\w*|infect\w+|discharge)\b.*{CUT})|"
            rf"(?:{CUT}.*\b(?:red(?:ness)?|pus|warm(?:th)?|foul|smell\w*|infect\w+|discharge)\b)|"
            rf"\bsigns? of (?:an )?infection\b|\bpus\b",
        ),
        ("wound_open", rf"{CUT}.*\b(?:open\w*|gap(?:es|ing)?|com\w+ apart|separat\w+)\b|\bopen\w* (?:of|up) .*{CUT}"),
        (
            "dvt",
            r"\b(?:calf|calves|leg|legs)\b.*\b(?:swell\w*|swollen|pain|tender\w*|red(?:ness)?)\b|"
            r"\b(?:swell\w*|swollen|pain|tender\w*)\b.*\b(?:calf|calves|legs?)\b",
        ),
        (
            "pain_out",
            r"\bpain\b.*\b(?:not (?:relieved|controlled|helped|managed|improv\w+)|gets? worse|"
            r"getting worse|worsen\w*|increas\w*)|\b(?:worsening|increas\w+|uncontrolled) pain\b",
        ),
        ("vomiting", r"\bvomit\w*(?! blood)|\bthrow\w* up\b(?! blood)|\bkeep (?:fluids|food|liquids|anything) down\b"),
        (
            "urine",
            r"\b(?:unable|inability|cannot|can[’']t|can not|trouble|difficulty|"
            r"not been able)\b.{0,16}\b(?:urinat\w*|pass(?:ing)? (?:urine|water)|pee\w*)|"
            r"\bnot (?:yet )?(?:urinated|peed|pass(?:ed)? (?:any )?(?:urine|water))\b",
        ),
        ("uti", r"\bburn\w*\b.{0,24}\b(?:urinat\w*|urine|pee\w*)"),
        ("yellow", r"\bjaundice\b|\byellow\w*\b.{0,24}\b(?:skin|eyes)\b|\b(?:skin|eyes)\b.{0,24}\byellow\w*"),
        ("vag_bleed", r"\bsoak\w*\b.{0,30}\bpads?\b"),
    )
)


SYMPTOM = compiled(
    r"\b(?:fever\w*|chills?|shiver\w*|bleed\w*|blood\w*|red(?:ness)?\b|swell\w*|swollen|pus\b|drain\w*|discharge|"
    r"leak\w*|"
    r"ooz\w*|smell\w*|odou?r|pain\w*|sore\w*|tender\w*|breath\w*|vomit\w*|nausea\w*|dizz\w*|light-?headed\w*|faint\w*|"
    r"numb\w*|tingl\w*|clots?|rash\w*|hives|itch\w*|urin\w*|pee\w*|constipat\w*|diarrh\w*|stools?|vision|blurr\w*|"
    r"sight|"
    r"headaches?|confus\w*|drows\w*|infect\w*|stiff\w*|jaundice|yellow\w*|weak\w*|palpitat\w*|heart\w*|cough\w*|lumps?|"
    r"cold\b|pale\b|blue\b|collapse|unconscious|seizure\w*|cramp\w*|bloat\w*|swallow\w*|hiccup\w*|bruis\w*|speech|"
    r"droop\w*|"
    r"dark\b|paraly\w*|sweat\w*|ring\w*|voice|hoarse\w*|fall\b|fell\b)"
)
COVERED = {
    id_: compiled(rf"\b(?:{words})\b")
    for id_, words in (
        ("breathing", r"short\w*|breath\w*|trouble|difficult\w*"),
        ("chest_pain", r"chest|pain\w*|pressure|tight\w*"),
        ("faint", r"faint\w*|dizz\w*|light-?headed\w*|pass\w*|conscious\w*"),
        ("heavy_bleed", r"bleed\w*|blood\w*|soak\w*"),
        ("cough_blood", r"cough\w*|blood\w*"),
        ("vomit_blood", r"vomit\w*|blood\w*|stools?|black|dark"),
        ("allergic", r"hives|swell\w*|swollen"),
        ("fever", r"fever\w*|temperature"),
        ("chills", r"chills?|shiver\w*"),
        (
            "wound_infection",
            r"red(?:ness)?|swell\w*|swollen|warm\w*|hot|pain\w*|sore\w*|tender\w*|pus|smell\w*|odou?r|"
            r"drain\w*|discharge|ooz\w*|infect\w*|yellow\w*",
        ),
        ("wound_open", r"open\w*|gap\w*|separat\w*"),
        ("dvt", r"swell\w*|swollen|sore\w*|pain\w*|tender\w*|warm\w*|red(?:ness)?|blood clots?"),
        ("vag_bleed", r"bleed\w*"),
        ("pain_out", r"pain\w*"),
        ("vomiting", r"vomit\w*|nausea\w*|throw\w*"),
        ("urine", r"urin\w*|pee\w*"),
        ("uti", r"burn\w*|urin\w*|pee\w*|pain\w*"),
        ("yellow", r"yellow\w*|jaundice|dark|urine?|pale|stools?"),
    )
}


def signs_of(sign: str) -> tuple[RuleId, ...]:
    """The signs of the fact base that these words clearly are; of very many words the first ones are read."""
    words = folded(sign)[:LONGEST]
    return tuple(RuleId(id_) for id_, pattern in SAME if pattern.search(words))


def says_more(sign: str) -> bool:
    """Whether words that are a sign of the fact base name another symptom too, which that sign does not."""
    words = folded(sign)
    read, rest = words[:LONGEST], words[LONGEST:]
    for id_, pattern in SAME:
        if pattern.search(read):
            read = pattern.sub(" ", read)
            read = COVERED[id_].sub(" ", read) if id_ in COVERED else read
    return SYMPTOM.search(f"{read} {rest}") is not None
