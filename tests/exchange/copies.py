"""Copies to print, made of the shipped procedure, so that a test states only what matters."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import cache, partial
from typing import Any

from checklist.exchange.booklet import Copy, Kind, Paper, Print, Sheet, to_pdf
from checklist.library import Library
from checklist.locale import say
from checklist.medication import HowOften, Taken
from checklist.plan import Booking, Contacts, Event, build_plan
from checklist.procedure import Procedure, ProcedureId
from tests.builders import at

EXCISION = ProcedureId("soft-tissue-excision-back")
ADDRESS = "https://checklist.example.org/invite/AbCdEfGhIjKlMnOpQrStUvWxYz0123456789"
NOW = at("2027-03-08T18:00")
EVERY_SHEET = [Sheet(kind=kind, paper=paper, print=size) for kind in Kind for paper in Paper for size in Print]


@cache
def library() -> Library:
    return Library.open()


def shipped() -> Procedure:
    return library().procedures[EXCISION]


def a_person(**changes: Any) -> Booking:
    """Maria Ortiz: Tuesday, March 16, 2027, in at 11:00 am, surgery at 1:00 pm, no medicines, numbers set."""
    plain = Booking(
        made_at=at("2027-03-01T10:00"), timezone="America/New_York", called="Maria Ortiz",
        arrival_at=at("2027-03-16T11:00"), procedure_at=at("2027-03-16T13:00"), born=date(1960, 5, 4),
        contacts=Contacts(ward="555-0142", emergency="911"),
    )  # fmt: skip
    return replace(plain, **changes)


def a_copy(
    *, procedure: Procedure | None = None, now: datetime = NOW, events: Sequence[Event] = (),
    address: str | None = ADDRESS, **person: Any,
) -> Copy:  # fmt: skip
    base = library().fact_base
    plan = build_plan(procedure or shipped(), a_person(**person), base)
    return Copy(plan=plan, wording=base.wording, now=now, events=events, address=address)


def print_of(*copies: Copy, **sheet: Any) -> bytes:
    return to_pdf(copies, Sheet(**sheet), partial(say, "en"))


def tablets(*names: str) -> tuple[Taken, ...]:
    """Daily tablets by these names."""
    return tuple(Taken(entry=f"m{n}", name=name, how_often=HowOften.DAILY) for n, name in enumerate(names))
