"""Check-ins that were sent, as whoever sent them reads them: what they called for, and what ends an emergency."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from checklist.access import Role
from checklist.alerts import Alert, AlertId, Handling, Kind, StepKind, handled
from checklist.care.visitor import Visitor
from checklist.checkin import Answer, QuestionId, Tier
from checklist.plan import Event, EventKind, advice_of, as_given, signs_of, tier_of

CALLED, MISTAKE = StepKind.PATIENT_CALLED, StepKind.MISTAKE
ABOUT_A_CHECK_IN = ("checkin", "call_me", "wrote", "skipped")
ADVISED = frozenset({Kind.EMERGENCY, Kind.SAME_DAY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Something that stands about a check-in: what the team did, or the person said. `by` is a member of staff."""

    kind: StepKind
    about: Event
    at: datetime
    by: str | None = None
    outcome: str | None = None


def seen_by(visitor: Visitor, events: Iterable[Event]) -> tuple[Event, ...]:
    """The check-ins this person may see, in order: to the patient all of them, to a helper their own."""
    said = (event for event in events if event.kind is EventKind.CHECKED_IN)
    return tuple(e for e in said if visitor.role is Role.PATIENT or e.actor == visitor.actor)


def day_of(event: Event) -> object:
    """The day after the procedure that a check-in is for."""
    return event.payload.get("day")


def answers_in(event: Event) -> Mapping[QuestionId, Answer]:
    """The answers of a check-in; none once they are erased."""
    found = event.payload.get("answers")
    return as_given(found) if isinstance(found, Mapping) else {}


def called_about(seen: Iterable[Event], events: Sequence[Event], day: object) -> frozenset[str]:
    """The emergency signs of a day about which the person has said that they called, and the team has not closed.

    Once it is closed, the same sign is another emergency.
    """
    done = handled(events)
    open_ = [event for event in seen if day_of(event) == day and _waits_after_call(done.get(_id(event)))]
    return frozenset(sign for event in open_ for sign in _emergencies(event))


def _waits_after_call(done: Handling | None) -> bool:
    return bool(done and done.patient_called and not done.resolved)


def open_emergency(seen: Sequence[Event], events: Sequence[Event]) -> Event | None:
    """The first emergency that nothing has ended: neither "I called", nor "a mistake", nor the team that closed it.

    That somebody of the team has seen it ends nothing, nor does midnight. Signs that were called about stop nobody
    again on the same day.
    """
    urgent = (event for event in seen if tier_of(advice_of(event)) is Tier.EMERGENCY)
    open_ = (event for event in urgent if not ended(event, events))
    return next((event for event in open_ if not _called_about(event, seen, events)), None)


def ended(event: Event, events: Sequence[Event]) -> bool:
    """Whether the person has answered for this check-in, or the team has closed it."""
    done = handled(events).get(_id(event))
    return bool(done and (done.patient_called or done.mistake or done.resolved))


def mistaken(event: Event, events: Sequence[Event]) -> bool:
    """Whether the person has said of this check-in that it was a mistake."""
    done = handled(events).get(_id(event))
    return bool(done and done.mistake)


def asked_to_call(seen: Iterable[Event], alerts: Iterable[Alert]) -> Mapping[int, Alert]:
    """What still stands with the team of the check-ins that were told to call, by the number of the check-in."""
    by_id = {alert.id: alert for alert in alerts if alert.kind in ADVISED}
    return {event.seq: by_id[_id(event)] for event in seen if _id(event) in by_id}


def wish_for_a_call(seen: Sequence[Event], alerts: Iterable[Alert]) -> Event | None:
    """The newest check-in whose wish for a call the team has not closed."""
    ids = {alert.id for alert in alerts if alert.kind is Kind.CALL_ME}
    return next((event for event in reversed(seen) if f"call_me:{event.seq}" in ids), None)


def steps_about(seen: Iterable[Event], events: Sequence[Event]) -> list[Step]:
    """What was done about each check-in and was not taken back, by time."""
    done, found = handled(events), list[Step]()
    for event in seen:
        for handling in (done[id_] for source in ABOUT_A_CHECK_IN if (id_ := _id(event, source)) in done):
            found += [
                Step(kind=one.kind, about=event, at=one.at, by=one.by, outcome=one.outcome) for one in handling.steps
            ]
            own = {CALLED: handling.patient_called, MISTAKE: handling.mistake}
            found += [Step(kind=kind, about=event, at=at) for kind, at in own.items() if at]
    return sorted(found, key=lambda step: step.at)


def on(event: Event, zone: tzinfo, now: datetime) -> bool:
    """Whether a check-in came in on the same date as `now`, where the person is."""
    return event.received_at.astimezone(zone).date() == now.astimezone(zone).date()


def _called_about(event: Event, seen: Iterable[Event], events: Sequence[Event]) -> bool:
    signs = _emergencies(event)
    return bool(signs) and signs <= called_about(seen, events, day_of(event))


def _emergencies(event: Event) -> frozenset[str]:
    return signs_of(advice_of(event), Tier.EMERGENCY)


def _id(event: Event, source: str = "checkin") -> AlertId:
    return AlertId(f"{source}:{event.seq}")
