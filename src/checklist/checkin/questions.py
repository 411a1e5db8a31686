"""What a check-in asks, from content: whom, on which day, and after which earlier answers."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from checklist.checkin.answers import Answer, CheckIn, QuestionId
from checklist.checkin.rules import Clause, SignRule
from checklist.checkin.signs import RedFlag, Tier
from checklist.guidance import Condition, FactId, GuidanceError, Language, RuleId, Words


class AnswerKind(StrEnum):
    """How a question is answered: one choice, any number of them, 0 to 10, a temperature, or words."""

    CHOICE = "choice"
    CHOICES = "choices"
    SCALE = "scale"
    TEMPERATURE = "temperature"
    WORDS = "words"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One answer to pick. `signs` are the warning signs it is, at their own tiers; `none` goes with no other choice.

    `listed`: it is offered only where the plan lists one of its signs, or no sign at all.
    """

    id: str
    text: Words
    signs: tuple[RuleId, ...] = ()
    none: bool = False
    listed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question. `topic` heads its row in tables. `warns`: an answer may be a warning sign, a skip is told.

    `after`: asked only when one of these holds of this check-in. `rest`: it also offers every sign of this tier that
    the plan lists and no other question names.
    """

    id: QuestionId
    ask: Words
    topic: Words
    kind: AnswerKind
    choices: tuple[Choice, ...] = ()
    help: Words | None = None
    condition: Condition = Condition()
    from_day: int = 0
    to_day: int | None = None
    after: tuple[Clause, ...] = ()
    warns: bool = False
    rest: Tier | None = None
    signs: tuple[RuleId, ...] = ()

    def __post_init__(self) -> None:
        if self.condition.none_of and (self.warns or self.rest):
            raise GuidanceError(f"{self.id}: no fact may hide a question about warning signs (none_of)")

    @property
    def picked(self) -> bool:
        """Whether it is answered by picking among choices."""
        return self.kind in (AnswerKind.CHOICE, AnswerKind.CHOICES)

    @property
    def numbered(self) -> bool:
        """Whether it is answered with a number."""
        return self.kind in (AnswerKind.SCALE, AnswerKind.TEMPERATURE)

    def holds_on(self, day: int) -> bool:
        """Whether it is asked on this day after the procedure."""
        return self.from_day <= day and (self.to_day is None or day <= self.to_day)

    def choice(self, id_: str) -> Choice | None:
        """The choice with this id, where it has one."""
        return next((choice for choice in self.choices if choice.id == id_), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckInContent:
    """The questions in the order they are asked, and the rules that make warning signs of answers."""

    questions: tuple[Question, ...] = ()
    rules: tuple[SignRule, ...] = ()

    @property
    def named(self) -> frozenset[RuleId]:
        """The signs that a choice of some question names."""
        return frozenset(s for question in self.questions for choice in question.choices for s in choice.signs)

    def question(self, id_: QuestionId) -> Question | None:
        """The question with this id, where there is one."""
        return next((question for question in self.questions if question.id == id_), None)

    def topic(self, id_: str, language: Language) -> str:
        """What a question is about, as it stands in a sentence; of one that is not known, its id in plain words."""
        found = self.question(QuestionId(id_))
        return found.topic.said(language).lower() if found else id_.replace("_", " ")


def questions_for(
    content: CheckInContent,
    *,
    plan_signs: Collection[RuleId],
    flags: Mapping[RuleId, RedFlag],
    facts: Mapping[FactId, str],
    day: int,
    answers: Mapping[QuestionId, Answer],
) -> tuple[Question, ...]:
    """What this person is asked today, in order, given what is answered so far.

    A sign that the plan lists is always among the choices. A surgery's own sign is left out of another surgery's
    plan; of a plan that lists none at all nothing is left out.
    """
    now = [CheckIn(day=day, answers=answers)]
    asked = (q for q in content.questions if q.holds_on(day) and q.condition.holds(facts))
    open_ = (q for q in asked if not q.after or any(clause.holds(now) for clause in q.after))
    theirs = {id_: flag for id_, flag in flags.items() if flag.condition.holds(facts)}
    mine = (_mine(q, content, plan_signs, theirs) for q in open_ if not q.signs or _listed(q.signs, plan_signs))
    return tuple(q for q in mine if not q.picked or _asks(q))


def _listed(signs: Collection[RuleId], plan_signs: Collection[RuleId]) -> bool:
    return not plan_signs or any(sign in plan_signs for sign in signs)


def _mine(
    question: Question, content: CheckInContent, plan_signs: Collection[RuleId], flags: Mapping[RuleId, RedFlag]
) -> Question:
    offered = [c for c in question.choices if not c.listed or _listed(c.signs, plan_signs)]
    if question.rest is None:
        return replace(question, choices=tuple(offered))
    rest = [flag for id_, flag in flags.items() if flag.tier is question.rest and id_ not in content.named]
    wanted = [flag for flag in rest if _listed([flag.id], plan_signs)]
    more = [Choice(id=flag.id, text=flag.sign, signs=(flag.id,)) for flag in wanted]
    return replace(question, choices=(*(c for c in offered if c.none), *more, *(c for c in offered if not c.none)))


def _asks(question: Question) -> bool:
    """Whether there is anything to pick but that there is nothing."""
    return any(not choice.none for choice in question.choices)
