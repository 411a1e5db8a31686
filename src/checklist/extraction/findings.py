"""What was found in a guidance text: each finding with its exact words, their place, and the rule that found it.

Days count from the procedure: before it for `before`, after it otherwise; 0 is its own day. A pair of numbers is the
shortest and the longest; None where the text leaves one out. 1 week is 7 days, 1 month 30, 1 year 365.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

Pair = tuple[float | None, float | None]
Place = tuple[int, int]


class Fare(StrEnum):
    """What a fasting instruction is about."""

    SOLIDS = "solids"
    CLEAR_FLUIDS = "clear_fluids"
    ALL = "all"
    MILK = "milk"
    OTHER = "other"


class MedicineAction(StrEnum):
    """What the text says to do with a medicine."""

    STOP = "stop"
    PAUSE = "pause"
    CONTINUE = "continue"
    ADJUST = "adjust"
    START = "start"
    TAKE = "take"
    AVOID = "avoid"
    ASK = "ask"


class When(StrEnum):
    """On which side of the procedure."""

    BEFORE = "before"
    AFTER = "after"


class PreparationKind(StrEnum):
    """What sort of preparation."""

    TEST = "test"
    TRANSPORT = "transport"
    HYGIENE = "hygiene"
    PAPERWORK = "paperwork"
    LIFESTYLE = "lifestyle"
    BELONGINGS = "belongings"
    ARRANGE_HELP = "arrange_help"
    OTHER = "other"


class Topic(StrEnum):
    """What a timed part of recovery is about."""

    DRIVING = "driving"
    WORK = "work"
    LIFTING = "lifting"
    EXERCISE = "exercise"
    BATHING = "bathing"
    WOUND = "wound"
    PAIN = "pain"
    SWELLING = "swelling"
    DIET = "diet"
    SEX = "sex"
    TRAVEL = "travel"
    FULL_RECOVERY = "full_recovery"
    STITCHES = "stitches"
    OTHER = "other"


class RecoveryKind(StrEnum):
    """What sort of aftercare without a time."""

    WOUND = "wound"
    PAIN = "pain"
    MEDICATION = "medication"
    ACTIVITY = "activity"
    DIET = "diet"
    FOLLOW_UP = "follow_up"
    THERAPY = "therapy"
    OTHER = "other"


class Urgency(StrEnum):
    """What the text says to do about a warning sign."""

    CALL = "call"
    EMERGENCY = "emergency"
    UNSPECIFIED = "unspecified"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Words of the text and what they say: `text[at[0]:at[1]] == quote`, found by `rule`, as sure as `confidence`.

    `confidence` runs from 0 to 1. `condition` is the text's own "if you …", where it limits the finding.
    `denied_by` are the words above a list that say not to do what stands in it ("You must not:"); without them the
    quote would say the contrary.
    """

    quote: str
    at: Place
    rule: str
    confidence: float
    condition: str | None = None
    denied_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fasting(Finding):
    """Stop `what` this many hours before, or at `clock` ("midnight" or HH:MM)."""

    what: Fare
    hours_before: Pair | None = None
    clock: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Medication(Finding):
    """Do `action` with the medicine `who`, as the text names it."""

    who: str
    action: MedicineAction
    when: When
    offset_days: Pair | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Preparation(Finding):
    """A deed before the procedure."""

    kind: PreparationKind
    offset_days: Pair | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryMilestone(Finding):
    """A timed part of recovery. `vague`: the text gives an amount without a number ("a few days")."""

    topic: Topic
    from_days: float | None = None
    to_days: float | None = None
    vague: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryTask(Finding):
    """A deed of recovery without a time."""

    kind: RecoveryKind


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpVisit(Finding):
    """A visit or call after the procedure."""

    at_days: Pair | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WarningSign(Finding):
    """A sign to act on, and how. `overrules`: a reviewer wants it shown instead of the fact base's own such sign."""

    sign: str
    urgency: Urgency
    overrules: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Duration(Finding):
    """How long the procedure itself takes."""

    minutes: Pair


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay(Finding):
    """How long people stay, in the text's words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """All that was found in one text, each list in the order of the text."""

    title: str
    fasting: tuple[Fasting, ...] = ()
    medications: tuple[Medication, ...] = ()
    preparation_tasks: tuple[Preparation, ...] = ()
    duration: Duration | None = None
    stay: Stay | None = None
    recovery_milestones: tuple[RecoveryMilestone, ...] = ()
    recovery_tasks: tuple[RecoveryTask, ...] = ()
    follow_up: tuple[FollowUpVisit, ...] = ()
    red_flags: tuple[WarningSign, ...] = ()

    def __iter__(self) -> Iterator[Finding]:
        """Every finding in the order of the text."""
        lists = (self.fasting, self.medications, self.preparation_tasks, self.recovery_milestones)
        more = (self.recovery_tasks, self.follow_up, self.red_flags)
        alone = [finding for finding in (self.duration, self.stay) if finding is not None]
        found: list[Finding] = [finding for part in (*lists, *more) for finding in part]
        return iter(sorted([*alone, *found], key=lambda finding: finding.at))
