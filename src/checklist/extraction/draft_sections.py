"""A draft's description: the parts of the text that stand under a heading which says what they are."""

import re
from collections.abc import Iterable

from checklist.extraction.blocks import Block, Kind
from checklist.extraction.draft_words import folded, said
from checklist.extraction.patterns import compiled
from checklist.procedure import Item, Section, SectionId

HEADINGS = tuple((id_, compiled(words)) for id_, words in (
    (SectionId.SUMMARY,
r"^(?:summary|overview|introduction|in short|key points|about (?:this|the|your)|"
r"what is (?:an? |the |it|this))"),
    (SectionId.INDICATIONS,
r"\bindications?\b|^why (?:you may|do i|might|would)|^who (?:needs|should have|"
r"is a candidate)"),
    (SectionId.PURPOSE, r"\bpurpose\b|\bgoals?\b|^why (?:is|it is|are)|^what (?:it is|is it) for"),
    (SectionId.ALTERNATIVES, r"\balternatives?\b|^other (?:ways|options|treatments)"),
    (SectionId.RISKS, r"\brisks?\b|\bcomplications?\b|\bside effects?\b"),
    (SectionId.BENEFITS, r"\bbenefits?\b|\badvantages?\b"),
    (SectionId.EXPERIENCE, r"\bexperience\b|\bwhat (?:you )?will (?:you |i |it )?feel\b"),
    (SectionId.PREPARATION, r"\bprepar\w+|\bget(?:ting)? ready\b|^(?:what .{0,30})?before\b|\bpre-?op\w*"),
    (SectionId.RECOVERY,
r"\brecover\w*|^(?:what .{0,30})?after\b|\baftercare\b|\bat home\b|\bdischarge\b|"
r"\bpost-?op\w*|\bfollow-?up\b"),
    (SectionId.REMINDER, r"\breminders?\b|^remember\b|\bkeep in mind\b"),
    (SectionId.DURATION, r"^(?:estimated |expected |typical )?duration\b|^how long\b"),
    (SectionId.SETTING, r"^setting\b|^where\b|^location\b"),
    (SectionId.PERSONNEL, r"\bpersonnel\b|^who (?:is|will|does|performs)|^(?:your )?(?:care|surgical) team\b"),
    (SectionId.TOOLS, r"^(?:tools?|equipment|instruments?)\b"),
    (SectionId.STEPS, r"^(?:procedure )?(?:description|steps)\b|^what happens\b|^during\b|^how (?:is|it is)\b"),
))  # fmt: skip
LABEL = re.compile(r"([^\W\d_][^.:!?]{0,40}): (?=\S)")


def sections(blocks: Iterable[Block]) -> tuple[Section, ...]:
    """Each known part once, under the text's own heading, in the order of the text."""
    parts: dict[SectionId, tuple[str, list[Block]]] = {}
    for block in blocks:
        known = place_of(block)
        if known and block.kind is not Kind.HEADING and folded(block.text):
            parts.setdefault(known[0], (known[1], []))[1].append(block)
    return tuple(_section(id_, heading, said_) for id_, (heading, said_) in parts.items())


def place_of(block: Block) -> tuple[SectionId, str] | None:
    """The part that a block belongs to, by the innermost heading that says one."""
    known = ((section_of(heading), heading) for heading in reversed(block.under))
    return next(((id_, heading) for id_, heading in known if id_), None)


def section_of(heading: str) -> SectionId | None:
    """The part that a heading opens."""
    return next((id_ for id_, pattern in HEADINGS if pattern.search(folded(heading))), None)


def _section(id_: SectionId, heading: str, blocks: list[Block]) -> Section:
    items = tuple(item_of(block.text) for block in blocks if block.kind is Kind.ITEM)
    return Section(
        id=id_, heading=said(folded(heading).rstrip(" :")), items=items, ordered=id_ is SectionId.STEPS and bool(items),
        text=tuple(said(folded(block.text)) for block in blocks if block.kind is Kind.PARAGRAPH),
    )  # fmt: skip


def item_of(text: str) -> Item:
    """A point, with the label it begins with."""
    words = folded(text)
    label = LABEL.match(words)
    return Item(text=said(words[label.end() :]), label=said(label[1])) if label else Item(text=said(words))
