"""Laws of words: each sentence is there, in every language the content claims, and says who says so."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass

from checklist.guidance import ENGLISH, Words
from checklist.plan.eating import ASK
from checklist.procedure import FactBase, Procedure, task_rules
from checklist.simulation.laws.case import Case

SHOWN = 5


def every_sentence_is_there(case: Case) -> Iterator[str]:
    """No sentence of a plan is empty."""
    plan = case.plan
    told: list[tuple[str, str]] = []
    told += [(task.id, text) for task in plan.tasks for text in (task.title, task.why, task.because or "-")]
    told += [(task.id, text) for task in plan.tasks for text in (task.question, task.note) if text is not None]
    told += [(row.id, text) for row in plan.timeline for text in (row.topic, row.text)]
    told += [(sign.id, text) for sign in plan.red_flags for text in (sign.sign, sign.action)]
    told += [(f"notice {notice.code}", notice.text) for notice in plan.notices]
    told += [(f"gap {gap.field}", gap.what) for gap in plan.gaps] + [("visit", visit.what) for visit in plan.follow_up]
    yield from (f"{where} has an empty sentence" for where, text in told if not text.strip())


def whatever_is_not_there_is_explained(case: Case) -> Iterator[str]:
    """Each task and milestone with a condition is in the plan, or left out with a reason; never both, never neither."""
    reasons = {one.id: one.why for one in case.plan.left_out}
    there = {task.rule for task in case.plan.tasks} | {row.id for row in case.plan.timeline}
    if ASK in there:  # doses of bowel prep that cannot stand are one question to the team
        there |= {rule.id for rule in case.rules.values() if rule.bowel_prep and rule.condition.holds(case.facts)}
    for id_ in (*case.rules, *(milestone.id for milestone in case.procedure.milestones)):
        if (id_ in there) == (id_ in reasons):
            yield f"{id_} is {'both there and left out' if id_ in there else 'lost without a reason'}"
    yield from (f"{id_} is left out without a reason" for id_, why in reasons.items() if not why.strip())


def everything_names_its_source(case: Case) -> Iterator[str]:
    """Each task, stop, medicine, row, sign and visit says who says so."""
    plan = case.plan
    parts = (plan.tasks, plan.fasting, plan.medications, plan.timeline, plan.red_flags, plan.follow_up)
    for part in parts:
        yield from (f"{_name(one)} names no source" for one in part if not one.source.title.strip())


def _name(part: object) -> str:
    return str(getattr(part, "id", None) or getattr(part, "name", None) or getattr(part, "what", part))


def every_language_is_complete(procedure: Procedure, base: FactBase) -> Iterator[str]:
    """Every sentence that a plan of the procedure can say stands in each language that the procedure claims."""
    for language in procedure.languages:
        missing = [where for where, words in _sayable(procedure, base) if language not in words.by_language]
        if language != ENGLISH:
            missing += [f"medicine rule {rule.id}" for rule in base.formulary.rules.values()]
        if missing:
            more = f" and {len(missing) - SHOWN} more" if len(missing) > SHOWN else ""
            yield f"no words in {language}: {', '.join(missing[:SHOWN])}{more}"


def _sayable(procedure: Procedure, base: FactBase) -> Iterator[tuple[str, Words]]:
    """Each text with where it stands: the procedure's, and what it uses of the fact base."""
    yield from _words_in(procedure, procedure.id)
    yield from _words_in(task_rules(procedure, base), "standard list")
    yield from _words_in(base.red_flags, "warning signs")
    yield from _words_in(base.wording.sentences, "wording")


def _words_in(value: object, where: str) -> Iterator[tuple[str, Words]]:
    if isinstance(value, Words):
        yield where, value
    elif isinstance(value, Mapping):
        yield from (found for key, one in value.items() for found in _words_in(one, f"{where} {key}"))
    elif is_dataclass(value):
        here = str(getattr(value, "id", where))
        for field in fields(value):
            yield from _words_in(getattr(value, field.name), f"{here}.{field.name}")
    elif isinstance(value, Iterable) and not isinstance(value, str):
        yield from (found for one in value for found in _words_in(one, where))
