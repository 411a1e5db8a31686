"""Findings of our own, and drafts made of them, so that a test states only what matters."""

from checklist.extraction.draft import drafted
from checklist.extraction.draft_words import Page
from checklist.extraction.findings import (
    Fare,
    Fasting,
    Findings,
    Medication,
    MedicineAction,
    Preparation,
    PreparationKind,
    RecoveryMilestone,
    Topic,
    Urgency,
    WarningSign,
    When,
)
from checklist.extraction.outline import outline
from checklist.fasting import FoodClass
from checklist.guidance import Anchor, Offset, Span
from checklist.procedure import Procedure, ProcedureId
from tests.shipped import BASE

FOUND = {"quote": "as the text says", "at": (0, 16), "rule": "a.rule", "confidence": 0.9}
EVERY = tuple(FoodClass)


def page(text: str = "") -> Page:
    return Page(title="A leaflet", blocks=outline(text))


def fasting(**more: object) -> Fasting:
    return Fasting(**{**FOUND, "what": Fare.ALL, **more})


def medicine(**more: object) -> Medication:
    said = {"who": "blood thinners", "action": MedicineAction.STOP, "when": When.BEFORE}
    return Medication(**{**FOUND, **said, **more})


def preparation(**more: object) -> Preparation:
    return Preparation(**{**FOUND, "kind": PreparationKind.OTHER, **more})


def milestone(quote: str, first: float | None, last: float | None, **more: object) -> RecoveryMilestone:
    said = {"topic": Topic.DRIVING, "from_days": first, "to_days": last, "quote": quote}
    return RecoveryMilestone(**{**FOUND, **said, **more})


def sign(words: str) -> WarningSign:
    return WarningSign(**{**FOUND, "quote": words, "sign": words, "urgency": Urgency.CALL})


def draft(findings: Findings, text: str = "") -> Procedure:
    return drafted(text, findings, BASE, ProcedureId("a-draft"))


def gap_fields(findings: Findings, text: str = "") -> set[str]:
    return {gap.field for gap in draft(findings, text).gaps}


def from_now(last: int) -> Span:
    return Span(opens=Offset(anchor=Anchor.NOW, hours=0), closes=Offset(days=last))
