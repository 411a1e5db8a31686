"""One procedure's guidance, its deeds, and the fact base every procedure is read beside."""

from checklist.procedure.content import (
    Anaesthesia,
    FactBase,
    Item,
    Procedure,
    ProcedureId,
    Review,
    Section,
    SectionId,
    Status,
    helping_rules,
    known_flags,
    refuse_overlaps,
    refuse_unknown_signs,
    task_rules,
)
from checklist.procedure.tasks import Actor, Phase, TaskKind, TaskRule, Variant, Weight

__all__ = [
    "Actor",
    "Anaesthesia",
    "FactBase",
    "Item",
    "Phase",
    "Procedure",
    "ProcedureId",
    "Review",
    "Review as Signature",
    "Section",
    "SectionId",
    "Status",
    "TaskKind",
    "TaskRule",
    "Variant",
    "Weight",
    "helping_rules",
    "known_flags",
    "refuse_overlaps",
    "refuse_unknown_signs",
    "task_rules",
]
