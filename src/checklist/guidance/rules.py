"""What every rule is made of beside its time: who says so, whom it is for, and its words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType

RuleId = NewType("RuleId", str)
FactId = NewType("FactId", str)
Language = NewType("Language", str)

ENGLISH = Language("en")


class GuidanceError(ValueError):
    """Authored guidance breaks a rule it must keep; the message says which."""


class BookingError(ValueError):
    """What a person entered cannot be planned with; the message says why and what to do."""


class Certainty(StrEnum):
    """How far a fact was checked against its source."""

    VERIFIED = "verified"
    PARTLY_VERIFIED = "partly_verified"
    UNVERIFIED = "unverified"


class SourceKind(StrEnum):
    """Who says so: the procedure's own document, a published guideline, or a clinician."""

    DOCUMENT = "document"
    GUIDELINE = "guideline"
    CLINICIAN = "clinician"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a rule comes from. `quote` is the shortest clause that carries it, if the document was quoted.

    `at`: where the quote stands in the document's stored text, its first character and the one after its last.
    """

    kind: SourceKind
    title: str
    quote: str | None = None
    url: str | None = None
    certainty: Certainty = Certainty.VERIFIED
    at: tuple[int, int] | None = None

    def __post_init__(self) -> None:
        if self.at is not None:
            _check_place(self.quote, *self.at)


def _check_place(quote: str | None, start: int, end: int) -> None:
    """What can be known of a quote's place without the text."""
    if quote is None:
        raise GuidanceError("a place in the text (at) needs the quote that stands there")
    if not 0 <= start < end:
        raise GuidanceError("a place in the text (at) is the first character and the one after the last: [120, 160]")
    length = len(" ".join(quote.split()))
    if end - start < length:
        raise GuidanceError(f"a quote of {length} characters cannot stand between {start} and {end} (at)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One authored sentence in every language it was written in; English is always there."""

    by_language: Mapping[Language, str]

    def __post_init__(self) -> None:
        if not self.by_language.get(ENGLISH, "").strip():
            raise GuidanceError("a text needs English words (en)")
        blank = [language for language, said in self.by_language.items() if not said.strip()]
        if blank:
            raise GuidanceError(f"a text has no words in {', '.join(blank)}: leave the language out")

    def said(self, language: Language) -> str:
        """The sentence in `language`, or in English where nobody has translated it yet."""
        return self.by_language.get(language, self.by_language[ENGLISH])


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """Who a rule is for. Empty is everyone. A fact that is not known is not there, and never counts as "no"."""

    any_of: tuple[FactId, ...] = ()
    all_of: tuple[FactId, ...] = ()
    none_of: tuple[FactId, ...] = ()

    def holds(self, facts: Mapping[FactId, str]) -> bool:
        """Whether the rule is for a person with these facts."""
        wanted = not self.any_of or any(fact in facts for fact in self.any_of)
        return wanted and all(f in facts for f in self.all_of) and not any(f in facts for f in self.none_of)

    def kept_away(self, facts: Mapping[FactId, str]) -> str | None:
        """The sentence of the fact that takes the rule away from this person; None where none does."""
        return next((facts[fact] for fact in self.none_of if fact in facts), None)

    def lacks(self, facts: Mapping[FactId, str]) -> tuple[FactId, ...]:
        """The facts that would bring the rule here if they were known: each that all need, or any of several."""
        missing = tuple(fact for fact in self.all_of if fact not in facts)
        return missing if missing or any(fact in facts for fact in self.any_of) else self.any_of

    def because(self, facts: Mapping[FactId, str]) -> str | None:
        """The sentence of the fact that brought the rule here; None when everyone gets it."""
        return next((facts[fact] for fact in (*self.all_of, *self.any_of) if fact in facts), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something staff must look at. `about` is the id of what it concerns; the text holds no patient value."""

    code: str
    about: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """What the guidance should say and does not. `field` is a dotted path into the procedure."""

    field: str
    what: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The fact base's sentences by key, in every language; `{name}` marks what is filled in."""

    sentences: Mapping[str, Words] = field(default_factory=dict)

    def say(self, key: str, language: Language, **values: object) -> str:
        """The sentence `key`, filled in. A key that does not exist is a GuidanceError, never silence."""
        if key not in self.sentences:
            raise GuidanceError(f"the wording has no sentence {key!r}")
        return self.sentences[key].said(language).format(**values)


def as_id(words: str) -> str:
    """Words as ids are spelled.

    >>> as_id(" Heart  failure ")
    'heart_failure'
    """
    return "_".join(words.lower().split())
