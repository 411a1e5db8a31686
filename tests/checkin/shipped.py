"""The shipped check-in beside the shipped warning signs, and what one person is told of their answers."""

from collections.abc import Mapping
from functools import cache

from checklist.checkin import Advice, Answer, CheckIn, QuestionId, RedFlag, Tier, advise
from checklist.guidance import FactId, RuleId
from checklist.library.load import Library
from checklist.procedure import FactBase


@cache
def base() -> FactBase:
    """The shipped fact base, read once."""
    return Library.open().fact_base


def flags() -> Mapping[RuleId, RedFlag]:
    """Every shipped sign by its id."""
    return {flag.id: flag for flag in base().red_flags}


def a_day(day: int = 5, **answers: Answer) -> CheckIn:
    """A day with these answers."""
    return CheckIn(day=day, answers={QuestionId(name): said for name, said in answers.items()})


def told(*days: CheckIn, facts: tuple[str, ...] = (), fever_c: float = 38.0) -> Advice:
    """What the last of these days calls for."""
    known = {FactId(fact): "so" for fact in facts}
    return advise(base().checkin, flags=flags(), facts=known, said=days, fever_c=fever_c)


def tier_of(advice: Advice, sign: str) -> Tier | None:
    """The tier at which a sign stands in the advice."""
    return next((one.tier for one in advice.reasons if one.sign == sign), None)
