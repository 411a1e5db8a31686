"""Journeys and timelines to look at, with the shipped content and the words as a reader gets them."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from streamlit.testing.v1 import AppTest

from checklist.care.journey import Journey
from checklist.checkin import PAIN_AT_REST, CheckIn
from checklist.guidance import ENGLISH, RuleId
from checklist.library.profile import booking_from_profile
from checklist.locale import say as said_in
from checklist.plan import Event, EventKind, PlanId, TimelineRow, build_plan
from checklist.procedure import FactBase, Procedure
from checklist.recovery import MilestoneKind
from checklist.timeline import Timeline
from tests.builders import DOCUMENT, NEW_YORK, an_event, at
from tests.care.furnished import EXCISION, library

DAY_ZERO = date(2027, 3, 16)
MADE = at("2027-03-01T09:00")
NUMBERS = {"ward": "555-0142", "emergency": "911"}

say = partial(said_in, ENGLISH)


def a_row(
    topic: str = "Lifting", from_day: int = 0, to_day: int | None = 6, kind: MilestoneKind = MilestoneKind.LIMIT
) -> TimelineRow:
    """One line of a recovery timeline."""
    to_date = None if to_day is None else DAY_ZERO + timedelta(days=to_day)
    return TimelineRow(
        id=RuleId(f"{topic}-{from_day}"), topic=topic, text=f"No {topic}.", kind=kind, from_day=from_day, to_day=to_day,
        from_date=DAY_ZERO + timedelta(days=from_day), to_date=to_date, source=DOCUMENT,
    )  # fmt: skip


def a_timeline(*rows: TimelineRow, today: int = 0, last_day: int = 42, pain: dict[int, int] | None = None) -> Timeline:
    """A timeline of these rows, with the pain said on each day."""
    said = tuple(CheckIn(day=day, answers={PAIN_AT_REST: level}) for day, level in (pain or {}).items())
    return Timeline(day_zero=DAY_ZERO, today=today, last_day=last_day, rows=rows, said=said)


def a_journey(
    now: str,
    *events: Event,
    procedure: Procedure | None = None,
    base: FactBase | None = None,
    **profile: Any,
) -> Journey:
    """A person at `now`, local time: arrival 11:00 am on Tuesday, March 16, 2027, start 1:00 pm."""
    facts = {"timezone": NEW_YORK, "arrival_at": "2027-03-16T11:00", "procedure_at": "2027-03-16T13:00"} | profile
    booking = booking_from_profile({key: value for key, value in facts.items() if value is not None}, MADE)
    procedure, base = procedure or library().procedures[EXCISION], base or library().fact_base
    plan = build_plan(procedure, booking, base)
    zone = plan.booking.zone
    here = at(now, booking.timezone).astimezone(zone)
    return Journey(id=PlanId("p1"), plan=plan, procedure=procedure, base=base, events=events, now=here)


def told(pain: Iterable[tuple[int, int]]) -> tuple[Event, ...]:
    """A day's pain, said that day."""
    return tuple(
        an_event(EventKind.CHECKED_IN, None, seq, when="2027-03-16T20:00", day=day, pain=level)
        for seq, (day, level) in enumerate(pain, start=1)
    )


def sentences_in(data: object, where: str = "") -> Iterator[tuple[str, str]]:
    """Every text in plain data, with where it stands."""
    if isinstance(data, str):
        yield where, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from sentences_in(value, f"{where}.{key}")
    elif isinstance(data, list | tuple):
        for n, value in enumerate(data):
            yield from sentences_in(value, f"{where}[{n}]")


def instant(text: object) -> datetime:
    """A moment that the data names."""
    assert isinstance(text, str)
    return datetime.fromisoformat(text)


def alone(draw: Callable[..., None], *values: object) -> AppTest:
    """What one drawing function puts on an otherwise empty page."""
    at = AppTest.from_function(_drawn, args=(draw, *values), default_timeout=30).run()
    assert not at.exception
    return at


def _drawn(draw, *values):  # type: ignore[no-untyped-def]  # runs as a script of its own, where no name is known
    draw(*values)
