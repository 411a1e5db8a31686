"""Warning signs after the procedure in three tiers."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

from checklist.guidance import ENGLISH, Condition, FactId, GuidanceError, RuleId, Source, Words


class Tier(IntEnum):
    """How urgent a sign is; the highest of several counts."""

    MENTION = 1
    SAME_DAY = 2
    EMERGENCY = 3

    @property
    def word(self) -> str:
        """The tier's name as plans spell it."""
        return self.name.lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class RedFlag:
    """One warning sign in the patient's words, with its tier and source."""

    id: RuleId
    sign: Words
    tier: Tier
    source: Source
    condition: Condition = Condition()

    def __post_init__(self) -> None:
        if self.condition.none_of:
            raise GuidanceError(f"{self.id}: no fact may hide a warning sign (none_of)")


def red_flags_for(flags: tuple[RedFlag, ...], facts: Mapping[FactId, str]) -> tuple[RedFlag, ...]:
    """The signs to show a person, worst first and in the order they were written within a tier.

    What two of them say in the same words stands once, where it is the most urgent.
    """
    shown: dict[str, RedFlag] = {}
    for flag in sorted((f for f in flags if f.condition.holds(facts)), key=lambda f: -f.tier):
        shown.setdefault(_told(flag), flag)
    return tuple(shown.values())


def _told(flag: RedFlag) -> str:
    """A sign's words, however they are capitalized and ended."""
    return " ".join(flag.sign.said(ENGLISH).lower().split()).rstrip(".! ")
