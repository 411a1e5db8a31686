"""Names and rules of medicines together: every group is there, every shared name is asked about."""

from collections.abc import Iterator

from checklist.guidance import Source, SourceKind
from checklist.library.authored import Reading, in_order, validated
from checklist.library.grammar import context_of
from checklist.library.medicine_files import MedicinesFile, RulesFile
from checklist.library.problem import Problem, Way
from checklist.library.strict import Document
from checklist.medication import Formulary, GroupRule, Medicine, folded

NOT_IN_LIST = Source(kind=SourceKind.GUIDELINE, title="A name that is not in the medicine list is always asked about")


def formulary_of(medications: Document, rules: Document) -> Reading[Formulary]:
    """The formulary, or every problem of the two files, alone and together."""
    names = validated(MedicinesFile, medications)
    ruled = validated(RulesFile, rules, context_of(rules.data))
    if names.value is None or ruled.value is None:
        return Reading(value=None, problems=(*names.problems, *ruled.problems))
    problems = [*_in_names(names.value, ruled.value, medications), *_in_rules(names.value, ruled.value, rules)]
    if problems:
        return Reading(value=None, problems=in_order(problems))
    formulary = Formulary(
        medicines=names.value,
        rules=ruled.value.groups,
        ambiguous={name: tuple(meanings) for name, meanings in ruled.value.ambiguous_names.items()},
        unmatched_source=NOT_IN_LIST,
    )
    return Reading(value=formulary, problems=())


def _in_names(medicines: tuple[Medicine, ...], rules: RulesFile, file: Document) -> Iterator[Problem]:
    """Every group is there, and no name belongs to two medicines without being asked about."""
    first: dict[str, str] = {}
    for n, medicine in enumerate(medicines):
        for m, group in enumerate(medicine.groups):
            if group not in rules.groups:
                where: Way = ("also_groups", m - 1) if m else ("group",)
                yield file.problem((n, *where), f"medication_rules.yaml has no group {group}")
        for name in sorted({folded(spelled) for spelled in (medicine.generic, *medicine.names)}):
            other = first.setdefault(name, medicine.generic)
            if other != medicine.generic and name not in rules.ambiguous_names:
                yield file.problem((n,), f"{name} is also a name of {other}: put it into ambiguous_names")


def _in_rules(medicines: tuple[Medicine, ...], rules: RulesFile, file: Document) -> Iterator[Problem]:
    """Every medicine a rule names is in the list, under that group."""
    groups_of = {medicine.generic: medicine.groups for medicine in medicines}
    known = {folded(spelled) for medicine in medicines for spelled in (medicine.generic, *medicine.names)}
    for name, meanings in rules.ambiguous_names.items():
        for n, meaning in enumerate(meanings):
            if folded(meaning) not in known:
                yield file.problem(("ambiguous_names", name, n), f"medications.yaml has no medicine {meaning}")
    for group, rule in rules.groups.items():
        for drug, where in _drugs(rule):
            if group not in groups_of.get(drug, ()):
                yield file.problem(("groups", group, *where), f"medications.yaml has no {drug} in this group")


def _drugs(rule: GroupRule) -> Iterator[tuple[str, Way]]:
    yield from ((drug, ("by_drug", drug)) for drug in rule.by_drug)
    for n, case in enumerate(rule.by_case):
        yield from ((drug, ("hold_by", n, "drugs", m)) for m, drug in enumerate(case.drugs))
