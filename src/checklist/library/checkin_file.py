"""How authors write a check-in: its questions, and the rules that make warning signs of the answers."""

import string
from collections.abc import Iterable, Iterator
from typing import Annotated

from pydantic import AfterValidator, Field, PlainValidator

from checklist.checkin import (
    NOT_SURE,
    PAIN_AT_REST,
    PAIN_MOVING,
    SKIPPED,
    TEMPERATURE,
    AnswerKind,
    CheckInContent,
    Choice,
    Clause,
    Question,
    QuestionId,
    SignRule,
    Tier,
)
from checklist.guidance import Condition, GuidanceError, RuleId
from checklist.library.authored import Authored, Many, Written
from checklist.library.grammar import Cited, Context, For, KnownId, NamedSources, NewId, Said, Sign, Word
from checklist.library.warning_signs import tier_of

TierWord = Annotated[Tier, PlainValidator(tier_of)]
WholeDay = Annotated[int, Field(ge=0, le=365)]
PICKED = (AnswerKind.CHOICE, AnswerKind.CHOICES)
FILLED = {"temperature": (TEMPERATURE,), "pain": (PAIN_AT_REST, PAIN_MOVING)}


class ClauseModel(Authored):
    """One thing that holds of a day's answers."""

    question: KnownId
    picked: Many[KnownId] = ()
    at_least: Annotated[float | None, Field(strict=False)] = None
    fever: bool = False
    rising: Annotated[int, Field(ge=0, le=14)] = 0
    unsaid: bool = False

    def built(self, _: Context) -> Clause:
        """The clause."""
        return Clause(
            question=QuestionId(self.question), picked=frozenset(self.picked), at_least=self.at_least,
            fever=self.fever, rising=self.rising, unsaid=self.unsaid,
        )  # fmt: skip


class ChoiceModel(Authored):
    """One answer to pick."""

    id: KnownId
    text: Said
    signs: Many[Sign] = ()
    none: bool = False
    listed: bool = False

    def built(self, _: Context) -> Choice:
        """The choice. One that says there is nothing is no warning sign."""
        if self.id in (SKIPPED, NOT_SURE):
            raise GuidanceError(f"{self.id} is an answer that every question has: give the choice another id")
        if self.none and self.signs:
            raise GuidanceError("a choice that says there is nothing (none) is no warning sign")
        if self.listed and not self.signs:
            raise GuidanceError("a choice for plans that list its signs (listed) names them (signs)")
        return Choice(id=self.id, text=self.text, signs=self.signs, none=self.none, listed=self.listed)


Clauses = Many[Annotated[Clause, Written(ClauseModel)]]


class QuestionModel(Authored):
    """One question of a check-in."""

    id: NewId
    ask: Said
    topic: Said
    kind: Annotated[AnswerKind, Word]
    choices: Many[Annotated[Choice, Written(ChoiceModel)]] = ()
    help: Said | None = None
    condition: For = Condition()
    from_day: WholeDay = 0
    to_day: WholeDay | None = None
    after: Clauses = ()
    warns: bool = False
    rest: TierWord | None = None
    signs: Many[Sign] = ()

    def built(self, _: Context) -> Question:
        """The question. What is picked from has choices, each once; nothing else has."""
        ids = [choice.id for choice in self.choices]
        if len(set(ids)) != len(ids):
            raise GuidanceError(f"two choices of {self.id} have one id")
        if bool(ids) is not (self.kind in PICKED):
            raise GuidanceError("choices belong to a question whose kind is choice or choices, and to no other")
        if any(choice.signs for choice in self.choices) and not (self.warns or self.rest is Tier.MENTION):
            raise GuidanceError(f"{self.id} asks about warning signs: write warns: true, so that a skip is told")
        return Question(
            id=QuestionId(self.id), ask=self.ask, topic=self.topic, kind=self.kind, choices=self.choices,
            help=self.help, condition=self.condition, from_day=self.from_day, to_day=self.to_day, after=self.after,
            warns=self.warns, rest=self.rest, signs=self.signs,
        )  # fmt: skip


class SignRuleModel(Authored):
    """Answers that together are a warning sign."""

    id: KnownId
    sign: Sign
    tier: TierWord
    because: Said
    source: Cited
    any_of: Clauses = ()
    all_of: Clauses = ()
    condition: For = Condition()
    from_day: WholeDay = 0

    def built(self, _: Context) -> SignRule:
        """The rule. Its words are filled with what was said, so that an answer they name is one it looks at."""
        for text in self.because.by_language.values():
            for name in _filled(text):
                self._refuse_unsaid(name)
        return SignRule(
            id=self.id, sign=self.sign, tier=self.tier, because=self.because, source=self.source, any_of=self.any_of,
            all_of=self.all_of, condition=self.condition, from_day=self.from_day,
        )  # fmt: skip

    def _refuse_unsaid(self, name: str) -> None:
        if name not in FILLED:
            raise GuidanceError(f"nothing fills {{{name}}} in because; known here: {', '.join(FILLED)}")
        one, all_ = ([clause.question in FILLED[name] for clause in part] for part in (self.any_of, self.all_of))
        if not (any(all_) or (one and all(one))):
            raise GuidanceError(f"because says {{{name}}}, and the rule can hold where it was not said")


def _filled(text: str) -> list[str]:
    try:
        return [name for _, name, _, _ in string.Formatter().parse(text) if name is not None]
    except ValueError:
        raise GuidanceError("a bracket { or } in because is opened and not closed") from None


def _unique(rules: tuple[SignRule, ...]) -> tuple[SignRule, ...]:
    ids = [rule.id for rule in rules]
    repeated = sorted({id_ for id_ in ids if ids.count(id_) > 1})
    if repeated:
        raise GuidanceError(f"used more than once: {', '.join(repeated)}")
    return rules


class CheckInFile(Authored):
    """checkin.yaml"""

    fact_base: Annotated[int, Field(ge=1)]
    sources: NamedSources
    questions: Many[Annotated[Question, Written(QuestionModel)]]
    rules: Annotated[Many[Annotated[SignRule, Written(SignRuleModel)]], AfterValidator(_unique)]

    def built(self, context: Context) -> tuple[int, CheckInContent]:
        """The check-in and its version. A rule that looks at what nobody can answer would never speak."""
        content = CheckInContent(questions=self.questions, rules=self.rules)
        problems = list(_unanswerable(content, context.signs))
        if problems:
            raise GuidanceError("; ".join(problems))
        return self.fact_base, content


def _unanswerable(content: CheckInContent, signs: Iterable[RuleId] | None) -> Iterator[str]:
    """Clauses whose question does not exist, or has no such choice."""
    ruled = ((rule.id, clause) for rule in content.rules for clause in rule.clauses)
    asked = ((RuleId(question.id), clause) for question in content.questions for clause in question.after)
    for id_, clause in (*ruled, *asked):
        question = content.question(clause.question)
        if question is None:
            yield f"{id_}: there is no question {clause.question}"
            continue
        if not (clause.picked or clause.unsaid or question.numbered):
            yield f"{id_}: the question {clause.question} is not answered with a number"
        known = {choice.id for choice in question.choices} | {NOT_SURE}
        if question.rest is not None:
            known |= clause.picked if signs is None else set(signs)
        for choice in sorted(clause.picked - known):
            yield f"{id_}: the question {clause.question} has no choice {choice}"
