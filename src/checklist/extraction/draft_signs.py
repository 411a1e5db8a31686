"""A draft's warning signs: those of the fact base that every procedure has, and those that the text names."""

from collections.abc import Iterable

from checklist.extraction.draft_words import folded, gap
from checklist.extraction.findings import WarningSign
from checklist.extraction.patterns import compiled
from checklist.guidance import Gap, RuleId
from checklist.procedure import FactBase

STANDARD = (
    "breathing",
    "chest_pain",
    "faint",
    "heavy_bleed",
    "wound_open_organ",
    "sepsis",
    "allergic",
    "sedation",
    "fever",
    "wound_infection",
    "wound_open",
    "wound_drain",
    "dvt",
    "pain_out",
    "vomiting",
    "urine",
    "numb",
    "bruise",
    "swelling",
    "tired",
    "scar",
)
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
        ("fever", r"\bfever\b|\btemperature\b.{0,24}\b(?:10[01]|38|39)\b"),
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
            r"not been able)\b.{0,16}\b(?:urinat\w*|pass(?:ing)? (?:urine|water)|pee\w*)",
        ),
        ("uti", r"\bburn\w*\b.{0,24}\b(?:urinat\w*|urine|pee\w*)"),
        ("yellow", r"\bjaundice\b|\byellow\w*\b.{0,24}\b(?:skin|eyes)\b|\b(?:skin|eyes)\b.{0,24}\byellow\w*"),
        ("vag_bleed", r"\bsoak\w*\b.{0,30}\bpads?\b"),
    )
)


def signs_of(sign: str) -> tuple[RuleId, ...]:
    """The signs of the fact base that these words clearly are; of very many words the first ones are read."""
    words = folded(sign)[:LONGEST]
    return tuple(RuleId(id_) for id_, pattern in SAME if pattern.search(words))


def red_flags(found: Iterable[WarningSign], base: FactBase) -> tuple[RuleId, ...]:
    """The standard list and what the text adds, in the order of the fact base: worst first."""
    wanted = {*STANDARD, *(id_ for finding in found for id_ in signs_of(finding.sign))}
    return tuple(flag.id for flag in base.red_flags if flag.id in wanted)


def sign_gaps(found: Iterable[WarningSign]) -> tuple[Gap, ...]:
    """Signs of the text that the fact base does not have; or that the text has none."""
    given = tuple(found)
    if not given:
        return (gap("red_flags", "The text lists no warning signs. Those shown come from the fact base."),)
    return tuple(
        gap("red_flags.unmatched", f"No sign of the fact base says this: {folded(f.sign)}")
        for f in given
        if not signs_of(f.sign)
    )
