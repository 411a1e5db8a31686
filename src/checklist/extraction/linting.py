"""The linter: what is unclear, unsafe or missing in a guidance text, by rules that each say why and what to write."""

from collections.abc import Collection
from itertools import chain

from checklist.extraction.findings import Findings
from checklist.extraction.lint_aftercare import aftercare_remarks
from checklist.extraction.lint_fasting import fasting_remarks
from checklist.extraction.lint_medicines import medicine_remarks
from checklist.extraction.lint_wording import wording_remarks
from checklist.extraction.outline import outline
from checklist.extraction.passages import passages
from checklist.extraction.remarks import Remark
from checklist.fasting import FastingTable


def lint(text: str, findings: Findings, least_hours: FastingTable, terms: Collection[str]) -> tuple[Remark, ...]:
    """The remarks on a text in its order, what is missing or about the whole last. `terms`: words to be explained."""
    said = tuple(passages(outline(text)))
    found = chain(
        fasting_remarks(text, findings, least_hours),
        medicine_remarks(text, findings, said),
        aftercare_remarks(text, findings, said),
        wording_remarks(text, said, terms),
    )
    return tuple(sorted(dict.fromkeys(found), key=lambda remark: remark.at or (len(text) + 1, 0)))
