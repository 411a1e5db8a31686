"""The last-dose calendar on one sheet of paper: a row a medicine, a column a day, in words and borders."""

from datetime import date

from starlette.requests import Request
from starlette.responses import Response

from checklist.access import Action, may
from checklist.care import people
from checklist.care.doses import dose_words
from checklist.care.house import House
from checklist.care.journey import Journey, journey
from checklist.plan import DoseDays, DoseRow, dose_days, unusual
from checklist.procedure import Status
from checklist.reading import short_date, spoken_clock, spoken_date
from checklist.web.cookies import see_other
from checklist.web.pages import page
from checklist.web.requests import cookie_of

MOST_DAYS = 12
Part = dict[str, object]


def sheet(house: House, request: Request) -> Response:
    """The sheet of the visitor's own plan; whoever has none is shown the first page."""
    visitor = people.visitor(house, cookie_of(request))
    if visitor.plan is None or not may(visitor.role, Action.SEE_OWN_PLAN):
        return see_other("/")
    mine = journey(house, visitor)
    language, booking = mine.plan.language, mine.plan.booking
    arrival = booking.anchors.arrival
    return page(
        house, "medicine_sheet.html", language=visitor.language, name=booking.called or "", parts=parts(mine),
        day=spoken_date(arrival.date(), language), clock=spoken_clock(arrival, language),
        asks=[step.patient_text for step in mine.plan.medications if step.needs_confirmation],
        signed=_signed(mine), made=f"{spoken_date(mine.now.date(), language)}, {spoken_clock(mine.now, language)}",
        phone=booking.contacts.ward, draft=mine.say("plan.draft") if mine.plan.procedure.status is Status.DRAFT else "",
    )  # fmt: skip


def parts(mine: Journey) -> list[Part]:
    """The calendar in tables of at most so many days. A medicine that only goes on in a later table is left out."""
    calendar = dose_days(mine.plan)
    found = list(calendar.weeks(MOST_DAYS)) if calendar.rows else []
    return [_part(mine, calendar, start, end, alone=len(found) == 1) for start, end in found]


def _part(mine: Journey, calendar: DoseDays, start: int, end: int, alone: bool) -> Part:
    days = calendar.days[start:end]
    rows = [row for row in calendar.rows if alone or unusual(row.marks[start:end])]
    return {
        "days": [{"words": short_date(day, mine.plan.language), "zero": day == calendar.zero} for day in days],
        "rows": [_row(mine, row, start, end) for row in rows],
        "left_out": len(calendar.rows) - len(rows),
        "title": _title(mine, days),
    }


def _title(mine: Journey, days: tuple[date, ...]) -> str:
    first, last = (spoken_date(day, mine.plan.language) for day in (days[0], days[-1]))
    return f"{first} – {last}"


def _row(mine: Journey, row: DoseRow, start: int, end: int) -> Part:
    return {
        "name": row.step.name,
        "cells": [{"mark": mark.value, "words": dose_words(mine, row.step, mark)} for mark in row.marks[start:end]],
    }


def _signed(mine: Journey) -> str:
    """Who set what is confirmed."""
    who = dict.fromkeys(c.by for c in mine.plan.booking.confirmed)
    return ", ".join(who)
