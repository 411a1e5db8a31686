"""What a person did not get, and why: the fact that took it away, or the one that would have brought it."""

from collections.abc import Iterator, Mapping
from typing import Any

from checklist.guidance import Condition, FactId, Words
from checklist.plan.booking import Booking
from checklist.plan.facts import CHOICES
from checklist.plan.plan import LeftOut
from checklist.procedure import FactBase, Procedure, task_rules

FOR, NOT_SAID = "left_out.for", "unknown:"
Facts = Mapping[FactId, str]


def left_out(procedure: Procedure, booking: Booking, base: FactBase, facts: Facts) -> tuple[LeftOut, ...]:
    """Each task, milestone and warning sign that has a condition which does not hold, in the order they are written.

    A fact base that was kept from before it could say why leaves the question open: nothing.
    """
    if FOR not in base.wording.sentences:
        return ()
    return tuple(
        LeftOut(id=rule.id, what=said.said(booking.language), why=_why(rule.condition, booking, base, facts))
        for rule, said in _conditional(procedure, base)
        if not rule.condition.holds(facts)
    )


def _conditional(procedure: Procedure, base: FactBase) -> Iterator[tuple[Any, Words]]:
    yield from ((rule, rule.title) for rule in task_rules(procedure, base))
    yield from ((milestone, milestone.text) for milestone in procedure.milestones)
    yield from ((flag, flag.sign) for flag in (*base.red_flags, *procedure.own_red_flags))


def _why(condition: Condition, booking: Booking, base: FactBase, facts: Facts) -> str:
    away = condition.kept_away(facts)
    if away:
        return away
    missing = condition.lacks(facts)
    say, language = base.wording.say, booking.language
    groups = [fact for fact in missing if not fact.startswith(NOT_SAID)]  # whoever gave no answer is no group of people
    whom = " ".join(say(FOR, language, who=_who(fact, booking, base)) for fact in groups)
    answer = next((said for fact in missing if (said := _answered(fact, facts))), None)
    return f"{whom} {answer or say('left_out.not_said', language)}".strip()


def _answered(fact: FactId, facts: Facts) -> str | None:
    """What the person said instead: that it is not so, or another choice."""
    asked = fact.removeprefix(NOT_SAID)
    question = asked.partition(":")[0]
    others = [f"{question}:{choice}" for choice in CHOICES.get(question, ())]
    own = (asked,) if asked != fact else ()
    return next((facts[FactId(answer)] for answer in (f"not:{asked}", *own, *others) if answer in facts), None)


def _who(fact: FactId, booking: Booking, base: FactBase) -> str:
    """Whom a fact is true of."""
    if f"who.{fact}" in base.wording.sentences:
        return base.wording.say(f"who.{fact}", booking.language)
    name = fact.partition(":")[2]
    rule = base.formulary.rules.get(name)
    return base.wording.say("left_out.takes", booking.language, name=rule.label if rule else name.replace("_", " "))
