"""The names of medicines that the fact base knows, found in a text."""

import re
from dataclasses import dataclass
from functools import lru_cache

from checklist.extraction.patterns import Pattern, compiled

WORD = re.compile(r"[a-z0-9]+")
EVERYDAY = frozenset(
    "alcohol caffeine water oxygen cream garlic ginger sugar honey green tea coffee ready relief comfort".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The names of medicines: a pattern, and the words they begin with, by which most sentences are passed over."""

    pattern: Pattern
    first_words: frozenset[str]

    def found(self, words: str) -> list[str]:
        """The names that stand in these words."""
        if self.first_words.isdisjoint(WORD.findall(words.lower())):
            return []
        return self.pattern.found(words)


@lru_cache(maxsize=8)
def names_of(names: frozenset[str]) -> Names | None:
    """The names to look for; short ones and everyday words are left out."""
    telling = sorted({name.lower() for name in names if len(name) > 4 and name.lower() not in EVERYDAY}, reverse=True)
    if not telling:
        return None
    pattern = compiled(rf"\b(?:{'|'.join(map(re.escape, telling))})\b")
    return Names(pattern=pattern, first_words=frozenset(word for name in telling for word in WORD.findall(name)[:1]))
