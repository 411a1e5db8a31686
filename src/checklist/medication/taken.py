"""What a person takes, what a plan says of it, and what a clinician decided. Only a decision makes a date."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from checklist.guidance import BookingError


class Action(StrEnum):
    """What a plan says of one medicine."""

    CONTINUE = "continue"
    HOLD = "hold"
    ADJUST = "adjust"
    ASK = "ask"


class MorningOf(StrEnum):
    """What to do with the dose due on the morning of the procedure."""

    TAKE_WITH_SIP = "take_with_sip"
    SKIP = "skip"
    ASK = "ask"


class HowOften(StrEnum):
    """How often a medicine is taken."""

    DAILY = "daily"
    TWICE_DAILY = "twice_daily"
    THREE_TIMES_DAILY = "three_times_daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    AS_NEEDED = "as_needed"
    PUMP = "pump"


LONGEST_DOSE = 120
EVERY_DAY = frozenset({HowOften.DAILY, HowOften.TWICE_DAILY, HowOften.THREE_TIMES_DAILY})
NOT_EVERY_DAY = frozenset({HowOften.WEEKLY, HowOften.MONTHLY, HowOften.AS_NEEDED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A medicine as a person entered it. `entry` tells two entries of one booking apart."""

    entry: str
    name: str
    dose: str | None = None
    how_often: HowOften | None = None
    reason: str | None = None
    last_taken: datetime | date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmed:
    """What a clinician decided for one medicine. A hold, and only a hold, has its last dose: a date, maybe a time.

    `entry` None: the medicine is found by its name. `restart` and `ask_restart` are for a hold: the day to start
    again, or that the team is asked first. `morning_of` is for one that goes on; None leaves it to the rule.
    `new_dose` is for a changed dose, as the clinician wrote it. `batch` names the decisions made in one act.
    """

    medication: str
    action: Action
    by: str
    last_dose: date | datetime | None = None
    entry: str | None = None
    morning_of: MorningOf | None = None
    restart: date | datetime | None = None
    ask_restart: bool = False
    at: datetime | None = None
    new_dose: str | None = None
    batch: str | None = None

    def __post_init__(self) -> None:
        holds = self.action is Action.HOLD
        if holds and self.last_dose is None:
            raise BookingError("a confirmed hold needs the day of the last dose")
        if not holds and self.last_dose is not None:
            raise BookingError("only a confirmed hold has a last dose")
        if not holds and (self.restart or self.ask_restart):
            raise BookingError("only a confirmed hold has a day to start again")
        if self.restart and self.ask_restart:
            raise BookingError("give a day to start again, or ask first: not both")
        if self.morning_of and self.action is not Action.CONTINUE:
            raise BookingError("only a medicine that goes on has a choice for the morning")
        if self.new_dose is not None:
            self._check_dose(self.new_dose)

    def _check_dose(self, written: str) -> None:
        if self.action is not Action.ADJUST:
            raise BookingError("only a changed dose has words for the new dose")
        if not written.strip() or len(written) > LONGEST_DOSE:
            raise BookingError(f"the new dose needs words, at most {LONGEST_DOSE} letters")


@dataclass(frozen=True, slots=True, kw_only=True)
class Restart:
    """When to start again: the words, and the day, maybe with a time, if a clinician set one."""

    text: str
    at: date | datetime | None = None
