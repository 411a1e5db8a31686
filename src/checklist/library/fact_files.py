"""The fact base's own files: fasting hours, foods, the standard list, warning signs, the wording."""

import string
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Annotated, Self

from pydantic import AfterValidator, Field

from checklist.checkin import RedFlag
from checklist.fasting import Caution, FastingTable, FoodClass, Minimum
from checklist.foods import Food, Foods
from checklist.guidance import ENGLISH, Condition, GuidanceError, Language, Words
from checklist.library.authored import Authored, Many, Written
from checklist.library.grammar import Cited, Context, For, Hours, KnownId, NamedSources, NewId, Said, Text, Word
from checklist.library.task_file import TaskModel
from checklist.library.warning_signs import RedFlagModel
from checklist.medication import GroupRule
from checklist.procedure import TaskRule
from checklist.recovery import PainSafety

Version = Annotated[int, Field(ge=1)]


class MinimumModel(Authored):
    """The least hours without one class."""

    what: Annotated[FoodClass, Word]
    hours: Hours
    source: Cited
    condition: For = Condition()

    def built(self, _: Context) -> Minimum:
        """The minimum."""
        return Minimum(what=self.what, hours=self.hours, source=self.source, condition=self.condition)


class CautionModel(Authored):
    """A fact that makes fasting need a person's look."""

    code: KnownId
    condition: For
    text: Text
    source: Cited

    def built(self, _: Context) -> Caution:
        """The caution. One for everyone says nothing."""
        if self.condition == Condition():
            raise GuidanceError("a caution names the fact it is for")
        return Caution(code=self.code, condition=self.condition, text=self.text, source=self.source)


class LongFastModel(Authored):
    """From how many hours a fast is long."""

    clear_fluids: Hours
    clear_fluids_short: Hours
    food: Hours


def _every_class(minimums: tuple[Minimum, ...]) -> tuple[Minimum, ...]:
    without = [what for what in FoodClass if not any(m.what is what and m.condition == Condition() for m in minimums)]
    if without:
        raise GuidanceError(f"there are no hours for everyone for: {', '.join(without)}")
    return minimums


class BowelPrepModel(Authored):
    """The last hours before the anchor, in which no bowel prep drink is taken without a word from the team."""

    last_hours: Hours
    source: Cited


class FastingFile(Authored):
    """fasting.yaml"""

    fact_base: Version
    sources: NamedSources
    minimums: Annotated[Many[Annotated[Minimum, Written(MinimumModel)]], AfterValidator(_every_class)]
    cautions: Many[Annotated[Caution, Written(CautionModel)]]
    long_fast: LongFastModel
    bowel_prep: BowelPrepModel | None = None

    def built(self, _: Context) -> tuple[int, FastingTable]:
        """The fasting table and the version of the fact base it belongs to."""
        table = FastingTable(
            **({"prep_last_hours": self.bowel_prep.last_hours} if self.bowel_prep else {}),
            minimums=self.minimums, cautions=self.cautions,
            long_clear_fluids=self.long_fast.clear_fluids,
            long_clear_fluids_short=self.long_fast.clear_fluids_short, long_food=self.long_fast.food,
        )  # fmt: skip
        return self.fact_base, table


class FoodModel(Authored):
    """One food or drink, under every name it is known by."""

    name: Text
    also: Many[Text] = ()
    what: Annotated[FoodClass | None, Word] = None
    source: Cited | None = None
    note: Said | None = None
    ask_if: Many[KnownId] = ()
    sips: bool = False
    bowel_prep: bool = False

    def built(self, _: Context) -> Food:
        """The food. A class without a source that was read is refused."""
        return Food(
            name=self.name, also=self.also, what=self.what, source=self.source, note=self.note, ask_if=self.ask_if,
            sips=self.sips, bowel_prep=self.bowel_prep,
        )  # fmt: skip


class FoodsFile(Authored):
    """foods.yaml"""

    fact_base: Version
    sources: NamedSources
    ask_always: Many[KnownId]
    ask_unless_clear: Many[KnownId]
    common: Many[Text]
    which: dict[Text, Many[Text]]
    foods: Many[Annotated[Food, Written(FoodModel)]]

    def built(self, _: Context) -> tuple[int, Foods]:
        """The foods and the version of the fact base they belong to."""
        foods = Foods(
            foods=self.foods, which=self.which, common=self.common, ask_always=frozenset(self.ask_always),
            ask_unless_clear=frozenset(self.ask_unless_clear),
        )  # fmt: skip
        return self.fact_base, foods


class StandardListFile(Authored):
    """standard_list.yaml"""

    fact_base: Version
    sources: NamedSources
    tasks: Many[Annotated[TaskRule, Written(TaskModel)]]
    helping: Many[Annotated[TaskRule, Written(TaskModel)]] = ()
    cautions: Many[Annotated[Caution, Written(CautionModel)]] = ()

    def built(self, _: Context) -> tuple[int, Self]:
        """The standard list, what helpers do, what staff must know of certain people, and its version."""
        return self.fact_base, self


class RedFlagFile(Authored):
    """red_flags.yaml"""

    fact_base: Version
    sources: NamedSources
    red_flags: Many[Annotated[RedFlag, Written(RedFlagModel)]]

    def built(self, _: Context) -> tuple[int, tuple[RedFlag, ...]]:
        """The warning signs and their version."""
        return self.fact_base, self.red_flags


class PainSafetyModel(Authored):
    """One rule for strong pain medicine at home."""

    id: NewId
    text: Said
    source: Cited

    def built(self, _: Context) -> PainSafety:
        """The rule."""
        return PainSafety(id=self.id, text=self.text, source=self.source)


class PainSafetyFile(Authored):
    """pain_safety.yaml"""

    fact_base: Version
    sources: NamedSources
    rules: Many[Annotated[PainSafety, Written(PainSafetyModel)]]

    def built(self, _: Context) -> tuple[int, tuple[PainSafety, ...]]:
        """The rules and their version."""
        return self.fact_base, self.rules


PLACES = frozenset({"name", "by", "day", "dose", "told", "phone", "clock", "who"})


def _sentence(value: str) -> str:
    """A sentence whose places in braces are ones we can fill."""
    try:
        parts = [part[1:] for part in string.Formatter().parse(value) if part[1] is not None]
    except ValueError as error:
        raise GuidanceError("a brace stands alone: places are written {name}") from error
    for place, form, conversion in parts:
        if place not in PLACES or form or conversion:
            raise GuidanceError(f"nothing fills {{{place}}}: the places are {', '.join(sorted(PLACES))}")
    return value


class GroupWordsModel(Authored):
    """What patients read of a group of medicines, in one language."""

    patient_text: Text
    restart_text: Text


class WordingFile(Authored):
    """wording.<language>.yaml. English words of groups stand beside their rules, in medication_rules.yaml."""

    fact_base: Version
    language: Annotated[str, Field(pattern="^[a-z]{2,3}$")]
    sentences: dict[str, Annotated[Text, AfterValidator(_sentence)]]
    because: dict[str, Annotated[Text, AfterValidator(_sentence)]]
    terms: dict[str, Text]
    who: dict[str, Text] = Field(default_factory=dict)
    groups: dict[str, GroupWordsModel] = Field(default_factory=dict)

    def built(self, _: Context) -> tuple[int, "WordingFile"]:
        """The wording in one language and its version."""
        return self.fact_base, self

    @property
    def said(self) -> Mapping[str, str]:
        """Every sentence by its key."""
        facts = {"because": self.because, "who": self.who}
        return self.sentences | {f"{part}.{fact}": text for part, said in facts.items() for fact, text in said.items()}


def spoken_rules(rules: Mapping[str, GroupRule], files: Sequence[WordingFile]) -> dict[str, GroupRule]:
    """The rules with what patients read of each, in every language that has words for it."""
    return {
        id_: _spoken(rule, {Language(f.language): f.groups[id_] for f in files if id_ in f.groups})
        for id_, rule in rules.items()
    }


def _spoken(rule: GroupRule, said: Mapping[Language, GroupWordsModel]) -> GroupRule:
    takes = {language: words.patient_text for language, words in said.items()}
    again = {language: words.restart_text for language, words in said.items()}
    return replace(
        rule, patient_text=Words(by_language={**rule.patient_text.by_language, **takes}),
        restart_text=Words(by_language={**rule.restart_text.by_language, **again}),
    )  # fmt: skip


def in_languages(files: Sequence[WordingFile]) -> tuple[dict[str, Words], dict[str, Words]]:
    """The sentences and the terms of several languages, by key."""
    return _joined({f.language: f.said for f in files}), _joined({f.language: f.terms for f in files})


def _joined(by_language: Mapping[str, Mapping[str, str]]) -> dict[str, Words]:
    keys = by_language.get(ENGLISH, {})
    spoken = {key: {Language(code): said[key] for code, said in by_language.items() if key in said} for key in keys}
    return {key: Words(by_language=said) for key, said in spoken.items()}
