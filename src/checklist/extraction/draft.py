"""A draft procedure from findings: every line in the text's own words with its quote, everything open as a gap."""

import re
from collections.abc import Iterable
from dataclasses import replace
from math import ceil, floor

from checklist.extraction import draft_after as after
from checklist.extraction import draft_before as before
from checklist.extraction import draft_diets as dieting
from checklist.extraction.draft_medicines import medicine_tasks
from checklist.extraction.draft_sections import sections
from checklist.extraction.draft_signs import sign_gaps, warning_signs
from checklist.extraction.draft_words import Page, folded, gap, once, said
from checklist.extraction.findings import Duration, Findings, Medication, Preparation
from checklist.extraction.known_names import names_of
from checklist.extraction.outline import outline
from checklist.extraction.patterns import compiled
from checklist.guidance import ENGLISH, Gap, Source, SourceKind
from checklist.procedure import Anaesthesia, FactBase, Procedure, ProcedureId, Status, TaskRule

UNNAMED = "Guidance without a name"
NUMB = r"\s(?:an(?:a)?esthe\w+)"
ANAESTHESIA = tuple((kind, compiled(words)) for kind, words in (
    (Anaesthesia.GENERAL, rf"\bgeneral{NUMB}|\basleep under an"),
    (Anaesthesia.SEDATION, r"\bsedat(?:ion|ed|ives?)\b|\btwilight\b"),
    (Anaesthesia.REGIONAL, rf"\b(?:regional|spinal|epidural){NUMB}|\b(?:spinal|nerve) block\b|\bepidural\b"),
    (Anaesthesia.LOCAL, rf"\b(?:local|topical){NUMB}"),
    (Anaesthesia.NONE, rf"\b(?:no|without(?: any)?){NUMB}"),
))  # fmt: skip
PHONE = re.compile(
    r"\(?\b\d{3}\)?[\s.-]{1,2}\d{3}[\s.-]\d{4}\b|\b\d{3}-\d{4}\b|\b0\d{2,4}\s?\d{3,4}\s?\d{3,4}\b|"
    r"\+\d[\d\s().-]{6,20}\d\b"
    r"|\b1?[- ]?8\d\d[- ][A-Z0-9-]{7,9}\b"
)


def drafted(text: str, findings: Findings, base: FactBase, id: ProcedureId) -> Procedure:
    """The first version of a procedure, for a clinician to read and change before anyone uses it."""
    title = folded(findings.title) or UNNAMED
    page = Page(title=title, text=text, blocks=outline(text), ids={rule.id for rule in base.standard_list})
    diets = dieting.diets(findings.fasting, page)
    stops = replace(findings, fasting=tuple(finding for finding in findings.fasting if finding not in diets))
    drawn = Procedure(
        id=id, version=1, status=Status.DRAFT, title=said(title), plain_title=said(title), languages=(ENGLISH,),
        source=Source(kind=SourceKind.DOCUMENT, title=title), anaesthesia=anaesthesia_in(text),
        duration_minutes=minutes_of(findings.duration), sections=sections(page.blocks),
        fasting=before.instructions(stops.fasting, page), diets=tuple(diets.values()), tasks=tasks(stops, page),
        milestones=after.milestones(findings.recovery_milestones, page),
        follow_up=after.visits(findings.follow_up, page),
        gaps=once([*gaps(text, stops, base), *dieting.diet_gaps(diets)]),
    )  # fmt: skip
    listed, own = warning_signs(findings.red_flags, base, page)
    return replace(drawn, red_flags=listed, own_red_flags=own)


def tasks(findings: Findings, page: Page) -> tuple[TaskRule, ...]:
    """Every deed, in the order of the way."""
    return (
        *before.fasting_tasks(findings.fasting, page),
        *medicine_tasks(findings.medications, page),
        *(preparation_task(finding, page) for finding in findings.preparation_tasks),
        *after.recovery_tasks(findings.recovery_tasks, page),
    )


def preparation_task(finding: Preparation, page: Page) -> TaskRule:
    """A deed before the procedure; one that takes the bowel prep drink is a dose, one to eat or drink ends with it."""
    rule = before.preparation_task(finding, page)
    return dieting.as_dose(rule, finding) if dieting.is_dose(finding) else dieting.eaten(rule)


def anaesthesia_in(text: str) -> Anaesthesia | None:
    """The one kind that the text names; None where it names none or several."""
    words = folded(text)
    named = [kind for kind, pattern in ANAESTHESIA if pattern.search(words)]
    return named[0] if len(named) == 1 else None


def minutes_of(duration: Duration | None) -> tuple[int, int] | None:
    """Shortest and longest in whole minutes, the one for the other where one is missing."""
    known = sorted(minutes for minutes in (duration.minutes if duration else ()) if minutes)
    return (max(1, floor(known[0])), max(1, ceil(known[-1]))) if known else None


def gaps(text: str, findings: Findings, base: FactBase) -> Iterable[Gap]:
    """Everything that the text should say and does not, or not clearly."""
    yield from before.fasting_gaps(findings.fasting)
    yield from dieting.dose_gaps(findings.preparation_tasks)
    yield from medicine_gaps(findings.medications, base)
    yield from after.milestone_gaps(findings.recovery_milestones)
    yield from after.visit_gaps(findings.follow_up)
    if not PHONE.search(text):
        yield gap("contacts", "No phone number is given.")
    yield from sign_gaps(findings.red_flags, base)


def medicine_gaps(found: Iterable[Medication], base: FactBase) -> tuple[Gap, ...]:
    """That no medicine is named, so that nobody can tell which is meant."""
    names = names_of(frozenset(base.formulary.spellings.values()))
    named = names and any(names.found(finding.who) for finding in found)
    return () if named else (gap("medicines.named", "The text names no medicine to change, pause or go on taking."),)
