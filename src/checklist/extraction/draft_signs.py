"""A draft's warning signs: those that every procedure has, those that the text names too, and the text's own.

A sign of the text that the fact base has too is the fact base's, unless the text gives an earlier or more urgent alarm.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from checklist.checkin import RedFlag, Tier
from checklist.extraction.draft_medicines import asked_about, changed_in
from checklist.extraction.draft_words import Page, folded, gap, said, sentence
from checklist.extraction.findings import Urgency, WarningSign
from checklist.extraction.patterns import compiled
from checklist.extraction.same_signs import says_more, signs_of
from checklist.extraction.thresholds import alarms_first, numbers_in
from checklist.guidance import ENGLISH, Gap, RuleId
from checklist.procedure import FactBase, Procedure

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
TIERS = {Urgency.EMERGENCY: Tier.EMERGENCY, Urgency.CALL: Tier.SAME_DAY}
LEVELS = {Tier.EMERGENCY: "get help now", Tier.SAME_DAY: "call today", Tier.MENTION: "tell us at the next visit"}
OPENS = compiled(r"^(?:(?:and/or|and|or|if|when|whenever)\b\s*)+")
CLAUSES = re.compile(r"\s*[:;,.]\s+|\s+(?:and|then|if|when)\s+", re.IGNORECASE)
STOPS = compiled(
    r"^(?:please |you (?:should|must) )?"
    r"(?:stop|pause|hold|withhold|skip|omit|discontinue|avoid|(?:do not|don[’']t) take)"
)
NARROWER = compiled(
    r"\b(?:severe|sudden\w*|extreme\w*|excessive\w*|high|very|bad|worst|large|persistent\w*|constant\w*|intense|"
    r"uncontroll\w*|heavy|profuse)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A sign of the text beside the one of the fact base that it clearly is. `tier`: how urgent the text has it.

    `alone`: the text's words are this sign, no other, and no narrower one; `bare`: the fact base's are no other.
    `text_first`, `ours_first`: by its numbers, whether it alarms wherever the other one does.
    """

    flag: RedFlag
    tier: Tier
    alone: bool
    bare: bool
    text_first: bool
    ours_first: bool

    @property
    def other_number(self) -> bool:
        """Whether the two give different numbers."""
        return not (self.text_first and self.ours_first)

    @property
    def differs(self) -> bool:
        """Whether a reviewer has to look at it."""
        return self.other_number or self.tier is not self.flag.tier

    @property
    def ours_holds(self) -> bool:
        """Whether the fact base's alarms wherever the text's does, and as urgently."""
        return self.ours_first and self.flag.tier >= self.tier

    @property
    def ours_gives_way(self) -> bool:
        """Whether all that the fact base's says stays said without it, earlier or more urgently."""
        alike = self.alone and (self.bare or not self.other_number)
        return alike and self.text_first and self.tier >= self.flag.tier and not self.ours_holds

    @property
    def raised(self) -> bool:
        """Whether the fact base's words hold, more urgently."""
        return self.ours_gives_way and not self.other_number


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """What comes of one sign of a text: signs of the fact base, those that give way to it, and signs of its own."""

    listed: tuple[RedFlag, ...] = ()
    replaced: tuple[RedFlag, ...] = ()
    own: tuple[RedFlag, ...] = ()


def warning_signs(
    found: Iterable[WarningSign], base: FactBase, page: Page
) -> tuple[tuple[RuleId, ...], tuple[RedFlag, ...]]:
    """The fact base's signs of a draft, in its order, worst first; and the draft's own."""
    each = [drafted_sign(finding, base, page) for finding in found]
    wanted = {*STANDARD, *(flag.id for one in each for flag in one.listed)}
    wanted -= {flag.id for one in each for flag in one.replaced}
    return tuple(f.id for f in base.red_flags if f.id in wanted), tuple(flag for one in each for flag in one.own)


def drafted_sign(finding: WarningSign, base: FactBase, page: Page) -> Drafted:
    """The safer one of the text's sign and the fact base's, both where neither is; a reviewer may choose the text's."""
    known = beside(finding, base)
    if finding.overrules:
        return Drafted(replaced=tuple(one.flag for one in known), own=(_own(finding, known, page),))
    own = [_own(finding, known, page)] if _is_needed(finding, known) else []
    return Drafted(
        listed=tuple(one.flag for one in known if not one.ours_gives_way),
        replaced=tuple(one.flag for one in known if one.ours_gives_way),
        own=(*(_raised(one, finding, page) for one in known if one.raised), *own),
    )


def _is_needed(finding: WarningSign, known: Sequence[Beside]) -> bool:
    """Whether a patient would miss something of the text's words without a sign of its own."""
    return not known or says_more(finding.sign) or any(not (one.ours_holds or one.raised) for one in known)


def shown(finding: WarningSign, base: FactBase, procedure: Procedure) -> tuple[RedFlag, ...]:
    """The signs of a draft that a patient gets because of this finding."""
    one = drafted_sign(finding, base, Page(title=""))
    return (*(flag for flag in one.listed if flag.id in procedure.red_flags), *one.own)


def beside(finding: WarningSign, base: FactBase) -> tuple[Beside, ...]:
    """The signs of the fact base that a sign of the text clearly is, each compared with it."""
    ids = signs_of(finding.sign)
    alone = len(ids) == 1 and not says_more(finding.sign) and not NARROWER.search(finding.sign)
    return tuple(_beside(flag, finding, ids, alone=alone) for flag in base.red_flags if flag.id in ids)


def _beside(flag: RedFlag, finding: WarningSign, ids: Sequence[RuleId], *, alone: bool) -> Beside:
    """Of words that are several signs, only those numbers are compared that both give."""
    text, ours = numbers_in(folded(finding.sign)), numbers_in(flag.sign.said(ENGLISH))
    both = set(text) | set(ours) if text else set()
    kinds = both if len(ids) == 1 else set(text) & set(ours)
    return Beside(
        flag=flag, tier=TIERS.get(finding.urgency, flag.tier), alone=alone,
        bare=not says_more(flag.sign.said(ENGLISH)),
        text_first=alarms_first(text, ours, kinds), ours_first=alarms_first(ours, text, kinds),
    )  # fmt: skip


def _own(finding: WarningSign, known: Iterable[Beside], page: Page) -> RedFlag:
    """The text's own sign in its words. Where it does not say how urgent: as the fact base says, or call today."""
    words = plain(finding)
    return RedFlag(
        id=page.new_id(f"sign {words}"), sign=said(words), tier=_tier(finding, known), source=page.cited(finding)
    )


def _tier(finding: WarningSign, known: Iterable[Beside]) -> Tier:
    return TIERS.get(finding.urgency) or max([Tier.SAME_DAY, *(one.flag.tier for one in known)])


def _raised(one: Beside, finding: WarningSign, page: Page) -> RedFlag:
    """The fact base's sign, as urgent as the text has it."""
    return replace(one.flag, id=page.new_id(f"sign {one.flag.id}"), tier=one.tier, source=page.cited(finding))


def plain(finding: WarningSign) -> str:
    """A sign as a sentence in the text's words, with its condition, and without an instruction to stop a medicine."""
    words = _without_stops(OPENS.sub("", folded(finding.sign)) or folded(finding.sign))
    condition = folded(finding.condition or "")
    more = f", {condition}" if condition and condition.lower() not in words.lower() else ""
    return sentence(words.rstrip(" .;,") + more)


def _without_stops(words: str) -> str:
    if not changed_in(words):
        return words
    kept = [part for part in CLAUSES.split(words) if part and not (STOPS.match(part) and changed_in(part))]
    return ", ".join(kept) or asked_about(changed_in(words) or "")


def sign_gaps(found: Iterable[WarningSign], base: FactBase) -> tuple[Gap, ...]:
    """What a reviewer must settle about the text's signs; or that it has none."""
    given = tuple(found)
    if not given:
        return (gap("red_flags", "The text lists no warning signs. Those shown come from the fact base."),)
    return tuple(open_ for finding in given for open_ in _open(finding, base))


def _open(finding: WarningSign, base: FactBase) -> Iterator[Gap]:
    known = beside(finding, base)
    told, own = " ".join(_told(one) for one in known if one.differs), folded(finding.sign)
    if told and finding.overrules:
        yield gap("red_flags.decided", f"A reviewer chose the text's sign, not our list's {told}: {own}")
    elif told:
        both = any(one.differs and not (one.ours_holds or one.ours_gives_way) for one in known)
        kept = "both" if both else "the safer one"
        yield gap("red_flags.differs", f"Our list has this otherwise: {told} Patients get {kept}: {own}")
    elif finding.urgency is Urgency.UNSPECIFIED and _is_needed(finding, known):
        tier = _tier(finding, known)
        yield gap("red_flags.urgency", f"The text does not say how urgent this is. Patients read {LEVELS[tier]}: {own}")


def _told(one: Beside) -> str:
    """A sign of the fact base, and in what the text differs."""
    urgency = f"{LEVELS[one.flag.tier]}, in the text {LEVELS[one.tier]}"
    number = "with another number than the text"
    differences = ([number] if one.other_number else []) + ([urgency] if one.tier is not one.flag.tier else [])
    return f"“{one.flag.sign.said(ENGLISH)}” ({'; '.join(differences)})."
