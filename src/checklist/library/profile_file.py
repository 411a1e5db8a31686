"""What a profile is made of: its fields with every refusal, and the booking they make."""

import re
import zoneinfo
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BeforeValidator, Field, PlainValidator, ValidationInfo, field_validator
from rapidfuzz import process

from checklist.fasting import Policy
from checklist.guidance import ENGLISH, Anchor, BookingError, GuidanceError, Language, wall_time
from checklist.library.authored import Authored, Many, Written
from checklist.library.grammar import Day, Text, Word, date_of
from checklist.medication import Action, BleedingRisk, Confirmed, HowOften, Taken
from checklist.plan import Alcohol, Booking, Contacts, Device, Pregnant, Sex, Signed, Work
from checklist.procedure import Anaesthesia

_MOMENT = re.compile(r"(19|20|21)\d\d-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?(\.\d{1,6})?(Z|[+-]\d\d:\d\d)?")
_HOW = "write year-month-day and a 24-hour clock, such as 2027-03-15 13:00"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What a profile's fields are read against."""

    made_at: datetime
    zone: ZoneInfo | None


def _case(info: ValidationInfo) -> Case:
    assert isinstance(info.context, Case)
    return info.context


def is_zone(key: str) -> bool:
    """Whether a time zone has this name."""
    try:
        return bool(re.fullmatch(r"[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*", key) and ZoneInfo(key).key)
    except (zoneinfo.ZoneInfoNotFoundError, OSError, ValueError):
        return False


def _zone_of(value: object) -> str:
    if isinstance(value, str) and is_zone(value):
        return value
    near = process.extractOne(str(value), sorted(zoneinfo.available_timezones()), score_cutoff=80)
    raise BookingError(
        "This time zone is not known. Write one such as America/New_York."
        + (f" Did you mean {near[0]}?" if near else "")
    )


def _moment_of(value: object, info: ValidationInfo) -> datetime:
    if not isinstance(value, str) or not _MOMENT.fullmatch(value):
        raise BookingError(f"needs a day and a clock time: {_HOW}")
    try:
        local = datetime.fromisoformat(value)
    except ValueError:
        raise BookingError(f"is not in the calendar or not on the clock: {_HOW}") from None
    case = _case(info)
    return wall_time(local, case.zone) if case.zone else local.replace(tzinfo=UTC)


def _dose_time_of(value: object, info: ValidationInfo) -> date | datetime:
    if isinstance(value, str) and len(value) > len("2027-03-15"):
        return _moment_of(value, info)
    return date_of(value)


def _pregnant_of(value: object) -> Pregnant:
    said = str(value).lower() if isinstance(value, bool) else value
    if not isinstance(said, str) or said not in tuple(Pregnant):
        raise GuidanceError(f"is not one of the words for this: {', '.join(Pregnant)}")
    return Pregnant(said)


def _counted_from(value: object) -> Anchor:
    allowed = (Anchor.ARRIVAL, Anchor.PROCEDURE)
    if not isinstance(value, str) or value not in allowed:
        raise GuidanceError(f"is not one of the words for this: {', '.join(allowed)}")
    return Anchor(value)


def _language_of(value: object) -> str:
    if not isinstance(value, str) or not re.fullmatch("[a-z]{2,3}", value):
        raise GuidanceError("is a language code of 2 or 3 small letters, such as en")
    return value


def _number_as_text(value: object) -> object:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _short(text: str) -> str:
    if len(text) > 200:
        raise BookingError("is longer than 200 letters")
    return text


LocalTime = Annotated[datetime, PlainValidator(_moment_of)]
DoseTime = Annotated[date | datetime, PlainValidator(_dose_time_of)]
Entered = Annotated[Text, AfterValidator(_short)]
Phone = Annotated[Text, BeforeValidator(_number_as_text)]


def _planned(times: Mapping[str, datetime | None], case: Case) -> None:
    """Nothing, if these times can be planned with; a booking without any other is no problem of theirs."""
    if any(times.get(key) for key in ("procedure_at", "arrival_at")):
        Booking(
            made_at=case.made_at, timezone="UTC", procedure_at=times.get("procedure_at"),
            arrival_at=times.get("arrival_at"), discharge_at=times.get("discharge_at"),
        )  # fmt: skip


class TakenModel(Authored):
    """One medicine as entered."""

    name: Entered
    dose: Annotated[Entered, BeforeValidator(_number_as_text)] | None = None
    how_often: Annotated[HowOften | None, Word] = None
    reason: Entered | None = Field(default=None, alias="for")
    last_taken: DoseTime | None = None

    def built(self, _: Case) -> Taken:
        """The medicine, still without its entry id."""
        return Taken(
            entry="", name=self.name, dose=self.dose, how_often=self.how_often, reason=self.reason,
            last_taken=self.last_taken,
        )  # fmt: skip


class ConfirmedModel(Authored):
    """What a clinician decided for one medicine."""

    medication: Entered
    action: Annotated[Action, Word]
    by: Entered
    last_dose: DoseTime | None = None
    new_dose: Entered | None = None

    def built(self, _: Case) -> Confirmed:
        """The decision. A hold has its last dose; a changed dose may have words for the new one."""
        return Confirmed(
            medication=self.medication, action=self.action, by=self.by, last_dose=self.last_dose,
            new_dose=self.new_dose,
        )  # fmt: skip


class SignedModel(Authored):
    """Who signed a fasting policy."""

    by: Entered
    on: Day

    def built(self, _: Case) -> Signed:
        """The signature."""
        return Signed(by=self.by, on=self.on)


class KidneyModel(Authored):
    """Kidney function: creatinine clearance in mL/min."""

    crcl: Annotated[float, Field(gt=0, le=300)]


class ContactsModel(Authored):
    """Phone numbers."""

    ward: Phone | None = None
    emergency: Phone | None = None
    crisis: Phone | None = None

    def built(self, _: Case) -> Contacts:
        """The numbers."""
        return Contacts(ward=self.ward, emergency=self.emergency, crisis=self.crisis)


class ProfileModel(Authored):
    """A profile. The order matters: times are checked against those above them."""

    timezone: Annotated[str, PlainValidator(_zone_of)]
    procedure_at: LocalTime | None = None
    arrival_at: LocalTime | None = Field(default=None, validate_default=True)
    discharge_at: LocalTime | None = None
    called: Entered | None = None
    phone: Phone | None = None
    anaesthesia: Annotated[Anaesthesia | None, Word] = None
    born: Day | None = None
    sex: Annotated[Sex | None, Word] = None
    pregnant: Annotated[Pregnant, PlainValidator(_pregnant_of)] | None = None
    breastfeeding: bool | None = None
    conditions: Many[Entered] = ()
    medications: Many[Annotated[Taken, Written(TakenModel)]] = ()
    kidney: KidneyModel | None = None
    bleeding_risk: Annotated[BleedingRisk | None, Word] = None
    smoker: bool | None = None
    alcohol: Annotated[Alcohol | None, Word] = None
    devices: Many[Annotated[Device, Word]] = ()
    lives_alone: bool | None = None
    far_away: bool | None = None
    caregiver: bool | None = None
    interpreter: bool | None = None
    work: Annotated[Work | None, Word] = None
    language: Annotated[str, PlainValidator(_language_of)] = ENGLISH
    fasting_policy: Annotated[Policy, Word] = Policy.AS_PUBLISHED
    fasting_policy_signed: Annotated[Signed, Written(SignedModel)] | None = None
    fasting_anchor: Annotated[Anchor, PlainValidator(_counted_from)] = Anchor.ARRIVAL
    confirmed: Many[Annotated[Confirmed, Written(ConfirmedModel)]] = ()
    contacts: Annotated[Contacts, Written(ContactsModel)] | None = None

    @field_validator("arrival_at")
    @classmethod
    def some_time(cls, arrival: datetime | None, info: ValidationInfo) -> datetime | None:
        """One of the two times is there."""
        if arrival is None and info.data.get("procedure_at", info) is None:
            raise BookingError("Give the time of the procedure or the time to arrive.")
        return arrival

    @field_validator("procedure_at", "arrival_at", "discharge_at")
    @classmethod
    def in_turn(cls, moment: datetime | None, info: ValidationInfo) -> datetime | None:
        """Each time can be planned with those above it: the booking's own rules say so."""
        if moment is not None:
            self_and_above = {key: info.data.get(key) for key in ("procedure_at", "arrival_at")}
            _planned({**self_and_above, str(info.field_name): moment}, _case(info))
        return moment

    @field_validator("born")
    @classmethod
    def born_before(cls, born: date | None, info: ValidationInfo) -> date | None:
        """A person is born before their procedure."""
        day = info.data.get("procedure_at") or info.data.get("arrival_at")
        if born and day and born > day.date():
            raise BookingError("The birth date is after the procedure. Check both dates.")
        return born

    def built(self, case: Case) -> Booking:
        """The booking, each medicine with its own entry id."""
        return Booking(
            made_at=case.made_at, timezone=self.timezone, procedure_at=self.procedure_at, arrival_at=self.arrival_at,
            discharge_at=self.discharge_at, called=self.called, phone=self.phone,
            anaesthesia=self.anaesthesia, born=self.born, sex=self.sex, pregnant=self.pregnant,
            breastfeeding=self.breastfeeding,
            conditions=self.conditions, medications=with_entries(self.medications),
            crcl=self.kidney.crcl if self.kidney else None, bleeding_risk=self.bleeding_risk, smoker=self.smoker,
            alcohol=self.alcohol, devices=self.devices, lives_alone=self.lives_alone, far_away=self.far_away,
            caregiver=self.caregiver, interpreter=self.interpreter, work=self.work, language=Language(self.language),
            fasting_policy=self.fasting_policy, fasting_policy_signed=self.fasting_policy_signed,
            fasting_anchor=self.fasting_anchor, confirmed=self.confirmed, contacts=self.contacts or Contacts(),
        )  # fmt: skip


def with_entries(medicines: tuple[Taken, ...]) -> tuple[Taken, ...]:
    """Medicines with entry ids: the name in small letters, with a number from the second on."""
    used: list[str] = []
    for taken in medicines:
        slug = re.sub(r"[^a-z0-9]+", "-", taken.name.lower()).strip("-")[:60] or "medicine"
        numbered = (slug, *(f"{slug}-{n}" for n in range(2, len(medicines) + 2)))
        used.append(next(entry for entry in numbered if entry not in used))
    return tuple(replace(taken, entry=entry) for taken, entry in zip(medicines, used, strict=True))
