"""A draft's medicines: a patient is never told to stop or change one, only to ask."""

from collections.abc import Iterable
from dataclasses import replace

from checklist.extraction.draft_words import DISCHARGE, NOW, Deed, Page, folded, in_words, task
from checklist.extraction.findings import Finding, Medication, MedicineAction, Pair, When
from checklist.extraction.patterns import compiled
from checklist.extraction.topics import MEDICINE
from checklist.guidance import Anchor, Offset, Span
from checklist.procedure import Phase, TaskKind, TaskRule

COMMON = compiled(
    r"(?:all|any|anti[\w-]*|blood|certain|diabetes|herbal|insulin|many|medic\w+|most|other|over|pain|prescri\w+|"
    r"several|"
    r"some|steroids?|the|these|those|vitamins?|water|weight|your)\b"
)
NOT_ALONE = "Do not stop a medicine on your own."
MOST_DAYS, AFTERCARE_DAYS = 360, 15
CHANGES = frozenset(
    {MedicineAction.STOP, MedicineAction.PAUSE, MedicineAction.ADJUST, MedicineAction.AVOID, MedicineAction.START}
)
CHANGED = compiled(
    r"\b(?:stop|pause|hold|withhold|skip|omit|discontinue|cease|come off|avoid|adjust|change|"
    r"reduce|halve|no|(?:not|don[’']t|never) (?:take|use))(?:ing)?"
    rf"(?: (?!while|when|with|if|until|and|or|because|before|after)[\w’'-]+){{0,3}} ({MEDICINE.words})",
)


def medicine_tasks(found: Iterable[Medication], page: Page) -> tuple[TaskRule, ...]:
    """What to ask or do about medicines, one deed a finding."""
    return tuple(medicine_task(finding, page) for finding in found)


def medicine_task(finding: Medication, page: Page) -> TaskRule:
    """Ask the team before the procedure, and after it where something would change; otherwise in the text's words."""
    if finding.when is When.BEFORE:
        return replace(
            task(page, finding, asking(finding.who, Phase.PREPARE, ask_by(finding.offset_days))), done_once=True
        )
    span = aftercare(finding.offset_days)
    if finding.action in CHANGES:
        return task(page, finding, asking(finding.who, Phase.RECOVER, span))
    return task(page, finding, told(finding, Phase.RECOVER, TaskKind.MEDICINE, span))


def asking(medicine: str, phase: Phase, span: Span) -> Deed:
    """A draft never tells a patient to stop a medicine: they ask about it, by the name that the text uses."""
    who = folded(medicine).rstrip(" .,;:")
    return Deed(
        title=asked_about(who), named=f"ask {who}", note=NOT_ALONE,
        phase=phase, kind=TaskKind.MEDICINE, span=span,
    )  # fmt: skip


def ask_by(offset: Pair | None) -> Span:
    """Up to the first day on which something would change."""
    first = int(min(max((days for days in offset or () if days is not None), default=0), MOST_DAYS))
    return Span(opens=NOW, closes=Offset(days=-first))


def aftercare(offset: Pair | None = None) -> Span:
    """From going home for two weeks, or as long as the text says."""
    longest = int(max((days for days in offset or () if days is not None), default=0))
    last = min(max(longest + 1, AFTERCARE_DAYS), MOST_DAYS)
    return Span(opens=DISCHARGE, closes=Offset(anchor=Anchor.DISCHARGE, days=last))


def told(finding: Finding, phase: Phase, kind: TaskKind, span: Span) -> Deed:
    """A deed in the text's words, unless they tell to change a medicine, whatever else the finding is about."""
    medicine = changed_in(finding.quote)
    return (
        asking(medicine, phase, span) if medicine else Deed(title=in_words(finding), phase=phase, kind=kind, span=span)
    )


def changed_in(words: str) -> str | None:
    """The medicine that these words tell to stop, pause, avoid or change."""
    found = CHANGED.search(folded(words))
    return found[1] if found else None


def asked_about(medicine: str) -> str:
    """Asking about a medicine, as a sentence: a common word that began the text's own sentence is small here.

    >>> asked_about("Some medicines"), asked_about("Eliquis")
    ('Ask your team about some medicines.', 'Ask your team about Eliquis.')
    """
    common = COMMON.match(medicine)
    return f"Ask your team about {medicine[:1].lower() if common else medicine[:1]}{medicine[1:]}."
