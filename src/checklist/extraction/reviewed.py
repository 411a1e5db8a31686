"""A reviewer's decisions as a procedure: what they accepted, in the words they wrote. Pure."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from checklist.diet import Diet
from checklist.extraction.draft import drafted
from checklist.extraction.findings import (
    Fasting,
    Finding,
    Findings,
    FollowUpVisit,
    Medication,
    Preparation,
    RecoveryMilestone,
    RecoveryTask,
)
from checklist.extraction.review import NAME, Decision, Item, accepted, all_standing, items, standing
from checklist.fasting import Instruction
from checklist.guidance import ENGLISH, Words
from checklist.procedure import Anaesthesia, FactBase, Phase, Procedure, ProcedureId, TaskKind, TaskRule
from checklist.recovery import FollowUp, Milestone

Rule = Instruction | Diet | TaskRule | Milestone | FollowUp


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A text in review: what was found in it, what was decided, and the fact base it is read beside."""

    id: ProcedureId
    text: str
    findings: Findings
    base: FactBase
    decisions: tuple[Decision, ...] = ()

    @property
    def items(self) -> tuple[Item, ...]:
        """Every finding as it stands."""
        return items(self.findings, self.decisions)


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What a procedure is called, and found by, as a reviewer wrote it."""

    title: str
    plain_title: str
    keywords: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    anaesthesia: Anaesthesia | None = None


def reviewed(work: Work) -> Procedure:
    """The draft procedure of what was accepted so far, in the reviewers' words."""
    return _made(work, accepted(work.findings, work.decisions), [item for item in work.items if item.holds])


def proposed(work: Work) -> Procedure:
    """The draft procedure as it would be if everything still open were accepted."""
    found = all_standing(work.findings, work.decisions)
    return _made(work, found, [item for item in work.items if not item.rejected])


def names(procedure: Procedure, decisions: Iterable[Decision]) -> Names:
    """The names a reviewer gave, or those of the draft."""
    given = standing(decisions).get(NAME)
    if given is None:
        return Names(
            title=procedure.title.said(ENGLISH), plain_title=procedure.plain_title.said(ENGLISH),
            keywords=procedure.keywords, codes=procedure.codes, anaesthesia=procedure.anaesthesia,
        )  # fmt: skip
    said: Mapping[str, Any] = given.said
    return Names(
        title=said["title"], plain_title=said["plain_title"], keywords=tuple(said["keywords"]),
        codes=tuple(said["codes"]), anaesthesia=Anaesthesia(said["anaesthesia"]) if said["anaesthesia"] else None,
    )  # fmt: skip


def rules_of(procedure: Procedure, listed: Iterable[Item]) -> dict[str, Rule]:
    """The rule each item became, by the item's id: the first free one of its sort that quotes the item's words."""
    p = procedure
    free: list[Rule] = [*p.fasting, *p.diets, *p.tasks, *p.milestones, *p.follow_up]
    found: dict[str, Rule] = {}
    for item in listed:
        rule = next((rule for rule in free if _is_of(rule, item.finding)), None)
        if rule is not None:
            free = [one for one in free if one is not rule]
            found[item.id] = rule
    return found


def _made(work: Work, found: Findings, listed: Sequence[Item]) -> Procedure:
    procedure = drafted(work.text, found, work.base, work.id)
    given = names(procedure, work.decisions)
    return replace(
        _worded(procedure, listed), title=said(given.title), plain_title=said(given.plain_title),
        keywords=given.keywords, codes=given.codes, anaesthesia=given.anaesthesia,
    )  # fmt: skip


def _worded(procedure: Procedure, listed: Sequence[Item]) -> Procedure:
    """The procedure with the words that reviewers wrote for the patient."""
    rules = rules_of(procedure, listed)
    words = {id(rules[item.id]): said(item.words) for item in listed if item.words and item.id in rules}
    return replace(
        procedure,
        diets=tuple(replace(diet, says=diet.says and words.get(id(diet), diet.says)) for diet in procedure.diets),
        tasks=tuple(replace(rule, title=words.get(id(rule), rule.title)) for rule in procedure.tasks),
        milestones=tuple(replace(rule, text=words.get(id(rule), rule.text)) for rule in procedure.milestones),
        follow_up=tuple(replace(rule, what=words.get(id(rule), rule.what)) for rule in procedure.follow_up),
    )


def said(words: str) -> Words:
    """Words in English, on one line."""
    return Words(by_language={ENGLISH: " ".join(words.split())})


def _is_of(rule: Rule, finding: Finding) -> bool:
    here = rule.source.at in (None, finding.at)
    return here and rule.source.quote == " ".join(finding.quote.split()) and _SORTS.get(type(finding), _none)(rule)


def _none(_: Rule) -> bool:
    return False


def _is_fasting(rule: Rule) -> bool:
    return isinstance(rule, Instruction | Diet) or (isinstance(rule, TaskRule) and rule.kind is TaskKind.FASTING_PREP)


def _is_medicine(rule: Rule) -> bool:
    return isinstance(rule, TaskRule) and rule.kind is TaskKind.MEDICINE


def _is_before(rule: Rule) -> bool:
    return isinstance(rule, TaskRule) and rule.phase is not Phase.RECOVER and rule.kind is not TaskKind.FASTING_PREP


def _is_after(rule: Rule) -> bool:
    return isinstance(rule, TaskRule) and rule.phase is Phase.RECOVER


_SORTS: Mapping[type[Finding], Callable[[Rule], bool]] = {
    Fasting: _is_fasting,
    Medication: _is_medicine,
    Preparation: _is_before,
    RecoveryTask: _is_after,
    RecoveryMilestone: lambda rule: isinstance(rule, Milestone),
    FollowUpVisit: lambda rule: isinstance(rule, FollowUp),
}
