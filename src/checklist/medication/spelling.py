"""How much two spellings of a name are alike: by letters, by sound, and by the words they share."""

import re
from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA, JaroWinkler

NEAR_ENOUGH = 0.66
NEAR_IN_SOUND = 0.8
SOUND_COUNTS = 0.95
SHARES_WORDS = 0.8
MOSTLY = 0.6
BEGINS = 0.75
BEGINS_LIKE = 0.85
SHORTENED = 0.9
SHORTEST_WORD, SHORTEST_BEGINNING = 3, 4
SAME_SOUND = (
    ("ph", "f"), ("ck", "k"), ("qu", "k"), ("th", "t"), ("rh", "r"), ("ch", "k"), ("x", "ks"), ("sc", "s"),
    ("ce", "se"), ("ci", "si"), ("cy", "si"), ("c", "k"), ("q", "k"), ("z", "s"), ("y", "i"), ("ae", "e"), ("oe", "e"),
    ("ee", "i"), ("ea", "e"), ("ou", "u"), ("oo", "u"), ("w", "v"), ("j", "g"), ("h", ""),
)  # fmt: skip


def bare(name: str) -> str:
    """A name without its spaces and marks: how two spellings are compared.

    >>> bare("st. john's wort")
    'stjohnswort'
    """
    return re.sub(r"[^a-z0-9]", "", name.lower())


def sound(name: str) -> str:
    """How a name sounds, roughly: letters that sound alike are one, and none is doubled.

    >>> sound("zyrtec") == sound("sirtek")
    True
    """
    heard = bare(name)
    for written, said in SAME_SOUND:
        heard = heard.replace(written, said)
    return re.sub(r"(.)\1+", r"\1", heard)


class Spellings:
    """The names that are known, ready to be compared with what a person typed."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names: Sequence[str] = sorted(set(names))
        self.bare = {name: bare(name) for name in self.names}
        self.sounds = {name: sound(name) for name in self.names}
        self.words: Mapping[str, frozenset[str]] = {name: _words(name) for name in self.names}

    def like(self, typed: str, most: int) -> list[str]:
        """The names most like what was typed, best first; none that is less than near."""
        scores = self._by_words(typed)
        for name, score in (*self._by_letters(typed), *self._by_sound(typed)):
            scores[name] = max(scores.get(name, 0), score)
        wanted = bare(typed)
        ranked = sorted(
            scores, key=lambda name: (-scores[name], -JaroWinkler.similarity(wanted, self.bare[name]), name)
        )
        return ranked[:most]

    def begun_like(self, typed: str, most: int) -> list[str]:
        """The names that sound as if they began with what was typed so far, best first."""
        heard = sound(typed)
        if len(heard) < SHORTEST_BEGINNING:
            return []
        begun = {name: said[: len(heard)] for name, said in self.sounds.items()}
        return [name for name, _ in sorted(_alike(heard, begun, BEGINS_LIKE), key=lambda found: (-found[1], found[0]))][
            :most
        ]

    def _by_letters(self, typed: str) -> Iterable[tuple[str, float]]:
        return _alike(bare(typed), self.bare, NEAR_ENOUGH)

    def _by_sound(self, typed: str) -> Iterable[tuple[str, float]]:
        alike = _alike(sound(typed), self.sounds, NEAR_IN_SOUND)
        return ((name, score * SOUND_COUNTS) for name, score in alike)

    def _by_words(self, typed: str) -> dict[str, float]:
        """Names of which every word was typed, or that hold what was typed as words, or begin as typed."""
        said, wanted = _words(typed), bare(typed)
        telling = said if sum(map(len, said)) >= len(wanted) * MOSTLY else frozenset()
        sharing = [
            name for name, words in self.words.items() if (words and words <= said) or (telling and telling <= words)
        ]
        shared = {name: SHARES_WORDS + self._in_length(wanted, name) for name in sharing}
        if len(wanted) < SHORTEST_BEGINNING:
            return shared
        shared |= {name: SHORTENED for name in self.names if _is_short_for(typed, name)}
        return {name: BEGINS for name in self.names if self.bare[name].startswith(wanted)} | shared

    def _in_length(self, wanted: str, name: str) -> float:
        """A little more for a name that has little beside what was typed."""
        return OSA.normalized_similarity(wanted, self.bare[name]) / 10


def _alike(typed: str, written: Mapping[str, str], enough: float) -> Iterable[tuple[str, float]]:
    found = process.extract(typed, written, scorer=OSA.normalized_similarity, score_cutoff=enough, limit=20)
    return ((name, score) for _, score, name in found)


def _words(name: str) -> frozenset[str]:
    return frozenset(word for word in re.findall(r"[a-z0-9]+", name.lower()) if len(word) >= SHORTEST_WORD)


def _is_short_for(typed: str, name: str) -> bool:
    """Whether each of several words typed begins a word of the name, as in "vit d"."""
    said, words = typed.lower().replace(".", " ").split(), name.split()
    return len(said) == len(words) > 1 and all(word.startswith(begun) for begun, word in zip(said, words, strict=True))
