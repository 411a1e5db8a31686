"""Medicine names: a name that is not matched exactly is a question, never an answer."""

from dataclasses import dataclass
from enum import StrEnum

AS_TYPED = str.maketrans({"’": "'", "‘": "'", "‐": "-", "‑": "-", "–": "-", "®": "", "™": ""})


@dataclass(frozen=True, slots=True, kw_only=True)
class Medicine:
    """One medicine and every name it is known by."""

    generic: str
    drug_class: str
    groups: tuple[str, ...]
    names: tuple[str, ...] = ()
    note: str | None = None


class MatchKind(StrEnum):
    """How an entered name was understood."""

    EXACT = "exact"
    AMBIGUOUS = "ambiguous"
    NEAR = "near"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """What an entered name may mean. Only an exact match has a medicine; the rest is a question.

    `meanings` are all medicines that bear the name: none when it is only like another.
    """

    kind: MatchKind
    medicine: Medicine | None = None
    candidates: tuple[str, ...] = ()
    meanings: tuple[Medicine, ...] = ()


def folded(name: str) -> str:
    """A name as it is compared: case, extra spaces, and how quotes, dashes and trademarks are printed do not count.

    >>> folded(" Insulin  GLARGINE® ")
    'insulin glargine'
    """
    return " ".join(name.lower().translate(AS_TYPED).split())
