"""Which procedures are alike: by the words of their names, keywords, codes and sections, rare words counting most."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from math import log, sqrt

from checklist.procedure import Procedure, ProcedureId

NAMES_COUNT = 4
LEAST_ALIKE = 0.12
MOST = 5
WORD = re.compile(r"[a-z]{3,}|\d{4,}")

Weights = Mapping[str, float]


def alike(procedures: Iterable[Procedure], of: Procedure) -> tuple[Procedure, ...]:
    """The procedures most like this one, those it names itself first. Itself is not among them."""
    others = [one for one in procedures if one.id != of.id]
    found = {one.id: one for one in others}
    named = [found[id_] for id_ in of.similar if id_ in found]
    weights = _weights([*others, of])
    scored = [(_likeness(weights[of.id], weights[one.id]), one) for one in others if one not in named]
    close = sorted((pair for pair in scored if pair[0] >= LEAST_ALIKE), key=lambda pair: (-pair[0], pair[1].id))
    return (*named, *(one for _, one in close))[: max(MOST, len(named))]


def _weights(procedures: Iterable[Procedure]) -> dict[ProcedureId, Weights]:
    """Each procedure's words, weighed by how often it says them and how few others do (tf-idf)."""
    counts = {one.id: _words(one) for one in procedures}
    spread = Counter(word for words in counts.values() for word in words)
    return {
        id_: {word: (1 + log(n)) * log(1 + len(counts) / spread[word]) for word, n in words.items()}
        for id_, words in counts.items()
    }


def _words(procedure: Procedure) -> Counter[str]:
    names = [*procedure.title.by_language.values(), *procedure.plain_title.by_language.values()]
    own = [*names, *procedure.keywords, *procedure.codes]
    told = [words for section in procedure.sections for words in section.text]
    told += [item.text for section in procedure.sections for item in section.items]
    body = [text for words in told for text in words.by_language.values()]
    return Counter(WORD.findall(" ".join(own * NAMES_COUNT + body).lower()))


def _likeness(one: Weights, other: Weights) -> float:
    """The cosine of the two: 0 for no word in common, 1 for the same."""
    shared = sum(weight * other[word] for word, weight in one.items() if word in other)
    return shared / (_length(one) * _length(other) or 1)


def _length(weights: Weights) -> float:
    return sqrt(sum(weight * weight for weight in weights.values()))
