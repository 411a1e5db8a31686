"""How authors write what every file is made of: texts, ids, facts, sources, conditions."""

import re
from dataclasses import dataclass, field, replace
from datetime import date, time
from typing import Annotated

from pydantic import AfterValidator, Field, PlainValidator, ValidationInfo, model_validator

from checklist.guidance import (
    ENGLISH,
    Certainty,
    Condition,
    FactId,
    GuidanceError,
    Language,
    RuleId,
    Source,
    SourceKind,
    Words,
)
from checklist.library.authored import Authored, Many, Written

_ID = re.compile(r"[a-z][a-z0-9_-]*")
_FACT = re.compile(r"[a-z][a-z0-9_]*(:[a-z0-9_]+)?")
_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_NOT_READ = Source(kind=SourceKind.DOCUMENT, title="a source that could not be read")


@dataclass(slots=True, kw_only=True)
class Context:
    """What a file's fields are read against: its languages and sources, the facts and signs known, the ids so far.

    `facts` and `signs` None: no fact base stands beside the file, and they are not checked.
    """

    languages: tuple[Language, ...] = (ENGLISH,)
    source_keys: frozenset[str] = frozenset()
    facts: frozenset[FactId] | None = None
    signs: frozenset[RuleId] | None = None
    sources: dict[str, Source] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)


def context_of(data: object, facts: frozenset[FactId] | None = None, signs: frozenset[RuleId] | None = None) -> Context:
    """The context a file states at its own top, before its fields are read."""
    top = data if isinstance(data, dict) else {}
    languages, sources = top.get("languages"), top.get("sources")
    said = tuple(Language(name) for name in languages if isinstance(name, str)) if isinstance(languages, list) else ()
    keys = frozenset(sources if isinstance(sources, dict) else ())
    return Context(languages=said or (ENGLISH,), source_keys=keys, facts=facts, signs=signs)


def _context(info: ValidationInfo) -> Context:
    assert isinstance(info.context, Context)
    return info.context


def text_of(value: object) -> str:
    """Text that says something, with its line breaks folded."""
    if isinstance(value, (bool, int, float)):
        raise GuidanceError(f"needs text: put {str(value).lower()} in quotes")
    if not isinstance(value, str):
        raise GuidanceError("needs text" + (", and nothing is written here" if value is None else ""))
    if not value.strip():
        raise GuidanceError("needs text, and nothing is written here")
    return " ".join(value.split())


def _words_of(value: object, info: ValidationInfo) -> Words:
    written = value if isinstance(value, dict) else {ENGLISH: value}
    strange = sorted(code for code in written if not re.fullmatch("[a-z]{2,3}", code))
    if strange:
        raise GuidanceError(f"needs a text, or one text for each language (en: …); {strange[0]} is no language")
    missing = [code for code in _context(info).languages if code not in written]
    if missing:
        raise GuidanceError(f"this text is missing in a language of this file: {', '.join(missing)}")
    return Words(by_language={Language(code): text_of(text) for code, text in written.items()})


def _known_id(value: object) -> str:
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise GuidanceError("an id starts with a small letter and goes on with small letters, numbers, _ and -")
    return value


def _new_id(value: object, info: ValidationInfo) -> str:
    id_ = _known_id(value)
    if id_ in _context(info).ids:
        raise GuidanceError(f"the id {id_} is used twice in this file: every rule has its own")
    _context(info).ids.add(id_)
    return id_


def _fact_of(value: object, info: ValidationInfo) -> FactId:
    if not isinstance(value, str) or not _FACT.fullmatch(value):
        raise GuidanceError("a fact is a word such as child, or a pair such as condition:diabetes")
    known = _context(info).facts
    if known is not None and value not in known:
        raise GuidanceError(f"no booking can hold the fact {value}, or the wording has no because.{value}")
    return FactId(value)


def _sign_of(value: object, info: ValidationInfo) -> str:
    id_, signs = _known_id(value), _context(info).signs
    if signs is not None and id_ not in signs:
        raise GuidanceError(f"the fact base has no warning sign {id_}")
    return id_


def _clock_of(value: object) -> time:
    if not isinstance(value, str) or not _CLOCK.fullmatch(value):
        raise GuidanceError('a clock time is written with 24 hours, such as "18:00"')
    return time.fromisoformat(value)


def date_of(value: object) -> date:
    """A calendar date as written."""
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise GuidanceError("this day is not in the calendar") from None
    raise GuidanceError("a date is written year-month-day, such as 2027-03-15")


Text = Annotated[str, PlainValidator(text_of)]
Said = Annotated[Words, PlainValidator(_words_of)]
KnownId = Annotated[RuleId, PlainValidator(_known_id)]
NewId = Annotated[RuleId, PlainValidator(_new_id)]
Sign = Annotated[RuleId, PlainValidator(_sign_of)]
Fact = Annotated[FactId, PlainValidator(_fact_of)]
Clock = Annotated[time, PlainValidator(_clock_of)]
Day = Annotated[date, PlainValidator(date_of)]
Word = Field(strict=False)
Hours = Annotated[float, Field(gt=0, le=1000)]


class SourceModel(Authored):
    """A named source of a file."""

    kind: Annotated[SourceKind, Word]
    title: Text
    url: Text | None = None
    certainty: Annotated[Certainty, Word]

    def built(self, _: Context) -> Source:
        """The source."""
        return Source(kind=self.kind, title=self.title, url=self.url, certainty=self.certainty)


def remembered(sources: dict[str, Source], info: ValidationInfo) -> dict[str, Source]:
    """The sources, which from here on can be cited by their keys."""
    _context(info).sources.update(sources)
    return sources


class CitedModel(Authored):
    """One of the file's named sources, with the quote, its place, and the certainty this rule takes from it."""

    use: Text
    quote: Text | None = None
    at: list[int] | None = None
    certainty: Annotated[Certainty | None, Word] = None

    @model_validator(mode="before")
    @classmethod
    def from_key(cls, value: object) -> object:
        """A source alone is written as its key."""
        return {"use": value} if isinstance(value, str) else value

    def built(self, context: Context) -> Source:
        """The source as this rule cites it."""
        if self.use not in context.source_keys:
            named = ", ".join(sorted(context.source_keys)) or "none"
            raise GuidanceError(f"no source is named {self.use} in this file. Named here: {named}")
        source = context.sources.get(self.use, _NOT_READ)
        certainty = self.certainty or source.certainty
        return replace(source, quote=self.quote, at=self.place(), certainty=certainty)

    def place(self) -> tuple[int, int] | None:
        """Where the quote stands in the stored text, if that is known."""
        if self.at is None:
            return None
        if len(self.at) != 2:
            raise GuidanceError("a place in the text (at) is written as start and end, such as [120, 160]")
        return self.at[0], self.at[1]


class ConditionModel(Authored):
    """Who a rule is for."""

    any_of: Many[Fact] = ()
    all_of: Many[Fact] = ()
    none_of: Many[Fact] = ()

    @model_validator(mode="before")
    @classmethod
    def from_fact(cls, value: object) -> object:
        """One fact alone is a condition."""
        return {"all_of": [value]} if isinstance(value, str) else value

    def built(self, _: Context) -> Condition:
        """The condition."""
        return Condition(any_of=self.any_of, all_of=self.all_of, none_of=self.none_of)


Cited = Annotated[Source, Written(CitedModel)]
NamedSources = Annotated[dict[str, Annotated[Source, Written(SourceModel)]], AfterValidator(remembered)]
For = Annotated[Condition, Written(ConditionModel)]
