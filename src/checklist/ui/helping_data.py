"""What a helper's list is drawn from: what comes now as the heading, and their own steps. Pure; words through `say`."""

from collections.abc import Mapping
from datetime import datetime

from checklist.care.journey import Journey
from checklist.guidance import after_hours, in_zone
from checklist.plan import TaskState, TaskStatus
from checklist.reading import spoken_clock
from checklist.ui.today_rows import Data, by_day
from checklist.ui.when import EVENING, Say, day_of_all, day_words

STAY, DRIVE = "help_stay", "help_drive_home"
FIRST_HOURS = 24


def helping_data(journey: Journey, since: datetime, words: Mapping[str, str], say: Say) -> Data:
    """Everything that the component draws for a helper: no card, no questions, and their own steps alone."""
    booking = journey.plan.booking
    return {
        "plan": journey.id,
        "endpoint": f"/api/plans/{journey.id}/events",
        "now": journey.now.isoformat(),
        "seq": max((event.seq for event in journey.events), default=0),
        "zone": booking.zone.key,
        "locale": journey.plan.language,
        "heading_line": f"{whose(journey, say)} {{now}}",
        "states": [state(journey, say)],
        "card": None,
        "blocking": [],
        "groups": by_day(journey, [one for one in journey.statuses if _in_sight(one)], since, say, due=False),
        "phone": booking.contacts.ward,
        "reasons": [],
        "questions": [],
        "tells": False,
        "words": dict(words),
    }


def whose(journey: Journey, say: Say) -> str:
    """Whom the list is about."""
    called = journey.plan.booking.called
    return say("You help {name}.", name=called) if called else say("You help at a surgery.")


def person(journey: Journey, say: Say) -> str:
    """How the one who is helped is called here."""
    return journey.plan.booking.called or say("the patient")


def state(journey: Journey, say: Say) -> Data:
    """What comes now, largest, and below it when."""
    heading, note = (
        _before(journey, say) if journey.now < journey.plan.booking.anchors.arrival else _after(journey, say)
    )
    return {"from": None, "heading": heading, "next": None, "later": [], "note": note, "lines": [], "hides": []}


def _before(journey: Journey, say: Say) -> tuple[str, None]:
    day, hour = _spoken(journey, journey.plan.booking.anchors.arrival, say)
    return say("Bring {name} at {clock} {day}", name=person(journey, say), clock=hour, day=day), None


def _after(journey: Journey, say: Say) -> tuple[str, str | None]:
    """In the hospital, on the way home, the first 24 hours, then day by day."""
    name = person(journey, say)
    if not _home(journey):
        heading = _fetch(journey, say) if _goes_today(journey) else say("{name} is in the hospital", name=name)
        return heading, _going_home(journey, say)
    if _stays(journey):
        tonight = journey.now.hour >= EVENING
        heading = say("Stay with {name} tonight", name=name) if tonight else say("Stay with {name} today", name=name)
        return heading, _stay_until(journey, say)
    return say("{name}: {day}", name=name, day=day_of_all(journey.timeline, say)), None


def _home(journey: Journey) -> bool:
    """Whether they are home: the helper says so, the time that was set has come, or else the day is over."""
    if any(one.task.id == DRIVE and one.settled for one in journey.statuses):
        return True
    at = journey.plan.booking.discharge_at
    return journey.now >= at if at is not None else journey.timeline.today > 0


def _goes_today(journey: Journey) -> bool:
    """Whether they may come home on this day: the procedure has begun, and no later day was set."""
    at, start = journey.plan.booking.discharge_at, journey.plan.booking.anchors.procedure
    return journey.now >= start and (at is None or in_zone(at, journey.plan.booking.zone).date() == journey.now.date())


def _fetch(journey: Journey, say: Say) -> str:
    name, held = person(journey, say), {one.task.id for one in journey.statuses}
    if DRIVE not in held:
        return say("{name} comes home today", name=name)
    return say("Drive {name} home, then stay", name=name) if STAY in held else say("Drive {name} home", name=name)


def _going_home(journey: Journey, say: Say) -> str:
    """When they go home, if that was said; else who says it."""
    at = journey.plan.booking.discharge_at
    if at is None:
        return say("The team tells you when you can go home.")
    day, hour = _spoken(journey, at, say)
    return say("Going home is planned for {clock} {day}.", clock=hour, day=day)


def _stay_until(journey: Journey, say: Say) -> str:
    """Until when to stay: by the clock where the time to go home is known."""
    end = _end_of_stay(journey)
    if end is None:
        return say("Stay until 24 hours after you came home.")
    day, hour = _spoken(journey, end, say)
    return say("Stay until {clock} {day}.", clock=hour, day=day)


def _end_of_stay(journey: Journey) -> datetime | None:
    at = journey.plan.booking.discharge_at
    return None if at is None else after_hours(at, FIRST_HOURS, journey.plan.booking.zone)


def _stays(journey: Journey) -> bool:
    end = _end_of_stay(journey)
    held = any(one.task.id == STAY and one.state is not TaskState.OVERDUE for one in journey.statuses)
    return held and (journey.now < end if end else journey.timeline.today <= 1)


def _spoken(journey: Journey, at: datetime, say: Say) -> tuple[str, str]:
    """The day of a moment seen from now, and its clock time."""
    here, language = in_zone(at, journey.plan.booking.zone), journey.plan.language
    return day_words(here, journey.now, language, say), spoken_clock(here, language)


def _in_sight(status: TaskStatus) -> bool:
    """What is done or still to do. What nobody ticked in its time is gone: a helper is not chased."""
    return status.event is not None or status.state not in (TaskState.OVER, TaskState.OVERDUE)
