"""One person's facts: when, where the clock stands, what they take, how they live."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from typing import Self
from zoneinfo import ZoneInfo

from checklist.fasting import Policy
from checklist.guidance import (
    ENGLISH,
    Anchor,
    Anchors,
    BookingError,
    Language,
    hours_between,
    in_zone,
    months_between,
    years_between,
)
from checklist.medication import BleedingRisk, Confirmed, Taken
from checklist.procedure import Anaesthesia

ADULT, BABY = 18, 3  # years, months
YEAR_IN_HOURS = 366 * 24


class Sex(StrEnum):
    """Sex as the person gave it."""

    FEMALE = "female"
    MALE = "male"
    OTHER = "other"


class Pregnant(StrEnum):
    """Whether the person is pregnant, as they gave it."""

    TRUE = "true"
    FALSE = "false"
    POSSIBLE = "possible"


class Work(StrEnum):
    """What kind of work waits."""

    NONE = "none"
    DESK = "desk"
    LIGHT = "light"
    HEAVY = "heavy"


class Alcohol(StrEnum):
    """How often the person drinks alcohol."""

    NEVER = "never"
    SOMETIMES = "sometimes"
    OFTEN = "often"


class Device(StrEnum):
    """A device the person sleeps with, or one that is in or on the body."""

    CPAP = "cpap"
    HEART_DEVICE = "heart_device"
    PUMP = "pump"
    NERVE_STIMULATOR = "nerve_stimulator"
    METAL = "metal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """A clinician of the site who signed a policy, and when."""

    by: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Contacts:
    """Phone numbers a unit has set. None is shown as words, never as an invented number."""

    ward: str | None = None
    emergency: str | None = None
    crisis: str | None = None


@dataclass(frozen=True, kw_only=True)
class Booking:
    """One person's facts. Times are aware; what was not said is None, and never counts as "no"."""

    made_at: datetime
    timezone: str
    procedure_at: datetime | None = None
    arrival_at: datetime | None = None
    discharge_at: datetime | None = None
    called: str | None = None
    phone: str | None = None
    anaesthesia: Anaesthesia | None = None
    born: date | None = None
    sex: Sex | None = None
    pregnant: Pregnant | None = None
    breastfeeding: bool | None = None
    conditions: tuple[str, ...] = ()
    medications: tuple[Taken, ...] = ()
    crcl: float | None = None
    bleeding_risk: BleedingRisk | None = None
    smoker: bool | None = None
    alcohol: Alcohol | None = None
    devices: tuple[Device, ...] = ()
    lives_alone: bool | None = None
    far_away: bool | None = None
    caregiver: bool | None = None
    interpreter: bool | None = None
    work: Work | None = None
    language: Language = ENGLISH
    fasting_policy: Policy = Policy.AS_PUBLISHED
    fasting_policy_signed: Signed | None = None
    fasting_anchor: Anchor = Anchor.ARRIVAL
    confirmed: tuple[Confirmed, ...] = ()
    contacts: Contacts = Contacts()

    def __post_init__(self) -> None:
        if self.procedure_at is None and self.arrival_at is None:
            raise BookingError("Give the time of the procedure or the time to arrive.")
        if self.procedure_at and self.arrival_at and hours_between(self.arrival_at, self.procedure_at) < 0:
            raise BookingError("The time to arrive is after the procedure. Check both times.")
        if hours_between(self.day_zero_at, self.made_at) > YEAR_IN_HOURS:
            raise BookingError("The procedure is more than a year past. Check the year.")
        if self.discharge_at and hours_between(self.day_zero_at, self.discharge_at) < 0:
            raise BookingError("The time to go home is before the procedure. Check both times.")
        if len({taken.entry for taken in self.medications}) < len(self.medications):
            raise BookingError("Two medicines have the same entry id. Give each its own.")

    @property
    def zone(self) -> ZoneInfo:
        """The time zone the person's days are counted in."""
        return ZoneInfo(self.timezone)

    @property
    def day_zero_at(self) -> datetime:
        """The moment day 0 is taken from: the procedure, or the arrival where only that is known."""
        moment = self.procedure_at or self.arrival_at
        assert moment is not None  # __post_init__ refuses a booking without either
        return moment

    @cached_property
    def anchors(self) -> Anchors:
        """The moments rules count from. What is not known falls back to the one that is."""
        zone, procedure = self.zone, self.day_zero_at
        return Anchors(
            zone=zone,
            now=in_zone(self.made_at, zone),
            procedure=in_zone(procedure, zone),
            arrival=in_zone(self.arrival_at or procedure, zone),
            discharge=in_zone(self.discharge_at or procedure, zone),
        )

    @property
    def fasting_from(self) -> Anchor:
        """What fasting counts back from: the site's choice, or the one moment that is known."""
        if self.arrival_at is None:
            return Anchor.PROCEDURE
        return Anchor.ARRIVAL if self.procedure_at is None else self.fasting_anchor

    def for_patients(self) -> Self:
        """The booking as patients' pages, prints and calendars use it: a policy that nobody signed does not count."""
        if self.fasting_policy_signed is not None:
            return self
        return replace(self, fasting_policy=Policy.AS_PUBLISHED)

    @property
    def is_child(self) -> bool:
        """Whether the person is under 18 on the day of the procedure; not known counts as adult, with a notice."""
        return self.born is not None and years_between(self.born, self.anchors.day_zero) < ADULT

    @property
    def is_baby(self) -> bool:
        """Whether the person is under 3 months on the day of the procedure: a fever has other limits then."""
        return self.born is not None and months_between(self.born, self.anchors.day_zero) < BABY

    @property
    def in_medicine_scope(self) -> bool:
        """Whether medicine rules apply at all: adults, not pregnant or possibly so, not breastfeeding."""
        pregnant = self.pregnant in (Pregnant.TRUE, Pregnant.POSSIBLE)
        return not (self.is_child or pregnant or self.breastfeeding)
