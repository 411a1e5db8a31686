"""What was found in a kept text on the day it came in, what that lacks, and what was decided about it since."""

from functools import lru_cache

from sqlalchemy import Connection

from checklist.care.house import House
from checklist.extraction.completeness import Component, completeness
from checklist.extraction.findings import Findings
from checklist.extraction.kept import from_text
from checklist.extraction.linting import lint
from checklist.extraction.remarks import Remark
from checklist.extraction.review import Decision, DecisionKind
from checklist.store.reviews import KeptDecision, KeptText, WorkKey, decisions_of


@lru_cache(maxsize=64)
def findings_of(kept: KeptText) -> Findings:
    """What was found in a text on the day it came in."""
    return from_text(kept.findings)


def decisions_in(tx: Connection, key: WorkKey) -> tuple[Decision, ...]:
    """What was decided about a text, in order."""
    return tuple(_decision(one) for one in decisions_of(tx, key))


@lru_cache(maxsize=64)
def remarks_on(house: House, text: str, findings: Findings) -> tuple[Remark, ...]:
    """What is unclear, unsafe or missing in a text."""
    base = house.library.fact_base
    return lint(text, findings, base.fasting, base.terms)


@lru_cache(maxsize=64)
def components_of(text: str, findings: Findings) -> tuple[Component, ...]:
    """What a text has of complete guidance."""
    return completeness(text, findings)


def _decision(one: KeptDecision) -> Decision:
    by = one.said.get("by")
    return Decision(
        seq=one.seq, kind=DecisionKind(one.kind), about=one.about, by=by if isinstance(by, str) else one.actor,
        at=one.at, said=one.said,
    )  # fmt: skip
