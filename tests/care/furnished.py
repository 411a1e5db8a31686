"""A house with the shipped library in it, a clock that a test sets, and people who move in as they really do."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from checklist.access import Part, Role
from checklist.care import clock, drafts, links, people
from checklist.care.answers import Answers, Entered, with_facts, with_medicine, with_times
from checklist.care.content import keep_shipped
from checklist.care.house import House
from checklist.care.journey import task_helped, task_known
from checklist.care.shares import share
from checklist.care.visitor import NOBODY, Visitor
from checklist.library.load import Library
from checklist.plan import EventId, EventKind, TaskId
from checklist.procedure import ProcedureId
from checklist.store.events import NewEvent, append
from checklist.store.tokens import Subject, SubjectKind
from checklist.store.users import KeptUser, UserId, add
from tests.care.builders import NOON, a_house

NOW = "2027-03-08T09:00:00-05:00"
NEW_YORK = "America/New_York"
EXCISION = ProcedureId("soft-tissue-excision-back")
DAY, ARRIVAL, START = date(2027, 3, 16), time(11), time(13)


@cache
def library() -> Library:
    """The shipped content, read once."""
    return Library.open()


SHIPPED = library().procedures[EXCISION].version


def furnished(folder: Path, content: Library | None = None) -> House:
    """A house as a real start opens it, its sessions on a clock that stands still."""
    house = replace(a_house(folder), content=content or library(), task_known=task_known, task_helped=task_helped)
    with house.store.writing() as tx:
        keep_shipped(tx, house.library)
    return house


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    """A furnished house on Monday, March 8, 2027."""
    it_is(monkeypatch, NOW)
    made = furnished(tmp_path)
    yield made
    made.store.close()


def it_is(monkeypatch: pytest.MonkeyPatch, moment: str) -> None:
    """The clock of the house shows `moment`, as CHECKLIST_NOW sets it, and runs on."""
    monkeypatch.setattr(clock, "_SHIFT", clock.shift(moment, clock.real_time()))


def times() -> Answers:
    """The procedure, and its times on Tuesday, March 16, 2027: arrival 11:00 am, start 1:00 pm."""
    return with_times(Answers(procedure=EXCISION), DAY, ARRIVAL, START, NEW_YORK)


def said(*medicines: str, **facts: Any) -> Answers:
    """Everything a plan needs, and what a test adds."""
    answers = with_facts(times(), **facts)
    for name in medicines:
        answers = with_medicine(answers, Entered(name=name, how_often="daily"))
    return answers


def starts(house: House, answers: Answers | None = None) -> people.Entered:
    """The session of a person with a draft that holds these answers."""
    entered = links.enter(house, NOBODY, drafts.begin(house, NOBODY).code)
    if answers:
        drafts.keep(house, people.visitor(house, entered.cookie), answers)
    return entered


def moves_in(house: House, answers: Answers | None = None) -> people.Entered:
    """The session of a person whose plan is made."""
    entered = starts(house, answers or said())
    assert drafts.book(house, people.visitor(house, entered.cookie)) == []
    return entered


def patient(house: House, answers: Answers | None = None) -> Visitor:
    """A person whose plan is made."""
    return people.visitor(house, moves_in(house, answers).cookie)


def draft_holder(house: House, answers: Answers | None = None) -> Visitor:
    """A person on the way to a plan."""
    return people.visitor(house, starts(house, answers).cookie)


def helps(house: House, of: Visitor, *parts: Part, name: str = "Ana") -> people.Entered:
    """The session of someone whom a patient has given a link, and who came through it."""
    return links.enter(house, NOBODY, share(house, of, name, parts, "").rsplit("/", 1)[1])


def caregiver(house: House, of: Visitor, *parts: Part, name: str = "Ana") -> Visitor:
    """Someone who came through the caregiver's link to another person's plan."""
    return people.visitor(house, helps(house, of, *parts, name=name).cookie)


def signs_in(house: House, role: Role, name: str = "Ann Lee", id: str | None = None) -> people.Entered:
    """The session of a member of staff."""
    user = KeptUser(id=UserId(id or f"u-{role}"), name=name, role=role, password_hash="", active=True, made_at=NOON)
    with house.store.writing() as tx:
        add(tx, user)
    return people.start_session(house, NOBODY, Subject(SubjectKind.USER, user.id), role)


def staff(house: House, role: Role = Role.NURSE) -> Visitor:
    """A member of staff."""
    return people.visitor(house, signs_in(house, role).cookie)


def happens(
    house: House, visitor: Visitor, *tasks: str, kind: EventKind = EventKind.DONE, when: str | None = None, **said: Any
) -> None:
    """Events on the visitor's own plan, at `when` or now; the same event again changes nothing."""
    at = datetime.fromisoformat(when) if when else clock.now()
    news = [
        NewEvent(id=EventId(f"{kind}-{t}-{at:%d%H%M}"), kind=kind, at=at, task=TaskId(t), payload=said) for t in tasks
    ]
    house.store.write(lambda tx: append(tx, visitor.own_plan, actor="patient", received_at=at, news=news))


def tells_pain(house: House, visitor: Visitor, pain: Mapping[int, int]) -> None:
    """The pain of each day after the procedure, as a check-in keeps it."""
    at = clock.now()
    news = [
        NewEvent(id=EventId(f"pain-{day}"), kind=EventKind.CHECKED_IN, at=at, payload={"day": day, "pain": level})
        for day, level in pain.items()
    ]
    house.store.write(lambda tx: append(tx, visitor.own_plan, actor="patient", received_at=at, news=news))
