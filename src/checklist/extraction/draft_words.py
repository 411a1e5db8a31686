"""What every line of a draft is made of: the text's own words, its source with the quote, its id, its window."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from checklist.extraction.blocks import Block
from checklist.extraction.findings import Finding
from checklist.extraction.quotes import stands
from checklist.guidance import ENGLISH, Anchor, Gap, Offset, RuleId, Source, SourceKind, Span, Words
from checklist.procedure import Phase, TaskKind, TaskRule

NOW, ARRIVAL, DISCHARGE = (Offset(anchor=anchor, hours=0) for anchor in (Anchor.NOW, Anchor.ARRIVAL, Anchor.DISCHARGE))
UNTIL_THE_DAY = Span(opens=NOW, closes=Offset(days=0))
WHY = "Your guidance says so."
LONGEST_ID = 5


@dataclass(slots=True, kw_only=True)
class Page:
    """The text that is drafted from: its name, words and blocks; and the ids given, with how often each was wanted."""

    title: str
    text: str = ""
    blocks: tuple[Block, ...] = ()
    ids: set[str] = field(default_factory=set)
    uses: dict[str, int] = field(default_factory=dict)

    def cited(self, finding: Finding) -> Source:
        """The text as the source of a finding, in the finding's words, and their place if they stand there."""
        quote = folded(finding.quote)
        at = finding.at if stands(self.text, quote, finding.at) else None
        return Source(kind=SourceKind.DOCUMENT, title=self.title, quote=quote, at=at)

    def headings(self, finding: Finding) -> str:
        """What stands over a finding: its headings and the words that open its list."""
        block = next((b for b in self.blocks if b.at[0] <= finding.at[0] < b.at[1]), None)
        return " ".join([*block.under, block.lead]) if block else ""

    def new_id(self, words: str) -> RuleId:
        """An id of these words that no other line has."""
        slug = id_ = slugged(words)
        while id_ in self.ids:
            self.uses[slug] = self.uses.get(slug, 1) + 1
            id_ = f"{slug}_{self.uses[slug]}"
        self.ids.add(id_)
        return RuleId(id_)


def folded(words: str) -> str:
    """Words with their white space folded."""
    return " ".join(words.split())


def sentence(words: str) -> str:
    """Words as a sentence: without the marks around them, with a capital and a full stop.

    >>> sentence("  - bring your   ID card; ")
    'Bring your ID card.'
    """
    bare = re.sub(r"^[^\w\"“‘'(\[]+", "", folded(words)).rstrip(" ,;:–—-•*") or folded(words)
    ended = bare if bare.endswith((".", "!", "?", ".)", "…")) else f"{bare}."
    return ended[:1].upper() + ended[1:]


def in_words(finding: Finding) -> str:
    """A finding as a sentence, with the words above it that say not to do it."""
    quote = sentence(finding.quote)
    return f"{sentence(finding.denied_by).rstrip('.!')}: {quote[:1].lower()}{quote[1:]}" if finding.denied_by else quote


def said(words: str) -> Words:
    """Words in English."""
    return Words(by_language={ENGLISH: words})


def gap(where: str, what: str) -> Gap:
    """What the text leaves out."""
    return Gap(field=where, what=said(what))


def slugged(words: str, most: int = LONGEST_ID, link: str = "_") -> str:
    """The first words as an id, which begins with a letter.

    >>> slugged("24 hours: do not drive!"), slugged("日本")
    ('item_24_hours_do_not_drive', 'item')
    """
    parts = re.findall(r"[a-z0-9]+", words.lower().replace("'", "").replace("’", ""))[:most]
    return link.join(parts if parts and parts[0][0].isalpha() else ["item", *parts])


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """A task as it is drafted: `named` are the words its id is made of, where they are not its title."""

    title: str
    phase: Phase
    kind: TaskKind
    span: Span
    note: str | None = None
    named: str | None = None


def task(page: Page, finding: Finding, deed: Deed) -> TaskRule:
    """A deed that a finding asks for, with the finding's own condition as its note."""
    notes = [part for part in (deed.note, _condition(finding)) if part]
    return TaskRule(
        id=page.new_id(deed.named or deed.title), phase=deed.phase, kind=deed.kind, title=said(deed.title),
        why=said(WHY), span=deed.span, source=page.cited(finding), note=said(" ".join(notes)) if notes else None,
    )  # fmt: skip


def _condition(finding: Finding) -> str | None:
    """The text's own "if you …", where the finding's words do not hold it already."""
    condition = folded(finding.condition or "")
    return sentence(condition) if condition and condition.lower() not in folded(finding.quote).lower() else None


def once(gaps: Iterable[Gap]) -> tuple[Gap, ...]:
    """Gaps, each said once."""
    kept = {(item.field, item.what.said(ENGLISH)): item for item in gaps}
    return tuple(kept.values())
