"""A profile, as a file or as answers, as a Booking; and a booking as the profile that was understood."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter

from checklist.guidance import in_zone
from checklist.library.authored import Reading, validated
from checklist.library.problem import ProfileError
from checklist.library.profile_file import Case, ProfileModel, is_zone
from checklist.library.strict import Document, read_text
from checklist.medication import Confirmed, Taken
from checklist.plan import Booking

_STORED = TypeAdapter(Booking)


def load_profile(text: str, name: str, made_at: datetime) -> Booking:
    """The booking in a profile file; ProfileError with every problem and its line."""
    reading = booking_in(read_text(text, name), made_at)
    if reading.value is None:
        raise ProfileError(reading.problems)
    return reading.value


def booking_from_profile(data: Mapping[str, Any], made_at: datetime) -> Booking:
    """The booking in answers of a profile's shape; ProfileError with one sentence a line."""
    reading = booking_in(Document(name="answers", data=dict(data), lines={}), made_at)
    if reading.value is None:
        sentences = [p.what if p.what[:1].isupper() else f"{p.path} {p.what}" for p in reading.problems]
        raise ProfileError(reading.problems, sentences)
    return reading.value


def booking_in(document: Document, made_at: datetime) -> Reading[Booking]:
    """The booking in a document, or what is wrong with it."""
    zone = document.data.get("timezone") if isinstance(document.data, dict) else None
    known = ZoneInfo(zone) if isinstance(zone, str) and is_zone(zone) else None
    return validated(ProfileModel, document, Case(made_at=made_at, zone=known))


def to_profile(booking: Booking) -> dict[str, Any]:
    """The profile as understood, as plain data: what was not said is left out."""
    zone, contacts, signed = booking.zone, booking.contacts, booking.fasting_policy_signed
    return _said(
        {
            "procedure_at": _moment(booking.procedure_at, zone),
            "arrival_at": _moment(booking.arrival_at, zone),
            "timezone": booking.timezone,
            "discharge_at": _moment(booking.discharge_at, zone),
            "called": booking.called,
            "phone": booking.phone,
            "anaesthesia": booking.anaesthesia,
            "born": _moment(booking.born, zone),
            "sex": booking.sex,
            "pregnant": {"true": True, "false": False}.get(booking.pregnant or "", booking.pregnant),
            "breastfeeding": booking.breastfeeding,
            "conditions": list(booking.conditions),
            "medications": [_taken(taken, zone) for taken in booking.medications],
            "kidney": _said({"crcl": booking.crcl}),
            "bleeding_risk": booking.bleeding_risk,
            "smoker": booking.smoker,
            "alcohol": booking.alcohol,
            "devices": [str(device) for device in booking.devices],
            "lives_alone": booking.lives_alone,
            "far_away": booking.far_away,
            "caregiver": booking.caregiver,
            "interpreter": booking.interpreter,
            "work": booking.work,
            "language": booking.language,
            "fasting_policy": booking.fasting_policy,
            "fasting_policy_signed": {"by": signed.by, "on": signed.on.isoformat()} if signed else None,
            "fasting_anchor": booking.fasting_anchor,
            "confirmed": [_confirmed(confirmed, zone) for confirmed in booking.confirmed],
            "contacts": _said({"ward": contacts.ward, "emergency": contacts.emergency, "crisis": contacts.crisis}),
        }
    )


def booking_to_json(booking: Booking) -> str:
    """A booking as text to keep: everything it holds."""
    return _STORED.dump_json(booking).decode()


def booking_from_json(text: str) -> Booking:
    """The booking that was kept."""
    return _STORED.validate_json(text)


def _taken(taken: Taken, zone: ZoneInfo) -> dict[str, Any]:
    last = _moment(taken.last_taken, zone)
    said = {"dose": taken.dose, "how_often": taken.how_often, "for": taken.reason, "last_taken": last}
    return _said({"name": taken.name, **said})


def _confirmed(confirmed: Confirmed, zone: ZoneInfo) -> dict[str, Any]:
    last = _moment(confirmed.last_dose, zone)
    said = {"medication": confirmed.medication, "action": confirmed.action, "last_dose": last, "by": confirmed.by}
    return _said(said | {"new_dose": confirmed.new_dose})


def _moment(when: date | datetime | None, zone: ZoneInfo) -> str | None:
    if isinstance(when, datetime):
        return in_zone(when, zone).isoformat()
    return when.isoformat() if when else None


def _said(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Fields without those that were not said, closed sets as plain words."""
    plain = {key: str(value) if isinstance(value, str) else value for key, value in fields.items()}
    return {key: value for key, value in plain.items() if value is not None and value not in ([], {})}
