"""How authors write a warning sign: one of the fact base, or one that only a procedure has."""

from typing import Annotated

from pydantic import AfterValidator, PlainValidator, ValidationInfo

from checklist.checkin import RedFlag, Tier
from checklist.guidance import Condition, GuidanceError, RuleId
from checklist.library.authored import Authored
from checklist.library.grammar import Cited, Context, For, NewId, Said


def tier_of(value: object) -> Tier:
    """The tier of its word."""
    words = {tier.word: tier for tier in sorted(Tier, reverse=True)}
    if not isinstance(value, str) or value not in words:
        raise GuidanceError(f"is not one of the words for this: {', '.join(words)}")
    return words[value]


class RedFlagModel(Authored):
    """One warning sign."""

    id: NewId
    sign: Said
    tier: Annotated[Tier, PlainValidator(tier_of)]
    source: Cited
    condition: For = Condition()

    def built(self, _: Context) -> RedFlag:
        """The warning sign."""
        return RedFlag(id=self.id, sign=self.sign, tier=self.tier, source=self.source, condition=self.condition)


def _own(id_: RuleId, info: ValidationInfo) -> RuleId:
    assert isinstance(info.context, Context)
    if info.context.signs is not None and id_ in info.context.signs:
        raise GuidanceError(f"the fact base has a warning sign {id_} already: list it under red_flags, or rename this")
    return id_


class OwnRedFlagModel(RedFlagModel):
    """One warning sign that only this procedure has."""

    id: Annotated[NewId, AfterValidator(_own)]
